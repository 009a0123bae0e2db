"""The screen of the partners: timeline, map and figures of all, and a page for each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from assistant.errors import AssistantError
from assistant.partners import Overview, Partner
from assistant.ui import state
from assistant.ui.chart_views import Chart, chart_view
from assistant.ui.components.pieces import choices, failed, mount, notice, show
from assistant.ui.components.progress import draw_build
from assistant.ui.components.source import draw_source
from assistant.ui.disagreements import conflict_groups
from assistant.ui.opened import Opened, resolve_side
from assistant.ui.partner_charts import breakdown_charts, map_chart, timeline_chart
from assistant.ui.partner_page import documents_view, facts_view, questions
from assistant.ui.references import References
from assistant.ui.safe import escape, join, tag

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
        found, told = _found(visit)
        if found is None or not found.partners:
            _heading(visit, found)
            draw_build(visit)
            told()
        else:
            opened = _draw(visit, found)
    if opened is not None:
        with right, st.container(key="panel"):
            draw_source(visit, opened)


def _found(visit: state.Visit) -> tuple[Overview | None, Callable[[], None]]:
    """The partners; where there are none to draw, what says why."""
    say = visit.say
    if not visit.ready:
        return None, partial(notice, say("partners_wait"))
    try:
        return visit.shared.assistant.partners(), partial(notice, say("partners_none"), hint=say("partners_none_hint"))
    except AssistantError as error:
        return None, partial(failed, say, say("partners_failed"), error)


def _heading(visit: state.Visit, found: Overview | None) -> None:
    say = visit.say
    parts = [tag("h1", escape(say("partners_title")), id=_ANCHOR)]
    if found is not None and found.partners:
        promise = say("partners_promise", tables=found.tables, documents=found.documents)
        parts.append(tag("p", escape(promise)))
    show(tag("div", join(parts), "rj-welcome rj-wide"))


def _draw(visit: state.Visit, found: Overview) -> Opened | None:
    """The overview, or the page of the partner that the address names; returns what is open."""
    named = st.query_params.get(_ADDRESS)
    partner = found.partner(named) if named else None
    references = References(visit.say)
    if partner is not None:
        _draw_partner(visit, partner, references)
    else:
        _heading(visit, found)
        draw_build(visit)
        if named:
            notice(visit.say("partner_unknown", name=named), hint=visit.say("partner_unknown_hint"), kind="warning")
        _draw_chart(visit, timeline_chart(found.partners, references, visit.say), references)
        _draw_chart(visit, map_chart(found, references, visit.say), references)
        for chart in breakdown_charts(found, references, visit.say):
            _draw_chart(visit, chart, references)
    mount("reveal", {"anchor": f"{_ANCHOR} {named}" if named else ""}, key="reveal")
    reference = state.opened_source(_place(partner)) or ""
    conflicts = partner.conflicts if partner else ()
    if side := resolve_side(conflicts, reference):
        return side
    return references.resolve(reference)


def _draw_chart(visit: state.Visit, chart: Chart, references: References, partner: Partner | None = None) -> None:
    key = f"chart-{chart.name}"
    place = _place(partner)
    data = {"view": chart_view(chart, references, visit.say), "opened": state.opened_source(place)}
    mount(
        "chart", data, key,
        on_opened_change=partial(state.press_source, place, key), on_partner_change=partial(_press_name, key),
    )  # fmt: skip


def _draw_partner(visit: state.Visit, partner: Partner, references: References) -> None:
    say, place = visit.say, _place(partner)
    st.button(
        say("partners_all"),
        key="all-partners",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_show,
        args=(None,),
    )
    show(tag("div", tag("h1", escape(partner.name), id=_ANCHOR), "rj-welcome rj-wide"))
    draw_build(visit)
    asked = questions(partner, say)
    _title(say("facts_title"))
    _draw_facts(facts_view(partner, references, say), "facts", place)
    _draw_chart(visit, timeline_chart([partner], references, say), references, partner)
    _title(say("partner_differences"))
    if partner.conflicts:
        view = {"groups": conflict_groups(partner.conflicts, say), "unfolded": True}
        data = {"view": view, "opened": state.opened_source(place)}
        mount(
            "conflicts",
            data,
            "partner-conflicts",
            on_opened_change=partial(state.press_source, place, "partner-conflicts"),
        )
    else:
        show(tag("p", escape(say("partner_differences_none")), "rj-hint"))
    _title(say("partner_documents"))
    _draw_facts({"kind": "documents", **documents_view(partner, references, say)}, "partner-documents", place)
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
    mount("facts", data, key, on_opened_change=partial(state.press_source, place, key))


def _title(text: str) -> None:
    show(tag("h2", escape(text), "rj-partner-title"))


def _place(partner: Partner | None) -> str:
    """Under which name a source opened here is remembered: numbers of one page mean nothing on another."""
    return f"{_PLACE} {partner.name}" if partner else _PLACE


def _press_name(key: str) -> None:
    if name := st.session_state[key].get("partner"):
        _show(str(name))


def _show(partner: str | None) -> None:
    """Show a partner's page (`None`: all of them)."""
    state.close_source()
    if partner is None:
        st.query_params.pop(_ADDRESS, None)
    else:
        st.query_params[_ADDRESS] = partner
