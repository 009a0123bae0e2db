"""Adding documents, what came of it, and what was deleted lately."""

from __future__ import annotations

import streamlit as st

from assistant.core.errors import AssistantError
from assistant.reading import SUPPORTED
from assistant.reading.access import ACCESS_LEVELS
from assistant.ui.components.pieces import failed, notice, received, show
from assistant.ui.session import document_actions
from assistant.ui.session.state import Visit
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape, join, plain, tag

_MEGABYTE = 1_000_000
"""As the uploader counts, and as the settings do."""
_MOST_REMOVED = 30


def most_megabytes(visit: Visit) -> int:
    """The largest file that can be uploaded: what the settings allow, and never more than the server takes."""
    return min(visit.shared.assistant.settings.max_file_megabytes, int(st.get_option("server.maxUploadSize")))


def draw_adding(visit: Visit) -> None:
    """Where files are dropped; what comes in is stored at once and the page drawn anew."""
    say, most = visit.say, most_megabytes(visit)
    show(tag("h2", escape(say("filing_title"))))
    with st.container(horizontal=True, key="filing-where", vertical_alignment="bottom"):
        folder = folder_choice(visit, say("filing_folder"), _first_folder(visit), "filing-folder")
        access = access_choice(say, say("filing_access"), "public", "filing-access")
    if access == "confidential":
        show(tag("p", escape(say("filing_confidential_hint")), "rj-hint"))
    # A new key empties the widget: what came in is told below and not listed here as well.
    key = f"filing-drop-{st.session_state.setdefault('drop_number', 0)}"
    files = st.file_uploader(
        say("filing_drop"), type=sorted(SUPPORTED), accept_multiple_files=True, key=key, max_upload_size=most
    )
    formats = sorted(SUPPORTED)
    watched = {"inside": f".st-key-{key}", "most": most * _MEGABYTE, "formats": formats}
    refused = received("dropzone", watched, "dropzone", "refused")
    if files or (refused and refused.get("all")):
        document_actions.begin_anew()
    if refused:
        _tell_refused(refused, most)
    done: set[str] = st.session_state.setdefault("dropped", set())
    for file in files:
        if file.file_id not in done:
            done.add(file.file_id)
            document_actions.upload(visit, file.name, file.getvalue(), folder, access)
    if files or (refused and refused.get("all")):
        st.session_state["drop_number"] += 1
        st.rerun()


def folder_choice(visit: Visit, label: str, first: str, key: str) -> str:
    """A choice among the folders of the corpus."""
    folders = visit.shared.assistant.filing.folders()
    shown = {folder: plain(folder) or visit.say("filing_main_folder") for folder in folders}
    at = folders.index(first) if first in folders else 0
    return str(st.selectbox(label, folders, index=at, format_func=lambda one: shown.get(one, one), key=key) or "")


def access_choice(say: Say, label: str, first: str, key: str) -> str:
    """A choice among the levels of access."""
    at = ACCESS_LEVELS.index(first) if first in ACCESS_LEVELS else 0
    chosen = st.selectbox(label, ACCESS_LEVELS, index=at, format_func=lambda one: say.known("access", one), key=key)
    return str(chosen)


def draw_told(visit: Visit) -> None:
    """What happened last, with what can be done about it; it stays in sight at the window's lower edge."""
    told = document_actions.told()
    if not told:
        return
    with st.container(key="told"):
        for one in told:
            _draw_one(visit, one, last=one is told[-1])


def draw_removed(visit: Visit) -> None:
    """What was deleted or replaced in the last thirty days, and how to bring it back."""
    say = visit.say
    try:
        removed = visit.shared.assistant.filing.removed()
    except AssistantError as error:
        failed(say, say("removed_title", count=0), error)
        return
    if not removed:
        return
    with st.expander(say("removed_title", count=len(removed)), key="removed"):
        show(tag("p", escape(say("removed_hint")), "rj-hint"))
        for one in removed[:_MOST_REMOVED]:
            at = say(f"removed_{one.reason}", at=say.moment(one.at))
            with st.container(horizontal=True, vertical_alignment="center", key=f"removed-{one.id}"):
                show(tag("div", join((tag("b", escape(one.path)), tag("p", escape(at), "rj-hint"))), "rj-told-text"))
                st.button(
                    say("removed_restore"), key=f"restore-{one.id}", icon=":material/undo:",
                    on_click=document_actions.restore, args=(visit, one.id, one.path),
                )  # fmt: skip
        if len(removed) > _MOST_REMOVED:
            show(tag("p", escape(say("removed_more", count=len(removed) - _MOST_REMOVED)), "rj-hint"))
        st.button(
            say("removed_clear"), key="removed-clear", icon=":material/delete_forever:", type="tertiary",
            on_click=document_actions.open_box, args=("clear",),
        )  # fmt: skip


def draw_not_allowed(visit: Visit) -> None:
    """Say that documents cannot be changed here, and what to do."""
    notice(visit.say("filing_off"), hint=visit.say("filing_off_hint"))


def _first_folder(visit: Visit) -> str:
    return "mou" if "mou" in visit.shared.assistant.filing.folders() else ""


def _tell_refused(refused: dict[str, object], most: int) -> None:
    """Files that the uploader did not take. They come from the browser and are only named, never used."""
    files = refused.get("files")
    for file in files if isinstance(files, list) else ():
        values = {"name": str(file["name"]), "size": -(-int(file["size"]) // _MEGABYTE), "most": most}
        document_actions.tell("told_too_large" if file["fits"] else "told_wrong_format", values=values, bad=True)


def _draw_one(visit: Visit, one: document_actions.Told, *, last: bool) -> None:
    say = visit.say
    parts = [escape(say(one.key, **one.values))]
    if one.error is not None:
        parts.append(escape(f"{one.error.message.in_(say.language)} {one.error.hint.in_(say.language)}"))
    look = "rj-told-bad" if one.bad else "rj-told-ask" if one.data is not None else "rj-told-good"
    with st.container(horizontal=True, vertical_alignment="center", key=f"told-{one.id}", gap="small"):
        show(tag("p", join(parts, " "), f"rj-told-text {look}", role="alert" if one.bad else "status"))
        if one.data is not None:
            _button(say("told_replace"), f"told-replace-{one.id}", "swap_horiz", visit, one, "replace")
            _button(say("told_other_name"), f"told-other-{one.id}", "edit", visit, one, "other")
            st.button(
                say("told_leave"),
                key=f"told-leave-{one.id}",
                type="tertiary",
                on_click=document_actions.forget,
                args=(one,),
            )
        if one.change is not None and one.change.kind in ("added", "restored"):
            st.button(
                say("told_describe"), key=f"told-describe-{one.id}", icon=":material/edit_note:",
                on_click=document_actions.open_box, args=("describe", one.change.path, one.change.fingerprint),
            )  # fmt: skip
        if one.change is not None:
            st.button(
                say("told_undo"),
                key=f"told-undo-{one.id}",
                icon=":material/undo:",
                on_click=document_actions.undo,
                args=(visit, one),
            )

        if last:
            label = say("told_close")
            st.button(
                label, key="told-close", icon=":material/close:", type="tertiary", on_click=document_actions.forget
            )


def _button(label: str, key: str, icon: str, visit: Visit, one: document_actions.Told, how: str) -> None:
    st.button(label, key=key, icon=f":material/{icon}:", on_click=document_actions.decide, args=(visit, one, how))
