"""The page itself is served under its own names only."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from assistant.api.access import KnownHosts
from assistant.api.desk import Desk
from assistant.settings import Settings


async def page(_: object) -> PlainTextResponse:
    return PlainTextResponse("page")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
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
