"""The lines and tables of a PDF's pages in reading order, tables over page breaks put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.reading.pdf import tables as pdf_tables
from assistant.reading.pdf.layout import PlacedLine, flow_lines
from assistant.reading.pdf.tables import FoundTable
from assistant.reading.structure.flow import items_of
from assistant.reading.structure.items import GridItem, Item
from assistant.reading.structure.lines import Line


def items_of_pages(
    count: int,
    pages: Mapping[int, list[PlacedLine]],
    tables: Mapping[int, list[FoundTable]],
) -> list[Item]:
    """All pages' lines and tables in reading order, tables over page breaks put together, as parts of the document."""
    order: list[PlacedLine | FoundTable] = []
    for number in range(1, count + 1):
        for thing in _in_order(pages[number], tables[number]):
            last = order[-1] if order else None
            if isinstance(thing, FoundTable) and isinstance(last, FoundTable) and pdf_tables.goes_on(last, thing):
                order[-1] = pdf_tables.together(last, thing)
                continue
            order.append(thing)
    placed = [thing for thing in order if isinstance(thing, PlacedLine)]
    breaks, position = set(), -1
    for thing in order:
        if isinstance(thing, PlacedLine):
            position += 1
        else:
            breaks.add(position)
    flowing = iter(flow_lines(placed, frozenset(breaks)))
    return items_of([_part(thing, flowing) for thing in order])


def _part(thing: PlacedLine | FoundTable, flowing: Iterator[Line]) -> Line | GridItem:
    if isinstance(thing, PlacedLine):
        return next(flowing)
    columns, rows, row_pages = pdf_tables.header_and_body(thing)
    return GridItem(columns, rows, page=thing.page, row_pages=row_pages)


def _in_order(lines: list[PlacedLine], tables: list[FoundTable]) -> list[PlacedLine | FoundTable]:
    """Lines as they are, each table before the first line below its top (in its own column)."""
    waiting = list(tables)
    made: list[PlacedLine | FoundTable] = []
    for line in lines:
        while waiting and line.top > waiting[0].top and _same_column(line, waiting[0]):
            made.append(waiting.pop(0))
        made.append(line)
    return [*made, *waiting]


def _same_column(line: PlacedLine, table: FoundTable) -> bool:
    return line.column == 0 or (line.x0 < table.x1 and line.x1 > table.x0)
