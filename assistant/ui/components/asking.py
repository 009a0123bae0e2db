"""Where a question is typed. It imports next to nothing, so that one can type while the rest is loaded."""

from __future__ import annotations

import streamlit as st

from assistant.core.questions import MOST_CHARACTERS, characters
from assistant.ui.components.pieces import show
from assistant.ui.session.begun import Begun
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape, join, tag


def begin(say: Say) -> Begun:
    """Draw the input, which stands below the conversation but is read before it is drawn."""
    # Not at the page's root, where Streamlit would keep the page scrolled to its end and move what the reader looks at.
    # The two columns are always there, so that opening a source keeps what is drawn and has the focus; while nothing
    # is open the style sheet hides the right one and centres the left.
    left, right = st.container(key="desk").columns([1, 1], gap="medium")
    with st.container(key="asking"):
        above = st.container()
        # Not with `max_chars`: the browser would then drop a longer text without a word.
        question = st.chat_input(say("ask_input"), key="question", on_submit=_keep_too_long)
    return Begun(left, right, above, (question or "").strip())


def draw_welcome(say: Say) -> None:
    """What a new conversation begins with."""
    parts = (tag("h1", escape(say("ask_title"))), tag("p", escape(say("ask_promise"))))
    show(tag("div", join(parts), "rj-welcome"))


def _keep_too_long() -> None:
    """Give a question that is too long back to the input, to be told and shortened; nothing of it is lost."""
    question = str(st.session_state["question"] or "")
    length = characters(question)
    st.session_state["too_long"] = length if length > MOST_CHARACTERS else 0
    if length > MOST_CHARACTERS:
        st.session_state["question"] = question
