"""The references of a note: one number for each passage over all its answers, and the quotes still to be given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.core.citations import place_below_title
from assistant.core.errors import Language
from assistant.core.types import Citation, DocumentInfo, Passage
from assistant.exporting.note.letters import runs_left, writable
from assistant.exporting.note.parts import Piece

_LEFT_TO_RIGHT = "\u200e"


@dataclass(slots=True)
class Reference:
    """A passage that the note refers to. `unquoted` are its citations whose quotes the note has not given yet."""

    number: int
    document: DocumentInfo
    passage: Passage
    unquoted: dict[str, Citation] = field(default_factory=dict)

    def place(self, language: Language) -> str:
        """Where in its document the passage stands, with its page; "" where there is no more to say."""
        return place_below_title(self.document, self.passage, language)


class References:
    """Gives out numbers from 1 in the order in which passages are first referred to."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Reference] = {}
        self._quoted: set[tuple[int, str]] = set()

    def __iter__(self) -> Iterator[Reference]:
        """The references in the order of their numbers."""
        return iter(self._known.values())

    def to(self, document: DocumentInfo, passage: Passage) -> Piece:
        """The mark that leads to a passage."""
        number = self._reference(document, passage).number
        return Piece(f"[{number}]", reference=number)

    def mark(self, citation: Citation) -> Piece:
        """The mark that leads to a citation; its quote has to be given some time."""
        reference = self._reference(citation.document, citation.passage)
        if (reference.number, citation.quote) not in self._quoted:
            reference.unquoted.setdefault(citation.quote, citation)
        return Piece(f"[{reference.number}]", reference=reference.number)

    def quote(self, citation: Citation) -> tuple[Piece, ...]:
        """The citation's quote as pieces, the words that answer in bold; from now on it counts as given."""
        reference = self._reference(citation.document, citation.passage)
        self._quoted.add((reference.number, citation.quote))
        reference.unquoted.pop(citation.quote, None)
        start, end = citation.bold
        if not 0 <= start < end <= len(citation.quote):
            start = end = 0
        cut = ((citation.quote[:start], False), (citation.quote[start:end], True), (citation.quote[end:], False))
        language = citation.passage.language
        pieces = tuple(Piece(writable(text), bold, language) for text, bold in cut if text)
        # Text that runs from right to left would draw what follows it to its left side.
        return (*pieces, Piece(_LEFT_TO_RIGHT)) if runs_left(citation.quote) else pieces

    def documents(self) -> tuple[DocumentInfo, ...]:
        """Every document referred to, once, in the order of the references."""
        return tuple({reference.document.id: reference.document for reference in self}.values())

    def _reference(self, document: DocumentInfo, passage: Passage) -> Reference:
        key = (document.id, passage.id)
        return self._known.setdefault(key, Reference(len(self._known) + 1, document, passage))
