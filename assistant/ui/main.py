"""The frame of every screen: navigation, language, conversations, and the first start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.errors import AssistantError
from assistant.service import shared_assistant
from assistant.ui import filed, state
from assistant.ui.components.pieces import ICON, choices, failed, mount, show, style
from assistant.ui.components.translation import draw_translation
from assistant.ui.jobs import UNEXPECTED
from assistant.ui.safe import escape, tag
from assistant.ui.screens import ask, documents, partners, quality, search
from assistant.ui.words import Say

_log = logging.getLogger(__name__)
_SCREENS: dict[str, tuple[Callable[[state.Visit], None], str, str]] = {
    "ask": (lambda visit: ask.render(visit), "forum", "tanya"),
    "search": (lambda visit: search.render(visit), "search", "telusuri"),
    "partners": (lambda visit: partners.render(visit), "public", "mitra"),
    "documents": (lambda visit: documents.render(visit), "folder_open", "dokumen"),
    "quality": (lambda visit: quality.render(visit), "fact_check", "mutu"),
}
"""Each screen with its icon and its address, in the order of the navigation."""
LOGO = Path(__file__).parent / "components" / "logo.svg"


def run(open_assistant: state.OpenAssistant = shared_assistant) -> None:
    """Draw the page; called anew for every interaction."""
    st.set_page_config(page_title="Rujukan", page_icon=ICON, layout="wide")
    style()
    st.logo(str(LOGO), size="large")
    try:
        shared = state.shared(open_assistant)
    except AssistantError as error:
        failed(Say("id"), "Rujukan", error)
        return
    say = _language_switch(shared)
    visit = state.Visit(shared, shared.status(), say, state.owner())
    draw_translation(visit)
    # Before the screen, so that what is seen in a language is also remembered in it.
    remembered = {"owner": [state.OWNER_COOKIE, visit.owner], "language": [state.LANGUAGE_COOKIE, say.language]}
    mount("browser", remembered, key="browser", on_owner_change=_adopt_owner)
    pages = {
        name: st.Page(
            partial(_screen, name, render, visit), title=say(f"nav_{name}"), icon=f":material/{icon}:",
            url_path=address, default=name == "ask",
        )
        for name, (render, icon, address) in _SCREENS.items()
    }  # fmt: skip
    st.session_state["ask_page"] = pages["ask"]
    page = st.navigation(list(pages.values()))
    if conversation := state.take_way():
        state.open_conversation(conversation)
    page.run()
    # After the screen, so that a question asked just now is in the list.
    _sidebar(visit, pages["ask"], page is pages["ask"])


def _screen(name: str, render: Callable[[state.Visit], None], visit: state.Visit) -> None:
    """A screen; what it could not handle itself is told in words instead of a traceback."""
    if state.newly_on(name):
        # What was told and opened on the screen of documents has been seen; it does not wait there for a return.
        filed.leave()
    try:
        render(visit)
    except AssistantError as error:
        failed(visit.say, visit.say("something_failed"), error)
    except Exception:  # noqa: BLE001 - the edge of a screen: a bug is logged and told in the reader's language, not lost
        _log.exception("a screen could not be drawn")
        failed(visit.say, visit.say("something_failed"), UNEXPECTED)


def _adopt_owner() -> None:
    state.adopt_owner(str(st.session_state["browser"].get("owner") or ""))


def _language_switch(shared: state.Shared) -> Say:
    """The switch at the top of every screen; its labels are the same in both languages, so nobody gets lost."""
    if "language" not in st.session_state:
        st.session_state["language"] = state.first_language(shared.assistant.settings)
    with st.container(horizontal=True, horizontal_alignment="right", key="top"):
        language = st.segmented_control(
            "Bahasa / Language",
            ["id", "en"],
            format_func={"id": "Indonesia", "en": "English"}.__getitem__,
            key="language",
            required=True,
            label_visibility="collapsed",
        )
    return Say("en" if language == "en" else "id")


def _sidebar(visit: state.Visit, ask_page: st.Page, on_ask: bool) -> None:
    """A new conversation, and the earlier ones of this browser."""
    say = visit.say
    with st.sidebar:
        pressed = st.button(
            say("new_conversation"), key="new-conversation", icon=":material/edit_square:", width="stretch",
            on_click=state.show_conversation, args=(None,),
        )  # fmt: skip
        if pressed and not on_ask:
            st.switch_page(ask_page)
        show(tag("h4", escape(say("earlier")), "rj-small"))
        searched = str(st.session_state.get("conversation-search") or "")
        try:
            listed = visit.shared.conversations.listed(visit.owner, containing=searched)
        except AssistantError as error:
            failed(say, say("earlier"), error)
            return
        if listed or searched:
            st.text_input(
                say("conversation_search"), key="conversation-search", label_visibility="collapsed",
                placeholder=say("conversation_search"), icon=":material/search:",
            )  # fmt: skip
        if not listed:
            none = say("conversation_search_none") if searched else say("earlier_none")
            show(tag("p", escape(none), "rj-hint"))
            return
        current = st.session_state.get("conversation") if on_ask else None
        entries = [
            {"text": one.title, "value": one.id, "current": one.id == current}
            | ({"pinned": say("conversation_pinned")} if one.pinned else {})
            for one in listed
        ]
        chosen = choices(say("earlier"), "history", entries, key="history")
        if chosen in {one.id for one in listed}:
            state.open_conversation(str(chosen))
