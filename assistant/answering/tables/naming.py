"""What of a table a question's words name: values of its cells, and its columns. Pure but for the time it may take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answering.tables.question import Question
from assistant.answering.tables.reader import Token
from assistant.core.time_limit import check_time
from assistant.facts.tables.model import AskedTable, Column, Item
from assistant.facts.tables.vocabulary import TIME_CONCEPTS, concepts_of, is_source, stems
from assistant.language import territories

_LONGEST = 6
"""Words of the longest value that is looked for."""


@dataclass(frozen=True, slots=True)
class Value:
    """Tokens of the question that name something a column's cells hold."""

    tokens: frozenset[int]
    column: int
    rows: frozenset[int]
    exact: bool
    shown: str
    is_name: bool
    """Whether it is a row's own name: of "Aomori, Jepang" the first, not the second."""


def values_in(question: Question, table: AskedTable, open_: list[int]) -> tuple[list[Value], set[int]]:
    """What the question names of the table's cells, longest names first, and the tokens they take."""
    found: list[Value] = []
    used: set[int] = set()
    named = {column_named(token, table) for token in question.tokens}
    # Words that are said again name what they named before: the table's rows are looked through once for them.
    known: dict[tuple[tuple[str, str, frozenset[str]], ...], Value | None] = {}
    for size in range(_LONGEST, 0, -1):
        check_time()
        for window in _windows(open_, size):
            if used & set(window) or set(window) & question.negated:
                continue
            tokens = [question.tokens[place] for place in window]
            if tokens[0].is_function or tokens[-1].is_function:
                continue
            said = tuple((token.text, token.word, token.meanings) for token in tokens)
            if said not in known:
                known[said] = _value(tokens, window, table, named)
            value = known[said]
            if value:
                found.append(replace(value, tokens=frozenset(window)))
                used |= set(window)
    return found, used


def _windows(open_: list[int], size: int) -> Iterator[list[int]]:
    for start in range(len(open_) - size + 1):
        window = open_[start : start + size]
        if window[-1] - window[0] == size - 1:
            yield window


def _value(tokens: list[Token], window: list[int], table: AskedTable, named: set[int | None]) -> Value | None:
    """What words name of the table's cells; `named` are the columns that the question names."""
    check_time()
    asked = territories.codes([token.word for token in tokens]) or (
        tokens[0].short if len(tokens) == 1 else frozenset()
    )
    if not asked and not all(token.is_function or token.meanings & table.held for token in tokens):
        return None
    plain = len(tokens) == 1 and not asked
    own = column_named(tokens[0], table) if plain else None
    is_word_of_table = plain and bool(own is not None or tokens[0].meanings & table.around)
    matches: list[tuple[tuple[bool, bool, bool, int], Value]] = []
    for column in table.columns:
        if column.kind in ("ordinal", "text", "number") or column.is_source or (column.kind == "time" and plain):
            continue
        whole: set[int] = set()
        part: set[int] = set()
        for number, row in enumerate(table.rows):
            for item in row[column.place].items:
                if (asked & item.places) or _is(tokens, item):
                    whole.add(number)
                elif not asked and _holds(tokens, item):
                    part.add(number)
        if asked and not whole:
            part = {
                n for n, row in enumerate(table.rows) if any(_holds(tokens, item) for item in row[column.place].items)
            }
        if not (whole or part) or (is_word_of_table and not (whole and column.place not in (table.key, own))):
            continue
        # The key names a thing as a whole; of other columns whatever holds the words is meant ("MoU" of "LoI/MoU").
        rows = (
            whole
            if whole and (column.place == table.key and not asked)
            else whole | part | _wider(tokens, table, column, whole)
        )
        shown = _shown(tokens, asked, table, column, whole)
        is_name = column.place == table.key and any(
            asked & item.places or _is(tokens, item) or _holds(tokens, item)
            for row in rows
            for item in table.rows[row][column.place].items[:1]
        )
        rank = (column.place in named, bool(whole), is_name, -column.place)
        matches.append((rank, Value(frozenset(window), column.place, frozenset(rows), bool(whole), shown, is_name)))
    return max(matches, key=lambda match: match[0])[1] if matches else None


def _wider(tokens: list[Token], table: AskedTable, column: Column, whole: set[int]) -> set[int]:
    """Rows whose value begins with a name that stands alone elsewhere ("Amerika" and "Amerika Latin")."""
    if not whole:
        return set()
    names = {item.words for row in whole for item in table.rows[row][column.place].items if len(item.words) == 1}
    asked = {tokens[0].word} if len(tokens) == 1 else set()
    return {
        number
        for number, row in enumerate(table.rows)
        for item in row[column.place].items
        if item.words[:1] in names and item.words[0] in asked
    }


def _shown(tokens: list[Token], asked: frozenset[str], table: AskedTable, column: Column, whole: set[int]) -> str:
    """How the table writes what was asked for, where it has one way; else the question's words."""
    written = {
        item.text
        for row in whole
        for item in table.rows[row][column.place].items
        if asked & item.places or _is(tokens, item)
    }
    return next(iter(written)) if len(written) == 1 else " ".join(token.text for token in tokens)


def _is(tokens: list[Token], item: Item) -> bool:
    return len(tokens) == len(item.stems) and all(
        token.meanings & stem for token, stem in zip(tokens, item.stems, strict=True)
    )


def _holds(tokens: list[Token], item: Item) -> bool:
    size = len(tokens)
    return any(
        all(token.meanings & stem for token, stem in zip(tokens, item.stems[start : start + size], strict=True))
        for start in range(len(item.stems) - size + 1)
    )


def column_named(token: Token, table: AskedTable) -> int | None:
    """The column that a word names: by a word of its name, else by what its name means."""
    if token.is_function:
        return None
    told = [column for column in table.columns if not column.is_source and column.kind != "ordinal"]
    own, meant = stems(token.word), concepts_of(token.word) - {"source"}
    if is_source(token.word):
        return None
    # Of a long name only the first word names the column: "MoU" does not name the column "Tahun MoU/LoI".
    by_name = [column for column in told if own & column.head and (meant or not own & table.topic)]
    if not by_name:
        by_name = [column for column in told if meant & column.concepts]
    if not by_name and meant & TIME_CONCEPTS:
        return time_column(table)
    by_name.sort(key=lambda column: (column.kind == "text", column.place))
    return by_name[0].place if by_name else None


def is_key_noun(token: Token, table: AskedTable) -> bool:
    """Whether a word is a common noun for what the table's rows are about ("kota" of partners that are cities)."""
    return bool("city" in concepts_of(token.word) and table.columns[table.key].concepts & {"partner", "city"})


def time_column(table: AskedTable) -> int | None:
    """The column that says when: one of times, the one named for a beginning or a year before others."""
    timely = [
        column
        for column in table.columns
        if column.has_times and column.kind != "text" and not column.is_source and column.place != table.key
    ]
    timely.sort(key=lambda column: (column.kind != "time", not column.concepts & TIME_CONCEPTS, column.place))
    if not timely or ("duration" in timely[0].concepts and not timely[0].concepts & TIME_CONCEPTS):
        return None
    return timely[0].place
