"""The page over the small corpus with fake models; everything else is real. The environment says where things are, and
FIRST which screen is drawn in the first place: Streamlit's test frame follows no link."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.ui import main
from assistant.ui.session import loading
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.first import beginning_with


def open_small(settings: Settings) -> Assistant:
    """An assistant with fake models."""
    return Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)


if first := os.environ.get("FIRST"):
    main.SCREENS = beginning_with(first)
loading.load()
main.run(open_small)
