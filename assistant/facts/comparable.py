"""Values as documents write them: moments, durations, counts, forms, lists; and whether two can both be true."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from assistant.language.words import terms

_MONTH_NAMES = (
    "januari january jan", "februari february feb", "maret march mar", "april apr", "mei may", "juni june jun",
    "juli july jul", "agustus august agu aug", "september sept sep", "oktober october okt oct", "november nov",
    "desember december des dec",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_MOMENT = re.compile(
    rf"(?<![\w/.,-])(?:"
    rf"(?P<iso>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    rf"|(?P<day>\d{{1,2}})(?P<days>\s*[–-]\s*\d{{1,2}})?\s+(?P<month>{_MONTH})\.?\s+(?P<year>{_YEAR})"
    rf"|(?P<month_first>{_MONTH})\.?\s+(?P<day_second>\d{{1,2}}),?\s+(?P<year_third>{_YEAR})"
    rf"|(?P<only_month>{_MONTH})\.?\s+(?P<its_year>{_YEAR})"
    rf"|(?P<first>{_YEAR})\s*[–-]\s*(?P<last>{_YEAR})"
    rf"|(?P<plain>{_YEAR})"
    rf")(?!-an\b|[\w/]|[.,]\d|-\d)",
    re.IGNORECASE,
)
_AUTHOR_BEFORE = re.compile(r"(?:\b(?!(?:LoI|MoU|MoA|MSP)\b)[A-Z][\w-]{1,60}|dkk\.|et al\.)\s\($")
_LONGEST_AUTHOR = 70
"""Letters before a year in which its author's name is looked for."""
_FORMS = {
    "loi": r"LoI|letters? of intent|surat (?:pernyataan )?minat",
    "mou": r"MoU|memorand(?:um|a) of understanding|nota kesepahaman|memorandum saling pengertian",
    "agreement": r"perjanjian|agreement|treaty|piagam|charter",
    "sister": r"sister[- ]cit(?:y|ies)|kota kembar|kota bersaudara|twin (?:town|cit)\w*",
}
_FORM = {key: re.compile(rf"(?<!\w)(?:{cue})(?!\w)", re.IGNORECASE) for key, cue in _FORMS.items()}
DOCUMENT_FORMS = frozenset({"loi", "mou", "agreement"})
_COUNTED = (
    "nol zero", "satu one", "dua two", "tiga three", "empat four", "lima five", "enam six", "tujuh seven",
    "delapan eight", "sembilan nine", "sepuluh ten", "sebelas eleven",
)  # fmt: skip
_NUMBER_WORDS = {word: number for number, pair in enumerate(_COUNTED) for word in pair.split()}
_NUMBER_WORD = "|".join(_NUMBER_WORDS)
_NUMBER = re.compile(
    rf"(?<![\w.,/–-])(?:ke-)?(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,6}}|{_NUMBER_WORD})(?![\w/%]|[.,]\d|[–-]\d)", re.I
)
_DURATION = re.compile(rf"(?<!\w)(\d{{1,3}}|{_NUMBER_WORD})[\s-]+(tahun|bulan|hari|years?|months?|days?)(?!\w)", re.I)
_ALIKE_SHARE = 0.5
_UNITS = {"tahun": 365, "year": 365, "years": 365, "bulan": 30, "month": 30, "months": 30}
MISSING = re.compile(
    r"^\W*$|^\W*(?:tidak (?:di\w+|ter\w+|ada|tahu)|belum (?:ada|di\w+)|not |none|no data|n/?a\b|unknown|tanpa tahun|"
    r"sumber berbeda|sources differ)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day as a text writes it (`text[start:end]`), or the years from `year` to `last`."""

    start: int
    end: int
    year: int
    last: int
    month: int = 0
    day: int = 0

    def agrees(self, other: Moment) -> bool:
        """Whether both can be the same moment: one may be more exact, and a range holds each of its years."""
        if self.year > other.last or other.year > self.last:
            return False
        if self.year != self.last or other.year != other.last:
            return True
        months = self.month == other.month or not (self.month and other.month)
        return months and (self.day == other.day or not (self.day and other.day))


@dataclass(frozen=True, slots=True)
class Value:
    """What a claim says. Of `moments`, `numbers`, `forms` and `words` those are filled that its attribute compares."""

    moments: tuple[Moment, ...] = ()
    numbers: frozenset[int] = frozenset()
    forms: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def moments_in(text: str) -> tuple[Moment, ...]:
    """The moments a text names, in order; not the years of cited authors, laws ("3/2008") and decades ("2000-an")."""
    found = []
    for match in _MOMENT.finditer(text):
        start, end = match.span()
        # Not in all of the text before it: a list of cited works would be read anew for each of them.
        in_brackets = match["plain"] and text.startswith(")", end)
        if in_brackets and _AUTHOR_BEFORE.search(text, max(0, start - _LONGEST_AUTHOR), start):
            continue
        year = next(int(match[name]) for name in _YEARS if match[name])
        last = int(match["last"]) if match["last"] else year
        named = match["month"] or match["month_first"] or match["only_month"]
        month = _MONTHS[named.lower()] if named else int(match["iso_month"] or 0)
        day = 0 if match["days"] else int(match["day"] or match["day_second"] or match["iso_day"] or 0)
        if last >= year:
            found.append(Moment(start, end, year, last, month, day))
    return tuple(found)


_YEARS = ("iso", "year", "year_third", "its_year", "first", "plain")


def forms_in(text: str) -> frozenset[str]:
    """The forms of cooperation a text names: "loi", "mou", "agreement", "sister"."""
    return frozenset(key for key, cue in _FORM.items() if cue.search(text))


def form_spans(text: str) -> list[tuple[int, int]]:
    """Where the forms stand, in order."""
    return sorted(match.span() for cue in _FORM.values() for match in cue.finditer(text))


def numbers_in(text: str) -> list[tuple[int, int, int]]:
    """(number, start, end) of each count in a text: digits or number words, without years."""
    taken = moments_in(text)
    begins = [moment.start for moment in taken]
    found = []
    for match in _NUMBER.finditer(text):
        before = bisect_right(begins, match.start())
        if before and match.start() < taken[before - 1].end:
            continue
        raw = match.group(1).lower()
        number = _NUMBER_WORDS[raw] if raw in _NUMBER_WORDS else int(re.sub(r"[.,]", "", raw))
        found.append((number, match.start(), match.end()))
    return found


def durations_in(text: str) -> frozenset[int]:
    """The durations a text names, in days (a year is 365, a month 30)."""
    return frozenset(
        (int(match.group(1)) if match.group(1).isdigit() else _NUMBER_WORDS[match.group(1).lower()])
        * _UNITS.get(match.group(2).lower(), 1)
        for match in _DURATION.finditer(text)
    )


def words_in(text: str, language: str) -> frozenset[str]:
    """The stemmed content words of a text."""
    return frozenset(terms(text, language))


def agree(attribute: str, one: Value, other: Value) -> bool:
    """Whether both values of the attribute can be true together; where one says nothing comparable, they can."""
    if attribute in {"start", "date"}:
        others = one.forms & DOCUMENT_FORMS and other.forms & DOCUMENT_FORMS and not one.forms & other.forms
        return bool(others) or not (one.moments and other.moments) or _any_agrees(one.moments, other.moments)
    if attribute in {"number", "period"}:
        apart = one.forms and other.forms and not one.forms & other.forms
        return bool(apart) or not (one.numbers and other.numbers) or bool(one.numbers & other.numbers)
    if attribute == "form":
        # An MoU is what seals a sister city; a letter of intent seals nothing yet. Of other years, it is another paper.
        another = one.moments and other.moments and not _any_agrees(one.moments, other.moments)
        intended = [known == {"loi"} for known in (one.forms, other.forms)]
        return (
            bool(another)
            or intended[0] == intended[1]
            or not (one.forms and other.forms)
            or bool(one.forms & other.forms)
        )
    return not (one.words and other.words) or bool(one.words & other.words)


def same(attribute: str, one: Value, other: Value) -> bool:
    """Whether two values say the same, so that one stands for both; a narrower requirement than `agree`."""
    if attribute in {"start", "date"}:
        if not one.moments or not other.moments:
            return False
        small, large = sorted((one.moments, other.moments), key=len)
        return all(any(_alike(moment, known) for known in large) for moment in small)
    if attribute in {"number", "period"}:
        return (
            bool(one.numbers) and bool(other.numbers) and (one.numbers <= other.numbers or other.numbers <= one.numbers)
        )
    if attribute == "form":
        return bool(one.forms) and bool(other.forms) and (one.forms <= other.forms or other.forms <= one.forms)
    common = len(one.words & other.words)
    return common > 0 and common >= _ALIKE_SHARE * len(one.words | other.words)


def _any_agrees(some: tuple[Moment, ...], others: tuple[Moment, ...]) -> bool:
    return any(one.agrees(other) for one in some for other in others)


def _alike(one: Moment, other: Moment) -> bool:
    return (one.year, one.last) == (other.year, other.last) and one.agrees(other)
