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
from playwright.sync_api import Browser, expect

from assistant.settings import PROJECT
from tests.ui.browser import browsing, serving

_QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"


def one_start(browser: Browser, places: dict[str, str]) -> dict[str, float]:
    """Seconds from the command to the first answer of the server, to the usable input, and to a question's answer."""
    started = time.perf_counter()
    with serving(PROJECT / "app.py", **places) as server:
        served = time.perf_counter()
        page = browser.new_page()
        page.goto(server.url)
        field = page.get_by_test_id("stChatInputTextArea")
        expect(field).to_be_enabled()
        usable = time.perf_counter()
        field.fill(_QUESTION)
        field.press("Enter")
        expect(page.locator(".rj-answer")).to_have_count(1)
        answered = time.perf_counter()
        page.close()
    return {"served": served - started, "usable": usable - started, "answered": answered - started}


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
        starts = [one_start(browser, places) for _ in range(said.starts)]
    medians = {name: round(statistics.median(one[name] for one in starts), 2) for name in starts[0]}
    every = [{name: round(seconds, 2) for name, seconds in one.items()} for one in starts]
    write_result(said.json, {"median_seconds": medians, "starts": every}, corpus=PROJECT / "corpus")


if __name__ == "__main__":
    main()
