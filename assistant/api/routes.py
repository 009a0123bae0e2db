"""The addresses below /api and /mcp, served by the page's server on the page's port."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from msgspec import Struct
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from assistant.api import forms, queries
from assistant.api.access import Guarded
from assistant.api.desk import Desk, OpenAssistant, log_without_words
from assistant.api.guide import HEADERS, page
from assistant.api.hosted import HostedMcp
from assistant.api.openapi import description
from assistant.api.operations import OPERATIONS, Operation
from assistant.api.originals import original_route
from assistant.api.problems import NO_ADDRESS, NO_JSON_TYPE, UNEXPECTED, Refused, too_large, wrong_method
from assistant.api.replies import base_of, given, language_of, query_of, refused
from assistant.api.tokens import Tokens
from assistant.core.settings import Settings

LARGEST_BODY = 1024 * 1024
"""Bytes. Twenty-one questions of the greatest length fit, however they are escaped."""

Endpoint = Callable[[Request], Awaitable[Response]]


class Interface:
    """Everything but the page: `routes` for the server, `running()` around its life."""

    def __init__(self, open_assistant: OpenAssistant | None = None, settings: Settings | None = None) -> None:
        self.desk = Desk(open_assistant, settings)
        self._mcp = HostedMcp(self.desk, LARGEST_BODY)
        api = Guarded(self._api(), self.desk, frozenset({"/api", "/api/openapi.json"}))
        mcp = Guarded(self._mcp, self.desk)
        self.routes: list[BaseRoute] = [*_at("/api", api), *_at("/mcp", mcp), original_route(self.desk)]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keeps what lives as long as the server."""
        async with self._mcp.running():
            yield

    def _api(self) -> Starlette:
        routes = [
            Route("/api", self._guide, methods=["GET"]),
            Route("/api/openapi.json", self._description, methods=["GET"]),
        ]
        for path in dict.fromkeys(operation.path for operation in OPERATIONS):
            # One route for all methods of a path: the first that knows the path says which methods it has.
            by_method: dict[str, Endpoint] = {one.method: self._endpoint(one) for one in OPERATIONS if one.path == path}
            routes.append(Route(f"/api{path}", _by_method(by_method), methods=list(by_method)))
        handlers: dict[Any, Any] = {HTTPException: self._http, Refused: self._refused}
        api = Starlette(routes=routes, exception_handlers=handlers)
        api.router.redirect_slashes = False  # an address is there or not; a redirect would not be described
        return api

    def _endpoint(self, operation: Operation) -> Endpoint:
        answer: Callable[[Request, Any, Any], Awaitable[Any]] = getattr(self, f"_{operation.name}")

        async def endpoint(request: Request) -> Response:
            try:
                query = forms.from_query(query_of(request.scope), operation.query)
                body = await _body(request, operation.body) if operation.body else None
                return given(await answer(request, query, body))
            except Refused:
                raise
            except Exception as error:  # noqa: BLE001 - the edge of the server: a bug is logged and told, not lost
                log_without_words(error)
                return refused(request.scope, UNEXPECTED, self.desk)

        return endpoint

    async def _ask(self, request: Request, query: forms.LanguageQuery, form: forms.AskForm) -> Any:
        return await self.desk.work(lambda assistant: queries.ask(assistant, form, base_of(request)))

    async def _search(self, request: Request, query: forms.SearchQuery, _: None) -> Any:
        return await self._search_with_body(request, query, query.form())

    async def _search_with_body(self, request: Request, query: forms.LanguageQuery, form: forms.SearchForm) -> Any:
        language, base = language_of(request.scope, self.desk), base_of(request)
        return await self.desk.work(lambda assistant: queries.search(assistant, form, language, base))

    async def _documents(self, request: Request, query: forms.DocumentsQuery, _: None) -> Any:
        return await self.desk.look(lambda assistant: queries.documents(assistant, query.offset, query.limit))

    async def _document(self, request: Request, query: forms.LanguageQuery, _: None) -> Any:
        return await self.desk.look(lambda assistant: queries.document(assistant, request.path_params["id"]))

    async def _passage(self, request: Request, query: forms.LanguageQuery, _: None) -> Any:
        language, base = language_of(request.scope, self.desk), base_of(request)
        identity = request.path_params["id"]
        return await self.desk.look(lambda assistant: queries.passage(assistant, identity, language, base))

    async def _status(self, request: Request, query: forms.LanguageQuery, _: None) -> Any:
        language = language_of(request.scope, self.desk)
        return await self.desk.look(lambda assistant: queries.status(assistant, language))

    async def _description(self, request: Request) -> Response:
        hashes = await to_thread.run_sync(Tokens(self.desk.settings.state).hashes)
        return given(description(language_of(request.scope, self.desk), token_needed=bool(hashes)))

    async def _guide(self, request: Request) -> Response:
        return HTMLResponse(page(language_of(request.scope, self.desk), base_of(request)), headers=HEADERS)

    async def _refused(self, request: Request, refusal: Refused) -> Response:
        return refused(request.scope, refusal.problem, self.desk)

    async def _http(self, request: Request, error: HTTPException) -> Response:
        """What Starlette refuses by itself: an unknown address or method."""
        if error.status_code != 405:
            return refused(request.scope, NO_ADDRESS, self.desk)
        allowed = (error.headers or {}).get("Allow", "")
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": f"{allowed}, OPTIONS"})
        return refused(request.scope, wrong_method(allowed), self.desk)


def _at(path: str, app: ASGIApp) -> list[BaseRoute]:
    """The application at the path itself and below it: the page's own routes answer whatever is left over."""
    return [Route(path, app), Route(path + "/{rest:path}", app)]


def _by_method(endpoints: dict[str, Endpoint]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await endpoints["GET" if request.method == "HEAD" else request.method](request)

    return endpoint


async def _body(request: Request, form: type[Struct]) -> Struct:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(NO_JSON_TYPE)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refused(too_large(LARGEST_BODY))
    return await to_thread.run_sync(forms.from_json, bytes(body), form)
