"""Numbers and dates that a text gives, in digits or in Indonesian or English words. Pure.

What only this module knows: how numbers and months are written in the two languages. It gives a text's numbers as
sets, so that "tiga", "three" and "3" are one, and "18 Februari 2016" is "February 18, 2016".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_UNITS = {
    name: number
    for number, names in enumerate(
        (
            "nol zero",
            "satu one",
            "dua two",
            "tiga three",
            "empat four",
            "lima five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
            "sebelas eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for name in names.split()
}
_TENS = {
    name: 20 + 10 * place for place, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_WHOLE = {"seratus": 100, "seribu": 1000}
_SCALES = {"puluh": 10, "ratus": 100, "hundred": 100, "ribu": 1000, "thousand": 1000, "juta": 10**6, "million": 10**6}
_SCALES |= {"miliar": 10**9, "milyar": 10**9, "billion": 10**9, "triliun": 10**12, "trillion": 10**12}
_ORDINALS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
} | {"pertama": 1}
_ORDINALS |= {f"ke{name}": number for name, number in _UNITS.items() if number > 2}  # "kedua" is "both" as well

_LONGEST_NUMBER = 25
"""Characters; anything longer is no number that somebody writes differently."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]({_MONTH})\b\.?,?(?:[ -](\d{{4}})\b)?", re.I)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,? (\d{{4}})\b)?", re.I)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\b\.?,? (?:tahun )?(\d{{4}})\b", re.I)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_FULL = [name.capitalize() for name in _MONTHS if len(name) > 4 or name in "mei may juni june juli july".split()]
# A month alone is only one where it is written like a name, and not where it opens a sentence ("May I", "March on").
_MONTH_NAME = re.compile(rf"(?<=[\w,;:–-] )({'|'.join(_FULL)})\b")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as a text gives it; 0 for the part it leaves open."""

    day: int
    month: int
    year: int

    def is_given_by(self, other: Date) -> bool:
        """Whether every part of this date is a part of the other."""
        pairs = ((self.day, other.day), (self.month, other.month), (self.year, other.year))
        return all(mine in (0, theirs) for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Quantities:
    """The dates of a text, and its numbers in a plain spelling ("1000", "2.5") that do not belong to a date."""

    dates: frozenset[Date]
    numbers: frozenset[str]

    def are_given_by(self, other: Quantities) -> bool:
        """Whether each date and number is one of the other text."""
        parts = {str(part) for date in other.dates for part in (date.day, date.month, date.year) if part}
        known = other.numbers | parts
        dated = all(any(date.is_given_by(theirs) for theirs in other.dates) for date in self.dates)
        return dated and self.numbers <= known


def quantities(text: str) -> Quantities:
    """The dates and numbers of a text."""
    dates, rest = dates_and_rest(text)
    tokens = [token.lower() for token in _TOKEN.findall(rest)]
    pairs = pairwise([*tokens, ""])
    digits = {_plain(token, _SCALES.get(after, 1)) for token, after in pairs if token[0].isdecimal()}
    return Quantities(dates, frozenset(digits | _spelled(tokens)))


def dates_and_rest(text: str) -> tuple[frozenset[Date], str]:
    """The dates of a text, and the text without them."""
    dates: set[Date] = set()

    def take(match: re.Match[str], day: str | None, month: str, year: str | None) -> str:
        number = _MONTHS.get(month.lower()) or int(month)
        if number > 12 or number < 1 or int(day or 1) not in range(1, 32):
            return match[0]
        dates.add(Date(int(day or 0), number, int(year or 0)))
        return " · "

    rest = _ISO.sub(lambda found: take(found, found[3], found[2], found[1]), text)
    rest = _SLASHED.sub(lambda found: take(found, found[1], found[2], found[3]), rest)
    rest = _DAY_FIRST.sub(lambda found: take(found, found[1], found[2], found[3]), rest)
    rest = _MONTH_YEAR.sub(lambda found: take(found, None, found[1], found[2]), rest)
    rest = _MONTH_FIRST.sub(lambda found: take(found, found[2], found[1], found[3]), rest)
    rest = _MONTH_NAME.sub(lambda found: take(found, None, found[1], None), rest)
    return frozenset(dates), rest


def is_number_word(word: str) -> bool:
    """Whether a word is (part of) a spelled number."""
    word = word.lower()
    return word in _UNITS or word in _TENS or word in _WHOLE or word in _SCALES or word in _ORDINALS or word == "belas"


def _plain(digits: str, scale: int = 1) -> str:
    """Digits without what separates thousands, and a point before decimals: "1.000,5" and "1,000.5" are one; times
    the scale that follows them, so that "2,5 juta" is "2.500.000"."""
    if len(digits) > _LONGEST_NUMBER:
        return digits
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        value = Decimal(re.sub(r"[.,]", "", digits))
    else:
        whole, point, decimals = digits.replace(",", ".").rpartition(".")
        value = Decimal(whole.replace(".", "") + point + decimals)
    value *= scale
    return str(int(value)) if value == int(value) else str(value.normalize())


def _spelled(words: list[str]) -> set[str]:
    """The values of numbers in words. "satu"/"one" as a pronoun ("salah satu", "one of") is none."""
    found: set[str] = set()
    total, part, open_ = 0, 0, False
    for place, word in enumerate([*words, ""]):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        pronoun = (word == "satu" and (before == "salah" or after == "satunya")) or (word == "one" and after == "of")
        if word in _UNITS and not pronoun:
            if open_ and part % 10 > 0:  # "satu dua": two numbers
                found.add(str(total + part))
                total, part = 0, 0
            part, open_ = part + _UNITS[word], True
        elif word in _TENS or word in _WHOLE:
            value = _TENS.get(word) or _WHOLE[word]
            total, part, open_ = (total, part + value, True) if value < 1000 else (total + value, part, True)
        elif word == "belas" and open_:
            part += 10
        elif word in _SCALES and open_:
            scale = _SCALES[word]
            if scale <= 100:
                low = part % 10 if scale == 10 else part
                part = part - low + low * scale
            else:
                total, part = total + part * scale, 0
        elif word == "and" and open_ and (after in _UNITS or after in _TENS) and before in ("hundred", "thousand"):
            continue
        else:
            if open_:
                found.add(str(total + part))
            total, part, open_ = 0, 0, False
            if word in _ORDINALS:
                found.add(str(_ORDINALS[word]))
    return found
