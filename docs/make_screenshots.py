"""Makes the pictures of the README: the real application over the shipped documents, in Debian's Chromium.

    PYTHONPATH=. .venv/bin/python docs/make_screenshots.py

It builds an index and measures the gold set first (for the page Mutu), in a folder of its own; some minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.ui.browser import PROJECT, ask, browsing, serving

_PICTURES = PROJECT / "docs" / "screenshots"
_SETTLED_MILLISECONDS = 2500
_SIZE = {"width": 1360, "height": 860}


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = {"ASSISTANT_INDEX": str(folder / "index"), "ASSISTANT_STATE": str(folder / "state")}
        for command in (["build"], ["evaluate", str(PROJECT / "tests" / "gold" / "questions.jsonl")]):
            subprocess.run(
                [sys.executable, "-m", "assistant", *command], cwd=PROJECT, env=_environment(places), check=True
            )
        with serving(PROJECT / "app.py", **places) as server, browsing() as browser:
            page = browser.new_page(viewport=_SIZE, locale="id-ID")
            _asked(page, server.url)
            _keep(page, "tanya")
            page.goto(f"{server.url}/telusuri?q=hambatan+pendanaan&kind=mou")
            expect(page.locator(".rj-finding").first).to_be_visible()
            _keep(page, "telusuri")
            page.goto(f"{server.url}/mitra")
            expect(page.locator("svg [role=button], svg button, .rj-chart svg").first).to_be_visible()
            _keep(page, "mitra")
            page.goto(f"{server.url}/dokumen")
            expect(page.locator(".rj-documents").first).to_be_visible()
            _keep(page, "dokumen")
            page.goto(f"{server.url}/mutu")
            expect(page.locator(".rj-figures")).to_be_visible()
            _keep(page, "mutu")


def _asked(page: Page, url: str) -> None:
    """A conversation with the source of a disagreement open beside it."""
    page.goto(url)
    expect(page.locator(".rj-examples button").first).to_be_visible()
    ask(page, "Kapan kerja sama dengan Cuenca dimulai?")
    page.wait_for_timeout(_SETTLED_MILLISECONDS)
    page.locator(".rj-conflict .rj-near").last.click()
    expect(page.locator(".st-key-panel mark").first).to_be_visible()
    page.wait_for_timeout(_SETTLED_MILLISECONDS)
    page.locator(".rj-question").evaluate("question => question.scrollIntoView({ block: 'start' })")


def _keep(page: Page, name: str) -> None:
    page.mouse.move(_SIZE["width"] - 5, _SIZE["height"] - 5)
    page.wait_for_timeout(_SETTLED_MILLISECONDS)
    _PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=_PICTURES / f"{name}.png")


def _environment(places: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")} | places


if __name__ == "__main__":
    main()
