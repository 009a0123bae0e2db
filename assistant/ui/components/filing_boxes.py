"""The boxes over the screen of documents: open a file, replace, rename, describe it, empty the list of deleted ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

import streamlit as st

from assistant.core.errors import AssistantError
from assistant.core.types import DocumentState
from assistant.corpus.filing.descriptions import (
    KINDS,
    LANGUAGES,
    WITH_FRONT_MATTER,
    Description,
    described_as,
    is_confidential,
    years_in,
)
from assistant.reading.files import read_regular
from assistant.reading.metadata import Metadata
from assistant.ui.components.filing import access_choice, folder_choice, most_megabytes
from assistant.ui.components.pieces import failed, notice, show
from assistant.ui.session import document_actions
from assistant.ui.session.state import Visit
from assistant.ui.views.safe import escape, join, plain, tag


def draw_box(visit: Visit, states: Sequence[DocumentState]) -> None:
    """The box that is open, if one is. It survives that the page is drawn anew below it."""
    box = document_actions.opened_box()
    if box is None:
        return
    drawn = {"open": _open, "replace": _replace, "rename": _rename, "describe": _describe}
    state = next((state for state in states if state.path == box.path), None)

    def content() -> None:
        if box.action == "clear":
            _clear(visit, box)
        elif state is None or state.state == "removed":
            notice(visit.say("file_gone"), hint=visit.say("file_gone_hint"))
        else:
            show(tag("p", escape(box.path), "rj-place"))
            drawn[box.action](visit, box, state)

    st.dialog(visit.say(f"file_{box.action}"), on_dismiss=document_actions.close_box)(content)()


def _open(visit: Visit, box: document_actions.Opened, state: DocumentState) -> None:
    say, info, settings = visit.say, state.info, visit.shared.assistant.settings
    if info is not None:
        facts = [say.known("kind", info.kind), *info.partners[:4], say.known("language", info.language)]
        facts.append(say.known("access", info.access))
        parts = (tag("h3", escape(info.title)), tag("p", escape(" · ".join(facts)), "rj-facts"))
        show(tag("div", join(parts), "rj-panel"))
    path = settings.corpus / box.path
    # Rujukan does not know its users: what is not indexed for that reason is not handed out either.
    inside = path.resolve().is_relative_to(settings.corpus.resolve())
    if not inside or state.state == "confidential" or is_confidential(path):
        notice(say("file_closed"), kind="warning")
        return
    try:
        content = read_regular(path, settings.max_file_bytes)
    except AssistantError as error:
        notice(error.message.in_(say.language), hint=error.hint.in_(say.language), kind="warning")
        return
    st.download_button(
        say("file_download"), data=content, file_name=plain(path.name), mime="application/octet-stream",
        key=f"file-download-{box.number}", icon=":material/download:", type="primary", on_click="ignore",
    )  # fmt: skip


def _replace(visit: Visit, box: document_actions.Opened, state: DocumentState) -> None:
    say = visit.say
    show(tag("p", escape(say("file_replace_hint")), "rj-hint"))
    file = st.file_uploader(
        say("file_new_version"), type=[PurePosixPath(box.path).suffix], max_upload_size=most_megabytes(visit),
        key=f"replace-drop-{box.number}",
    )  # fmt: skip
    if file is not None:
        _try(visit, lambda: document_actions.replace(visit, box, file.getvalue()))


def _rename(visit: Visit, box: document_actions.Opened, state: DocumentState) -> None:
    say, path = visit.say, PurePosixPath(box.path)
    with st.form(f"rename-{box.number}", border=False):
        name = st.text_input(say("file_name"), value=path.name, key=f"rename-name-{box.number}")
        folder = folder_choice(
            visit,
            say("file_folder"),
            "" if str(path.parent) == "." else str(path.parent),
            f"rename-folder-{box.number}",
        )
        pressed = st.form_submit_button(say("file_save"), type="primary", key=f"rename-save-{box.number}")
    if pressed:
        _try(visit, lambda: document_actions.rename(visit, box, name, folder))


def _describe(visit: Visit, box: document_actions.Opened, state: DocumentState) -> None:
    say, info = visit.say, state.info
    path = visit.shared.assistant.settings.corpus / box.path
    try:
        written = described_as(path)
    except AssistantError:
        notice(say("file_gone"), hint=say("file_gone_hint"))
        return
    if path.suffix.lower() in WITH_FRONT_MATTER:
        show(tag("p", escape(say("describe_head")), "rj-hint"))
    with st.form(f"describe-{box.number}", border=False):
        title = st.text_input(
            say("describe_title"),
            value=written.title,
            placeholder=plain(info.title if info else ""),
            key=f"describe-title-{box.number}",
        )
        kind = _choice(visit, box, "kind", say("describe_kind"), say("describe_by_itself"), KINDS, written.kind)
        partners = st.text_input(
            say("describe_partner"), value=", ".join(written.partners), key=f"describe-partner-{box.number}"
        )
        years = st.text_input(
            say("describe_years"), value=", ".join(map(str, written.years)), placeholder=say("describe_years_example"),
            key=f"describe-years-{box.number}",
        )  # fmt: skip
        language = _choice(
            visit, box, "language", say("describe_language"), say("describe_by_text"), LANGUAGES, written.language
        )
        access = access_choice(say, say("describe_access"), written.access or "public", f"describe-access-{box.number}")
        pressed = st.form_submit_button(say("file_save"), type="primary", key=f"describe-save-{box.number}")
    if pressed:
        _try(
            visit,
            lambda: document_actions.describe(
                visit, box, _said(written, title, kind, partners, years, language, access)
            ),
        )


def _said(
    written: Metadata, title: str, kind: str, partners: str, years: str, language: str, access: str
) -> Description:
    """What the form says that is not written already; the rest stays as it is. Raises FilingError."""
    names = tuple(name.strip() for name in partners.split(",") if name.strip())
    numbers = years_in(years)
    return Description(
        title=title if title != written.title else None,
        kind=kind if kind != written.kind else None,
        partners=names if names != written.partners else None,
        years=numbers if numbers != written.years else None,
        language=language if language != written.language else None,
        access=access if access != (written.access or "public") else None,
    )


def _choice(
    visit: Visit, box: document_actions.Opened, name: str, label: str, by_itself: str, values: tuple[str, ...], now: str
) -> str:
    """A choice among known values, the one that is written now (perhaps unknown to us), and none."""
    options = ("", *values) if now in ("", *values) else ("", *values, now)
    shown = {value: plain(visit.say.known(name, value)) if value else by_itself for value in options}
    chosen = st.selectbox(
        label,
        options,
        index=options.index(now),
        format_func=lambda one: shown.get(one, one),
        key=f"describe-{name}-{box.number}",
    )
    return str(chosen or "")


def _clear(visit: Visit, box: document_actions.Opened) -> None:
    say = visit.say
    count = len(visit.shared.assistant.filing.removed())
    show(tag("p", escape(say("removed_clear_ask", count=count))))
    if st.button(
        say("removed_clear_yes"), key=f"clear-yes-{box.number}", icon=":material/delete_forever:", type="primary"
    ):
        _try(visit, lambda: document_actions.clear(visit))


def _try(visit: Visit, act: Callable[[], None]) -> None:
    """Act and close the box; what went wrong is said in it, over what was typed."""
    try:
        act()
    except AssistantError as error:
        failed(visit.say, visit.say("file_failed"), error)
        return
    document_actions.close_box()
    st.rerun()
