"""What comes in: how it is read, and what is refused before anybody works on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import forms
from assistant.api.problems import Refused
from assistant.core.settings import PROJECT, Settings, without_paths
from assistant.core.types import Filters

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "id"),
        ("", "en", "en"),
        ("", "en-GB,en;q=0.9,id;q=0.8", "en"),
        ("", "fr, id;q=0.5, en;q=0.4", "id"),
        ("", "in", "id"),
        ("", "fr,*;q=0.1", "id"),
        ("", "en;q=zero", "id"),
        ("", "en;q=0", "id"),
        ("en", "id", "en"),
        ("fr", "en", "en"),
    ],
)
def test_the_query_outweighs_the_header_and_the_header_the_setting(query: str, accepted: str, language: str) -> None:
    pairs = [("language", query)] if query else []
    assert forms.language_asked(pairs, accepted, "id") == language


def test_a_search_in_an_address_is_the_search_in_a_body() -> None:
    pairs = [("question", "q"), ("partner", "A"), ("partner", "B"), ("year", "2013-2016"), ("limit", "3")]
    body = b'{"question": "q", "limit": 3.0, "filters": {"partners": ["A", "B"], "years": [2013, 2016]}}'
    assert forms.from_query(pairs, forms.SearchQuery).form() == forms.from_json(body, forms.SearchForm)


def test_a_range_of_years_may_run_either_way_and_one_year_is_a_range() -> None:
    filters = forms.from_query([("question", "q"), ("year", "2016-2013")], forms.SearchQuery).form().filters
    assert forms.filters_of(filters) == Filters(years=(2013, 2016))
    filters = forms.from_query([("question", "q"), ("year", "2016")], forms.SearchQuery).form().filters
    assert forms.filters_of(filters) == Filters(years=(2016, 2016))
    assert forms.filters_of(forms.FiltersForm()) == Filters()


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("question", "")],
        [("question", "a"), ("question", "b")],
        [("question", "a"), ("qestion", "b")],
        [("question", "a"), ("limit", "0")],
        [("question", "a"), ("limit", "101")],
        [("question", "a"), ("limit", "many")],
        [("question", "a"), ("year", "16")],
        [("question", "a"), ("language", "null")],
        [("question", "a"), ("language", "fr")],
        [("question", "x" * 2001)],
        [("question", "a"), *[("partner", "p")] * 51],
    ],
)
def test_an_address_that_does_not_fit_is_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(Refused) as refused:
        forms.from_query(pairs, forms.SearchQuery)
    assert (refused.value.problem.status, refused.value.problem.code) == (422, "unusable")


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'"\\ud800"', b"[" * 100_000, b'{"question": "\\ud800x"}'])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        forms.from_json(body, forms.AskForm)
    assert refused.value.problem.status == 400


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{}",
        b'{"question": 3}',
        b'{"question": "a", "literal": "yes"}',
        b'{"question": "a", "history": "b"}',
        b'{"question": "a", "filters": {"partner": []}}',
        b'{"question": "a", "filters": {"years": [2013]}}',
        b'{"question": "a", "filters": {"years": [2013.5, 2014]}}',
        b'{"question": "a", "filters": {"languages": ["fr"]}}',
        b'{"question": "a", "more": 1}',
    ],
)
def test_a_body_that_does_not_fit_is_refused(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        forms.from_json(body, forms.AskForm)
    assert refused.value.problem.status == 422


@given(JSON)
def test_whatever_a_tool_is_given_is_read_or_refused(value: object) -> None:
    values = value if isinstance(value, dict) else {"question": value, "limit": value, "filters": value}
    try:
        read = forms.from_values(values, forms.SearchForm)
    except Refused:
        return
    assert read.question == values["question"]


def test_no_path_of_this_machine_is_told() -> None:
    told = without_paths(f"Tidak ada di {Settings().index} dan {Settings().state}/tokens.sqlite3.", Settings())
    assert told == "Tidak ada di index dan state/tokens.sqlite3."
    own = Settings(embedding_model="/srv/model", corpus=Path("."), state=Path("/"))
    told = without_paths(f"{PROJECT}/a. {Path.home()}/.cache/b. /srv/model/c", own)
    assert told == "project/a. ~/.cache/b. model/c"
