"""Reads XLSX with openpyxl and CSV: each sheet is a page, each block of filled cells on it a table."""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Sequence

import openpyxl
from lxml import etree  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from assistant.core.errors import Words
from assistant.core.types import Remark
from assistant.reading.decoding import decode
from assistant.reading.files import MEDIA_TYPES, check_archive, damaged
from assistant.reading.formats.word import core_title
from assistant.reading.metadata import Properties
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.clean import fold
from assistant.reading.structure.items import GridItem, HeadingItem, Item, PageItem, ParagraphItem, lay

_MOST_CELLS = 2_000_000
_DEFAULT_NAME = re.compile(r"(?:sheet|lembar|worksheet)\s?\d*", re.IGNORECASE)
_MOST_FIELD_CHARACTERS = 10_000_000


def read_workbook(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a workbook into the builder: a page and heading for each sheet; formulas by their last computed values.

    Raises:
        DocumentError: it is damaged, or unpacks to too much.
    """
    archive = check_archive(data, ".xlsx")
    items: list[Item] = []
    hidden: list[tuple[int, str]] = []
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out (validation rules, drawings); none of it is text.
            warnings.simplefilter("ignore", UserWarning)
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        for number, sheet in enumerate(workbook.worksheets, start=1):
            items.append(PageItem(number, sheet.title))
            if sheet.sheet_state != "visible":
                hidden.append((number, sheet.title))
                continue
            found = regions(_cells(sheet))
            if found and not (_DEFAULT_NAME.fullmatch(sheet.title) and len(workbook.worksheets) == 1):
                items.append(HeadingItem(1, sheet.title))
            for region in _titled(found):
                items += table_items(region)
        workbook.close()
    except (InvalidFileException, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, SyntaxError, KeyError,
            ValueError, TypeError, AttributeError, IndexError, EOFError, NotImplementedError, OSError, OverflowError,
            ) as error:  # fmt: skip
        # openpyxl has no base error; broken XML is a SyntaxError (ElementTree's ParseError), missing parts KeyErrors,
        # cells out of shape ValueErrors, TypeErrors and more (found by truncating and flipping bytes).
        raise damaged(".xlsx") from error
    lay(items, builder)
    for number, title in hidden:
        builder.remark(_hidden(number, title))
    return Properties(MEDIA_TYPES[".xlsx"], title=core_title(archive))


def read_csv(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a table of separated values into the builder; the separator is told by itself."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    csv.field_size_limit(_MOST_FIELD_CHARACTERS)
    try:
        lines = [[fold(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator(text))]
    except csv.Error as error:
        raise damaged(".csv") from error
    for region in regions(lines, columns_too=False):
        lay(table_items(region), builder)
    return Properties("text/csv")


def separator(text: str) -> str:
    """The character that separates a CSV's cells: the one that cuts the most of its lines into equally many cells."""
    sample = text[:50_000]
    best, best_score = ",", 0.0
    for candidate in ",;\t|":
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=candidate) if any(row)]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        score = wide.count(usual) / len(widths) + usual / 1000
        if score > best_score:
            best, best_score = candidate, score
    return best


def regions(lines: Sequence[Sequence[str]], *, columns_too: bool = True) -> list[list[list[str]]]:
    """The blocks of filled cells, set apart by empty rows and (within these) by empty columns."""
    found: list[list[list[str]]] = []
    block: list[list[str]] = []
    for line in [*lines, []]:
        if any(line):
            block.append(list(line))
            continue
        if block:
            found += _split_columns(block) if columns_too else [_trimmed(block)]
        block = []
    return found


def _titled(found: list[list[list[str]]]) -> list[list[list[str]]]:
    """The regions of a sheet, where a title of up to three lines above an empty row joined to the table below it."""
    joined: list[list[list[str]]] = []
    for region in found:
        above = joined[-1] if joined else None
        if above is not None and len(above) <= 3 and max(map(_filled, above)) == 1 < max(map(_filled, region)):
            width = len(region[0])
            region = [[*line, *[""] * width][: max(width, len(line))] for line in above] + region
            joined.pop()
        joined.append(region)
    return joined


def table_items(region: list[list[str]]) -> list[Item]:
    """A block of cells as a table: lines of one cell above its header are its caption, those below it are notes."""
    width = max(len(line) for line in region)
    top = 0
    while top < len(region) and width > 1 and _filled(region[top]) == 1 and _filled_below(region, top) > 1:
        top += 1
    titles = [" ".join(cell for cell in line if cell) for line in region[:top]]
    body = region[top:]
    if width == 1 or len(body) < 2:
        return [ParagraphItem(" ".join(cell for cell in line if cell)) for line in region]
    bottom = len(body)
    # Notes stand in one cell under the table ("Sumber: …"), longer than a cell of the table's own would be.
    while bottom > 1 and _filled(body[bottom - 1]) == 1 and body[bottom - 1][0] and width > 2:
        bottom -= 1
    notes: list[Item] = [ParagraphItem(line[0]) for line in body[bottom:]]
    rows = tuple(tuple(line) for line in body[1:bottom])
    return [GridItem(tuple(body[0]), rows, " ".join(titles)), *notes]


def _cells(sheet: Worksheet) -> list[list[str]]:
    """A sheet's cells as text; a merged cell's value stands in each row it covers, so that each row is whole."""
    if (sheet.max_row or 0) * (sheet.max_column or 0) > _MOST_CELLS:
        raise ValueError("more cells than a document has")
    lines = [[_shown(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        column = merged.min_col - sheet.min_column
        first = merged.min_row - sheet.min_row
        for row in range(first + 1, merged.max_row - sheet.min_row + 1):
            if first < len(lines) and row < len(lines) and column < len(lines[first]):
                lines[row][column] = lines[first][column]
    return lines


def _shown(value: object, form: str) -> str:
    """A cell's value as a reader of the sheet sees it: whole numbers without ".0", dates as ISO, per cent with sign."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime.datetime):
        plain = value.time() == datetime.time(0)
        return value.date().isoformat() if plain else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if isinstance(value, (int, float)) and "%" in (form or ""):
        return f"{value * 100:.6g}%"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return fold(str(value))


def _filled(line: Sequence[str]) -> int:
    return sum(1 for cell in line if cell)


def _filled_below(region: Sequence[Sequence[str]], top: int) -> int:
    return max((_filled(line) for line in region[top + 1 :]), default=0)


def _trimmed(block: list[list[str]]) -> list[list[str]]:
    width = max(index + 1 for line in block for index, cell in enumerate(line) if cell)
    return [[*line, *[""] * (width - len(line))][:width] for line in block]


def _split_columns(block: list[list[str]]) -> list[list[list[str]]]:
    """A block cut where a whole column is empty; a title above spans the cut only in the part it stands in."""
    block = _trimmed(block)
    used = [any(line[column] for line in block) for column in range(len(block[0]))]
    parts: list[list[list[str]]] = []
    start: int | None = None
    for column, filled in enumerate([*used, False]):
        if filled and start is None:
            start = column
        elif not filled and start is not None:
            part = [line[start:column] for line in block]
            parts.append([line for line in part if any(line)])
            start = None
    return parts


def _hidden(number: int, title: str) -> Remark:
    return Remark(
        Words(f"Lembar “{title}” tersembunyi dan tidak dibaca.", f"The sheet “{title}” is hidden and was not read."),
        Words("Tampilkan lembarnya bila isinya perlu dibaca.", "Unhide the sheet if it should be read."),
        (number,),
    )
