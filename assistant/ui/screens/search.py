"""The screen for researchers: ranked passages, why they rank so, and a collection to take away."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

import streamlit as st

from assistant.answering.findings import Findings, Neighbours
from assistant.errors import AssistantError, QuestionError
from assistant.service import Assistant
from assistant.types import Passage
from assistant.ui import state
from assistant.ui.components.collected import draw_collection, draw_pick_failure, pick
from assistant.ui.components.pieces import failed, mount, notice, show
from assistant.ui.components.progress import draw_build
from assistant.ui.components.source import draw_source
from assistant.ui.findings import facets_view, findings_view, tools_view
from assistant.ui.opened import Opened
from assistant.ui.safe import escape, join, plain, tag
from assistant.ui.sought import Sought, from_address, to_address

_PLACE = "search"
"""Under which name a passage opened from here is remembered."""
_ON_A_PAGE = 10
_STALE_SECONDS = 2.0
"""For how long after it was replaced an address may still arrive with an event."""


def render(visit: state.Visit) -> None:
    """Draw the screen."""
    sought = _sought()
    # As on the screen for questions: a passage opens beside what it was opened from.
    left, right = st.container(key="desk").columns([1, 1], gap="medium")
    here, gone = _opened(visit, sought)
    with left, st.container(key="search-screen"):
        _draw_head(visit)
        draw_build(visit)
        draw_pick_failure(visit)
        if gone is not None:
            failed(visit.say, visit.say("passage_gone"), gone)
        if st.session_state.get("search_collection"):
            draw_collection(visit, _PLACE)
        else:
            sought = _draw_search(visit, sought, beside=here is not None)
    if here is not None:
        with right, st.container(key="panel"):
            draw_source(visit, _as_opened(here), partial(_draw_tools, visit, here, sought.question))
    _write_address(sought)


def _sought() -> Sought:
    """The search that this visit is at, or the one that the address names where the reader has changed it."""
    # A widget that was not drawn, on another screen, has forgotten what it held.
    arrived = "search-question" not in st.session_state
    named = from_address({name: st.query_params.get_all(name) for name in st.query_params})
    if _is_news(named, arrived=arrived):
        st.session_state["sought"] = named
        st.session_state["search_collection"] = False
        arrived = True
        if named.passage:
            state.open_source(_PLACE, named.passage)
        elif state.opened_source(_PLACE):
            state.close_source()
    sought: Sought = st.session_state.setdefault("sought", Sought())
    if arrived:
        st.session_state["search-question"] = sought.question
    return replace(sought, passage=state.opened_source(_PLACE) or "")


def _is_news(named: Sought, *, arrived: bool) -> bool:
    """Whether the address is one that the reader came with or went back to.

    An event that was on its way while the address was being written still brings the one from before. Coming back from
    another screen without any address means the search there was.
    """
    left = st.session_state.get("search_left", {})
    just_left = time.monotonic() - left.get(named, float("-inf")) < _STALE_SECONDS
    return named != st.session_state.get("search_address") and not just_left and (named != Sought() or not arrived)


def _write_address(sought: Sought) -> None:
    before = st.session_state.get("search_address")
    st.session_state["sought"] = st.session_state["search_address"] = sought
    if before not in (None, sought):
        now = time.monotonic()
        recent = {one: at for one, at in st.session_state.get("search_left", {}).items() if now - at < _STALE_SECONDS}
        st.session_state["search_left"] = {**recent, before: now}
    address = to_address(sought)
    if {name: st.query_params.get_all(name) for name in st.query_params} != address:
        st.query_params.from_dict(address)


def _seek(sought: Sought) -> None:
    st.session_state["sought"] = sought
    st.session_state["search_collection"] = False


def _asked() -> None:
    question = str(st.session_state["search-question"] or "").strip()
    _seek(replace(st.session_state["sought"], question=question, page=1))


def _turned(key: str) -> None:
    _seek(replace(st.session_state["sought"], page=int(st.session_state[key])))


def _narrowed() -> None:
    """Take over what was changed in the filters."""
    sought: Sought = st.session_state["sought"]
    change = st.session_state["search-filters"].get("changed") or {}
    group, value = str(change.get("group", "")), str(change.get("value", ""))
    if group == "all":
        _seek(sought.with_filters(Sought().filters))
    elif group == "year":
        _seek(sought.with_years(str(change.get("first", "")), str(change.get("last", ""))))
    elif value:
        _seek(sought.with_value(group, value, chosen=bool(change.get("chosen"))))


def _without_filters() -> None:
    _seek(st.session_state["sought"].with_filters(Sought().filters))


def _draw_head(visit: state.Visit) -> None:
    say = visit.say
    heading = join((tag("h1", escape(say("search_title"))), tag("p", escape(say("search_promise")))))
    show(tag("div", heading, "rj-welcome rj-wide"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="search-line"):
        st.text_input(say("search_input"), key="search-question", placeholder=say("search_example"), on_change=_asked)
        # Pressing it takes the focus out of the input, which sends what was written.
        st.button(say("search_go"), key="search-go", type="primary", icon=":material/search:")
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
        if isinstance(error, QuestionError) and sought.narrowed:
            st.button(say("filters_clear"), key="search-unfilter", on_click=_without_filters)
        return sought
    with st.container(key="search-body"):
        with st.container(key="search-rail"):
            view = {"view": facets_view(found.facets, sought, say), "compact": beside}
            mount("facets", view, "search-filters", on_changed_change=_narrowed)
        with st.container(key="search-results"):
            _draw_results(visit, sought, found)
    return sought


def _found(visit: state.Visit, sought: Sought) -> tuple[Findings, Sought]:
    """What is found, and the search with its page among those there are."""
    say, shared = visit.say, visit.shared
    waiting = say("searching") if shared.questions.warm.is_set() else say("loading_model")
    with st.spinner(waiting):
        found = _kept(shared.assistant, visit.status.generation, repr(replace(sought, passage="")), sought)
        pages = max(1, -(-found.total // _ON_A_PAGE))
        if sought.page > pages:
            sought = replace(sought, page=pages)
            found = _kept(shared.assistant, visit.status.generation, repr(replace(sought, passage="")), sought)
    return found, sought


@st.cache_data(max_entries=64, show_spinner=False)
def _kept(_assistant: Assistant, generation: str, key: str, _sought: Sought) -> Findings:
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
        "collected": _collected(visit),
    }
    mount(
        "findings", data, "search-hits",
        on_opened_change=partial(state.press_source, _PLACE, "search-hits"),
        on_picked_change=partial(_picked, visit, "search-hits", sought.question),
    )  # fmt: skip
    pages = -(-found.total // _ON_A_PAGE)
    if pages > 1:
        # A widget of its own for each page: the page can also come from the address or change with the question.
        key = f"search-page-{sought.page}"
        st.pagination(pages, default=sought.page, key=key, on_change=_turned, args=(key,))


def _draw_nothing(visit: state.Visit, sought: Sought, found: Findings) -> None:
    """Why there is nothing to see, and what to do."""
    say = visit.say
    if sought.narrowed and not found.total and found.unfiltered:
        notice(say("search_none"), hint=say("search_none_filters", count=found.unfiltered), kind="warning")
        st.button(say("filters_clear"), key="search-unfilter", on_click=_without_filters)
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


def _picked(visit: state.Visit, key: str, question: str) -> None:
    """Collect the passage that was pressed, or take it out of the collection."""
    change = st.session_state[key].get("picked") or {}
    pick(visit, str(change.get("reference", "")), question, on=bool(change.get("on")))


def _opened(visit: state.Visit, sought: Sought) -> tuple[Neighbours | None, AssistantError | None]:
    """The opened passage with its neighbours, from the collection where the index no longer has it; or why neither."""
    if not sought.passage or not visit.ready:
        return None, None
    try:
        return visit.shared.assistant.neighbours(sought.passage), None
    except AssistantError as error:
        for item in visit.shared.collection.listed(visit.owner):
            if item.passage.id == sought.passage:
                return Neighbours(item.document, item.passage, 0, 0), None
        return None, error


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
    mount("tools", data, "search-tools", on_picked_change=partial(_picked, visit, "search-tools", plain(question)))


def _step_button(name: str, label: str, side: str, to: Passage | None) -> None:
    st.button(
        label, key=f"passage-{name}", icon=f":material/chevron_{side}:", disabled=to is None,
        on_click=state.open_source, args=(_PLACE, to.id if to else ""),
    )  # fmt: skip
