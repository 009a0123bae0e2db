"""How wide the columns of a table are, by what stands in them. Pure."""

from __future__ import annotations

from assistant.exporting.note_parts import Grid

MOST_COLUMNS = 10
"""Columns that fit side by side on an upright page of A4; a wider table is split."""
_LINE = 100
"""Characters that fit on a line of a table over the page's width."""
_LONGEST_WORD, _LONGEST_CELL = 16, 60
"""Characters up to which a word is kept whole, and from which on a cell is broken anyhow."""


def column_shares(grid: Grid) -> tuple[float, ...]:
    """Each column's share of the width; all together are 1. No column is narrower than its longest usual word while
    there is room, and what is left goes to those with long cells."""
    texts = [
        [name, *("".join(piece.text for piece in row[number]) for row in grid.rows)]
        for number, name in enumerate(grid.columns)
    ]
    needs = [max(4, min(_LONGEST_WORD, max(map(_longest_word, column)) + 2)) for column in texts]
    wants = [max(need, min(_LONGEST_CELL, max(map(len, column)))) for need, column in zip(needs, texts, strict=True)]
    room, wish = _LINE - sum(needs), sum(wants) - sum(needs)
    if room > 0 and wish > 0:
        needs = [need + room * (want - need) / wish for need, want in zip(needs, wants, strict=True)]  # type: ignore[misc]
    return tuple(need / sum(needs) for need in needs)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
