"""Who may ask: decided from a request's headers, its sender and the tokens, before anything else is looked at.

A page of another site can make a browser send requests to this machine. Such a request names that site in Origin or
Sec-Fetch-Site; and where the site's name was made to point here (DNS rebinding), its Host is not one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from assistant.api.desk import Desk
from assistant.api.problems import NO_TOKEN, NOT_LOCAL, OTHER_SITE, UNKNOWN_HOST, WRONG_TOKEN, Problem
from assistant.api.replies import refused
from assistant.api.tokens import Tokens, accepted
from assistant.core.errors import AssistantError, SettingsError

_OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


@dataclass(frozen=True, slots=True)
class Request:
    """What of a request decides: the sender's address, whether a proxy passed it on, and its headers."""

    sender: str | None
    forwarded: bool
    host: str
    origin: str | None
    site: str
    is_navigation: bool
    authorization: str


def refusal(request: Request, hashes: tuple[str, ...], hosts: tuple[str, ...], *, is_open: bool) -> Problem | None:
    """Why the request is refused, if it is. `hashes` are those of the tokens; `is_open`: it asks for the description,
    which needs no token because it holds nothing of the documents."""
    if _name_of(request.host) not in _OWN_NAMES.union(hosts):
        return UNKNOWN_HOST
    if request.origin is not None and not _same_origin(request.origin, request.host):
        return OTHER_SITE
    if request.site in ("cross-site", "same-site") and not request.is_navigation:
        return OTHER_SITE
    if not hashes:
        return None if _is_local(request.sender) and not request.forwarded else NOT_LOCAL
    if is_open:
        return None
    scheme, _, text = request.authorization.partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        return NO_TOKEN
    return None if accepted(text.strip(), hashes) else WRONG_TOKEN


class Guarded:
    """An ASGI application behind `refusal`; `open_paths` need no token."""

    def __init__(self, app: ASGIApp, desk: Desk, open_paths: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._desk = desk
        self._open = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        problem: Problem | None
        try:
            settings = self._desk.settings
            hashes = await to_thread.run_sync(Tokens(settings.state).hashes)
            is_open = scope["path"] in self._open
            problem = refusal(_request(scope), hashes, settings.api_hosts, is_open=is_open)
        except AssistantError as error:
            problem = self._desk.problem(error)
        if problem is None:
            await self._app(scope, receive, send)
        else:
            await refused(scope, problem, self._desk)(scope, receive, send)


class KnownHosts:
    """The whole server, page and all, behind the names it is known by, and closed to pages of other sites.

    A site that lets its own name point to this machine would else be served the page like its owner. Host is asked for
    where the server listens on this machine only, and wherever names are listed (`api_hosts`); an address in numbers is
    nobody's name. Origin is asked for always, and before Streamlit looks at it: Streamlit answers a foreign one by
    asking a host outside what this machine's address is, while everybody else waits.
    """

    def __init__(self, app: ASGIApp, desk: Desk, listens_here_only: Callable[[], bool]) -> None:
        self._app = app
        self._desk = desk
        self._here_only = listens_here_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif (problem := self._problem(scope)) is None:
            await self._app(_with_own_origin(scope), receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await refused(scope, problem, self._desk)(scope, receive, send)

    def _problem(self, scope: Scope) -> Problem | None:
        try:
            listed = self._desk.settings.api_hosts
        except SettingsError:
            listed = ()
        headers = Headers(scope=scope)
        host = _host_of(headers)
        name = _name_of(host)
        is_known = name in _OWN_NAMES.union(listed) or _is_address(name)
        if not is_known and (listed or self._here_only()):
            return UNKNOWN_HOST
        origins = headers.getlist("origin")
        return None if all(_is_own(origin, host, listed) for origin in origins) and len(origins) < 2 else OTHER_SITE


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _request(scope: Scope) -> Request:
    headers = Headers(scope=scope)
    client = scope.get("client")
    return Request(
        sender=client[0] if client else None,
        forwarded=any(name in headers for name in _FORWARDED),
        host=_host_of(headers),
        origin=headers.get("origin"),
        site=headers.get("sec-fetch-site", ""),
        is_navigation=scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate",
        authorization=headers.get("authorization", ""),
    )


def _host_of(headers: Headers) -> str:
    """The Host header; "" where there is none, or more than one."""
    hosts = headers.getlist("host")
    return hosts[0] if len(hosts) == 1 else ""


def _name_of(host: str) -> str:
    """The name in a Host header, without its port; "" for what is none."""
    found = _HOST.fullmatch(host)
    return found["name"].strip("[]").lower() if found else ""


def _same_origin(origin: str, host: str) -> bool:
    scheme, _, rest = origin.partition("://")
    return scheme in ("http", "https") and rest.lower() == host.lower() and _HOST.fullmatch(host) is not None


def _is_own(origin: str, host: str, listed: tuple[str, ...]) -> bool:
    """Whether a page of this origin is ours: it names the request's host and port, or a listed name at whatever port a
    proxy has."""
    scheme, _, rest = origin.partition("://")
    return _same_origin(origin, host) or (scheme in ("http", "https") and _name_of(rest) in listed)


def _with_own_origin(scope: Scope) -> Scope:
    """A websocket's request as if it came without a proxy: its origin, which is ours, spelled as its host is. Streamlit
    compares the letters of both, and asks outside where they differ."""
    headers = Headers(scope=scope)
    if scope["type"] != "websocket" or "origin" not in headers:
        return scope
    scheme = headers["origin"].partition("://")[0]
    origin = (b"origin", f"{scheme}://{_host_of(headers)}".encode("latin-1"))
    return {**scope, "headers": [header for header in scope["headers"] if header[0] != b"origin"] + [origin]}


def _is_local(sender: str | None) -> bool:
    try:
        address = ip_address(sender or "")
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
