"""Saved questions: their list with what changed in the answers, and the button that saves one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from assistant.application.conversations import Turn
from assistant.application.saved import SavedQuestion
from assistant.application.saved_jobs import AskingState
from assistant.core.errors import AssistantError
from assistant.core.types import Answer, Filters
from assistant.ui.components.outdated import outdated_fates
from assistant.ui.components.pieces import carefully, failed, notice, show
from assistant.ui.components.saved_view import AT, saved_view
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

SavedNow = frozenset[tuple[str, Filters]]
"""Saved questions as their words and filters."""
_POLL_SECONDS = 0.8
_REMOVED = "saved_removed"
"""Where this visit remembers which question it removed last, so that it can be brought back."""
_TOLD = "saved_rounds_told"
"""Where this visit remembers, while a screen is drawn, how many rounds had ended when it was told of them."""


def draw_saved(visit: state.Visit) -> None:
    """Draw the saved questions of this browser, and the round of asking where one is under way."""
    say = visit.say
    heading = join((tag("h2", escape(say("saved_title")), id=AT), tag("p", escape(say("saved_promise")), "rj-hint")))
    show(tag("section", heading, "rj-saved-head"))
    try:
        _draw_removed(visit)
        listed = visit.shared.saved.listed(visit.owner)
        if not listed:
            notice(say("saved_none"), hint=say("saved_none_hint"))
        else:
            # Only to whom it concerns: the page is drawn anew when it ends, and a press on the navigation just then is
            # lost in Streamlit.
            _draw_asking(visit)
        for one in listed:
            _draw_one(visit, one)
    except AssistantError as error:
        failed(say, say("saved_failed"), error)


def saved_now(visit: state.Visit) -> SavedNow:
    """The questions of this browser that are saved; none while the store cannot be read, which their list tells."""
    try:
        return visit.shared.saved.known(visit.owner)
    except AssistantError:
        return frozenset()


def is_saved(turn: Turn, saved: SavedNow) -> bool:
    """Whether the question of this answered turn is one of the saved ones."""
    return turn.answer is not None and _saved_as(turn, turn.answer) in saved


def saved_jump(visit: state.Visit) -> Html:
    """How many questions are saved, leading past what stands above their list; nothing where there are none."""
    if not (count := len(saved_now(visit))):
        return EMPTY
    return tag("p", tag("a", escape(visit.say("saved_jump", count=count)), href=f"#{AT}"), "rj-saved-jump")


def save_or_remove(visit: state.Visit, turn: Turn) -> None:
    """Save an answered turn's question with its answer, or remove it where it is saved. Raises AssistantError.

    Saved is the question as it was understood, so that it means the same without the conversation around it.
    """
    store, answer = visit.shared.saved, turn.answer
    if answer is None:
        return
    question, filters = _saved_as(turn, answer)
    if (known := visit.shared.saved.find(visit.owner, question, filters)) is not None:
        store.remove(visit.owner, known.id)
        return
    # Of an answer whose sources changed, or that quotes nothing, it is not known whether the index that serves now
    # gave it: the question is then asked again soon.
    still = bool(answer.citations) and not outdated_fates(visit, turn.id, answer)
    generation = visit.status.generation if still else ""
    store.save(
        visit.owner,
        question,
        answer,
        generation=generation,
        filters=filters,
        literal=turn.literal or bool(answer.understood_as),
    )
    if not generation:
        visit.shared.asking.start()


def _saved_as(turn: Turn, answer: Answer) -> tuple[str, Filters]:
    """Under which words and filters a turn is saved."""
    return answer.understood_as or turn.question, turn.filters


def saved_line(visit: state.Visit, generation: str) -> Html:
    """How many saved questions were asked again with this generation and how many answers changed, leading to the list;
    nothing where there are none."""
    say, asking = visit.say, visit.shared.asking.state
    st.session_state[_TOLD] = asking.ended
    try:
        asked, changed = visit.shared.saved.summary(visit.owner, generation)
    except AssistantError:
        return EMPTY  # the list of saved questions says why
    if asking.running and asking.total:
        text = say("saved_asking_again", done=asking.done + 1, total=asking.total)
    elif asked:
        text = say("saved_asked_again", asked=asked, changed=changed)
    else:
        return EMPTY
    return tag("p", tag("a", escape(text), href=f"#{AT}"), "rj-saved-line")


def _draw_asking(visit: state.Visit) -> None:
    asking = visit.shared.asking
    before = asking.state
    told = st.session_state.pop(_TOLD, before.ended)
    if not before.running:
        if told != before.ended:
            # A round ended while the screen was being drawn: what was told of it above is no longer so.
            st.rerun()
        return

    @st.fragment(run_every=_POLL_SECONDS)
    def running() -> None:
        now = asking.state
        if (now.running, now.asking, now.ended) != (before.running, before.asking, before.ended):
            st.rerun()
        show(_progress(now, visit.say))
        st.button(
            visit.say("build_stopping") if now.stopping else visit.say("build_cancel"),
            key="saved-stop",
            icon=":material/stop_circle:",
            type="tertiary",
            disabled=now.stopping,
            on_click=asking.cancel,
        )

    with st.container(key="saved-asking"):
        running()


def _progress(now: AskingState, say: Say) -> Html:
    total = max(now.total, 1)
    text = say("saved_asking_again", done=min(now.done + 1, total), total=total) if now.total else say("saved_starting")
    percent = round(100 * now.done / total)
    bar = tag(
        "div", tag("span", escape(""), style=f"width: {max(percent, 1)}%"), "rj-bar", role="progressbar",
        aria_valuemin="0", aria_valuemax=100, aria_valuenow=str(percent), aria_label=text,
    )  # fmt: skip
    return tag("div", join((tag("p", escape(text), "rj-notice-title"), bar)), "rj-build", role="status")


def _draw_removed(visit: state.Visit) -> None:
    removed: tuple[str, str] | None = st.session_state.get(_REMOVED)
    if removed is None:
        return
    identity, question = removed

    def bring_back() -> None:
        visit.shared.saved.bring_back(visit.owner, identity)
        st.session_state.pop(_REMOVED, None)

    with st.container(horizontal=True, vertical_alignment="center", key="saved-removed"):
        show(tag("p", escape(visit.say("saved_removed", question=question)), "rj-removed", role="status"))
        st.button(
            visit.say("saved_bring_back"), key="saved-undo", icon=":material/undo:", on_click=carefully(bring_back)
        )


def _draw_one(visit: state.Visit, one: SavedQuestion) -> None:
    say, store = visit.say, visit.shared.saved
    standing = _standing(visit, one)
    asked = say.moment(datetime.fromtimestamp(one.asked, UTC).isoformat())
    with st.container(key=f"saved-{one.id}", border=True):
        show(saved_view(one, standing, asked, store.history(one.id), say))
        with st.container(horizontal=True, gap="small", key=f"saved-actions-{one.id}"):
            if one.readable:
                _action(say("saved_open"), "open", one.id, "forum", lambda: _open(visit, one))
            if standing not in ("asking", "waiting"):
                _action(say("saved_ask"), "ask", one.id, "refresh", lambda: _ask(visit, one))
            if standing == "changed":
                _action(say("saved_read"), "read", one.id, "done", lambda: store.read(visit.owner, one.id))
            _action(say("saved_remove"), "remove", one.id, "delete", lambda: _remove(visit, one))


def _action(label: str, name: str, identity: str, icon: str, do: Callable[[], None]) -> None:
    def pressed() -> None:
        # Whoever goes on to something else has no need of the offer to undo.
        st.session_state.pop(_REMOVED, None)
        do()

    st.button(
        label, key=f"saved-{name}-{identity}", icon=f":material/{icon}:", type="tertiary", on_click=carefully(pressed)
    )


def _standing(visit: state.Visit, one: SavedQuestion) -> str:
    """asking, waiting (for its turn), closed, failed, changed, older (not yet asked of this index) or unchanged."""
    asking = visit.shared.asking.state
    current = one.latest_generation == visit.status.generation
    if asking.running and asking.asking == one.id:
        return "asking"
    if asking.running and not current and not asking.stopping:
        return "waiting"
    if not one.readable:
        return "closed"
    if one.message is not None:
        return "failed"
    if one.differences:
        return "changed"
    return "unchanged" if current else "older"


def _open(visit: state.Visit, one: SavedQuestion) -> None:
    store = visit.shared.conversations
    conversation = store.start(visit.owner)
    store.finish(store.ask(conversation, one.question, literal=one.literal, filters=one.filters), one.latest)
    state.go_to(conversation)


def _ask(visit: state.Visit, one: SavedQuestion) -> None:
    visit.shared.saved.ask_later(visit.owner, one.id)
    visit.shared.asking.start()


def _remove(visit: state.Visit, one: SavedQuestion) -> None:
    visit.shared.saved.remove(visit.owner, one.id)
    st.session_state[_REMOVED] = (one.id, one.question)
