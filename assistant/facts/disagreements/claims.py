"""What documents claim: cells of their tables and plain sentences, each as (subject, slot, value).

Two claims can contradict each other only if they fill the same slot of the same subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.core.types import Document, Row, Table
from assistant.facts.comparable import Value, form_spans, forms_in, moments_in, numbers_in
from assistant.facts.disagreements.slots import DATED, RENEWED, parts_of, shown_in, slot_of, split_voice, value_of
from assistant.facts.names import Names, cell_name, key_of, main_subject, name_column
from assistant.language.sentences import sentence_spans
from assistant.language.words import words


@dataclass(frozen=True, slots=True)
class Claim:
    """That a subject's slot has a value, by a document's `text[start:end]`; `shown` is where the value itself stands.

    `voice` is whom the document attributes it to ("" for itself); `source` tells tables and sentences apart. Rows of
    one source and voice speak together: the list of a partner's documents claims all its dates.
    """

    subject: str
    attribute: str
    slot: str
    value: Value
    document: Document
    start: int
    end: int
    shown: tuple[int, int]
    source: str
    voice: str = ""


_KEY_COLUMN = re.compile(
    r"^(?:unsur|aspek|item|hal|atribut|uraian|rincian|butir|field|element|attribute|aspect|property|detail)s?$", re.I
)
_DOCUMENT_COLUMN = re.compile(r"^(?:dokumen|document|naskah|bentuk|form)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?<!\w)(?:dimulai|bermula|berdiri|didirikan|terjalin|began|begun|started|was founded|was established|"
    r"dates from)(?!\w)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"(?<!\w)(?:ditandatangani|diteken|bertanggal|tertanggal|was signed|were signed|dated)(?!\w)", re.I)
_DENIED = re.compile(r"(?<!\w)(?:bukan|tidak|belum|not|never|neither|no|if|jika|bila|akan|will)(?!\w)", re.IGNORECASE)
_HAS = re.compile(r"(?<!\w)(?:mempunyai|memiliki|berjumlah|has|have|employs|counts)\s+(?=\S)", re.IGNORECASE)
_REACH = 50


def claims_of(document: Document, names: Names) -> Iterator[Claim]:
    """All claims of a document."""
    yield from _of_tables(document, names)
    yield from _of_sentences(document, names)


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A table's row and whom it is about ("" for nobody, or several). `keyed`: its first cell names what its second
    says."""

    table: Table
    number: int
    place: int
    row: Row
    subject: str
    keyed: bool


def rows_about(document: Document, names: Names) -> Iterator[AboutRow]:
    """Every row of a document's tables; `number` counts its tables from 0, `place` a table's rows from 1."""
    headings = {block.table: block.headings for block in document.blocks if block.table is not None}
    for number, table in enumerate(document.tables):
        place = (*headings.get(number, ()), table.caption)
        subject = main_subject(document, names, place)
        keyed = len(table.columns) >= 2 and _KEY_COLUMN.match(table.columns[0].strip()) is not None
        column = None if keyed else name_column(table)
        for at, row in enumerate(table.rows, start=1):
            about = subject
            if column is not None and column < len(row.cells):
                found = names.named_in(cell_name(row.cells[column]))
                about = found[0] if len(found) == 1 else ""
            yield AboutRow(table, number, at, row, about, keyed)


def _of_tables(document: Document, names: Names) -> Iterator[Claim]:
    for one in rows_about(document, names):
        if one.subject:
            yield from _of_row(document, one.table, one.number, one.row, one.subject, keyed=one.keyed)


def _of_row(document: Document, table: Table, number: int, row: Row, about: str, *, keyed: bool) -> Iterator[Claim]:
    pairs = (
        [(row.cells[0], row.cells[1])]
        if keyed and len(row.cells) > 1
        else list(zip(table.columns, row.cells, strict=False))
    )
    forms: frozenset[str] = frozenset()
    if not keyed:
        forms = frozenset().union(*(forms_in(cell) for name, cell in pairs if _DOCUMENT_COLUMN.match(name)))
    if not keyed and any(RENEWED.search(cell) for name, cell in pairs if _DOCUMENT_COLUMN.match(name)):
        pairs = [pair for pair in pairs if slot_of(pair[0]) in {("start", "start")}]
    text = document.text[row.cells_start : row.end]
    for name, cell in pairs:
        key, voice = split_voice(name)
        found = slot_of(key)
        at = text.find(f": {cell}") + 2
        if found is None or not cell.strip() or at < 2 or (found[0] == "name" and not keyed):
            continue
        attribute, slot = found
        for part, offset, own in parts_of(cell):
            value = value_of(attribute, part, document.info.language)
            if value is None:
                continue
            value = replace(value, forms=value.forms or forms_in(name) or forms)
            if attribute == "form":
                dates = [moment for other, known in pairs if DATED.match(other) for moment in moments_in(known)]
                value = replace(value, moments=tuple(dates))
            shown = shown_in(attribute, part, row.cells_start + at + offset)
            here = (document, row.cells_start, row.end, shown)
            yield Claim(about, attribute, slot, value, *here, f"table {number}", own or voice)


def _of_sentences(document: Document, names: Names) -> Iterator[Claim]:
    for block in document.blocks:
        if block.kind not in {"paragraph", "list_item"}:
            continue
        text = document.text[block.start : block.end]
        if not names or not (_BEGINS.search(text) or _SIGNS.search(text) or _HAS.search(text)):
            continue
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            if _DENIED.search(sentence) or RENEWED.search(sentence):
                continue
            named = names.named_in(sentence)
            subject = named[0] if len(named) == 1 else ("" if named else main_subject(document, names, block.headings))
            if subject:
                yield from _of_sentence(document, subject, sentence, block.start + start)


def _of_sentence(document: Document, subject: str, sentence: str, at: int) -> Iterator[Claim]:
    opening = re.match(r"(?:menurut|according to)\s+([^,]{2,80}),", sentence, re.IGNORECASE)
    voice = opening.group(1).strip().lower() if opening else ""
    here = (document, at, at + len(sentence))
    moments = moments_in(sentence)
    for cue in (*_BEGINS.finditer(sentence), *_SIGNS.finditer(sentence)):
        after = [moment for moment in moments if 0 <= moment.start - cue.end() <= _REACH]
        forms = forms_in(sentence[: cue.start()])
        signed = _SIGNS.fullmatch(cue.group()) is not None
        papers = form_spans(sentence[: cue.start()])
        if not after or (signed and (len(papers) != 1 or cue.start() - papers[0][1] > _REACH)):
            continue
        first = after[0]
        forms = forms | forms_in(sentence[cue.end() : first.start])
        shown = (at + first.start, at + first.end)
        value = Value(moments=(first,), forms=forms)
        yield Claim(subject, "start", "start", value, *here, shown, f"sentence {at}", voice)
        return
    for cue in _HAS.finditer(sentence):
        counted = [found for found in numbers_in(sentence) if found[1] == cue.end()]
        things: Sequence[str] = words(sentence[counted[0][2] :])[:1] if counted else ()
        if things and key_of(subject) in " ".join(words(sentence[: cue.start()])):
            number, first_letter, last_letter = counted[0]
            value = Value(numbers=frozenset({number}))
            shown = (at + first_letter, at + last_letter)
            yield Claim(subject, "number", f"number {things[0]}", value, *here, shown, f"sentence {at}", voice)
