"""What all visitors of the server share, and what one visitor has open."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from assistant.application.assistant import Assistant
from assistant.application.collection import Collection
from assistant.application.conversations import Conversations, Turn
from assistant.application.jobs import BuildJob, QuestionJobs
from assistant.application.saved import SavedQuestions
from assistant.application.saved_jobs import SavedJob
from assistant.core.settings import Settings
from assistant.core.types import Filters, Status
from assistant.ui.session.begun import Begun
from assistant.ui.texts.words import Say

OpenAssistant = Callable[[Settings], Assistant]

OWNER_COOKIE = "rujukan_owner"
_OWNER = re.compile(r"[\w-]{20,64}")

_SECONDS_FOR_FIRST_PAINT = 1.0
"""The page is drawn before the model is loaded ahead of a question; a question asked sooner loads it itself."""

_SECONDS_FOR_FAST_ANSWERS = 0.8
"""A warm answer takes a fraction of this; waiting for it spares the reader a flash of the waiting state."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One for the process: the assistant, its background work, conversations, saved questions and collections."""

    assistant: Assistant
    conversations: Conversations
    build: BuildJob
    questions: QuestionJobs
    saved: SavedQuestions
    asking: SavedJob
    collection: Collection

    def status(self) -> Status:
        """How the index stands; a build starts by itself where there is none to answer from.

        It starts only once: after a failure or a stop it is the reader who decides.
        """
        status = self.assistant.status()
        build = self.build.state
        if status.state != "ready" and not build.running and build.ended == 0:
            self.build.start()
        if status.state == "ready" and not build.running:
            # Also of a build made on the command line.
            self.asking.notice(status.generation)
        return status


@dataclass(frozen=True, slots=True)
class Visit:
    """What a screen is drawn from: the shared parts, the index's state now, and the reader's language; `begun` is what
    is drawn of the screen for questions already."""

    shared: Shared
    status: Status
    say: Say
    owner: str
    begun: Begun | None = None

    @property
    def edition(self) -> str:
        """What is kept of the index is kept under this: another generation, or another part of it that is open, has
        another."""
        return self.status.edition or self.status.generation

    @property
    def ready(self) -> bool:
        """Whether there is an index to answer from."""
        return self.status.state == "ready"


@st.cache_resource(show_spinner=False)
def shared(_open_assistant: OpenAssistant) -> Shared:
    """The shared parts, made at the first visit. Raises SettingsError."""
    settings = Settings.load()
    assistant = _open_assistant(settings)
    conversations = Conversations(settings.state, assistant.closed)
    build = BuildJob(assistant)
    saved = SavedQuestions(settings.state, assistant.closed)
    asking = SavedJob(assistant, saved, build)
    build.afterwards(asking.notice)
    questions = QuestionJobs(assistant, conversations, build)
    collection = Collection(settings.state, assistant.closed)
    parts = Shared(assistant, conversations, build, questions, saved, asking, collection)
    parts.status()
    parts.questions.warm_up(_SECONDS_FOR_FIRST_PAINT)
    return parts


def owner() -> str:
    """Whose conversations to list: an unguessable name kept in the browser, new for a new browser."""
    if "owner" not in st.session_state:
        kept = str(st.context.cookies.get(OWNER_COOKIE, ""))
        st.session_state["owner"] = kept if _OWNER.fullmatch(kept) else secrets.token_urlsafe(24)
    return str(st.session_state["owner"])


def adopt_owner(named: str) -> None:
    """Be the owner that this browser named: another of its tabs, opened at the same moment, was there first."""
    if _OWNER.fullmatch(named):
        st.session_state["owner"] = named


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


def open_conversation(conversation: str) -> None:
    """Go to a conversation from any screen; `main` keeps the screen for questions in the session."""
    st.session_state["conversation"] = None
    close_source()
    st.switch_page(st.session_state["ask_page"], query_params={"c": conversation})


def go_to(conversation: str) -> None:
    """Lead to a conversation from any screen, once the page is drawn again."""
    st.session_state["go_to"] = conversation


def take_way() -> str | None:
    """The conversation that `go_to` named, once."""
    taken: str | None = st.session_state.pop("go_to", None)
    return taken


def ask(
    visit: Visit, conversation: str | None, question: str, history: tuple[str, ...], *, literal: bool = False
) -> str:
    """Write a question down, start answering it with the chosen filters and wait a moment for the answer; returns the
    conversation's id: where the given one is another's, that of a copy for this visit.

    Raises AssistantError where it could not be written down.
    """
    store = visit.shared.conversations
    conversation = store.continued(conversation, visit.owner) if conversation else store.start(visit.owner)
    wanted = filters()
    turn = store.ask(conversation, question, literal=literal, filters=wanted)
    show_conversation(conversation)
    st.session_state["filters_of"] = conversation
    st.session_state["fresh"] = turn
    _answer(visit, Turn(turn, conversation, question, "waiting", literal=literal, filters=wanted), history)
    return conversation


def ask_elsewhere(visit: Visit, question: str) -> None:
    """Ask in a new conversation from another screen, and go there. Raises AssistantError."""
    choose_filters(Filters())
    open_conversation(ask(visit, None, question, (), literal=True))


def ask_again(
    visit: Visit,
    turn: Turn,
    history: tuple[str, ...],
    *,
    literal: bool = False,
    searched_in: Filters | None = None,
) -> None:
    """Answer a turn anew, in its place; `literal`: as it is written; `searched_in`: with these filters instead of its
    own. Another's turn stays as it is. Raises AssistantError."""
    if not visit.shared.conversations.retry(turn.id, visit.owner, literal=literal, filters=searched_in):
        return
    close_source()
    anew = replace(turn, literal=literal or turn.literal, filters=turn.filters if searched_in is None else searched_in)
    _answer(visit, anew, history)


def stop(visit: Visit, turn: Turn) -> None:
    """Stop waiting for a turn's answer; another's goes on. Raises AssistantError."""
    if visit.shared.conversations.owned(turn.conversation, visit.owner) is not None:
        visit.shared.questions.stop(turn.id)


def _answer(visit: Visit, turn: Turn, history: tuple[str, ...]) -> None:
    jobs = visit.shared.questions
    jobs.start(turn, history)
    jobs.wait(turn.id, _SECONDS_FOR_FAST_ANSWERS if jobs.warm.is_set() else 0)


def newly_shown(conversation: str | None) -> bool:
    """Whether this visit has come to another conversation since this was asked last; asking does not count."""
    before = st.session_state.get("filters_of")
    st.session_state["filters_of"] = conversation
    return bool(before != conversation)


def newly_on(screen: str) -> bool:
    """Whether this visit has come to another screen since this was asked last."""
    before = st.session_state.get("screen")
    st.session_state["screen"] = screen
    return bool(before != screen)


def filters() -> Filters:
    """What this visit asks and searches in."""
    chosen: Filters = st.session_state.get("filters", Filters())
    return chosen


def choose_filters(chosen: Filters) -> None:
    """Ask and search in this from now on."""
    st.session_state["filters"] = chosen
    st.session_state["filters_box"] = filters_box() + 1


def filters_box() -> int:
    """The number of the box that shows the filters. A box whose filters were changed from outside has to be a new one:
    while it is closed the browser does not learn of the change, and would send the old filters back."""
    return int(st.session_state.get("filters_box", 0))


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


def press_source(turn: str, pressed: object) -> None:
    """Open the reference that was pressed; pressed once more, close it."""
    reference = str(pressed)
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
