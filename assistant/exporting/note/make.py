"""A conversation as an office note (nota dinas): its head, its questions with their answers, and its references. Pure.

What Rujukan cannot know (who writes to whom, the number) stays to be filled in. Every quote of every citation stands in
the note to the letter: where the answer gives it, or else below its reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from babel.dates import format_date, format_datetime

from assistant.core.errors import Language
from assistant.exporting.note import words
from assistant.exporting.note.answer import Asked, question_blocks
from assistant.exporting.note.letters import one_line, writable
from assistant.exporting.note.parts import Block, Grid, Heading, Note, Paragraph, Piece, Signature
from assistant.exporting.note.references import Reference, References

__all__ = ["Asked", "make_note"]

_SHORT_HASH = 12


def make_note(title: str, asked: Sequence[Asked], *, language: Language, made: datetime, built_at: str) -> Note:
    """The note of a conversation.

    Args:
        asked: the questions in the order in which they were asked.
        language: that of headings and labels; answers and quotes stay in their own.
        made: the moment of the export, in the reader's time.
        built_at: when the index was built, as `Status.built_at` says it; "" where there is none.
    """
    title = one_line(title) or words.NO_TITLE.in_(language)
    head = (words.TO, words.SENDER, words.DATE, words.NUMBER, words.NATURE, words.ENCLOSED, words.SUBJECT)
    known = {words.DATE: format_date(made, "d MMMM y", locale=language), words.SUBJECT: title}
    return Note(
        language,
        words.FORM.in_(language),
        title,
        made,
        tuple((label.in_(language), known.get(label, "")) for label in head),
        tuple(_blocks(asked, language, built_at)),
    )


def _blocks(asked: Sequence[Asked], language: Language, built_at: str) -> Iterator[Block]:
    references = References()
    opening = words.OPENING.in_(language).format(count=len(asked)) if asked else words.NOTHING_ASKED.in_(language)
    yield Paragraph((Piece(opening),))
    if asked:
        yield Heading(words.ANSWERS.in_(language))
    for number, one in enumerate(asked, start=1):
        yield from question_blocks(number, one, references, language)
    yield Signature(tuple(line.in_(language) for line in (words.POSITION, words.SIGNED, words.NAME)))
    yield Heading(words.REFERENCES.in_(language))
    listed = list(references)
    if not listed:
        yield Paragraph((Piece(words.NO_REFERENCES.in_(language)),))
    for reference in listed:
        yield from _reference(reference, references, language)
    if listed:
        yield _documents(references, language)
    yield Heading(words.PROVENANCE.in_(language))
    for text in _provenance(asked, language, built_at, hashed=bool(listed)):
        yield Paragraph((Piece(text),))


def _reference(reference: Reference, references: References, language: Language) -> Iterator[Paragraph]:
    """An entry of the references, and the quotes that the answers have not given."""
    document, place = reference.document, reference.place(language)
    named = ", ".join(one_line(part) for part in (document.title, place) if part)
    short = document.id[:_SHORT_HASH]
    at = words.PLACE.in_(language).format(path=one_line(document.path), short=short)
    mark = Piece(f"[{reference.number}]", bold=True)
    yield Paragraph((mark, Piece(f" {named}\n{at}")), "reference", reference.number)
    for citation in tuple(reference.unquoted.values()):
        quote = references.quote(citation)
        yield Paragraph((Piece(f"{words.QUOTED.in_(language)}“"), *quote, Piece("”")), "detail")


def _documents(references: References, language: Language) -> Grid:
    columns = (words.DOCUMENT_TITLE, words.DOCUMENT_PATH, words.DOCUMENT_HASH)
    rows = tuple(
        tuple((Piece(writable(text)),) for text in (document.title, document.path, document.id))
        for document in references.documents()
    )
    return Grid(words.DOCUMENTS.in_(language), tuple(name.in_(language) for name in columns), rows)


def _provenance(asked: Sequence[Asked], language: Language, built_at: str, *, hashed: bool) -> Iterator[str]:
    worded = [number for number, one in enumerate(asked, 1) if one.answer is not None and one.answer.mode == "written"]
    if worded:
        yield words.VERBATIM_BUT.in_(language).format(numbers=", ".join(map(str, worded)))
    else:
        yield words.VERBATIM.in_(language)
    moment = _moment(built_at, language)
    yield words.BUILT.in_(language).format(moment=moment) if moment else words.NOT_BUILT.in_(language)
    if hashed:
        yield words.HASHES.in_(language)


def _moment(iso: str, language: Language) -> str:
    """The moment in words and in this machine's time zone; "" where there is none."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    at = at.astimezone() if at.tzinfo is not None else at
    return format_datetime(at, "d MMMM y, HH:mm" if language == "en" else "d MMMM y, HH.mm", locale=language)
