"""One saved question as safe HTML: how it stands, what differs in its answer, and what differed before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.application.answer_differences import AnswerDifference
from assistant.application.saved import PastDifference, SavedQuestion
from assistant.core.types import Filters
from assistant.ui.components.versions import side_by_side
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

AT = "rj-saved"
"""The HTML id of the list, to lead there."""


def saved_view(one: SavedQuestion, standing: str, asked: str, history: Sequence[PastDifference], say: Say) -> Html:
    """The question with its state (`standing`, see `components.saved`), differences and history."""
    badge = tag("span", escape(say(f"saved_state_{standing}")), f"rj-badge rj-saved-{standing}")
    facts = [say("saved_asked", when=asked), _filters(one.filters, say)]
    parts = [
        tag("h3", escape(one.question), "rj-saved-question"),
        tag("p", join((badge, Html(" "), escape(" · ".join(filter(None, facts))))), "rj-facts"),
    ]
    if one.message is not None and one.hint is not None:
        told = f"{one.message.in_(say.language)} {one.hint.in_(say.language)}"
        parts.append(tag("p", escape(told), "rj-saved-error" if one.readable else "rj-hint"))
    if not one.compared:
        parts.append(tag("p", escape(say("closed_compared")), "rj-hint"))
    if differences := one.differences:
        summary = tag("summary", escape(say("saved_differences", count=len(differences))))
        listed = differences_list(differences, say, language=one.latest.language)
        opened = Html(" open") if standing == "changed" else EMPTY
        parts.append(Html(f'<details class="rj-saved-differences"{opened}>{summary}{listed}</details>'))
    # A single difference that is shown above needs no history.
    if len(history) > bool(one.differences):
        summary = tag("summary", escape(say("saved_history", count=len(history))))
        builds = join(_past(past, say, one.latest.language) for past in history)
        parts.append(tag("details", join((summary, builds)), "rj-saved-history"))
    return tag("article", join(parts), "rj-saved")


def differences_list(differences: Sequence[AnswerDifference], say: Say, *, language: str = "") -> Html:
    """Each difference with what it concerns, old and new side by side."""
    return tag("ul", join(tag("li", _difference(one, say, language)) for one in differences), "rj-differences")


def _difference(one: AnswerDifference, say: Say, language: str) -> Html:
    before, after = one.before, one.after
    if one.part == "status":
        before, after = say(f"status_{one.before}"), say(f"status_{one.after}")
    label = say(f"difference_{one.part}_{one.kind}")
    head = join((tag("b", escape(label)), escape(f", {one.source}" if one.source else "")))
    labels = say("version_before"), say("version_after")
    compared = side_by_side(before, after, say, labels=labels, nothing=say("version_none"), language=language)
    return join((tag("p", head, "rj-version-source"), compared))


def _past(past: PastDifference, say: Say, language: str) -> Html:
    when = say.moment(datetime.fromtimestamp(past.at, UTC).isoformat())
    return join((tag("p", escape(when), "rj-small"), differences_list(past.differences, say, language=language)))


def _filters(filters: Filters, say: Say) -> str:
    values = [
        *(say.known("kind", kind) for kind in filters.kinds),
        *filters.partners,
        *filters.countries,
        *([f"{filters.years[0]}–{filters.years[1]}"] if filters.years else []),
        *(say.known("language", language) for language in filters.languages),
        *filters.documents,
    ]
    return say("saved_filters", values=", ".join(values)) if values else ""
