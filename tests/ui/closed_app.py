"""The page over the small corpus with fake models; everything else is real. The environment says where things are, and
FIRST which screen is drawn in the first place: Streamlit's test frame follows no link."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.ui.main import run
from assistant.ui.screens import ask
from tests.fakes import FakeEmbedder, FakeReader


def open_small(settings: Settings) -> Assistant:
    """An assistant with fake models."""
    return Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)


if first := os.environ.get("FIRST"):
    ask.render = import_module(f"assistant.ui.screens.{first}").render
run(open_small)
