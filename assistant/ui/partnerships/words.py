"""What partners' values are called on the page: in the reader's language where documents or we have words in it. Pure.

Fields and conditions have only the documents' own words; they are not translated, their language is told instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.language import territories
from assistant.language.words import words
from assistant.partnerships import Fact, Group, Partner
from assistant.partnerships.breakdown import items_of
from assistant.partnerships.columns import Attribute
from assistant.partnerships.facts import OTHER_VOICE
from assistant.ui.texts.words import Say


class Named(NamedTuple):
    """A name, and its language where that is not the reader's."""

    text: str
    language: str = ""


def group_name(group: Group, attribute: Attribute, say: Say) -> Named:
    """What a group is called: as tables in the reader's language write it, else by its name in CLDR (regions) or ours
    (forms), else as the tables write it."""
    text = group.labels.get(say.language) or _ours(group, attribute, say)
    return Named(text) if text else Named(group.label, group.language)


def country_name(partner: Partner, say: Say) -> str:
    """The partner's country: as tables in the reader's language write it, else by its name in CLDR, else as they do."""
    facts = in_language(partner.of("country"), say)
    if not facts:
        return ""
    value, codes = facts[0].value, codes_of(facts[0].value)
    return value if not foreign(facts[0], say) else territories.named(codes, say.language) or value


def codes_of(value: str) -> frozenset[str]:
    """The territories that the first thing named in a cell is."""
    return territories.codes(tuple(words(next(iter(items_of(value)), value))))


def place_key(value: str) -> object:
    """What names of places are compared by, in whatever language."""
    return codes_of(value) or tuple(words(next(iter(items_of(value)), value)))


def in_language(facts: Sequence[Fact], say: Say) -> list[Fact]:
    """The facts, those from documents in the reader's language first."""
    return sorted(facts, key=lambda fact: bool(foreign(fact, say)))


def foreign(fact: Fact, say: Say) -> str:
    """The language of the fact's words where it is not the reader's, else ""."""
    language = fact.citation.document.language
    return "" if language == say.language else language


def voice(facts: Sequence[Fact], say: Say) -> str:
    """Whom the tables attribute the facts to, in parentheses; "" where to nobody."""
    named = dict.fromkeys(fact.voice for fact in facts if fact.voice and fact.voice != OTHER_VOICE)
    return say("voice", voice=", ".join(named)) if named else ""


def _ours(group: Group, attribute: Attribute, say: Say) -> str:
    if not isinstance(group.key, frozenset):
        return ""
    if attribute == "region":
        return territories.named(group.key, say.language)
    form = str(next(iter(group.key))) if attribute == "form" and len(group.key) == 1 else ""
    return say.known("cooperation", form) if form else ""
