"""Parts of screens alone: the exports of a conversation, and the lists of answers to look through."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from assistant.application.conversations import Marked, Refused
from assistant.core.errors import Words
from assistant.ui.components.export import draw_export
from assistant.ui.components.pieces import style
from assistant.ui.components.review import draw_marked, draw_refused
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from tests.ui.fake import FakeAssistant, answered, hostile, not_found
from tests.ui.fake_documents import HOSTILE, tabled

# A moment of 4 March 2026, in seconds since 1970. (Streamlit would show a string that stands alone.)
ASKED = 1_772_600_000.0


def run() -> None:
    """Draw the part that PART names (export, review), with as many entries as ENTRIES says."""
    style()
    shared = state.shared(FakeAssistant)
    say = Say("en" if os.environ.get("ASSISTANT_LANGUAGE") == "en" else "id")
    visit = state.Visit(shared, shared.status(), say, "pemilik")
    count = int(os.environ.get("ENTRIES", "3"))
    if os.environ.get("PART") == "review":
        refused = [Refused(f"t{n}", f"c{n}", f"{n} {HOSTILE}", "partial", ASKED - n) for n in range(count)]
        reasons = ("", HOSTILE, "Tahunnya keliru.")
        marked = [Marked(f"{n} {HOSTILE}", reasons[n % 3], "answered", ASKED - n) for n in range(count)]
        draw_refused(visit, refused, limit=int(os.environ.get("LIMIT", "0")))
        draw_marked(visit, marked)
        return
    if "made" not in st.session_state:
        st.session_state["made"] = conversation(visit, count)
    turns = shared.conversations.turns(st.session_state["made"])
    draw_export(visit, st.session_state["made"], turns, title=os.environ.get("TITLE", ""))


def conversation(visit: state.Visit, count: int) -> str:
    """A conversation of this many questions: answered ones of each kind, then one that failed and one that waits."""
    store = visit.shared.conversations
    made = store.start(visit.owner)
    for number in range(count):
        turn = store.ask(made, HOSTILE if number == 1 else "Mengapa kerja sama dengan Kawasaki tersendat?")
        if number < 4:
            store.finish(turn, (answered, hostile, tabled, not_found)[number]("Mengapa?"))
        elif number == 4:
            store.fail(turn, Words("Indeks rusak.", "Damaged."), Words("Bangun ulang.", "Rebuild."))
    return made


run()
