"""Tables of a PDF's page that have no ruled cells: their columns show as strips that no word crosses.

What only this module knows: how wide such a strip is, and which lines of it make up one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.pdf.layout import Word, rows_of
from assistant.reading.pdf.tables import FoundTable
from assistant.reading.structure.clean import fold, join
from assistant.reading.structure.headings import is_source_line, list_marker, recognise

_STRIP_POINTS = 7.0
_FEWEST_LINES = 3
_FARTHEST = 3.4  # times the height of a line: a line further down is not the table's
_ROW_GAP = 1.22  # times the distance of lines within a cell

Strip = tuple[float, float]
Line = Sequence[Word]


def aligned_tables(words: Sequence[Word], rules: Sequence[float], number: int) -> list[FoundTable]:
    """The tables among a page's words, from top to bottom. `rules`: heights of ruled horizontal lines.

    Three columns make a table anywhere, two only below a caption ("Tabel 1 …"), for signatures and lists stand in
    two columns as well.
    """
    lines = rows_of(words)
    found: list[FoundTable] = []
    index = 0
    while index < len(lines):
        captioned = any(_is_caption(lines[above]) for above in range(max(0, index - 2), index))
        end, strips = _region(lines, index)
        enough = len(strips) >= (1 if captioned else 2)
        celled = sum(_cells_filled(line, strips) > 1 for line in lines[index:end])
        if enough and celled >= _FEWEST_LINES and not _is_list(lines[index:end], strips):
            table = _table(lines[index:end], strips, rules, number)
            if len(table.rows) >= 2:
                found.append(table)
                index = end
                continue
        index += 1
    return found


def _region(lines: Sequence[Line], start: int) -> tuple[int, list[Strip]]:
    """How far a table that begins with this line would reach, and the empty strips between its columns."""
    strips = _gaps(lines[start])
    end = start + 1
    if not strips or _is_caption(lines[start]):
        return end, []
    while end < len(lines):
        line = lines[end]
        height = _bottom(line) - _top(line)
        if _top(line) - _bottom(lines[end - 1]) > _FARTHEST * height or is_source_line(_text(line)):
            break
        if _is_caption(line) or (len(_gaps(line)) == 0 and recognise(_text(line)) is not None):
            break
        narrowed = _narrowed(strips, line)
        # A line across a strip ends the table, unless that strip was only chance in the lines so far.
        if len(narrowed) < len(strips) and (len(narrowed) < 2 or end - start >= 2):
            break
        strips = narrowed
        end += 1
    return end, strips


def _gaps(line: Line) -> list[Strip]:
    return [
        (left["x1"], right["x0"])
        for left, right in pairwise(line)
        if right["x0"] - left["x1"] >= max(_STRIP_POINTS, 0.9 * (left["bottom"] - left["top"]))
    ]


def _narrowed(strips: Sequence[Strip], line: Line) -> list[Strip]:
    """What is left of the strips below this line: the widest part of each that none of its words reaches into."""
    left_over: list[Strip] = []
    for strip in strips:
        free = [strip]
        for word in line:
            free = [part for piece in free for part in _without(piece, (word["x0"], word["x1"]))]
        best = max(free, key=lambda part: part[1] - part[0], default=(0.0, 0.0))
        if best[1] - best[0] >= _STRIP_POINTS:
            left_over.append(best)
    return left_over


def _without(piece: Strip, taken: Strip) -> list[Strip]:
    if taken[1] <= piece[0] or taken[0] >= piece[1]:
        return [piece]
    return [part for part in ((piece[0], taken[0]), (taken[1], piece[1])) if part[1] > part[0]]


def _table(lines: Sequence[Line], strips: Sequence[Strip], rules: Sequence[float], number: int) -> FoundTable:
    cells = [_cells(line, strips) for line in lines]
    rows: list[list[str]] = []
    for index, line in enumerate(cells):
        if index == 0 or _begins_row(lines, cells, index, rules):
            rows.append(line)
        else:
            rows[-1] = [join(above, below) for above, below in zip(rows[-1], line, strict=True)]
    left = min(line[0]["x0"] for line in lines)
    edges = [left, *(strip[1] for strip in strips)]
    return FoundTable(
        page=number,
        x0=left,
        top=_top(lines[0]),
        x1=max(line[-1]["x1"] for line in lines),
        bottom=_bottom(lines[-1]),
        rows=tuple(tuple(fold(cell) for cell in row) for row in rows),
        row_pages=(number,) * len(rows),
        edges=tuple(edges),
        ruled=False,
    )


def _begins_row(lines: Sequence[Line], cells: Sequence[Sequence[str]], index: int, rules: Sequence[float]) -> bool:
    """Whether a line begins a new row: below a rule, below more than the usual space, or else by its first cell."""
    above, top = _top(lines[index - 1]), _top(lines[index])
    if any(above + 2 < rule < top + 2 for rule in rules):
        return True
    distances = [_top(lines[i]) - _top(lines[i - 1]) for i in range(1, len(lines))]
    close = min(distances)
    spaced = sum(distance > _ROW_GAP * close for distance in distances)
    if spaced >= 2 and spaced * 2 >= sum(bool(line[0]) for line in cells) - 1:
        return top - above > _ROW_GAP * close
    return bool(cells[index][0])


def _cells(line: Line, strips: Sequence[Strip]) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(strips) + 1)]
    for word in line:
        middle = (word["x0"] + word["x1"]) / 2
        cells[sum(middle > (strip[0] + strip[1]) / 2 for strip in strips)].append(word["text"])
    return [" ".join(words) for words in cells]


def _cells_filled(line: Line, strips: Sequence[Strip]) -> int:
    return sum(bool(cell) for cell in _cells(line, strips))


def _is_list(lines: Sequence[Line], strips: Sequence[Strip]) -> bool:
    """Whether two columns are a list: marks on the left, text on the right."""
    if len(strips) != 1:
        return False
    first = [cell for line in lines if (cell := _cells(line, strips)[0])]
    return all(list_marker(f"{cell} x") is not None for cell in first)


def _is_caption(line: Line) -> bool:
    mark = recognise(_text(line))
    return mark is not None and mark.sort == "table"


def _text(line: Line) -> str:
    return " ".join(word["text"] for word in line)


def _top(line: Line) -> float:
    return float(min(word["top"] for word in line))


def _bottom(line: Line) -> float:
    return float(max(word["bottom"] for word in line))
