"""What a question means over the tables -> the rows that answer it, or None where that is not sure. Pure but for the
engine it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answering.tables.engine import Condition, Engine, InRows
from assistant.answering.tables.linking import Link, link, time_column
from assistant.answering.tables.model import AskedTable, Cell, Stems, name_of
from assistant.answering.tables.question import Question
from assistant.indexing.tokens import words

Form = Literal["rows", "values", "groups", "lookup", "compare"]
_MOST_ROWS = 40
_MOST_LOOKED_UP = 6


@dataclass(frozen=True, slots=True)
class Result:
    """The rows that answer and how they are to be told. `target` is the column asked for, `shown` further columns that
    say why a row is there; `groups` are the values of a column with their rows; `others` the counts that further
    tables would give, by table."""

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


def result_of(
    question: Question,
    library: Library,
) -> Result | None:
    """The rows that answer the question; None where no table explains all of it."""
    tables = library.tables
    if question.asks_why or question.is_yes_or_no or not tables:
        return None
    if question.labels and not all(any(table.label == label for table in tables) for label in question.labels):
        return None
    if question.mode in ("both", "difference"):
        return _across(question, library)
    found = []
    for table, subjects in zip(tables, library.subjects, strict=True):
        if (question.labels and table.label not in question.labels) or _is_narrower(subjects, question):
            continue
        linked = link(question, table, library.common, library.known)
        result = _over(question, linked, library) if linked else None
        if result and result.rows:
            found.append(result)
    if not found:
        return None
    found.sort(key=lambda result: _fit(question, result), reverse=True)
    best = found[0]
    if best.form in ("lookup", "compare"):
        same = [other for other in found[1:] if other.form == best.form and not question.labels]
        return best if all(_agree(best, other) for other in same) else None
    counts = [
        (other.link.table.name, _size(other))
        for other in found[1:]
        if other.form == best.form and _size(other) != _size(best) and _alike(best, other)
    ]
    return replace(best, others=tuple(dict(counts).items())[:2]) if best.form == "rows" and best.counted else best


def _over(question: Question, linked: Link, library: Library) -> Result | None:
    table = linked.table
    engine = library.engine
    conditions, rows, relaxed = _run(linked, library)
    if not rows:
        return None
    keyed = bool(linked.keys)
    mentions = [
        (column, place) for column, place in linked.mentions if column not in linked.filtered or column == table.key
    ]
    targets = [column for column, _ in mentions if column != table.key]
    when = time_column(table) if question.asks_when else None
    if question.asks_when and when is None:
        return None
    if question.mode == "compare":
        return _compared(question, linked, engine)
    if (
        keyed
        and (targets or when is not None)
        and question.group is None
        and question.mode in ("none", "list", "count")
    ):
        wanted = tuple(dict.fromkeys([*([when] if when is not None else []), *targets]))
        if question.mode == "count" and any(table.columns[column].kind not in ("number", "time") for column in wanted):
            return None
        if (
            question.asks_where
            or len(rows) > _MOST_LOOKED_UP
            or any(table.rows[row][c].missing for row in rows for c in wanted)
        ):
            return None
        return Result("lookup", linked, tuple(rows), table.key, wanted, "", False, conditions=conditions)
    if question.asks_how or question.asks_where or (question.asks_when and question.mode != "list"):
        return None
    return _listed(question, linked, engine, conditions, rows, relaxed)


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
    target, noun = _target(question, linked)
    targets = [column for column, _ in linked.mentions if column != table.key and column not in linked.filtered]
    if target is None:
        return None
    if question.mode in ("most", "least"):
        numbers = [column for column, _ in linked.mentions if table.columns[column].kind == "number"]
        numbers = numbers or [column.place for column in table.columns if column.kind == "number"]
        if len(set(numbers)) == 1:
            rows = engine.extremes(table, numbers[0], rows, last=question.mode == "most", most=question.most)
            return _rows(linked, rows, table.key, noun, conditions, relaxed, extra=(numbers[0],))
        kinds = [column for column in targets if table.columns[column].kind == "name"]
        if not numbers and len(kinds) == 1 and any(column == table.key for column, _ in linked.mentions):
            return _grouped(question, linked, rows, kinds[0], conditions, top=question.mode)
        return None
    if question.mode in ("first", "last"):
        when = time_column(table)
        if when is None or target != table.key:
            return None
        rows = engine.extremes(table, when, rows, last=question.mode == "last", most=question.most)
        return _rows(linked, rows, target, noun, conditions, relaxed, extra=(when,))
    if question.mode == "none" and not (conditions and any(column == table.key for column, _ in linked.mentions)):
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
    return _rows(linked, rows, target, noun, conditions, relaxed, extra=extra, counted=counted)


def _target(question: Question, linked: Link) -> tuple[int | None, str]:
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
    if linked.on_topic and (linked.conditions or question.labels or question.mode in ("first", "last")):
        return table.key, ""
    return None, ""


def _noun(question: Question, place: int) -> str:
    word = question.tokens[place].text.lower()
    return word.removesuffix("nya") if len(word) > 6 else word


def _rows(
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
    groups = sorted(_by_value(linked.table, rows, group), key=lambda entry: -len(_things(linked.table, entry[1])))
    if top and groups:
        sizes = [len(_things(linked.table, members)) for _, members in groups]
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
            shown, members = groups.setdefault(cell.text.casefold(), (cell.text, []))
            members.append(row)
    return tuple((shown, tuple(members)) for shown, members in groups.values())


def _things(table: AskedTable, rows: Sequence[int]) -> set[str]:
    return {name_of(table.rows[row][table.key]) for row in rows}


def _run(linked: Link, library: Library) -> tuple[tuple[Condition, ...], list[int], tuple[str, ...]]:
    """The rows that meet the conditions. Where none does, a value that most documents name is what they all are
    about rather than a condition; what was left out is told."""
    conditions = linked.conditions
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


def _across(
    question: Question,
    library: Library,
) -> Result | None:
    """Rows of the first table whose key is (or is not) in the second."""
    tables, engine = library.tables, library.engine
    pair = [next(table for table in tables if table.label == label) for label in question.labels]
    if not pair:
        labelled = [table for table in tables if table.label]
        pairs = [
            (one, two)
            for place, one in enumerate(labelled)
            for two in labelled[place + 1 :]
            if one.document is two.document and one.columns[one.key].concepts & two.columns[two.key].concepts
        ]
        pair = list(pairs[0]) if len(pairs) == 1 and len(labelled) == 2 else []
    if len(pair) != 2:
        return None
    one, two = pair
    if question.mode == "both" and len(two.rows) < len(one.rows):
        one, two = two, one
    linked = link(question, one, library.common, library.known)
    if not linked or linked.keys:
        return None
    target, noun = _target(question, linked)
    if target != one.key:
        return None
    others = set(two.key_names)
    inside = question.mode == "both"
    rows = [row for row in engine.rows(one, linked.conditions) if (one.key_names[row] in others) == inside]
    result = _rows(linked, rows, target, noun, linked.conditions, (), counted=True)
    if result is None:
        return None
    met = {one.key_names[row] for row in rows}
    second = tuple(row for row, name in enumerate(two.key_names) if name in met)
    return replace(result, second=two, second_rows=second, kept=question.mode)  # type: ignore[arg-type]


def subjects_of(tables: Sequence[AskedTable]) -> tuple[tuple[tuple[Stems, ...], ...], ...]:
    """For each table the names in its caption that a longer table lists: what it is about alone."""
    names = {
        item.words: (item.stems, len(table.rows))
        for table in sorted(tables, key=lambda table: len(table.rows))
        for row in table.rows
        for item in row[table.key].items[:1]
    }
    return tuple(
        tuple(own for own, size in names.values() if size > len(table.rows) and all(stem & table.topic for stem in own))
        for table in tables
    )


def _is_narrower(subjects: Sequence[tuple[Stems, ...]], question: Question) -> bool:
    """Whether a table is about one thing that the question does not name."""
    asked = frozenset().union(*(token.meanings for token in question.tokens))
    return any(not all(stem & asked for stem in subject) for subject in subjects)


def _fit(question: Question, result: Result) -> tuple[float, ...]:
    """How well a table fits: words that its columns and cells explain, a table of just such things (each key
    once), the topic's words, and how much it covers."""
    table = result.link.table
    return (
        float(not result.relaxed),
        float(result.link.strong),
        float(table.has_unique_keys),
        float(bool(table.label)),
        float(result.link.on_topic),
        float(len(set(table.key_names))),
    )


def _size(result: Result) -> int:
    return len(_things(result.link.table, result.rows))


def _alike(one: Result, other: Result) -> bool:
    """Whether two results count the same kind of thing."""
    return bool(
        one.link.table.columns[one.target].concepts & other.link.table.columns[other.target].concepts
        and one.conditions
        and 2 * len(set(other.link.table.key_names)) >= len(set(one.link.table.key_names))
    )


def _agree(one: Result, other: Result) -> bool:
    """Whether what two tables say of the same thing can both be so."""
    for column in one.shown:
        mine = one.link.table.columns[column]
        for place in other.shown:
            theirs = other.link.table.columns[place]
            if mine.has_times == theirs.has_times and (mine.has_times or mine.concepts & theirs.concepts):
                cells = [one.link.table.rows[row][column] for row in one.rows]
                against = [other.link.table.rows[row][place] for row in other.rows]
                if not _overlap(cells, against, mine.has_times and theirs.has_times):
                    return False
    return True


def _overlap(cells: Sequence[Cell], others: Sequence[Cell], timely: bool) -> bool:
    if timely:
        mine = [span for cell in cells for span in cell.spans]
        theirs = [span for cell in others for span in cell.spans]
        return all(any(a.first <= b.last and b.first <= a.last for a in mine) for b in theirs)
    mine_words = {word for cell in cells for item in cell.items for word in item.words}
    return bool(mine_words & {word for cell in others for item in cell.items for word in item.words})
