"""The page in a real Chromium: over the shipped corpus and the real model, and over a fake where time matters."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.ui.browser import (
    NARROW,
    PROJECT,
    Server,
    ask,
    no_sideways_scrolling,
    open_page_source,
    serving,
)
from tests.ui.fake import HOSTILE

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
KAWASAKI = "Mengapa kerja sama dengan Kawasaki tersendat?"


@pytest.fixture(scope="module")
def real(shipped, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real application over a copy of the shipped index."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(shipped.settings.index, folder / "index")
    environment = {"ASSISTANT_INDEX": folder / "index", "ASSISTANT_STATE": folder / "state"}
    with serving(PROJECT / "app.py", **environment) as server:
        yield server


def test_a_question_is_answered_and_its_source_opens_at_the_quote(real: Server, page: Page) -> None:
    page.goto(real.url)
    example = page.locator(".rj-examples button").first
    question = example.inner_text()
    example.click()
    answer = page.locator(".rj-answer")
    expect(answer).to_have_count(1)
    expect(page.locator(".rj-question")).to_have_text(question)
    chip = answer.locator(".rj-chip").first
    quote = answer.locator(".rj-quote").first.inner_text()
    chip.click()
    mark = page.locator(".st-key-panel .rj-context mark").first
    expect(mark).to_be_visible()
    assert " ".join(mark.inner_text().split()) in " ".join(quote.split())
    expect(chip).to_have_attribute("aria-expanded", "true")
    expect(chip).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel")).to_have_count(0)


def test_a_pdf_source_shows_its_page_turns_and_is_downloaded(real: Server, page: Page) -> None:
    page.goto(real.url)
    open_page_source(page)
    panel = page.locator(".st-key-panel")
    cited = panel.locator(".rj-page-number").inner_text()
    first = panel.locator("img").get_attribute("src")
    panel.get_by_role("button", name="Halaman berikutnya").click()
    expect(panel.locator(".rj-page-number")).not_to_have_text(cited)
    expect(panel.locator("img")).not_to_have_attribute("src", str(first))
    panel.get_by_role("button", name="Kembali ke halaman kutipan").click()
    expect(panel.locator(".rj-page-number")).to_have_text(cited)
    with page.expect_download() as waited:
        panel.get_by_role("button", name="Unduh dokumen asli").click()
    original = next(PROJECT.glob(f"corpus/**/{waited.value.suggested_filename}"))
    assert Path(waited.value.path()).read_bytes() == original.read_bytes()


def test_opening_a_source_keeps_what_was_pressed_in_its_place(real: Server, page: Page) -> None:
    page.goto(real.url)
    # A page that is shorter than the window has no room to make up for lines that grow longer.
    ask(page, "Sebutkan mitra dari Asia di Tabel 1.1")
    ask(page, KAWASAKI)
    chip = page.locator(".rj-chip").last
    page.wait_for_timeout(1000)
    chip.evaluate("chip => chip.scrollIntoView({ block: 'center' })")
    before = chip.bounding_box()
    chip.click()
    expect(page.locator(".st-key-panel")).to_be_visible()
    page.wait_for_timeout(1800)
    after = chip.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 40


def test_a_conversation_survives_a_reload_and_opens_elsewhere(real: Server, page: Page, browser: Browser) -> None:
    page.goto(real.url)
    ask(page, KAWASAKI)
    address = page.url
    assert "?c=" in address
    page.reload()
    expect(page.locator(".rj-answer")).to_have_count(1)
    expect(page.locator(".rj-history button")).to_have_text([KAWASAKI])
    elsewhere = browser.new_context()
    other = elsewhere.new_page()
    other.goto(address)
    expect(other.locator(".rj-question")).to_have_text(KAWASAKI)
    # The address is shared, the list of conversations is not.
    expect(other.locator(".rj-history button")).to_have_count(0)
    elsewhere.close()
    page.get_by_role("button", name="Percakapan baru").click()
    expect(page.locator(".rj-welcome")).to_be_visible()
    assert "?c=" not in page.url
    page.locator(".rj-history button").first.click()
    expect(page.locator(".rj-question")).to_have_text(KAWASAKI)
    page.wait_for_url(address)


def test_what_is_not_in_the_documents_is_said_with_the_nearest_passages(real: Server, page: Page) -> None:
    page.goto(real.url)
    ask(page, "Bagaimana resep nasi goreng kambing yang enak?")
    expect(page.locator(".rj-status")).to_have_text("Tidak ditemukan")
    page.locator(".rj-near").first.click()
    expect(page.locator(".st-key-panel .rj-context")).to_be_visible()


def test_the_language_changes_and_the_conversation_stays(real: Server, page: Page) -> None:
    page.goto(real.url)
    ask(page, KAWASAKI)
    address = page.url
    page.locator(".st-key-top").get_by_text("English").click()
    expect(page.locator(".rj-status")).to_have_text("Found")
    expect(page.get_by_role("link", name="Documents")).to_be_visible()
    expect(page.locator(".rj-question")).to_have_text(KAWASAKI)
    assert page.url == address
    page.reload()
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()


def test_the_documents_are_listed_and_the_index_is_rebuilt(real: Server, page: Page) -> None:
    page.goto(real.url)
    page.get_by_role("link", name="Dokumen").click()
    table = page.locator(".rj-documents")
    expect(table).to_contain_text("thesis/ikhtisar-tesis.pdf")
    expect(table.locator(".rj-badge-unread")).to_have_count(0)
    page.get_by_role("button", name="Bangun ulang").click()
    expect(page.locator(".rj-report")).to_contain_text("Indeks selesai diperbarui")
    expect(page.locator(".rj-report")).to_contain_text("0 bagian dihitung baru")
    page.get_by_role("link", name="Tanya").click()
    ask(page, KAWASAKI)


def test_a_narrow_window_needs_no_sideways_scrolling(real: Server, page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto(real.url)
    expect(page.locator(".rj-welcome")).to_be_visible()
    assert no_sideways_scrolling(page)
    ask(page, KAWASAKI)
    assert no_sideways_scrolling(page)
    page.locator(".rj-chip").first.click()
    panel = page.locator(".st-key-panel")
    expect(panel).to_be_visible()
    page.wait_for_timeout(1800)
    assert no_sideways_scrolling(page)
    box, chip = panel.bounding_box(), page.locator(".rj-chip").first.bounding_box()
    assert box is not None
    assert chip is not None
    # The sheet lies under the answer: what was pressed is still to be seen above it.
    assert 0 < chip["y"] < box["y"]
    assert box["width"] <= NARROW["width"]
    page.goto(f"{real.url}/dokumen")
    expect(page.locator(".rj-documents")).to_be_visible()
    assert no_sideways_scrolling(page)


def test_a_narrow_window_shows_the_whole_language_switch(real: Server, page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto(real.url)
    expect(page.locator(".rj-welcome")).to_be_visible()
    header = page.get_by_test_id("stHeader").bounding_box()
    switch = page.locator(".st-key-top button").first.bounding_box()
    assert header is not None
    assert switch is not None
    assert switch["y"] >= header["y"] + header["height"]


def test_everything_can_be_reached_with_the_keyboard(real: Server, page: Page) -> None:
    page.goto(real.url)
    ask(page, KAWASAKI)
    page.evaluate("document.activeElement.blur()")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('rj-chip')"):
            break
    chip = page.locator(".rj-chip").first
    expect(chip).to_be_focused()
    expect(chip).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-panel mark").first).to_be_visible()


def test_the_page_asks_nothing_of_any_other_machine(real: Server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(real.url)
    ask(page, KAWASAKI)
    page.locator(".rj-chip").first.click()
    expect(page.locator(".st-key-panel")).to_be_visible()
    assert [url for url in asked if not url.startswith((real.url, "data:", "blob:"))] == []


def test_the_first_start_builds_by_itself_and_answers_what_was_asked_meanwhile(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, FAKE_MODE="missing", FAKE_BUILD_SECONDS="6", ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        bar = page.get_by_role("progressbar")
        expect(bar).to_be_visible()
        expect(page.locator(".rj-build")).to_contain_text("lagi")
        field = page.get_by_test_id("stChatInputTextArea")
        field.fill(KAWASAKI)
        field.press("Enter")
        expect(page.locator(".rj-waiting")).to_contain_text("Pertanyaan sudah dicatat")
        expect(page.locator(".rj-answer")).to_have_count(1)
        expect(bar).to_have_count(0)


def test_a_build_can_be_stopped_and_the_old_index_keeps_answering(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, FAKE_BUILD_SECONDS="20", ASSISTANT_STATE=tmp_path) as server:
        page.goto(f"{server.url}/dokumen")
        page.get_by_role("button", name="Bangun ulang").click()
        expect(page.get_by_role("progressbar")).to_be_visible()
        page.get_by_role("link", name="Tanya").click()
        ask(page, KAWASAKI)
        expect(page.get_by_role("progressbar")).to_be_visible()
        page.get_by_role("button", name="Hentikan").click()
        expect(page.get_by_role("progressbar")).to_have_count(0)
        page.get_by_role("link", name="Dokumen").click()
        expect(page.locator(".rj-notice-warning").first).to_contain_text("dihentikan")


def test_a_question_waits_in_sight_and_survives_a_killed_server(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, FAKE_ASK_SECONDS="4", ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        field = page.get_by_test_id("stChatInputTextArea")
        expect(field).to_be_enabled()
        field.fill(KAWASAKI)
        field.press("Enter")
        expect(page.locator(".rj-waiting")).to_be_visible()
        page.wait_for_url("**/?c=*")
        address = page.url
        server.stop()
        away = page.get_by_test_id("stDialog")
        expect(away).to_contain_text("Rujukan tidak dapat dihubungi")
        expect(away).not_to_contain_text("Streamlit")
        server.environment["FAKE_ASK_SECONDS"] = "0"
        server.start()
        page.goto(address)
        expect(page.locator(".rj-answer")).to_have_count(1)
        expect(page.locator(".rj-question")).to_have_text(KAWASAKI)


@pytest.mark.parametrize(("language", "told"), [("Indonesia", "belum dikirim"), ("English", "was not sent")])
def test_a_question_over_the_limit_is_told_and_nothing_of_it_is_lost(
    language: str, told: str, tmp_path: Path, page: Page
) -> None:
    long = "Mengapa kerja sama tersendat? " * 100
    with serving(FAKE, ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        page.locator(".st-key-top").get_by_text(language).click()
        field = page.get_by_test_id("stChatInputTextArea")
        field.fill(long)
        field.press("Enter")
        notice = page.locator(".st-key-asking .rj-notice-warning")
        expect(notice).to_contain_text(told)
        expect(field).to_have_value(long)
        expect(page.locator(".rj-question")).to_have_count(0)
        field.press("End")
        field.type(" ?")
        field.press("Enter")
        expect(field).to_have_value(f"{long} ?")
        ask(page, long[:1999])
        expect(page.locator(".rj-question")).to_have_text(long[:1999].strip())
        expect(notice).to_have_count(0)
        expect(field).to_have_value("")


def test_a_long_question_shows_three_lines_until_it_is_opened(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        ask(page, "Mengapa kerja sama dengan Kawasaki tersendat menurut tesis? " * 20)
        question = page.locator(".rj-question")
        three = question.evaluate("node => 3 * parseFloat(getComputedStyle(node).lineHeight)")
        height = "node => node.getBoundingClientRect().height"
        assert question.evaluate(height) <= three + 1
        page.get_by_text("Tampilkan seluruh pertanyaan").click()
        assert question.evaluate(height) > 2 * three
        # In the list of conversations nothing shows below the second line.
        entry = page.locator(".rj-history button")
        words = entry.locator("span")
        assert words.evaluate("node => node.scrollHeight > node.clientHeight")
        expect(words).to_have_css("padding-bottom", "0px")
        assert entry.evaluate("node => node.scrollHeight <= node.clientHeight")


def test_a_row_is_shown_as_names_and_values_word_for_word(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        ask(page, KAWASAKI)
        quote = page.locator(".rj-answer .rj-quote").last
        expect(quote.locator("dt")).to_have_text(["Mitra: ", "Tahun: ", "Hambatan: "])
        row = "Tabel 1.2 · Mitra: Kawasaki, Jepang; Tahun: 2017–2020; Hambatan: pendanaan"
        assert quote.evaluate("node => node.textContent") == f"{row} [2]"
        expect(page.locator(".rj-sources .rj-source-title")).to_have_count(1)
        page.locator(".rj-chip").last.click()
        expect(page.locator(".st-key-panel .rj-context dd mark")).to_have_text(
            ["Kawasaki, Jepang", "2017–2020", "pendanaan"]
        )


def test_hostile_text_comes_out_literally_everywhere(tmp_path: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    with serving(FAKE, FAKE_MODE="hostile", ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        expect(page.locator(".rj-examples button")).to_have_text(f"Apa isi {HOSTILE}?")
        ask(page, HOSTILE)
        expect(page.locator(".rj-question")).to_have_text(HOSTILE)
        expect(page.locator(".rj-history button").first).to_contain_text(HOSTILE[:60])
        expect(page.locator(".rj-quote")).to_contain_text(HOSTILE)
        page.locator(".rj-chip").first.click()
        panel = page.locator(".st-key-panel")
        expect(panel.locator("h3")).to_have_text(f"Judul {HOSTILE}")
        expect(panel.locator("mark")).to_have_text(HOSTILE)
        foreign = ".rj-answer, .rj-question, .st-key-panel .rj-context, .st-key-panel .rj-panel, .rj-choices"
        assert page.locator(foreign).locator("img, a, script, em, strong, code, .katex").count() == 0
        page.get_by_role("link", name="Dokumen").click()
        expect(page.locator(".rj-documents")).to_contain_text(HOSTILE)
        assert page.locator(".rj-documents").locator("img, a, script").count() == 0
        assert page.evaluate("window.harmed") is None
        assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []


def test_a_switch_that_the_browser_loads_late_says_the_language(page: Page, tmp_path: Path) -> None:
    held: list[Route] = []
    page.route("**/ButtonGroup.*.js", lambda route: held.append(route))
    with serving(FAKE, FAKE_MODE="loading", ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        expect(page.locator(".rj-scope")).to_be_visible()
        for route in held:
            route.continue_()
        expect(page.locator(".st-key-top [aria-checked=true]")).to_have_text("Indonesia")
