"""Filters, stopping, rating, copying, tables taken away and the care of conversations, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browser import NARROW, PROJECT, Server, ask, no_sideways_scrolling, open_side_bar, serving
from tests.ui.fake_documents import HOSTILE, PDF
from tests.ui.texts_shown import ENGLISH, INDONESIAN, Shown

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
WIDE = {"width": 1280, "height": 860}
both = pytest.mark.parametrize(
    ("shown", "size"), [(INDONESIAN, WIDE), (ENGLISH, NARROW)], ids=["Indonesian-1280", "English-390"]
)


@pytest.fixture(scope="module", params=["ready"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page over a fake; `request.param` is its mode."""
    with serving(FAKE, FAKE_MODE=request.param, ASSISTANT_STATE=tmp_path_factory.mktemp("state")) as started:
        yield started


def visit(page: Page, server: Server, shown: Shown = INDONESIAN, size: dict[str, int] = WIDE) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(server.url)
    page.locator(".st-key-top").get_by_text(shown.language).click()
    expect(page.locator(".rj-welcome h1")).to_have_text(shown.welcome)


def choose_partner(page: Page, shown: Shown, name: str) -> None:
    page.get_by_role("button", name=shown.filters, exact=True).click()
    page.get_by_test_id("stPopoverBody").get_by_label(shown.partner).click()
    page.get_by_role("option", name=name).click()
    expect(page.locator(".rj-filters button").first).to_contain_text(name)
    page.get_by_test_id("stChatInputTextArea").click()
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


@both
def test_a_filter_stays_in_sight_is_told_with_its_answer_and_is_dropped_for_another(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    choose_partner(page, shown, PDF.info.partners[0])
    assert no_sideways_scrolling(page)
    ask(page, "Mengapa tersendat?")
    told = page.locator(".rj-understood").filter(has_text=PDF.info.partners[0])
    expect(told).to_contain_text(f"{shown.only_from}: {shown.partner}: {PDF.info.partners[0]}")
    expect(page.locator(".rj-filters button").first).to_contain_text(PDF.info.partners[0])
    page.reload()
    # The conversation brings its filters back.
    expect(page.locator(".rj-filters button").first).to_contain_text(PDF.info.partners[0])
    page.locator(".rj-filters button").first.click()
    expect(page.locator(".rj-filters button")).to_have_count(0)
    page.get_by_role("button", name=shown.again).click()
    expect(told).to_have_count(0)
    expect(page.locator(".rj-answer")).to_have_count(1)
    ask(page, "Kapan mulai?")
    expect(page.locator(".rj-filters button")).to_have_count(0)
    assert no_sideways_scrolling(page)


def test_an_answer_is_asked_again_without_its_filter_by_a_press(server: Server, page: Page) -> None:
    visit(page, server)
    choose_partner(page, INDONESIAN, PDF.info.partners[0])
    ask(page, "Mengapa tersendat?")
    page.get_by_role("button", name="Tanyakan tanpa saringan").press("Enter")
    expect(page.get_by_role("button", name="Tanyakan tanpa saringan")).to_have_count(0)
    expect(page.locator(".rj-answer")).to_have_count(1)


@pytest.mark.parametrize("server", ["hostile"], indirect=True)
def test_a_hostile_partner_comes_out_literally_in_the_filters(server: Server, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    visit(page, server)
    page.get_by_role("button", name="Saringan", exact=True).click()
    page.get_by_test_id("stPopoverBody").get_by_label("Dokumen").click()
    page.get_by_role("option", name=HOSTILE[:12]).first.click()
    chip = page.locator(".rj-filters button").first
    expect(chip).to_contain_text(HOSTILE[:12])
    assert page.locator(".st-key-filters").locator("img, a, script, em, strong, code, .katex").count() == 0
    assert page.evaluate("window.harmed") is None


def test_a_question_is_stopped_and_can_be_asked_again(tmp_path: Path, page: Page) -> None:
    with serving(FAKE, FAKE_ASK_SECONDS="30", ASSISTANT_STATE=tmp_path) as server:
        visit(page, server)
        field = page.get_by_test_id("stChatInputTextArea")
        field.fill("Mengapa?")
        field.press("Enter")
        page.get_by_role("button", name="Hentikan pertanyaan").click()
        expect(page.locator(".rj-notice-info")).to_contain_text("Pertanyaan ini dihentikan.")
        page.get_by_role("button", name="Coba lagi").click()
        expect(page.locator(".rj-waiting")).to_be_visible()


@both
def test_what_a_reader_thinks_of_an_answer_is_kept_and_taken_back(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    ask(page, "Mengapa tersendat?")
    good, bad = (page.get_by_role("button", name=name) for name in (shown.good, shown.bad))
    good.click()
    expect(good).to_have_attribute("aria-pressed", "true")
    bad.press("Enter")
    form = page.locator(".rj-reasons")
    expect(form.locator("input").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(bad).to_be_focused()
    bad.press("Enter")
    form.locator("input").nth(1).check()
    form.locator("textarea").fill("Kurang satu sebab.")
    assert no_sideways_scrolling(page)
    form.get_by_role("button", name=shown.send).click()
    expect(bad).to_have_attribute("aria-pressed", "true")
    expect(good).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(bad).to_have_attribute("aria-pressed", "true")
    bad.click()
    expect(bad).to_have_attribute("aria-pressed", "false")


def test_an_answer_is_copied_with_its_sources(server: Server, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    visit(page, server)
    ask(page, "Mengapa tersendat?")
    page.get_by_role("button", name="Salin").click()
    expect(page.locator(".rj-said")).to_have_text("Tersalin bersama sumbernya.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Mengapa tersendat?")
    assert "Sumber:\n[1] " in copied


def test_a_copy_that_the_browser_refuses_is_shown_to_be_copied_by_hand(server: Server, page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { throw new Error('no') }}})"
    )
    visit(page, server)
    ask(page, "Mengapa tersendat?")
    page.get_by_role("button", name="Salin").click()
    field = page.locator(".rj-by-hand textarea")
    expect(field).to_be_focused()
    assert field.input_value().startswith("Mengapa tersendat?")


@both
def test_rows_are_sorted_and_taken_away_as_a_file(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    ask(page, "Beri daftar semua mitra")
    result = page.locator(".rj-result")
    first = result.locator("tbody tr").first.locator("td").nth(1)
    before = first.inner_text()
    column = result.locator("th").nth(3)
    button = column.locator("button")
    button.press("Enter")
    expect(column).to_have_attribute("aria-sort", "ascending")
    expect(first).to_have_text("Braunschweig")
    button.press("Enter")
    expect(column).to_have_attribute("aria-sort", "descending")
    expect(first).to_have_text("Kawasaki")
    with page.expect_download() as waited:
        result.get_by_role("button", name=shown.download_table).click()
    text = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    mark = ";" if shown is INDONESIAN else ","
    assert waited.value.suggested_filename.endswith(".csv")
    assert text.splitlines()[0] == mark.join(
        f'"{name}"' for name in ("Mitra", "Negara", "Tahun", "Bentuk", "Bidang kerja sama")
    )
    assert text.splitlines()[1].startswith('"Kawasaki"')
    button.press("Enter")
    expect(first).to_have_text(before)


@both
def test_a_conversation_is_renamed_pinned_found_deleted_and_brought_back(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    def side_bar() -> None:
        if size == NARROW:
            page.get_by_test_id("stExpandSidebarButton").click()

    def back() -> None:
        if size == NARROW:
            page.get_by_test_id("stSidebarCollapseButton").locator("button").click()

    def open_box() -> None:
        if not page.get_by_test_id("stPopoverBody").is_visible():
            page.get_by_role("button", name=shown.conversation).click()
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()

    visit(page, server, shown, size)
    ask(page, "Mengapa tersendat?")
    address = page.url
    open_box()
    name = page.get_by_label(shown.conversation_name)
    name.fill("Kawasaki: *tidak* <b>miring</b>")
    name.press("Enter")
    side_bar()
    entry = page.locator(".rj-history button")
    expect(entry).to_have_text("Kawasaki: *tidak* <b>miring</b>")
    search = page.get_by_placeholder(shown.conversation_search)
    search.click()  # which closes the box
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    search.fill("pisang")
    search.press("Enter")
    expect(entry).to_have_count(0)
    search.fill("miring kawasaki")
    search.press("Enter")
    expect(entry).to_have_count(1)
    search.fill("")
    search.press("Enter")
    back()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    open_box()
    page.get_by_role("button", name=shown.pin).click()
    side_bar()
    expect(page.locator(".rj-history .rj-pin")).to_have_count(1)
    back()
    open_box()
    page.get_by_role("button", name=shown.delete).click()
    expect(page.locator(".rj-welcome")).to_be_visible()
    expect(page).not_to_have_url(re.compile("c="))
    page.get_by_role("button", name=shown.undo).click()
    expect(page.locator(".rj-question")).to_have_text("Mengapa tersendat?")
    page.wait_for_url(address)
    assert no_sideways_scrolling(page)


def test_a_question_comes_to_the_top_once_it_is_answered_although_the_page_was_too_short(
    tmp_path: Path, page: Page
) -> None:
    with serving(FAKE, FAKE_ASK_SECONDS="1.5", ASSISTANT_STATE=tmp_path) as server:
        visit(page, server)
        ask(page, "Beri daftar semua mitra")
        ask(page, "Beri daftar semua mitra, sekali lagi")
        expect(page.locator(".rj-answer")).to_have_count(2)
        page.wait_for_function(
            "() => document.querySelectorAll('.rj-question')[1].getBoundingClientRect().top < 60 ||"
            " ((main) => main.scrollTop + main.clientHeight >= main.scrollHeight - 2)"
            "(document.querySelector('[data-testid=stMain]'))"
        )


def test_the_focus_goes_back_to_what_opened_a_source_and_stays_on_what_rates_an_answer(
    server: Server, page: Page
) -> None:
    visit(page, server)
    ask(page, "Mengapa tersendat?")
    chip = page.locator(".rj-chip").first
    chip.press("Enter")
    page.locator(".st-key-source-close button").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(chip).to_be_focused()
    bad = page.get_by_role("button", name=INDONESIAN.bad)
    bad.press("Enter")
    page.locator(".rj-reasons textarea").fill("Kurang satu sebab.")
    page.locator(".rj-reasons").get_by_role("button", name=INDONESIAN.send).press("Enter")
    expect(bad).to_have_attribute("aria-pressed", "true")
    expect(bad).to_be_focused()


def test_what_has_the_focus_is_never_hidden_by_the_input(server: Server, page: Page) -> None:
    visit(page, server)
    for question in ("Beri daftar semua mitra", "Mengapa tersendat?", "Beri daftar semua mitra"):
        ask(page, question)
    page.locator(".rj-chip").first.focus()
    in_answers, hidden = True, []
    while in_answers:
        page.keyboard.press("Tab")
        in_answers, behind = page.evaluate(
            "() => { const focused = document.activeElement, box = focused.getBoundingClientRect();"
            " const shown = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);"
            " return [Boolean(focused.closest('.rj-answer')), Boolean(shown?.closest('.st-key-asking'))] }"
        )
        hidden += [page.evaluate("document.activeElement.textContent")] * (in_answers and behind)
    assert hidden == []


def test_a_narrow_side_bar_lies_over_the_page_and_closes_once_something_is_chosen(server: Server, page: Page) -> None:
    visit(page, server, ENGLISH, NARROW)
    ask(page, "Mengapa tersendat?")
    side, main = page.get_by_test_id("stSidebar"), page.get_by_test_id("stMain")
    width = (main.bounding_box() or {})["width"]
    # Closed, it cannot be reached by key.
    expect(side).to_be_hidden()
    open_side_bar(page)
    expect(page.get_by_test_id("stSidebarCollapseButton").locator("button")).to_be_focused()
    assert (main.bounding_box() or {})["width"] == width
    side.get_by_role("link", name="Documents").click()
    expect(page.locator(".rj-welcome h1")).to_have_text("Documents")
    expect(side).to_be_hidden()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_focused()
    open_side_bar(page)
    page.locator(".rj-history button").first.click()
    expect(page.locator(".rj-answer")).to_have_count(1)
    expect(side).to_be_hidden()
