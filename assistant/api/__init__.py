"""Ways in for other programs, on the port of the page: HTTP and MCP. No Streamlit here.

routes        the addresses below /api and /mcp, as Starlette routes
access        who may ask: tokens, and no other site's pages
tokens        the tokens, kept as hashes
operations    what can be asked over HTTP, as a table
forms         what is asked, checked
results       what comes back
queries       a form -> a result, the same for HTTP and MCP
replies       results and problems as HTTP answers, in the caller's language
hosted        the MCP server's life on the page's port
desk          where queries are worked on: a few at a time, off the event loop
problems      what goes wrong, in both languages
openapi       the operations as an OpenAPI description
guide         the operations as a page for people
tools         what can be asked over MCP, as a table
mcp           the only module that imports the MCP SDK

Nothing heavy is imported before the first request: the page must not wait for it.
"""
