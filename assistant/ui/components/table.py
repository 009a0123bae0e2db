"""The list of documents as plain data for the component that draws it, searched and filtered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from assistant.core.types import DocumentState, Skipped
from assistant.reading import is_description
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import plain

_COLUMNS = ("document", "state", "kind", "partner", "language", "pages", "passages", "access", "actions")
_MOST_PARTNERS = 4
ACTIONS = ("open", "replace", "rename", "describe", "delete")


def documents_view(states: Sequence[DocumentState], say: Say, *, editable: bool) -> dict[str, Any]:
    """One row for each document: what it is, how it stands in the index, what was not read of it, and its menu."""
    return {
        "caption": say("documents_table"),
        "columns": [{"name": name, "label": say(f"column_{name}")} for name in _COLUMNS],
        "actions": {name: say(f"file_{name}") for name in ACTIONS},
        "rows": [_row(state, say, editable) for state in states],
    }


def look_of(state: DocumentState) -> str:
    """The name of a document's state as it is shown: one that was read with remarks has its own."""
    return "noted" if state.state == "read" and state.problems else state.state


def found(states: Sequence[DocumentState], text: str, look: str, kind: str) -> tuple[DocumentState, ...]:
    """The documents of that state and kind ("": any) that have every word of the text in title, path or partners."""
    words = text.casefold().split()

    def matches(state: DocumentState) -> bool:
        info = state.info
        if look not in ("", look_of(state)) or kind not in ("", info.kind if info else ""):
            return False
        searched = " ".join((state.path, *((info.title, *info.partners) if info else ()))).casefold()
        return all(word in searched for word in words)

    return tuple(filter(matches, states))


def _row(state: DocumentState, say: Say, editable: bool) -> dict[str, Any]:
    info = state.info
    partners = ", ".join(info.partners[:_MOST_PARTNERS]) if info else ""
    if info and len(info.partners) > _MOST_PARTNERS:
        partners += f" +{len(info.partners) - _MOST_PARTNERS}"
    access = "confidential" if state.state == "confidential" else info.access if info else ""
    cells = {
        "state": say(f"state_{look_of(state)}"),
        "kind": say.known("kind", info.kind) if info else "",
        "partner": partners,
        "language": say.known("language", info.language) if info else "",
        "pages": say.number(info.pages) if info and info.pages else "",
        "passages": say.number(state.passages) if state.passages else "",
        "access": say.known("access", access) if access else "",
    }
    return {
        # Sent back as they are; only what is shown is made plain.
        "path": state.path,
        "seen": state.fingerprint,
        "shown": plain(state.path),
        "title": plain(info.title if info else state.path),
        "menu": say("file_menu", path=plain(state.path)),
        "look": look_of(state),
        "problems": [_problem(entry, say) for entry in state.problems],
        "cells": {name: plain(text) for name, text in cells.items()},
        "actions": list(_actions(state, editable)),
    }


def _actions(state: DocumentState, editable: bool) -> tuple[str, ...]:
    if state.state == "removed":
        return ()
    if is_description(PurePosixPath(state.path).name):  # it describes no document
        return ("delete",) if editable else ()
    may_open = state.state != "confidential"
    return tuple(name for name in ACTIONS if (may_open if name == "open" else editable))


def _problem(entry: Skipped, say: Say) -> str:
    pages = f"{say('on_pages', pages=say.ranges(entry.pages))}: " if entry.pages else ""
    return plain(f"{pages}{entry.reason.in_(say.language)} {entry.hint.in_(say.language)}")
