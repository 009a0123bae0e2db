"""The screen where questions are asked: the conversation, and the opened source beside it."""

from __future__ import annotations

import streamlit as st

from assistant.errors import AssistantError
from assistant.ui import state
from assistant.ui.components.answer import anchor, draw_turn
from assistant.ui.components.pieces import choices, failed, mount, notice, show
from assistant.ui.components.progress import draw_build
from assistant.ui.components.source import draw_source
from assistant.ui.conversations import Turn
from assistant.ui.opened import Opened, resolve
from assistant.ui.safe import escape, join, tag

_MOST_CHARACTERS = 2000
_MOST_EXAMPLES = 6
_FALLBACKS = 4


def render(visit: state.Visit) -> None:
    """Draw the screen."""
    say, store = visit.say, visit.shared.conversations
    # The input stands below the conversation but is read before it is drawn. It is not at the page's root, where
    # Streamlit would keep the page scrolled to its end and move what the reader looks at.
    desk = st.container(key="desk")
    with st.container(key="asking"):
        if too_long := st.session_state.get("too_long"):
            told = say("too_long", count=int(too_long), most=_MOST_CHARACTERS)
            notice(told, hint=say("too_long_hint"), kind="warning")
        # Not with `max_chars`: the browser would then drop a longer text without a word.
        question = st.chat_input(say("ask_input"), key="question", on_submit=_keep_too_long)
    # The two columns are always there, so that opening a source keeps what is drawn and has the focus; while nothing
    # is open the style sheet hides the right one and centres the left.
    left, right = desk.columns([1, 1], gap="medium")
    with left:
        draw_build(visit)
        conversation, gone = state.current_conversation(store)
        if gone:
            notice(say("conversation_gone"), say("conversation_gone_hint"), kind="warning")
        turns = store.turns(conversation) if conversation else ()
        if question and question.strip():
            turns = _ask(visit, conversation, question, turns)
        elif wished := state.take_wish():
            turns = _fulfil(visit, conversation, turns, *wished)
        if not turns:
            _welcome(visit)
        for position, turn in enumerate(turns):
            draw_turn(visit, turn, tuple(earlier.question for earlier in turns[:position]))
    if turns and turns[-1].id == st.session_state.get("fresh"):
        mount("reveal", {"anchor": anchor(turns[-1])}, key="reveal")
    opened = _opened(turns)
    if opened is not None:
        with right, st.container(key="panel"):
            draw_source(visit, opened)


def _keep_too_long() -> None:
    """Give a question that is too long back to the input, to be told and shortened; nothing of it is lost."""
    question = str(st.session_state["question"] or "")
    length = len(question.strip())
    st.session_state["too_long"] = length if length > _MOST_CHARACTERS else 0
    if length > _MOST_CHARACTERS:
        st.session_state["question"] = question


def _fulfil(
    visit: state.Visit, conversation: str | None, turns: tuple[Turn, ...], turn: str, what: str
) -> tuple[Turn, ...]:
    """Do what was pressed on an answer: ask it as it is written, or ask the suggestion of that number."""
    position = next((position for position, one in enumerate(turns) if one.id == turn), None)
    answer = turns[position].answer if position is not None else None
    if conversation is None or position is None or answer is None:
        return turns
    if what == "literal":
        try:
            state.ask_again(visit, turns[position], tuple(one.question for one in turns[:position]), literal=True)
            return visit.shared.conversations.turns(conversation)
        except AssistantError as error:
            failed(visit.say, turns[position].question, error)
            return turns
    if what.isdecimal() and int(what) < len(answer.suggestions):
        # A suggestion is a question that was tried as it stands: nothing of the conversation belongs into it.
        return _ask(visit, conversation, answer.suggestions[int(what)], turns, literal=True)
    return turns


def _ask(
    visit: state.Visit, conversation: str | None, question: str, turns: tuple[Turn, ...], *, literal: bool = False
) -> tuple[Turn, ...]:
    """Ask; a question that cannot even be written down is shown again with the reason, so that it is not lost."""
    try:
        history = tuple(turn.question for turn in turns)
        asked_in = state.ask(visit, conversation, question.strip(), history, literal=literal)
        return visit.shared.conversations.turns(asked_in)
    except AssistantError as error:
        failed(visit.say, question, error)
        return turns


def _opened(turns: tuple[Turn, ...]) -> Opened | None:
    for turn in turns:
        reference = state.opened_source(turn.id)
        if reference and turn.answer is not None:
            return resolve(turn.answer, reference)
    return None


def _welcome(visit: state.Visit) -> None:
    say = visit.say
    show(
        tag(
            "div",
            join((tag("h1", escape(say("ask_title"))), tag("p", escape(say("ask_promise"))))),
            "rj-welcome",
        )
    )
    entries = [{"text": text, "value": text} for text in _examples(visit)]
    show(tag("h4", escape(say("ask_examples")), "rj-small"))
    chosen = choices(say("ask_examples"), "examples", entries, key="examples")
    if chosen in {entry["value"] for entry in entries}:
        _ask(visit, None, str(chosen), ())
        st.rerun()
    if visit.ready:
        status = visit.status
        built = say.moment(status.built_at)
        scope = say("ask_scope", documents=status.documents, passages=status.passages, built=built)
        show(tag("p", escape(scope), "rj-scope"))


def _examples(visit: state.Visit) -> list[str]:
    """Questions to begin with: the documents' own where they fit the reader's language, then fixed ones."""
    own: tuple[str, ...] = ()
    if visit.ready and visit.say.language == "id":
        try:
            own = visit.shared.assistant.suggestions()
        except AssistantError:
            own = ()
    fixed = tuple(visit.say(f"example_{number}") for number in range(1, _FALLBACKS + 1))
    return list(dict.fromkeys((fixed[0], *own, *fixed)))[:_MOST_EXAMPLES]
