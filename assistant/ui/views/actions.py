"""What can be done with an answer, as plain data for the component that draws it. Pure."""

from __future__ import annotations

from typing import Any

from assistant.application.conversations import Turn
from assistant.core.citations import locator
from assistant.core.types import Answer
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import plain

_REASONS = ("beside", "incomplete", "refused", "source", "other")


def actions_view(answer: Answer, turn: Turn, say: Say, *, saved: bool = False) -> dict[str, Any]:
    """The labels of the buttons under an answer, the text to copy, what the reader thought of it, and whether its
    question is saved."""
    reasons = [say(f"reason_{name}") for name in _REASONS]
    return {
        "copy": say("answer_copy"),
        "copied": say("answer_copied"),
        "refused": say("copy_refused"),
        "text": copied_text(answer, say),
        "good": say("rate_good"),
        "bad": say("rate_bad"),
        "rating": turn.rating,
        "reason": turn.reason,
        "why": say("rate_why"),
        "reasons": reasons,
        "more": say("rate_more"),
        "shown": say("rate_shown"),
        "send": say("rate_send"),
        "cancel": say("cancel"),
        "thanks": say("rate_thanks"),
        "again": say("answer_again"),
        "again_hint": say("answer_again_hint"),
        "save": say("saved_already") if saved else say("save_question"),
        "save_hint": say("save_undo_hint") if saved else say("save_hint"),
        "saved": saved,
    }


def copied_text(answer: Answer, say: Say) -> str:
    """The question, the answer with its marks, its rows and its sources as plain text, ready for a letter or a chat."""
    parts = [answer.question, answer.text]
    if answer.table is not None:
        rows = (answer.table.columns, *((*row.cells, f"[{row.citation}]") for row in answer.table.rows))
        parts.append("\n".join("\t".join(cells) for cells in rows))
    sources = [
        f"[{citation.number}] {citation.document.title}, "
        f"{locator(citation.document, citation.passage, say.language)} ({citation.document.path})"
        for citation in answer.citations
    ]
    if sources:
        parts.append("\n".join((f"{say('sources')}:", *sources)))
    return plain("\n\n".join(part for part in parts if part))


def filtered_view(filters: list[tuple[str, str]], say: Say) -> dict[str, str] | None:
    """What an answer was searched in, in words, with the way to search in everything; `None` for no filter."""
    if not filters:
        return None
    text = " · ".join(text for _, text in filters)
    return {"label": say("filtered"), "text": plain(text), "drop": say("ask_unfiltered")}
