"""The screen of the partners in a real Chromium: marks, addresses, questions, files, keyboard, narrow, hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser import NARROW, PROJECT, Server, no_sideways_scrolling, serving
from tests.ui.fake_documents import HOSTILE
from tests.ui.fake_partners import HOSTILE_NAME

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
WIDE = {"width": 1360, "height": 860}
sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1360", "390"])
views = pytest.mark.parametrize(
    ("language", "title", "facts", "size"),
    [("Indonesia", "Mitra", "Fakta menurut tabel", WIDE), ("English", "Partners", "Facts from tables", NARROW)],
    ids=["id-1360", "en-390"],
)
"""Both languages and both sizes, not each with each: what differs by language does not differ by size."""


@pytest.fixture(scope="module", params=["ready"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page over a fake; `request.param` is its mode."""
    with serving(FAKE, FAKE_MODE=request.param, ASSISTANT_STATE=tmp_path_factory.mktemp("state")) as started:
        yield started


def visit(page: Page, server: Server, size: dict[str, int] = WIDE, language: str = "Indonesia", path: str = "") -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/mitra{path}")
    page.locator(".st-key-top").get_by_text(language).click()
    expect(page.locator(".rj-chart svg").first).to_be_visible()


def only(page: Page, heading: str) -> None:
    """Wait until the page has this heading and no other, as while one page takes another's place."""
    expect(page.locator(".rj-welcome h1")).to_have_count(1)
    expect(page.locator(".rj-welcome h1").first).to_have_text(heading)


@views
def test_a_mark_opens_its_row_and_esc_closes_it(
    language: str, title: str, facts: str, size: dict[str, int], server: Server, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, server, size, language)
    expect(page.locator(".rj-welcome h1")).to_have_text(title)
    assert no_sideways_scrolling(page)
    mark = page.locator('.rj-chart-timeline .rj-press[aria-label^="Kawasaki, 2017"]')
    mark.click()
    quoted = page.locator(".st-key-panel .rj-context mark")
    expect(quoted.filter(has_text="Kawasaki").first).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(mark).to_be_focused()
    page.wait_for_timeout(1700)
    expect(mark).to_be_in_viewport()
    assert no_sideways_scrolling(page)
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(mark).to_have_attribute("aria-expanded", "false")
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []


def test_marks_and_names_are_reached_and_pressed_with_the_keyboard(server: Server, page: Page) -> None:
    visit(page, server)
    mark = page.locator(".rj-chart-form .rj-press").first
    mark.focus()
    page.keyboard.press("Tab")
    following = page.locator(".rj-chart-form .rj-press").nth(1)
    expect(following).to_be_focused()
    expect(following.locator("rect").first).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-panel .rj-context")).to_be_visible()
    page.locator(".st-key-source-close button").press("Enter")
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(following).to_be_focused()
    name = page.locator('.rj-chart-timeline .rj-press[data-partner="Suwon"]').first
    name.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rj-welcome h1")).to_have_text("Suwon")


def test_the_table_has_the_same_figures_and_its_marks_open_too(server: Server, page: Page) -> None:
    visit(page, server)
    chart = page.locator(".rj-chart-form")
    chart.locator("summary").press("Enter")
    expect(chart.locator("tbody tr")).to_have_count(chart.locator(".rj-press").count())
    chart.locator(".rj-chip").first.click()
    expect(page.locator(".st-key-panel .rj-context mark").first).to_be_visible()


@views
def test_a_partners_address_opens_in_a_fresh_browser(
    language: str, title: str, facts: str, size: dict[str, int], server: Server, browser: Browser, page: Page
) -> None:
    visit(page, server)
    page.locator(".rj-map-key a", has_text="Kawasaki").click()
    expect(page.locator(".rj-welcome h1")).to_have_text("Kawasaki")
    address = page.url
    assert address.endswith("/mitra?partner=Kawasaki")
    context = browser.new_context()
    fresh = context.new_page()
    fresh.set_viewport_size(size)  # type: ignore[arg-type]
    fresh.goto(address)
    fresh.locator(".st-key-top").get_by_text(language).click()
    expect(fresh.locator(".rj-partner-title").first).to_have_text(facts)
    expect(fresh.locator(".rj-welcome h1")).to_have_text("Kawasaki")
    fresh.locator(".rj-fact-list .rj-chip").first.click()
    expect(fresh.locator(".st-key-panel .rj-context mark").first).to_be_visible()
    fresh.wait_for_timeout(1700)
    assert no_sideways_scrolling(fresh)
    fresh.keyboard.press("Escape")
    side = fresh.locator(".rj-fact-list .rj-differs button").last
    side.press("Enter")
    expect(fresh.locator(".st-key-panel .rj-context mark").first).to_be_visible()
    expect(side).to_have_attribute("aria-expanded", "true")
    fresh.keyboard.press("Escape")
    fresh.locator(".rj-conflict .rj-near").first.click()
    expect(fresh.locator(".st-key-panel .rj-context mark").first).to_be_visible()
    context.close()


def test_from_a_partner_back_to_all_and_forth_again(server: Server, page: Page) -> None:
    visit(page, server)
    page.locator('.rj-chart-timeline .rj-press[data-partner="Seoul"]').first.click()
    only(page, "Seoul")
    page.go_back()
    only(page, "Mitra")
    page.go_forward()
    only(page, "Seoul")
    page.get_by_role("button", name="Semua mitra").click()
    expect(page.locator(".rj-chart-map svg")).to_be_visible()
    assert page.url.endswith("/mitra")


def test_a_ready_made_question_is_asked_by_a_press(server: Server, page: Page) -> None:
    visit(page, server, path="?partner=Kawasaki")
    question = page.locator(".rj-suggestions button").first
    words = question.inner_text()
    question.press("Enter")
    expect(page.locator(".rj-question")).to_have_text(words)
    expect(page.locator(".rj-answer")).to_have_count(1)
    page.wait_for_url("**/?c=*")


def test_a_chart_is_downloaded_as_drawing_picture_and_table(server: Server, page: Page, tmp_path: Path) -> None:
    visit(page, server)
    begins = {"SVG": b"<?xml", "PNG": b"\x89PNG", "CSV": "\ufeffMitra".encode()}
    for kind, first in begins.items():
        with page.expect_download() as waiting:
            page.locator(".rj-chart-timeline .rj-files button", has_text=kind).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        assert file.name == f"mitra-timeline.{kind.lower()}"
        assert file.read_bytes().startswith(first)


@sizes
def test_the_dark_page_draws_in_the_dark_colours(size: dict[str, int], server: Server, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    visit(page, server, size)
    expect(page.locator(".rj-svg .rj-s-name").first).to_have_css("fill", "rgb(124, 198, 209)")
    assert no_sideways_scrolling(page)
    context.close()


@pytest.mark.parametrize("server", ["silent"], indirect=True)
@sizes
def test_a_corpus_without_such_tables_says_what_to_add(size: dict[str, int], server: Server, page: Page) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/mitra")
    expect(page.locator(".rj-notice")).to_contain_text("Tambahkan tabel atau lembar")
    assert no_sideways_scrolling(page)


@pytest.mark.parametrize("server", ["hostile"], indirect=True)
@sizes
def test_hostile_names_come_out_literally(size: dict[str, int], server: Server, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    visit(page, server, size)
    name = page.locator(".rj-chart-timeline .rj-press[data-partner]").first
    expect(name).to_have_attribute("data-partner", HOSTILE_NAME)
    page.locator(".rj-chart-form summary").click()
    expect(page.locator(".rj-chart-form tbody")).to_contain_text(HOSTILE)
    name.click()
    expect(page.locator(".rj-welcome h1")).to_have_text(HOSTILE_NAME)
    expect(page.locator(".rj-fact-list")).to_contain_text(HOSTILE)
    page.locator(".rj-fact-list .rj-chip").first.click()
    expect(page.locator(".st-key-panel .rj-context")).to_contain_text(HOSTILE)
    foreign = page.locator(".rj-welcome, .rj-chart, .rj-fact-list, .rj-suggestions, .rj-context")
    assert foreign.locator("img, script, em, strong, code, .katex").count() == 0
    page.wait_for_timeout(1700)
    assert no_sideways_scrolling(page)
    assert page.evaluate("window.harmed ?? null") is None
