"""What a cell says, typed: spans of time, numbers, and the things it lists. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from assistant.language.words import words

_YEAR = r"(?:1[5-9]|20|21)\d\d"
_OPEN = r"sekarang|kini|saat ini|present|now|today"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ONLY_NUMBER = re.compile(
    r"^\W*+(?:(?:rp|idr|usd|eur|us)\W*+)?(\d+(?:[.,]\d+)*)"
    r"(?:\s*+(ribu|juta|miliar|triliun|thousand|million|billion|trillion)\b)?\W*+(?:\w{1,12}\W*+)?$",
    re.IGNORECASE,
)
_TIMES = {"ribu": 3, "thousand": 3, "juta": 6, "million": 6, "miliar": 9, "billion": 9, "triliun": 12, "trillion": 12}
_ASIDE = re.compile(r"\([^()]*\)")
_LIST = re.compile(r"[;,/]|\s[–-]\s|\b(?:dan|serta|and)\b")
_MISSING = re.compile(
    r"^\W*$|^(?:tidak (?:di\w+|ada|ter\w+)|belum \w+|tanpa \w+|not? \w+|n/?a|none|unknown|nihil)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A time from a first to a last day, both as ordinals of `datetime.date`; an open end lies at the end of time."""

    first: int
    last: int


def is_missing(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, or that nothing was found."""
    return bool(_MISSING.match(text.strip()))


def items(text: str) -> tuple[str, ...]:
    """The things that a cell lists ("Pendidikan, budaya" are two), remarks in parentheses left out."""
    parts = (part.strip(" .") for part in _LIST.split(_ASIDE.sub(" ", text)))
    return tuple(part for part in parts if part)


def number(text: str) -> float | None:
    """The number that a cell is ("Rp 1.500.000", "2,5 juta", "40%", "12 orang"), None where it is something else."""
    found = _ONLY_NUMBER.match(text.strip())
    if not found:
        return None
    return plain_number(found[1]) * 10.0 ** _TIMES.get((found[2] or "").lower(), 0)


def plain_number(digits: str) -> float:
    """Digits with separators as a number; a lone separator before three digits divides thousands."""
    marks = [mark for mark in digits if mark in ".,"]
    decimal = ""
    if len(set(marks)) == 2:
        decimal = marks[-1]
    elif len(marks) == 1 and len(digits.rpartition(marks[0])[2]) != 3:
        decimal = marks[0]
    plain = "".join(letter for letter in digits if letter.isdigit() or letter == decimal)
    return float(plain.replace(",", "."))


def spans(text: str) -> tuple[Span, ...]:
    """The times that a text names, in its order: days, months, years, and ranges of years."""
    found: list[Span] = []
    for match in _times().finditer(text):
        span = _span({name: value for name, value in match.groupdict().items() if value})
        if span:
            found.append(span)
    return tuple(found)


def is_mostly_time(text: str) -> bool:
    """Whether a text is a time and little else: such columns can be ordered and asked "when"."""
    rest = _NUMBER.sub("", _times().sub(" ", _ASIDE.sub(" ", text)))
    return bool(spans(text)) and len(words(rest)) <= max(1, len(words(text)) // 2)


def years(first: int, last: int) -> Span:
    """The span from the beginning of one year to the end of another."""
    return Span(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal())


END_OF_TIME = date.max.toordinal()


def _span(parts: dict[str, str]) -> Span | None:
    if "since" in parts:
        last = int(parts["until"]) if parts.get("until") else None
        since = int(parts["since"])
        if last is None:
            return Span(date(since, 1, 1).toordinal(), END_OF_TIME)
        return years(since, last) if since <= last else None
    if "decade" in parts:
        return years(int(parts["decade"]), int(parts["decade"]) + 9)
    for day, month, year in (("day", "month", "year"), ("day2", "month2", "year2"), ("day3", "month3", "year3")):
        if year in parts:
            return _days(int(parts[year]), _month(parts.get(month)), int(parts[day]) if parts.get(day) else None)
    return None


def _days(year: int, month: int | None, day: int | None) -> Span | None:
    if month is None:
        return years(year, year)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    first = date(year, month, day or 1).toordinal()
    return Span(first, date(year, month, day or monthrange(year, month)[1]).toordinal())


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    return int(name) if name.isdigit() else months().get(name.lower().rstrip("."))


@cache
def months() -> dict[str, int]:
    """The names of the months in both languages, whole and short, in lower case."""
    names: dict[str, int] = {}
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            for place, name in Locale(language).months["format"][width].items():
                names[name.lower().rstrip(".")] = place
    return names


@cache
def _times() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<since>{_YEAR})\s*(?:[–—-]|s\.?d\.?|sampai|hingga|to|until)\s*(?:(?P<until>{_YEAR})\b|(?:{_OPEN})\b)"
        rf"|\b(?P<decade>(?:1[5-9]|20|21)\d0)(?:-?an|s)\b"
        rf"|\b(?P<year3>{_YEAR})-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
        rf"|\b(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{_YEAR})\b"
        rf"|(?:\b(?P<day>\d{{1,2}})[\s./-]+)?(?:\b(?P<month>{month}|(?<=[./-])\d{{1,2}})\.?[\s./-]+)?\b(?<![\d][.,])(?P<year>{_YEAR})\b(?![.,]\d)",
        re.IGNORECASE,
    )
