"""Every screen passes axe-core without a serious finding, in light and dark, wide and narrow, both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.ui.browser import NARROW, PROJECT, Server, ask, no_sideways_scrolling, serving

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
WIDE = {"width": 1280, "height": 860}
SCREENS = ("tanya", "telusuri", "mitra", "dokumen", "mutu")
SERIOUS = ("serious", "critical")
ways = pytest.mark.parametrize(
    ("language", "scheme", "size"),
    [("Indonesia", "light", WIDE), ("English", "dark", NARROW)],
    ids=["Indonesian-light-1280", "English-dark-390"],
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(FAKE, FAKE_MODE="ready", ASSISTANT_STATE=tmp_path_factory.mktemp("state")) as started:
        yield started


@pytest.fixture
def drawn(browser: Browser, server: Server, language: str, scheme: str, size: dict[str, int]) -> Iterator[Page]:
    """A page in that language, scheme and size, without movements that axe could catch half-way."""
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(server.url)
    page.locator(".st-key-top").get_by_text(language).click()
    expect(page.locator(".st-key-top [aria-checked=true]")).to_have_text(language)
    yield page
    context.close()


def serious(page: Page) -> list[str]:
    """What axe finds, as "rule: element"; its minor and moderate findings are left to the eye."""
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@ways
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_has_no_serious_finding(screen: str, drawn: Page, server: Server) -> None:
    drawn.goto(f"{server.url}/{screen}")
    expect(drawn.locator("h1").first).to_be_visible()
    drawn.wait_for_timeout(1000)
    assert serious(drawn) == []
    assert no_sideways_scrolling(drawn)


@ways
def test_a_conversation_with_its_source_open_has_no_serious_finding(drawn: Page) -> None:
    ask(drawn, "Mengapa tersendat?")
    ask(drawn, "Beri daftar semua mitra")
    ask(drawn, "Sebutkan sebagian hambatannya")
    drawn.locator(".rj-chip").first.click()
    expect(drawn.locator(".st-key-panel mark").first).to_be_visible()
    drawn.wait_for_timeout(1800)
    assert serious(drawn) == []


@ways
def test_the_boxes_that_open_have_no_serious_finding(drawn: Page) -> None:
    ask(drawn, "Mengapa tersendat?")
    drawn.locator(".rj-tool[aria-expanded]").click()
    expect(drawn.locator(".rj-reasons")).to_be_visible()
    assert serious(drawn) == []
    drawn.keyboard.press("Escape")
    for key in ("filters-box", "conversation-box"):
        drawn.locator(f".st-key-{key} button").first.click()
        expect(drawn.get_by_test_id("stPopoverBody")).to_be_visible()
        drawn.wait_for_timeout(500)
        assert serious(drawn) == []
        drawn.keyboard.press("Escape")
        expect(drawn.get_by_test_id("stPopoverBody")).to_have_count(0)
