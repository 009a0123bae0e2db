"""What a question means over the tables -> the rows that answer it, or None where that is not sure. Pure but for the
engine it asks and the time it may take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.tables.linking import link
from assistant.answering.tables.question import Question
from assistant.answering.tables.results import Library, Result, over, row_result, target_of, things
from assistant.core.time_limit import check_time
from assistant.facts.tables.model import AskedTable, Cell, Stems


def result_of(
    question: Question,
    library: Library,
) -> Result | None:
    """The rows that answer the question; None where no table explains all of it."""
    tables = library.tables
    if question.asks_why or question.is_other or not tables:
        return None
    if question.labels and not all(any(table.label == label for table in tables) for label in question.labels):
        return None
    if question.mode in ("both", "difference"):
        return _across(question, library)
    found = []
    for table, subjects in zip(tables, library.subjects, strict=True):
        check_time()
        if (question.labels and table.label not in question.labels) or _is_narrower(subjects, question):
            continue
        linked = link(question, table, library.common, library.known)
        result = over(question, linked, library) if linked else None
        if result and result.rows:
            found.append(result)
    if not found:
        return None
    found.sort(key=lambda result: _fit(question, result), reverse=True)
    best = found[0]
    if best.form in ("lookup", "compare"):
        same = [other for other in found[1:] if other.form == best.form and not question.labels]
        return best if all(_agree(best, other) for other in same) else None
    differing = [
        other
        for other in found[1:]
        if other.form == best.form
        and other.link.strong == best.link.strong
        and _size(other) != _size(best)
        and _alike(best, other)
    ]
    if best.form != "rows" or question.mode not in ("count", "list", "none"):
        return best
    counts = {other.link.table.name: _size(other) for other in differing}
    others = tuple(counts.items())[:2]
    named = {name for name, _ in others}
    mentioned = [other.link.table.document.info for other in differing if other.link.table.name in named]
    return replace(best, others=others, mentioned=tuple(dict.fromkeys(mentioned)))


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
    target, noun = target_of(question, linked)
    if target != one.key:
        return None
    others = set(two.key_names)
    inside = question.mode == "both"
    rows = [row for row in engine.rows(one, linked.conditions) if (one.key_names[row] in others) == inside]
    result = row_result(linked, rows, target, noun, linked.conditions, (), counted=True)
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
    return len(things(result.link.table, result.rows))


def _alike(one: Result, other: Result) -> bool:
    """Whether two results count the same kind of thing."""
    return bool(
        one.form == other.form
        and one.link.strong == other.link.strong
        and one.link.table.columns[one.target].concepts & other.link.table.columns[other.target].concepts
        and one.conditions
        and len(one.conditions) == len(other.conditions)
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
    mine_items = [item for cell in cells for item in cell.items]
    theirs_items = [item for cell in others for item in cell.items]
    return any(
        a.places & b.places or any(x & y for x in a.stems for y in b.stems) for a in mine_items for b in theirs_items
    )
