"""The interface over a small corpus with fake models: in this process, and behind a real server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.api.routes import Interface
from assistant.api.tokens import Tokens
from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from tests.fakes import PROJECT, FakeEmbedder, FakeReader, write_corpus
from tests.ui.browser import PATIENCE_SECONDS, free_port

QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
LOCAL = ("127.0.0.1", 50000)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A small corpus and its index; the state folder is for reading only."""
    folder = tmp_path_factory.mktemp("small")
    own = Settings(corpus=write_corpus(folder / "corpus"), index=folder / "index", state=folder / "state")
    small_assistant(own).build()
    return own


def small_assistant(settings: Settings) -> Assistant:
    return Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)


@contextmanager
def asking(assistant: Assistant, sender: tuple[str, int] = LOCAL, host: str = "127.0.0.1:8501") -> Iterator[TestClient]:
    """A client of the interface over that assistant, in this process."""
    interface = Interface(lambda _: assistant, assistant.settings)
    server = Starlette(routes=interface.routes, lifespan=lambda _: interface.running())
    with TestClient(server, base_url=f"http://{host}", client=sender, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def settings(small: Settings, tmp_path: Path) -> Settings:
    """The small corpus with a state folder of its own, so that a test may make tokens."""
    return replace(small, state=tmp_path / "state")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with asking(small_assistant(settings)) as opened:
        yield opened


@dataclass(frozen=True)
class Served:
    """A server of its own process, a token for it, and what it has written so far."""

    url: str
    token: str
    log: Path

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture(scope="session")
def served(small: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`small_app.py` behind uvicorn, with a token made."""
    folder = tmp_path_factory.mktemp("served")
    port, token = free_port(), Tokens(folder / "state").add("uji")
    command = [sys.executable, "-m", "uvicorn", "tests.api.small_app:app", "--port", str(port), "--no-access-log"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
    clean |= {"ASSISTANT_CORPUS": str(small.corpus), "ASSISTANT_INDEX": str(small.index)}
    clean |= {"ASSISTANT_STATE": str(folder / "state"), "PYTHONPATH": str(PROJECT)}
    log = folder / "log.txt"
    with log.open("wb") as written:
        process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=clean,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
            yield Served(f"http://127.0.0.1:{port}", token, log)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(url, timeout=2)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not answer")
