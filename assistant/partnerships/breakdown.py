"""How many partners are of which region, form and field, in the words of the tables. Pure.

A partner of which sources say different things is counted under each of them, so that nothing is decided that the
documents leave open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.facts.comparable import form_spans, forms_in
from assistant.facts.disagreements.slots import POINTS_ELSEWHERE, split_voice
from assistant.facts.tables.cells import items
from assistant.facts.tables.vocabulary import meanings
from assistant.language import territories
from assistant.language.words import FUNCTION_WORDS, words
from assistant.partnerships.columns import Attribute
from assistant.partnerships.facts import Fact
from assistant.partnerships.overview import Overview

_LONGEST_ITEM = 5
"""Words up to which a thing listed in a cell is the name of a field."""
_LONGEST_STATUS = 3
"""Words up to which a condition is a value that others can share rather than a sentence."""
_FUNCTION = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


@dataclass(frozen=True, slots=True)
class Member:
    """A partner in a group, with every fact that puts it there."""

    partner: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Partners of which tables say the same.

    `labels` is how most of the rows write it, for each language of the documents, the most used one first; `key` what
    values were compared by: codes of territories, names of forms, or words.
    """

    labels: Mapping[str, str]
    members: tuple[Member, ...]
    key: Hashable = None

    @property
    def language(self) -> str:
        """The language that most of the rows are written in."""
        return next(iter(self.labels))

    @property
    def label(self) -> str:
        """How most of the rows write it."""
        return self.labels[self.language]


Named = tuple[Hashable, str]
"""What a value is compared by, and how it is written."""


def by_region(found: Overview) -> tuple[Group, ...]:
    """The partners by region, the largest group first."""
    return _groups(found, "region", _place)


def by_country(found: Overview) -> tuple[Group, ...]:
    """The partners by country, the largest group first."""
    return _groups(found, "country", _place)


def by_form(found: Overview) -> tuple[Group, ...]:
    """The partners by form: a cell that names several ("LoI/MoU") counts for each."""
    return _groups(found, "form", _forms)


def by_field(found: Overview) -> tuple[Group, ...]:
    """The partners by each field that a cell lists; common words of one meaning ("budaya", "kebudayaan") are one."""
    return _groups(found, "field", _fields)


def by_status(found: Overview) -> tuple[Group, ...]:
    """The partners by condition: a short one ("Aktif") by itself, one in prose under the column that it stands in."""
    return _groups_by(found, "status", _conditions)


def _groups(found: Overview, attribute: Attribute, named: Callable[[str], Iterable[Named]]) -> tuple[Group, ...]:
    return _groups_by(found, attribute, lambda fact: named(fact.value))


def _groups_by(found: Overview, attribute: Attribute, named: Callable[[Fact], Iterable[Named]]) -> tuple[Group, ...]:
    members: dict[Hashable, dict[str, list[Fact]]] = {}
    written: dict[Hashable, dict[str, Counter[str]]] = {}
    for partner in found.partners:
        for fact in partner.of(attribute):
            for key, text in named(fact):
                own = members.setdefault(key, {}).setdefault(partner.name, [])
                if fact not in own:
                    own.append(fact)
                language = fact.citation.document.language
                written.setdefault(key, {}).setdefault(language, Counter())[text] += 1
    groups = [
        Group(_labels(written[key]), tuple(Member(name, tuple(facts)) for name, facts in own.items()), key)
        for key, own in members.items()
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group.members), group.label.casefold())))


def _labels(written: Mapping[str, Counter[str]]) -> dict[str, str]:
    ranked = sorted(written, key=lambda language: -written[language].total())
    return {language: _usual(written[language]) for language in ranked}


def _usual(written: Counter[str]) -> str:
    """The way it is written most often; in capitals rather than not, where both are as frequent."""
    folded: Counter[str] = Counter()
    for text, count in written.items():
        folded[text.casefold()] += count
    best = max(folded, key=lambda text: (folded[text], -len(text)))
    text = max(
        (text for text in written if text.casefold() == best), key=lambda text: (text[0].isupper(), written[text])
    )
    return text[0].upper() + text[1:]


def _conditions(fact: Fact) -> Iterable[Named]:
    short = len(words(fact.value)) <= _LONGEST_STATUS
    # "Kondisi" and "Kondisi Implementasi" head the same.
    yield (tuple(words(fact.value)), fact.value) if short else (tuple(words(fact.label)[:1]), fact.label)


def _place(text: str) -> Iterable[Named]:
    found = items_of(text)[:1]
    for name in found:
        folded = tuple(words(name))
        yield territories.codes(folded) or folded, name


def _forms(text: str) -> Iterable[Named]:
    spans = form_spans(text)
    for start, end in spans:
        yield forms_in(text[start:end]), text[start:end]
    if not spans:
        yield tuple(words(text)), text


def _fields(text: str) -> Iterable[Named]:
    if POINTS_ELSEWHERE.search(text):
        return
    for item in items_of(text.replace(": ", ", ")):
        own = [word for word in words(item) if word not in _FUNCTION]
        if 0 < len(own) <= _LONGEST_ITEM:
            yield tuple(min(meanings(word)) for word in own), item


def items_of(text: str) -> Sequence[str]:
    """The things that a cell lists, without quotation marks and without who says so."""
    return [item for part in items(text) if (item := split_voice(part.strip('"“” '))[0])]
