"""Lays a document's text and its structure in step: the one place where offsets are made.

What only this module knows: how blocks are joined to one text, and how a table's row is written out as a line.
Blocks stand apart by an empty line; items of one list and rows of one table by a line end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.core.errors import DocumentError, Words
from assistant.core.rows import CELL_MARK, NAME_MARK
from assistant.core.types import Block, BlockKind, Document, DocumentInfo, Page, Remark, Row, Table
from assistant.reading.structure.clean import fold, repair_block
from assistant.reading.structure.headings import is_generic, is_numbered

CAPTION_MARK = " · "
_UNNAMED = "Kolom "
_MOST_CHARACTERS = 20_000_000
"""Of a document: some 7000 pages. More would be embedded for hours, and hold up every build meanwhile."""

Break = tuple[int, int]
"""A page boundary inside a block: the offset in the block's text where a page begins, and that page's number."""


class DocumentBuilder:
    """Takes a document's parts in reading order and gives back a `Document` whose offsets fit its text.

    `labels` gives the printed labels of pages by number, where they are known beforehand.
    """

    def __init__(self, labels: Mapping[int, str] | None = None) -> None:
        self._labels = dict(labels or {})
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._remarks: list[Remark] = []
        self._path: list[tuple[int, str]] = []
        self._pages: list[tuple[int, str]] = []
        self._page_starts: list[int] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above what comes next, outermost first."""
        return tuple(text for _, text in self._path)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def has_text(self) -> bool:
        """Whether anything was laid down yet."""
        return bool(self._blocks)

    @property
    def has_remarks(self) -> bool:
        """Whether anything could not be read."""
        return bool(self._remarks)

    @property
    def first_heading(self) -> str:
        """The first heading that could name the document ("Abstrak" or a chapter's section could not), else ""."""
        text = self.text
        for block in self._blocks:
            if block.kind == "heading":
                name = text[block.start : block.end]
                if not is_generic(name) and not any(is_numbered(heading) for heading in block.headings):
                    return name
        return ""

    def first_lines(self, most: int = 40) -> tuple[str, ...]:
        """The first lines laid down; of a table the cells that stand alone in their row."""
        text = self.text
        found: list[str] = []
        for block in self._blocks[:most]:
            if block.table is not None and block.row is not None and block.table < len(self._tables):
                table = self._tables[block.table]
                for cells in (table.columns if block.row == 1 else (), table.rows[block.row - 1].cells):
                    own = [cell for cell in cells if cell and not cell.startswith(_UNNAMED)]
                    found += own if len(own) == 1 else ()
            else:
                found += text[block.start : block.end].split("\n")
        return tuple(found[:most])

    def page(self, number: int, label: str = "") -> None:
        """What comes next stands on this page; numbers that were left out become empty pages."""
        for missing in range(len(self._pages) + 1, number + 1):
            known = label if missing == number and label else self._labels.get(missing, str(missing))
            self._pages.append((missing, known))

    def label_pages(self, labels: Mapping[int, str]) -> None:
        """The printed labels of pages that are still to come, by number."""
        self._labels.update(labels)

    def heading(self, level: int, text: str) -> None:
        """A heading; it ends all sections of its own or a deeper level (1 is the outermost)."""
        text = fold(text)
        if not text:
            return
        self.leave(level)
        self._add("heading", text, headings=self.path)
        self._path.append((level, text))

    def leave(self, level: int) -> None:
        """End all open sections of this level or deeper: what follows belongs to the section above them."""
        while self._path and self._path[-1][0] >= level:
            self._path.pop()

    def paragraph(self, text: str, breaks: Sequence[Break] = ()) -> None:
        """A paragraph; `breaks` says where inside it new pages begin."""
        self._add("paragraph", text, headings=self.path, breaks=breaks)

    def list_item(self, text: str, lead_in: str = "", breaks: Sequence[Break] = ()) -> None:
        """An item of a list, introduced by the sentence `lead_in`."""
        self._add("list_item", text, headings=self.path, lead_in=fold(lead_in), breaks=breaks)

    def table(
        self,
        caption: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        page: int | None = None,
        row_pages: Sequence[int | None] = (),
    ) -> None:
        """A table: its caption once, then each row as a line of its own; rows without any cell are left out.

        `row_pages` names the page of each row where the table goes on over a page break, else all stand on `page`.
        """
        caption = fold(caption)
        width = max([len(columns), *(len(row) for row in rows)], default=0)
        names = tuple(
            (fold(columns[index]) if index < len(columns) else "") or f"{_UNNAMED}{index + 1}" for index in range(width)
        )
        index = len(self._tables)
        headings = (*self.path, caption) if caption else self.path
        if caption:
            self._add("caption", caption, headings=headings, table=index)
        laid: list[Row] = []
        for position, row in enumerate(rows):
            cells = tuple(fold(cell) for cell in (*row, *[""] * (width - len(row))))
            line = CELL_MARK.join(f"{name}{NAME_MARK}{cell}" for name, cell in zip(names, cells, strict=True) if cell)
            if not line:
                continue
            row_page = row_pages[position] if position < len(row_pages) else page
            if row_page is not None and row_page > len(self._pages):
                self.page(row_page)
            prefix = caption + CAPTION_MARK if caption else ""
            start, end = self._add("table_row", prefix + line, headings=headings, table=index, row=len(laid) + 1)
            laid.append(Row(cells, start, start + len(prefix), end, row_page))
        self._tables.append(Table(caption, names, tuple(laid)))

    def remark(self, remark: Remark) -> None:
        """Something that could not be read."""
        self._remarks.append(remark)

    def finish(self, info: DocumentInfo) -> Document:
        """The document. A first heading that is only its title is not repeated in the paths of what stands below."""
        text = self.text
        starts = [*self._page_starts, *[len(text)] * (len(self._pages) - len(self._page_starts))]
        starts[:1] = [0] if starts else []
        ends = [*starts[1:], len(text)][: len(starts)]
        pages = tuple(
            Page(number, label, start, end)
            for (number, label), start, end in zip(self._pages, starts, ends, strict=True)
        )
        blocks = _without_title(self._blocks, text, info.title)
        return Document(
            info=replace(info, pages=len(pages)),
            text=text,
            blocks=blocks,
            pages=pages,
            tables=tuple(self._tables),
            remarks=tuple(self._remarks),
        )

    def _add(
        self,
        kind: BlockKind,
        text: str,
        *,
        headings: tuple[str, ...],
        lead_in: str = "",
        table: int | None = None,
        row: int | None = None,
        breaks: Sequence[Break] = (),
    ) -> tuple[int, int]:
        """Lay one block down and give its range; a block that is empty after repair leaves nothing."""
        repaired = text if kind in ("caption", "table_row") else repair_block(text)
        if not repaired:
            return self._length, self._length
        if self._length + len(repaired) > _MOST_CHARACTERS:
            raise _too_long()
        separator = self._separator(kind, table, lead_in)
        start = self._length + len(separator)
        self._parts += [separator, repaired]
        self._length = start + len(repaired)
        # Pages announced since the last block begin where this one does.
        self._page_starts += [start] * (len(self._pages) - len(self._page_starts))
        for offset, number in breaks:
            inside = start + min(max(offset, 0), len(repaired))
            self.page(number)
            self._page_starts += [inside] * (len(self._pages) - len(self._page_starts))
        self._blocks.append(Block(kind, start, self._length, headings, lead_in, table, row))
        return start, self._length

    def _separator(self, kind: BlockKind, table: int | None, lead_in: str) -> str:
        if not self._blocks:
            return ""
        last = self._blocks[-1]
        together = last.kind == kind and (
            (kind == "list_item" and last.lead_in == lead_in) or (kind == "table_row" and last.table == table)
        )
        return "\n" if together else "\n\n"


def _too_long() -> DocumentError:
    most = f"{_MOST_CHARACTERS // 1_000_000}"
    return DocumentError(
        Words(
            f"Teks dokumen ini lebih dari {most} juta huruf.", f"This document has more than {most} million characters."
        ),
        Words("Bagi berkasnya menjadi beberapa bagian.", "Divide it into several files."),
    )


def _without_title(blocks: Sequence[Block], text: str, title: str) -> tuple[Block, ...]:
    first = next((block for block in blocks if block.kind == "heading"), None)
    if first is None or first.headings or _bare(text[first.start : first.end]) != _bare(title):
        return tuple(blocks)
    name = text[first.start : first.end]
    return tuple(
        replace(block, headings=block.headings[1:]) if block.headings[:1] == (name,) else block for block in blocks
    )


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
