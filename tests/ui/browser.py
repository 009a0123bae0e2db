"""A real server on a free port of this machine, and a real Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
SILENT = ("--host-resolver-rules=MAP *.google.com ~NOTFOUND, MAP *.googleapis.com ~NOTFOUND",)
"""Keeps Chromium from looking for its maker's hosts by itself."""
PATIENCE_SECONDS = 60
_PRESSES = 4
_UNCAUGHT = ("Uncaught app execution", "a screen could not be drawn")
"""What Streamlit and `ui.main` write into the server's log about an error that nothing else caught."""
NARROW = {"width": 390, "height": 844}
expect.set_options(timeout=PATIENCE_SECONDS * 1000)


def chromium() -> str | None:
    """Where this machine's Chromium is, if it has one; `CHROMIUM` names another."""
    named = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in named if name and (found := shutil.which(name))), None)


@contextmanager
def browsing(*arguments: str) -> Iterator[Browser]:
    """A Chromium for the length of a `with`, with more arguments if any are said; without one the test is skipped, but
    in CI it fails."""
    if chromium() is None:
        if os.environ.get("CI", "").lower() in ("true", "1"):
            raise RuntimeError("Chromium is missing, and in CI the browser tests must run")
        pytest.skip("no Chromium on this machine: the page was not tested in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS, *arguments])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Server:
    """`streamlit run` of a script with its own environment and more `options`; can be stopped and started again on the
    same port."""

    script: Path
    environment: dict[str, str]
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    folder: Path = PROJECT
    options: tuple[str, ...] = ()
    log: Path = field(default_factory=lambda: _empty_file())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.port = self.port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        options = ["--server.port", str(self.port), "--server.headless", "true", "--logger.enableRich", "false"]
        # The page must behave the same whatever this machine is set to.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
        if "ASSISTANT_CACHE" in os.environ:
            clean["ASSISTANT_CACHE"] = os.environ["ASSISTANT_CACHE"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options, *self.options],
                cwd=self.folder,
                env={**clean, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended by itself with {self.process.returncode}: {self.said()}")
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError("the server did not answer")

    def said(self) -> str:
        """What the server wrote so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def serving(
    script: Path, folder: Path = PROJECT, options: tuple[str, ...] = (), /, **environment: str | Path
) -> Iterator[Server]:
    """A server for the length of a `with`; an error that nothing in the page caught fails the test."""
    server = Server(script, {name: str(value) for name, value in environment.items()}, folder=folder, options=options)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        said = server.said()
        server.log.unlink()
    assert not [told for told in _UNCAUGHT if told in said], said


def _empty_file() -> Path:
    with tempfile.NamedTemporaryFile(suffix=".log", delete=False) as file:
        return Path(file.name)


def go(page: Page, name: str, shown: str) -> None:
    """To another screen by the navigation, until what is `shown` there is to be seen. A press that meets a redrawing of
    the page can be lost in Streamlit, whose reader presses again."""
    open_side_bar(page)
    link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
    press_until(link, page.locator(shown).first)


def open_side_bar(page: Page) -> None:
    """Open the side bar, which a narrow window keeps closed."""
    expect(page.get_by_test_id("stSidebar")).to_be_attached()
    unfold = page.get_by_test_id("stExpandSidebarButton")
    if unfold.is_visible():
        unfold.click()
    expect(page.get_by_test_id("stSidebarNav")).to_be_visible()


def press_until(pressed: Locator, shown: Locator) -> None:
    """Press by key until something is to be seen, again where the press was lost."""
    for _ in range(_PRESSES):
        pressed.press("Enter")
        try:
            expect(shown).to_be_visible(timeout=10_000)
        except AssertionError:
            continue
        return
    raise AssertionError(f"{pressed} was pressed {_PRESSES} times and {shown} is not shown")


def ask(page: Page, question: str) -> None:
    """Ask in the page's input and wait for one more answer."""
    before = page.locator(".rj-answer").count()
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(question)
    field.press("Enter")
    expect(page.locator(".rj-answer")).to_have_count(before + 1)


def open_page_source(page: Page) -> None:
    """Ask until an answer cites a page of a PDF, and open that source."""
    questions = (
        "Mengapa kerja sama dengan Kawasaki tersendat?",
        "Apa hambatan kerja sama Bandung dengan Kawasaki menurut tesis?",
        "Apa kesimpulan tesis tentang faktor penghambat kerja sama internasional Kota Bandung?",
        "Apa rumusan masalah penelitian dalam tesis?",
    )
    for question in questions:
        ask(page, question)
        answer = page.locator(".rj-answer").last
        entries = answer.locator(".rj-source-entry", has_text="hlm.")
        if entries.count():
            reference = entries.first.get_attribute("data-reference")
            page.wait_for_timeout(1200)  # the question is still moving to the top of the page
            answer.locator(f'.rj-chip[data-reference="{reference}"]').click()
            expect(page.locator(".st-key-panel img")).to_be_visible()
            return
    raise AssertionError("no answer cited a page")


def no_sideways_scrolling(page: Page) -> bool:
    """Whether the page is no wider than its window."""
    return bool(
        page.evaluate(
            "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".every(node => node.scrollWidth <= node.clientWidth)"
        )
    )


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
