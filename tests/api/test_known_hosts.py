"""The page itself is served under its own names only, and to its own pages only."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from assistant.api.access import KnownHosts
from assistant.api.desk import Desk
from assistant.core.settings import Settings


async def page(_: object) -> PlainTextResponse:
    return PlainTextResponse("page")


async def stream(socket: WebSocket) -> None:
    """Says which origin it was told of."""
    await socket.accept()
    await socket.send_text(socket.headers.get("origin", ""))
    await socket.close()


def client(*, here_only: bool = True, hosts: tuple[str, ...] = ()) -> TestClient:
    app = Starlette(routes=[Route("/", page), WebSocketRoute("/stream", stream)])
    return TestClient(KnownHosts(app, Desk(settings=Settings(api_hosts=hosts)), lambda: here_only))


@pytest.mark.parametrize(
    ("host", "here_only", "hosts", "status"),
    [
        ("localhost:8501", True, (), 200), ("127.0.0.1", True, (), 200), ("[::1]:8501", True, (), 200),
        ("192.168.1.5:8501", True, (), 200), ("evil.example:8501", True, (), 403), ("", True, (), 403),
        ("localhost.evil.example", True, (), 403), ("127.0.0.1.evil.example", True, (), 403),
        ("kantor.example", True, ("kantor.example",), 200), ("kantor.example", False, (), 200),
        ("evil.example", False, ("kantor.example",), 403),
    ],
)  # fmt: skip
def test_a_site_whose_name_was_made_to_point_here_is_not_served(
    host: str, here_only: bool, hosts: tuple[str, ...], status: int
) -> None:
    assert client(here_only=here_only, hosts=hosts).get("/", headers={"host": host}).status_code == status


def test_nor_is_it_given_the_stream_of_the_page() -> None:
    with client().websocket_connect("/stream", headers={"host": "localhost:8501"}):
        pass
    with pytest.raises(WebSocketDisconnect), client().websocket_connect("/stream", headers={"host": "evil.example"}):
        pass


OURS = [
    (None, "localhost:8501", ()), ("http://localhost:8501", "localhost:8501", ()),
    ("http://LOCALHOST:8501", "localhost:8501", ()), ("http://[::1]:8501", "[::1]:8501", ()),
    ("https://192.168.1.5", "192.168.1.5", ()), ("http://pc-kantor:8501", "pc-kantor:8501", ()),
    ("https://kantor.example", "127.0.0.1:8501", ("kantor.example",)),
    ("https://kantor.example:8443", "kantor.example", ("kantor.example",)),
]  # fmt: skip
FOREIGN = [
    ("https://evil.example", "localhost:8501", ()), ("http://localhost:3000", "localhost:8501", ()),
    ("http://localhost", "localhost:8501", ()), ("null", "localhost:8501", ()), ("", "localhost:8501", ()),
    ("localhost:8501", "localhost:8501", ()), ("ftp://localhost:8501", "localhost:8501", ()),
    ("http://somebody@localhost:8501", "localhost:8501", ()), ("http://localhost:8501/", "localhost:8501", ()),
    ("http://127.0.0.1:8501", "localhost:8501", ()), ("http://localhost:8501 ", "localhost:8501", ()),
    ("https://kantor.example.evil.example", "kantor.example", ("kantor.example",)),
    ("http://pc-kantor/x", "pc-kantor/x", ()), ("http://", "", ()),
]  # fmt: skip


@pytest.mark.parametrize(("origin", "host", "hosts"), OURS)
def test_our_own_page_is_served_and_streamlit_is_told_an_origin_spelled_as_the_host(
    origin: str | None, host: str, hosts: tuple[str, ...]
) -> None:
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    at = client(here_only=False, hosts=hosts)
    assert at.get("/", headers=headers).status_code == 200
    with at.websocket_connect("/stream", headers=headers) as socket:
        told = socket.receive_text()
    assert told == ("" if origin is None else f"{origin.partition(':')[0]}://{host}")


@pytest.mark.parametrize(("origin", "host", "hosts"), FOREIGN)
@pytest.mark.parametrize("here_only", [False, True])
def test_a_page_of_another_site_gets_nothing(origin: str, host: str, hosts: tuple[str, ...], here_only: bool) -> None:
    at = client(here_only=here_only, hosts=hosts)
    headers = {"host": host, "origin": origin}
    assert at.get("/", headers=headers).status_code == 403
    with pytest.raises(WebSocketDisconnect), at.websocket_connect("/stream", headers=headers):
        pass


def test_two_origins_are_none_of_ours() -> None:
    two = [("host", "localhost:8501"), ("origin", "http://localhost:8501"), ("origin", "http://localhost:8501")]
    assert client().get("/", headers=two).status_code == 403
