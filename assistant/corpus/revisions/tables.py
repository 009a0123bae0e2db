"""What differs between the tables of two versions of a document, in words ("Tabel 1.2 baris 3 berubah: …"). Pure.

Rows belong together by their cells and their order, else by the cell that names them; a column that only counts the
rows does not count, so that a row put in does not make all that follow it different.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.core.errors import Words
from assistant.core.types import Change, Document, Row, Table
from assistant.corpus.revisions.alignment import Pair, aligned
from assistant.corpus.revisions.wording import brief, quoted

_NUMBERED = re.compile(r"(?:tabel|table)\s+(?=[\w.-]*\d)[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)
_LABEL = re.compile(r"(?:tabel|table)\s*[:.–-]\s*", re.IGNORECASE)
_LEAST_SHARE = 0.3
"""Of columns and rows that two tables must share to be versions of one."""
_BETWEEN = "\0"


@dataclass(frozen=True, slots=True)
class _Named:
    """A table with the name it is told by and the document it stands in."""

    table: Table
    name: Words
    text: str

    @property
    def key(self) -> str:
        rows = (_BETWEEN.join(row.cells) for row in self.table.rows)
        return "\n".join((self.table.caption, _BETWEEN.join(self.table.columns), *rows))


def table_differences(old: Document, new: Document) -> Iterator[Change]:
    """Tables, columns and rows that were added, removed, changed or moved, in the order of the new version."""
    before, after = _named(old), _named(new)
    keys = [one.key for one in before], [one.key for one in after]
    pairs = aligned(*keys, lambda i, j: _likeness(before[i].table, after[j].table), least=_LEAST_SHARE)
    moved = Counter(keys[0][i] for i, j in pairs if j is None and i is not None)
    moved &= Counter(keys[1][j] for i, j in pairs if i is None and j is not None)
    for i, j in pairs:
        if i is not None and j is not None:
            yield from _between(before[i], after[j]) if keys[0][i] != keys[1][j] else ()
        elif i is not None and not moved[keys[0][i]]:
            yield _whole("removed", Words("dihapus", "removed"), before[i])
        elif j is not None and not moved[keys[1][j]]:
            yield _whole("added", Words("ditambahkan", "added"), after[j])
        elif j is not None:
            yield _whole("moved", Words("dipindah", "moved"), after[j])


def _named(document: Document) -> list[_Named]:
    headings = {block.table: block.headings for block in reversed(document.blocks) if block.kind == "table_row"}
    named = []
    for number, table in enumerate(document.tables):
        under = headings.get(number) or _sheet(document, table)
        named.append(_Named(table, _name(table.caption, under[-1] if under else "", number), document.text))
    return named


def _sheet(document: Document, table: Table) -> tuple[str, ...]:
    """The name of the sheet that a table of a workbook stands on."""
    if not document.info.media_type.endswith("spreadsheetml.sheet") or not table.rows:
        return ()
    return tuple(page.label for page in document.pages if page.start <= table.rows[0].start < page.end)


def _name(caption: str, heading: str, number: int) -> Words:
    """ "Tabel 1.2" where the caption numbers it, else by its caption, the heading above it, or its place."""
    if found := _NUMBERED.match(caption):
        return Words(found[0], found[0])
    name = _LABEL.sub("", caption, count=1) or heading
    if name:
        return Words(f"Tabel {quoted(brief(name))}", f"Table {quoted(brief(name))}")
    return Words(f"Tabel ke-{number + 1}", f"Table no. {number + 1}")


def _likeness(old: Table, new: Table) -> float:
    """How much of two tables is the same; the same caption or the same columns alone tell versions of one table."""
    columns = _shared(old.columns, new.columns)
    rows = _shared([_BETWEEN.join(row.cells) for row in old.rows], [_BETWEEN.join(row.cells) for row in new.rows])
    names = _shared([_key(row) for row in old.rows], [_key(row) for row in new.rows])
    same_caption = old.caption == new.caption and bool(old.caption)
    score = 0.4 * same_caption + 0.3 * columns + 0.15 * rows + 0.15 * names
    return score if score >= _LEAST_SHARE else 0.0


def _shared(old: Sequence[str], new: Sequence[str]) -> float:
    most = max(len(old), len(new))
    return (Counter(old) & Counter(new)).total() / most if most else 0.0


def _key(row: Row) -> str:
    return next((cell for cell in row.cells if cell and not cell.rstrip(".").isdigit()), "")


def _whole(kind: str, told: Words, one: _Named) -> Change:
    count = len(one.table.rows)
    text = "\n".join(_row_text(one, row) for row in one.table.rows)
    words = Words(f"{one.name.id} {told.id} ({count} baris)", f"{one.name.en} {told.en} (rows: {count})")
    before, after = (text, "") if kind == "removed" else ("", text)
    return Change(kind, "table", words, before, after)  # type: ignore[arg-type]


def _between(old: _Named, new: _Named) -> Iterator[Change]:
    """The differences of two versions of one table."""
    name, was, now = new.name, old.table.caption, new.table.caption
    if was != now:
        told = f"{quoted(brief(was))} → {quoted(brief(now))}"
        words = Words(f"{name.id} berganti judul: {told}", f"{name.en} has a new caption: {told}")
        yield Change("changed", "table", words, was, now)
    columns = aligned(old.table.columns, new.table.columns, lambda i, j: _same_column(old.table, i, new.table, j))
    yield from _columns(columns, old, new)
    both = [(i, j) for i, j in columns if i is not None and j is not None]
    counting = [(i, j) for i, j in both if _counts(old.table, i) and _counts(new.table, j)]
    yield from _rows(old, new, [pair for pair in both if pair not in counting] or both)


def _same_column(old: Table, i: int, new: Table, j: int) -> float:
    """Whether a column was renamed: the cells below stayed."""
    cells = [row.cells[i] for row in old.rows], [row.cells[j] for row in new.rows]
    return _shared(*cells) if old.rows and new.rows else 1.0


def _columns(pairs: Sequence[Pair], old: _Named, new: _Named) -> Iterator[Change]:
    name = new.name
    for i, j in pairs:
        was = old.table.columns[i] if i is not None else ""
        now = new.table.columns[j] if j is not None else ""
        if was == now:
            continue
        if i is not None and j is not None:
            told = f"{quoted(was)} → {quoted(now)}"
            words = Words(f"{name.id}, nama kolom berubah: {told}", f"{name.en}, column renamed: {told}")
            yield Change("changed", "columns", words, was, now)
        elif i is not None:
            words = Words(f"{name.id}: kolom {quoted(was)} dihapus", f"{name.en}: column {quoted(was)} removed")
            yield Change("removed", "columns", words, was, "")
        else:
            words = Words(f"{name.id}: kolom {quoted(now)} ditambahkan", f"{name.en}: column {quoted(now)} added")
            yield Change("added", "columns", words, "", now)


def _counts(table: Table, column: int) -> bool:
    """Whether a column numbers the rows, one after the other."""
    numbers = [row.cells[column].strip().rstrip(".") for row in table.rows]
    if len(numbers) < 2 or not all(number.isdecimal() for number in numbers):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _rows(old: _Named, new: _Named, columns: Sequence[tuple[int, int]]) -> Iterator[Change]:
    before = [tuple(row.cells[i] for i, _ in columns) for row in old.table.rows]
    after = [tuple(row.cells[j] for _, j in columns) for row in new.table.rows]

    def likeness(i: int, j: int) -> float:
        named = before[i][0] == after[j][0] and bool(before[i][0])
        return named + max(fuzz.ratio(" ".join(before[i]), " ".join(after[j])) / 100, 0.01)

    keys = [_BETWEEN.join(cells) for cells in before], [_BETWEEN.join(cells) for cells in after]
    pairs, moved = _reunited(aligned(*keys, likeness), before, after)
    for i, j in pairs:
        if i is not None and j is not None:
            if before[i] != after[j]:
                names = [(new.table.columns[column], i_cell, j_cell) for (_, column), i_cell, j_cell in
                         zip(columns, before[i], after[j], strict=True) if i_cell != j_cell]  # fmt: skip
                yield _changed_row(old, i, new, j, names)
        elif i is not None:
            yield _one_row("removed", Words("dihapus", "removed"), old, i, new.name)
        elif j is not None:
            yield _one_row("added", Words("ditambahkan", "added"), new, j, new.name)
    if moved:
        words = Words(f"{new.name.id}: urutan {moved} baris berubah", f"{new.name.en}: rows in another order: {moved}")
        yield Change("moved", "row", words)


def _reunited(
    pairs: Sequence[Pair], before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]]
) -> tuple[list[Pair], int]:
    """The pairs, with rows that went to another place put together again, by all their cells or by the cell that names
    them; and how many went."""
    gone = [i for i, j in pairs if j is None and i is not None]
    come = [j for i, j in pairs if i is None and j is not None]
    together: dict[int, int] = {}
    for whole in (True, False):
        places: dict[tuple[str, ...], list[int]] = {}
        taken = set(together.values())
        for i in gone:
            if i not in taken:
                places.setdefault(before[i] if whole else before[i][:1], []).append(i)
        for j in come:
            found = places.get(after[j] if whole else after[j][:1], [])
            # A name that several rows have does not tell which of them this one was.
            if j not in together and found and (whole or (len(found) == 1 and after[j][0])):
                together[j] = found.pop()
    reunited = set(together.values())
    kept: list[Pair] = []
    for was, now in pairs:
        if was is None and now is not None and now in together:
            kept.append((together[now], now))
        elif now is not None or was not in reunited:
            kept.append((was, now))
    return kept, len(together)


def _changed_row(old: _Named, i: int, new: _Named, j: int, cells: Sequence[tuple[str, str, str]]) -> Change:
    told = "; ".join(f"{name} {quoted(brief(was))} → {quoted(brief(now))}" for name, was, now in cells)
    words = Words(f"{new.name.id} baris {j + 1} berubah: {told}", f"{new.name.en} row {j + 1} changed: {told}")
    texts = _row_text(old, old.table.rows[i]), _row_text(new, new.table.rows[j])
    return Change("changed", "row", words, *texts)


def _one_row(kind: str, told: Words, one: _Named, position: int, name: Words) -> Change:
    text = _row_text(one, one.table.rows[position])
    cells = brief("; ".join(cell for cell in one.table.rows[position].cells if cell))
    words = Words(
        f"{name.id} baris {position + 1} {told.id}: {cells}", f"{name.en} row {position + 1} {told.en}: {cells}"
    )
    before, after = (text, "") if kind == "removed" else ("", text)
    return Change(kind, "row", words, before, after)  # type: ignore[arg-type]


def _row_text(one: _Named, row: Row) -> str:
    return one.text[row.cells_start : row.end]
