"""The server over a small corpus with fake models: everything else is real. The environment says where things are."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from assistant.api.routes import Interface
from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from tests.fakes import PROJECT, FakeEmbedder, FakeReader

opened: dict[Settings, Assistant] = {}


def open_small(settings: Settings) -> Assistant:
    """The one assistant of this process, with fake models."""
    return opened.setdefault(settings, Assistant(settings, embedder=FakeEmbedder, reader=FakeReader))


interface = Interface(open_small)


@asynccontextmanager
async def running(_: st.App) -> AsyncIterator[None]:
    """As in `app.py`."""
    async with interface.running():
        yield


app = st.App(PROJECT / "page.py", routes=interface.routes, lifespan=running)
