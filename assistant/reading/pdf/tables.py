"""Tables of a PDF's page: ruled ones by their lines; and one table out of parts that go on over page breaks.

What only this module knows: which frames are tables, and which parts belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pdfplumber.page import Page
from pdfplumber.table import Table

from assistant.reading.pdf.layout import Word
from assistant.reading.structure.clean import fold, join

_NEAR_POINTS = 6.0


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, or a part of one, on a page: its rows (the header among them) and the page of each."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    row_pages: tuple[int, ...]
    edges: tuple[float, ...] = ()
    """The left edges of its columns."""
    ruled: bool = True


def ruled_tables(page: Page, number: int) -> list[FoundTable]:
    """The tables on a pdfplumber page whose cells are ruled (lines or filled boxes), from top to bottom."""
    found: list[FoundTable] = []
    for table in page.find_tables():
        texts = table.extract(x_tolerance_ratio=0.15)
        rows = _filled_rows(table, texts)
        columns = [column for column in zip(*rows, strict=True) if any(column)] if rows else []
        if len(rows) < 2 or len(columns) < 2:
            continue
        rows = list(zip(*columns, strict=True))
        x0, top, x1, bottom = table.bbox
        lefts = sorted({round(cell[0]) for row in table.rows for cell in row.cells if cell})
        found.append(
            FoundTable(number, x0, top, x1, bottom, tuple(rows), (number,) * len(rows), tuple(float(x) for x in lefts))
        )
    return sorted(found, key=lambda table: table.top)


def _filled_rows(table: Table, texts: Sequence[Sequence[str | None]]) -> list[tuple[str, ...]]:
    """The cells' text; a cell that reaches over several rows stands in each of them; rows without text are left out."""
    rows: list[tuple[str, ...]] = []
    above: list[tuple[float, str]] = []  # for each column: how far down its last cell reaches, and its text
    for row, line in zip(table.rows, texts, strict=True):
        cells: list[str] = []
        above += [(0.0, "")] * (len(line) - len(above))
        row_top = row.bbox[1]
        for column, text in enumerate(line):
            box = row.cells[column]
            if box is None:
                bottom, spanning = above[column]
                cells.append(spanning if bottom > row_top + 2 else "")
                continue
            cell = cell_text(text or "")
            above[column] = (box[3], cell)
            cells.append(cell)
        if any(cells):
            rows.append(tuple(cells))
    return rows


def cell_text(text: str) -> str:
    """A cell's lines as one, words divided at line ends put together."""
    joined = ""
    for line in text.split("\n"):
        joined = join(joined, fold(line))
    return fold(joined)


def inside(word: Word, tables: Sequence[FoundTable]) -> bool:
    """Whether a word stands in one of the tables."""
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return any(table.x0 - 1 <= x <= table.x1 + 1 and table.top - 1 <= y <= table.bottom + 1 for table in tables)


def goes_on(table: FoundTable, following: FoundTable) -> bool:
    """Whether a table at the top of a page continues the one at the bottom of the page before: columns alike."""
    if following.page != table.row_pages[-1] + 1 or len(table.rows[0]) != len(following.rows[0]):
        return False
    if _same_row(table.rows[0], following.rows[0]):
        return True
    if table.ruled != following.ruled or abs(table.x0 - following.x0) > _NEAR_POINTS:
        return False
    if table.ruled and abs(table.x1 - following.x1) > _NEAR_POINTS:
        return False
    pairs = zip(table.edges, following.edges, strict=False)
    return all(abs(left - right) <= _NEAR_POINTS for left, right in pairs)


def together(table: FoundTable, following: FoundTable) -> FoundTable:
    """Two parts of a table as one: a repeated header is left out, a row torn by the page break put together."""
    rows, pages = list(table.rows), list(table.row_pages)
    added = list(following.rows)
    if _same_row(rows[0], added[0]):
        added = added[1:]
    elif len(rows) > 1 and not added[0][0] and any(added[0][1:]) and rows[-1][0]:
        rows[-1] = tuple(fold(f"{above} {below}") for above, below in zip(rows[-1], added[0], strict=True))
        added = added[1:]
    rows += added
    pages += [following.page] * len(added)
    return FoundTable(
        table.page,
        table.x0,
        table.top,
        table.x1,
        following.bottom,
        tuple(rows),
        tuple(pages),
        table.edges,
        table.ruled,
    )


def header_and_body(table: FoundTable) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Column names, rows below them, and these rows' pages; two header rows (a spanning name above others) are one."""
    first, rows, pages = table.rows[0], table.rows[1:], table.row_pages[1:]
    if len(rows) > 1 and rows[0][0] == first[0] and first[0] and len(set(first)) > 1 and "" in first:
        filled, group = [], ""
        for above, below in zip(first, rows[0], strict=True):
            group = above or group
            filled.append(group if below in ("", group) else f"{group} {below}" if group else below)
        first, rows, pages = tuple(filled), rows[1:], pages[1:]
    return first, rows, pages


def _same_row(row: Sequence[str], other: Sequence[str]) -> bool:
    return [cell.casefold() for cell in row] == [cell.casefold() for cell in other]
