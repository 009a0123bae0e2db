"""The screen where questions are asked: the conversation, and the opened source beside it."""

from __future__ import annotations

import streamlit as st

from assistant.application.conversations import Turn
from assistant.application.opened import Opened, resolve
from assistant.core.errors import AssistantError
from assistant.core.questions import MOST_CHARACTERS
from assistant.core.types import Filters
from assistant.ui.components.answer import anchor, draw_turn
from assistant.ui.components.asking import begin, draw_welcome
from assistant.ui.components.conversation import draw_head, draw_undo
from assistant.ui.components.filters import draw_filters
from assistant.ui.components.pieces import choices, failed, mount, notice, show
from assistant.ui.components.progress import draw_build
from assistant.ui.components.saved import save_or_remove, saved_now
from assistant.ui.components.source import draw_source
from assistant.ui.session import state
from assistant.ui.views.safe import escape, tag

_POLL_SECONDS = 0.5


def render(visit: state.Visit) -> None:
    """Draw the screen around its input."""
    say, store = visit.say, visit.shared.conversations
    begun = visit.begun or begin(say)
    question = begun.question
    conversation, gone = state.current_conversation(store)
    turns = store.turns(conversation) if conversation else ()
    if state.newly_shown(conversation):
        state.choose_filters(turns[-1].filters if turns else Filters())
    with begun.above:
        draw_filters(visit)
        if too_long := st.session_state.get("too_long"):
            told = say("too_long", count=int(too_long), most=MOST_CHARACTERS)
            notice(told, hint=say("too_long_hint"), kind="warning")
    with begun.left:
        draw_build(visit)
        if gone:
            notice(say("conversation_gone"), say("conversation_gone_hint"), kind="warning")
        if question:
            turns = _ask(visit, conversation, question, turns)
        elif wished := state.take_wish():
            turns = _fulfil(visit, conversation, turns, *wished)
        draw_undo(visit)
        if turns:
            own = store.owned(turns[0].conversation, visit.owner)
            draw_head(visit, own, turns)
            saved = saved_now(visit)
            for position, turn in enumerate(turns):
                history = tuple(earlier.question for earlier in turns[:position])
                draw_turn(visit, turn, history, own=own is not None, saved=saved)
        else:
            _welcome(visit)
    if turns and turns[-1].id == st.session_state.get("fresh"):
        mount("reveal", {"anchor": anchor(turns[-1]), "answered": turns[-1].state != "waiting"}, key="reveal")
    opened = _opened(turns)
    if opened is not None:
        with begun.right, st.container(key="panel"):
            draw_source(visit, opened)


def _fulfil(
    visit: state.Visit, conversation: str | None, turns: tuple[Turn, ...], turn: str, what: str
) -> tuple[Turn, ...]:
    """Do what was pressed on an answer: ask it as it is written, again with the chosen filters or without any, save
    it, or ask the suggestion of that number."""
    position = next((position for position, one in enumerate(turns) if one.id == turn), None)
    answer = turns[position].answer if position is not None else None
    if conversation is None or position is None or answer is None:
        return turns
    if what == "save":
        try:
            save_or_remove(visit, turns[position])
        except AssistantError as error:
            failed(visit.say, turns[position].question, error)
        return turns
    if what in ("literal", "again", "unfiltered"):
        searched_in = {"again": state.filters(), "unfiltered": Filters()}.get(what)
        history = tuple(one.question for one in turns[:position])
        try:
            state.ask_again(visit, turns[position], history, literal=what == "literal", searched_in=searched_in)
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
        asked_in = state.ask(visit, conversation, question, history, literal=literal)
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
    draw_welcome(say)
    _draw_examples(visit)
    if visit.ready:
        status = visit.status
        built = say.moment(status.built_at)
        scope = say("ask_scope", documents=status.documents, passages=status.passages, built=built)
        show(tag("p", escape(scope), "rj-scope"))


def _draw_examples(visit: state.Visit) -> None:
    """Questions that the documents themselves give rise to; they are made once the index is open."""
    say, questions = visit.say, visit.shared.questions
    if not visit.ready:
        return
    if not questions.warm.is_set():
        # Short: the page is drawn at once, and again when there is something to add.
        @st.fragment(run_every=_POLL_SECONDS)
        def soon() -> None:
            if questions.warm.is_set():
                st.rerun()
            show(tag("p", escape(say("examples_soon")), "rj-hint", role="status"))

        soon()
        return
    entries = [{"text": text, "value": text} for text in visit.shared.assistant.suggestions(say.language)]
    if not entries:
        return
    show(tag("h4", escape(say("ask_examples")), "rj-small"))
    chosen = choices(say("ask_examples"), "examples", entries, key="examples")
    if chosen in {entry["value"] for entry in entries}:
        _ask(visit, None, str(chosen), ())
        st.rerun()
