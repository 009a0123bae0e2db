"""Counts of filters, which must say what the filters then do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.core.types import DocumentInfo, Filters, Passage
from assistant.searching.facets import Count, Labels, facets, label, passes, spelled
from assistant.searching.filters import allowed_rows

KAWASAKI = DocumentInfo(
    "k", "mou/kawasaki.md", "Kawasaki", "mou", "text/markdown", "id", partners=("Kawasaki",), years=(2016,)
)
THESIS = DocumentInfo(
    "t", "thesis/a.pdf", "Tesis", "thesis", "application/pdf", "id", partners=("Kawasaki", "Fort Worth")
)
NOTES = DocumentInfo("x", "mou/catatan.md", "Catatan", "other", "text/markdown", "en")
INFOS = {info.id: info for info in (KAWASAKI, THESIS, NOTES)}
PARTNERS = ["Fort Worth", "Kawasaki"]


def passage(number: int, document: str, text: str, language: str = "id") -> Passage:
    return Passage(f"p{number}", document, text, 0, len(text), language, title=INFOS[document].title)


PASSAGES = [
    passage(1, "k", "Dana terbatas."),
    passage(2, "k", "Berlaku 2017–2020."),
    passage(3, "t", "Fort Worth sejak 1990."),
    passage(4, "t", "Kawasaki dan FORT WORTH, 2019."),
    passage(5, "t", "Tidak menyebut siapa pun."),
    passage(6, "x", "Notes of 2016 in English.", "en"),
]
FOUND = [label(one, INFOS, PARTNERS) for one in PASSAGES]
CHOICES = [
    Filters(),
    Filters(partners=("kawasaki",)),
    Filters(partners=("Kawasaki", "Fort Worth"), kinds=("thesis",)),
    Filters(years=(2017, 2018)),
    Filters(kinds=("mou",), languages=("en",)),
    Filters(documents=("mou/kawasaki.md",), years=(2016, 2016)),
]


def left(filters: Filters) -> list[Labels]:
    return [labels for labels in FOUND if passes(spelled(filters, PARTNERS), labels)]


@pytest.mark.parametrize("filters", CHOICES)
def test_filters_choose_the_same_passages_here_as_in_a_search(filters: Filters) -> None:
    allowed = allowed_rows(filters, PASSAGES, INFOS)
    wanted = PASSAGES if allowed is None else [one for one, let in zip(PASSAGES, allowed, strict=True) if let]
    assert [labels.passage for labels in left(filters)] == wanted


@pytest.mark.parametrize("filters", CHOICES)
def test_every_count_is_what_choosing_that_value_leaves(filters: Filters) -> None:
    counted = facets(FOUND, spelled(filters, PARTNERS))
    for group in ("kinds", "partners", "languages", "documents"):
        for count in getattr(counted, group):
            found = left(replace(filters, **{group: (count.value,)}))
            assert (count.passages, count.documents) == (len(found), len({one.document.id for one in found}))
    for count in counted.years:
        assert count.passages == len(left(replace(filters, years=(int(count.value), int(count.value)))))


def test_values_with_most_passages_come_first_and_years_in_their_order() -> None:
    counted = facets(FOUND, Filters())
    assert [count.value for count in counted.partners] == ["Kawasaki", "Fort Worth"]
    assert [count.value for count in counted.years] == ["1990", "2016", "2017", "2019", "2020"]
    assert counted.documents[0] == Count("thesis/a.pdf", 3, 1, "Tesis")


def test_a_chosen_value_does_not_hide_the_others_of_its_group() -> None:
    counted = facets(FOUND, Filters(kinds=("thesis",)))
    assert {count.value for count in counted.kinds} == {"mou", "thesis", "other"}
    assert [count.value for count in counted.languages] == ["id"]
