"""The source panel: where a quote stands, with its page's picture, beside the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from assistant.application.assistant import Assistant
from assistant.application.opened import Opened
from assistant.application.outdated import Fate, fate
from assistant.core.errors import AssistantError
from assistant.core.types import Document
from assistant.reading.files import read_regular
from assistant.ui.components.outdated import versions_of
from assistant.ui.components.pieces import failed, mount, notice, show
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from assistant.ui.views.context import named_sources, passage_in_context, row_in_table, stored_passage
from assistant.ui.views.place import place
from assistant.ui.views.safe import Html, escape, join, plain, tag

_PDF = "application/pdf"
_MOST_PARTNERS = 3


def draw_source(visit: state.Visit, opened: Opened, tools: Callable[[], None] | None = None) -> None:
    """Draw the panel for what is open; `tools` draws what else can be done with it, below its head."""
    say, assistant = visit.say, visit.shared.assistant
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        label = _label(opened, say)
        show(tag("p", escape(label), "rj-panel-label"))
        # Pressing Esc closes the panel too; the focus stays on the mark that opened it.
        st.button(
            say("source_close"), key="source-close", icon=":material/close:", type="tertiary",
            on_click=state.close_source, shortcut="Esc",
        )  # fmt: skip
    show(_head(opened, say))
    if tools is not None:
        tools()
    document, heading = _document(assistant, opened.document.id), say("source_passage")
    if document is None or (opened.cited and document.text[opened.start : opened.end] != opened.quote):
        now = _now(visit, opened)
        document = _document(assistant, now.document.id) if now else None
        if now is None or document is None:
            return
        heading = say("source_passage") if now.quote == opened.quote else say("source_changed_passage")
        opened = replace(now, cited=opened.cited)
    if not opened.cited:
        heading = say("source_near_passage")
    show(tag("h4", escape(heading), "rj-small"))
    # Where nothing is cited nothing is marked: the whole passage is what was found.
    start, end = (opened.start, opened.end) if opened.cited else (opened.passage.start,) * 2
    show(passage_in_context(document, opened.passage, start, end))
    mount("mark", {"source": f"{document.info.id} {opened.start} {opened.end} {opened.number}"}, key="mark")
    table = row_in_table(document, opened.passage)
    if table:
        show(tag("h4", escape(say("source_table")), "rj-small"))
        show(table)
    if opened.document.media_type == _PDF and opened.passage.first_page:
        _draw_page(visit, opened, opened.passage.first_page)
    names = named_sources(opened.document.sources, opened.passage.text, say)
    if names:
        show(names)
    with st.container(horizontal=True, vertical_alignment="center", key="source-original"):
        _draw_download(assistant, opened, say)
        if opened.document.media_type == _PDF:
            show(_original_link(assistant, opened, say))


def _now(visit: state.Visit, opened: Opened) -> Opened | None:
    """Tell what became of what was quoted from a document that has changed since; returns where it, or what is nearest
    to it, stands now. Where there is nothing like it any more, what was quoted then is shown alone."""
    say = visit.say
    try:
        found = fate(opened, visit.shared.assistant)
    except AssistantError:
        found = Fate("removed", opened)
    if found.state == "moved" and found.now is not None:
        at = place(found.now.document, found.now.passage, say)
        notice(say("source_moved"), hint=say("source_moved_place", place=at) if at else "")
    elif found.state == "changed" and opened.cited:
        notice(say("source_changed"), kind="warning")
        show(versions_of(found, say))
    else:
        notice(say("source_outdated"), kind="warning")
        show(stored_passage(opened.passage, opened.start, opened.end))
        return None
    return found.now


def _label(opened: Opened, say: Say) -> str:
    if not opened.cited:
        return say("source_near")
    return say("source", number=opened.number) if opened.number else say("source_unnumbered")


def _head(opened: Opened, say: Say) -> Html:
    document = opened.document
    # A register of all partners is not "about" the first few of them.
    partners = document.partners if len(document.partners) <= _MOST_PARTNERS else ()
    facts = [say.known("kind", document.kind), *partners, say.known("access", document.access)]
    at = place(document, opened.passage, say)
    parts = [tag("h3", escape(document.title))]
    if at:
        parts.append(tag("p", escape(at), "rj-place"))
    parts.append(tag("p", escape(" · ".join(fact for fact in facts if fact)), "rj-facts"))
    return tag("div", join(parts), "rj-panel")


def _document(assistant: Assistant, document_id: str) -> Document | None:
    """The document as indexed; `None` where this version of it is no longer there."""
    try:
        return assistant.document(document_id)
    except AssistantError:
        return None


def _draw_page(visit: state.Visit, opened: Opened, cited_page: int) -> None:
    say, document = visit.say, opened.document
    page = int(st.session_state.get("source_page") or cited_page)
    pages = max(document.pages, page)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="source-pages"):
        _page_button("back", say("source_back"), page - 1, page <= 1)
        _page_button("forward", say("source_forward"), page + 1, page >= pages)
        show(tag("p", escape(say("source_page", page=page, pages=pages)), "rj-page-number", aria_live="polite"))
        if page != cited_page:
            st.button(
                say("source_cited_page"), key="page-cited", type="tertiary", on_click=_turn_to, args=(cited_page,)
            )
    last_page = opened.passage.last_page or cited_page
    quotes = (opened.quote,) if cited_page <= page <= last_page and opened.cited else ()
    try:
        visit.shared.assistant.original(document.id)  # a picture is kept, but the file may be closed by now
        picture, top = _picture(visit.shared.assistant, document.id, page, quotes)
    except AssistantError as error:
        failed(say, say("source_page", page=page, pages=pages), error)
        return
    # A region of its own, so that the picture scrolls to the quote while the text above stays in sight.
    with st.container(key="source-picture"):
        st.image(picture, width="stretch", alt=say("source_page_alt", page=page, title=plain(document.title)))
    mount("picture", {"page": f"{document.id} {page} {quotes}", "top": top}, key="picture")


def _page_button(direction: str, label: str, page: int, disabled: bool) -> None:
    icon = ":material/chevron_left:" if direction == "back" else ":material/chevron_right:"
    st.button(label, key=f"page-{direction}", icon=icon, disabled=disabled, on_click=_turn_to, args=(page,))


def _turn_to(page: int) -> None:
    st.session_state["source_page"] = page


@st.cache_data(max_entries=64, show_spinner=False)
def _picture(_assistant: Assistant, document_id: str, page: int, quotes: tuple[str, ...]) -> tuple[bytes, float | None]:
    """A page's picture and how far down it the quote begins; the id is the document's content, so what is kept never is
    out of date."""
    return _assistant.page_picture(document_id, page, quotes), _assistant.page_mark(document_id, page, quotes)


def _original_link(assistant: Assistant, opened: Opened, say: Say) -> Html:
    """A link that opens a PDF at the cited page in the browser's own viewer."""
    document = opened.document
    page = f"#page={opened.passage.first_page}" if opened.passage.first_page else ""
    address = f"original/{document.id}?key={assistant.original_key(document.id)}{page}"
    text = escape(say("source_open"))
    return tag("a", text, "rj-open-original", href=address, target="_blank", rel="noopener noreferrer")


def _draw_download(assistant: Assistant, opened: Opened, say: Say) -> None:
    # Read now and not when pressed: an address for later changes with every redrawing, and a press meanwhile would lead
    # to one that is gone.
    try:
        path = assistant.original(opened.document.id)
        content = read_regular(path, assistant.settings.max_file_bytes)
    except AssistantError:
        return
    st.download_button(
        say("source_download"),
        data=content,
        file_name=plain(path.name),
        mime="application/octet-stream",
        key="source-download",
        icon=":material/download:",
        on_click="ignore",
    )
