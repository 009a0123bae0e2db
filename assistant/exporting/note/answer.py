"""One question of a conversation, and what became of it, as the blocks of a note. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.question.parts import missing_line
from assistant.core.citations import bare_words, quotes_in_text
from assistant.core.errors import Language, Words
from assistant.core.types import Answer, AnswerTable, Citation, Conflict
from assistant.exporting.note import words
from assistant.exporting.note.letters import one_line, writable
from assistant.exporting.note.parts import Block, Grid, Heading, Look, Paragraph, Piece
from assistant.exporting.note.references import References
from assistant.facts.disagreements import attribute_label
from assistant.language.shortening import shortened

_MARK = re.compile(r"\[(\d{1,3})\]")
_LONGEST_HEADING = 140
_LONGEST_EXCERPT = 260
_MOST_NEAREST = 3
_LONG_VALUE = 40
"""Characters from which one side's value is a clause rather than a name or a number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: answered, failed (`message`, `hint`) or, with neither, still waiting for its answer. `searched_in`
    says in words what it was searched in, "" for everything. `closed`: it was answered, and `message` and `hint` say
    why the answer is not given."""

    question: str
    answer: Answer | None = None
    message: Words | None = None
    hint: Words | None = None
    searched_in: str = ""
    closed: bool = False


def question_blocks(number: int, asked: Asked, references: References, language: Language) -> Iterator[Block]:
    """The question as a numbered heading, and below it all that is known of it."""
    yield Heading(f"{number}. {shortened(one_line(asked.question), _LONGEST_HEADING)}", 2)
    if len(one_line(asked.question)) > _LONGEST_HEADING:
        yield _own(words.QUESTION.in_(language).format(text=writable(asked.question).strip()))
    if asked.searched_in:
        yield _own(words.SEARCHED_IN.in_(language).format(text=one_line(asked.searched_in)), "hint")
    if asked.answer is not None:
        yield from _Drawn(asked.answer, references, language).blocks()
    elif asked.message is not None:
        if not asked.closed:
            yield _own(words.FAILED.in_(language), "label")
        told = (asked.message.in_(language), asked.hint.in_(language) if asked.hint else "")
        yield _own(writable(" ".join(filter(None, told))))
    else:
        yield _own(words.WAITING.in_(language))


def _own(text: str, look: Look = "body") -> Paragraph:
    return Paragraph((Piece(text),), look)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An answer on its way into a note in `language`; its own text may be in another."""

    answer: Answer
    references: References
    language: Language

    def blocks(self) -> Iterator[Block]:
        answer, language = self.answer, self.language
        if answer.understood_as and answer.understood_as != answer.question:
            yield _own(words.UNDERSTOOD.in_(language).format(text=one_line(answer.understood_as)), "hint")
        if answer.status != "answered":
            yield _own((words.PARTIAL if answer.status == "partial" else words.NOT_FOUND).in_(language), "label")
        yield from self._lines()
        if answer.table is not None:
            yield self._grid(answer.table)
        if answer.unsupported:
            yield _own(words.MISSING.in_(language), "label")
            yield from (_own(writable(part), "item") for part in answer.unsupported)
        for conflict in answer.conflicts:
            yield from self._conflict(conflict)
        yield from self._nearest()
        if answer.mode == "written":
            yield _own(words.WORDED.in_(language), "hint")
        if answer.remark:
            yield Paragraph((Piece(writable(answer.remark), language=answer.language),), "hint")
        for citation in answer.citations:
            # One that the text, the table and the disagreements do not mark is a source all the same.
            self.references.mark(citation)

    def _lines(self) -> Iterator[Paragraph]:
        """The answer's text, a paragraph for each line; what is shown in a place of its own is left out."""
        answer = self.answer
        elsewhere = {writable(answer.table.interpretation)} if answer.table else set()
        elsewhere |= {writable(missing_line(answer.unsupported, answer.language))} if answer.unsupported else set()
        text, position = answer.text, 0
        pieces: list[Piece] = []
        look: Look = "body"
        for start, end, citation in (*quotes_in_text(answer), (len(text), len(text), None)):
            *whole, last = text[position:start].split("\n")
            for line in whole:
                yield from self._line([*pieces, *self._marked(line)], look, elsewhere)
                pieces, look = [], "body"
            pieces += self._marked(last)
            if citation is not None:
                pieces += self.references.quote(citation)
                look = "quote"
            position = end
        yield from self._line(pieces, look, elsewhere)

    @staticmethod
    def _line(pieces: list[Piece], look: Look, elsewhere: set[str]) -> Iterator[Paragraph]:
        line = Paragraph(tuple(piece for piece in pieces if piece.text), look)
        if line.text.strip() and line.text not in elsewhere:
            yield line

    def _marked(self, text: str) -> Iterator[Piece]:
        """Text outside of quotes, with the marks of the answer's citations replaced by the note's."""
        numbers = {citation.number: citation for citation in self.answer.citations}
        position = 0
        for found in _MARK.finditer(text):
            if (citation := numbers.get(int(found[1]))) is not None:
                yield Piece(writable(text[position : found.start()]), language=self.answer.language)
                yield self.references.mark(citation)
                position = found.end()
        yield Piece(writable(text[position:]), language=self.answer.language)

    def _grid(self, table: AnswerTable) -> Grid:
        numbers = {citation.number: citation for citation in self.answer.citations}

        def row(cells: tuple[str, ...], citation: Citation | None) -> tuple[tuple[Piece, ...], ...]:
            mark = (self.references.mark(citation),) if citation is not None else ()
            return (*((Piece(writable(cell), language=self.answer.language),) for cell in cells), mark)

        # A row may have fewer cells than there are columns, or more: none may be lost.
        widest = max([len(table.columns), *(len(one.cells) for one in table.rows)])
        columns = (*(one_line(name) for name in table.columns), *[""] * (widest - len(table.columns)))
        padded = ((one.cells + ("",) * (widest - len(one.cells)), one.citation) for one in table.rows)
        rows = tuple(row(cells, numbers.get(number)) for cells, number in padded)
        caption = one_line(table.interpretation) or words.ROWS.in_(self.language)
        return Grid(caption, (*columns, words.REFERENCE_COLUMN.in_(self.language)), rows)

    def _conflict(self, conflict: Conflict) -> Iterator[Paragraph]:
        """A disagreement: what about, and each side with its value, its quote and its reference."""
        if conflict.subject:
            attribute = attribute_label(conflict.attribute, self.language)
            label = words.DISAGREEMENT.in_(self.language).format(subject=conflict.subject, attribute=attribute)
        else:
            label = words.ANSWERS_DIFFER.in_(self.language)
        yield _own(one_line(label), "label")
        for side in conflict.values:
            quote, mark = self.references.quote(side.citation), self.references.mark(side.citation)
            clause = len(side.value) > _LONG_VALUE and side.value in side.citation.quote
            value = () if clause else (Piece(f"{one_line(side.value)}: ", bold=True),)
            yield Paragraph((*value, Piece("“"), *quote, Piece("” "), mark), "item")

    def _nearest(self) -> Iterator[Paragraph]:
        """The nearest passages, where nothing or not all was answered; neither what is cited anyhow nor mere titles."""
        if self.answer.status == "answered":
            return
        cited = {citation.passage.id for citation in self.answer.citations}
        near = [hit for hit in self.answer.nearest if hit.passage.id not in cited]
        near = [hit for hit in near if bare_words(hit.passage.text) != bare_words(hit.document.title)]
        if near:
            yield _own(words.NEAREST.in_(self.language), "label")
        for hit in near[:_MOST_NEAREST]:
            excerpt = Piece(shortened(one_line(hit.passage.text), _LONGEST_EXCERPT), language=hit.passage.language)
            yield Paragraph((Piece("“"), excerpt, Piece("” "), self.references.to(hit.document, hit.passage)), "item")
