"""The screen that shows how good the answers are, measured, and where the documents disagree."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from assistant.application.opened import resolve_side
from assistant.core.errors import AssistantError
from assistant.core.types import Conflict
from assistant.ui.components.evaluation import history_table, latest_run
from assistant.ui.components.pieces import failed, mount, notice, show, waiting
from assistant.ui.components.progress import draw_build
from assistant.ui.components.review import draw_marked, draw_refused
from assistant.ui.components.source import draw_source
from assistant.ui.session import state
from assistant.ui.views.disagreements import conflict_groups
from assistant.ui.views.safe import escape, join, tag

_COMMAND = "python -m assistant evaluate FILE.jsonl"
_PLACE = "disagreements"
"""Under which name a source opened from here is remembered."""
_MOST_UNFOLDED = 3
_MOST_REFUSED = _MOST_MARKED = 100


def render(visit: state.Visit) -> None:
    """Draw the screen."""
    say = visit.say
    # As on the screen for questions: a source opens beside what it was opened from.
    left, right = st.container(key="desk").columns([1, 1], gap="medium")
    with left:
        heading = join((tag("h1", escape(say("quality_title"))), tag("p", escape(say("quality_promise")))))
        show(tag("div", heading, "rj-welcome rj-wide"))
        draw_build(visit)
        _draw_evaluations(visit)
        _draw_refused(visit)
        _draw_marked(visit)
        conflicts = _draw_disagreements(visit) if visit.ready else ()
    opened = resolve_side(conflicts, state.opened_source(_PLACE) or "")
    if opened is not None:
        with right, st.container(key="panel"):
            # Beside no answer a citation's number means nothing.
            draw_source(visit, replace(opened, number=0))


def _draw_evaluations(visit: state.Visit) -> None:
    say = visit.say
    try:
        runs = visit.shared.assistant.evaluations()
    except AssistantError as error:
        failed(say, say("evaluation_failed"), error)
        return
    if not runs:
        notice(say("evaluation_none"), hint=say("evaluation_none_hint", command=_COMMAND))
        return
    show(latest_run(runs[0], say, generation=visit.status.generation))
    if earlier := history_table(runs, say):
        show(earlier)


def _draw_refused(visit: state.Visit) -> None:
    """The questions of this browser that were refused."""
    try:
        entries = visit.shared.conversations.refused(visit.owner, _MOST_REFUSED)
    except AssistantError as error:
        failed(visit.say, visit.say("review_refused_failed"), error)
        return
    draw_refused(visit, entries, limit=_MOST_REFUSED)


def _draw_marked(visit: state.Visit) -> None:
    """The answers that readers marked as not good."""
    try:
        entries = visit.shared.conversations.marked_bad(_MOST_MARKED)
    except AssistantError as error:
        failed(visit.say, visit.say("review_marked_failed"), error)
        return
    draw_marked(visit, entries)


def _draw_disagreements(visit: state.Visit) -> tuple[Conflict, ...]:
    """Draw them; returns those that were drawn."""
    say = visit.say
    title = tag("h2", escape(say("disagreements_title")))
    try:
        # The first time after a start, the index is loaded for it.
        with waiting(say("opening_index")):
            conflicts = visit.shared.assistant.conflicts()
            partners = visit.shared.assistant.partners().partners if conflicts else ()
    except AssistantError as error:
        show(tag("section", title, "rj-evaluation"))
        failed(say, say("disagreements_failed"), error)
        return ()
    if not conflicts:
        show(tag("section", title, "rj-evaluation"))
        notice(say("disagreements_none"))
        return ()
    counted = tag("p", escape(say("disagreements_found", count=len(conflicts))), "rj-hint")
    show(tag("section", join((title, counted)), "rj-evaluation"))
    groups = conflict_groups(conflicts, say, partners)
    view = {"groups": groups, "unfolded": len(groups) <= _MOST_UNFOLDED}
    data = {"view": view, "opened": state.opened_source(_PLACE)}
    mount("conflicts", data, _PLACE, opened=partial(state.press_source, _PLACE))
    return conflicts
