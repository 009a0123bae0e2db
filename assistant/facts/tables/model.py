"""Tables of documents as they can be asked: columns with a kind and a role, cells with typed values. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.core.types import Document, Passage, Table
from assistant.facts.tables.cells import Span, is_missing, is_mostly_time, items, number, spans
from assistant.facts.tables.vocabulary import NEGATIONS, TIME_CONCEPTS, concepts_of, stems
from assistant.language import territories
from assistant.language.words import FUNCTION_WORDS, words

ColumnKind = Literal["ordinal", "time", "number", "name", "text"]
Stems = frozenset[str]

_MOST = 0.6
"""Share of a column's filled cells that have to be of a kind."""
_LONG = 8
"""Words of a cell on average from which a column holds prose, whose single words are not values."""
_LEAST_ATTRIBUTES = 0.34
_LEAST_GROUPS = 2
"""Values of a column, and rows for each of them on average, from which it groups the rows."""
_SHORT_NAME = 2
"""Content words up to which each word of a column's name names it."""
_LABEL = re.compile(r"\b(?:tabel|table)\s+(\d+(?:\.\d+)*|[a-z])\b(?!\s*\()", re.IGNORECASE)
_FUNCTION = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that a cell lists, as words with their stems, and the territories it names."""

    text: str
    words: tuple[str, ...]
    stems: tuple[Stems, ...]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and what it says; a missing one says nothing."""

    text: str
    missing: bool
    items: tuple[Item, ...]
    spans: tuple[Span, ...]
    number: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its name can mean, and the kind of its cells."""

    place: int
    name: str
    kind: ColumnKind
    concepts: frozenset[str]
    stems: Stems
    has_times: bool
    head: Stems
    """Of its name's stems those that name it alone: of a long name only its first word's."""
    is_source: bool
    """Whether it only says where the rest comes from."""


@dataclass(frozen=True, slots=True)
class AskedTable:
    """A table with its key: the column that names what each row is about. `passages` are the rows' passages, `topic`
    the stems of the caption (or of the document's title where there is none), `around` those of both."""

    document: Document
    label: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    passages: tuple[Passage, ...]
    bounds: tuple[tuple[int, int], ...]
    key: int
    topic: Stems
    around: Stems
    denied: Stems
    """Stems of what the caption says not to be so."""
    held: Stems
    """Stems of all words of its cells, so that most of a question's words need not be looked for cell by cell."""
    names: tuple[str, ...]
    """The words of the cells that hold names, for mistyped ones."""

    @property
    def key_names(self) -> tuple[str, ...]:
        """The name of what each row is about, folded and without remarks."""
        return tuple(name_of(row[self.key]) for row in self.rows)

    @property
    def has_unique_keys(self) -> bool:
        """Whether each row is about another thing."""
        return len(set(self.key_names)) == len(self.rows)


def askable_columns(table: AskedTable, name: str) -> list[str]:
    """The columns, by their names in small letters, that say something of the row that this name is the key of."""
    folded = " ".join(words(name))
    rows = [row for row, key in zip(table.rows, table.key_names, strict=True) if key == folded]
    if len(rows) != 1:
        return []
    return [
        within_sentence(column.name)
        for column in table.columns
        if column.place != table.key
        and column.kind in ("text", "name")
        and not column.is_source
        and not rows[0][column.place].missing
    ]


def grouping_values(table: AskedTable) -> list[tuple[str, str, int]]:
    """The columns that group the rows, each as its name within a sentence with the value that most rows have and how
    many have it: columns of names with few values, all of them single."""
    found = []
    for column in table.columns:
        cells = [row[column.place] for row in table.rows if not row[column.place].missing]
        counts = Counter(one.text.strip() for one in cells)
        if column.place == table.key or column.kind != "name" or column.is_source or len(counts) < _LEAST_GROUPS:
            continue
        value, count = counts.most_common(1)[0]
        if count > 1 and len(counts) <= len(table.rows) / _LEAST_GROUPS and all(len(one.items) == 1 for one in cells):
            found.append((within_sentence(column.name), value, count))
    return found


def within_sentence(name: str) -> str:
    """A column's name as it stands within a sentence: "Bidang Kerja Sama" is "bidang kerja sama", "MoU" stays."""
    return " ".join(word.lower() if word.istitle() else word for word in name.split())


def name_of(cell: Cell) -> str:
    """The folded first thing of a cell: "Namur, Belgia" and "Namur" are about the same."""
    return " ".join(cell.items[0].words) if cell.items else " ".join(words(cell.text))


def asked_tables(document: Document, passages: Mapping[tuple[int, int], Passage]) -> list[AskedTable]:
    """The tables of a document that can be asked: those with a key, and with a passage for every row."""
    found = []
    for place, table in enumerate(document.tables):
        rows = [passages.get((place, row)) for row in range(1, len(table.rows) + 1)]
        kept = [passage for passage in rows if passage is not None]
        asked = _asked(document, table, kept) if kept and len(kept) == len(rows) else None
        if asked:
            found.append(asked)
    return found


def _asked(document: Document, table: Table, passages: Sequence[Passage]) -> AskedTable | None:
    width = len(table.columns)
    rows = tuple(tuple(map(cell, (*row.cells, *[""] * width)[:width])) for row in table.rows)
    columns = tuple(
        _column(place, name, [row[place] for row in rows]) for place, name in enumerate(table.columns) if width
    )
    key = next((column.place for column in columns if column.kind == "name" and not column.is_source), None)
    if key is None or len(columns) < 2 or _is_record(columns, rows):
        return None
    caption = _content(table.caption)
    label = _LABEL.match(table.caption.strip())
    return AskedTable(
        document,
        label[1].lower() if label else "",
        _called(table, document, passages),
        columns,
        rows,
        tuple(passages),
        tuple((row.cells_start, row.end) for row in table.rows),
        key,
        caption or _content(document.info.title),
        caption | _content(" ".join((document.info.title, *passages[0].headings))),
        _denied(table.caption),
        frozenset(stem for row in rows for one in row for item in one.items for own in item.stems for stem in own),
        tuple(
            sorted(
                {
                    word
                    for row in rows
                    for column, one in zip(columns, row, strict=True)
                    if column.kind == "name" and not column.is_source
                    for item in one.items
                    for word in item.words
                }
            )
        ),
    )


def cell(text: str) -> Cell:
    """A cell's text, typed."""
    missing = is_missing(text)
    things = () if missing else tuple(item for part in items(text) if (item := _item(part)).words)
    return Cell(text, missing, things, () if missing else spans(text), None if missing else number(text))


def _item(text: str) -> Item:
    own = tuple(words(text))
    return Item(text, own, tuple(map(stems, own)), territories.codes(own))


def _column(place: int, name: str, cells: Sequence[Cell]) -> Column:
    filled = [one for one in cells if not one.missing]
    meant: frozenset[str] = frozenset().union(*(concepts_of(word) for word in words(name)))
    own: Stems = frozenset().union(*(stems(word) for word in words(name) if word not in _FUNCTION))
    told = [word for word in words(name) if word not in _FUNCTION]
    head: Stems = own if len(told) <= _SHORT_NAME else stems(told[0])
    source = "source" in concepts_of(next(iter(words(name)), ""))
    dated = sum(bool(one.spans) for one in filled)
    return Column(
        place, name, _kind(filled, meant), meant, own, bool(filled) and dated >= _MOST * len(filled), head, source
    )


def _kind(filled: Sequence[Cell], meant: frozenset[str]) -> ColumnKind:
    if not filled:
        return "text"
    most = _MOST * len(filled)
    numbers = [one.number for one in filled if one.number is not None]
    if len(filled) > 1 and numbers == [float(place) for place in range(1, len(filled) + 1)]:
        return "ordinal"
    timely = sum(is_mostly_time(one.text) for one in filled)
    bare_years = bool(numbers) and all(one.spans for one in filled)
    if timely >= most and (meant & TIME_CONCEPTS or bare_years or len(numbers) < most):
        return "time"
    if len(numbers) >= most:
        return "number"
    return "name" if sum(len(words(one.text)) for one in filled) <= _LONG * len(filled) else "text"


def _is_record(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the table describes one thing, attribute by attribute: its first cells are names of columns."""
    told = [column for column in columns if not column.is_source]
    if len(told) != 2 or len(rows) < 3:
        return False
    attributes = sum(any(concepts_of(word) for word in words(row[told[0].place].text)[:1]) for row in rows)
    return not told[0].concepts and attributes >= _LEAST_ATTRIBUTES * len(rows)


def _called(table: Table, document: Document, passages: Sequence[Passage]) -> str:
    """What a person calls the table: its number, else its caption, else its sheet or document."""
    label = re.match(r"(?:tabel|table)\s+\d+(?:\.\d+)*", table.caption.strip(), re.IGNORECASE)
    if label:
        return label[0]
    caption = re.sub(r"^(?:tabel|table)\s*[:.–-]\s*", "", table.caption.strip(), flags=re.IGNORECASE)
    return caption or passages[0].page_label or document.info.title


def _denied(caption: str) -> Stems:
    """What stands right behind a negation: "yang tidak berkelanjutan"."""
    told = words(caption)
    return frozenset().union(*(stems(word) for before, word in pairwise(told) if before in NEGATIONS))


def _content(text: str) -> Stems:
    return frozenset().union(*(stems(word) for word in words(text) if word not in _FUNCTION))
