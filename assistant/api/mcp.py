"""The MCP server, over HTTP and over standard input and output. The only module that imports the SDK.

Built on the SDK's low level, because our forms already are the schemas, and because its convenient level puts handlers
on the logs of the whole process.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import mcp_types as types
import msgspec
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError

from assistant import __version__
from assistant.api import queries
from assistant.api.desk import Desk
from assistant.api.forms import from_values
from assistant.api.problems import Refused
from assistant.api.replies import base_of
from assistant.api.tools import (
    INSTRUCTIONS,
    LOADING,
    NOTICE,
    READING,
    TOOLS,
    AskTool,
    ListTool,
    OpenTool,
    SearchTool,
    ToolText,
    schema_of,
)
from assistant.core.errors import AssistantError, Language, Words

if TYPE_CHECKING:
    from assistant.application.assistant import Assistant

Context = ServerRequestContext[Any, Any]

_BY_NAME = {tool.name: tool for tool in TOOLS}


def server(desk: Desk) -> Server[Any]:
    """A server whose tools are worked on at that desk."""
    _keep_quiet()
    made: Server[Any] = Server(
        "rujukan",
        version=__version__,
        title="Rujukan",
        instructions=INSTRUCTIONS,
        on_list_tools=_list_tools,
        on_call_tool=partial(_call_tool, desk),
    )
    made.middleware.clear()  # tracing: nothing that is asked leaves this process
    return made


def session_manager(desk: Desk, largest_body: int) -> StreamableHTTPSessionManager:
    """The server over HTTP, without sessions. Host, Origin and token are checked before it (`access`)."""
    return StreamableHTTPSessionManager(server(desk), stateless=True, max_request_body_size=largest_body)


def serve_stdio(desk: Desk) -> None:
    """Serve one program over standard input and output, until it hangs up."""
    anyio.run(_stdio, desk)


async def _stdio(desk: Desk) -> None:
    made = server(desk)
    async with stdio_server() as (reading, writing):
        await made.run(reading, writing, made.create_initialization_options())


async def _list_tools(context: Context, params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
    return types.ListToolsResult(tools=[_tool(tool) for tool in TOOLS])


def _tool(tool: ToolText) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=schema_of(tool.form),
        output_schema=schema_of(tool.result),
        annotations=types.ToolAnnotations(
            title=tool.title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


async def _call_tool(desk: Desk, context: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
    tool = _BY_NAME.get(params.name)
    if tool is None:
        raise MCPError(types.INVALID_PARAMS, f"Unknown tool: {params.name[:80]}")
    arguments = params.arguments or {}
    language = _language(arguments, desk)
    try:
        result = await _answered(desk, context, from_values(arguments, tool.form), language)
    except Refused as refused:
        problem = refused.problem
        told = f"{problem.message.in_(language)} {problem.hint.in_(language)}"
        return types.CallToolResult(content=[types.TextContent(type="text", text=told)], is_error=True)
    result["notice"] = NOTICE
    text = msgspec.json.encode(result).decode()
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], structured_content=result)


def _language(arguments: dict[str, Any], desk: Desk) -> Language:
    said = arguments.get("language")
    if said in ("id", "en"):
        return "en" if said == "en" else "id"
    try:
        return desk.settings.language
    except AssistantError:
        return "id"


async def _answered(desk: Desk, context: Context, form: Any, language: Language) -> dict[str, Any]:
    base = base_of(context.request) if context.request is not None else None
    match form:
        case AskTool():
            await _prepared(desk, context, language)
            return await desk.work(lambda assistant: queries.ask(assistant, form, base))
        case SearchTool():
            await _prepared(desk, context, language)
            return await desk.work(lambda assistant: queries.search(assistant, form, language, base))
        case OpenTool():
            identity = form.passage_id
            return await desk.look(lambda assistant: queries.passage(assistant, identity, language, base))
        case ListTool():
            return await desk.look(lambda assistant: queries.documents(assistant, form.offset, form.limit))
    raise AssertionError(type(form))  # pragma: no cover - every tool has its case


async def _prepared(desk: Desk, context: Context, language: Language) -> None:
    """Load what a question needs, and say so meanwhile: it takes seconds once after the start."""

    async def tell(done: int, words: Words) -> None:
        await context.session.report_progress(done, 2, words.in_(language))

    await tell(0, LOADING)
    await desk.look(_loaded)
    await tell(1, READING)


def _loaded(assistant: Assistant) -> None:
    if assistant.status().state == "ready":  # else the question itself says what is wrong
        assistant.model()
        assistant.reader()


def _keep_quiet() -> None:
    """Nothing of the SDK's own log is written: its lines repeat what callers send."""
    log = logging.getLogger("mcp")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())
