"""A Chromium and a page of it, for the tests that look at the page as a reader does."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.ui.browser import PATIENCE_SECONDS, browsing


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own; an error in one of our scripts fails the test."""
    context = browser.new_context(viewport={"width": 1360, "height": 860}, locale="id-ID")
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    yield opened
    context.close()
    assert problems == []
