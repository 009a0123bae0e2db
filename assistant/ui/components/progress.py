"""A build as it runs: what is happening, how far it is, how long it still takes, and how to stop it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.core.errors import AssistantError, BuildCancelled, TooManyRemovals
from assistant.core.types import BuildReport, DocumentState, Progress, Skipped
from assistant.ui.components.pieces import failure, show
from assistant.ui.components.revisions import revisions_list
from assistant.ui.components.saved import saved_line
from assistant.ui.session import document_actions
from assistant.ui.session.reach import may_edit
from assistant.ui.session.state import Visit
from assistant.ui.texts.page import TEXTS
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

_POLL_SECONDS = 0.8
_SHARES = {"read": (0.0, 0.15), "embed": (0.15, 0.8), "write": (0.95, 0.05)}
"""Where each step begins on the bar and how much of it it takes, roughly as long as it lasts."""


def draw_build(visit: Visit) -> None:
    """The running build, or what keeps the page from having an index; nothing when all is well."""
    say, build = visit.say, visit.shared.build
    if build.state.running:
        before = build.state.ended

        @st.fragment(run_every=_POLL_SECONDS)
        def running() -> None:
            now = build.state
            if now.ended != before or not now.running:
                st.rerun()
            show(progress_box(now.progress, say, first=not visit.ready, stopping=now.stopping))
            st.button(
                say("build_stopping") if now.stopping else say("build_cancel"),
                key="build-cancel",
                icon=":material/stop_circle:",
                type="tertiary",
                disabled=now.stopping,
                on_click=build.cancel,
            )

        with st.container(key="build-box"):
            running()
        return
    state = build.state
    if not visit.ready:
        if state.error is not None:
            draw_failed_build(visit, state.error, "error")
        else:
            failure(say, say("no_index"), visit.status.problem, visit.status.hint)
        start_button(visit, say("try_again") if state.error else say("build_now"))


def draw_failed_build(visit: Visit, error: AssistantError, kind: str) -> None:
    """Why the last build made no index. One that would have lost most of the documents can be allowed to, by those who
    may change documents."""
    say = visit.say
    if not isinstance(error, TooManyRemovals):
        title = say("build_stopped") if isinstance(error, BuildCancelled) else say("build_failed")
        failure(say, title, error.message, error.hint, kind)
        return
    editable = may_edit(visit.shared.assistant.settings)
    hint = TEXTS["build_refused_hint" if editable else "build_refused_ask"]
    failure(say, say("build_refused"), error.message, hint, kind)
    if editable and st.button(say("build_accept"), key="build-accept", icon=":material/delete_sweep:"):
        visit.shared.build.start(accept_removals=True)
        st.rerun()


def start_button(visit: Visit, label: str) -> None:
    """A button that starts a build."""
    if st.button(label, key="build-start", icon=":material/sync:", type="primary"):
        visit.shared.build.start()
        st.rerun()


def progress_box(progress: Progress | None, say: Say, *, first: bool, stopping: bool) -> Html:
    """The box with the bar, in words and numbers."""
    if progress is None:
        part, step, left = 0.01, say("build_start"), ""
    else:
        begin, width = _SHARES[progress.step]
        part = begin + width * (progress.done / progress.total if progress.total else 0)
        step = say(f"step_{progress.step}", done=progress.done, total=progress.total)
        left = say("time_left", time=say.duration(progress.seconds_left)) if progress.seconds_left is not None else ""
    if stopping:
        left = say("build_stopping")
    percent = round(100 * part)
    fill = tag("span", escape(""), style=f"width: {max(percent, 1)}%")
    bar = tag(
        "div", fill, "rj-bar", role="progressbar", aria_valuemin="0", aria_valuemax=100, aria_valuenow=str(percent),
        aria_label=step,
    )  # fmt: skip
    line = tag("p", join((tag("span", escape(step)), tag("span", escape(left)))), "rj-step")
    title = say("build_first") if first else say("build_again")
    hint = say("build_first_hint") if first else say("build_again_hint")
    parts = [tag("p", escape(title), "rj-notice-title"), bar, line]
    if progress is not None and progress.detail:
        parts.append(tag("p", escape(progress.detail), "rj-detail"))
    parts.append(tag("p", escape(hint), "rj-hint"))
    return tag("div", join(parts), "rj-build")


def draw_last_build(visit: Visit, states: Sequence[DocumentState]) -> None:
    """What the last build did, or why it did not; `states` tell what of its remarks is in the index.

    It is folded up, also that of an earlier run of this program or of the command line, unless the build ended while
    this visit was on the screen.
    """
    say, state = visit.say, visit.shared.build.state
    ended_before = document_actions.builds_before(state.ended)
    if state.running:
        return
    own = state.report
    if own is None and state.error is not None and visit.ready:
        draw_failed_build(visit, state.error, "warning")
        return
    kept = None
    if visit.ready and (own is None or own.generation != visit.status.generation):
        kept = visit.shared.assistant.report_of(visit.status.generation)
    report = kept or own
    if report is None or not visit.ready:
        return
    report = visit.shared.assistant.closed().without(report)
    box = report_box(report, states, say, saved_line(visit, report.generation))
    summary = tag("summary", escape(say("report_of", when=say.moment(visit.status.built_at))))
    opened = Html(" open") if state.ended > ended_before else EMPTY
    show(Html(f'<details class="rj-kept-report"{opened}>{summary}{box}</details>'))


def report_box(report: BuildReport, states: Sequence[DocumentState], say: Say, after: Html = EMPTY) -> Html:
    """The report in words: sums, what changed, what could not be read, what was read with remarks, and `after`."""
    unread = {state.path for state in states if state.state in ("unread", "copy", "confidential")}
    indexed = {state.path for state in states if state.info is not None and state.path not in unread}
    time = say.duration(report.seconds)
    summed = say("report_sum", documents=report.documents, passages=report.passages, time=time)
    counted = say("report_embedded", embedded=report.embedded_passages, reused=report.reused_passages)
    parts = [tag("p", escape(say("report")), "rj-notice-title"), tag("p", escape(f"{summed} {counted}"))]
    changes = [
        _paths(say(f"report_{name}"), paths, say)
        for name in ("added", "changed", "renamed", "removed", "unchanged")
        # A file that could not be read is told below; it is not a document that was added.
        if (paths := tuple(path for path in getattr(report, name) if name == "removed" or path not in unread))
    ]
    parts.append(tag("div", join(changes), "rj-changes"))
    parts.append(revisions_list(report.revisions, say))
    noted = tuple(
        entry for entry in report.skipped if entry.path in indexed or (entry.pages and entry.path not in unread)
    )
    skipped = tuple(entry for entry in report.skipped if entry not in noted)
    for name, entries in (("report_skipped", skipped), ("report_noted", noted)):
        if entries:
            files = len({entry.path for entry in entries})
            parts.append(tag("p", escape(f"{say(name)} ({say.number(files)})"), "rj-small"))
            parts.append(tag("ul", join(tag("li", problem(entry, say)) for entry in entries), "rj-skipped"))
    return tag("div", join((*parts, after)), "rj-notice rj-notice-info rj-report", role="status")


def problem(entry: Skipped, say: Say, *, named: bool = True) -> Html:
    """One thing that could not be read: where (the file only if `named`), why, and what to do."""
    pages = say("on_pages", pages=say.ranges(entry.pages)) if entry.pages else ""
    where = f"{entry.path} ({pages})" if named and pages else entry.path if named else pages
    reason = escape(f"{entry.reason.in_(say.language)} {entry.hint.in_(say.language)}")
    return join((tag("b", escape(where)), Html(" "), reason)) if where else reason


def _paths(label: str, paths: tuple[str, ...], say: Say) -> Html:
    summary = tag("summary", escape(f"{label}: {say.number(len(paths))}"))
    return tag("details", join((summary, tag("ul", join(tag("li", escape(path)) for path in paths)))))
