"""A small real HTTP server that speaks the streaming chat completions protocol, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Keeps what it was asked, and lets the server's `behaviour` answer."""

    server: ChatServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(
            {
                "path": self.path,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "body": json.loads(body),
            }
        )
        self.server.behaviour(self)

    def do_GET(self) -> None:
        self.server.asked.append(
            {"path": self.path, "headers": {name.lower(): value for name, value in self.headers.items()}, "body": None}
        )
        self.plain(200, '{"object": "list", "data": []}')

    def plain(self, status: int, text: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text.encode())))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def open_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def piece(self, content: object) -> None:
        choice = {"index": 0, "delta": {"role": "assistant", "content": content}, "finish_reason": None}
        self.event(json.dumps({"id": "1", "object": "chat.completion.chunk", "model": "m", "choices": [choice]}))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class ChatServer(ThreadingHTTPServer):
    """`asked` are the requests; `released` lets a behaviour wait until the test is over."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.asked: list[dict[str, Any]] = []
        self.released = threading.Event()
        self.hung_up = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def chat_server(behaviour: Behaviour) -> Iterator[ChatServer]:
    with ChatServer(behaviour) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


def says(text: str) -> Behaviour:
    """Answers with this text in small pieces."""

    def behave(handler: Handler) -> None:
        handler.open_stream()
        for start in range(0, len(text), 7):
            handler.piece(text[start : start + 7])
        handler.event("[DONE]")

    return behave


def trickles(piece: str) -> Behaviour:
    """Opens a stream and sends this again and again, until nobody listens."""

    def behave(handler: Handler) -> None:
        handler.open_stream()
        try:
            while not handler.server.released.wait(0.02):
                handler.wfile.write(piece.encode())
                handler.wfile.flush()
        except OSError:
            handler.server.hung_up.set()

    return behave


def sends(*lines: str, close: bool = True) -> Behaviour:
    """Sends these as events of a stream, then closes without an end."""

    def behave(handler: Handler) -> None:
        handler.open_stream()
        for line in lines:
            handler.event(line)

    return behave


def fails(status: int, body: str = "{}", **headers: str) -> Behaviour:
    """Answers every time with this status."""
    return lambda handler: handler.plain(status, body, **headers)


def one_after_the_other(*behaviours: Behaviour) -> Behaviour:
    """Another behaviour for each request."""
    left = list(behaviours)
    return lambda handler: left.pop(0)(handler)
