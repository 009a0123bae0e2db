"""A build that would lose most of the documents: the page says so, and whoever may change documents can allow it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from assistant.ui.session import state
from assistant.ui.views.safe import escape
from tests.ui.browser import NARROW, PROJECT, Server, no_sideways_scrolling, press_until, serving
from tests.ui.drawn import html, page
from tests.ui.fake import HOSTILE, FakeAssistant
from tests.ui.first import put_first

TITLE = "Indeks tidak diperbarui: sebagian besar dokumen hilang"


@pytest.fixture(autouse=True)
def fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test is a server that has just been started, with an empty state folder."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ASSISTANT_EDITING", "true")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def refused(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The screen of documents after a build that was refused."""
    put_first(monkeypatch, "documents")
    test = page(monkeypatch, "vanished")
    return ended(test.button(key="build-start").click().run())


def ended(test: AppTest) -> AppTest:
    """The page once its build has ended."""
    assert shared().build.wait(20)
    return test.run()


def shared() -> state.Shared:
    return state.shared(FakeAssistant)


def test_a_refused_build_is_told_without_a_command_and_can_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    test = refused(monkeypatch)
    shown = html(test)
    for text in (TITLE, "3 dari 4 dokumen", escape(HOSTILE), "Indeks terakhir dipertahankan", "Hanya bila semuanya"):
        assert text in shown
    assert "Jalankan perintah" not in shown
    assert "<img" not in shown
    assert "berkas berubah sejak" not in shown  # whose advice would be the opposite
    button = test.button(key="build-accept")
    assert button.label == "Ya, dokumen itu memang dihapus"
    test = ended(button.click().run())
    assert TITLE not in html(test)
    assert "Indeks selesai diperbarui" in html(test)
    assert shared().build.state.report is not None


def test_a_build_pressed_again_is_refused_again(monkeypatch: pytest.MonkeyPatch) -> None:
    test = refused(monkeypatch)
    test = ended(test.button(key="build-start").click().run())
    assert TITLE in html(test)
    assert (shared().build.state.ended, shared().build.state.report) == (2, None)


def test_where_documents_may_not_be_changed_it_cannot_be_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_EDITING", "false")
    test = refused(monkeypatch)
    assert TITLE in html(test)
    assert "Beri tahu pengelola server" in html(test)
    assert "Hanya bila semuanya" not in html(test)
    assert not [button for button in test.button if button.key == "build-accept"]


def test_without_an_index_to_answer_from_it_is_told_on_every_screen_and_can_be_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    test = ended(page(monkeypatch, "old"))
    assert TITLE in html(test)
    assert test.button(key="build-start").label == "Coba lagi"
    test = ended(test.button(key="build-accept").click().run())
    assert TITLE not in html(test)
    assert "2 dokumen, 1.234 bagian teks" in html(test)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    places = {"ASSISTANT_STATE": tmp_path_factory.mktemp("refused"), "ASSISTANT_EDITING": "true"}
    with serving(PROJECT / "tests/ui/fake_app.py", FAKE_MODE="vanished", **places) as started:
        yield started


@pytest.mark.parametrize(
    ("language", "size", "build", "title", "accept", "done"),
    [
        ("Indonesia", NARROW, "Bangun ulang", TITLE, "Ya, dokumen itu memang dihapus", "Indeks selesai diperbarui"),
        (
            "English", {"width": 1360, "height": 860}, "Rebuild",
            "The index was not updated: most of the documents are gone", "Yes, those documents were removed",
            "The index is up to date",
        ),
    ],
    ids=["id-390", "en-1360"],
)  # fmt: skip
def test_a_refused_build_is_allowed_with_a_press_in_a_browser(
    language: str, size: dict[str, int], build: str, title: str, accept: str, done: str, page: Page, server: Server
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/dokumen")
    if language != "Indonesia":
        page.locator(".st-key-top").get_by_text(language).click()
    told = page.locator(".rj-notice-warning", has_text=title)
    press_until(page.get_by_role("button", name=build), told)
    assert no_sideways_scrolling(page)
    button = page.get_by_role("button", name=accept)
    press_until(button, page.locator(".rj-report", has_text=done))
    expect(told).to_have_count(0)
    expect(button).to_have_count(0)
