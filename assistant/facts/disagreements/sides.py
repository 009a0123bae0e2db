"""What a clause of a stated disagreement says: its value, where in the clause it stands, and which sides repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.core.types import Document
from assistant.facts.attributes import TIMES
from assistant.facts.comparable import (
    MISSING,
    Moment,
    Value,
    form_spans,
    forms_in,
    moments_in,
    numbers_in,
    words_in,
)
from assistant.facts.names import SEVERAL, name_span


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the clause `text[start:end]` of the document, and where in it the value stands."""

    value: Value
    document: Document
    start: int
    end: int
    shown: tuple[int, int]


REPORT = re.compile(
    r"(?<!\w)(?<!yang )(?:(?:tidak|belum|not|never) )?(?:menulis(?:kan)?|menyebut(?:kan)?|mencatat(?:kan)?|memakai|"
    r"memuat|menempatkan|menaruh|memisahkan|menjelaskan|menyatakan|melaporkan|menemukan|mencantumkan|dicantumkan|tercantum|disebut|"
    r"writes?|gives?|reports?|says?|states?|lists?|names?|records?|mentions?|puts?|dates?|finds?|claims?|describes?|"
    r"is (?:listed|named|called))(?!\w)",
    re.IGNORECASE,
)
ACCORDING = re.compile(r"(?<!\w)(?:menurut|according to)(?!\w)", re.IGNORECASE)
_FILLER = re.compile(
    r"^(?:bahwa|juga|hanya|sendiri|sebagai|kerja sama|adalah|yaitu|that|only|also|both|still)\s+", re.IGNORECASE
)
_DENIAL = re.compile(r"(?:tidak|belum|not|never)\b", re.IGNORECASE)
_OPENING_VOICE = re.compile(r"(?:menurut|according to)\s[^,]{1,45},\s+", re.IGNORECASE)
_COPULA = re.compile(r"(?<!\w)(?:adalah|ialah|yaitu|meliputi|mencakup|are|is|includes?|covers?)\s+", re.IGNORECASE)
_COUNTED_THING = re.compile(r"\s+[^\W\d_]+(?:\s[^\W\d_]+)?(?!\w)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LIST_BETWEEN = re.compile(r"\s*+(?:,\s*+)?(?:(?:dan|atau|and|or)\s*)?", re.IGNORECASE)
_LONGEST, _LONGEST_SAID, _FEW = 110, 160, 3
_LATEST_VERB = 80
"""Letters before a report's verb from which on its own subject tells more than what follows."""


def says(document: Document, span: tuple[int, int]) -> bool:
    """Whether a span of a document reports what some source says."""
    return REPORT.search(document.text, *span) is not None or ACCORDING.search(document.text, *span) is not None


def sides_of(
    document: Document, clause: tuple[int, int], attribute: str, position: int | None, *, plain: bool = False
) -> list[Side]:
    """What a clause says of the attribute; several where it lists the numbers that sources give. A `plain` clause is a
    side though it names no source, because it is set against another."""
    start, end = clause
    text = document.text[start:end]
    found: list[tuple[Value, tuple[int, int]]] = []
    moments = moments_in(text)
    if report := REPORT.search(text):
        moments = tuple(moment for moment in moments if moment.start >= report.end()) or moments
    if attribute in TIMES and moments:
        if position is not None and position < len(moments):
            moments = (moments[position],)
        found = [(Value(moments=moments), _moments_shown(text, moments))]
    elif attribute == "number":
        found = [(Value(numbers=frozenset({number})), (begin, stop)) for number, begin, stop in _listed_numbers(text)]
    elif attribute == "form" and (forms := forms_in(text)):
        spans = form_spans(text)
        found = [(Value(forms=forms), (spans[0][0], spans[-1][1]))]
    elif plain or says(document, clause):
        shown = _said(text)
        found = [(Value(words=words_in(text[slice(*shown)], document.info.language)), shown)]
    return [
        Side(value, document, start, end, (start + shown[0], start + shown[1]))
        for value, shown in found
        if shown[0] < shown[1] and not _is_missing(text[slice(*shown)])
    ]


def _is_missing(text: str) -> bool:
    return MISSING.match(text) is not None and len(text.split()) <= _FEW


def named_sides(document: Document, clauses: Sequence[tuple[int, int]], subject: str) -> list[Side]:
    """The clauses that give one of the names in dispute, each with it."""
    sides = []
    for start, end in clauses:
        text = document.text[start:end]
        given = [span for name in subject.split(SEVERAL) if (span := name_span(name, text))]
        if len(given) == 1:
            value = Value(words=words_in(text[slice(*given[0])], document.info.language))
            sides.append(Side(value, document, start, end, (start + given[0][0], start + given[0][1])))
    return sides


def _listed_numbers(text: str) -> list[tuple[int, int, int]]:
    """The first number of a text and those listed with it, each with what it counts."""
    listed: list[tuple[int, int, int]] = []
    for number, start, end in numbers_in(text):
        if number == 1 and not text[start:end].isdigit():
            continue  # "satu" and "one" are mostly articles
        if listed and not _LIST_BETWEEN.fullmatch(_IN_BRACKETS.sub("", text[listed[-1][2] : start])):
            break
        listed.append((number, start, end))
    if len(listed) == 1:
        number, start, end = listed[0]
        counted = _COUNTED_THING.match(text, end)
        listed = [(number, start, counted.end() if counted else end)]
    return listed


def _moments_shown(text: str, moments: Sequence[Moment]) -> tuple[int, int]:
    first, last = moments[0], moments[-1]
    form = next((span for span in reversed(form_spans(text[: first.start])) if first.start - span[1] <= 2), None)
    start = form[0] if form and len(moments) > 1 else first.start
    return (start, last.end) if last.end - start <= _LONGEST else (first.start, first.end)


def _said(text: str) -> tuple[int, int]:
    """What a clause reports: what stands after its verb, without references in brackets at its end."""
    end = _without_references(text)
    report = REPORT.search(text, 0, end)
    opening = _OPENING_VOICE.match(text)
    start = opening.end() if opening else 0
    if report is not None and report.start() > _LATEST_VERB:
        report = opening = None
    if report is not None:
        start = report.start() if _DENIAL.match(report.group()) else report.end()
    elif opening is not None and (copula := _COPULA.search(text, start, end)):
        start = copula.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    while filler := _FILLER.match(text[start:end]):
        start += filler.end()
    if end - start > _LONGEST_SAID and (comma := text.rfind(", ", start + 1, start + _LONGEST_SAID)) > 0:
        end = comma
    return start, end


def _without_references(text: str) -> int:
    """Where a clause ends without the brackets and stops at its end; looked at from there, each letter once."""
    end = len(text)
    while True:
        start = _without_stops(text, end)
        if text[start - 1 : start] == ")":
            opening = text.rfind("(", 0, start)
            if opening >= 0 and text.find(")", opening, start - 1) < 0:
                start = _without_stops(text, opening)
        if start in (0, end):
            return end
        end = start


def _without_stops(text: str, end: int) -> int:
    while end and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    return end


def distinct_sides(sides: Sequence[Side], attribute: str) -> list[Side]:
    """Without sides that repeat an earlier one; where times are compared, only those that give one."""
    timed = [side for side in sides if side.value.moments]
    if attribute in TIMES and len(timed) > 1:
        sides = timed
    if attribute == "form" and len({side.value.forms for side in sides}) == 1:
        sides = [_in_words(side) for side in sides]
    kept: list[Side] = []
    for side in sides:
        texts = [_shown(known) for known in kept]
        if _shown(side) not in texts and not any(_repeats(side, known) for known in kept):
            kept.append(side)
    return kept


def _repeats(side: Side, known: Side) -> bool:
    return (
        not side.value.words
        and (side.value.numbers, side.value.forms) == (known.value.numbers, known.value.forms)
        and (not side.value.moments or side.value == known.value)
    )


def _in_words(side: Side) -> Side:
    """The side with all that its clause says: its form alone does not tell it from the others."""
    shown = _said(side.document.text[side.start : side.end])
    text = side.document.text[side.start + shown[0] : side.start + shown[1]]
    value = Value(words=words_in(text, side.document.info.language))
    return replace(side, value=value, shown=(side.start + shown[0], side.start + shown[1]))


def _shown(side: Side) -> str:
    return side.document.text[slice(*side.shown)]
