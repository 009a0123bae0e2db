"""The page before what answers is loaded: it can be used, and what is asked on it is answered."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.ui.session import loading
from tests.ui.browser import PROJECT
from tests.ui.drawn import APP, html
from tests.ui.test_screens import QUESTION, asked, shared

HEAVY = (
    "assistant.application.assistant",
    "assistant.ui.session.state",
    "numpy",
    "faiss",
    "bm25s",
    "pandas",
    "sqlite3",
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The first page of a server that has just been started; nobody loads the rest behind it."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FAKE_MODE", "loading")
    monkeypatch.setattr(loading, "_done", Event())
    monkeypatch.setattr(loading, "begin", lambda after: None)
    st.cache_resource.clear()
    yield AppTest.from_file(APP, default_timeout=20).run()
    st.cache_resource.clear()


def test_there_is_the_input_and_what_it_is_for(page: AppTest) -> None:
    assert page.chat_input[0].placeholder == "Tulis pertanyaan…"
    assert "Tanyakan pada dokumen kantor" in html(page)
    assert "Rujukan sedang dimuat…" in html(page)
    assert 'class="rj-scope"' not in html(page)


def test_a_conversation_is_awaited_without_the_greeting_of_a_new_one(page: AppTest) -> None:
    page.query_params["c"] = "x"
    assert "Tanyakan pada dokumen kantor" not in html(page.run())


def test_a_question_does_not_wait_for_the_page(page: AppTest) -> None:
    asked(page)
    (listed,) = shared().conversations.listed(str(page.session_state["owner"]))
    assert [turn.state for turn in shared().conversations.turns(listed.id)] == ["answered"]
    assert loading.is_done()


def test_too_long_a_question_is_told_once_the_rest_is_there(page: AppTest) -> None:
    page.chat_input[0].set_value(QUESTION * 100).run()
    assert 'class="rj-notice' not in html(page)
    loading.load()
    assert "paling banyak 2.000" in html(page.run())


def test_the_rest_comes_by_itself(page: AppTest) -> None:
    loading.load()
    shown = html(page.run())
    assert 'class="rj-scope"' in shown
    assert "Rujukan sedang dimuat…" not in shown


def test_the_first_page_is_drawn_without_what_takes_long_to_load() -> None:
    said = f"import sys, assistant.ui.main; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=PROJECT, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_cannot_be_loaded_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_done", Event())
    monkeypatch.setattr(loading, "_NEEDED", ("assistant.nothing_of_this_name",))
    with pytest.raises(ModuleNotFoundError):
        loading._load_behind()
    assert loading.is_done()
