"""Answers as plain data, ready to be drawn: lines of text, quotes and marks, sources, disagreements. Pure.

What can be opened beside an answer has a short name, its reference: "c2" is citation 2, "n0" the first of the nearest
passages, "x0.1" the second side of the first disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.answering.citations import locator
from assistant.types import Answer, Citation, DocumentInfo, Passage
from assistant.ui.safe import plain
from assistant.ui.words import Say

_MARK = re.compile(r"\[(\d{1,3})\]")
_NEAR_LENGTH = 260


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reference leads to: a passage of a document, the part of it to mark, and its number (0: no citation)."""

    document: DocumentInfo
    passage: Passage
    start: int
    end: int
    quote: str
    number: int = 0


def resolve(answer: Answer, reference: str) -> Opened | None:
    """The place that a reference names, or `None` where the answer has no such thing."""
    match = re.fullmatch(r"c(\d+)|n(\d+)|x(\d+)\.(\d+)", reference)
    if match is None:
        return None
    number, near, conflict, side = (int(group) if group else 0 for group in match.groups())
    try:
        if reference[0] == "n":
            hit = answer.nearest[near]
            return Opened(hit.document, hit.passage, hit.passage.start, hit.passage.end, hit.passage.text)
        if reference[0] == "x":
            return _cited(answer.conflicts[conflict].values[side].citation)
    except IndexError:
        return None
    return next((_cited(citation) for citation in answer.citations if citation.number == number), None)


def answer_view(answer: Answer, say: Say) -> dict[str, Any]:
    """The answer as JSON for the component that draws it; every text in it is shown literally."""
    return {
        "language": answer.language,
        "status": {"kind": answer.status, "label": say(f"status_{answer.status}")},
        "understood": _understood(answer, say),
        "lines": list(_lines(answer, say)),
        "conflicts": _conflicts(answer, say),
        "sources": {
            "label": say("sources"),
            "entries": [
                {
                    "reference": f"c{citation.number}",
                    "mark": str(citation.number),
                    "action": say("open_source", number=citation.number),
                    "title": plain(citation.document.title),
                    "place": _place(citation.document, citation.passage, say),
                }
                for citation in answer.citations
            ],
        },
        "nearest": {
            "label": say("nearest"),
            "action": say("open_passage"),
            "entries": [
                {
                    "reference": f"n{position}",
                    "title": plain(hit.document.title),
                    "place": _place(hit.document, hit.passage, say),
                    "text": _shortened(plain(hit.passage.text)),
                    "language": hit.passage.language,
                }
                for position, hit in enumerate(answer.nearest)
            ],
        },
    }


def _cited(citation: Citation) -> Opened:
    return Opened(citation.document, citation.passage, citation.start, citation.end, citation.quote, citation.number)


def _understood(answer: Answer, say: Say) -> dict[str, str] | None:
    if not answer.understood_as or answer.understood_as == answer.question:
        return None
    return {"label": say("understood_as"), "text": plain(answer.understood_as)}


def _lines(answer: Answer, say: Say) -> Iterator[dict[str, Any]]:
    """The answer's lines, each cut into text and marks.

    A "[3]" inside a quote is the document's own and stays text; only marks outside of quotes lead to sources.
    """
    text = answer.text
    quoted = _quoted(answer)
    marks = {citation.number: citation for citation in answer.citations}
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        parts: list[dict[str, str]] = []
        position = start
        for found in _MARK.finditer(text, start, end):
            citation = marks.get(int(found[1]))
            if citation is None or any(first <= found.start() < last for first, last in quoted):
                continue
            parts.append({"text": plain(text[position : found.start()])})
            parts.append(
                {
                    "reference": f"c{citation.number}",
                    "mark": str(citation.number),
                    "action": say("open_source", number=citation.number),
                    "place": f"{plain(citation.document.title)}, {_place(citation.document, citation.passage, say)}",
                }
            )
            position = found.end()
        parts.append({"text": plain(text[position:end])})
        shown = [part for part in parts if part.get("text") != ""]
        if shown:
            is_quote = any(first < end and start < last for first, last in quoted)
            yield {"quote": is_quote, "parts": shown}
        start = end + 1


def _quoted(answer: Answer) -> list[tuple[int, int]]:
    """Where the citations' quotes stand in the answer's text (with the white space as the answer writes it)."""
    spans: list[tuple[int, int]] = []
    for citation in answer.citations:
        for quote in {citation.quote, " ".join(citation.quote.split())}:
            start = answer.text.find(quote)
            if quote and start >= 0:
                spans.append((start, start + len(quote)))
    return spans


def _conflicts(answer: Answer, say: Say) -> list[dict[str, Any]]:
    return [
        {
            "label": plain(say("conflict", subject=conflict.subject, attribute=conflict.attribute)),
            "sides": [
                {
                    "reference": f"x{position}.{side}",
                    "value": plain(value.value),
                    "quote": plain(value.citation.quote),
                    "title": plain(value.citation.document.title),
                    "place": _place(value.citation.document, value.citation.passage, say),
                }
                for side, value in enumerate(conflict.values)
            ],
        }
        for position, conflict in enumerate(answer.conflicts)
    ]


def _place(document: DocumentInfo, passage: Passage, say: Say) -> str:
    return plain(locator(document, passage, say.language))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _NEAR_LENGTH:
        return text
    return text[:_NEAR_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + "…"
