"""An answer whose sources changed: that it is so, what it quoted and what stands there now, and a way to ask anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.application.assistant import Assistant
from assistant.application.conversations import Turn
from assistant.application.outdated import Fate, fates, in_sentences
from assistant.core.errors import AssistantError
from assistant.core.types import Answer
from assistant.ui.components.pieces import show
from assistant.ui.components.versions import side_by_side
from assistant.ui.session.state import Visit
from assistant.ui.texts.words import Say
from assistant.ui.views.place import place
from assistant.ui.views.safe import Html, escape, join, tag

_MOST_UNFOLDED = 2


def draw_outdated(visit: Visit, turn: Turn, again: Callable[[], None] | None = None) -> bool:
    """Draw the notice if the answer's sources changed; returns whether they did. `again` answers the turn anew."""
    if turn.answer is None:
        return False
    changed = outdated_fates(visit, turn.id, turn.answer)
    if not changed:
        return False
    with st.container(key=f"outdated-{turn.id}"):
        show(outdated_notice(changed, visit.say))
        if again is not None:
            st.button(
                visit.say("answer_again"), key=f"answer-again-{turn.id}", icon=":material/refresh:", on_click=again
            )
    return True


def outdated_fates(visit: Visit, identity: str, answer: Answer) -> tuple[Fate, ...]:
    """What became of the quotes that no longer stand; nothing while there is no index to compare with. Computed once
    for each edition of the index and answer (`identity` names whose it is)."""
    if not visit.ready or not (answer.citations or answer.conflicts):
        return ()
    try:
        made = f"{identity} {answer.elapsed_ms} {answer.text}"
        found = _fates(visit.shared.assistant, answer, visit.edition, made)
    except AssistantError:
        # Between two looks at the index it became unusable; the page says so in its own place.
        return ()
    return tuple(one for one in found if one.outdated)


@st.cache_data(max_entries=500, show_spinner=False)
def _fates(_assistant: Assistant, _answer: Answer, edition: str, made: str) -> tuple[Fate, ...]:
    return fates(_answer, _assistant)


def outdated_notice(changed: Sequence[Fate], say: Say) -> Html:
    """That sources changed, and each quote that no longer stands beside what stands there now."""
    compared = join(_compared(one, say) for one in changed)
    summary = tag("summary", escape(say("outdated_compare", count=len(changed))))
    unfolded = Html(" open") if len(changed) <= _MOST_UNFOLDED else Html("")
    parts = (
        tag("p", escape(say("outdated_title")), "rj-notice-title"),
        Html(f"<details{unfolded}>{summary}{compared}</details>"),
    )
    return tag("div", join(parts), "rj-notice rj-notice-warning rj-outdated-answer", role="note")


def _compared(one: Fate, say: Say) -> Html:
    number = f"[{one.then.number}] " if one.then.number else ""
    title = (one.now or one.then).document.title
    at = place(one.now.document, one.now.passage, say) if one.now else ""
    name = f"{number}{title}{', ' if at else ''}{at}"
    head = tag("p", escape(name), "rj-version-source")
    return tag("div", join((head, versions_of(one, say))), "rj-compared")


def versions_of(one: Fate, say: Say) -> Html:
    """The quote as it was cited, in its sentences, and what stands there now."""
    nothing = say("version_document_gone") if one.state == "removed" else say("version_nothing_near")
    labels = say("version_then"), say("version_now")
    old, new = (in_sentences(one.then), one.now.quote) if one.now else (one.then.quote, "")
    return side_by_side(old, new, say, labels=labels, nothing=nothing, language=one.then.passage.language)
