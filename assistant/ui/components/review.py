"""Answers that somebody should look at: questions that were refused, and answers that were marked as not good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from assistant.application.conversations import Marked, Refused
from assistant.ui.components.pieces import choices, notice, show
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import Html, escape, join, tag

_MOST_OPEN = 8
"""From here on a list is folded up, so that what comes below can be found."""


def draw_refused(visit: state.Visit, entries: Sequence[Refused], *, limit: int = 0) -> None:
    """Draw the questions, newest first; pressing one opens its conversation. `limit`: how many were looked for, so that
    a full list does not claim to be all of them."""
    say = visit.say
    _title(say("review_refused_title"))
    if not entries:
        notice(say("review_refused_none"), hint=say("review_refused_none_hint"))
        return
    full = 0 < limit <= len(entries)
    count = len(entries)
    told = say("review_refused_most", count=count) if full else say("review_refused_count", count=count)
    show(tag("p", escape(told), "rj-hint"))
    pressed = _choose(say, entries[:_MOST_OPEN], "refused")
    if earlier := entries[_MOST_OPEN:]:
        with st.expander(say("review_more", count=len(earlier)), key="refused-more"):
            pressed = _choose(say, earlier, "refused-earlier") or pressed
    if pressed is not None:
        state.open_conversation(pressed)


def draw_marked(visit: state.Visit, entries: Sequence[Marked]) -> None:
    """Draw the answers' questions with the reasons that readers gave, newest first."""
    say = visit.say
    _title(say("review_marked_title"))
    if not entries:
        notice(say("review_marked_none"), hint=say("review_marked_none_hint"))
        return
    show(tag("p", escape(say("review_marked_count", count=len(entries))), "rj-hint"))
    show(tag("ul", join(tag("li", _marked(entry, say)) for entry in entries[:_MOST_OPEN]), "rj-review"))
    if earlier := entries[_MOST_OPEN:]:
        summary = tag("summary", escape(say("review_more", count=len(earlier))))
        listed = tag("ul", join(tag("li", _marked(entry, say)) for entry in earlier), "rj-review")
        show(tag("details", join((summary, listed)), "rj-review-more"))


def _title(text: str) -> None:
    show(tag("section", tag("h2", escape(text)), "rj-evaluation"))


def _choose(say: Say, entries: Sequence[Refused], key: str) -> str | None:
    """The list of questions as buttons; returns the conversation of the one just pressed."""
    listed = [
        {"text": entry.question, "detail": _detail(entry.status, entry.asked, say), "value": entry.turn}
        for entry in entries
    ]
    pressed = choices(say("review_refused_title"), "refused", listed, key=key)
    return next((entry.conversation for entry in entries if entry.turn == pressed), None)


def _marked(entry: Marked, say: Say) -> Html:
    reason = entry.reason.strip()
    unsaid = say("closed_reason") if entry.closed else say("review_no_reason")
    return join((
        tag("span", escape(entry.question), "rj-review-question"),
        tag("span", escape(reason or unsaid), "rj-review-reason" if reason else "rj-hint"),
        tag("span", escape(_detail(entry.status, entry.moment, say)), "rj-hint"),
    ))  # fmt: skip


def _detail(status: str, moment: float, say: Say) -> str:
    when = say.moment(datetime.fromtimestamp(moment, UTC).isoformat())
    return f"{say.known('status', status)} · {when}"
