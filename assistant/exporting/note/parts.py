"""What a note is made of, whatever file it becomes: headings, paragraphs of pieces, tables and signatures.

All text in it can be written to any of the files: `note_letters.writable` has been over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.core.errors import Language

Look = Literal["body", "quote", "item", "hint", "label", "reference", "detail"]
"""How a paragraph is set: running text, a quotation, an entry of a list, an aside, a small heading, an entry of the
references, and what belongs to the entry above."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `language` is that of a document quoted (ISO 639-1; "" is the note's own); `reference` is the
    number of the reference that the text, a mark like "[3]", leads to (0: none)."""

    text: str
    bold: bool = False
    language: str = ""
    reference: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break within a piece is one in the document too. `anchor` is the number of the reference
    that it is (0: it is none)."""

    pieces: tuple[Piece, ...]
    look: Look = "body"
    anchor: int = 0

    @property
    def text(self) -> str:
        """Its text without any form."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one row of column names; each cell is a paragraph's pieces."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]

    def split(self, most: int) -> tuple[Grid, ...]:
        """Tables of at most `most` columns (two or more), all beginning with the first column, so that a page can hold
        each."""
        if len(self.columns) <= most:
            return (self,)
        others = len(self.columns) - 1
        parts = -(-others // (most - 1))
        size = -(-others // parts)
        spans = [range(first, min(first + size, others + 1)) for first in range(1, others + 1, size)]
        return tuple(
            Grid(
                self.caption if span.start == 1 else "",
                (self.columns[0], *(self.columns[number] for number in span)),
                tuple((row[0], *(row[number] for number in span)) for row in self.rows),
            )
            for span in spans
        )


@dataclass(frozen=True, slots=True)
class Signature:
    """Where the note is signed: lines that are filled in by hand, each with what belongs there."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Grid | Signature


@dataclass(frozen=True, slots=True)
class Note:
    """A conversation as an office note.

    `made` is the moment of the export, in the reader's time. `fields` are the lines of its head, label and value; an
    empty value is not known and stays to be filled in.
    """

    language: Language
    form: str
    title: str
    made: datetime
    fields: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
