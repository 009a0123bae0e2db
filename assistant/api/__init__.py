"""Ways in for other programs: HTTP and MCP, on the port of the page."""
