"""Countries and regions by their names in both languages, from the Unicode CLDR (the one door of its territories).

A name becomes codes, so that "Japan", "Jepang" and "Japanese" meet. Nationalities are those whose word begins as the
country's name does ("Malaysian"), or the language that CLDR holds likeliest to be spoken there ("Dutch").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from assistant.language.words import words

LONGEST = 5
"""Words of the longest name that is looked for."""

_LOCALES = ("id", "en", "ms", "it")
"""Also Malay and Italian: they give the forms "China" and "Cina" that Indonesian texts use beside "Tiongkok"."""
_WORLD = "001"
_ENDINGS = ("ese", "ian", "ean", "an", "n", "i", "ish", "s")
_LEAST = 4
_ABBREVIATED = {"AS": frozenset({"US"}), "RRT": frozenset({"CN"}), "RRC": frozenset({"CN"})}
"""Everyday short forms in Indonesian, which this edition of CLDR's data leaves out."""
_WHOLE_WORD = re.compile(r"[^\W\d_]{2,3}")


def codes(name: Sequence[str]) -> frozenset[str]:
    """The territories that folded words name as a whole; empty for anything else."""
    return _codes(tuple(name)) if len(name) <= LONGEST else frozenset()


@lru_cache(maxsize=4096)
def _codes(name: tuple[str, ...]) -> frozenset[str]:
    return _names().get(name, frozenset()) or _by_adjective(name)


def named(found: frozenset[str], language: str) -> str:
    """What CLDR calls the territory in that language; "" where it is not one alone."""
    code = next(iter(found), "") if len(found) == 1 else ""
    return str(Locale(language).territories.get(code, "")) if code else ""


def codes_of_short(word: str) -> frozenset[str]:
    """The territories of an abbreviation in capitals ("USA", "AS", "UK")."""
    if not (_WHOLE_WORD.fullmatch(word) and word.isupper()):
        return frozenset()
    return _ABBREVIATED.get(word) or _initials().get(word, frozenset()) or frozenset(_aliases().get(word, ()))


@cache
def _names() -> dict[tuple[str, ...], frozenset[str]]:
    names: dict[tuple[str, ...], frozenset[str]] = {}
    for locale in _LOCALES:
        for code, name in Locale(locale).territories.items():
            if code == _WORLD or (locale not in ("id", "en") and not code.isalpha()):
                continue
            form = tuple(words(name))
            names[form] = names.get(form, frozenset()) | {code}
    # "Inggris" alone is "Inggris Raya", "Korea" both Koreas: in Indonesian the noun comes first.
    short: dict[tuple[str, ...], frozenset[str]] = {}
    for name in Locale("id").territories.values():
        form = tuple(words(name))
        if len(form) == 2 and len(form[0]) > _LEAST and form[:1] not in names:
            short[form[:1]] = short.get(form[:1], frozenset()) | names[form]
    names.update((form, found) for form, found in short.items() if len(found) <= 2)
    return names


@cache
def _initials() -> dict[str, frozenset[str]]:
    initials: dict[str, set[str]] = {}
    for locale in ("id", "en"):
        for code, name in Locale(locale).territories.items():
            parts = words(name)
            if len(parts) > 1 and code.isalpha():
                initials.setdefault("".join(part[0] for part in parts).upper(), set()).add(code)
    return {short: frozenset(found) for short, found in initials.items() if len(found) == 1}


@cache
def _aliases() -> dict[str, list[str]]:
    return {short: list(found) for short, found in get_global("territory_aliases").items()}


def _by_adjective(name: tuple[str, ...]) -> frozenset[str]:
    word = name[-1] if name else ""
    if len(word) <= _LEAST or not all(part.isalpha() for part in name):
        return frozenset()
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST:
            same = [
                found
                for form, found in _names().items()
                if form[:-1] == name[:-1] and form[-1].startswith(stem) and len(form[-1]) - len(stem) <= 2
            ]
            if len(set(same)) == 1:
                return same[0]
    if len(name) > 1:
        return frozenset()
    return _nationalities().get(word, frozenset())


@cache
def _nationalities() -> dict[str, frozenset[str]]:
    likely = get_global("likely_subtags")
    found = {}
    for code, name in Locale("en").languages.items():
        parts = likely.get(code, "").split("_")
        if len(parts) == 3 and code != "en" and len(words(name)) == 1:
            found[words(name)[0]] = frozenset({parts[2]})
    return found
