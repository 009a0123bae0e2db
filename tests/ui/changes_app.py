"""The page over documents that change with a build.

FAKE_FIRST=documents draws the documents where questions are asked: Streamlit's test frame follows no link.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.core.settings import Settings
from assistant.ui import main
from assistant.ui.session import loading
from tests.ui.fake_changes import ChangingAssistant
from tests.ui.first import beginning_with


def open_changing(settings: Settings) -> ChangingAssistant:
    """The assistant that the environment asks for."""
    mode = os.environ.get("FAKE_MODE", "ready")
    return ChangingAssistant(settings, mode, ask_seconds=float(os.environ.get("FAKE_ASK_SECONDS", "0")))


if os.environ.get("FAKE_FIRST") == "documents":
    main.SCREENS = beginning_with("documents")
loading.load()
main.run(open_changing)
