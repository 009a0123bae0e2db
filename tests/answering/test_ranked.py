"""Ranked passages for a person: ranks that count among what the filters leave, the reader's value, and neighbours."""

from __future__ import annotations

import pytest

from assistant.application.assistant import Assistant
from assistant.core.errors import QuestionError
from assistant.core.types import Filters
from tests.conftest import Shipped


@pytest.fixture
def built(assistant: Assistant) -> Assistant:
    assistant.build()
    return assistant


QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"


def test_the_order_is_that_of_the_search_and_every_hit_says_why(built: Assistant) -> None:
    found = built.findings(QUESTION, limit=5)
    hits = built.search(QUESTION, limit=5)
    assert [one.hit.passage.id for one in found.page] == [hit.passage.id for hit in hits]
    assert [one.hit.rank for one in found.page] == [1, 2, 3, 4, 5][: len(hits)]
    first = found.page[0]
    assert first.hit.dense_rank is not None
    assert first.value is not None
    assert first.best is not None
    assert (
        first.best.quote
        == first.hit.passage.text[first.best.start - first.hit.passage.start : first.best.end - first.hit.passage.start]
    )


def test_pages_go_on_where_the_one_before_ends(built: Assistant) -> None:
    whole = built.findings(QUESTION, limit=6)
    second = built.findings(QUESTION, skip=3, limit=3)
    assert [one.hit for one in second.page] == [one.hit for one in whole.page[3:]]
    assert second.total == whole.total
    assert second.facets == whole.facets


def test_filters_choose_among_what_was_found_and_ranks_count_among_the_rest(built: Assistant) -> None:
    whole = built.findings(QUESTION, limit=100)
    count = whole.facets.documents[-1]
    found = built.findings(QUESTION, limit=100, filters=Filters(documents=(count.value,)))
    assert (found.total, found.documents, found.unfiltered) == (count.passages, 1, whole.total)
    assert [one.hit.rank for one in found.page] == list(range(1, found.total + 1))
    assert sorted(one.hit.dense_rank or 0 for one in found.page) == list(range(1, found.total + 1))


def test_without_words_there_are_counts_and_no_passages(built: Assistant) -> None:
    found = built.findings(" ?! ")
    assert found.page == ()
    assert found.total == built.status().passages
    assert sum(count.passages for count in found.facets.documents) == found.total


def test_a_filter_that_no_document_has_is_refused(built: Assistant) -> None:
    with pytest.raises(QuestionError):
        built.findings(QUESTION, filters=Filters(kinds=("surat",)))


def test_neighbours_are_stepped_through_in_the_order_of_the_text(built: Assistant) -> None:
    here = built.neighbours(built.search(QUESTION)[0].passage.id)
    while here.before is not None:
        here = built.neighbours(here.before.id)
    places = [here.place]
    while here.after is not None:
        assert here.after.start >= here.passage.start
        assert here.after.document_id == here.document.id
        here = built.neighbours(here.after.id)
        places.append(here.place)
    assert places == list(range(1, here.total + 1))


def test_an_unknown_passage_is_told(built: Assistant) -> None:
    with pytest.raises(QuestionError):
        built.neighbours("tidak-ada")


def test_over_the_shipped_documents_the_reader_finds_the_answer_in_the_first_passage(shipped: Shipped) -> None:
    found = shipped.assistant.findings("How long is the MoU with Melbourne?", limit=3)
    first = found.page[0]
    assert first.answers
    assert first.best is not None
    assert first.best.quote in shipped.assistant.document(first.hit.document.id).text
    assert "Melbourne" in first.best.quote
    assert found.facets.partners[0].value == "Melbourne"
