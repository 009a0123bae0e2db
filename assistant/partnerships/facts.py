"""Rows of tables -> facts about partners, each with the row it stands in. Pure.

Three shapes of tables are read: a row for each partner (or paper of one), a record of one partner whose first cells are
keys, and a list of the papers of the one partner that a document is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.core.citations import cite
from assistant.core.types import Citation, Document, Passage, Table
from assistant.facts.comparable import Moment, moments_in
from assistant.facts.disagreements.claims import AboutRow, rows_about
from assistant.facts.disagreements.slots import parts_of, split_voice
from assistant.facts.names import Names, key_of, name_column
from assistant.facts.tables.cells import is_missing
from assistant.partnerships.columns import DESCRIBING, Attribute, attribute_of, is_name, names_partners

OTHER_VOICE = "other"
"""The voice of what a table only mentions beside its own value ("ada hitungan dari 2005")."""
_LEAST_DESCRIBING = 2
_SPLIT: frozenset[Attribute] = frozenset({"start", "form"})
"""Whose cells may hold several values, each of another voice ("2008 menurut tesis; 2017 menurut berita")."""
_OF_PAPERS: frozenset[Attribute] = frozenset({"country", "region", "form", "field", "period", "status"})
"""What a row about a paper says of the partner as well."""


@dataclass(frozen=True, slots=True)
class Fact:
    """That a table says `value` of a partner, in the words of the table.

    `label` is the column or key it stands under, without its voice; `voice` whom the table attributes it to ("" for
    nobody). Of a paper `label` is the paper and `value` its date. `moments` are the times that the value names, and the
    citation is of the row, the value bold in it. `missing`: the table says that nothing is known. `of_record`: the row
    is one of a record, whose first cell is the label.
    """

    partner: str
    attribute: Attribute
    label: str
    value: str
    citation: Citation
    voice: str = ""
    moments: tuple[Moment, ...] = ()
    missing: bool = False
    of_record: bool = False


Rows = Mapping[tuple[str, int, int], Sequence[Passage]]
"""The passages of each row, by document, table and row; a long row has several."""


def passages_of_rows(passages: Iterable[Passage]) -> Rows:
    """The passages of tables' rows, found by where the row stands."""
    found: dict[tuple[str, int, int], list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.table is not None and passage.row is not None:
            found[passage.document_id, passage.table, passage.row].append(passage)
    return found


def lists_partners(table: Table) -> bool:
    """Whether the table has a row for each partner (or paper of one), and says at least two things of it."""
    column = name_column(table)
    if column is None or not names_partners(table.columns[column]):
        return False
    told = {attribute_of(name) for at, name in enumerate(table.columns) if at != column}
    return len(told & DESCRIBING) >= _LEAST_DESCRIBING


def facts_of(document: Document, names: Names, rows: Rows) -> Iterator[Fact]:
    """What the tables of a document say of those that `names` knows, in the order of the document."""
    for one in rows_about(document, names):
        passages = rows.get((document.info.id, one.number, one.place), ())
        if not one.subject or not passages:
            continue
        yield from _of_row(_RowText(document, one, passages))


@dataclass(frozen=True, slots=True)
class _RowText:
    """A row with what is needed to cite from it."""

    document: Document
    about: AboutRow
    passages: Sequence[Passage]

    def citation(self, cell: str, at: int = 0, length: int | None = None) -> Citation | None:
        """The row, with a part of that cell in bold; `None` where the row's text does not hold the cell."""
        row, text = self.about.row, self.document.text
        found = text.find(f": {cell}", row.cells_start, row.end)
        if found < 0 or not cell:
            return None
        start = found + 2 + at
        end = start + (len(cell) if length is None else length)
        for passage in self.passages:
            low, high = max(row.cells_start, passage.start), min(row.end, passage.end)
            if low <= start and end <= high:
                bold = (start - low, end - low)
                return cite(0, self.document.info, passage, low, high, 1.0, bold=bold)
        return None

    def fact(
        self, attribute: Attribute, label: str, cell: str, part: str = "", at: int = 0, voice: str = ""
    ) -> Fact | None:
        """A fact of a cell, or of the part of it that begins at `at`."""
        part = part or cell
        citation = self.citation(cell, at, len(part))
        if citation is None:
            return None
        own, missing = self.about.subject, is_missing(cell)
        moments = () if missing else moments_in(part)
        value = " ".join(part.split())
        said = _as_written(voice, f"{label} {cell} {' '.join((*self.about.table.columns, *self.about.row.cells))}")
        return Fact(own, attribute, label, value, citation, said, moments, missing, self.about.keyed)


def _as_written(voice: str, text: str) -> str:
    """The voice with the capitals it has in the table: "kawasaki" is "Kawasaki"."""
    at = text.lower().find(voice) if voice != OTHER_VOICE else -1
    return text[at : at + len(voice)] if at >= 0 else voice


def _of_row(row: _RowText) -> Iterator[Fact]:
    one = row.about
    cells = one.row.cells
    if one.keyed:
        found: Iterable[Fact | None] = _of_cell(row, cells[0], cells[1]) if len(cells) > 1 else ()
    else:
        found = _of_columns(row, list(zip(one.table.columns, cells, strict=False)))
    yield from (fact for fact in found if fact is not None)


def _of_columns(row: _RowText, pairs: Sequence[tuple[str, str]]) -> Iterator[Fact | None]:
    own = name_column(row.about.table)
    paper = next((cell for name, cell in pairs if attribute_of(name) == "document" and not is_missing(cell)), "")
    for at, (name, cell) in enumerate(pairs):
        attribute = attribute_of(name)
        if at == own:
            yield row.fact("name", name, cell)
        elif not paper:
            yield from _of_cell(row, name, cell)
        elif attribute in ("start", "date"):
            yield row.fact("document", paper, cell)
        elif attribute in _OF_PAPERS:
            yield from _of_cell(row, name, cell)


def _of_cell(row: _RowText, name: str, cell: str) -> Iterator[Fact | None]:
    """The facts of a cell; a table without papers that dates a partner says when it began."""
    attribute = attribute_of(name)
    label, voice = split_voice(name)
    if attribute == "date" and not row.about.keyed:
        attribute = "start"
    if attribute == "aside" or not any(map(str.isalnum, cell)):
        return
    if attribute not in _SPLIT or is_missing(cell):
        yield row.fact(attribute, label, cell, voice=voice)
        return
    for part, at, own in parts_of(cell):
        yield row.fact(attribute, label, cell, part, at, own or voice)


def partner_names(documents: Sequence[Document], names: Names) -> dict[str, str]:
    """Who is a partner, by the folded name: those that documents are about by their descriptions, or list in tables."""
    found: dict[str, str] = {}
    for document in documents:
        for name in document.info.partners:
            found.setdefault(key_of(name), name)
        for one in rows_about(document, names):
            column = name_column(one.table)
            if one.keyed or column is None or not one.subject or not lists_partners(one.table):
                continue
            if is_name(one.row.cells[column]):
                found.setdefault(key_of(one.subject), one.subject)
    return found
