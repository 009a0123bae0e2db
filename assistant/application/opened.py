"""What can be opened beside an answer or a disagreement, and where in its document it stands. Pure.

What can be opened has a short name, its reference: "c2" is citation 2, "n0" the first of the nearest passages, "x0.1"
the second side of the first disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.types import Answer, Citation, Conflict, DocumentInfo, Passage


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


def side_reference(conflict: int, side: int) -> str:
    """The reference that `resolve_side` finds that side by; both count from 0."""
    return f"x{conflict}.{side}"


def cited(citation: Citation) -> Opened:
    """A citation as what can be opened."""
    return Opened(citation.document, citation.passage, citation.start, citation.end, citation.quote, citation.number)
