"""The screen that lists the documents and brings the index up to date."""

from __future__ import annotations

from assistant.errors import AssistantError
from assistant.types import DocumentState
from assistant.ui.components.pieces import failed, notice, show
from assistant.ui.components.progress import draw_build, draw_last_build, start_button
from assistant.ui.components.table import documents_table
from assistant.ui.safe import escape, join, tag
from assistant.ui.state import Visit


def render(visit: Visit) -> None:
    """Draw the screen."""
    say, shared = visit.say, visit.shared
    heading = join((tag("h1", escape(say("documents_title"))), tag("p", escape(say("documents_promise")))))
    show(tag("div", heading, "rj-welcome rj-wide"))
    draw_build(visit)
    error: AssistantError | None = None
    states: tuple[DocumentState, ...] = ()
    try:
        states = shared.assistant.library()
    except AssistantError as failure:
        error = failure
    draw_last_build(visit, states)
    if visit.ready and not shared.build.state.running:
        start_button(visit, say("build_rebuild"))
    if error is not None:
        failed(say, say("documents_title"), error)
        return
    if not states:
        folder = str(shared.assistant.settings.corpus)
        notice(say("documents_none"), hint=say("documents_none_hint", folder=folder))
        return
    pending = sum(state.state in ("new", "changed", "removed") for state in states)
    if pending and visit.ready and not shared.build.state.running:
        notice(say("documents_pending", count=pending), hint=say("documents_pending_hint"), kind="warning")
    show(documents_table(states, say))
