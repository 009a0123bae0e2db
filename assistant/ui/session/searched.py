"""Where a visit is in its searches: what is sought now, what the address says of it, and what changes it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import streamlit as st

from assistant.ui.session import state
from assistant.ui.views.sought import Sought, from_address, to_address

PLACE = "search"
"""Under which name a passage opened from a search is remembered."""
FILTERS = "search-filters"
"""The key of the filters."""
MOST_CHARACTERS = 1000
"""Of a question: longer ones make addresses that browsers and mail programs cut off."""
_NO_FIELD = (0, "")
_STALE_SECONDS = 2.0
"""For how long after it was replaced an address may still arrive with an event."""


def current() -> Sought:
    """The search that this visit is at, or the one that the address names where the reader has changed it."""
    # A widget that was not drawn, on another screen, has forgotten what it held.
    arrived = field()[0] not in st.session_state
    named = from_address({name: st.query_params.get_all(name) for name in st.query_params})
    written = named.question
    if _is_news(named, arrived=arrived):
        st.session_state["search_too_long"] = _excess(written)
        if _excess(written):
            named = replace(named, question="")
        st.session_state["sought"] = named
        st.session_state["search_collection"] = False
        arrived = True
        if named.passage:
            state.open_source(PLACE, named.passage)
        elif state.opened_source(PLACE):
            state.close_source()
    sought: Sought = st.session_state.setdefault("sought", Sought())
    if arrived:
        number, _ = st.session_state.get("search_field", _NO_FIELD)
        st.session_state["search_field"] = (number + 1, written if _excess(written) else sought.question)
    return replace(sought, passage=state.opened_source(PLACE) or "")


def field() -> tuple[str, str]:
    """The key of the input and the text that it begins with.

    It is a new one for each text that does not come from the reader. A text that is put into the one that stands there
    can be lost: the browser hears of it once, perhaps before it has loaded what draws an input, and would then send
    back an empty one.
    """
    number, text = st.session_state.get("search_field", _NO_FIELD)
    return f"search-question-{number}", text


def _is_news(named: Sought, *, arrived: bool) -> bool:
    """Whether the address is one that the reader came with or went back to.

    Coming back from another screen without any address means the search there was. While the screen stays, an event
    that was on its way when the address was written still brings the one from before.
    """
    if arrived:
        return named != Sought()
    left = st.session_state.get("search_left", {})
    just_left = time.monotonic() - left.get(named, float("-inf")) < _STALE_SECONDS
    return named != st.session_state.get("search_address") and not just_left


def remember(sought: Sought) -> None:
    """Make this the search that the visit is at, and write its address."""
    before = st.session_state.get("search_address")
    st.session_state["sought"] = st.session_state["search_address"] = sought
    if before not in (None, sought):
        now = time.monotonic()
        recent = {one: at for one, at in st.session_state.get("search_left", {}).items() if now - at < _STALE_SECONDS}
        st.session_state["search_left"] = {**recent, before: now}
    address = to_address(sought)
    if {name: st.query_params.get_all(name) for name in st.query_params} != address:
        st.query_params.from_dict(address)


def seek(sought: Sought) -> None:
    """Search for this from now on; the results are shown, not the collection."""
    st.session_state["sought"] = sought
    st.session_state["search_collection"] = False


def asked(key: str) -> None:
    """Take over what was written into the input of that key; the filters stay."""
    question = str(st.session_state[key] or "").strip()
    st.session_state["search_too_long"] = _excess(question)
    if _excess(question):
        return
    seek(replace(st.session_state["sought"], question=question, page=1))


def _excess(question: str) -> int:
    """The length of a question that is too long, 0 of any other."""
    return len(question) if len(question) > MOST_CHARACTERS else 0


def turned(key: str) -> None:
    """Turn to the page that the widget of that key is at."""
    seek(replace(st.session_state["sought"], page=int(st.session_state[key])))


def narrowed(change: dict[str, Any]) -> None:
    """Take over what was changed in the filters."""
    sought: Sought = st.session_state["sought"]
    group, value = str(change.get("group", "")), str(change.get("value", ""))
    if group == "all":
        seek(sought.with_filters(Sought().filters))
    elif group == "year":
        seek(sought.with_years(str(change.get("first", "")), str(change.get("last", ""))))
    elif value:
        seek(sought.with_value(group, value, chosen=bool(change.get("chosen"))))


def without_filters() -> None:
    """Take every filter off."""
    seek(st.session_state["sought"].with_filters(Sought().filters))
