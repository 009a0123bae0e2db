"""Beside every screen: a new conversation, and the earlier ones of this browser."""

from __future__ import annotations

import streamlit as st

from assistant.core.errors import AssistantError
from assistant.ui.components.pieces import choices, failed, show
from assistant.ui.session import state
from assistant.ui.views.safe import escape, tag


def draw_sidebar(visit: state.Visit, ask_page: st.Page, on_ask: bool) -> None:
    """The sidebar below the navigation."""
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
