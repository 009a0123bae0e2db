"""What a visit does to the documents: every change through one door, what came of it in words, and what is open."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from assistant.core.errors import AssistantError, FilingError, NameTaken
from assistant.corpus.filing import Change, Filing
from assistant.corpus.filing.descriptions import STRICTEST, Description, is_confidential, strictness
from assistant.corpus.filing.names import same_name
from assistant.ui.session.reach import listens_here_only, may_edit
from assistant.ui.session.state import Visit
from assistant.ui.texts.page import TEXTS

_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, in words (`key` of the texts with its values, and perhaps an error), and what it offers.

    `bad` is what did not work out. `change` can be undone; `data` is a file that waits because its `name` is taken in
    `folder` by the file at `path`, whose fingerprint was `seen`; `other` is free there.
    """

    id: int
    key: str
    values: dict[str, str | int] = field(default_factory=dict)
    error: AssistantError | None = None
    bad: bool = False
    change: Change | None = None
    data: bytes | None = field(default=None, repr=False)
    name: str = ""
    folder: str = ""
    access: str = ""
    other: str = ""
    path: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The box that is open over the page: what for, for which file, and its fingerprint as it was on the screen.

    Each has a number of its own, so that nothing typed into one is found in the next.
    """

    action: str
    path: str = ""
    seen: str = ""
    number: int = 0


def told() -> list[Told]:
    """What happened last, oldest first."""
    kept: list[Told] = st.session_state.setdefault("told", [])
    return kept


def tell(key: str, *, begin: bool = False, **offered: Any) -> None:
    """Note what happened, for the page to say; `begin`: what happened before is no longer of interest."""
    if begin:
        begin_anew()
    number = st.session_state["told_number"] = st.session_state.get("told_number", 0) + 1
    st.session_state["told"] = [*told(), Told(number, key, **offered)][-_MOST_TOLD:]


def begin_anew() -> None:
    """Only what still waits for a decision is of interest from now on."""
    st.session_state["told"] = [one for one in told() if one.data is not None]


def leave() -> None:
    """The screen is left: what was done has been told, and no box stays open; a decision still waits."""
    begin_anew()
    close_box()
    st.session_state.pop("builds_before", None)


def builds_before(ended: int) -> int:
    """How many builds had ended when this visit came to the screen; `ended` have by now."""
    return int(st.session_state.setdefault("builds_before", ended))


def forget(one: Told | None = None) -> None:
    """No longer say this, or anything."""
    st.session_state["told"] = [other for other in told() if one is not None and other.id != one.id]


def open_box(action: str, path: str = "", seen: str = "") -> None:
    """Open a box over the page."""
    number = st.session_state["box_number"] = st.session_state.get("box_number", 0) + 1
    st.session_state["box"] = Opened(action, path, seen, number)


def opened_box() -> Opened | None:
    """The box that is open, if one is."""
    box: Opened | None = st.session_state.get("box")
    return box


def close_box() -> None:
    """Close the box over the page."""
    st.session_state["box"] = None


def upload(visit: Visit, name: str, data: bytes, folder: str, access: str) -> None:
    """Store a file that came in, or tell why not; one whose name is taken waits for a decision."""
    try:
        change = _filing(visit).add(name, data, folder, _access(access))
    except NameTaken:
        other, wanted = _filing(visit).free_name(name, folder), f"{folder}/{name}".lstrip("/")
        there = [state for state in visit.shared.assistant.library() if same_name(state.path, wanted)]
        path, seen = (there[0].path, there[0].fingerprint) if there else (wanted, "")
        tell(
            "told_name_taken", values={"name": name, "other": other}, other=other,
            data=data, name=name, folder=folder, access=access, path=path, seen=seen,
        )  # fmt: skip
    except AssistantError as error:
        tell("told_refused", values={"name": name}, error=error, bad=True)
    else:
        _done(visit, change, begin=False)


def decide(visit: Visit, one: Told, how: str) -> None:
    """Do with a waiting file what was decided: replace the one that is there, or use the other name."""
    forget(one)
    data, said = one.data or b"", _access(one.access)
    if how == "other":
        upload(visit, one.other, data, one.folder, one.access)
    else:

        def replaced(filing: Filing) -> Change:
            _refuse_to_open_up(visit, one.path, said)
            return filing.replace(one.path, data, seen=one.seen, description=_as_closed(visit, one.path, said))

        _act(visit, one.name, replaced)


def undo(visit: Visit, one: Told) -> None:
    """Make undone what was done."""
    change = one.change
    if change is not None:
        forget(one)
        _act(visit, change.path, lambda filing: filing.undo(change))


def delete(visit: Visit, path: str, seen: str) -> None:
    """Delete a document; it can be brought back."""
    _act(visit, path, lambda filing: filing.delete(path, seen=seen))


def restore(visit: Visit, identity: str, path: str) -> None:
    """Bring back what was deleted, or an earlier version in the place of the present one."""
    seen = next((one.fingerprint for one in visit.shared.assistant.library() if one.path == path), "")

    def restored(filing: Filing) -> Change:
        if seen and strictness(filing.trash.content(filing.trash.get(identity))[1]) < STRICTEST:
            _refuse_to_open_up(visit, path, Description(access=""))
        return filing.restore(identity, seen=seen)

    _act(visit, path, restored)


def clear(visit: Visit) -> None:
    """Remove for good what was deleted. Raises AssistantError."""
    tell("told_cleared", begin=True, values={"count": _filing(visit).clear()})


def replace(visit: Visit, box: Opened, data: bytes) -> None:
    """Give a document new content. Raises AssistantError."""
    said = _as_closed(visit, box.path, Description())
    _done(visit, _filing(visit).replace(box.path, data, seen=box.seen, description=said))


def rename(visit: Visit, box: Opened, name: str, folder: str) -> None:
    """Give a document another name or folder. Raises AssistantError."""
    _done(visit, _filing(visit).rename(box.path, name, folder, seen=box.seen))


def describe(visit: Visit, box: Opened, description: Description) -> None:
    """Write what a person says about a document. Raises AssistantError."""
    filing = _filing(visit)
    _refuse_to_open_up(visit, box.path, description)
    _done(visit, filing.describe(box.path, description, seen=box.seen))


def _refuse_to_open_up(visit: Visit, path: str, description: Description) -> None:
    """Over the network nobody lowers the level of what is confidential: who acts there is not known by name; at the
    computer itself it is its owner."""
    loosens = description.access not in (None, "confidential")
    if loosens and not listens_here_only() and is_confidential(visit.shared.assistant.settings.corpus / path):
        raise FilingError(TEXTS["filing_stays_confidential"], TEXTS["filing_stays_confidential_hint"])


def _as_closed(visit: Visit, path: str, said: Description) -> Description:
    """What to say of new content: where the present one is confidential it is too, though only the head of the file
    that goes said so."""
    closed = said.access is None and is_confidential(visit.shared.assistant.settings.corpus / path)
    return dataclasses.replace(said, access="confidential") if closed else said


def _act(visit: Visit, name: str, act: Callable[[Filing], Change]) -> None:
    try:
        _done(visit, act(_filing(visit)))
    except AssistantError as error:
        tell("told_failed", begin=True, values={"name": name}, error=error, bad=True)


def _done(visit: Visit, change: Change, *, begin: bool = True) -> None:
    """Tell of a change, and bring the index up to date with it."""
    values: dict[str, str | int] = {"path": change.path, "before": change.before}
    undoable = None if change.kind == "unchanged" else change
    tell(f"told_{change.kind}", begin=begin, values=values, change=undoable)
    if change.kind != "unchanged":
        visit.shared.build.start(again=True)


def _filing(visit: Visit) -> Filing:
    """The one door to changing documents: closed where this page may not."""
    if not may_edit(visit.shared.assistant.settings):
        raise FilingError(TEXTS["filing_not_allowed"], TEXTS["filing_off_hint"])
    return visit.shared.assistant.filing


def _access(access: str) -> Description:
    """What choosing a level of access says of a document; the usual one need not be written down."""
    return Description(access=access if access != "public" else None)
