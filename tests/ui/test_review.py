"""Answers to look through: refused questions lead to their conversations, marked answers tell their reasons."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from assistant.application.conversations import Conversations
from assistant.ui.views.safe import escape
from tests.ui.browser import NARROW, PROJECT, Server, no_sideways_scrolling, serving
from tests.ui.browser import ask as ask_in
from tests.ui.fake import HOSTILE, answered, hostile, not_found
from tests.ui.first import put_first
from tests.ui.texts_shown import ENGLISH, INDONESIAN, Shown

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
PARTS = PROJECT / "tests" / "ui" / "parts_app.py"
OWNER = "pemilik-percakapan-ini"
WIDE = {"width": 1280, "height": 860}


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def html(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))


def parts(monkeypatch: pytest.MonkeyPatch, folder: Path, entries: int, **more: str) -> AppTest:
    for name, value in {"ASSISTANT_STATE": str(folder), "PART": "review", "ENTRIES": str(entries), **more}.items():
        monkeypatch.setenv(name, value)
    return AppTest.from_file(str(PARTS), default_timeout=20).run()


def screen(monkeypatch: pytest.MonkeyPatch, folder: Path, mode: str = "ready", language: str = "id") -> AppTest:
    """The screen about quality. Streamlit's test frame cannot follow a link to it, so it takes the first place."""
    put_first(monkeypatch, "quality")
    for name, value in {"ASSISTANT_STATE": str(folder), "ASSISTANT_LANGUAGE": language, "FAKE_MODE": mode}.items():
        monkeypatch.setenv(name, value)
    test = AppTest.from_file(str(FAKE), default_timeout=20)
    test.session_state["owner"] = OWNER
    return test.run()


def test_refused_are_the_owners_unanswered_questions_latest_first(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    first, second, other = store.start(OWNER), store.start(OWNER), store.start("orang-lain")
    asked = {}
    for conversation, question, make in (
        (first, "Lama?", not_found), (first, "Terjawab?", answered), (second, HOSTILE, hostile),
        (second, "Baru?", not_found), (other, "Milik lain?", not_found),
    ):  # fmt: skip
        asked[question] = store.ask(conversation, question)
        store.finish(asked[question], make(question))
        time.sleep(0.002)
    store.ask(second, "Menunggu?")
    refused = store.refused(OWNER)
    assert [(one.turn, one.conversation, one.question, one.status) for one in refused] == [
        (asked["Baru?"], second, "Baru?", "not_found"),
        (asked[HOSTILE], second, HOSTILE, "partial"),
        (asked["Lama?"], first, "Lama?", "not_found"),
    ]
    assert refused[0].asked > refused[-1].asked > 1e9
    assert [one.question for one in store.refused(OWNER, 1)] == ["Baru?"]


def test_a_stored_answer_that_is_unreadable_is_passed_over(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    conversation = store.start(OWNER)
    for question in ("Rusak?", "Baik?"):
        store.finish(store.ask(conversation, question), not_found(question))
    with closing(sqlite3.connect(store.path)) as database, database:
        database.execute("UPDATE turn SET answer = '{rusak' WHERE question = 'Rusak?'")
    assert [one.question for one in store.refused(OWNER)] == ["Baik?"]


def test_a_question_that_is_asked_again_is_no_longer_refused(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    turn = store.ask(store.start(OWNER), "Apa?")
    store.finish(turn, not_found("Apa?"))
    assert len(store.refused(OWNER)) == 1
    store.retry(turn, OWNER)
    assert store.refused(OWNER) == ()
    store.finish(turn, answered("Apa?"))
    assert store.refused(OWNER) == ()


@pytest.mark.parametrize(("language", "told"), [
    ("id", ("Belum ada pertanyaan yang ditolak", "Belum ada jawaban yang ditandai kurang tepat", "tercatat di sini")),
    ("en", ("No question has been refused yet", "No answer has been marked as not right yet", "is listed here")),
])  # fmt: skip
def test_with_nothing_to_look_through_the_lists_say_what_that_means(
    language: str, told: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = html(parts(monkeypatch, tmp_path, 0, ASSISTANT_LANGUAGE=language))
    assert [text for text in told if text not in shown] == []


def test_the_lists_say_how_many_when_and_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown = html(parts(monkeypatch, tmp_path, 3, ASSISTANT_LANGUAGE="id"))
    assert "3 pertanyaan dari peramban ini tidak terjawab" in shown
    assert "3 jawaban ditandai kurang tepat" in shown
    for text in ("Tanpa alasan tertulis", "Tahunnya keliru.", "Ditemukan · 4 Maret 2026"):
        assert text in shown
    assert escape(HOSTILE) in shown
    assert "<img" not in shown


def test_long_lists_are_folded_and_a_full_one_does_not_claim_to_be_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    test = parts(monkeypatch, tmp_path, 20, ASSISTANT_LANGUAGE="en", LIMIT="20")
    shown = html(test)
    assert "The latest 20 questions" in shown
    assert [folded.label for folded in test.expander] == ["Earlier ones (12)"]
    assert "<summary>Earlier ones (12)</summary>" in shown


@pytest.mark.parametrize("mode", ["ready", "silent", "failing", "missing"])
def test_the_screen_lists_refused_questions_in_every_state_of_the_index(
    mode: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Belum ada pertanyaan yang ditolak" in html(screen(monkeypatch, tmp_path, mode))
    st.cache_resource.clear()
    store = Conversations(tmp_path)
    store.finish(store.ask(store.start(OWNER), "Siapa?"), not_found("Siapa?"))
    assert "1 pertanyaan dari peramban ini tidak terjawab" in html(screen(monkeypatch, tmp_path, mode))


def test_a_list_that_cannot_be_read_is_told_in_words_and_the_rest_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Conversations(tmp_path).start(OWNER)
    with closing(sqlite3.connect(tmp_path / "conversations.sqlite3")) as database, database:
        database.execute("DROP TABLE turn")
    shown = html(screen(monkeypatch, tmp_path, language="en"))
    assert "The refused questions cannot be shown" in shown
    assert "Latest evaluation" in shown
    assert "5 found when the index was built" in shown


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(FAKE, FAKE_MODE="hostile", ASSISTANT_STATE=tmp_path_factory.mktemp("state")) as started:
        yield started


@pytest.mark.parametrize(("shown", "size"), [(INDONESIAN, WIDE), (ENGLISH, NARROW)], ids=["id-1280", "en-390"])
def test_a_refused_question_is_shown_literally_and_leads_to_its_conversation(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(server.url)
    page.locator(".st-key-top").get_by_text(shown.language).click()
    expect(page.locator(".rj-welcome h1")).to_have_text(shown.welcome)
    ask_in(page, HOSTILE)
    conversation = page.url.partition("c=")[2]
    page.goto(f"{server.url}/mutu")
    entry = page.locator(".rj-refused button")
    expect(entry).to_have_count(1)
    expect(entry.locator("span").first).to_have_text(HOSTILE)
    expect(entry.locator(".rj-detail")).to_contain_text(shown.partly)
    assert no_sideways_scrolling(page)
    entry.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h2.rj-question")).to_have_text(HOSTILE)
    assert page.url.endswith(f"?c={conversation}")
    assert page.evaluate("window.harmed") is None
