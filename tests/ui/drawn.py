"""A screen drawn by Streamlit without a browser, over a fake assistant."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.fake import FakeAssistant

APP = str(Path(__file__).with_name("fake_app.py"))


def page(monkeypatch: pytest.MonkeyPatch, mode: str = "ready", **query: str) -> AppTest:
    """The page over the fake in that mode, at an address with these parameters."""
    monkeypatch.setenv("FAKE_MODE", mode)
    test = AppTest.from_file(APP, default_timeout=20)
    test.query_params.update(query)
    return test.run()


def let_build_end(assistant: object) -> None:
    """Let a build go on that took long enough to be looked at (FAKE_BUILD_SECONDS). Returns at once."""
    assert isinstance(assistant, FakeAssistant)
    assistant.build_seconds = 0


def html(test: AppTest) -> str:
    """All the HTML that was drawn."""
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))
