from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.words import FUNCTION_WORDS, content_words, terms, words


@given(st.text(max_size=60))
def test_the_words_of_words_are_the_same_words(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(st.text(max_size=60), st.sampled_from(["id", "en", "ja", ""]))
def test_terms_of_any_text_can_be_made_in_any_language(text: str, language: str) -> None:
    assert len(terms(text, language)) == len(content_words(text, language))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("São PAULO", ["sao", "paulo"]),
        ("ﬁnal", ["final"]),
        ("Ⅳ", ["iv"]),
        ("℡ ㏗", ["tel", "ph"]),
        ("2017–2020", ["2017", "2020"]),
        ("Rp5.000,50", ["rp5.000,50"]),
        ("COVID-19", ["covid", "19"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_folded(written: str, folded: list[str]) -> None:
    assert words(written) == folded


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("id", "pendanaan", "dana"), ("id", "menghambat", "hambatan"), ("en", "partnerships", "partnership")],
)
def test_forms_of_one_word_share_their_term(language: str, one: str, other: str) -> None:
    assert terms(one, language) == terms(other, language)


def test_function_words_carry_nothing() -> None:
    assert terms("mengapa yang dan di", "id") == []
    assert terms("why the of and", "en") == []
    assert terms("why", "id") == ["why"]


def test_content_words_that_ready_made_lists_drop_are_kept() -> None:
    assert not {"tahun", "masalah", "kota", "kerja"} & FUNCTION_WORDS["id"]


def test_stemming_in_many_threads_gives_what_one_gives() -> None:
    corpus = ["pendanaan kerja sama antarkota", "hambatan komunikasi kelembagaan", "keberlanjutan perjanjian"] * 40
    expected = [terms(text, "id") for text in corpus]
    found: list[list[list[str]]] = []
    threads = [threading.Thread(target=lambda: found.append([terms(text, "id") for text in corpus])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8
