"""What all tests of the readers use: the invariants of a document, and PDFs made with reportlab."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import getSampleStyleSheet

from assistant.core.types import Block, Document

STYLES = getSampleStyleSheet()


def check(document: Document) -> None:
    """The invariants of a document."""
    text, end = document.text, 0
    for block in document.blocks:
        piece = text[block.start : block.end]
        assert block.start >= end, "blocks are ordered and do not overlap"
        assert piece, "a block is not empty"
        assert piece == piece.strip(), "a block has no spaces at its ends"
        assert not text[end : block.start].strip(), "nothing stands between blocks"
        end = block.end
    assert not text[end:]
    for number, page in enumerate(document.pages, start=1):
        assert page.number == number
        assert page.start <= page.end
        before = document.pages[number - 2].end if number > 1 else 0
        assert page.start == before, "pages are contiguous"
    if document.pages:
        assert document.pages[-1].end == len(text)
        for block in document.blocks:
            assert any(page.start <= block.start < page.end for page in document.pages)
    assert document.info.pages == len(document.pages)
    for index, table in enumerate(document.tables):
        for position, row in enumerate(table.rows, start=1):
            piece = text[row.start : row.end]
            assert len(row.cells) == len(table.columns)
            assert all(cell in piece for cell in row.cells)
            assert text[row.start : row.cells_start] == (f"{table.caption} · " if table.caption else "")
            block = next(b for b in document.blocks if b.table == index and b.row == position)
            assert (block.start, block.end) == (row.start, row.end)
            if row.page is not None and document.pages:
                page = document.pages[row.page - 1]
                assert page.start <= row.start < page.end


def block_with(document: Document, needle: str) -> Block:
    """The one block that holds a text."""
    found = [block for block in document.blocks if needle in document.text[block.start : block.end]]
    assert len(found) == 1, f"{needle!r} stands in {len(found)} blocks"
    return found[0]


def texts(document: Document, kind: str = "") -> list[str]:
    """The texts of the blocks (of one kind), in order."""
    return [document.text[block.start : block.end] for block in document.blocks if kind in ("", block.kind)]


def pdf(story: Sequence[Any], **options: Any) -> bytes:
    """A PDF that reportlab makes of a story; `foot` draws on each page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    foot = options.pop("foot", lambda canvas, document: None)
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, **options).build(list(story), onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()
