"""The page over a fake assistant; the environment says which (FAKE_MODE, FAKE_BUILD_SECONDS, FAKE_ASK_SECONDS)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.core.settings import Settings
from assistant.ui.main import run
from assistant.ui.session import loading
from tests.ui.fake import FakeAssistant


def open_fake(settings: Settings) -> FakeAssistant:
    """The assistant that the environment asks for."""
    return FakeAssistant(
        settings,
        os.environ.get("FAKE_MODE", "ready").replace("loading", "ready"),
        build_seconds=float(os.environ.get("FAKE_BUILD_SECONDS", "0")),
        ask_seconds=float(os.environ.get("FAKE_ASK_SECONDS", "0")),
    )


if os.environ.get("FAKE_MODE") != "loading":
    loading.load()
run(open_fake)
