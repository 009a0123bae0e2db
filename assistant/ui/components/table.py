"""The list of documents as a table that becomes a list of cards on a narrow screen. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import DocumentState
from assistant.ui.components.progress import problem
from assistant.ui.safe import EMPTY, Html, escape, join, tag
from assistant.ui.words import Say

_COLUMNS = ("document", "state", "kind", "partner", "language", "pages", "passages", "access")
_MOST_PARTNERS = 4


def documents_table(states: Sequence[DocumentState], say: Say) -> Html:
    """One row for each document: what it is, how it stands in the index, and what could not be read of it."""
    head = tag("tr", join(tag("th", escape(say(f"column_{name}")), f"rj-c-{name}", scope="col") for name in _COLUMNS))
    body = join(_row(state, say) for state in states)
    caption = tag("caption", escape(say("documents_table")), "rj-hidden")
    return tag("table", join((caption, tag("thead", head), tag("tbody", body))), "rj-documents")


def _row(state: DocumentState, say: Say) -> Html:
    info = state.info
    label = "noted" if state.state == "read" and state.problems else state.state
    name = [tag("span", escape(info.title if info else state.path), "rj-source-title")]
    if info:
        name.append(tag("span", escape(state.path), "rj-path"))
    if state.problems:
        name.append(
            tag("ul", join(tag("li", problem(entry, say, named=False)) for entry in state.problems), "rj-skipped")
        )
    partners = ", ".join(info.partners[:_MOST_PARTNERS]) if info else ""
    if info and len(info.partners) > _MOST_PARTNERS:
        partners += f" +{len(info.partners) - _MOST_PARTNERS}"
    cells = {
        "document": join(name),
        "state": tag("span", escape(say(f"state_{label}")), f"rj-badge rj-badge-{label}"),
        "kind": escape(say.known("kind", info.kind) if info else ""),
        "partner": escape(partners),
        "language": escape(say.known("language", info.language) if info else ""),
        "pages": escape(say.number(info.pages) if info and info.pages else ""),
        "passages": escape(say.number(state.passages) if state.passages else ""),
        "access": escape(say.known("access", info.access) if info else ""),
    }
    return tag("tr", join(_cell(name, cells[name], say) for name in _COLUMNS))


def _cell(name: str, content: Html, say: Say) -> Html:
    """A cell; its column's name goes along for narrow screens, where there is no head row."""
    inner = content or tag("span", escape("–"), "rj-none", aria_hidden="true")
    classes = f"rj-c-{name}" + ("" if content else " rj-empty")
    return tag("td", inner if inner else EMPTY, classes, data_label=say(f"column_{name}"))
