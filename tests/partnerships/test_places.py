"""Cities are placed by name and country or not at all, and the coasts lie where they should."""

from __future__ import annotations

from pathlib import Path

from assistant.partnerships import overview
from assistant.partnerships.gazetteer import Sought, positions
from assistant.partnerships.outlines import outlines
from tests.facts.disagreements.helpers import read
from tests.partnerships.tables import ENGLISH, INDONESIAN


def found(name: str, *countries: str) -> tuple[int, int] | None:
    sought = Sought(name, frozenset(countries))
    at = positions([sought]).get(sought)
    return (round(at.latitude), round(at.longitude)) if at else None


def test_a_city_is_found_by_its_name_and_country_and_by_its_other_names() -> None:
    assert found("Melbourne", "AU") == (-38, 145)
    assert found("Kota Melbourne", "AU") == (-38, 145)
    assert found("Leeds", "GB") == (54, -2)
    assert found("Den Haag", "NL") == (52, 4)


def test_a_city_in_another_country_is_not_that_city() -> None:
    assert found("Leeds", "JP") is None


def test_without_a_country_nothing_is_placed() -> None:
    assert found("Leeds") is None


def test_a_name_that_several_cities_of_the_country_have_is_not_guessed() -> None:
    assert found("Springfield", "US") is None


def test_partners_get_their_place_from_the_country_that_the_tables_name(tmp_path: Path) -> None:
    documents, passages = read(tmp_path, a=ENGLISH, b=INDONESIAN)
    placed = {partner.name: partner.position for partner in overview(documents, passages, (), positions).partners}
    assert {name for name, position in placed.items() if position} == {"Nagoya", "Leeds"}


def test_the_coasts_are_closed_rings_on_the_globe() -> None:
    rings = outlines()
    assert len(rings) > 100
    for ring in rings:
        assert ring[0] == ring[-1]
        assert all(-180.001 <= longitude <= 180.001 and -90 <= latitude <= 90 for longitude, latitude in ring)
