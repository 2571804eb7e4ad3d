"""Who may use the pages (角色), how they sign in (登录), and what they did (操作记录)."""
