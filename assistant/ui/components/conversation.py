"""The head of a conversation: its name, and what can be done with the whole of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.application.conversations import Conversation, Turn
from assistant.ui.components.export import draw_export
from assistant.ui.components.pieces import carefully, notice, show
from assistant.ui.session import state
from assistant.ui.views.safe import escape, tag

_DELETED = "deleted"
"""Under which name the conversation that was just deleted is remembered, to bring it back."""


def draw_head(visit: state.Visit, own: Conversation | None, turns: Sequence[Turn]) -> None:
    """What can be done with the whole conversation of these turns: take it away as a file and, where it is this visit's
    `own`, rename, pin or delete it; of another's it is told what a question in it does."""
    say, conversation = visit.say, turns[0].conversation
    if own is None:
        show(tag("p", escape(say("conversation_shared")), "rj-shared", role="note"))
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="head"):
        title = own.title if own else visit.shared.conversations.title(conversation)
        draw_export(visit, conversation, turns, title=title or "")
        if own is not None:
            with st.popover(say("conversation"), icon=":material/more_horiz:", type="tertiary", key="conversation-box"):
                _draw_own(visit, own)


def _draw_own(visit: state.Visit, own: Conversation) -> None:
    say, store = visit.say, visit.shared.conversations
    key = f"name-{own.id}"

    def rename() -> None:
        store.rename(own.id, visit.owner, str(st.session_state[key]))

    def delete() -> None:
        store.delete(own.id, visit.owner)
        st.session_state[_DELETED] = own.id
        state.show_conversation(None)

    st.session_state[key] = own.title
    st.text_input(say("conversation_name"), key=key, on_change=carefully(rename))
    st.button(
        say("conversation_unpin") if own.pinned else say("conversation_pin"),
        key="pin",
        icon=":material/keep:",
        width="stretch",
        on_click=carefully(store.pin),
        args=(own.id, visit.owner, not own.pinned),
    )
    st.button(
        say("conversation_delete"), key="delete", icon=":material/delete:", width="stretch", on_click=carefully(delete)
    )


def draw_undo(visit: state.Visit) -> None:
    """After a conversation was deleted: that it was, and the way back; gone once another one is shown."""
    deleted = st.session_state.get(_DELETED)
    if deleted is None:
        return
    if st.session_state.get("conversation"):
        del st.session_state[_DELETED]
        return
    say = visit.say

    def restore() -> None:
        visit.shared.conversations.restore(deleted, visit.owner)
        del st.session_state[_DELETED]
        state.show_conversation(deleted)

    notice(say("conversation_deleted"), hint=say("conversation_deleted_hint"))
    st.button(say("undo"), key="undo-delete", icon=":material/undo:", on_click=carefully(restore))
