"""What a question means over one table -> the rows that answer it, and how they are to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answering.tables.engine import Condition, Engine, InRows, alternatives_joined
from assistant.answering.tables.linking import Link
from assistant.answering.tables.naming import time_column
from assistant.answering.tables.question import Question
from assistant.core.types import DocumentInfo
from assistant.facts.tables.model import AskedTable, Column, Stems, name_of
from assistant.facts.tables.vocabulary import ACTING
from assistant.language.words import words

Form = Literal["rows", "values", "groups", "lookup", "compare", "beside"]
_MOST_ROWS = 40
_MOST_LOOKED_UP = 6


@dataclass(frozen=True, slots=True)
class Library:
    """The tables that can be asked, the engine that holds them, what each is about, and the documents' words.

    `subjects` are the names that a table's caption is about and other tables list, in the tables' order; `common` are
    words that nearly every document holds, `spread` those that most hold, `known` those that any does."""

    tables: tuple[AskedTable, ...]
    engine: Engine
    subjects: tuple[tuple[tuple[Stems, ...], ...], ...]
    common: frozenset[str]
    spread: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """The rows that answer and how they are to be told. `target` is the column asked for, `shown` further columns that
    say why a row is there; `groups` are the values of a column with their rows; `others` the counts that further
    tables would give, by table, and `mentioned` the documents of these."""

    form: Form
    link: Link
    rows: tuple[int, ...]
    target: int
    shown: tuple[int, ...]
    noun: str
    counted: bool
    groups: tuple[tuple[str, tuple[int, ...]], ...] = ()
    second: AskedTable | None = None
    second_rows: tuple[int, ...] = ()
    kept: Literal["both", "difference", ""] = ""
    conditions: tuple[Condition, ...] = ()
    relaxed: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()
    mentioned: tuple[DocumentInfo, ...] = ()


def over(question: Question, linked: Link, library: Library) -> Result | None:
    """The result of a linked question; None where it asks for what the table cannot tell."""
    table = linked.table
    engine = library.engine
    conditions, rows, relaxed = _run(linked, library)
    if not rows:
        return None
    mentions = [
        (column, place) for column, place in linked.mentions if column not in linked.filtered or column == table.key
    ]
    targets = [column for column, _ in mentions if column != table.key]
    when = time_column(table) if question.asks_when else None
    if question.asks_when and when is None:
        return None
    if question.mode == "compare":
        return _compared(question, linked, engine)
    if question.is_beside and len(linked.keys) > 1 and not targets and not question.asks_when:
        return _beside(linked)
    wanted = tuple(dict.fromkeys([*([when] if when is not None else []), *targets]))
    if linked.keys and wanted and linked.group is None and question.mode in ("none", "list", "count"):
        if relaxed or not _can_be_looked_up(question, table, rows, wanted):
            return None
        counted = question.mode == "count" and table.columns[wanted[0]].kind != "number"
        noun = target_of(question, linked)[1] if counted else ""
        return Result("lookup", linked, tuple(rows), table.key, wanted, noun, counted, conditions=conditions)
    if question.asks_how or question.asks_where or (question.asks_when and question.mode != "list"):
        return None
    return _listed(question, linked, engine, conditions, rows, relaxed)


def _can_be_looked_up(question: Question, table: AskedTable, rows: Sequence[int], wanted: Sequence[int]) -> bool:
    """Whether the cells are few, filled, and of the kind asked for: "how many" asks for a number or, of things that
    have a row each, for the rows; and no column is known to answer "who" or "where"."""
    numbers = all(table.columns[column].kind == "number" for column in wanted)
    if question.mode == "count" and not (numbers or _one_thing_a_row(table, rows, wanted)):
        return False
    if question.asks_where or question.asks_who or len(rows) > _MOST_LOOKED_UP:
        return False
    return not any(table.rows[row][column].missing for row in rows for column in wanted)


def _one_thing_a_row(table: AskedTable, rows: Sequence[int], wanted: Sequence[int]) -> bool:
    """Whether a column names one thing in each of the rows, so that counting rows counts them."""
    return (
        len(wanted) == 1
        and table.columns[wanted[0]].kind == "name"
        and all(len(table.rows[row][wanted[0]].items) == 1 for row in rows)
    )


def _may_be_persons(column: Column) -> bool:
    """Whether a column can answer "who": it is called something that acts, or nothing known."""
    return not column.concepts or not column.concepts.isdisjoint(ACTING)


def _listed(
    question: Question,
    linked: Link,
    engine: Engine,
    conditions: tuple[Condition, ...],
    rows: list[int],
    relaxed: tuple[str, ...],
) -> Result | None:
    table = linked.table
    if linked.group is not None and question.mode in ("count", "list", "none", "most", "least"):
        if question.mode != "count" and not linked.mentions:
            return None
        return _grouped(question, linked, rows, linked.group, conditions, top=None)
    target, noun = target_of(question, linked)
    targets = [column for column, _ in linked.mentions if column != table.key and column not in linked.filtered]
    if target is None or (question.asks_who and not _may_be_persons(table.columns[target])):
        return None
    if question.mode in ("most", "least"):
        numbers = [column for column, _ in linked.mentions if table.columns[column].kind == "number"]
        kinds = [column for column in targets if table.columns[column].kind == "name"]
        if not numbers and len(kinds) == 1 and any(column == table.key for column, _ in linked.mentions):
            return _grouped(question, linked, rows, kinds[0], conditions, top=question.mode)
        numbers = numbers or [column.place for column in table.columns if column.kind == "number"]
        if len(set(numbers)) == 1:
            rows = engine.extremes(table, numbers[0], rows, last=question.mode == "most", most=question.most)
            return row_result(linked, rows, table.key, noun, conditions, relaxed, extra=(numbers[0],))
        return None
    if question.mode in ("first", "last"):
        when = time_column(table)
        if when is None or target != table.key:
            return None
        rows = engine.extremes(table, when, rows, last=question.mode == "last", most=question.most)
        return row_result(linked, rows, target, noun, conditions, relaxed, extra=(when,))
    named = any(column == table.key for column, _ in linked.mentions) or (question.asks_who and linked.on_topic)
    if question.mode == "none" and not (conditions and named):
        return None
    counted = question.mode == "count"
    if linked.keys and target == table.key:
        return None
    if counted and table.columns[target].kind in ("number", "time"):
        return None
    if target != table.key:
        if not (conditions or question.labels or any(column == table.key for column, _ in linked.mentions)):
            return None
        return _valued(linked, rows, target, noun, conditions, relaxed, counted)
    when = time_column(table) if question.asks_when else None
    extra = (*targets, *([when] if when is not None else []))
    return row_result(linked, rows, target, noun, conditions, relaxed, extra=extra, counted=counted)


def target_of(question: Question, linked: Link) -> tuple[int | None, str]:
    """The column asked for and the question's word for it; the key where a word of the topic stands for the rows."""
    table = linked.table
    free = [
        (column, place) for column, place in linked.mentions if column not in linked.filtered or column == table.key
    ]
    if free and question.cue and question.mode in ("count", "list"):
        start, end = question.cue
        near = min(free, key=lambda mention: (min(abs(mention[1] - end), abs(start - 1 - mention[1])), mention[1]))
        return near[0], _noun(question, near[1])
    keys = [mention for mention in free if mention[0] == table.key]
    if keys or free:
        column, place = (keys or free)[0]
        return column, _noun(question, place)
    counted = [value for value in linked.values if question.cue and question.cue[1] in value.tokens]
    if counted and counted[0].exact and counted[0].column != table.key:
        return table.key, " ".join(question.tokens[place].text for place in sorted(counted[0].tokens))
    if linked.on_topic and (linked.conditions or question.labels or question.mode in ("first", "last")):
        return table.key, ""
    return None, ""


def _noun(question: Question, place: int) -> str:
    word = question.tokens[place].text.lower()
    return word.removesuffix("nya") if len(word) > 6 else word


def row_result(
    linked: Link,
    rows: Sequence[int],
    target: int,
    noun: str,
    conditions: tuple[Condition, ...],
    relaxed: tuple[str, ...],
    *,
    extra: tuple[int, ...] = (),
    counted: bool = False,
) -> Result | None:
    """Rows as a list or a count, each with the cells (`extra`, and those of conditions) that say why it is there."""
    if not 0 < len(rows) <= _MOST_ROWS:
        return None
    why = [*extra, *(condition.column for condition in conditions if _tells(linked.table, condition, rows))]
    shown = tuple(column for column in dict.fromkeys(why) if column != target)
    return Result("rows", linked, tuple(rows), target, shown, noun, counted, conditions=conditions, relaxed=relaxed)


def _tells(table: AskedTable, condition: Condition, rows: Sequence[int]) -> bool:
    """Whether a condition's cells differ, so that each row has to show its own."""
    return len({table.rows[row][condition.column].text for row in rows}) > 1 or not isinstance(condition, InRows)


def _valued(
    linked: Link,
    rows: Sequence[int],
    target: int,
    noun: str,
    conditions: tuple[Condition, ...],
    relaxed: tuple[str, ...],
    counted: bool,
) -> Result | None:
    groups = _by_value(linked.table, rows, target)
    if not groups or len(groups) > _MOST_ROWS or linked.table.columns[target].kind == "text":
        return None
    kept = tuple(row for _, members in groups for row in members)
    return Result("values", linked, kept, target, (), noun, counted, groups, conditions=conditions, relaxed=relaxed)


def _grouped(
    question: Question,
    linked: Link,
    rows: Sequence[int],
    group: int,
    conditions: tuple[Condition, ...],
    *,
    top: str | None,
) -> Result | None:
    groups = sorted(_by_value(linked.table, rows, group), key=lambda entry: -len(things(linked.table, entry[1])))
    if top and groups:
        sizes = [len(things(linked.table, members)) for _, members in groups]
        edge = max(sizes) if top == "most" else min(sizes)
        groups = [entry for entry, size in zip(groups, sizes, strict=True) if size == edge]
    if not groups:
        return None
    noun = next((_noun(question, place) for column, place in linked.mentions if column == linked.table.key), "")
    kept = tuple(row for _, members in groups for row in members)
    return Result("groups", linked, kept, group, (), noun, True, tuple(groups), conditions=conditions)


def _by_value(table: AskedTable, rows: Sequence[int], column: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    groups: dict[str, tuple[str, list[int]]] = {}
    for row in rows:
        cell = table.rows[row][column]
        if not cell.missing:
            groups.setdefault(cell.text.casefold(), (cell.text, []))[1].append(row)
    return tuple((shown, tuple(members)) for shown, members in groups.values())


def things(table: AskedTable, rows: Sequence[int]) -> set[str]:
    """What the rows are about, each once."""
    return {name_of(table.rows[row][table.key]) for row in rows}


def _run(linked: Link, library: Library) -> tuple[tuple[Condition, ...], list[int], tuple[str, ...]]:
    """The rows that meet the conditions. Where none does, a value that most documents name is what they all are
    about rather than a condition; what was left out is told."""
    conditions = alternatives_joined(linked.conditions)
    rows = library.engine.rows(linked.table, conditions)
    if rows or len(conditions) < 2:
        return conditions, rows, ()
    kept = tuple(
        condition
        for condition in conditions
        if not (isinstance(condition, InRows) and all(word in library.spread for word in words(condition.shown)))
    )
    if len(kept) == len(conditions) or not kept:
        return conditions, [], ()
    relaxed = tuple(one.shown for one in conditions if isinstance(one, InRows) and one not in kept)
    return kept, library.engine.rows(linked.table, kept), relaxed


def _compared(question: Question, linked: Link, engine: Engine) -> Result | None:
    """The one of the named rows that comes first (or last), before the others."""
    table, when = linked.table, time_column(linked.table)
    rows = sorted(row for value in linked.keys for row in value.rows)
    if when is None or len(linked.keys) < 2 or any(not table.rows[row][when].spans for row in rows):
        return None
    if len({name_of(table.rows[row][table.key]) for row in rows}) != len(rows):
        return None
    ordered = engine.extremes(table, when, rows, last=question.most < 0, most=len(rows))
    return Result("compare", linked, tuple(ordered), table.key, (when,), "", False, conditions=linked.conditions)


def _beside(linked: Link) -> Result | None:
    """The named rows with all that is told of any of them, in the question's order."""
    table = linked.table
    named = sorted(linked.keys, key=lambda value: min(value.tokens))
    rows = tuple(row for value in named for row in sorted(value.rows))
    if len(things(table, rows)) != len(rows) or len(rows) > _MOST_LOOKED_UP:
        return None
    shown = tuple(
        column.place
        for column in table.columns
        if column.place != table.key
        and column.kind != "ordinal"
        and not column.is_source
        and not all(table.rows[row][column.place].missing for row in rows)
    )
    return Result("beside", linked, rows, table.key, shown, "", False, conditions=linked.conditions) if shown else None
