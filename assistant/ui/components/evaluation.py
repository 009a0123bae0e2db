"""A run of test questions as figures, groups and failures, and the runs before it, as safe HTML. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evaluation.runs import Failure, Run, Share
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

_HISTORY = ("when", "file", "passed", "right", "false", "verbatim", "time")
_REASONS = {
    "status": r"status (?P<given>\w+), expected (?P<expected>\w+)",
    "nothing": r"nothing of \[(?P<wanted>.*)\]",
    "citation": r"no citation of (?P<wanted>.*)",
    "long": r"longer than (?P<most>\d+) words",
    "altered": r"quote \[(?P<number>\d+)\] is not verbatim",
}
"""How `evaluate` words what a question fails by."""
_MOST_UNFOLDED = 8
"""Failures that are listed openly; more are folded up, so that what comes below can be found."""


def latest_run(run: Run, say: Say, *, generation: str = "") -> Html:
    """The run's figures, its groups and every failure; `generation` is that of the index that answers now."""
    made = say("evaluation_made", file=run.file, when=say.moment(run.when))
    parts = [tag("h2", escape(say("evaluation_title"))), tag("p", escape(made), "rj-hint")]
    if run.generation and generation and run.generation != generation:
        parts.append(tag("p", escape(say("evaluation_outdated")), "rj-outdated"))
    parts.append(_figures(run, say))
    groups = [
        _groups(say(name), [(say.known(family, share.name), share) for share in shares], say)
        for name, family, shares in (("by_kind", "asked", run.by_kind), ("by_language", "language", run.by_language))
        if shares
    ]
    parts.append(tag("div", join(groups), "rj-shares"))
    parts.append(_failures(run.failures, say))
    return tag("section", join(parts), "rj-evaluation")


def history_table(runs: Sequence[Run], say: Say) -> Html:
    """The runs, newest first, one row each; nothing where there is only one."""
    if len(runs) < 2:
        return EMPTY
    head = tag("tr", join(tag("th", escape(say(f"history_{name}")), scope="col") for name in _HISTORY))
    body = join(_history_row(run, say) for run in runs)
    table = tag("table", join((tag("thead", head), tag("tbody", body))))
    label = say("history")
    scrolling = tag("div", table, "rj-table rj-runs", tabindex=0, role="region", aria_label=label)
    return tag("section", join((tag("h3", escape(label)), scrolling)), "rj-evaluation")


def _figures(run: Run, say: Say) -> Html:
    refusals, cited, times = run.refusals, run.citations, run.elapsed_ms
    figures = [
        _figure("passed", run.passed, run.questions, say),
        _figure("answerable", run.answerable.passed, run.answerable.questions, say),
        _figure("right", refusals.right, refusals.questions, say),
        _figure("false", refusals.false, run.answerable.questions, say),
        _figure("verbatim", cited.verbatim, cited.quotes, say),
        _figure("support", cited.supported, cited.lines, say),
        _figure("recall", cited.met, cited.demanded, say),
    ]
    if times.p50 is not None:
        slow = say("times", slow=_milliseconds(times.p95, say))
        figures.append(_tile(_milliseconds(times.p50, say), say("figure_time"), slow))
    return tag("dl", join(figures), "rj-figures")


def _figure(name: str, part: int, whole: int, say: Say) -> Html:
    """A share; nothing where there was nothing to share."""
    if whole <= 0:
        return EMPTY
    return _tile(say.share(part, whole), say(f"figure_{name}"), say("of", part=part, whole=whole))


def _tile(value: str, label: str, detail: str) -> Html:
    words = (tag("dt", escape(label)), tag("dd", escape(value), "rj-figure"), tag("dd", escape(detail), "rj-hint"))
    return tag("div", join(words))


def _groups(caption: str, shares: Sequence[tuple[str, Share]], say: Say) -> Html:
    names = (say("group_name"), say("group_passed"), say("group_share"))
    head = tag("tr", join(tag("th", escape(name), scope="col") for name in names), "rj-hidden")
    rows = join(
        tag(
            "tr",
            join((
                tag("th", escape(name), scope="row"),
                tag("td", escape(say("of", part=share.passed, whole=share.questions))),
                tag("td", _bar(share)),
            )),
        )
        for name, share in shares
    )  # fmt: skip
    titled = tag("caption", escape(caption))
    return tag("table", join((titled, tag("thead", head), tag("tbody", rows))), "rj-share-table")


def _bar(share: Share) -> Html:
    """How much passed, for the eye only: the numbers stand beside it."""
    percent = round(100 * share.passed / share.questions) if share.questions else 0
    return tag("div", tag("span", escape(""), style=f"width: {percent}%"), "rj-share", aria_hidden="true")


def _failures(failures: Sequence[Failure], say: Say) -> Html:
    if not failures:
        return tag("p", escape(say("failures_none")), "rj-hint")
    title = escape(say("failures", count=len(failures)))
    listed = tag("ul", join(tag("li", _failure(one, say)) for one in failures), "rj-failures")
    if len(failures) > _MOST_UNFOLDED:
        return tag("details", join((tag("summary", title), listed)), "rj-failure-list")
    return join((tag("h3", title), listed))


def _failure(failure: Failure, say: Say) -> Html:
    """A failure: the question and why it failed; its answer and quotes once it is unfolded."""
    about = f"{failure.id} · {say.known('asked', failure.kind)}"
    head = [
        tag("span", escape(about), "rj-hint"),
        tag("span", escape(failure.question), "rj-failed-question"),
        *(tag("span", escape(_reason(reason, say)), "rj-reason") for reason in failure.reasons),
    ]
    body = []
    if failure.history:
        body.append(_labelled(say("failure_history"), " → ".join(failure.history)))
    answer = say("closed_answer") if failure.closed else failure.answer
    body.append(_labelled(say("failure_answer"), answer or "–"))
    quotes = join(
        tag("li", join((tag("b", escape(f"[{one.number}] {one.document}")), Html(" "), escape(one.locator))))
        for one in failure.citations
    )
    if quotes:
        body.append(tag("ul", quotes, "rj-skipped"))
    return tag("details", join((tag("summary", join(head)), tag("div", join(body), "rj-failed"))))


def _reason(stored: str, say: Say) -> str:
    """Why a question failed, in the reader's language; a run keeps the command line's words for it."""
    for key, pattern in _REASONS.items():
        if found := re.fullmatch(pattern, stored, re.DOTALL):
            named = {name: say.known("status", text) for name, text in found.groupdict().items()}
            return say(f"failed_by_{key}", **named)
    return stored


def _labelled(label: str, text: str) -> Html:
    return tag("p", join((tag("b", escape(f"{label}: ")), escape(text))))


def _history_row(run: Run, say: Say) -> Html:
    cells = {
        "when": say.moment(run.when),
        "file": run.file,
        "passed": _counted(run.passed, run.questions, say),
        "right": _counted(run.refusals.right, run.refusals.questions, say),
        "false": _counted(run.refusals.false, run.answerable.questions, say),
        "verbatim": say.share(run.citations.verbatim, run.citations.quotes),
        "time": _milliseconds(run.elapsed_ms.p50, say),
    }
    return tag("tr", join(tag("td", escape(cells[name]), f"rj-run-{name}") for name in _HISTORY))


def _counted(part: int, whole: int, say: Say) -> str:
    return f"{say.number(part)}/{say.number(whole)} ({say.share(part, whole)})" if whole else "–"


def _milliseconds(value: float | None, say: Say) -> str:
    return "–" if value is None else say("milliseconds", count=round(value))
