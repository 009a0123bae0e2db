"""The collection: kept for its owner, removed and taken back, and as it was when a document has changed since."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.application.collection import Collection
from assistant.core.errors import AssistantError
from assistant.exporting.collected import collection_file
from assistant.ui.texts.words import Say
from assistant.ui.views.findings import collection_view, taken
from tests.ui.fake import HOSTILE
from tests.ui.fake_documents import HOSTILE_DOCUMENT, PDF, REGISTER, passage_of
from tests.ui.first import put_first

APP = str(Path(__file__).with_name("fake_app.py"))
FIRST, SECOND = passage_of(PDF, 2), passage_of(REGISTER, 4)


@pytest.fixture
def store(tmp_path: Path) -> Collection:
    kept = Collection(tmp_path)
    kept.add("ani", PDF.info, FIRST, "hambatan")
    kept.add("ani", REGISTER.info, SECOND)
    return kept


def ids(store: Collection, owner: str = "ani") -> list[str]:
    return [item.passage.id for item in store.listed(owner)]


def test_it_is_kept_for_its_owner_through_a_restart(store: Collection, tmp_path: Path) -> None:
    again = Collection(tmp_path)
    assert ids(again) == [FIRST.id, SECOND.id]
    assert again.ids("ani") == {FIRST.id, SECOND.id}
    assert again.listed("budi") == ()
    (first, _) = again.listed("ani")
    assert (first.document, first.passage, first.question) == (PDF.info, FIRST, "hambatan")


def test_what_is_collected_twice_stands_once_and_as_it_was(store: Collection) -> None:
    store.add("ani", PDF.info, replace(FIRST, text="lain"), "pertanyaan lain")
    assert ids(store) == [FIRST.id, SECOND.id]
    assert store.listed("ani")[0].passage.text == FIRST.text


def test_what_is_removed_can_be_taken_back_to_its_place(store: Collection) -> None:
    removal = store.remove("ani", [FIRST.id])
    assert ids(store) == [SECOND.id]
    store.restore("ani", removal)
    assert ids(store) == [FIRST.id, SECOND.id]


def test_clearing_is_taken_back_without_what_was_removed_before(store: Collection) -> None:
    store.remove("ani", [FIRST.id])
    cleared = store.remove("ani")
    assert ids(store) == []
    store.restore("budi", cleared)
    assert ids(store) == []
    store.restore("ani", cleared)
    assert ids(store) == [SECOND.id]


def test_what_was_removed_can_be_collected_anew(store: Collection) -> None:
    store.remove("ani")
    store.add("ani", PDF.info, FIRST, "baru")
    assert [(item.passage.id, item.question) for item in store.listed("ani")] == [(FIRST.id, "baru")]


def test_a_file_that_cannot_be_used_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "collection.sqlite3").write_bytes(b"bukan basis data" * 100)
    with pytest.raises(AssistantError, match="collections"):
        Collection(tmp_path).listed("ani")


def test_an_entry_that_cannot_be_read_is_told_in_words(store: Collection) -> None:
    with sqlite3.connect(store.path) as database:
        database.execute("UPDATE item SET passage = '{}'")
    database.close()
    with pytest.raises(AssistantError, match="Clear the collection"):
        store.listed("ani")


def test_a_document_that_changed_since_keeps_quote_place_page_and_hash_and_is_marked(store: Collection) -> None:
    view = collection_view(store.listed("ani"), {FIRST.id}, Say("id"))
    first, second = view["entries"]
    assert (first["changed"], second["changed"]) == ("Dokumen berubah", "")
    assert first["text"] == FIRST.text
    (exported, _) = json.loads(collection_file("json", taken(store.listed("ani"), Say("id")), "id").data)
    assert (exported["quote"], exported["page"], exported["document"]["sha256"]) == (FIRST.text, 1, PDF.info.id)


@pytest.fixture
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path))
    monkeypatch.setenv("FAKE_MODE", "ready")
    put_first(monkeypatch, "search")
    st.cache_resource.clear()
    st.cache_data.clear()
    yield tmp_path
    st.cache_resource.clear()
    st.cache_data.clear()


def opened() -> AppTest:
    """The collection, of an owner for whom the store holds something."""
    test = AppTest.from_file(APP, default_timeout=20)
    test.session_state["owner"] = "ani"
    test.run()
    test.button(key="search-collection").click().run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))


def test_an_empty_collection_says_how_to_fill_it(fresh_process: Path) -> None:
    assert "Tekan “Simpan ke koleksi” pada hasil penelusuran" in html(opened())


def test_the_screen_offers_five_files_and_clears_with_undo(fresh_process: Path, store: Collection) -> None:
    test = opened()
    assert [button.label for button in test.get("download_button")] == ["CSV", "JSON", "RIS", "BibTeX", "DOCX"]
    test.button(key="collection-clear").click().run()
    assert "Dihapus dari koleksi." in html(test)
    assert "Koleksi masih kosong" in html(test)
    test.button(key="collection-restore").click().run()
    assert "Dihapus dari koleksi." not in html(test)
    assert ids(store) == [FIRST.id, SECOND.id]
    test.button(key="search-collection").click().run()
    assert "Mulai dengan menulis apa yang Anda cari" in html(test)


def test_a_document_that_is_gone_is_told_above_the_collection(fresh_process: Path, store: Collection) -> None:
    gone = replace(passage_of(HOSTILE_DOCUMENT, 1), id="hilang")
    store.add("ani", HOSTILE_DOCUMENT.info, gone, HOSTILE)
    assert "1 kutipan berasal dari dokumen yang sudah berubah atau dihapus." in html(opened())


def test_a_passage_of_a_document_that_is_gone_opens_as_it_was_collected(fresh_process: Path, store: Collection) -> None:
    gone = replace(FIRST, id="hilang", document_id="e" * 64, text="Teks lama.", end=FIRST.start + 10)
    store.add("ani", replace(PDF.info, id="e" * 64, path="thesis/hilang.pdf"), gone)
    test = AppTest.from_file(APP, default_timeout=20)
    test.session_state["owner"] = "ani"
    test.query_params["passage"] = "hilang"
    shown = html(test.run())
    assert "berubah atau dihapus sejak dikutip" in shown
    assert "Teks lama." in shown


def test_a_collection_that_cannot_be_read_does_not_stop_the_search(fresh_process: Path) -> None:
    (fresh_process / "collection.sqlite3").write_bytes(b"bukan basis data" * 100)
    test = AppTest.from_file(APP, default_timeout=20)
    test.query_params["q"] = "kerja sama"
    shown = html(test.run())
    assert "tidak dapat dibaca atau ditulis" in shown
    assert "11 bagian dalam 2 dokumen" in shown
