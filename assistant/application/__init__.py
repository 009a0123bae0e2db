"""What page, API, MCP server and command line share: the assistant, builds, and what is stored of its answers."""
