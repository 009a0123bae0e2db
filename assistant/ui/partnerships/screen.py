"""The screen of the partners: timeline, map and figures of all, and a page for each of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from assistant.application.opened import Opened, resolve_side
from assistant.core.errors import AssistantError
from assistant.partnerships import Overview, Partner
from assistant.ui.components.pieces import choices, failed, mount, notice, show, waiting
from assistant.ui.components.progress import draw_build
from assistant.ui.components.source import draw_source
from assistant.ui.partnerships.chart_views import chart_view
from assistant.ui.partnerships.charts import breakdown_charts, map_chart, timeline_chart
from assistant.ui.partnerships.page import documents_view, facts_view, questions
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.disagreements import conflict_groups
from assistant.ui.views.references import References
from assistant.ui.views.safe import EMPTY, escape, join, tag

_ADDRESS = "partner"
"""The part of the page's address that names a partner."""
_PLACE = "partners"
"""Under which name a source opened from here is remembered."""
_ANCHOR = "rj-partner-top"


def render(visit: state.Visit) -> None:
    """Draw the screen."""
    # As on the screen for questions: a source opens beside what it was opened from.
    left, right = st.container(key="desk").columns([1, 1], gap="medium")
    opened: Opened | None = None
    with left:
        found = _found(visit)
        if found is not None:
            opened = _draw(visit, found)
    if opened is not None:
        with right, st.container(key="panel"):
            draw_source(visit, opened)


def _found(visit: state.Visit) -> Overview | None:
    """The partners; `None` where there are none to draw, and the page then says why."""
    say = visit.say
    if not visit.ready:
        _heading(visit)
        draw_build(visit)
        notice(say("partners_wait"))
        return None
    try:
        # The first time after a start, the index is loaded for it.
        with waiting(say("partners_reading")):
            found = visit.shared.assistant.partners()
    except AssistantError as error:
        _heading(visit)
        failed(say, say("partners_failed"), error)
        return None
    if not found.partners:
        _heading(visit)
        draw_build(visit)
        notice(say("partners_none"), hint=say("partners_none_hint"))
        return None
    return found


def _heading(visit: state.Visit, found: Overview | None = None) -> None:
    say = visit.say
    parts = [tag("h1", escape(say("partners_title")))]
    if found is not None:
        promise = say("partners_promise", tables=found.tables, documents=found.documents)
        parts.append(tag("p", escape(promise)))
    show(tag("div", join(parts), "rj-welcome rj-wide"))


def _draw(visit: state.Visit, found: Overview) -> Opened | None:
    """The overview, or the page of the partner that the address names; returns what is open."""
    named = st.query_params.get(_ADDRESS)
    partner = found.partner(named) if named else None
    if partner is None:
        references = _draw_all(visit, found, unknown=named or "")
    else:
        references = References(visit.say)
        _draw_partner(visit, partner, references, f"{_ANCHOR}-{found.partners.index(partner)}")
    reference = state.opened_source(_place(partner)) or ""
    mount("expanded", {"opened": reference}, key="expanded")
    if partner and (side := resolve_side(partner.conflicts, reference)):
        # Beside no answer a citation's number means nothing.
        return replace(side, number=0)
    return references.resolve(reference)


def _draw_all(visit: state.Visit, found: Overview, *, unknown: str) -> References:
    """All partners; `unknown` is a name in the address that nobody has. Returns what can be opened."""
    say = visit.say
    _heading(visit, found)
    draw_build(visit)
    if unknown:
        notice(say("partner_unknown", name=unknown), hint=say("partner_unknown_hint"), kind="warning")
    views, references = _views(found, visit.edition, say)
    for name in ("timeline", "map"):
        if name not in views:
            notice(say(f"{name}_none"), hint=say(f"{name}_none_hint"))
    for view in views.values():
        _draw_chart(view, _place(None))
    return references


@st.cache_resource(max_entries=4, show_spinner=False)
def _views(_found: Overview, edition: str, say: Say) -> tuple[dict[str, dict[str, Any]], References]:
    """All charts as data, by name, and what they open: drawn once for an edition of the index and a language."""
    references = References(say)
    charts = [
        timeline_chart(_found.partners, references, say),
        map_chart(_found, references, say),
        *breakdown_charts(_found, references, say),
    ]
    return {chart.name: chart_view(chart, references, say) for chart in charts if chart}, references


def _draw_chart(view: dict[str, Any], place: str) -> None:
    key = f"chart-{view['name']}"
    mount("chart", {"view": view}, key, opened=partial(state.press_source, place), partner=_press_name)


def _draw_partner(visit: state.Visit, partner: Partner, references: References, anchor: str) -> None:
    say, place = visit.say, _place(partner)
    # The name that was pressed may have stood far below; its page is read from the top.
    show(tag("div", EMPTY, "rj-partner-top", id=anchor))
    mount("reveal", {"anchor": anchor}, key="reveal")
    st.button(
        say("partners_all"), key="all-partners", icon=":material/arrow_back:", type="tertiary", on_click=_show,
        args=(None,),
    )  # fmt: skip
    show(tag("div", tag("h1", escape(partner.name)), "rj-welcome rj-wide"))
    draw_build(visit)
    _title(say("facts_title"))
    _draw_facts(facts_view(partner, references, say), "facts", place)
    if course := timeline_chart([partner], references, say):
        _draw_chart(chart_view(course, references, say), place)
    _draw_questions(visit, partner)
    _title(say("partner_differences"))
    if partner.conflicts:
        view = {"groups": conflict_groups(partner.conflicts, say, [partner]), "unfolded": True}
        data = {"view": view, "opened": state.opened_source(place)}
        key = "partner-conflicts"
        mount("conflicts", data, key, opened=partial(state.press_source, place))
    else:
        show(tag("p", escape(say("partner_differences_none")), "rj-hint"))
    _title(say("partner_documents"))
    _draw_facts({"kind": "documents", **documents_view(partner, references, say)}, "partner-documents", place)


def _draw_questions(visit: state.Visit, partner: Partner) -> None:
    """Questions that are asked, on the screen for that, by a press."""
    say = visit.say
    asked = questions(partner, say)
    if not asked:
        return
    _title(say("partner_questions"))
    entries = [{"text": text, "value": text} for text in asked]
    chosen = choices(say("partner_questions"), "suggestions", entries, key="partner-questions")
    if chosen in asked:
        try:
            state.ask_elsewhere(visit, str(chosen))
        except AssistantError as error:
            failed(say, str(chosen), error)


def _draw_facts(view: dict[str, object], key: str, place: str) -> None:
    data = {"view": view, "opened": state.opened_source(place)}
    mount("facts", data, key, opened=partial(state.press_source, place))


def _title(text: str) -> None:
    show(tag("h2", escape(text), "rj-partner-title"))


def _place(partner: Partner | None) -> str:
    """Under which name a source opened here is remembered: numbers of one page mean nothing on another."""
    return f"{_PLACE} {partner.name}" if partner else _PLACE


def _press_name(name: object) -> None:
    _show(str(name))


def _show(partner: str | None) -> None:
    """Show a partner's page (`None`: all of them)."""
    state.close_source()
    if partner is None:
        st.query_params.pop(_ADDRESS, None)
    else:
        st.query_params[_ADDRESS] = partner
