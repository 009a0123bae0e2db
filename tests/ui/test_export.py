"""The conversation's exports: offered quietly, made when pressed, and whole."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
import streamlit as st
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from assistant.application.conversations import Turn
from assistant.core.errors import Language, Words
from assistant.core.types import Filters
from assistant.ui.components.export import Format, note_file
from tests.ui.browser import NARROW, Server, no_sideways_scrolling, press_until, serving
from tests.ui.fake import HOSTILE, answered, hostile, not_found

APP = Path(__file__).with_name("parts_app.py")
TURNS = (
    Turn("a", "c", "Mengapa?", "answered", answered("Mengapa?")),
    Turn("b", "c", HOSTILE, "answered", hostile(HOSTILE)),
    Turn("d", "c", "Siapa?", "answered", not_found("Siapa?")),
    Turn("e", "c", "Kapan?", "failed", message=Words("Indeks rusak.", "Damaged."), hint=Words("Bangun.", "Rebuild.")),
    Turn("f", "c", "Di mana?", "waiting"),
)


def shown(monkeypatch: pytest.MonkeyPatch, folder: Path, entries: int, language: Language = "id") -> AppTest:
    monkeypatch.setenv("ASSISTANT_STATE", str(folder))
    monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
    monkeypatch.setenv("PART", "export")
    monkeypatch.setenv("ENTRIES", str(entries))
    st.cache_resource.clear()
    test = AppTest.from_file(str(APP), default_timeout=20).run()
    st.cache_resource.clear()
    assert not test.exception
    return test


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Hanya dicari dalam: Mitra: Cuenca"), ("en", "Searched only in:")]
)
def test_a_question_with_filters_says_what_it_was_searched_in(language: Language, said: str) -> None:
    turn = replace(TURNS[0], filters=Filters(partners=("Cuenca",)))
    text = note_file("markdown", "Judul", (turn,), language, "").decode()
    assert said in text
    assert said not in note_file("markdown", "Judul", TURNS[:1], language, "").decode()


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("id", ["Unduh Word (DOCX)", "Unduh PDF", "Unduh Markdown"]),
        ("en", ["Download Word (DOCX)", "Download PDF", "Download Markdown"]),
    ],
)
def test_three_files_are_offered(
    language: Language, labels: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    test = shown(monkeypatch, tmp_path, 6, language)
    assert [button.label for button in test.get("download_button")] == labels
    # Each is made only when it is pressed: the page holds a promise of it and no file.
    assert all(button.proto.HasField("deferred_file_id") for button in test.get("download_button"))


def test_an_empty_conversation_offers_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not shown(monkeypatch, tmp_path, 0).get("download_button")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["docx", "pdf", "markdown"])
def test_a_file_holds_every_question_whatever_became_of_it(form: Format, language: Language) -> None:
    file = note_file(form, "Judul", TURNS, language, "2026-03-04T05:06:07")
    if form == "docx":
        text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs)
    elif form == "pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)
    else:
        text = file.decode().replace("\\", "")
    text = " ".join(text.split())
    failed = "Damaged. Rebuild." if language == "en" else "Indeks rusak. Bangun."
    for told in ("1. Mengapa?", "3. Siapa?", "4. Kapan?", failed, "5. Di mana?", "[3]", "SHA-256 aaaaaaaaaaaa…"):
        assert told in text


@pytest.fixture(scope="module", params=["id", "en"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("state")
    with serving(
        APP, PART="export", ENTRIES="6", TITLE=f"Kerja sama {HOSTILE}", ASSISTANT_LANGUAGE=request.param,
        ASSISTANT_STATE=folder,
    ) as started:  # fmt: skip
        yield started


def test_the_files_are_downloaded_with_the_keyboard_on_a_phone(server: Server, page: Page) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(server.url)
    buttons = page.get_by_test_id("stDownloadButton").locator("button")
    press_until(page.locator(".st-key-export button"), buttons.first)
    expect(buttons).to_have_count(3)
    assert no_sideways_scrolling(page)
    beginnings = {"docx": b"PK", "pdf": b"%PDF", "md": b"# "}
    for number, (extension, beginning) in enumerate(beginnings.items()):
        buttons.nth(number).focus()
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert re.fullmatch(
            rf"kerja-sama-img-src-x-[a-z0-9-]+-\d{{4}}-\d\d-\d\d\.{extension}", download.value.suggested_filename
        )
        assert Path(download.value.path()).read_bytes().startswith(beginning)
