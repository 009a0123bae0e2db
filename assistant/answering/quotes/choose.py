"""Which of the units an answer quotes, and whether they say that there is nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.question.kinds import Kind, is_short
from assistant.answering.quotes.units import Unit

MOST_WORDS = 110
_ALIKE = 0.6
"""Share of common words from which two quotes say the same thing."""
_LEAST_NEW = 2
"""Words, beyond those of the question and of the place, that a quote after the first has to bring."""
_BEFORE = 24
"""Characters before the words that answer in which their negation may stand."""
_ABSENT = re.compile(
    r"\b(?:tidak|belum|tak)\s+(?:pernah\s+)?(?:tersedia|ditemukan|disebut\w*|tercantum|dicantumkan|tercatat|diketahui|termuat"
    r"|dimuat|memuat|tampak|terlihat|ada\b)"
    r"|\bnot\s+(?:be\s+)?(?:found|available|stated|known|given|named|mentioned|recorded|contain\w*)\b|\bno\s+(?:record|mention)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Room:
    """How many quotes a kind of question gets, and how far below the best one (in logits) another may lie."""

    quotes: int
    margin: float


_SHORT, _SEVERAL, _USUAL = Room(2, 2.0), Room(4, 3.0), Room(3, 2.0)


def choose(units: Sequence[Unit], kind: Kind, *, least: float) -> list[Unit]:
    """The best unit and others nearly as good that say something else, while there is room.

    Args:
        units: best first.
        least: what the reader has to give a further unit for it to be quoted.
    """
    room = _SEVERAL if kind in ("reasons", "how", "list") else _SHORT if is_short(kind) else _USUAL
    chosen: list[Unit] = []
    words = 0
    for unit in units:
        length = len(unit.quote.split())
        if chosen:
            if len(chosen) == room.quotes or unit.value < max(least, units[0].value - room.margin):
                break
            new = [term for term in unit.new_terms if len(term) > 1 and term.isalpha()]
            too_long = words + length > MOST_WORDS
            if too_long or len(new) < _LEAST_NEW or any(same(unit, other) for other in chosen):
                continue
        chosen.append(unit)
        words += length
    return chosen


def same(one: Unit, other: Unit) -> bool:
    """Whether two units overlap, or say the same in nearly the same words."""
    if one.hit.document.id == other.hit.document.id and one.start < other.end and other.start < one.end:
        return True
    common = len(one.terms & other.terms)
    return common > 0 and common / min(len(one.terms), len(other.terms)) >= _ALIKE


def says_absent(unit: Unit) -> bool:
    """Whether the words that answer say that what is asked was not found or is not there."""
    # With the words just before: a span may begin after its own negation.
    begin = unit.span.start - unit.start
    before = unit.quote[max(0, begin - _BEFORE) : begin]
    return _ABSENT.search(before + unit.answer) is not None
