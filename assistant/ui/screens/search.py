"""The screen for researchers: ranked passages, why they rank so, and a collection to take away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from assistant.answering.ranked import Findings, Neighbours
from assistant.application.assistant import Assistant
from assistant.application.opened import Opened
from assistant.core.errors import AssistantError, QuestionError, QuestionTimeout, QuestionTooLong
from assistant.core.types import Passage
from assistant.ui.components.collected import draw_collection, draw_pick_failure, forget_removal, pick
from assistant.ui.components.pieces import failed, mount, notice, show
from assistant.ui.components.progress import draw_build
from assistant.ui.components.source import draw_source
from assistant.ui.session import searched, state
from assistant.ui.views.findings import facets_view, findings_view, tools_view
from assistant.ui.views.safe import escape, join, plain, tag
from assistant.ui.views.sought import Sought

_ON_A_PAGE = 10


def render(visit: state.Visit) -> None:
    """Draw the screen."""
    sought = searched.current()
    # As on the screen for questions: a passage opens beside what it was opened from.
    left, right = st.container(key="desk").columns([1, 1], gap="medium")
    with left, st.container(key="search-screen"):
        _draw_head(visit)
        draw_build(visit)
        here, gone = _opened(visit, sought)
        draw_pick_failure(visit)
        if gone is not None and here is None:
            failed(visit.say, visit.say("passage_gone"), gone)
        if st.session_state.get("search_collection"):
            draw_collection(visit, searched.PLACE)
        else:
            sought = _draw_search(visit, sought, beside=here is not None)
    if here is not None:
        with right, st.container(key="panel"):
            draw_source(visit, _as_opened(here), partial(_draw_tools, visit, here, sought.question))
    searched.remember(sought)


def _draw_head(visit: state.Visit) -> None:
    say = visit.say
    heading = join((tag("h1", escape(say("search_title"))), tag("p", escape(say("search_promise")))))
    show(tag("div", heading, "rj-welcome rj-wide"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="search-line"):
        key, begun_with = searched.field()
        st.text_input(
            say("search_input"), begun_with, key=key, placeholder=say("search_example"),
            on_change=searched.asked, args=(key,),
        )  # fmt: skip
        # Pressing it takes the focus out of the input, which sends what was written.
        st.button(say("search_go"), key="search-go", type="primary", icon=":material/search:")
    if too_long := st.session_state.get("search_too_long"):
        told = say("too_long", count=int(too_long), most=searched.MOST_CHARACTERS)
        notice(told, hint=say("search_too_long_hint"), kind="warning")
    try:
        count = len(visit.shared.collection.ids(visit.owner))
    except AssistantError as error:
        failed(say, say("collection_title"), error)
        return
    shown = bool(st.session_state.get("search_collection"))
    label = say("collection_back") if shown else say("collection_open", count=count)
    icon = ":material/arrow_back:" if shown else ":material/bookmarks:"
    st.button(label, key="search-collection", icon=icon, type="tertiary", on_click=_switch, args=(not shown,))


def _switch(shown: bool) -> None:
    forget_removal()
    st.session_state["search_collection"] = shown


def _draw_search(visit: state.Visit, sought: Sought, *, beside: bool) -> Sought:
    """Draw filters and results; returns the search as it was drawn, with a page that there is.

    `beside`: a passage is open beside them, so that the filters have less room.
    """
    say = visit.say
    if not visit.ready:
        notice(say("search_waits"))
        return sought
    try:
        found, sought = _found(visit, sought)
    except AssistantError as error:
        failed(say, say("search_failed"), error)
        of_filters = isinstance(error, QuestionError) and not isinstance(error, (QuestionTooLong, QuestionTimeout))
        if of_filters and sought.narrowed:
            st.button(say("filters_clear"), key="search-unfilter", on_click=searched.without_filters)
        return sought
    with st.container(key="search-body"):
        with st.container(key="search-rail"):
            view = {"view": facets_view(found.facets, sought, say), "compact": beside}
            mount("facets", view, searched.FILTERS, changed=searched.narrowed)
        with st.container(key="search-results"):
            _draw_results(visit, sought, found)
    return sought


def _found(visit: state.Visit, sought: Sought) -> tuple[Findings, Sought]:
    """What is found, and the search with its page among those there are."""
    shared = visit.shared
    with st.spinner(_waiting(visit) if sought.question else visit.say("opening_index")):
        found = _kept(shared.assistant, visit.edition, repr(replace(sought, passage="")), sought)
        pages = max(1, -(-found.total // _ON_A_PAGE))
        if sought.page > pages:
            sought = replace(sought, page=pages)
            found = _kept(shared.assistant, visit.edition, repr(replace(sought, passage="")), sought)
    return found, sought


def _waiting(visit: state.Visit) -> str:
    return visit.say("searching") if visit.shared.questions.warm.is_set() else visit.say("loading_model")


@st.cache_data(max_entries=64, show_spinner=False)
def _kept(_assistant: Assistant, edition: str, key: str, _sought: Sought) -> Findings:
    """A page of findings, kept while it is looked at: every press draws the screen anew."""
    skip = (_sought.page - 1) * _ON_A_PAGE
    return _assistant.findings(_sought.question, skip=skip, limit=_ON_A_PAGE, filters=_sought.filters)


def _draw_results(visit: state.Visit, sought: Sought, found: Findings) -> None:
    say = visit.say
    if not found.page:
        _draw_nothing(visit, sought, found)
        return
    counted = say("search_count", passages=found.total, documents=found.documents)
    show(tag("p", escape(counted), "rj-hint", role="status"))
    if all(one.hit.lexical_rank is None for one in found.page):
        notice(say("search_weak"), hint=say("search_weak_hint"), kind="warning")
    data = {
        "view": findings_view(found.page, sought.question, say),
        "opened": sought.passage,
        "page": sought.page,
        "collected": _collected(visit),
    }
    mount(
        "findings", data, "search-hits",
        opened=partial(state.press_source, searched.PLACE), picked=partial(_picked, visit, sought.question),
    )  # fmt: skip
    pages = -(-found.total // _ON_A_PAGE)
    if pages > 1:
        # A widget of its own for each page: the page can also come from the address or change with the question.
        key = f"search-page-{sought.page}"
        st.pagination(pages, default=sought.page, key=key, on_change=searched.turned, args=(key,))


def _draw_nothing(visit: state.Visit, sought: Sought, found: Findings) -> None:
    """Why there is nothing to see, and what to do."""
    say = visit.say
    if sought.narrowed and not found.total and found.unfiltered:
        notice(say("search_none"), hint=say("search_none_filters", count=found.unfiltered), kind="warning")
        st.button(say("filters_clear"), key="search-unfilter", on_click=searched.without_filters)
    elif sought.question:
        notice(say("search_no_words"), hint=say("search_no_words_hint"), kind="warning")
    elif not found.unfiltered:
        notice(say("search_empty"), hint=say("search_empty_hint"))
    else:
        scope = say("search_scope", passages=found.total, documents=found.documents)
        notice(say("search_begin"), scope, say("search_begin_hint"))


def _collected(visit: state.Visit) -> list[str]:
    try:
        return sorted(visit.shared.collection.ids(visit.owner))
    except AssistantError:
        return []  # told above the results


def _picked(visit: state.Visit, question: str, change: dict[str, Any]) -> None:
    """Collect the passage that was pressed, or take it out of the collection."""
    pick(visit, str(change.get("reference", "")), question, on=bool(change.get("on")))


def _opened(visit: state.Visit, sought: Sought) -> tuple[Neighbours | None, AssistantError | None]:
    """The opened passage with its neighbours, from the collection where the index no longer has it; or why neither."""
    if not sought.passage or not visit.ready:
        return None, None
    try:
        with st.spinner(visit.say("opening_index")):
            return visit.shared.assistant.neighbours(sought.passage), None
    except AssistantError as error:
        return _from_collection(visit, sought.passage), error


def _from_collection(visit: state.Visit, passage_id: str) -> Neighbours | None:
    try:
        items = visit.shared.collection.listed(visit.owner)
    except AssistantError:
        return None  # told where the collection is counted
    found = (Neighbours(item.document, item.passage, 0, 0) for item in items if item.passage.id == passage_id)
    return next(found, None)


def _as_opened(here: Neighbours) -> Opened:
    passage = here.passage
    return Opened(here.document, passage, passage.start, passage.end, passage.text)


def _draw_tools(visit: state.Visit, here: Neighbours, question: str) -> None:
    """The way to the neighbours, and what can be done with the passage."""
    say = visit.say
    if here.total:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="passage-steps"):
            _step_button("before", say("passage_before"), "left", here.before)
            _step_button("after", say("passage_after"), "right", here.after)
            show(tag("p", escape(say("passage_place", place=here.place, total=here.total)), "rj-page-number"))
    data = {"view": tools_view(here.document, here.passage, say), "collected": _collected(visit)}
    mount("tools", data, "search-tools", picked=partial(_picked, visit, plain(question)))


def _step_button(name: str, label: str, side: str, to: Passage | None) -> None:
    st.button(
        label, key=f"passage-{name}", icon=f":material/chevron_{side}:", disabled=to is None,
        on_click=state.open_source, args=(searched.PLACE, to.id if to else ""),
    )  # fmt: skip
