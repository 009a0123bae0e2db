"""Answers as plain data, ready to be drawn: lines of text, quotes and marks, sources, disagreements. Pure.

What can be opened beside an answer has a short name, its reference: "c2" is citation 2, "n0" the first of the nearest
passages, "x0.1" the second side of the first disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from assistant.answering.citations import locator
from assistant.types import Answer, Citation, DocumentInfo, Passage
from assistant.ui.rows import RowQuote
from assistant.ui.safe import plain
from assistant.ui.words import Say

_MARK = re.compile(r"\[(\d{1,3})\]")
_NEAR_LENGTH, _EXCERPT_LENGTH = 260, 80
_MOST_NEAREST = 3
_LEAST_SHARE_OF_TITLE = 0.6
"""Of the longer of title and heading, the shortest part at which the one repeats the other."""

RowOf = Callable[[Citation], RowQuote | None]
"""A citation's quote as the cells of a table's row, where it is one."""


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


def place(document: DocumentInfo, passage: Passage, say: Say) -> str:
    """Where in its document a passage stands, to be shown below the title and without repeating it; may be empty."""
    headings = passage.headings
    if headings and _repeats(document.title, headings[0]):
        headings = headings[1:]
    words = locator(document, replace(passage, headings=headings), say.language)
    return "" if words == document.title else plain(words)


def answer_view(answer: Answer, say: Say, row_of: RowOf = lambda citation: None) -> dict[str, Any]:
    """The answer as JSON for the component that draws it; every text in it is shown literally."""
    status = say(f"status_{answer.status}")
    return {
        "language": answer.language,
        "status": {"kind": answer.status, "label": status},
        "understood": _understood(answer, say),
        "lines": list(_lines(answer, _after(answer.text, status), say, row_of)),
        "conflicts": _conflicts(answer, say),
        "sources": {"label": say("sources"), "groups": _source_groups(answer, say)},
        "nearest": {"label": say("nearest"), "action": say("open_passage"), "entries": _nearest(answer, say)},
    }


def _cited(citation: Citation) -> Opened:
    return Opened(citation.document, citation.passage, citation.start, citation.end, citation.quote, citation.number)


def _understood(answer: Answer, say: Say) -> dict[str, str] | None:
    if not answer.understood_as or answer.understood_as == answer.question:
        return None
    return {"label": say("understood_as"), "text": plain(answer.understood_as)}


def _after(text: str, status: str) -> int:
    """Where the answer's text begins that does not merely say again what the badge says."""
    said = f"{status}."
    if not text.startswith(said):
        return 0
    return len(text) - len(text[len(said) :].lstrip())


def _lines(answer: Answer, begin: int, say: Say, row_of: RowOf) -> Iterator[dict[str, Any]]:
    """The answer's lines from `begin`, each cut into text, table rows and marks.

    A quote is shown with the line breaks it has in its document. A "[3]" inside a quote is the document's own and stays
    text; only marks outside of quotes lead to sources.
    """
    text, marks = answer.text, {citation.number: citation for citation in answer.citations}
    parts: list[dict[str, Any]] = []
    is_quote, position = False, begin
    for start, end, citation in [*_quoted(answer), (len(text), len(text), None)]:
        *whole, last = text[position:start].split("\n")
        for line in whole:
            parts += _marked(line, marks, say)
            yield from _line(parts, is_quote=is_quote)
            parts, is_quote = [], False
        parts += _marked(last, marks, say)
        if citation is not None:
            row = row_of(citation)
            parts.append(_row_part(row) if row else {"text": plain(citation.quote)})
            is_quote = True
        position = end
    yield from _line(parts, is_quote=is_quote)


def _line(parts: list[dict[str, Any]], *, is_quote: bool) -> Iterator[dict[str, Any]]:
    """The line of these parts, neighbouring texts joined; nothing for an empty one."""
    shown: list[dict[str, Any]] = []
    for part in parts:
        if "text" in part and shown and "text" in shown[-1]:
            shown[-1] = {"text": shown[-1]["text"] + part["text"]}
        elif part.get("text") != "":
            shown.append(part)
    for before, row, after in zip(shown, shown[1:], shown[2:], strict=False):
        if "row" in row and "text" in before and "text" in after:
            # The grid shows that it is a quote; quotation marks alone above and below it would only be noise.
            before["text"] = before["text"].removesuffix("“")
            after["text"] = after["text"].removeprefix("”")
    shown = [part for part in shown if part.get("text") != ""]
    if shown:
        yield {"quote": is_quote, "parts": shown}


def _marked(text: str, marks: dict[int, Citation], say: Say) -> Iterator[dict[str, Any]]:
    """Text outside of quotes, cut where marks lead to sources."""
    position = 0
    for found in _MARK.finditer(text):
        citation = marks.get(int(found[1]))
        if citation is None:
            continue
        yield {"text": plain(text[position : found.start()])}
        at = (plain(citation.document.title), place(citation.document, citation.passage, say))
        yield {
            "reference": f"c{citation.number}",
            "mark": str(citation.number),
            "action": say("open_source", number=citation.number),
            "place": ", ".join(part for part in at if part),
        }
        position = found.end()
    yield {"text": plain(text[position:])}


def _row_part(row: RowQuote) -> dict[str, Any]:
    cells = [{"name": plain(name), "value": plain(value)} for name, value in row.cells]
    return {"row": {"lead": plain(row.lead), "cells": cells}}


def _quoted(answer: Answer) -> list[tuple[int, int, Citation]]:
    """Where each citation's quote stands in the answer's text (with the white space as the answer writes it)."""
    spans: list[tuple[int, int, Citation]] = []
    for citation in answer.citations:
        for quote in dict.fromkeys((citation.quote, " ".join(citation.quote.split()))):
            written = answer.text.find(f"“{quote}” [{citation.number}]")
            start = written + 1 if written >= 0 else answer.text.find(quote)
            end = start + len(quote)
            if quote and start >= 0 and not any(start < last and first < end for first, last, _ in spans):
                spans.append((start, end, citation))
                break
    return sorted(spans, key=lambda span: span[0])


def _source_groups(answer: Answer, say: Say) -> list[dict[str, Any]]:
    """The citations by document, in the order of the answer."""
    groups: dict[str, dict[str, Any]] = {}
    for citation in answer.citations:
        group = groups.setdefault(
            citation.document.id, {"title": plain(citation.document.title), "entries": []}
        )  # fmt: skip
        group["entries"].append(
            {
                "reference": f"c{citation.number}",
                "mark": str(citation.number),
                "action": say("open_source", number=citation.number),
                "place": place(citation.document, citation.passage, say)
                or f"“{_shortened(plain(citation.quote), _EXCERPT_LENGTH)}”",
            }
        )
    return list(groups.values())


def _nearest(answer: Answer, say: Say) -> list[dict[str, Any]]:
    """The nearest passages, one for each place of a document; a mere title is not shown twice over."""
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for position, hit in enumerate(answer.nearest):
        at, title = place(hit.document, hit.passage, say), plain(hit.document.title)
        text = _shortened(plain(hit.passage.text))
        entry = {
            "reference": f"n{position}",
            "title": title,
            "place": at,
            "text": "" if _words(text) == _words(title) else text,
            "language": hit.passage.language,
        }
        entries.setdefault((hit.document.id, at), entry)
    return list(entries.values())[:_MOST_NEAREST]


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
                    "place": place(value.citation.document, value.citation.passage, say),
                }
                for side, value in enumerate(conflict.values)
            ],
        }
        for position, conflict in enumerate(answer.conflicts)
    ]


def _repeats(title: str, heading: str) -> bool:
    """Whether a heading says nearly what the title says: the one stands, word for word, in the other."""
    one, other = _words(title), _words(heading)
    common = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return 0 < common == min(len(one), len(other)) >= _LEAST_SHARE_OF_TITLE * max(len(one), len(other))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _shortened(text: str, most: int = _NEAR_LENGTH) -> str:
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
