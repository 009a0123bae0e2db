"""The screen that lists the documents, changes them and brings the index up to date."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.core.errors import AssistantError, TooManyRemovals
from assistant.core.types import DocumentState
from assistant.ui.components.filing import draw_adding, draw_not_allowed, draw_removed, draw_told
from assistant.ui.components.filing_boxes import draw_box
from assistant.ui.components.pieces import failed, notice, received, show
from assistant.ui.components.progress import draw_build, draw_last_build, start_button
from assistant.ui.components.saved import draw_saved, saved_jump
from assistant.ui.components.table import documents_view, found, look_of
from assistant.ui.session import document_actions
from assistant.ui.session.reach import may_edit
from assistant.ui.session.state import Visit
from assistant.ui.views.safe import escape, join, tag

_FEW = 10
"""So many documents are seen at a glance: no search is offered."""
_ON_A_PAGE = 50


def render(visit: Visit) -> None:
    """Draw the screen."""
    say, shared = visit.say, visit.shared
    editable = may_edit(shared.assistant.settings)
    heading = (tag("h1", escape(say("documents_title"))), tag("p", escape(say("documents_promise"))), saved_jump(visit))
    show(tag("div", join(heading), "rj-welcome rj-wide"))
    # Places of their own, so that what comes and goes on the page does not move the uploader while it is at work, or a
    # box while somebody types into it: Streamlit would make them anew.
    above, adding = st.container(), st.container(key="filing")
    error: AssistantError | None = None
    states: tuple[DocumentState, ...] = ()
    try:
        states = tuple(sorted(shared.assistant.library(), key=lambda state: state.path.casefold()))
    except AssistantError as failure:
        error = failure
    with above:
        draw_build(visit)
        draw_last_build(visit, states)
        if visit.ready and not shared.build.state.running:
            start_button(visit, say("build_rebuild"))
    if error is not None:
        failed(say, say("documents_title"), error)
        return
    if editable:
        with adding:
            draw_adding(visit)
    with st.container():
        _draw_list(visit, states, editable)
    with st.container():
        if editable:
            draw_removed(visit)
        else:
            draw_not_allowed(visit)
    draw_saved(visit)
    draw_box(visit, states)
    draw_told(visit)


def _draw_list(visit: Visit, states: Sequence[DocumentState], editable: bool) -> None:
    """The documents, or what to do where there are none."""
    say, shared = visit.say, visit.shared
    if not states:
        folder = str(shared.assistant.settings.corpus)
        hint = say("filing_none_hint") if editable else say("documents_none_hint", folder=folder)
        notice(say("documents_none"), hint=hint)
        return
    pending = sum(state.state in ("new", "changed", "removed") for state in states)
    refused = isinstance(shared.build.state.error, TooManyRemovals)  # which says more
    if pending and visit.ready and not refused and not shared.build.state.running:
        notice(say("documents_pending", count=pending), hint=say("documents_pending_hint"), kind="warning")
    shown = _searched(visit, states) if len(states) > _FEW else tuple(states)
    count = say("list_whole", count=len(states))
    if len(shown) < len(states):
        count = say("list_count", shown=len(shown), count=len(states))
    show(tag("p", escape(count), "rj-scope", role="status"))
    if not shown:
        notice(say("list_nothing"), hint=say("list_nothing_hint"))
    pages = max(1, -(-len(shown) // _ON_A_PAGE))
    page = min(int(st.session_state.get("documents-page") or 1), pages)
    on_page = shown[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    chosen = received("documents", documents_view(on_page, say, editable=editable), "documents", "chosen")
    if pages > 1:
        st.session_state["documents-page"] = page
        st.pagination(pages, key="documents-page")
    if chosen:
        _act(visit, states, chosen)


def _searched(visit: Visit, states: Sequence[DocumentState]) -> tuple[DocumentState, ...]:
    say = visit.say
    looks = sorted({look_of(state) for state in states}, key=lambda look: say(f"state_{look}"))
    kinds = sorted({state.info.kind for state in states if state.info}, key=lambda kind: say.known("kind", kind))
    with st.container(horizontal=True, key="documents-search", vertical_alignment="bottom"):
        text = st.text_input(say("list_search"), key="list-search", placeholder=say("list_search_hint"))
        look = st.selectbox(
            say("list_state"), ["", *looks], key="list-state",
            format_func=lambda one: say(f"state_{one}") if one else say("list_all"),
        )  # fmt: skip
        kind = st.selectbox(
            say("list_kind"), ["", *kinds], key="list-kind",
            format_func=lambda one: say.known("kind", one) if one else say("list_all"),
        )  # fmt: skip
    return found(states, text or "", look or "", kind or "")


def _act(visit: Visit, states: Sequence[DocumentState], chosen: dict[str, object]) -> None:
    """What was chosen in a document's menu. It comes from the browser: only documents of the list are taken."""
    action, path, seen = (str(chosen.get(name, "")) for name in ("action", "path", "seen"))
    if path not in {state.path for state in states}:
        return
    if action == "delete":
        document_actions.delete(visit, path, seen)
        st.rerun()
    elif action in ("open", "replace", "rename", "describe"):
        document_actions.open_box(action, path, seen)
