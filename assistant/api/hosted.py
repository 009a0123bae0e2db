"""The MCP server on the page's port: brought up by the first request, so that the page never waits for the SDK."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

import anyio
from anyio import to_thread
from anyio.abc import TaskGroup, TaskStatus
from starlette.types import Receive, Scope, Send

from assistant.api.desk import Desk
from assistant.api.problems import STARTING, wrong_method
from assistant.api.replies import refused


class Manager(Protocol):
    """What this module knows of the SDK: it runs, and answers requests while it does."""

    def run(self) -> AbstractAsyncContextManager[None]:
        """The life of the manager."""

    async def handle_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""


class HostedMcp:
    """An ASGI application for POST; it keeps no sessions, so there is nothing to GET or DELETE."""

    def __init__(self, desk: Desk, largest_body: int) -> None:
        self._desk = desk
        self._largest_body = largest_body
        self._group: TaskGroup | None = None
        self._manager: Manager | None = None
        self._opening = anyio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The server's life, in which requests can be answered."""
        async with anyio.create_task_group() as group:
            self._group = group
            try:
                yield
            finally:
                self._group = None
                group.cancel_scope.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] != "POST":
            await refused(scope, wrong_method("POST"), self._desk)(scope, receive, send)
            return
        if self._group is None:
            await refused(scope, STARTING, self._desk)(scope, receive, send)
            return
        async with self._opening:
            if self._manager is None:
                self._manager = await self._group.start(self._serve)
        await self._manager.handle_request(scope, receive, send)

    async def _serve(self, *, task_status: TaskStatus[Manager]) -> None:
        manager = await to_thread.run_sync(self._opened)
        async with manager.run():
            task_status.started(manager)
            await anyio.sleep_forever()

    def _opened(self) -> Manager:
        from assistant.api.mcp import session_manager

        return session_manager(self._desk, self._largest_body)
