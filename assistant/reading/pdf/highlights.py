"""Finds a quote of a document's text again among the characters of a page: where to mark it.

What only this module knows: what a quote and the page have in common although the text was repaired (hyphens, line
ends, ligatures), and that a table's row is written out as "column: cell; column: cell". Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left."""

_ROW_CELL = re.compile(r"(?:^|; )([^:;]{1,80}): ")
_SHORTEST_PIECE = 12
_ROW_SLACK_POINTS = 3.0
_MARGIN_CHARACTERS = 400
"""Characters, without spaces, that running heads, page numbers and footnotes may have above or below a page's text."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character on a page and its box."""

    text: str
    box: Box


def highlight_boxes(characters: Sequence[Character], quotes: Sequence[str]) -> list[Box]:
    """Where the quotes stand among a page's characters: a box for each line of each.

    A quote is looked for whole; else, where it is a table's row, by its cells; else by the longest part of it that
    stands on this page (a paragraph may begin or end on another). What is not found gets no box.
    """
    page = _Searchable(characters)
    boxes: list[Box] = []
    for quote in quotes:
        found = page.find(_bare(quote))
        if found is not None:
            boxes += page.lines(*found)
            continue
        row = _row_cells(quote)
        boxes += page.row(row) if row else page.lines(*page.longest(_bare(quote)))
    return boxes


class _Searchable:
    """A page's visible characters as one string without spaces, and the box of each."""

    def __init__(self, characters: Sequence[Character]) -> None:
        self.text = ""
        self._boxes: list[Box] = []
        parts: list[str] = []
        for character in characters:
            bare = _bare(character.text)
            parts.append(bare)
            self._boxes += [character.box] * len(bare)
        self.text = "".join(parts)

    def find(self, bare: str, start: int = 0) -> tuple[int, int] | None:
        """The range where a bare text stands."""
        position = self.text.find(bare, start) if bare else -1
        return None if position < 0 else (position, position + len(bare))

    def longest(self, bare: str) -> tuple[int, int]:
        """The range of the longest beginning of a text that stands at the foot of this page, or the longest end of one
        that stands at its head; an empty range for none. A piece elsewhere is another text that shares some words."""
        best = (0, 0)
        for from_start in (True, False):
            low, high = 0, len(bare)
            while low < high:  # whether a piece is found only ever changes once as it grows
                middle = (low + high + 1) // 2
                piece = bare[:middle] if from_start else bare[len(bare) - middle :]
                low, high = (middle, high) if piece in self.text else (low, middle - 1)
            if low >= _SHORTEST_PIECE and low > best[1] - best[0]:
                piece = bare[:low] if from_start else bare[len(bare) - low :]
                position = self.text.rfind(piece) if from_start else self.text.find(piece)
                beyond = len(self.text) - position - low if from_start else position
                if beyond > _MARGIN_CHARACTERS:
                    continue
                # A full stop of the sentence before may stand on both pages by chance.
                stray = 0 if from_start else len(piece) - len(piece.lstrip('.,;:!?)”"'))
                best = (position + stray, position + low)
        return best

    def row(self, cells: Sequence[str]) -> list[Box]:
        """The boxes of a table row's cells: of all places where they stand, those that lie in one band together."""
        wanted = [bare for cell in cells if (bare := _bare(cell))]
        anchors = sorted(wanted, key=len, reverse=True)[:3]
        best: list[Box] = []
        best_found = 0
        for anchor in anchors:
            for place in self._places(anchor):
                boxes, number = self._row_around(self.lines(*place), wanted, anchor)
                if number > best_found:
                    best, best_found = boxes, number
        return best if best_found * 2 >= len(wanted) or best_found == len(wanted) else []

    def _row_around(self, anchor: list[Box], wanted: Sequence[str], anchored: str) -> tuple[list[Box], int]:
        top, bottom = min(box[1] for box in anchor), max(box[3] for box in anchor)
        boxes, number = list(anchor), 1
        for bare in wanted:
            if bare == anchored:
                continue
            near: list[tuple[float, int, list[Box]]] = []
            for place in self._places(bare):
                lines = self.lines(*place)
                middle = (min(box[1] for box in lines) + max(box[3] for box in lines)) / 2
                half = (bottom - top) / 2 + max(box[3] - box[1] for box in lines)
                distance = abs(middle - (top + bottom) / 2)
                if distance <= half + _ROW_SLACK_POINTS:
                    near.append((distance, len(near), lines))
            if near:
                boxes += min(near)[2]
                number += 1
        return boxes, number

    def _places(self, bare: str) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        start = 0
        while len(places) < 200 and (found := self.find(bare, start)) is not None:
            alone = len(bare) > 4 or self._stands_alone(*found)
            if alone:
                places.append(found)
            start = found[0] + 1
        return places

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether a short text is no part of a longer word or number: the neighbours stand off or on another line."""
        return not self._touches(start - 1, start) and not self._touches(end - 1, end)

    def _touches(self, left: int, right: int) -> bool:
        if left < 0 or right >= len(self._boxes):
            return False
        one, two = self._boxes[left], self._boxes[right]
        same_line = min(one[3], two[3]) - max(one[1], two[1]) > 0
        return same_line and 0 <= two[0] - one[2] + 1 < 0.15 * (one[3] - one[1]) + 1

    def lines(self, start: int, end: int) -> list[Box]:
        """The boxes of a range of characters, those of one line joined."""
        joined: list[Box] = []
        for box in self._boxes[start:end]:
            last = joined[-1] if joined else None
            if last is not None:
                shared = min(last[3], box[3]) - max(last[1], box[1])
                height = min(last[3] - last[1], box[3] - box[1])
                if shared > 0.4 * height and -1 < box[0] - last[2] < 6 * (last[3] - last[1]):
                    joined[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
                    continue
            joined.append(box)
        return joined


def _row_cells(quote: str) -> list[str]:
    """The cells of a quote that is a table's row written out, or none."""
    text = quote.split(" · ", 1)[-1]
    names = list(_ROW_CELL.finditer(text))
    if not names or names[0].start() != 0:
        return []
    ends = [*(name.start() for name in names[1:]), len(text)]
    return [text[name.end() : end] for name, end in zip(names, ends, strict=True)]


def _bare(text: str) -> str:
    """What two writings of one text share: letters, digits and signs, without spaces, hyphens and ligatures."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not c.isspace() and c not in "-\u00ad\u2010\u2011\ufffe\u0002\u0000")
