"""The screen Telusuri in a real Chromium: languages, sizes, keyboard, clipboard, addresses, hostile text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.ui.browser import NARROW, PROJECT, Server, no_sideways_scrolling, serving
from tests.ui.fake_documents import HOSTILE, HOSTILE_DOCUMENT, PDF, passage_of

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
WIDE = {"width": 1360, "height": 860}
QUOTE = passage_of(PDF, 2).text
SEARCH = "telusuri?q=kerja+sama+tersendat"

TEXTS = {
    "Indonesia": ("11 bagian dalam 2 dokumen", "Simpan ke koleksi", "Ada di koleksi", "Tersalin", "ke-1 menurut kata"),
    "English": (
        "Passages found: 11 (documents: 2)",
        "Add to collection",
        "In the collection",
        "Copied",
        "no. 1 by words",
    ),
}


@pytest.fixture(scope="module", params=["ready"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page over a fake; `request.param` is its mode."""
    with serving(FAKE, FAKE_MODE=request.param, ASSISTANT_STATE=tmp_path_factory.mktemp("state")) as started:
        yield started


def visit(page: Page, server: Server, path: str = SEARCH, size: dict[str, int] = WIDE, language: str = "") -> Locator:
    """Open the screen; returns its first result."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/{path}")
    if language:
        page.locator(".st-key-top").get_by_text(language).click()
    expect(page.locator(".rj-filters")).to_be_visible()
    return page.locator(".rj-finding").first


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1360", "390"])
@pytest.mark.parametrize("language", ["Indonesia", "English"])
def test_a_search_shows_marked_words_reasons_and_copies_and_collects(
    language: str, size: dict[str, int], server: Server, page: Page
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    counted, collect, collected, copied, by_words = TEXTS[language]
    first = visit(page, server, size=size, language=language)
    expect(page.get_by_text(counted)).to_be_visible()
    expect(first.locator("mark").first).to_have_text("Kerja sama tersendat")
    expect(first.locator(".rj-why li").first).to_have_text(by_words)
    assert no_sideways_scrolling(page)
    first.get_by_role("button", name="APA 7").click()
    expect(first.get_by_role("status")).to_have_text(f"{copied}: APA 7")
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert pasted.startswith(f"“{QUOTE}” (Ikhtisar tesis contoh, ")
    button = first.get_by_role("button", name=collect)
    button.click()
    expect(first.locator(".rj-collect")).to_have_text(collected)
    expect(page.locator(".st-key-search-collection")).to_contain_text("(1)")
    first.locator(".rj-finding-head").click()
    expect(page.locator(".st-key-panel .rj-context mark").first).to_contain_text("Kerja sama tersendat")
    page.wait_for_timeout(1800)
    assert no_sideways_scrolling(page)
    page.locator(".st-key-passage-after button").click()
    expect(page.locator(".st-key-panel .rj-page-number").first).to_contain_text("3")
    expect(page.locator(".st-key-panel .rj-context mark").first).to_contain_text("Pemerintah kota berencana")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(first.locator(".rj-finding-head")).to_be_focused()


def test_presses_that_come_while_the_server_is_busy_all_arrive(server: Server, page: Page) -> None:
    visit(page, server)
    buttons = page.locator(".rj-finding .rj-collect")
    expect(buttons.nth(5)).to_be_visible()
    buttons.evaluate_all("nodes => nodes.slice(0, 5).forEach(node => node.click())")
    expect(page.locator(".st-key-search-collection")).to_contain_text("(5)")
    expect(page.locator(".rj-finding .rj-collect[aria-pressed=true]")).to_have_count(5)
    buttons.nth(5).click()
    expect(page.locator(".st-key-search-collection")).to_contain_text("(6)")


def test_a_double_click_on_a_source_opens_it(server: Server, page: Page) -> None:
    first = visit(page, server)
    first.locator(".rj-finding-head").dblclick()
    expect(page.locator(".st-key-panel .rj-context mark").first).to_contain_text("Kerja sama tersendat")
    # Longer than a second press would take to close it.
    page.wait_for_timeout(1000)
    expect(page.locator(".st-key-panel")).to_be_visible()


def test_an_input_that_the_browser_loads_late_still_says_what_is_sought(server: Server, page: Page) -> None:
    held: list[Route] = []
    page.route("**/TextInput.*.js", lambda route: held.append(route))
    first = visit(page, server, language="English")
    expect(first.locator(".rj-why li").first).to_have_text(TEXTS["English"][4])
    for route in held:
        route.continue_()
    expect(page.get_by_role("textbox")).to_have_value("kerja sama tersendat")
    first.locator(".rj-finding-head").click()
    expect(page.locator(".st-key-panel .rj-context mark").first).to_contain_text("Kerja sama tersendat")
    expect(first).to_be_attached()


def test_a_copied_quotation_keeps_its_italics_for_word_processors(server: Server, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first = visit(page, server)
    first.get_by_role("button", name="Chicago").click()
    expect(first.locator(".rj-copied")).to_be_visible()
    html = page.evaluate(
        "navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())"
    )
    assert "<i>Ikhtisar tesis contoh</i>" in html
    first.get_by_role("button", name="BibTeX").click()
    expect(first.get_by_role("status")).to_have_text("Tersalin: BibTeX")
    assert f"sha256 = {{{PDF.info.id}}}" in page.evaluate("navigator.clipboard.readText()")


def test_where_the_clipboard_is_refused_the_text_stands_selected(server: Server, page: Page) -> None:
    refuse = "() => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    page.add_init_script(f"navigator.clipboard.write = navigator.clipboard.writeText = {refuse}")
    first = visit(page, server)
    first.get_by_role("button", name="APA 7").press("Enter")
    field = first.locator("textarea")
    expect(field).to_be_focused()
    expect(first.locator(".rj-by-hand p")).to_contain_text("Ctrl+C")
    selected = field.evaluate("node => node.value.slice(node.selectionStart, node.selectionEnd)")
    assert selected.startswith(f"“{QUOTE}”")
    expect(first.locator(".rj-copied")).to_have_count(0)


def test_filters_narrow_with_the_keyboard_and_the_address_shows_the_same_elsewhere(
    server: Server, page: Page, browser: Browser
) -> None:
    visit(page, server)
    box = page.locator('.rj-filters [data-at="kind thesis"]')
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("4 bagian dalam 1 dokumen")).to_be_visible()
    expect(box).to_be_focused()
    expect(page).to_have_url(f"{server.url}/{SEARCH}&kind=thesis")
    page.get_by_label("Dari").select_option("2017")
    expect(page.get_by_text("1 bagian dalam 1 dokumen")).to_be_visible()
    field = page.get_by_label("Kata, ungkapan, atau pertanyaan")
    field.fill("hambatan")
    field.press("Enter")
    expect(page).to_have_url(f"{server.url}/telusuri?q=hambatan&kind=thesis&year=2017")
    expect(page.locator(".rj-chosen-filter")).to_have_text(["Tesis×", "Tahun 2017×"])
    with browser.new_context() as context:
        other = context.new_page()
        other.goto(page.url)
        expect(other.locator(".rj-chosen-filter")).to_have_text(["Tesis×", "Tahun 2017×"])
        expect(other.get_by_label("Kata, ungkapan, atau pertanyaan")).to_have_value("hambatan")
        expect(other.get_by_text("1 bagian dalam 1 dokumen")).to_be_visible()
    page.get_by_role("button", name="Hapus semua saringan").click()
    expect(page.get_by_text("11 bagian dalam 2 dokumen")).to_be_visible()


def test_back_leads_to_the_search_before(server: Server, page: Page) -> None:
    visit(page, server)
    page.locator('.rj-filters [data-at="kind thesis"]').check()
    expect(page).to_have_url(f"{server.url}/{SEARCH}&kind=thesis")
    page.wait_for_timeout(2100)
    page.go_back()
    expect(page.get_by_text("11 bagian dalam 2 dokumen")).to_be_visible()
    expect(page.locator(".rj-chosen-filter")).to_have_count(0)
    expect(page).to_have_url(f"{server.url}/{SEARCH}")


def test_pages_are_turned_and_a_search_is_still_there_after_another_screen(server: Server, page: Page) -> None:
    visit(page, server)
    expect(page.locator(".rj-finding")).to_have_count(10)
    page.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    expect(page.locator(".rj-finding")).to_have_count(1)
    expect(page.locator(".rj-finding-head").first).to_be_in_viewport()
    expect(page).to_have_url(f"{server.url}/{SEARCH}&page=2")
    page.get_by_test_id("stSidebarNav").get_by_text("Mutu").click()
    expect(page.locator(".rj-welcome h1")).to_have_text("Mutu jawaban")
    page.get_by_test_id("stSidebarNav").get_by_text("Telusuri").click()
    expect(page.locator(".rj-finding")).to_have_count(1)
    expect(page).to_have_url(f"{server.url}/{SEARCH}&page=2")


def test_a_collection_survives_reload_and_restart_and_is_exported(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, FAKE_MODE="ready", ASSISTANT_STATE=tmp_path) as started:
        first = visit(page, started)
        first.locator(".rj-collect").press("Enter")
        expect(page.locator(".st-key-search-collection")).to_contain_text("(1)")
        page.reload()
        expect(page.locator(".rj-finding").first.locator(".rj-collect")).to_have_attribute("aria-pressed", "true")
        started.stop()
        started.start()
        visit(page, started)
        page.locator(".st-key-search-collection button").click()
        item = page.locator(".rj-collection .rj-finding")
        expect(item.locator(".rj-finding-text")).to_have_text(QUOTE)
        expect(item.locator(".rj-collected-facts")).to_contain_text("SHA-256 aaaaaaaaaaaa…")
        with page.expect_download() as download:
            page.locator(".st-key-collection-csv button").click()
        assert download.value.suggested_filename == "koleksi.csv"
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert (row["quote"], row["page"], row["sha256"]) == (QUOTE, "1", PDF.info.id)
        item.locator(".rj-collect").press("Enter")
        expect(item).to_have_count(0)
        page.locator(".st-key-collection-restore button").click()
        expect(item).to_have_count(1)


@pytest.mark.parametrize("server", ["hostile"], indirect=True)
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1360", "390"])
def test_hostile_text_comes_out_literally(size: dict[str, int], server: Server, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    first = visit(page, server, "telusuri?q=tebal&document=mou/<b>jahat</b>.md", size)
    expect(first.locator(".rj-finding-text")).to_have_text(HOSTILE)
    expect(page.locator(".rj-chosen-filter").first).to_contain_text(HOSTILE)
    first.locator(".rj-collect").click()
    first.locator(".rj-finding-head").click()
    expect(page.locator(".st-key-panel h3")).to_contain_text(HOSTILE)
    parameters = "q=tebal&document=mou%2F%3Cb%3Ejahat%3C%2Fb%3E.md"
    expect(page).to_have_url(f"{server.url}/telusuri?{parameters}&passage={passage_of(HOSTILE_DOCUMENT, 1).id}")
    assert no_sideways_scrolling(page)
    page.locator(".st-key-source-close button").click()
    page.locator(".st-key-search-collection button").click()
    expect(page.locator(".rj-collection .rj-finding-text").first).to_have_text(HOSTILE)
    foreign = page.locator(".rj-findings, .rj-filters")
    assert foreign.locator("img, a, script, em, strong, code, .katex").count() == 0
    assert no_sideways_scrolling(page)
    assert page.evaluate("window.harmed") is None
