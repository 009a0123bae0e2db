"""The page over documents that change with a build; a turn has its notice and its button, the list its place.

FAKE_FIRST=documents draws the documents where questions are asked: Streamlit's test frame follows no link.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.settings import Settings
from assistant.ui import state
from assistant.ui.components import answer
from assistant.ui.components.outdated import draw_outdated
from assistant.ui.components.saved import draw_saved, save_button
from assistant.ui.conversations import Turn
from assistant.ui.main import run
from assistant.ui.screens import ask, documents
from tests.ui.fake_changes import ChangingAssistant

draw_turn = getattr(answer, "draw_turn_alone", answer.draw_turn)
draw_documents = getattr(documents, "render_alone", documents.render)


def turn_with_notice(visit: state.Visit, turn: Turn, history: tuple[str, ...]) -> None:
    """A turn with what the page will draw around its answer."""
    draw_outdated(visit, turn, partial(state.ask_again, visit, turn, history))
    draw_turn(visit, turn, history)
    save_button(visit, turn)


def documents_with_saved(visit: state.Visit) -> None:
    """The documents with the saved questions below."""
    draw_documents(visit)
    draw_saved(visit)


def open_changing(settings: Settings) -> ChangingAssistant:
    """The assistant that the environment asks for."""
    mode = os.environ.get("FAKE_MODE", "ready")
    return ChangingAssistant(settings, mode, ask_seconds=float(os.environ.get("FAKE_ASK_SECONDS", "0")))


# The script runs anew for every redrawing, the modules do not: what they had first is kept.
answer.draw_turn_alone, documents.render_alone = draw_turn, draw_documents  # type: ignore[attr-defined]
ask.draw_turn = turn_with_notice
documents.render = documents_with_saved
if os.environ.get("FAKE_FIRST") == "documents":
    ask.render = documents_with_saved
run(open_changing)
