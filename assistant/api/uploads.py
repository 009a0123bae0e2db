"""Files that are sent to the page's server: refused before they are read where nobody may add any.

Streamlit keeps whatever is sent to it in memory, up to 200 MB each, also for a page that asks for no file.
"""

from __future__ import annotations

from collections.abc import Callable

from anyio import to_thread
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_ADDRESS = "/_stcore/upload_file/"


class Uploads:
    """An ASGI application that takes files only where `may_send` says so."""

    def __init__(self, app: ASGIApp, may_send: Callable[[], bool]) -> None:
        self._app = app
        self._may_send = may_send

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it before its body is read."""
        is_file = scope["type"] == "http" and scope["method"] == "PUT" and _ADDRESS in scope["path"]
        if is_file and not await to_thread.run_sync(self._may_send):
            await PlainTextResponse("Documents cannot be changed here.", 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
