"""The lines of a PDF's pages with what their place and font say: headings, paragraphs, running heads, columns.

What only this module knows: measures on the page. It works on words and characters as pdfplumber gives them.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assistant.reading.structure.clean import fold
from assistant.reading.structure.headings import list_marker, recognise
from assistant.reading.structure.lines import Line

Word = Mapping[str, Any]

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LARGER = 1.12  # times the body's size: from here on a line is a heading
_GAP = 1.28  # times the usual distance of lines: from here on a paragraph ends
_GUTTER_POINTS = 9.0
_LONGEST_HEADING = 240


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line on its page: where it stands (points from the top left), its font's size, whether all of it is bold."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    first_word: float
    """The width of its first word, by which one can tell whether it would have fitted in the line above."""
    column: int = 0


def lines_of_page(words: Sequence[Word], number: int, width: float) -> list[PlacedLine]:
    """The page's words as lines in reading order: from top to bottom, column by column where there are two."""
    rows = rows_of(words)
    gutter = _gutter(rows, width)
    if gutter is None:
        return [_line(row, number, 0) for row in rows]
    lines: list[PlacedLine] = []
    left: list[PlacedLine] = []
    right: list[PlacedLine] = []
    for row in rows:
        if _crosses(row, gutter):
            lines += [*left, *right]
            left, right = [], []
            lines.append(_line(row, number, 0))
            continue
        for side, part in (
            (left, [w for w in row if w["x1"] <= gutter]),
            (right, [w for w in row if w["x0"] >= gutter]),
        ):
            if part:
                side.append(_line(part, number, 1 if side is left else 2))
    return [*lines, *left, *right]


def flow_lines(lines: Sequence[PlacedLine], breaks_after: frozenset[int] = frozenset()) -> list[Line]:
    """The lines with what the flow of text needs to know. `breaks_after`: indexes of lines that a table follows."""
    levels = heading_levels(lines)
    leading = _leading(lines)
    margins = _right_margins(lines)
    flowing: list[Line] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        near = before is not None and _same_column(before, line) and index - 1 not in breaks_after
        gap = not near or (before is not None and line.top - before.top > leading.get(round(line.size), 1e9) * _GAP)
        right = margins[(line.page, line.column)]
        full = after is not None and line.x1 + 0.9 * (after.first_word + 0.25 * line.size) > right
        flowing.append(
            Line(line.text, line.page, gap, measured=near and gap, full=full, left=line.x0, level=levels[index])
        )
    return flowing


def heading_levels(lines: Sequence[PlacedLine]) -> list[int | None]:
    """For each line the level its font makes it a heading of, or None: sizes from large to small, then numbering."""
    body = body_size(lines)
    keys: list[tuple[float, int, int] | None] = []
    for index, line in enumerate(lines):
        keys.append(_heading_key(line, body) if not _in_bold_paragraph(lines, index, body) else None)
    # The lines of one heading share their first line's number.
    for index in range(1, len(keys)):
        key, before = keys[index], keys[index - 1]
        if key is None or before is None or key[:2] != before[:2] or not _same_column(lines[index - 1], lines[index]):
            continue
        touching = lines[index].top - lines[index - 1].top < lines[index].size * 1.9
        if touching and recognise(lines[index].text) is None and list_marker(lines[index].text) is None:
            keys[index] = before
    order = {key: level for level, key in enumerate(sorted({key for key in keys if key}), start=1)}
    return [order[key] if key else None for key in keys]


def body_size(lines: Sequence[PlacedLine]) -> float:
    """The size most of the text is set in, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _heading_key(line: PlacedLine, body: float) -> tuple[float, int, int] | None:
    letters = sum(character.isalpha() for character in line.text)
    if letters < 3 or len(line.text) > _LONGEST_HEADING:
        return None
    larger = line.size >= body * _LARGER
    if not larger and not (line.bold and line.size >= body * 0.95):
        return None
    if not larger and line.text.rstrip().endswith((".", ",", ";")):
        return None
    mark = recognise(line.text)
    depth = 9 if mark is None or mark.sort == "table" else mark.level
    return (-line.size, 0 if line.bold else 1, depth)


def _in_bold_paragraph(lines: Sequence[PlacedLine], index: int, body: float) -> bool:
    """Whether a bold line of the body's size is one of many: a paragraph set in bold is no heading."""
    line = lines[index]
    if line.size >= body * _LARGER or not line.bold:
        return False
    first, last = index, index
    while first > 0 and _continues(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and _continues(lines[last], lines[last + 1]):
        last += 1
    return last - first >= 3 or lines[last].text.rstrip().endswith((".", ",", ";"))


def _continues(line: PlacedLine, following: PlacedLine) -> bool:
    return (
        _same_column(line, following)
        and line.bold == following.bold
        and abs(line.size - following.size) < 0.3
        and following.top - line.top < line.size * 1.7
        and recognise(following.text) is None
        and list_marker(following.text) is None
    )


def _same_column(line: PlacedLine, following: PlacedLine) -> bool:
    return line.page == following.page and line.column == following.column and following.top > line.top


def _leading(lines: Sequence[PlacedLine]) -> dict[int, float]:
    """The usual distance from line to line for each size of type."""
    distances: dict[int, list[float]] = {}
    for line, following in pairwise(lines):
        if _same_column(line, following) and abs(line.size - following.size) < 0.3:
            distance = following.top - line.top
            if distance < 3.2 * line.size:
                distances.setdefault(round(line.size), []).append(distance)
    # The lower median: where paragraphs are short, most distances may be between paragraphs.
    return {size: max(statistics.quantiles(found, n=4)[0] if len(found) > 1 else found[0], size * 1.0)
            for size, found in distances.items()}  # fmt: skip


def _right_margins(lines: Sequence[PlacedLine]) -> dict[tuple[int, int], float]:
    ends: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        ends.setdefault((line.page, line.column), []).append(line.x1)
    whole: dict[int, float] = {}
    for (_, column), found in ends.items():
        whole[column] = max(whole.get(column, 0.0), sorted(found)[int(len(found) * 0.9)])
    # A page with few lines may have none that reaches the margin.
    return {
        key: sorted(found)[int(len(found) * 0.95)] if len(found) >= 8 else whole[key[1]] for key, found in ends.items()
    }


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand on one line together, from left to right; raised marks stay with the line they belong to."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        row = rows[-1] if rows else None
        if row is not None:
            top, bottom = min(w["top"] for w in row), max(w["bottom"] for w in row)
            shared = min(bottom, word["bottom"]) - max(top, word["top"])
            if shared > 0.5 * min(bottom - top, word["bottom"] - word["top"]):
                row.append(word)
                continue
        rows.append([word])
    for row in rows:
        row.sort(key=lambda word: word["x0"])
    return rows


def _gutter(rows: Sequence[Sequence[Word]], width: float) -> float | None:
    """Where the empty strip between two columns lies, or None where the page has one column."""
    best, best_score = None, 0
    for x in range(int(width * 0.35), int(width * 0.65), 3):
        crossing = sum(_crosses(row, x) for row in rows)
        both = sum(not _crosses(row, x) and row[0]["x0"] < x < row[-1]["x1"] for row in rows)
        if both >= 8 and crossing <= 0.3 * both and both - crossing > best_score:
            best, best_score = float(x), both - crossing
    return best


def _crosses(row: Sequence[Word], x: float) -> bool:
    half = _GUTTER_POINTS / 2
    return any(word["x0"] < x + half and word["x1"] > x - half for word in row)


def _line(row: Sequence[Word], number: int, column: int) -> PlacedLine:
    characters = [character for word in row for character in word["chars"] if character["text"].strip()]
    sizes = Counter(round(character["size"] * 2) / 2 for character in characters)
    letters = [character for character in characters if character["text"].isalnum()] or characters
    bold = sum(bool(_BOLD.search(character["fontname"])) for character in letters)
    text = fold(_UNMAPPED.sub(lambda found: "•" if found.start() == 0 else "", " ".join(word["text"] for word in row)))
    return PlacedLine(
        text=text,
        page=number,
        x0=row[0]["x0"],
        x1=row[-1]["x1"],
        top=min(word["top"] for word in row),
        bottom=max(word["bottom"] for word in row),
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        bold=bool(letters) and bold >= 0.9 * len(letters),
        first_word=row[0]["x1"] - row[0]["x0"],
        column=column,
    )
