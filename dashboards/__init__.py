"""The web pages (看板): read the serving copy, show it, compute nothing."""
