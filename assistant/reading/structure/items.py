"""The parts readers take a document apart into, and how they are laid down together.

What only this module knows: which paragraph is a table's caption, which sentence leads a list in, and when a table
is only a list of names and values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.structure.build import Break, DocumentBuilder
from assistant.reading.structure.clean import fold
from assistant.reading.structure.headings import is_caption, recognise_table


@dataclass(frozen=True, slots=True)
class HeadingItem:
    """A heading of a level (1 outermost)."""

    level: int
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphItem:
    """A paragraph; `breaks` as in `DocumentBuilder.paragraph`. `caption` where the format itself calls it one."""

    text: str
    page: int = 0
    breaks: tuple[Break, ...] = ()
    caption: bool = False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An item of a list; `depth` counts lists around its own."""

    text: str
    page: int = 0
    depth: int = 0
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class GridItem:
    """A table; `row_pages` as in `DocumentBuilder.table`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    page: int = 0
    row_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PageItem:
    """A page begins."""

    number: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class LeaveItem:
    """All sections of this level or deeper end here."""

    level: int


Item = HeadingItem | ParagraphItem | ListEntry | GridItem | PageItem | LeaveItem

_LAST_SENTENCE = re.compile(r"(?:.*[.!?][\"”)]*\s+(?=[\"“(]?[A-Z]))?(.+)", re.DOTALL)
_INTRODUCES = re.compile(r"\b(?:berikut|yaitu|yakni|antara lain|meliputi|following|as follows)\b", re.IGNORECASE)


def lay(items: Sequence[Item], builder: DocumentBuilder) -> None:
    """Lay the items into the builder: captions to their tables, introducing sentences to their lists."""
    used: set[int] = set()
    leads: list[str] = []
    for index, item in enumerate(items):
        if index in used:
            continue
        if not isinstance(item, (PageItem, LeaveItem)) and item.page:
            builder.page(max(item.page, 1))
        if not isinstance(item, ListEntry):
            leads = []
        if isinstance(item, PageItem):
            builder.page(item.number, item.label)
        elif isinstance(item, LeaveItem):
            builder.leave(item.level)
        elif isinstance(item, HeadingItem):
            if not _captions_next(items, index):
                builder.heading(item.level, item.text)
        elif isinstance(item, ParagraphItem):
            if not _captions_next(items, index):
                builder.paragraph(item.text, item.breaks)
        elif isinstance(item, ListEntry):
            before = items[index - 1] if index else None
            if not leads and isinstance(before, ParagraphItem):
                leads = [lead_in_of(before.text)]
            leads = _leads_at(leads, item, before)
            builder.list_item(item.text, leads[item.depth], item.breaks)
        else:
            _lay_grid(item, _caption(items, index, used), builder)


def lead_in_of(text: str) -> str:
    """The sentence of a paragraph that introduces the list after it, or ""."""
    found = _LAST_SENTENCE.fullmatch(fold(text))
    sentence = found.group(1) if found else ""
    return sentence if sentence.endswith(":") or _INTRODUCES.search(sentence) else ""


def _leads_at(leads: list[str], item: ListEntry, before: Item | None) -> list[str]:
    """The introducing sentences down to this item's depth: an inner list is introduced by the item above it."""
    leads = leads[: item.depth + 1] or [""]
    while len(leads) <= item.depth:
        above = before.text if isinstance(before, ListEntry) else ""
        leads = [*leads, above if above.endswith(":") else leads[-1]]
    return leads


def _caption_text(item: Item) -> str:
    """The caption that an item would be for the table after it, or ""."""
    if isinstance(item, ParagraphItem) and (item.caption or is_caption(fold(item.text))):
        return item.text
    if isinstance(item, HeadingItem) and recognise_table(item.text):
        return item.text
    return ""


def _captions_next(items: Sequence[Item], index: int) -> bool:
    """Whether the item is the caption of the table right after it."""
    following = items[index + 1] if index + 1 < len(items) else None
    if isinstance(following, PageItem) and index + 2 < len(items):
        following = items[index + 2]
    return isinstance(following, GridItem) and not following.caption and bool(_caption_text(items[index]))


def _caption(items: Sequence[Item], index: int, used: set[int]) -> str:
    grid = items[index]
    if isinstance(grid, GridItem) and grid.caption:
        return grid.caption
    before = index - 1
    if before > 0 and isinstance(items[before], PageItem):
        before -= 1
    if before >= 0 and (text := _caption_text(items[before])):
        return text
    after = items[index + 1] if index + 1 < len(items) else None
    # A caption below its table, as figures have it, unless it stands above a table of its own.
    below = isinstance(after, ParagraphItem) and not _captions_next(items, index + 1)
    if below and isinstance(after, ParagraphItem) and (after.caption or recognise_table(after.text)):
        used.add(index + 1)
        return after.text
    return ""


def _lay_grid(grid: GridItem, caption: str, builder: DocumentBuilder) -> None:
    lines = [grid.columns, *grid.rows]
    width = max((len(line) for line in lines), default=0)
    if width == 1:  # a frame around text, not a table
        for line in lines:
            for cell in line:
                builder.paragraph(cell)
        return
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    if width == 2 and filled and all(line[0].rstrip().endswith(":") for line in filled if line[0].strip()):
        for line in filled:
            builder.paragraph(" ".join(fold(cell) for cell in line))
        return
    builder.table(caption, grid.columns, grid.rows, grid.page or None, grid.row_pages)
