"""One turn of a conversation: the question, and its answer, waiting state or failure."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from assistant.application.assistant import Assistant
from assistant.application.conversations import Turn
from assistant.application.jobs import STOPPED
from assistant.core.errors import AssistantError
from assistant.core.types import Answer, Citation
from assistant.ui.components.filters import filter_parts
from assistant.ui.components.outdated import draw_outdated
from assistant.ui.components.pieces import carefully, closed_notice, failed, failure, mount, notice, show
from assistant.ui.components.saved import SavedNow, is_saved
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.actions import actions_view, filtered_view
from assistant.ui.views.answers import answer_view
from assistant.ui.views.rows import RowQuote, row_quote
from assistant.ui.views.safe import Html, escape, join, tag

_POLL_SECONDS = 0.4
_LONG_CHARACTERS, _LONG_LINES = 160, 3
"""From here on a question is set smaller and shown in its first lines, with the rest behind a press."""


def draw_turn(
    visit: state.Visit, turn: Turn, history: tuple[str, ...], *, own: bool = True, saved: SavedNow = frozenset()
) -> None:
    """Draw the turn; one that waits is answered in the background and then redrawn.

    `own`: whether it is this visit's and may be changed. `saved`: the questions that are saved now."""
    show(_question(turn, visit.say))
    if turn.state == "waiting":
        _draw_waiting(visit, turn, history, own=own)
    elif turn.answer is not None:
        draw_outdated(visit, turn, partial(state.ask_again, visit, turn, history) if own else None)
        _draw_answer(visit, turn, turn.answer, own=own, saved=is_saved(turn, saved))
    else:
        say = visit.say
        if turn.state == "closed":
            closed_notice(say, turn.message, turn.hint)
        elif turn.message == STOPPED.message:
            # What the reader wished is no error.
            notice(STOPPED.message.in_(say.language), hint=STOPPED.hint.in_(say.language))
        else:
            failure(say, say("question_failed"), turn.message, turn.hint)
        label = say("answer_again") if turn.state == "closed" else say("try_again")
        if own and st.button(label, key=f"retry-{turn.id}", icon=":material/refresh:"):
            state.ask_again(visit, turn, history)
            st.rerun()


def _question(turn: Turn, say: Say) -> Html:
    """The question as the turn's heading; a long one opens to its full length."""
    heading = tag("h2", escape(turn.question), "rj-question", id=anchor(turn), lang=_language(turn))
    if len(turn.question) <= _LONG_CHARACTERS and turn.question.count("\n") < _LONG_LINES:
        return heading
    more = tag("span", escape(say("question_more")), "rj-more")
    less = tag("span", escape(say("question_less")), "rj-less")
    return tag("details", tag("summary", join((heading, more, less))), "rj-long")


def _draw_answer(visit: state.Visit, turn: Turn, answer: Answer, *, own: bool, saved: bool) -> None:
    key = f"answer-{turn.id}"
    say = visit.say
    view = answer_view(answer, say, partial(_row, visit.shared.assistant))
    titles = {citation.document.path: citation.document.title for citation in answer.citations}
    view["filtered"] = filtered_view(filter_parts(turn.filters, say, titles), say)
    # What another thought of the answer is not told.
    rated = turn if own else replace(turn, rating="", reason="")
    view["actions"] = actions_view(answer, rated, say, saved=saved)
    view["own"] = own
    fresh = st.session_state.get("fresh") == turn.id
    data = {"view": view, "opened": state.opened_source(turn.id), "fresh": fresh}
    mount(
        "answer", data, key,
        opened=partial(state.press_source, turn.id),
        acted=partial(_act, turn.id, answer.understood_as),
        rated=partial(_rate, visit, turn.id),
    )  # fmt: skip


def _row(assistant: Assistant, citation: Citation) -> RowQuote | None:
    """The citation's quote as a table's cells; `None` where it is none, or its document is no longer indexed so."""
    if citation.passage.row is None:
        return None
    try:
        document = assistant.document(citation.document.id)
    except AssistantError:
        return None
    quote = document.text[citation.start : citation.end]
    return row_quote(document, citation.passage, citation.start, citation.end) if quote == citation.quote else None


def _act(turn: str, understood: str, action: object) -> None:
    """Do what was pressed: now, what has to be done before the input is drawn; the rest is a wish."""
    if action == "edit":
        state.write_in_input(understood)
    else:
        state.wish(turn, str(action))


def _rate(visit: state.Visit, turn: str, said: object) -> None:
    """Write down what the reader thinks of the answer."""
    if isinstance(said, dict) and said.get("rating") in ("good", "bad", ""):
        visit.shared.conversations.rate(turn, visit.owner, said["rating"], str(said.get("reason", "")))


def _draw_waiting(visit: state.Visit, turn: Turn, history: tuple[str, ...], *, own: bool) -> None:
    # A turn may have been left waiting by a server that was stopped: it is simply taken up again.
    visit.shared.questions.start(turn, history)
    say, questions, build = visit.say, visit.shared.questions, visit.shared.build

    @st.fragment(run_every=_POLL_SECONDS)
    def waiting() -> None:
        if questions.wait(turn.id, 0):
            st.rerun()
        if trouble := questions.unstored(turn.id):
            failed(say, say("answer_unstored"), trouble)
        if not visit.ready and build.state.running:
            text = say("waits_for_index")
        else:
            text = say("searching") if questions.warm.is_set() else say("loading_model")
        dots = tag("span", join(tag("i", escape("")) for _ in range(3)), "rj-dots", aria_hidden="true")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"waiting-{turn.id}"):
            show(tag("div", join((dots, tag("span", escape(text)))), "rj-waiting", role="status"))
            if own:
                st.button(
                    say("stop"), key=f"stop-{turn.id}", icon=":material/stop_circle:", type="tertiary",
                    on_click=carefully(state.stop), args=(visit, turn),
                )  # fmt: skip

    waiting()


def anchor(turn: Turn) -> str:
    """The HTML id of a turn's question."""
    return f"rj-turn-{turn.id}"


def _language(turn: Turn) -> str:
    return turn.answer.language if turn.answer else ""
