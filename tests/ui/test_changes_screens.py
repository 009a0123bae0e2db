"""The report of a build, outdated answers and saved questions as the screens draw them, over documents that change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.application.conversations import Turn
from assistant.application.saved_jobs import AskingState, SavedJob
from assistant.ui import main
from assistant.ui.components import answer
from assistant.ui.screens import ask, documents
from assistant.ui.session import state
from assistant.ui.views.safe import escape
from tests.ui.fake import answered
from tests.ui.fake_changes import ChangingAssistant

APP = str(Path(__file__).with_name("changes_app.py"))
QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"


@pytest.fixture(autouse=True)
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test is a server that has just been started, with an empty state folder; the screens are put back."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    for module, name in ((main, "SCREENS"), (ask, "draw_turn"), (documents, "render"), (answer, "draw_turn")):
        monkeypatch.setattr(module, name, getattr(module, name))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_file(APP, default_timeout=20)


def first_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_FIRST", "documents")


def html(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))


def shared() -> state.Shared:
    return state.shared(ChangingAssistant)


def rebuild() -> None:
    shared().build.start()
    assert shared().build.wait(10)
    shared().status()
    assert shared().asking.wait(10)


def turns(test: AppTest) -> tuple[Turn, ...]:
    """The turns of the conversation that the address names."""
    address = test.query_params["c"]
    return shared().conversations.turns(address[0] if isinstance(address, list) else address)


def asked(test: AppTest, question: str = QUESTION) -> AppTest:
    test.run()
    test.chat_input[0].set_value(question).run()
    for turn in turns(test):
        shared().questions.wait(turn.id, 5)
    return test.run()


def button(test: AppTest, key: str) -> str:
    """The whole key of the one button whose key begins so."""
    (found,) = [one.key for one in test.button if str(one.key).startswith(key)]
    return str(found)


def press_save(test: AppTest) -> None:
    """As the button below the latest answer does, which lives in a component that this frame does not draw."""
    test.session_state["wish"] = (turns(test)[-1].id, "save")
    test.run()


def test_an_answer_is_marked_after_its_source_changed_and_can_be_given_anew(page: AppTest) -> None:
    test = asked(page)
    assert "Sumber jawaban ini berubah" not in html(test)
    rebuild()
    shown = html(test.run())
    for text in (
        "Sumber jawaban ini berubah sejak dijawab",
        "Dikutip waktu itu",
        "Bunyinya sekarang",
        "<del><span",
        "<ins><span",
    ):
        assert text in shown
    assert escape('<img src=x onerror="window.harmed=1">') in shown
    assert "<img" not in shown
    test.button(key=button(test, "answer-again-")).click().run()
    for turn in turns(test):
        shared().questions.wait(turn.id, 5)
    assert "Sumber jawaban ini berubah" not in html(test.run())


def test_the_notice_is_worked_out_once_for_a_generation(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(page)
    rebuild()
    test.run()
    monkeypatch.setattr("assistant.ui.components.outdated.fates", lambda *_: pytest.fail("worked out once more"))
    assert "Sumber jawaban ini berubah" in html(test.run())


def test_the_source_panel_shows_what_was_quoted_then_and_what_stands_there_now(page: AppTest) -> None:
    test = asked(page)
    (turn,) = turns(test)
    rebuild()
    test.session_state["source"] = (turn.id, "c1")
    shown = html(test.run())
    assert "Kutipan ini tidak lagi berbunyi demikian" in shown
    assert "Bagian itu sekarang, dalam konteksnya" in shown
    assert "pendanaan terbatas" in shown
    test.session_state["source"] = (turn.id, "c2")
    shown = html(test.run())
    assert "kutipannya masih berbunyi sama" in shown
    assert "Tempatnya sekarang" in shown


def test_a_question_is_saved_and_removed_below_its_answer(page: AppTest) -> None:
    test = asked(page)
    press_save(test)
    (saved,) = shared().saved.listed(test.session_state["owner"])
    assert (saved.question, saved.generation) == (QUESTION, "g1")
    press_save(test)
    assert shared().saved.listed(test.session_state["owner"]) == ()


def test_an_answer_that_is_outdated_when_saved_is_asked_again_at_once(page: AppTest) -> None:
    test = asked(page)
    rebuild()
    test.run()
    press_save(test)
    assert shared().asking.wait(10)
    (saved,) = shared().saved.listed(test.session_state["owner"])
    assert (saved.generation, saved.latest_generation) == ("", "g2")
    assert saved.differences


def test_a_question_is_saved_as_it_was_understood(page: AppTest) -> None:
    test = asked(page, "Kalau Hamamatsu, mengapa tersendat")
    press_save(test)
    (saved,) = shared().saved.listed(test.session_state["owner"])
    assert (saved.question, saved.literal) == ("Kalau Hamamatsu, mengapa tersendat?", True)


def test_without_saved_questions_the_list_says_how_to_save_one(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    first_documents(monkeypatch)
    shown = html(page.run())
    assert "Belum ada pertanyaan tersimpan" in shown
    assert "Simpan pertanyaan" in shown


def test_after_a_build_the_report_the_changes_and_the_saved_questions_are_told(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_documents(monkeypatch)
    test = page.run()
    owner = test.session_state["owner"]
    for question in (QUESTION, "Apa saja?", "Siapa?"):
        shared().saved.save(owner, question, answered(question), generation="g1")
    assert "Tetap" in html(test.run())
    rebuild()
    shown = html(test.run())
    for text in (
        "Yang berubah dalam dokumen",
        "(1 perubahan)",
        "Isi dokumen: satu paragraf berubah",
        "Berganti nama dari mou/lama.md; isinya tetap.",
        "Isinya terbaca sama seperti sebelumnya.",
        "3 pertanyaan tersimpan dijawab ulang, 1 berubah",
        'href="#rj-saved"',
        "Kutipan berubah",
    ):
        assert text in shown
    (changed,) = [one for one in shared().saved.listed(owner) if one.differences]
    test.button(key=f"saved-read-{changed.id}").click().run()
    assert not any(one.differences for one in shared().saved.listed(owner))
    assert "Riwayat perubahan (1)" in html(test.run())
    test.button(key=f"saved-remove-{changed.id}").click().run()
    assert "dihapus." in html(test)
    test.button(key="saved-undo").click().run()
    assert len(shared().saved.listed(owner)) == 3
    test.button(key=f"saved-ask-{changed.id}").click().run()
    assert shared().asking.wait(10)
    assert not any(one.differences for one in shared().saved.listed(owner))


def test_a_report_is_unfolded_only_for_who_saw_its_build_end(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    first_documents(monkeypatch)
    unfolded = '<details class="rj-kept-report" open>'
    page.run()
    rebuild()
    assert unfolded in html(page.run())
    assert unfolded in html(page.run())
    page.session_state["screen"] = "partners"  # it was left and is come back to
    shown = html(page.run())
    assert unfolded not in shown
    assert '<details class="rj-kept-report">' in shown
    assert unfolded not in html(AppTest.from_file(APP, default_timeout=20).run())


def test_saved_questions_are_a_press_away_from_the_head_of_the_screen(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_documents(monkeypatch)
    assert 'class="rj-saved-jump"' not in html(page.run())
    shared().saved.save(page.session_state["owner"], QUESTION, answered(QUESTION), generation="g1")
    shown = html(page.run())
    assert '<a href="#rj-saved">Pertanyaan tersimpan (1)</a>' in shown
    assert shown.index('class="rj-saved-jump"') < shown.index('id="rj-saved"')


def test_the_report_is_there_after_a_restart(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    first_documents(monkeypatch)
    page.run()
    rebuild()
    st.cache_resource.clear()
    assistant = shared().assistant
    assert isinstance(assistant, ChangingAssistant)
    assistant.builds = 1  # the restarted server finds the generation that was built before
    shown = html(page.run())
    assert "Laporan pembangunan indeks terakhir" in shown
    assert "satu paragraf berubah" in shown


def test_a_failure_to_ask_again_is_told_with_the_question(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    first_documents(monkeypatch)
    monkeypatch.setenv("FAKE_MODE", "failing")
    test = page.run()
    shared().saved.save(test.session_state["owner"], QUESTION, answered(QUESTION), generation="g0")
    shared().asking.start()
    assert shared().asking.wait(10)
    shown = html(test.run())
    assert "Gagal ditanyakan" in shown
    assert "Indeks rusak. Ulangi." in shown


def test_a_store_that_cannot_be_read_is_told_and_the_documents_stay(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first_documents(monkeypatch)
    (tmp_path / "state/saved.sqlite3").mkdir(parents=True)
    shown = html(page.run())
    assert "Pertanyaan tersimpan tidak dapat ditampilkan" in shown
    assert "3 dokumen" in shown


def test_a_round_that_ends_while_the_screen_is_drawn_is_not_told_as_running(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_documents(monkeypatch)
    test = page.run()
    shared().saved.save(test.session_state["owner"], QUESTION, answered(QUESTION), generation="g1")
    rebuild()
    ended, states = shared().asking.state, [AskingState(running=True, asking="x", total=1)]
    monkeypatch.setattr(SavedJob, "state", property(lambda job: states.pop() if states else ended))
    assert "1 pertanyaan tersimpan dijawab ulang, 1 berubah" in html(test.run())


def test_asking_again_shows_its_progress_and_can_be_stopped(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    first_documents(monkeypatch)
    test = page.run()
    assistant = shared().assistant
    assert isinstance(assistant, ChangingAssistant)
    assistant.proceed.clear()
    for question in (QUESTION, "Apa saja?"):
        shared().saved.save(test.session_state["owner"], question, answered(question), generation="g0")
    shared().asking.start()
    shown = html(test.run())
    assert "Pertanyaan tersimpan" in shown
    assert 'role="progressbar"' in shown
    test.button(key="saved-stop").click().run()
    assert shared().asking.state.stopping
    assistant.proceed.set()
    assert shared().asking.wait(10)
    assert "Belum ditanyakan lagi" in html(test.run())
