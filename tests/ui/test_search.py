"""The screen Telusuri in its states, drawn by Streamlit without a browser, over a fake assistant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from assistant.ui.session import state
from assistant.ui.views.safe import escape
from tests.ui.drawn import html, let_build_end, page
from tests.ui.fake import HOSTILE, FakeAssistant
from tests.ui.fake_documents import HOSTILE_DOCUMENT, PDF, passage_of
from tests.ui.first import put_first

QUESTION = "Mengapa kerja sama tersendat?"


@pytest.fixture(autouse=True)
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test is a server just started. Streamlit's test frame cannot follow a link to a screen that is a function,
    so this screen takes the first place."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    put_first(monkeypatch, "search")
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


def address(test: AppTest) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in test.query_params.items()}


def question_field(test: AppTest) -> TextInput:
    return next(field for field in test.text_input if (field.key or "").startswith("search-question"))


def asked(test: AppTest, question: str = QUESTION) -> AppTest:
    return question_field(test).set_value(question).run()


def test_ready_it_says_what_there_is_to_search_in(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = html(page(monkeypatch))
    assert "Telusuri dokumen" in shown
    assert "Ada 11 bagian dari 2 dokumen untuk ditelusuri." in shown


def test_a_search_gets_an_address_with_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(page(monkeypatch))
    assert "11 bagian dalam 2 dokumen" in html(test)
    assert address(test) == {"q": [QUESTION]}


def test_an_address_shows_the_same_search_to_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page(monkeypatch, q=QUESTION, kind="thesis", year="2017-2020", page="9")
    assert question_field(test).value == QUESTION
    assert "4 bagian dalam 1 dokumen" not in html(test)
    assert "1 bagian dalam 1 dokumen" in html(test)
    # A page that there is not becomes the last one.
    assert address(test) == {"q": [QUESTION], "kind": ["thesis"], "year": ["2017-2020"]}


def test_filters_stay_when_the_question_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(page(monkeypatch, q="mitra", partner="Kawasaki"))
    assert address(test) == {"q": [QUESTION], "partner": ["Kawasaki"]}


def test_nothing_found_because_of_filters_offers_to_drop_them(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page(monkeypatch, q=QUESTION, year="1800")
    shown = html(test)
    assert "Tidak ada bagian yang lolos saringan" in shown
    assert "Tanpa saringan ada 11 bagian." in shown
    test.button(key="search-unfilter").click().run()
    assert "11 bagian dalam 2 dokumen" in html(test)
    assert address(test) == {"q": [QUESTION]}


def test_without_words_in_the_question_it_asks_for_some(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tulis paling sedikit satu kata atau angka." in html(asked(page(monkeypatch), "?!"))


def test_an_address_with_a_question_that_is_too_long_searches_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    test = page(monkeypatch, q="kerja sama " * 200, kind="thesis")
    assert "2.200 karakter, paling banyak 1.000" in html(test)
    assert len(question_field(test).value or "") > 1000
    assert address(test) == {"kind": ["thesis"]}
    assert "paling banyak 1.000" not in html(asked(test))


def test_a_question_that_is_too_long_stays_in_the_box_to_be_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(page(monkeypatch), "kata " * 300)
    assert "1.499 karakter, paling banyak 1.000" in html(test)
    assert question_field(test).value == "kata " * 300
    assert address(test) == {}
    assert "paling banyak" not in html(asked(test))


def test_words_that_no_passage_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tidak ada bagian di halaman ini yang memuat kata-kata Anda" in html(asked(page(monkeypatch), "rendang"))


def test_with_nothing_indexed_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tambahkan dokumen lalu bangun ulang indeks" in html(page(monkeypatch, "silent"))


def test_without_an_index_it_waits_for_the_build_and_then_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_BUILD_SECONDS", "60")
    test = page(monkeypatch, "missing", q=QUESTION)
    assert "begitu indeks selesai dibangun" in html(test)
    shared = state.shared(FakeAssistant)
    let_build_end(shared.assistant)
    assert shared.build.wait(20)
    assert "11 bagian dalam 2 dokumen" in html(test.run())


def test_a_failure_is_told_in_words_and_the_question_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page(monkeypatch, "failing", q=QUESTION)
    assert "Penelusuran ini belum berhasil" in html(test)
    assert "Indeks rusak." in html(test)
    assert question_field(test).value == QUESTION


def test_an_address_of_a_passage_opens_it_with_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    second = passage_of(PDF, 2)
    test = page(monkeypatch, passage=second.id)
    shown = html(test)
    assert "Bagian 2 dari 4" in shown
    assert "Kerja sama tersendat karena pendanaan" in shown
    assert address(test) == {"passage": [second.id]}
    test.button(key="passage-after").click().run()
    assert "Bagian 3 dari 4" in html(test)
    test.button(key="passage-after").click().run()
    assert test.button(key="passage-after").disabled
    assert address(test) == {"passage": [passage_of(PDF, 4).id]}
    test.button(key="source-close").click().run()
    assert address(test) == {}


def test_an_unknown_passage_is_told_and_the_search_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page(monkeypatch, passage="<b>tidak-ada</b>", q=QUESTION)
    shown = html(test)
    assert "Bagian dengan alamat ini tidak ditemukan" in shown
    assert "<b>tidak-ada" not in shown
    assert "11 bagian dalam 2 dokumen" in shown


def test_in_english_every_part_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "en")
    test = page(monkeypatch, q=QUESTION, passage=passage_of(PDF, 2).id)
    shown = html(test)
    assert "Passages found: 11 (documents: 2)" in shown
    assert "Passage 2 of 4" in shown


def test_hostile_documents_and_addresses_come_out_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page(monkeypatch, "hostile", q=HOSTILE, passage=HOSTILE, kind=HOSTILE)
    shown = html(test)
    assert escape(HOSTILE) in shown
    assert "<img" not in shown
    assert "<script" not in shown


def test_a_passage_alone_in_its_document_has_no_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    test = page(monkeypatch, "hostile", passage=passage_of(HOSTILE_DOCUMENT, 1).id)
    assert "Bagian 1 dari 1" in html(test)
    assert test.button(key="passage-before").disabled
    assert test.button(key="passage-after").disabled
