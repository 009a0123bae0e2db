"""What can be opened beside an answer or a disagreement, and where in its document it stands. Pure.

What can be opened has a short name, its reference: "c2" is citation 2, "n0" the first of the nearest passages, "x0.1"
the second side of the first disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.answering.citations import locator
from assistant.types import Answer, Citation, Conflict, DocumentInfo, Passage
from assistant.ui.safe import plain
from assistant.ui.words import Say

_LEAST_SHARE_OF_TITLE = 0.6
"""Of the longer of title and heading, the shortest part at which the one repeats the other."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reference leads to: a passage of a document, the part of it to mark (cited or not), and its number (0: it
    has none)."""

    document: DocumentInfo
    passage: Passage
    start: int
    end: int
    quote: str
    number: int = 0
    cited: bool = True


def resolve(answer: Answer, reference: str) -> Opened | None:
    """The place that a reference names, or `None` where the answer has no such thing."""
    if found := re.fullmatch(r"n(\d+)", reference):
        near = int(found[1])
        if near >= len(answer.nearest):
            return None
        hit = answer.nearest[near]
        passage = hit.passage
        return Opened(hit.document, passage, passage.start, passage.end, passage.text, cited=False)
    if found := re.fullmatch(r"c(\d+)", reference):
        number = int(found[1])
        return next((cited(citation) for citation in answer.citations if citation.number == number), None)
    return resolve_side(answer.conflicts, reference)


def resolve_side(conflicts: Sequence[Conflict], reference: str) -> Opened | None:
    """The side of a disagreement that a reference names, or `None` where there is no such side."""
    found = re.fullmatch(r"x(\d+)\.(\d+)", reference)
    if found is None:
        return None
    conflict, side = int(found[1]), int(found[2])
    if conflict >= len(conflicts) or side >= len(conflicts[conflict].values):
        return None
    return cited(conflicts[conflict].values[side].citation)


def place(document: DocumentInfo, passage: Passage, say: Say) -> str:
    """Where in its document a passage stands, to be shown below the title and without repeating it; may be empty."""
    headings = passage.headings
    if headings and _repeats(document.title, headings[0]):
        headings = headings[1:]
    words = locator(document, replace(passage, headings=headings), say.language)
    return "" if words == document.title else plain(words)


def shortened(text: str, most: int) -> str:
    """The text on one line, at most so many characters, cut after a whole word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def bare_words(text: str) -> list[str]:
    """The words of a text without case and marks."""
    return re.findall(r"\w+", text.casefold())


def cited(citation: Citation) -> Opened:
    """The place of a citation."""
    return Opened(citation.document, citation.passage, citation.start, citation.end, citation.quote, citation.number)


def _repeats(title: str, heading: str) -> bool:
    """Whether a heading says nearly what the title says: the one stands, word for word, in the other."""
    one, other = bare_words(title), bare_words(heading)
    common = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return 0 < common == min(len(one), len(other)) >= _LEAST_SHARE_OF_TITLE * max(len(one), len(other))
