"""Quotes as pieces to be drawn one after the other, the words that answer in bold. Pure; no piece alters the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.core.rows import CELL_MARK, NAME_MARK
from assistant.core.types import Citation
from assistant.ui.views.rows import RowQuote
from assistant.ui.views.safe import plain

Piece = dict[str, Any]
"""`text`, and `bold: True` where it stands out."""


def quote_pieces(citation: Citation) -> list[Piece]:
    """The whole quote, cut where its bold words begin and end."""
    return list(_cut(citation.quote, 0, citation))


def row_part(row: RowQuote, citation: Citation) -> dict[str, Any]:
    """A table's row as its lead and its cells, whose values are pieces."""
    cells, position = [], len(row.lead)
    for name, value in row.cells:
        position += len(name) + len(NAME_MARK)
        cells.append({"name": plain(name), "value": list(_cut(value, position, citation))})
        position += len(value) + len(CELL_MARK)
    return {"row": {"lead": plain(row.lead), "cells": cells}}


def _cut(text: str, offset: int, citation: Citation) -> Iterator[Piece]:
    """`text`, which begins at `offset` of the quote, as pieces."""
    start, end = citation.bold
    # Offsets that lie outside of the quote mean nothing: then nothing stands out, and the quote stays whole.
    if not 0 <= start < end <= len(citation.quote):
        start = end = 0
    first, last = max(0, start - offset), min(len(text), end - offset)
    if first >= last:
        yield {"text": plain(text)}
        return
    for piece, bold in ((text[:first], False), (text[first:last], True), (text[last:], False)):
        if piece:
            yield {"text": plain(piece), "bold": True} if bold else {"text": plain(piece)}
