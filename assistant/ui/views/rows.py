"""A table's row as column names and cells, word for word, for where a running line is hard to read. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.core.rows import CELL_MARK, NAME_MARK
from assistant.core.types import Document, Passage
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag


@dataclass(frozen=True, slots=True)
class RowQuote:
    """The part of a row that is shown: what stands before the cells (its table's caption, or nothing), and the cells.

    `lead`, then the cells joined by the two marks, is to the letter the text it was made from.
    """

    lead: str
    cells: tuple[tuple[str, str], ...]


def row_quote(document: Document, passage: Passage, start: int, end: int) -> RowQuote | None:
    """`start:end` of the document's text as cells; `None` unless it is a row's cells, all of them and unaltered."""
    if passage.table is None or passage.row is None or passage.table >= len(document.tables):
        return None
    table = document.tables[passage.table]
    if not 1 <= passage.row <= len(table.rows):
        return None
    row = table.rows[passage.row - 1]
    cells = tuple((name, cell) for name, cell in zip(table.columns, row.cells, strict=False) if cell)
    text = CELL_MARK.join(f"{name}{NAME_MARK}{cell}" for name, cell in cells)
    if not row.start <= start <= row.cells_start or end != row.end or document.text[row.cells_start : end] != text:
        return None
    return RowQuote(document.text[start : row.cells_start], cells)


def cell_list(quote: RowQuote, *, marked: bool) -> Html:
    """The cells as a list of names and values. The marks between them stay in the text, out of sight."""
    last = len(quote.cells) - 1
    pairs = (
        join((
            tag("dt", join((_shown(name, marked=marked), _hidden(NAME_MARK)))),
            tag("dd", join((_shown(cell, marked=marked), _hidden(CELL_MARK) if number < last else EMPTY))),
        ))
        for number, (name, cell) in enumerate(quote.cells)
    )  # fmt: skip
    return tag("dl", join(pairs), "rj-cells")


def _shown(text: str, *, marked: bool) -> Html:
    return tag("mark", escape(text)) if marked else escape(text)


def _hidden(text: str) -> Html:
    return tag("span", escape(text), "rj-hidden")
