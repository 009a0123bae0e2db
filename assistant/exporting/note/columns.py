"""How wide the columns of a table are, by what stands in them. Pure."""

from __future__ import annotations

from assistant.exporting.note.parts import Grid

MOST_COLUMNS = 10
"""Columns that fit side by side on an upright page of A4; a wider table is split."""
ROOMY = 6
"""Columns up to which the usual size of letters leaves room; more are set smaller."""
_LINE = 100
"""Characters that fit on a line of a table over the page's width."""
_NARROWEST, _LONGEST_WORD, _LONGEST_CELL = 6.0, 18.0, 60.0
"""Characters that a column has at least (its margins included), up to which a word is kept whole, and from which on a
cell is broken anyhow."""


def column_shares(grid: Grid) -> tuple[float, ...]:
    """Each column's share of the width; all together are 1. No column is narrower than its longest usual word while
    there is room, and what is left goes to those with long cells."""
    texts = [
        [name, *("".join(piece.text for piece in row[number]) for row in grid.rows)]
        for number, name in enumerate(grid.columns)
    ]
    needs = [max(_NARROWEST, min(_LONGEST_WORD, 1.1 * max(map(_longest_word, column)) + 3)) for column in texts]
    wants = [
        max(need, min(_LONGEST_CELL, max(map(len, column)) + 3)) for need, column in zip(needs, texts, strict=True)
    ]
    room, wish = _LINE - sum(needs), sum(wants) - sum(needs)
    if room > 0 and wish > 0:
        needs = [need + room * (want - need) / wish for need, want in zip(needs, wants, strict=True)]
    return tuple(need / sum(needs) for need in needs)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
