"""Rows, disagreements, bold words, corrections, suggestions and the screen about quality in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browser import NARROW, PROJECT, Server, ask, no_sideways_scrolling, serving
from tests.ui.fake_documents import HOSTILE, PDF, REGISTER, SUGGESTED
from tests.ui.texts_shown import ENGLISH, INDONESIAN, Shown

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
WIDE = {"width": 1280, "height": 860}
AFTER_MARK = """mark => {
    const range = new Range()
    range.setStart(mark.closest(".rj-together").nextSibling, 0)
    range.setEnd(range.startContainer, 1)
    return [range.toString(), Math.round(range.getBoundingClientRect().left - mark.getBoundingClientRect().right)]
}"""
"""The sign after a mark, and the pixels between the two."""
ROWS, IN_PART, LEANING = "Beri daftar semua mitra", "Sebutkan sebagian hambatannya", "Kalau Hamamatsu?"

sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
languages = pytest.mark.parametrize("shown", [INDONESIAN, ENGLISH], ids=["id", "en"])


@pytest.fixture(scope="module", params=["ready"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page over a fake; `request.param` is its mode."""
    state = tmp_path_factory.mktemp("state")
    with serving(FAKE, FAKE_MODE=request.param, ASSISTANT_STATE=state) as started:
        yield started


def visit(page: Page, server: Server, shown: Shown, size: dict[str, int] = WIDE, path: str = "") -> None:
    """Open the page in that language and size."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/{path}")
    page.locator(".st-key-top").get_by_text(shown.language).click()
    expect(page.locator(".rj-welcome h1")).to_have_text(shown.quality if path else shown.welcome)


@sizes
@languages
def test_rows_are_a_table_in_its_own_box_and_each_opens_its_source(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    ask(page, ROWS)
    box = page.locator(".rj-result .rj-table")
    expect(page.locator(".rj-interpretation")).to_have_text("Tabel Mitra, Kawasan = semua: 7 baris")
    expect(box.locator("th").nth(1)).to_have_text(REGISTER.tables[0].columns[0])
    expect(box.locator("tbody tr")).to_have_count(7)
    assert page.locator(".rj-line .rj-chip").first.evaluate(AFTER_MARK) == [",", 0]
    assert no_sideways_scrolling(page)
    scrolls = box.evaluate("node => node.scrollWidth > node.clientWidth")
    assert scrolls or size == WIDE
    chip = box.locator("tbody tr").nth(3).locator(".rj-chip")
    expect(chip).to_be_in_viewport()
    chip.click()
    expect(page.locator(".st-key-panel .rj-context dd").first).to_have_text("Kawasaki; ")
    expect(chip).to_have_attribute("aria-expanded", "true")
    page.wait_for_timeout(1800)
    assert no_sideways_scrolling(page)


def test_the_rows_are_scrolled_with_the_keyboard(server: Server, page: Page) -> None:
    visit(page, server, INDONESIAN, NARROW)
    ask(page, ROWS)
    box = page.locator(".rj-result .rj-table")
    box.focus()
    expect(box).to_have_css("outline-style", "solid")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.rj-result .rj-table').scrollLeft > 0")


@sizes
@languages
def test_the_words_that_answer_are_bold_and_what_is_missing_is_named(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    ask(page, IN_PART)
    answer = page.locator(".rj-answer")
    expect(answer.locator(".rj-status")).to_have_text(shown.partly)
    bold = answer.locator(".rj-quote b")
    expect(bold).to_have_text(["pendanaan terbatas", "2017–2020"])
    expect(bold.first).to_have_css("font-weight", "700")
    quote = answer.locator(".rj-quote").first.evaluate("node => node.textContent")
    assert quote.removeprefix("“").partition("”")[0] in PDF.text
    expect(answer.locator(".rj-unsupported h4")).to_have_text(shown.missing)
    expect(answer.locator(".rj-unsupported li")).to_have_text(["nilai rupiah proyeknya", "nama kontraktornya"])
    expect(answer.locator(".rj-remark")).to_be_visible()
    assert no_sideways_scrolling(page)


@sizes
@languages
def test_a_disagreement_shows_both_sides_and_each_opens(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    ask(page, "Mengapa?")
    box = page.locator(".rj-answer .rj-conflict")
    expect(box.locator("h4")).to_have_text(shown.disagreement)
    expect(box.locator(".rj-value")).to_have_text(["2017 [1]", "2016 [2]"])
    box.locator(".rj-near").nth(1).click()
    expect(page.locator(".st-key-panel .rj-panel-label")).to_have_text(shown.second_source)
    assert no_sideways_scrolling(page)


@languages
def test_what_was_understood_can_be_asked_as_written_in_its_place(shown: Shown, server: Server, page: Page) -> None:
    visit(page, server, shown)
    ask(page, "Mengapa?")
    ask(page, LEANING)
    understood = page.locator(".rj-understood")
    expect(understood.locator("p")).to_have_text(f"{shown.understood}: Kalau Hamamatsu, mengapa tersendat?")
    understood.get_by_role("button", name=shown.as_written).click()
    expect(understood).to_have_count(0)
    expect(page.locator(".rj-answer")).to_have_count(2)
    expect(page.locator(".rj-question")).to_have_text(["Mengapa?", LEANING])
    page.reload()
    expect(page.locator(".rj-answer")).to_have_count(2)
    expect(understood).to_have_count(0)


@languages
def test_what_was_understood_can_be_corrected_in_the_input(shown: Shown, server: Server, page: Page) -> None:
    visit(page, server, shown)
    ask(page, LEANING)
    page.locator(".rj-understood").get_by_role("button", name=shown.edit).press("Enter")
    field = page.get_by_test_id("stChatInputTextArea")
    expect(field).to_have_value("Kalau Hamamatsu, mengapa tersendat?")
    expect(field).to_be_focused()
    expect(page.locator(".rj-question")).to_have_count(1)
    ask(page, "Mengapa Hamamatsu tersendat?")
    expect(page.locator(".rj-question").last).to_have_text("Mengapa Hamamatsu tersendat?")


@pytest.mark.parametrize("server", ["silent"], indirect=True)
@sizes
@languages
def test_a_refusal_offers_questions_that_are_asked_by_a_press(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size)
    ask(page, "Apa resepnya?")
    expect(page.locator(".rj-status")).to_have_text(shown.not_found)
    offered = page.locator(".rj-suggestions button")
    expect(offered).to_have_text(list(SUGGESTED))
    assert no_sideways_scrolling(page)
    offered.first.press("Enter")
    expect(page.locator(".rj-question")).to_have_text(["Apa resepnya?", SUGGESTED[0]])
    expect(page.locator(".rj-answer")).to_have_count(2)


@sizes
@languages
def test_quality_shows_figures_failures_and_disagreements_that_open(
    shown: Shown, size: dict[str, int], server: Server, page: Page
) -> None:
    visit(page, server, shown, size, "mutu")
    expect(page.locator(".rj-figures")).to_contain_text("97%")
    expect(page.locator(".rj-runs tbody tr")).to_have_count(3)
    page.locator(".rj-failures summary").first.press("Enter")
    expect(page.locator(".rj-failed").first).to_contain_text("Apa saja mitra Kota Bandung?")
    assert no_sideways_scrolling(page)
    group = page.locator('.rj-group[data-subject="Kawasaki"]')
    expect(group.locator(".rj-conflict h4").first).to_have_text(shown.attribute)
    group.locator("summary").press("Enter")
    side = group.locator(".rj-near").first
    side.click()
    mark = page.locator(".st-key-panel .rj-context mark").first
    expect(mark).to_contain_text("Kerja sama tersendat")
    expect(page.locator(".st-key-panel .rj-panel-label")).to_have_text(shown.source)
    expect(side).to_be_focused()
    page.wait_for_timeout(1800)
    assert no_sideways_scrolling(page)
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-panel")).to_have_count(0)
    expect(side).to_be_focused()
    expect(group).to_have_attribute("open", "")
    # By key: where the source was, the page is still being laid out anew, and a press by the mouse may slip.
    page.locator(".st-key-top button", has_text="English" if shown is INDONESIAN else "Indonesia").press("Enter")
    expect(group.locator(".rj-conflict h4").first).not_to_have_text(shown.attribute)
    expect(group).to_have_attribute("open", "")


@pytest.mark.parametrize("server", ["silent"], indirect=True)
@languages
def test_quality_without_a_measurement_says_how_to_make_one(shown: Shown, server: Server, page: Page) -> None:
    visit(page, server, shown, NARROW, "mutu")
    expect(page.locator(".rj-notice").first).to_contain_text("python -m assistant evaluate")
    assert no_sideways_scrolling(page)


@pytest.mark.parametrize("server", ["hostile"], indirect=True)
@sizes
def test_hostile_text_comes_out_literally_in_every_new_part(size: dict[str, int], server: Server, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    visit(page, server, INDONESIAN, size)
    ask(page, "Mengapa?")
    answer = page.locator(".rj-answer")
    for part in (
        ".rj-understood q", ".rj-interpretation", ".rj-result th:last-child", ".rj-result td:last-child",
        ".rj-unsupported li", ".rj-conflict h4", ".rj-value >> nth=0", ".rj-remark", ".rj-suggestions button",
    ):  # fmt: skip
        expect(answer.locator(part)).to_contain_text(HOSTILE)
    assert answer.locator("img, a, script, em, strong, code, .katex").count() == 0
    assert no_sideways_scrolling(page)
    page.goto(f"{server.url}/mutu")
    page.locator(".rj-failures summary").last.click()
    expect(page.locator(".rj-failed").last).to_contain_text(HOSTILE)
    page.locator('.rj-group[data-subject="Kawasaki"] summary').click()
    expect(page.locator(".rj-group .rj-value", has_text=HOSTILE)).to_be_visible()
    foreign = page.locator(".rj-evaluation, .rj-groups")
    assert foreign.locator("img, a, script, em, strong, code, .katex").count() == 0
    assert no_sideways_scrolling(page)
    assert page.evaluate("window.harmed") is None
