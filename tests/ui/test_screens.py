"""The screens in their states, drawn by Streamlit without a browser, over a fake assistant."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.application import jobs
from assistant.application.conversations import Turn
from assistant.ui.components.table import documents_view
from assistant.ui.screens import ask
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape
from tests.ui.drawn import html, let_build_end, page
from tests.ui.fake import HOSTILE, FakeAssistant
from tests.ui.first import put_first

QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"


@pytest.fixture(autouse=True)
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test is a server that has just been started, with an empty state folder."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def shared() -> state.Shared:
    return state.shared(FakeAssistant)


def asked(test: AppTest, question: str = QUESTION) -> AppTest:
    """Ask and wait for the end, whatever it is."""
    return asked_for(test.chat_input[0].set_value(question).run())


def asked_for(test: AppTest) -> AppTest:
    """Wait for the end of what was asked, whatever it is."""
    for turn in turns(test):
        shared().questions.wait(turn.id, 5)
    return test.run()


def turns(test: AppTest) -> tuple[Turn, ...]:
    (conversation,) = test.query_params["c"] if isinstance(test.query_params["c"], list) else (test.query_params["c"],)
    return shared().conversations.turns(conversation)


def test_ready_the_page_greets_and_says_what_it_answers_from(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = html(page(monkeypatch))
    assert "Tanyakan pada dokumen kantor" in shown
    assert "2 dokumen, 1.234 bagian teks" in shown
    assert "progressbar" not in shown


def test_without_an_index_a_build_starts_by_itself_and_the_page_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_BUILD_SECONDS", "60")
    test = page(monkeypatch, "missing")
    shown = html(test)
    assert "Rujukan sedang membaca dokumen" in shown
    assert 'role="progressbar"' in shown
    assert test.chat_input[0].disabled is False
    let_build_end(shared().assistant)
    assert shared().build.wait(20)
    assert "1.234 bagian teks" in html(test.run())


def test_a_stopped_first_build_says_so_and_can_be_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_BUILD_SECONDS", "60")
    test = page(monkeypatch, "missing")
    test.button(key="build-cancel").click().run()
    let_build_end(shared().assistant)
    assert shared().build.wait(20)
    test.run()
    assert "Pembangunan indeks dihentikan" in html(test)
    test.button(key="build-start").click().run()
    assert shared().build.wait(10)
    assert "1.234 bagian teks" in html(test.run())


def test_a_question_gets_an_address_and_survives_a_reload(monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(page(monkeypatch))
    assert QUESTION in html(test)
    address = test.query_params["c"]
    conversation = address[0] if isinstance(address, list) else address
    assert QUESTION in html(page(monkeypatch, c=conversation))


def test_an_unknown_address_is_told_and_a_new_conversation_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = html(page(monkeypatch, c="tidak-ada"))
    assert "Percakapan dengan alamat ini tidak ditemukan." in shown
    assert "Tanyakan pada dokumen kantor" in shown


@pytest.mark.parametrize(("mode", "told"), [("failing", "Indeks rusak."), ("broken", "tidak terduga")])
def test_a_failure_is_told_in_words_with_a_hint_and_the_question_stays(
    mode: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = asked(page(monkeypatch, mode))
    shown = html(test)
    assert told in shown
    assert QUESTION in shown
    assert any(button.label == "Coba lagi" for button in test.button)


def test_a_question_is_shown_again_where_the_conversation_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = asked(page(monkeypatch))
    with closing(sqlite3.connect(tmp_path / "state" / "conversations.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    shown = html(test.chat_input[0].set_value("Kalau Hamamatsu?").run())
    assert '<p class="rj-notice-title">Kalau Hamamatsu?</p>' in shown
    assert "Perbarui Rujukan" in shown


def test_an_answer_that_cannot_be_stored_is_told_and_comes_once_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_PAUSE_SECONDS", 0.2)
    test = asked(page(monkeypatch))
    with closing(sqlite3.connect(tmp_path / "state" / "conversations.sqlite3")) as connection:
        connection.execute("CREATE TRIGGER full BEFORE UPDATE ON turn BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
        shown = html(asked(test, "Kalau Hamamatsu?"))
        assert "Jawaban belum dapat disimpan, dan dicoba lagi" in shown
        assert "disk is full" in shown
        connection.execute("DROP TRIGGER full")
    # The next try may have failed just before.
    for _ in range(3):
        shown = html(asked_for(test))
    assert "belum dapat disimpan" not in shown
    assert shown.count('class="rj-question"') == 2
    assert [turn.state for turn in turns(test)] == ["answered", "answered"]


@pytest.mark.parametrize("press", ["pin", "delete", "name"])
def test_what_cannot_be_written_when_it_is_pressed_is_told_in_words(
    press: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = asked(page(monkeypatch))
    with closing(sqlite3.connect(tmp_path / "state" / "conversations.sqlite3")) as connection, connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON conversation BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    if press == "name":
        next(field for field in test.text_input if (field.key or "").startswith("name-")).set_value("Baru").run()
    else:
        test.button(key=press).click().run()
    shown = html(test)
    assert "Itu belum berhasil" in shown
    assert "disk is full" in shown
    assert "ruang cakram" in shown
    assert QUESTION in shown
    assert "Itu belum berhasil" not in html(test.run())


def test_the_switch_changes_the_page_and_keeps_the_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(page(monkeypatch, "failing"))
    address = test.query_params["c"]
    test.session_state["language"] = "en"
    test.run()
    assert "The index is damaged." in html(test)
    assert test.query_params["c"] == address


def test_the_documents_with_their_states_and_a_build_with_its_report(monkeypatch: pytest.MonkeyPatch) -> None:
    # Streamlit's test frame cannot follow a link to a screen that is a function, so that screen takes the first place.
    put_first(monkeypatch, "documents")
    test = page(monkeypatch)
    assert "2 berkas berubah" in html(test)
    rows = documents_view(shared().assistant.library(), Say("id"), editable=True)["rows"]
    assert [row["cells"]["state"] for row in rows] == ["Terbaca sebagian", "Baru", "Dihapus"]
    assert rows[0]["problems"] == ["Halaman 2: Terkunci. Buka."]
    test.button(key="build-start").click().run()
    assert shared().build.wait(10)
    shown = html(test.run())
    for text in ("Indeks selesai diperbarui", "4 bagian dihitung baru, 9 dipakai kembali", "baru.md", "1–2, 5"):
        assert text in shown


def test_a_hostile_question_and_a_hostile_document_come_out_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = html(asked(page(monkeypatch, "hostile"), HOSTILE))
    assert escape(HOSTILE) in shown
    assert "<img" not in shown
    assert "<script" not in shown


def test_settings_that_cannot_be_used_are_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PASSAGE_TOKENS", "banyak")
    assert "passage_tokens" in html(page(monkeypatch))


@pytest.mark.parametrize(
    ("language", "told"), [("id", "Terjadi kesalahan yang tidak terduga."), ("en", "Something unexpected")]
)
def test_a_bug_in_a_screen_is_told_in_the_readers_language_and_logged(
    language: str, told: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(visit: state.Visit) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
    monkeypatch.setattr(ask, "render", broken)
    assert told in html(page(monkeypatch))
    assert "a bug" in caplog.text
