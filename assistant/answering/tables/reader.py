"""The question's words, and the times and amounts it sets as conditions. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from assistant.answering.tables.patterns import AMOUNTS, FUNCTION, SCALES, TIMES, WHEN, WORD, YEAR, Relation
from assistant.facts.tables.cells import Span, plain_number, spans
from assistant.facts.tables.vocabulary import meanings
from assistant.language import territories
from assistant.language.words import words

_LONGEST_WORD = 40
_TIMES = tuple(
    (
        relation,
        re.compile(rf"\b{cue}(?!\w)" if relation == "within" else rf"\b{cue}\s*\b{WHEN}(?=[\w])", re.IGNORECASE),
    )
    for relation, cue in TIMES
)
_NAMED_TIME = re.compile(rf"(?:(?:\d{{1,2}}\s+)?[^\W\d]+\s+(?:\d{{1,2}},?\s+)?)?{YEAR}(?:-?an\b|s\b)?(?!\d)")
_AMOUNTS = tuple(
    (
        name,
        re.compile(
            rf"\b{cue}\s+(?:rp\.?\s*)?(\d+(?:[.,]\d+)*)(?:\s+({'|'.join(SCALES)})\b)?(?:\s+rupiah\b)?", re.IGNORECASE
        ),
    )
    for name, cue in AMOUNTS
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: as written, folded, what it can mean, and the territories an abbreviation names."""

    text: str
    word: str
    meanings: frozenset[str]
    short: frozenset[str]
    start: int
    end: int

    @property
    def is_function(self) -> bool:
        """Whether it carries no content of its own."""
        return (self.word in FUNCTION and not self.short) or (
            len(self.word) <= 2 and self.word.isalpha() and not self.short
        )


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time that the question sets as a condition, and the tokens that say so."""

    relation: Relation
    span: Span
    shown: str
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """Bounds of a number that the question sets as a condition, and the tokens that say so."""

    least: float
    most: float
    shown: str
    tokens: frozenset[int]


class Reader:
    """Takes operators out of the question's text one after the other, so that each word is explained once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left = text
        self.tokens = tuple(
            Token(
                match[0],
                folded[0],
                _meanings(match[0], folded[0]),
                territories.codes_of_short(match[0]),
                match.start(),
                match.end(),
            )
            for match in WORD.finditer(text)
            if (folded := words(match[0]))
        )
        self.spent: set[int] = set()
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]

    def take(self, start: int, end: int, *, keep: bool = False) -> frozenset[int]:
        """The tokens between two offsets, which from now on are explained (and no longer seen by later patterns)."""
        inside = frozenset(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        self.spent |= inside
        if not keep:
            self.left = self.left[:start] + " " * (end - start) + self.left[end:]
        return inside

    def first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match in what is left, taken."""
        match = pattern.search(self.left)
        if match:
            self.take(match.start(), match.end())
        return match

    def each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches in what is left, each taken. What lies well before one is not searched again for the next."""
        start = 0
        while match := pattern.search(self.left, start):
            self.take(match.start(), match.end())
            start = max(0, match.start() - _LONGEST_WORD)
            yield match

    def after(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_left(self._starts, offset)


def _meanings(text: str, word: str) -> frozenset[str]:
    """What a word can mean; "MoUs" are several of an abbreviation, which no stemmer knows."""
    is_plural = text.endswith("s") and any(letter.isupper() for letter in text[1:-1])
    return meanings(word) | (meanings(word[:-1]) if is_plural else frozenset())


def times_in(reader: Reader) -> tuple[AskedTime, ...]:
    """The times that the question sets as conditions, taken out of it."""
    found = []
    for relation, pattern in _TIMES:
        start = 0
        while match := pattern.search(reader.left, start):
            start = match.start() + 1
            if relation == "within":
                first, last = int(match[1]), int(match[2])
                if first > last:
                    continue
                told = spans(f"{first}–{last}")
                end = match.end()
            else:
                named = _NAMED_TIME.match(reader.left, match.end())
                told = spans(named[0]) if named else ()
                # A month's name has to be a part of the time, or the words between belong to something else.
                if not named or not told or (re.match(r"[^\W\d]", named[0]) and told == spans(named[0][-4:])):
                    continue
                end = named.end()
            shown = " ".join(reader.text[match.start() : end].split())
            found.append(AskedTime(relation, told[0], shown, reader.take(match.start(), end)))
            start = end
    return tuple(found)


def amounts_in(reader: Reader) -> tuple[AskedAmount, ...]:
    """The bounds of numbers that the question sets, taken out of it."""
    found = []
    for name, pattern in _AMOUNTS:
        for match in reader.each(pattern):
            value = plain_number(match[1]) * 10 ** SCALES.get((match[2] or "").lower(), 0)
            step = 1e-9 * max(1.0, abs(value))
            least, most = {
                "more": (value + step, inf),
                "least": (value, inf),
                "less": (-inf, value - step),
                "most": (-inf, value),
            }[name]
            tokens = frozenset(range(reader.after(match.start()), reader.after(match.end())))
            found.append(AskedAmount(least, most, " ".join(match[0].split()), tokens))
    return tuple(found)
