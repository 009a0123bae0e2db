"""What all visitors of the server share, and what one visitor has open."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from assistant.errors import Language
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.types import Status
from assistant.ui.conversations import Conversations, Turn
from assistant.ui.jobs import BuildJob, QuestionJobs
from assistant.ui.words import Say

OpenAssistant = Callable[[Settings], Assistant]

OWNER_COOKIE = "rujukan_owner"
LANGUAGE_COOKIE = "rujukan_language"
_OWNER = re.compile(r"[\w-]{20,64}")

_SECONDS_FOR_FAST_ANSWERS = 0.8
"""A warm answer takes a fraction of this; waiting for it spares the reader a flash of the waiting state."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One for the process: the assistant, its background work and the conversations."""

    assistant: Assistant
    conversations: Conversations
    build: BuildJob
    questions: QuestionJobs

    def status(self) -> Status:
        """How the index stands; a build starts by itself where there is none to answer from.

        It starts only once: after a failure or a stop it is the reader who decides.
        """
        status = self.assistant.status()
        build = self.build.state
        if status.state != "ready" and not build.running and build.ended == 0:
            self.build.start()
        return status


@dataclass(frozen=True, slots=True)
class Visit:
    """What a screen is drawn from: the shared parts, the index's state now, and the reader's language."""

    shared: Shared
    status: Status
    say: Say
    owner: str

    @property
    def ready(self) -> bool:
        """Whether there is an index to answer from."""
        return self.status.state == "ready"


@st.cache_resource(show_spinner=False)
def shared(_open_assistant: OpenAssistant) -> Shared:
    """The shared parts, made at the first visit. Raises SettingsError."""
    settings = Settings.load()
    assistant = _open_assistant(settings)
    conversations = Conversations(settings.state)
    build = BuildJob(assistant)
    parts = Shared(assistant, conversations, build, QuestionJobs(assistant, conversations, build))
    parts.status()
    parts.questions.warm_up()
    return parts


def owner() -> str:
    """Whose conversations to list: an unguessable name kept in the browser, new for a new browser."""
    if "owner" not in st.session_state:
        kept = str(st.context.cookies.get(OWNER_COOKIE, ""))
        st.session_state["owner"] = kept if _OWNER.fullmatch(kept) else secrets.token_urlsafe(24)
    return str(st.session_state["owner"])


def first_language(settings: Settings) -> Language:
    """The language to begin with: the one last used in this browser, else the setting."""
    kept = st.context.cookies.get(LANGUAGE_COOKIE)
    return kept if kept in ("id", "en") else settings.language  # type: ignore[return-value]


def current_conversation(store: Conversations) -> tuple[str | None, bool]:
    """The conversation that the address or this visit names, and whether the address named one that is not there."""
    named = st.query_params.get("c")
    current = st.session_state.get("conversation")
    if named and named != current:
        if not store.exists(named):
            return None, True
        current = named
        show_conversation(named)
    if current and not named:
        # Coming back from another screen: the address forgets, the visit does not.
        st.query_params["c"] = current
    return current, False


def show_conversation(conversation: str | None) -> None:
    """Make a conversation (`None`: a new one) the current one."""
    st.session_state["conversation"] = conversation
    st.session_state["too_long"] = 0
    close_source()
    if conversation is None:
        st.query_params.pop("c", None)
    else:
        st.query_params["c"] = conversation


def ask(
    visit: Visit, conversation: str | None, question: str, history: tuple[str, ...], *, literal: bool = False
) -> str:
    """Write a question down, start answering it and wait a moment for the answer; returns the conversation's id.

    Raises AssistantError where it could not be written down.
    """
    store, jobs = visit.shared.conversations, visit.shared.questions
    conversation = conversation or store.start(visit.owner)
    turn = store.ask(conversation, question, literal=literal)
    show_conversation(conversation)
    st.session_state["fresh"] = turn
    jobs.start(turn, question, history, literal=literal)
    jobs.wait(turn, _SECONDS_FOR_FAST_ANSWERS if jobs.warm.is_set() else 0)
    return conversation


def ask_elsewhere(visit: Visit, question: str) -> None:
    """Ask in a new conversation from another screen, and have the page show it. Raises AssistantError."""
    ask(visit, None, question, (), literal=True)
    st.session_state["to_ask"] = True


def leads_to_ask() -> bool:
    """Whether a question was just asked on another screen; true once."""
    return bool(st.session_state.pop("to_ask", False))


def ask_again(visit: Visit, turn: Turn, history: tuple[str, ...], *, literal: bool = False) -> None:
    """Answer a turn anew, in its place; `literal`: as it is written. Raises AssistantError."""
    close_source()
    visit.shared.conversations.retry(turn.id, literal=literal)
    visit.shared.questions.start(turn.id, turn.question, history, literal=literal or turn.literal)
    visit.shared.questions.wait(turn.id, _SECONDS_FOR_FAST_ANSWERS)


def wish(turn: str, what: str) -> None:
    """Note what was pressed on an answer, for the screen to do once it is drawn again."""
    st.session_state["wish"] = (turn, what)


def take_wish() -> tuple[str, str] | None:
    """What was pressed on an answer (turn, what), once."""
    taken: tuple[str, str] | None = st.session_state.pop("wish", None)
    return taken


def write_in_input(text: str) -> None:
    """Put a text into the question's input, to be corrected there. Only before the input is drawn."""
    st.session_state["question"] = text
    st.session_state["too_long"] = 0


def open_source(turn: str, reference: str) -> None:
    """Open what a reference of an answer names, beside the answer."""
    st.session_state["source"] = (turn, reference)
    st.session_state["source_page"] = None


def press_source(turn: str, key: str) -> None:
    """Open what was pressed in the component of that key; pressed once more, close it."""
    reference = st.session_state[key].get("opened")
    if not reference:
        return
    if opened_source(turn) == reference:
        close_source()
    else:
        open_source(turn, reference)


def opened_source(turn: str) -> str | None:
    """The reference of this answer that is open, if one is."""
    source = st.session_state.get("source")
    return source[1] if source and source[0] == turn else None


def close_source() -> None:
    """Close the source panel."""
    st.session_state["source"] = None
    st.session_state["source_page"] = None
