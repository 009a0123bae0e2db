"""Whose a conversation is: its owner does everything, who has its address reads it and goes on in a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from assistant.application.conversations import Conversations, Turn
from assistant.application.saved import SavedQuestions
from assistant.core.errors import Words
from assistant.core.types import Filters
from assistant.ui.components import answer as answers
from assistant.ui.session import state
from tests.ui.browser import NARROW, PROJECT, ask, no_sideways_scrolling, serving
from tests.ui.fake import FakeAssistant, answered
from tests.ui.fake_documents import HOSTILE

APP = PROJECT / "tests" / "ui" / "fake_app.py"
QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
OPENED_AT_ONCE = """
if (!sessionStorage.getItem("opened")) {
    sessionStorage.setItem("opened", "yes")
    const known = document.cookie.split("; ").find((one) => one.startsWith("rujukan_owner="))
    document.cookie = "rujukan_owner=; path=/; max-age=0"
    const Real = WebSocket
    window.WebSocket = class extends Real {
        constructor(...given) {
            super(...given)
            this.addEventListener("open", () => { document.cookie = `${known}; path=/` })
        }
    }
}
"""
"""Has a tab ask for its first page before the other one's cookie is there, and find it afterwards."""
TOLD = "Percakapan ini dibagikan kepada Anda"


@pytest.fixture
def store(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "store")


def answered_turn(store: Conversations, owner: str = "o") -> Turn:
    """A conversation of the owner's with one answer that its owner marked."""
    conversation = store.start(owner)
    turn = store.ask(conversation, QUESTION, filters=Filters(partners=("Kawasaki",)))
    store.finish(turn, answered(QUESTION))
    store.rate(turn, owner, "bad", "Kurang satu sebab.")
    return store.turns(conversation)[0]


def test_only_the_owner_rates_an_answer_and_has_it_given_anew(store: Conversations) -> None:
    turn = answered_turn(store)
    assert not store.retry(turn.id, "another")
    store.rate(turn.id, "another", "good")
    assert store.turns(turn.conversation) == (turn,)
    store.delete(turn.conversation, "o")
    assert not store.retry(turn.id, "o")
    store.restore(turn.conversation, "o")
    assert store.turns(turn.conversation) == (turn,)
    assert store.retry(turn.id, "o")


def test_the_owner_goes_on_in_the_conversation_itself(store: Conversations) -> None:
    turn = answered_turn(store)
    assert store.continued(turn.conversation, "o") == turn.conversation


def test_another_goes_on_in_a_copy_without_what_waits_and_what_its_owner_thought(store: Conversations) -> None:
    turn = answered_turn(store)
    store.fail(store.ask(turn.conversation, "Kapan?"), Words("Rusak.", "Broken."), Words("Ulangi.", "Repeat."))
    store.ask(turn.conversation, "Menunggu?")
    store.rename(turn.conversation, "o", "Kawasaki")
    copy = store.continued(turn.conversation, "another")
    first, second = store.turns(copy)
    assert first == replace(turn, id=first.id, conversation=copy, rating="", reason="")
    assert (second.question, second.state, second.message) == ("Kapan?", "failed", Words("Rusak.", "Broken."))
    assert not {first.id, second.id} & {one.id for one in store.turns(turn.conversation)}
    assert first.id.isalnum()
    assert [one.title for one in store.listed("another")] == ["Kawasaki"]
    assert len(store.turns(turn.conversation)) == 3
    store.finish(store.ask(copy, "Dan Hamamatsu?"), answered("Dan Hamamatsu?"))
    assert [one.question for one in store.turns(copy)] == [QUESTION, "Kapan?", "Dan Hamamatsu?"]


def test_what_was_deleted_is_not_copied(store: Conversations) -> None:
    turn = answered_turn(store)
    store.delete(turn.conversation, "o")
    for owner in ("o", "another"):
        copy = store.continued(turn.conversation, owner)
        assert (copy != turn.conversation, store.turns(copy)) == (True, ())


@pytest.fixture
def server_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server that has just been started, with an empty state folder."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FAKE_MODE", "ready")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def visit(conversation: str = "") -> AppTest:
    """The page as a browser without a cookie sees it: each time another owner."""
    test = AppTest.from_file(str(APP), default_timeout=20)
    if conversation:
        test.query_params["c"] = conversation
    return test.run()


def shared() -> state.Shared:
    return state.shared(FakeAssistant)


def html(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))


def address(test: AppTest) -> str:
    named = test.query_params["c"]
    return named[0] if isinstance(named, list) else named


def asked(test: AppTest, question: str) -> AppTest:
    test.chat_input[0].set_value(question).run()
    for turn in shared().conversations.turns(address(test)):
        shared().questions.wait(turn.id, 5)
    return test.run()


def keys(test: AppTest) -> set[str]:
    return {str(button.key) for button in test.button}


@pytest.mark.usefixtures("server_state")
def test_a_visitor_reads_is_told_and_asks_in_a_copy_that_keeps_what_went_before() -> None:
    own = asked(visit(), QUESTION)
    assert TOLD not in html(own)
    assert {"pin", "delete"} <= keys(own)
    store, conversation = shared().conversations, address(own)
    before = store.turns(conversation)
    other = visit(conversation)
    assert TOLD in html(other)
    assert QUESTION in html(other)
    assert not {"pin", "delete"} & keys(other)
    asked(other, "Dan Hamamatsu?")
    assert address(other) != conversation
    assert TOLD not in html(other)
    assert [turn.question for turn in store.turns(address(other))] == [QUESTION, "Dan Hamamatsu?"]
    assistant = shared().assistant
    assert isinstance(assistant, FakeAssistant)
    assert assistant.asked[-1] == ("Dan Hamamatsu?", (QUESTION,))
    assert store.turns(conversation) == before
    assert TOLD not in html(own.run())


@pytest.mark.usefixtures("server_state")
@pytest.mark.parametrize("what", ["again", "literal", "unfiltered"])
def test_a_forged_press_of_a_visitor_does_not_give_the_answer_anew(what: str) -> None:
    own = asked(visit(), QUESTION)
    store, conversation = shared().conversations, address(own)
    assistant = shared().assistant
    assert isinstance(assistant, FakeAssistant)
    (before,), count = store.turns(conversation), len(assistant.asked)
    other = visit(conversation)
    other.session_state["wish"] = (before.id, what)
    html(other.run())
    assert (store.turns(conversation), len(assistant.asked)) == ((before,), count)
    own.session_state["wish"] = (before.id, what)
    html(own.run())
    shared().questions.wait(before.id, 5)
    assert len(assistant.asked) == count + 1


@pytest.mark.usefixtures("server_state")
def test_a_visitor_cannot_rate_nor_stop_and_is_not_told_what_the_owner_thought(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turn = answered_turn(shared().conversations)
    drawn = []
    monkeypatch.setattr(answers, "mount", lambda name, data, key, **_: drawn.append(data))
    visit(turn.conversation)
    view = drawn[-1]["view"]
    assert (view["own"], view["actions"]["rating"], view["actions"]["reason"]) == (False, "", "")
    other = state.Visit(shared(), shared().status(), state.Say("id"), "another")
    monkeypatch.setitem(st.session_state, "pressed", {"rated": {"rating": "good"}})
    answers._rate(other, turn.id, "pressed")
    assert shared().conversations.turns(turn.conversation) == (turn,)
    assistant = shared().assistant
    assert isinstance(assistant, FakeAssistant)
    assistant.proceed.clear()
    waiting = shared().conversations.ask(turn.conversation, "Kapan?")
    shared().questions.start(shared().conversations.turns(turn.conversation)[1], ())
    page = visit(turn.conversation)
    assert f"stop-{waiting}" not in keys(page)
    state.stop(other, shared().conversations.turns(turn.conversation)[1])
    assert shared().conversations.turns(turn.conversation)[1].state == "waiting"
    state.stop(replace(other, owner="o"), shared().conversations.turns(turn.conversation)[1])
    assert shared().conversations.turns(turn.conversation)[1].state == "failed"
    assert f"retry-{waiting}" not in keys(visit(turn.conversation))
    assistant.proceed.set()


@pytest.mark.usefixtures("server_state")
def test_what_is_saved_is_read_once_however_many_answers_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    test = asked(asked(visit(), QUESTION), "Kapan?")
    reads: list[str] = []
    known = SavedQuestions.known

    def counted(store: SavedQuestions, owner: str) -> frozenset[tuple[str, Filters]]:
        reads.append(owner)
        return known(store, owner)

    monkeypatch.setattr(SavedQuestions, "known", counted)
    monkeypatch.setattr(SavedQuestions, "find", lambda *_: pytest.fail("read for one answer"))
    html(test.run())
    assert len(reads) == 1


def opened(page: Page, address: str, *, told: bool) -> None:
    page.goto(address)
    expect(page.locator(".rj-answer")).to_have_count(1)
    expect(page.locator(".rj-shared")).to_have_count(int(told))


def test_tabs_of_a_browser_are_one_owner_and_another_browser_reads_and_asks_in_a_copy(
    tmp_path: Path, browser: Browser, page: Page
) -> None:
    with serving(APP, FAKE_MODE="hostile", ASSISTANT_STATE=tmp_path) as server:
        second = page.context.new_page()
        second.add_init_script(OPENED_AT_ONCE)
        for tab in (page, second):
            tab.goto(server.url)
            expect(tab.get_by_test_id("stChatInputTextArea")).to_be_visible()
            ask(tab, HOSTILE)
        first_address, second_address = page.url, second.url
        opened(page, second_address, told=False)
        opened(second, first_address, told=False)
        context = browser.new_context(viewport=NARROW, locale="id-ID")  # type: ignore[arg-type]
        stranger = context.new_page()
        opened(stranger, page.url, told=True)
        expect(stranger.locator(".rj-shared")).to_contain_text(TOLD)
        assert no_sideways_scrolling(stranger)
        labels = stranger.locator(".rj-answer .rj-tool").all_inner_texts()
        assert labels == ["Salin", "Simpan pertanyaan"]
        expect(stranger.get_by_role("button", name="Percakapan ini")).to_have_count(0)
        stranger.locator(".rj-chip").first.click()
        expect(stranger.locator(".st-key-panel")).to_be_visible()
        ask(stranger, "Dan Hamamatsu?")
        expect(stranger.locator(".rj-shared")).to_have_count(0)
        assert stranger.url != page.url
        page.reload()
        expect(page.locator(".rj-answer")).to_have_count(1)
        context.close()
