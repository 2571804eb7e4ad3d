"""Pages (页面): each reads like a table of contents; parts live in components and figures."""
