"""What a person who has never seen Rujukan can do, step by step, in a real Chromium over the real application.

The steps go on where the one before left off, in one browser over one copy of the shipped documents. Each leaves a
picture behind in the folder that `SCREENSHOTS` names, if it is set.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import Shipped
from tests.ui.browser import PROJECT, ask, go, serving

KAWASAKI = "Mengapa kerja sama dengan Kawasaki tersendat?"
UPLOADED = "Perpustakaan keliling Kota Bandung di Sukajadi dibuka pada 5 Maret 2031 oleh Dinas Arsip dan Perpustakaan."


@dataclass(frozen=True)
class Walk:
    """The visitor's page and the folder of documents behind it."""

    page: Page
    corpus: Path

    @property
    def answer(self) -> Locator:
        """The latest answer."""
        return self.page.locator(".rj-answer").last

    def keep(self, name: str) -> None:
        """A picture of the page as it is now, where a folder for it is named."""
        if folder := os.environ.get("SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.wait_for_timeout(1500)
            self.page.screenshot(path=Path(folder) / f"{name}.png")

    def choose(self, group: str, value: str) -> None:
        """Filter by a value."""
        self.page.get_by_role("button", name="Saringan", exact=True).click()
        self.page.get_by_test_id("stPopoverBody").get_by_label(group).click()
        self.page.keyboard.type(value)
        self.page.get_by_role("option", name=value).click()
        expect(self.page.locator(".rj-filters button").first).to_contain_text(f"{group}: {value}")
        self.page.get_by_test_id("stChatInputTextArea").click()
        expect(self.page.get_by_test_id("stPopoverBody")).to_have_count(0)

    def go(self, name: str) -> None:
        """To another screen by the navigation."""
        go(self.page, name, {"Tanya": ".rj-answer", "Dokumen": ".rj-documents"}[name])


@pytest.fixture(scope="module")
def walk(shipped: Shipped, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("walk")
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    shutil.copytree(shipped.settings.index, folder / "index")
    places = {f"ASSISTANT_{name.upper()}": folder / name for name in ("corpus", "index", "state")}
    with serving(PROJECT / "app.py", **places) as server:
        context = browser.new_context(viewport={"width": 1360, "height": 860}, locale="id-ID", accept_downloads=True)
        page = context.new_page()
        page.goto(server.url)
        yield Walk(page, folder / "corpus")
        context.close()


def test_01_it_starts_and_says_what_can_be_asked(walk: Walk) -> None:
    # One can type before all of the page is there, and loses nothing when the rest comes.
    field = walk.page.get_by_test_id("stChatInputTextArea")
    field.fill(KAWASAKI)
    expect(walk.page.locator(".rj-welcome h1")).to_have_text("Tanyakan pada dokumen kantor")
    expect(walk.page.locator(".rj-examples button")).to_have_count(6)
    expect(field).to_have_value(KAWASAKI)
    walk.keep("01-start")


def test_02_a_question_about_kawasaki_is_answered_with_quotes(walk: Walk) -> None:
    ask(walk.page, KAWASAKI)
    expect(walk.answer.locator(".rj-status")).to_have_text("Ditemukan")
    expect(walk.answer.locator(".rj-quote").first).to_contain_text("Kawasaki")
    walk.keep("02-kawasaki")


def test_03_the_page_opens_with_the_quote_highlighted(walk: Walk) -> None:
    walk.choose("Jenis", "Tesis")
    walk.answer.get_by_role("button", name="Jawab ulang").click()
    entry = walk.answer.locator(".rj-source-entry", has_text="hlm. 6")
    entry.click()
    panel = walk.page.locator(".st-key-panel")
    expect(panel.locator("mark").first).to_be_visible()
    picture = panel.get_by_test_id("stImage").locator("img")
    expect(picture).to_be_visible()
    # The highlighter's yellow, below the letters, somewhere in the part of the page that is in sight.
    walk.page.wait_for_timeout(1500)
    assert _yellow(panel.locator(".st-key-source-picture").screenshot()) > 50
    link = panel.get_by_role("link", name="Buka di tab baru")
    opened = walk.page.request.get(link.evaluate("link => link.href"))
    assert opened.headers["content-type"] == "application/pdf"
    assert opened.body() == (walk.corpus / "thesis" / "ikhtisar-tesis.pdf").read_bytes()
    walk.keep("03-page")
    walk.page.keyboard.press("Escape")
    walk.page.locator(".rj-filters button").first.click()
    expect(walk.page.locator(".rj-filters button")).to_have_count(0)


def test_04_a_follow_up_is_understood(walk: Walk) -> None:
    ask(walk.page, "Kalau Hamamatsu?")
    expect(walk.answer.locator(".rj-understood").first).to_contain_text("Hamamatsu")
    expect(walk.answer.locator(".rj-status")).to_have_text("Ditemukan")
    expect(walk.answer.locator(".rj-quote").first).to_contain_text("Hamamatsu")
    walk.keep("04-hamamatsu")


def test_05_the_disagreement_about_cuenca_shows_both_sides(walk: Walk) -> None:
    ask(walk.page, "Kapan kerja sama dengan Cuenca dimulai?")
    box = walk.answer.locator(".rj-conflict").first
    expect(box.locator("h4")).to_contain_text("Cuenca")
    sides = box.locator(".rj-near")
    assert sides.count() >= 2
    assert len(set(box.locator(".rj-value").all_inner_texts())) >= 2
    sides.nth(1).click()
    expect(walk.page.locator(".st-key-panel mark").first).to_be_visible()
    walk.keep("05-cuenca")
    walk.page.keyboard.press("Escape")


def test_06_a_filter_keeps_to_one_partner(walk: Walk) -> None:
    walk.choose("Mitra", "Suwon")
    ask(walk.page, "Kapan kerja sama ini ditandatangani?")
    expect(walk.answer.locator(".rj-understood").last).to_contain_text("Mitra: Suwon")
    expect(walk.answer.locator(".rj-quote").first).to_contain_text("Suwon")
    walk.keep("06-filter")
    walk.page.locator(".rj-filters button").first.click()
    expect(walk.page.locator(".rj-filters button")).to_have_count(0)


def test_07_the_conversation_is_exported_and_opens_as_a_document(walk: Walk) -> None:
    quotes = walk.page.locator(".rj-quote").all_inner_texts()
    walk.page.get_by_role("button", name="Ekspor").click()
    walk.keep("07-export")
    with walk.page.expect_download() as waited:
        walk.page.get_by_role("button", name="Word").click()
    document = docx.Document(str(waited.value.path()))
    text = " ".join(" ".join(paragraph.text for paragraph in document.paragraphs).split())
    assert "NOTA DINAS" in text
    first = quotes[0].split("”")[0].lstrip("“")
    assert " ".join(first.split()) in text
    walk.page.keyboard.press("Escape")


def test_08_an_uploaded_pdf_is_indexed_and_answers(walk: Walk) -> None:
    walk.go("Dokumen")
    expect(walk.page.locator(".rj-documents").first).to_be_visible()
    walk.page.locator("input[type=file]").first.set_input_files(
        {"name": "perpustakaan-keliling.pdf", "mimeType": "application/pdf", "buffer": _pdf(UPLOADED)}
    )
    expect(walk.page.locator(".rj-documents").first).to_contain_text("perpustakaan-keliling.pdf")
    _build(walk)
    walk.keep("08-upload")
    walk.go("Tanya")
    expect(walk.page.locator(".rj-answer")).to_have_count(4)
    ask(walk.page, "Kapan perpustakaan keliling di Sukajadi dibuka?")
    expect(walk.answer.locator(".rj-quote").first).to_contain_text("5 Maret 2031")
    walk.answer.locator(".rj-chip").first.click()
    expect(walk.page.locator(".st-key-panel").get_by_test_id("stImage").locator("img")).to_be_visible()
    walk.keep("08-answer")
    walk.page.keyboard.press("Escape")


def test_09_after_an_edit_the_old_answer_is_marked_as_outdated(walk: Walk) -> None:
    (uploaded,) = walk.corpus.rglob("perpustakaan-keliling.pdf")
    uploaded.write_bytes(_pdf(UPLOADED.replace("5 Maret 2031", "9 April 2032")))
    walk.go("Dokumen")
    _build(walk)
    walk.keep("09-report")
    walk.go("Tanya")
    outdated = walk.page.locator(".rj-outdated-answer")
    expect(outdated.last).to_be_visible()
    expect(outdated.last).to_contain_text("5 Maret 2031")
    expect(outdated.last).to_contain_text("9 April 2032")
    outdated.last.scroll_into_view_if_needed()
    walk.keep("09-outdated")


def _build(walk: Walk) -> None:
    """Bring the index up to date unless the page does so by itself, and wait for its report."""
    press = walk.page.get_by_role("button", name="Bangun ulang")
    running = walk.page.get_by_role("progressbar")
    expect(press.or_(running).first).to_be_visible()
    if press.is_visible():
        press.click()
    expect(running).to_have_count(0)
    expect(walk.page.locator(".rj-report").first).to_be_visible()


def _pdf(text: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setTitle("Perpustakaan keliling")
    canvas.drawString(60, 780, "Perpustakaan keliling")
    words = text.split()
    for line, start in enumerate(range(0, len(words), 9)):
        canvas.drawString(60, 740 - 16 * line, " ".join(words[start : start + 9]))
    canvas.save()
    return stream.getvalue()


def _yellow(picture: bytes) -> int:
    """How many pixels of a picture have the highlighter's colour."""
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        return sum(
            count
            for count, (red, green, blue) in image.convert("RGB").getcolors(image.width * image.height) or []
            if red > 240 and 220 < green < 250 and blue < 160
        )
