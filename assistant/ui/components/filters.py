"""What to ask and search in: the filters that are chosen, always in sight, and the box to choose them in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from functools import partial

import streamlit as st

from assistant.core.types import DocumentInfo, Filters
from assistant.language.shortening import shortened
from assistant.ui.components.pieces import choices
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import plain

_LISTS = {"kinds": "kind", "partners": "partner", "languages": "language", "documents": "document"}
"""The fields of `Filters` that can be chosen here, and the families of texts that name their values."""
_MOST_OF_TITLE = 60


def draw_filters(visit: state.Visit) -> None:
    """The row of chosen filters with the box to choose others; nothing can be chosen without an index."""
    say = visit.say
    infos = visit.shared.assistant.documents() if visit.ready else ()
    titles = {info.path: info.title for info in infos}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        with st.popover(say("filters"), icon=":material/filter_list:", disabled=not infos, key="filters-box"):
            _draw_choice(say, infos, titles)
        chosen = filter_parts(state.filters(), say, titles)
        if not chosen:
            return
        entries = [{"text": f"{text} ✕", "value": key, "label": say("filter_drop", text=text)} for key, text in chosen]
        entries.append({"text": say("filters_drop"), "value": "all"})
        pressed = choices(say("filters_chosen"), "filters", entries, key="filters-chosen")
        if pressed:
            state.choose_filters(without(state.filters(), pressed))
            st.rerun()


def filter_parts(chosen: Filters, say: Say, titles: dict[str, str]) -> list[tuple[str, str]]:
    """Each value that is filtered by, as its key for `without` and in words; `titles` by document path."""
    parts = []
    for field, family in _LISTS.items():
        for value in getattr(chosen, field):
            name = shortened(_named(family, say, titles, value), _MOST_OF_TITLE)
            parts.append((f"{field}:{value}", f"{say(f'column_{family}')}: {name}"))
    if chosen.years:
        first, last = chosen.years
        years = str(first) if first == last else f"{first}–{last}"
        parts.append(("years", say("filter_years", years=years)))
    return parts


def without(chosen: Filters, key: str) -> Filters:
    """The filters without the value of that key (see `filter_parts`); "all" drops every one."""
    if key == "all":
        return Filters()
    field, _, value = key.partition(":")
    if field == "years":
        return replace(chosen, years=None)
    if field not in {one.name for one in fields(Filters)}:
        return chosen
    return replace(chosen, **{field: tuple(one for one in getattr(chosen, field) if one != value)})


def _draw_choice(say: Say, infos: Sequence[DocumentInfo], titles: dict[str, str]) -> None:
    chosen = state.filters()
    years = sorted({year for info in infos for year in info.years})
    ends = (years[0], years[-1]) if years else (0, 0)
    there = {
        "kinds": _sorted(info.kind for info in infos),
        "partners": _sorted(name for info in infos for name in info.partners),
        "languages": _sorted(info.language for info in infos),
        "documents": [info.path for info in infos],
    }
    for field, family in _LISTS.items():
        # The filters are what counts; the box shows them, wherever they were set.
        st.session_state[_key(field)] = [value for value in getattr(chosen, field) if value in there[field]]
        st.multiselect(
            say(f"column_{family}"),
            there[field],
            format_func=partial(_named, family, say, titles),
            key=_key(field),
            placeholder=say("filter_any"),
            on_change=_chosen,
            args=ends,
            select_all=False,
        )
    if years:
        with st.container(horizontal=True, gap="small"):
            for side, place in (("first", 0), ("last", 1)):
                value = chosen.years[place] if chosen.years else None
                st.session_state[_key(side)] = value if value in years else None
                st.selectbox(
                    say(f"filter_{side}"), years, key=_key(side), placeholder=say("filter_any"),
                    on_change=_chosen, args=ends,
                )  # fmt: skip


def _named(family: str, say: Say, titles: dict[str, str], value: str) -> str:
    return plain(titles.get(value, value) if family == "document" else say.known(family, value))


def _chosen(earliest: int, latest: int) -> None:
    """Take over what the box says; where only one end of the years is chosen, the other is as far as they go."""
    picked = {field: tuple(st.session_state[_key(field)]) for field in _LISTS}
    first, last = st.session_state.get(_key("first")), st.session_state.get(_key("last"))
    ends = sorted((first or earliest, last or latest))
    years = (ends[0], ends[1]) if first or last else None
    st.session_state["filters"] = replace(state.filters(), years=years, **picked)


def _key(name: str) -> str:
    return f"filter-{name}-{state.filters_box()}"


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted(set(values), key=str.casefold)
