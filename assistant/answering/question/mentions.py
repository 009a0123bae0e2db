"""What a question names: partners, countries, regions, tables, years and other names, each with its place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.answering.question.context_dependence import may_be_name
from assistant.core.types import DocumentInfo
from assistant.language.words import FUNCTION_WORDS, terms, words

Kind = Literal["partner", "name", "place", "table", "year", "paper"]

_GENERIC = frozenset("kota city kabupaten provinsi pemerintah".split())
_REGIONS = (
    "asia eropa europe afrika africa amerika america oseania oceania australia asean timur\\s+tengah middle\\s+east "
    "asia\\s+(?:tenggara|timur|selatan) (?:southeast|east|south)\\s+asia amerika\\s+(?:utara|selatan|latin|tengah) "
    "(?:north|south|latin)\\s+america"
)
_YEAR = r"(?:1[89]|20)\d\d"
_YEARS = re.compile(
    r"(?:\b(?:sejak|sebelum|sesudah|setelah|pada|antara|sampai|hingga|dalam|dari|tahun|since|before|after|in|until|"
    rf"between|from|the|year)\s+){{0,6}}\b{_YEAR}\b(?:\s*(?:-|–|dan|and|sampai|hingga|to)\s*{_YEAR}\b)?",
    re.IGNORECASE,
)
_TABLES = re.compile(r"\b(?:tabel|table)\s+\w*\d[\w.]*(?<!\.)", re.IGNORECASE)
_PAPERS = re.compile(r"\b(?=\w*[a-z])(?=\w*[A-Z]\w*[A-Z])\w{2,}\b")
"""Mixed capitals: kinds of papers ("MoU", "LoI")."""
_NAMES = re.compile(r"\b[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*")
_FROM = re.compile(r"\b(?:dari|di|from|in)\s+(?:negara\s+|kawasan\s+|the\s+)?$", re.IGNORECASE)
_LONGEST_FROM = 60
"""Letters before a name in which a word stands that says where something is from."""
_WORD_AND_SPACE = re.compile(r"[\w'’-]+\s*")
_EVERYWHERE = 0.3
"""Inverse document frequency below which a name stands in three of four passages: no talk is about it alone."""
_FUNCTION_WORDS = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


class KnownTerms(Protocol):
    """What knows the documents' words and how rare they are."""

    vocabulary: frozenset[str]

    def rarity(self, question: str, language: str) -> dict[str, float]:
        """Each stemmed content word with its inverse document frequency."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named: `text[start:end]`. A "place" is a country, a region or where something comes from; a "paper" a
    kind of document."""

    kind: Kind
    start: int
    end: int
    text: str


class Known:
    """The names that the documents' descriptions give, and how rare each word is."""

    def __init__(self, documents: Iterable[DocumentInfo], lexical: KnownTerms) -> None:
        partners: set[str] = set()
        countries: set[str] = set()
        for document in documents:
            partners.update(document.partners)
            countries.update(document.countries)
        self.lexical = lexical
        self._partners = _any_of(partners)
        self._places = _any_of(countries, _REGIONS.split())

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """What the text names, in order, without overlaps; names that stand nearly everywhere are left out."""
        found: list[Mention] = []
        taken = bytearray(len(text))
        all_words = _first_to_last_word(text)
        sought: tuple[tuple[Kind, re.Pattern[str] | None], ...] = (
            ("partner", self._partners),
            ("place", self._places),
            ("table", _TABLES),
            ("year", _YEARS),
            ("paper", _PAPERS),
            ("name", _NAMES),
        )
        for kind, pattern in sought:
            for match in pattern.finditer(text) if pattern else ():
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                if kind == "name":
                    start = _without_function_words(text, start, end)
                    if not self._is_name(text, start, end, is_all=start <= all_words[0] and all_words[1] <= end):
                        continue
                taken[start:end] = b"\1" * (end - start)
                found.append(Mention(_kind_at(text, start, kind), start, end, text[start:end]))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def is_new_word(self, word: str) -> bool:
        """Whether no document holds the folded word, which is no form of another, either."""
        return word not in self.lexical.vocabulary and terms(word, "id") == [word]

    def _is_name(self, text: str, start: int, end: int, *, is_all: bool) -> bool:
        """Whether capitals make a name here: not those that a sentence begins with, nor a name that is everywhere.
        `is_all`: the text is nothing else."""
        found = words(text[start:end])
        # Where a sentence begins capitals say nothing: there only a bare word that is strange to the documents counts.
        strange = is_all and all(may_be_name(word) and self.is_new_word(word) for word in found)
        if not found or (_begins_sentence(text, start) and not strange):
            return False
        # Nothing is known of a word's rarity in a language that no document is in.
        rarities = [max(self.lexical.rarity(text[start:end], code).values(), default=0.0) for code in ("id", "en")]
        return min((rarity for rarity in rarities if rarity > 0), default=_EVERYWHERE) >= _EVERYWHERE


def content(text: str, mentions: Sequence[Mention] = ()) -> list[str]:
    """The folded words of a text that are neither function words nor part of what it names."""
    return [word for word in words(blanked(text, mentions)) if word not in _FUNCTION_WORDS]


def blanked(text: str, mentions: Sequence[Mention]) -> str:
    """The text with spaces in the place of what it names."""
    for mention in mentions:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _begins_sentence(text: str, start: int) -> bool:
    while start and text[start - 1] in " “\"'(":
        start -= 1
    return not start or text[start - 1] in ".?!"


def _first_to_last_word(text: str) -> tuple[int, int]:
    """Where the first word of a text begins and the last one ends; (its length, 0) where there is none."""
    first = next((place for place, letter in enumerate(text) if words(letter)), len(text))
    last = next((place + 1 for place in range(len(text) - 1, -1, -1) if words(text[place])), 0)
    return first, last


def _without_function_words(text: str, start: int, end: int) -> int:
    """Where a run of capitalised words begins without those that only begin a sentence ("Kalau Affandi")."""
    while start < end and (first := _WORD_AND_SPACE.match(text, start, end)):
        if not all(word in _FUNCTION_WORDS for word in words(first[0])):
            break
        start = first.end()
    return start


def _kind_at(text: str, start: int, kind: Kind) -> Kind:
    """What something named is, seen where it stands: a name after "from" is a place."""
    # Not all of the text before it: it would be read anew for each name.
    return "place" if kind == "name" and _FROM.search(text, max(0, start - _LONGEST_FROM), start) else kind


def _any_of(names: Iterable[str], patterns: Sequence[str] = ()) -> re.Pattern[str] | None:
    """Any of the names in any case, the longest first; what kind of place it is does not belong to a name."""
    forms = []
    for name in names:
        kept = [word for word in name.split() if word.lower() not in _GENERIC]
        generic = [word for word in name.split() if word.lower() in _GENERIC]
        if kept:
            forms.append(r"\s+".join(map(re.escape, kept)) + "".join(rf"(?:\s+{re.escape(w)})?" for w in generic))
    forms = sorted([*forms, *patterns], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None
