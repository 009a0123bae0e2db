"""Makes docs/screenshot.png from the real application: `python docs/screenshot.py` (needs Chromium).

The index of the project is used, and built first where there is none; the conversation is kept in a temporary folder.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests.ui.browser import browsing, chromium, open_page_source, serving  # noqa: E402

PICTURE = PROJECT / "docs" / "screenshot.png"
SIZE = {"width": 1440, "height": 1000}
INDEX_SECONDS = 600


def main() -> int:
    """Ask, open a source that shows its page, and take the picture."""
    if chromium() is None:
        print("Chromium is missing: install it, or name it in CHROMIUM.", file=sys.stderr)
        return 1
    index = os.environ.get("ASSISTANT_INDEX", str(PROJECT / "index"))
    with (
        tempfile.TemporaryDirectory() as state,
        serving(PROJECT / "app.py", ASSISTANT_STATE=state, ASSISTANT_INDEX=index) as server,
        browsing() as browser,
    ):
        page = browser.new_page(viewport=SIZE, device_scale_factor=1.5, locale="id-ID", color_scheme="light")
        page.goto(server.url)
        page.wait_for_selector(".rj-scope", timeout=INDEX_SECONDS * 1000)
        open_page_source(page)
        page.mouse.move(0, 0)
        page.wait_for_timeout(2500)
        page.locator(".rj-question").last.evaluate("question => question.scrollIntoView()")
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURE)
    print(PICTURE.relative_to(PROJECT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
