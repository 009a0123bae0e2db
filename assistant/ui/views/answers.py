"""Answers as plain data, ready to be drawn: lines of text, quotes and marks, rows, sources, disagreements. Pure.

What opens something has a reference (see `opened`); a suggestion is named by its place in the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.answering.question.parts import missing_line
from assistant.core.citations import bare_words, quotes_in_text
from assistant.core.types import Answer, Citation
from assistant.language.shortening import shortened
from assistant.ui.texts.words import Say
from assistant.ui.views.disagreements import conflict_views
from assistant.ui.views.place import place
from assistant.ui.views.quotes import Piece, quote_pieces, row_part
from assistant.ui.views.rows import RowQuote
from assistant.ui.views.safe import plain

_MARK = re.compile(r"\[(\d{1,3})\]")
_NEAR_LENGTH, _EXCERPT_LENGTH, _FILE_NAME_LENGTH = 260, 80, 60
_MOST_NEAREST = 3
_MOST_OPEN_SOURCES = 6
"""From here on the list of sources is folded up: the marks lead to each of them anyhow."""

Marks = Mapping[int, dict[str, str]]
RowOf = Callable[[Citation], RowQuote | None]
"""A citation's quote as the cells of a table's row, where it is one."""


def answer_view(answer: Answer, say: Say, row_of: RowOf = lambda citation: None) -> dict[str, Any]:
    """The answer as JSON for the component that draws it; every text in it is shown literally."""
    elsewhere, marks = _elsewhere(answer), _marks(answer, say)
    return {
        "language": answer.language,
        "locale": say.language,
        "status": {"kind": answer.status, "label": say(f"status_{answer.status}")},
        "understood": _understood(answer, say),
        "lines": [line for line in _lines(answer, _begin(answer, say), marks, row_of) if line not in elsewhere],
        "table": _table(answer, marks, say),
        "unsupported": {"label": say("unsupported"), "parts": [plain(part) for part in answer.unsupported]},
        "conflicts": conflict_views(answer.conflicts, say),
        "remarks": [say("mode_written")] * (answer.mode == "written") + [plain(answer.remark)] * bool(answer.remark),
        "sources": _sources(answer, marks, say),
        "nearest": {"label": say("nearest"), "action": say("open_passage"), "entries": _nearest(answer, say)},
        "suggestions": {"label": say("suggestions"), "entries": [plain(text) for text in answer.suggestions]},
    }


def _understood(answer: Answer, say: Say) -> dict[str, str] | None:
    if not answer.understood_as or answer.understood_as == answer.question:
        return None
    text = plain(answer.understood_as)
    return {"label": say("understood_as"), "text": text, "literal": say("ask_literally"), "edit": say("edit")}


def _elsewhere(answer: Answer) -> list[dict[str, Any]]:
    """Lines of the answer's text that are shown in a place of their own: above the rows, and what is missing."""
    texts = [answer.table.interpretation] if answer.table else []
    texts += [missing_line(answer.unsupported, answer.language)] if answer.unsupported else []
    return [{"quote": False, "parts": [{"text": plain(text)}]} for text in texts]


def _begin(answer: Answer, say: Say) -> int:
    """Where the answer's text begins that does not merely say again what the badge says."""
    text, said = answer.text, say("said_not_found")
    if answer.status != "not_found" or not text.startswith(said):
        return 0
    return len(text) - len(text[len(said) :].lstrip())


def _lines(answer: Answer, begin: int, marks: Marks, row_of: RowOf) -> Iterator[dict[str, Any]]:
    """The answer's lines from `begin`, each cut into text, table rows and marks.

    A quote is shown with the line breaks it has in its document. A "[3]" inside a quote is the document's own and stays
    text; only marks outside of quotes lead to sources.
    """
    text = answer.text
    parts: list[dict[str, Any]] = []
    is_quote, position = False, begin
    for start, end, citation in [*quotes_in_text(answer), (len(text), len(text), None)]:
        *whole, last = text[position:start].split("\n")
        for line in whole:
            parts += _marked(line, marks)
            yield from _line(parts, is_quote=is_quote)
            parts, is_quote = [], False
        parts += _marked(last, marks)
        if citation is not None:
            row = row_of(citation)
            parts += [row_part(row, citation)] if row else quote_pieces(citation)
            is_quote = True
        position = end
    yield from _line(parts, is_quote=is_quote)


def _line(parts: list[dict[str, Any]], *, is_quote: bool) -> Iterator[dict[str, Any]]:
    """The line of these parts, neighbouring texts joined; nothing for an empty one."""
    shown: list[dict[str, Any]] = []
    for part in parts:
        if _is_text(part) and shown and _is_text(shown[-1]):
            shown[-1] = {"text": shown[-1]["text"] + part["text"]}
        elif part.get("text") != "":
            shown.append(part)
    for before, row, after in zip(shown, shown[1:], shown[2:], strict=False):
        if "row" in row and "text" in before and "text" in after:
            # The grid shows that it is a quote; quotation marks alone above and below it would only be noise.
            before["text"] = before["text"].removesuffix("“")
            after["text"] = after["text"].removeprefix("”")
    shown = [part for part in shown if part.get("text") != ""]
    if shown:
        yield {"quote": is_quote, "parts": shown}


def _is_text(part: Piece) -> bool:
    return "text" in part and not part.get("bold")


def _marked(text: str, marks: Marks) -> Iterator[dict[str, Any]]:
    """Text outside of quotes, cut where marks lead to sources."""
    position = 0
    for found in _MARK.finditer(text):
        mark = marks.get(int(found[1]))
        if mark is None:
            continue
        yield {"text": plain(text[position : found.start()])}
        yield dict(mark)
        position = found.end()
    yield {"text": plain(text[position:])}


def _marks(answer: Answer, say: Say) -> Marks:
    """By number the mark that opens a citation's source, named by its document and the place there."""
    places = _places(answer, say)
    return {
        citation.number: {
            "reference": f"c{citation.number}",
            "mark": str(citation.number),
            "action": say("open_source", number=citation.number),
            "place": ", ".join(part for part in (plain(citation.document.title), places[citation.number]) if part),
        }
        for citation in answer.citations
    }


def _places(answer: Answer, say: Say) -> dict[int, str]:
    """By number where in its document a citation stands; with the quote's first words where that alone does not tell
    it from another citation of the document, or says nothing."""
    at = {one.number: (one.document.id, place(one.document, one.passage, say)) for one in answer.citations}
    count = Counter(at.values())
    names = {}
    for citation in answer.citations:
        words = at[citation.number][1]
        excerpt = f"“{shortened(plain(citation.quote), _EXCERPT_LENGTH)}”"
        alone = bool(words) and count[at[citation.number]] == 1
        names[citation.number] = words if alone else f"{words}: {excerpt}" if words else excerpt
    return names


def _table(answer: Answer, marks: Marks, say: Say) -> dict[str, Any] | None:
    """The rows that answer, each with the mark of the citation it is (none where there is no such citation)."""
    table = answer.table
    if table is None:
        return None
    return {
        "label": say("table_label"),
        "interpretation": plain(table.interpretation),
        "source": say("table_source"),
        "sort": say("table_sort"),
        "download": say("table_download"),
        "file": f"{_file_name(table.interpretation)}.csv",
        "columns": [plain(column) for column in table.columns],
        "rows": [{"cells": [plain(cell) for cell in row.cells], "mark": marks.get(row.citation)} for row in table.rows],
    }


def _file_name(text: str) -> str:
    """A file's name made of the words of a text."""
    return "-".join(bare_words(shortened(text, _FILE_NAME_LENGTH))) or "rujukan"


def _sources(answer: Answer, marks: Marks, say: Say) -> dict[str, Any]:
    """The citations by document, in the order of the answer."""
    groups: dict[str, dict[str, Any]] = {}
    places = _places(answer, say)
    for citation in answer.citations:
        group = groups.setdefault(citation.document.id, {"title": plain(citation.document.title), "entries": []})
        group["entries"].append({**marks[citation.number], "place": places[citation.number]})
    many = len(answer.citations) > _MOST_OPEN_SOURCES
    label = say("sources_many", count=len(answer.citations)) if many else say("sources")
    return {"label": label, "folded": many, "groups": list(groups.values())}


def _nearest(answer: Answer, say: Say) -> list[dict[str, Any]]:
    """The nearest passages, one for each place of a document; a mere title is not shown twice over."""
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for position, hit in enumerate(answer.nearest):
        at, title = place(hit.document, hit.passage, say), plain(hit.document.title)
        text = shortened(plain(hit.passage.text), _NEAR_LENGTH)
        entry = {
            "reference": f"n{position}",
            "title": title,
            "place": at,
            "text": "" if bare_words(text) == bare_words(title) else text,
            "language": hit.passage.language,
        }
        entries.setdefault((hit.document.id, at), entry)
    return list(entries.values())[:_MOST_NEAREST]
