"""The door to the database in which a table's rows are filtered, ordered and grouped: SQLite, in memory.

Each cell is kept with its typed values. What a question means is settled before (`linking`); here a plan's conditions
become one parametrised statement, so that no text of a question is ever part of it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.facts.tables.cells import Span
from assistant.facts.tables.model import AskedTable

Relation = Literal["before", "after", "since", "until", "within", "during"]


@dataclass(frozen=True, slots=True)
class InRows:
    """The cell is one of those that hold what was asked for (or none of them)."""

    column: int
    rows: frozenset[int]
    shown: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InTime:
    """The cell's time stands in a relation to a span."""

    column: int
    relation: Relation
    span: Span
    shown: str


@dataclass(frozen=True, slots=True)
class InNumbers:
    """The cell's number lies between two bounds."""

    column: int
    least: float
    most: float
    shown: str


Condition = InRows | InTime | InNumbers

_GROUPED = "SELECT row FROM times WHERE tab = :tab AND col = :col GROUP BY row HAVING "
# What begins counts, as "since" and "before" mean it; a row that lasts for years is also met within them.
_TIME = {
    "before": f"{_GROUPED} min(first) < :first",
    "after": f"{_GROUPED} min(first) > :last",
    "since": f"{_GROUPED} min(first) >= :first",
    "until": f"{_GROUPED} min(first) <= :last",
    "within": f"{_GROUPED} min(first) BETWEEN :first AND :last "
    "OR max(last - first > 366 AND first <= :last AND last >= :first)",
    "during": f"{_GROUPED} max(first <= :last AND last >= :first)",
}


def alternatives_joined(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Values of one column that never stand in one cell ("from Asia and Europe"), or only because one's name holds the
    other's, are meant as alternatives; values that do stand together ("education and culture") are both wanted."""
    joined: list[Condition] = []
    for condition in conditions:
        last = joined[-1] if joined else None
        if isinstance(last, InRows) and isinstance(condition, InRows) and last.column == condition.column:
            together = last.rows & condition.rows
            if not (last.negated or condition.negated) and (together in (frozenset(), last.rows, condition.rows)):
                shown = f"{last.shown} / {condition.shown}"
                joined[-1] = InRows(last.column, last.rows | condition.rows, shown)
                continue
        joined.append(condition)
    return tuple(joined)


class Engine:
    """Runs conditions over tables. Safe to share between threads."""

    def __init__(self, tables: Sequence[AskedTable]) -> None:
        self._guard = threading.Lock()
        self._numbers = {id(table): number for number, table in enumerate(tables)}
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        with self._database:
            self._database.execute("CREATE TABLE cells (tab INT, row INT, col INT, number REAL)")
            self._database.execute("CREATE TABLE times (tab INT, row INT, col INT, first INT, last INT)")
            for number, table in enumerate(tables):
                for place, row in enumerate(table.rows):
                    self._database.executemany(
                        "INSERT INTO cells VALUES (?, ?, ?, ?)",
                        [(number, place, column, cell.number) for column, cell in enumerate(row)],
                    )
                    self._database.executemany(
                        "INSERT INTO times VALUES (?, ?, ?, ?, ?)",
                        [
                            (number, place, column, span.first, span.last)
                            for column, cell in enumerate(row)
                            for span in cell.spans
                        ],
                    )

    def rows(self, table: AskedTable, conditions: Sequence[Condition]) -> list[int]:
        """The rows that meet every condition, in the table's order."""
        kept = set(range(len(table.rows)))
        for condition in conditions:
            if isinstance(condition, InRows):
                kept = kept - condition.rows if condition.negated else kept & condition.rows
            elif isinstance(condition, InTime):
                kept &= self._ask(
                    _TIME[condition.relation],
                    table,
                    condition.column,
                    first=condition.span.first,
                    last=condition.span.last,
                )
            else:
                kept &= self._ask(
                    "SELECT row FROM cells WHERE tab = :tab AND col = :col AND number BETWEEN :least AND :most",
                    table,
                    condition.column,
                    least=condition.least,
                    most=condition.most,
                )
        return sorted(kept)

    def extremes(self, table: AskedTable, column: int, rows: Sequence[int], *, last: bool, most: int) -> list[int]:
        """The `most` first (or last) of `rows` by a column's times, else by its numbers, and those level with them."""
        is_time = table.columns[column].has_times
        value = "min(first)" if is_time else "max(number)"
        source = "times" if is_time else "cells WHERE number IS NOT NULL"
        joint = "WHERE" if is_time else "AND"
        statement = (
            f"SELECT row, {value} AS value FROM {source} {joint} tab = ? AND col = ? GROUP BY row "  # noqa: S608
            f"ORDER BY value {'DESC' if last else 'ASC'}, row"
        )
        with self._guard:
            found = self._database.execute(statement, (self._numbers[id(table)], column)).fetchall()
        ordered = [(row, value) for row, value in found if row in set(rows)]
        if len(ordered) <= most:
            return [row for row, _ in ordered]
        edge = ordered[most - 1][1]
        return [row for place, (row, value) in enumerate(ordered) if place < most or value == edge]

    def _ask(self, statement: str, table: AskedTable, column: int, **values: float) -> set[int]:
        with self._guard:
            found = self._database.execute(statement, {"tab": self._numbers[id(table)], "col": column, **values})
            return {row for (row,) in found}
