"""How long after `streamlit run` the page can be used, and a question asked at once is answered.

    PYTHONPATH=. python benchmarks/startup.py [--json FILE] [--starts 7]

Each start is a new server process over the shipped documents, visited by a Chromium that is open already, as a person's
is. Seconds on a shared machine: compare within one run.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import write_result
from playwright.sync_api import Browser

from assistant.core.settings import PROJECT
from tests.ui.browser import browsing, serving

_QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
_NOTE_WHEN = """
window.seenAt = {}
const seen = { usable: '[data-testid="stChatInputTextArea"]:enabled', whole: ".rj-scope" }
setInterval(() => {
  for (const [name, selector] of Object.entries(seen)) if (document.querySelector(selector)) seenAt[name] ??= Date.now()
}, 10)
"""
_FOLLOW_UP = "Kalau Hamamatsu?"


def one_start(browser: Browser, bare: Path, places: dict[str, str]) -> dict[str, float]:
    """Seconds from the command to the first answer of the server, to the usable input, to the whole page, and to the
    answer of a question asked as soon as one could; how long the follow-up took that was asked right after it; and for
    comparison the usable input of a page of Streamlit that is nothing else."""
    page = browser.new_page()
    # The browser's own clock: Playwright looks from outside, a tenth of a second late and more.
    page.add_init_script(_NOTE_WHEN)
    started, clock = time.perf_counter(), time.time()
    with serving(PROJECT / "app.py", **places) as server:
        served = time.perf_counter()
        page.goto(server.url, wait_until="commit")
        field = page.get_by_test_id("stChatInputTextArea")
        field.fill(_QUESTION)
        field.press("Enter")
        page.wait_for_selector(".rj-answer")
        answered = time.perf_counter()
        field.fill(_FOLLOW_UP)
        field.press("Enter")
        page.wait_for_selector(":nth-match(.rj-answer, 2)")
        followed = time.perf_counter()
        usable = page.evaluate("seenAt.usable") / 1000 - clock
    page.close()
    return {
        "served": served - started,
        "usable": usable,
        "answered": answered - started,
        "follow_up": followed - answered,
        "whole": _when(browser, PROJECT / "app.py", "whole", places),
        "bare_streamlit_usable": _when(browser, bare, "usable", places),
    }


def _when(browser: Browser, script: Path, what: str, places: dict[str, str]) -> float:
    """Seconds from the command until that much of a script's page is there, where nothing is asked."""
    page = browser.new_page()
    page.add_init_script(_NOTE_WHEN)
    clock = time.time()
    with serving(script, **places) as server:
        page.goto(server.url, wait_until="commit")
        page.wait_for_function("name => seenAt[name]", arg=what)
        seen = float(page.evaluate("name => seenAt[name]", what)) / 1000 - clock
    page.close()
    return seen


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "startup.json")
    parser.add_argument("--starts", type=int, default=7)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        places = {f"ASSISTANT_{name.upper()}": str(Path(folder) / name) for name in ("index", "state")}
        build = [sys.executable, "-m", "assistant", "build", "--index", places["ASSISTANT_INDEX"]]
        subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
        bare = Path(folder) / "bare.py"
        bare.write_text("import streamlit\n\nstreamlit.chat_input()\n", encoding="utf-8")
        starts = [one_start(browser, bare, places) for _ in range(said.starts)]
    medians = {name: round(statistics.median(one[name] for one in starts), 2) for name in starts[0]}
    every = [{name: round(seconds, 2) for name, seconds in one.items()} for one in starts]
    write_result(said.json, {"median_seconds": medians, "starts": every}, corpus=PROJECT / "corpus")


if __name__ == "__main__":
    main()
