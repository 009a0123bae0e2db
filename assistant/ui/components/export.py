"""The conversation taken away as an office note: three files, each made when its button is pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Literal

import streamlit as st

from assistant.application.conversations import Conversations, Turn
from assistant.core.errors import Language
from assistant.exporting.note.letters import file_name, one_line
from assistant.exporting.note.make import Asked, make_note
from assistant.language.shortening import shortened
from assistant.ui.components.filters import filter_parts
from assistant.ui.components.pieces import show
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape, tag

Format = Literal["docx", "pdf", "markdown"]

_FILES: dict[Format, tuple[str, str, str]] = {
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "description"),
    "pdf": ("pdf", "application/pdf", "picture_as_pdf"),
    "markdown": ("md", "text/markdown", "markdown"),
}
"""Of each format: the file's extension, its media type and the button's icon."""
_LONGEST_TITLE = 120


def draw_export(visit: state.Visit, conversation_id: str, turns: Sequence[Turn], *, title: str = "") -> None:
    """Draw the button that offers the files; nothing for a conversation without a question.

    `title` is the conversation's; without it, its first question.
    """
    if not turns:
        return
    say = visit.say
    titled = shortened(one_line(title or turns[0].question), _LONGEST_TITLE)
    today = datetime.now().astimezone().date().isoformat()
    with st.popover(say("export"), icon=":material/download:", type="tertiary", key="export"):
        show(tag("p", escape(say("export_promise")), "rj-hint"))
        for form, label in _labels(visit).items():
            extension, media_type, icon = _FILES[form]
            store, built_at = visit.shared.conversations, visit.status.built_at
            make = partial(_note_now, store, conversation_id, form, titled, say.language, built_at)
            st.download_button(
                label, make, file_name(titled, today, extension), media_type, key=f"export-{form}-{conversation_id}",
                icon=f":material/{icon}:", on_click="ignore", width="stretch",
            )  # fmt: skip


def _note_now(
    store: Conversations, conversation: str, form: Format, title: str, language: Language, built_at: str
) -> bytes:
    """The file of the conversation as it may be read when the button is pressed, perhaps long after it was drawn."""
    return note_file(form, title, store.turns(conversation), language, built_at)


def note_file(form: Format, title: str, turns: Sequence[Turn], language: Language, built_at: str) -> bytes:
    """The conversation as a file of that form, made now. Streamlit calls it outside of any page."""
    asked = [
        Asked(
            turn.question, turn.answer, turn.message, turn.hint, _searched_in(turn, language), turn.state == "closed"
        )
        for turn in turns
    ]  # fmt: skip
    made = datetime.now().astimezone()
    return _writer(form)(make_note(title, asked, language=language, made=made, built_at=built_at))


def _searched_in(turn: Turn, language: Language) -> str:
    cited = turn.answer.citations if turn.answer else ()
    titles = {citation.document.path: citation.document.title for citation in cited}
    return "; ".join(text for _, text in filter_parts(turn.filters, Say(language), titles))


def _labels(visit: state.Visit) -> dict[Format, str]:
    say = visit.say
    return {"docx": say("export_docx"), "pdf": say("export_pdf"), "markdown": say("export_markdown")}


def _writer(form: Format) -> Callable[..., bytes]:
    """Loaded when it is needed: no page waits for libraries that write files."""
    if form == "docx":
        from assistant.exporting.note.docx import note_docx

        return note_docx
    if form == "pdf":
        from assistant.exporting.note.pdf import note_pdf

        return note_pdf
    from assistant.exporting.note.markdown import note_markdown

    return note_markdown
