"""The collection: what was collected, what has changed since, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assistant.application.collection import Item
from assistant.core.errors import AssistantError, Language, QuestionError
from assistant.exporting.cited import Cited
from assistant.exporting.collected import FORMS, ExportFile, Form, collection_file
from assistant.ui.components.pieces import failed, mount, notice, show
from assistant.ui.session import state
from assistant.ui.views.findings import collection_view, taken
from assistant.ui.views.safe import escape, tag

_REMOVAL = "search_removal"
"""Where the number of the last removal is kept, by which it can be taken back."""


def pick(visit: state.Visit, passage_id: str, question: str, *, on: bool) -> None:
    """Collect a passage of the index, or take it out of the collection; what fails is told by `draw_failure`."""
    store, assistant = visit.shared.collection, visit.shared.assistant
    try:
        if on:
            here = assistant.neighbours(passage_id)
            store.add(visit.owner, here.document, here.passage, question)
        else:
            store.remove(visit.owner, [passage_id])
    except AssistantError as error:
        st.session_state["search_pick_failed"] = error


def forget_removal() -> None:
    """What was removed last is no longer offered to be taken back."""
    st.session_state.pop(_REMOVAL, None)


def draw_pick_failure(visit: state.Visit) -> None:
    """Tell why the passage pressed just now could not be collected."""
    error = st.session_state.pop("search_pick_failed", None)
    if isinstance(error, AssistantError):
        failed(visit.say, visit.say("collect_failed"), error)


def draw_collection(visit: state.Visit, place: str) -> None:
    """Draw it; a passage opened from it is remembered under `place`."""
    say, store = visit.say, visit.shared.collection
    show(tag("h2", escape(say("collection_title")), "rj-collection-title"))
    try:
        items, hidden = store.listed(visit.owner), store.hidden(visit.owner)
        changed = _changed(visit, items)
    except AssistantError as error:
        failed(say, say("collection_failed"), error)
        _draw_clear(visit)
        return
    _draw_undo(visit)
    if hidden:
        notice(say("closed_collected", count=hidden), hint=say("closed_collected_hint"), kind="warning")
    if not items and hidden:
        return
    if not items:
        notice(say("collection_none"), hint=say("collection_none_hint"))
        return
    if changed:
        notice(say("collection_outdated", count=len(changed)), hint=say("collection_outdated_hint"), kind="warning")
    _draw_files(visit, items)
    data = {"view": collection_view(items, changed, say), "opened": state.opened_source(place)}
    mount(
        "collection", data, "search-collected",
        opened=partial(state.press_source, place), removed=partial(_removed, visit),
    )  # fmt: skip


def _changed(visit: state.Visit, items: Sequence[Item]) -> frozenset[str]:
    """The ids of those whose document is no longer, byte for byte, the one that was quoted."""
    if not visit.ready:
        return frozenset()
    changed = []
    for item in items:
        try:
            visit.shared.assistant.passage(item.passage.id)
        except QuestionError:
            changed.append(item.passage.id)
    return frozenset(changed)


def _draw_files(visit: state.Visit, items: Sequence[Item]) -> None:
    say = visit.say
    passages = taken(items, say)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="collection-files"):
        show(tag("p", escape(say("collection_files")), "rj-small"))
        for form in FORMS:
            file = _file(form, say.language, repr(passages), passages)
            st.download_button(
                say(f"form_{form}"), data=file.data, file_name=file.name, mime=file.media_type,
                key=f"collection-{form}", on_click="ignore",
            )  # fmt: skip
        _draw_clear(visit)


@st.cache_data(max_entries=32, show_spinner=False)
def _file(form: Form, language: Language, key: str, _passages: Sequence[Cited]) -> ExportFile:
    """A file of the collection, kept while it is looked at: an office document of many passages takes a while."""
    return collection_file(form, _passages, language)


def _draw_clear(visit: state.Visit) -> None:
    st.button(
        visit.say("collection_clear"), key="collection-clear", icon=":material/delete_sweep:", type="tertiary",
        on_click=_remove, args=(visit, None),
    )  # fmt: skip


def _draw_undo(visit: state.Visit) -> None:
    if st.session_state.get(_REMOVAL) is None:
        return
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="collection-undo"):
        show(tag("p", escape(say("collection_removed")), "rj-hint", role="status"))
        st.button(say("undo"), key="collection-restore", icon=":material/undo:", on_click=_restore, args=(visit,))


def _removed(visit: state.Visit, reference: object) -> None:
    _remove(visit, [str(reference)])


def _remove(visit: state.Visit, passages: list[str] | None) -> None:
    try:
        st.session_state[_REMOVAL] = visit.shared.collection.remove(visit.owner, passages)
    except AssistantError as error:
        st.session_state["search_pick_failed"] = error


def _restore(visit: state.Visit) -> None:
    try:
        visit.shared.collection.restore(visit.owner, int(st.session_state.pop(_REMOVAL)))
    except AssistantError as error:
        st.session_state["search_pick_failed"] = error
