"""A question and a table -> what the question means over that table, or None. Pure.

The guard is coverage: every content word has to be explained, as an operator, a value of a column, a column's name, or
a word of the table's topic. One word that none explains, and the table does not answer the question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from assistant.answering.tables import places
from assistant.answering.tables.engine import Condition, InNumbers, InRows, InTime
from assistant.answering.tables.model import AskedTable, Column, Item
from assistant.answering.tables.question import Question, Token
from assistant.answering.tables.vocabulary import PRESENCE, ROWS, TIME_CONCEPTS, concepts_of, stems

_LONGEST = 6
"""Words of the longest value that is looked for."""
_ALIKE, _LEAST_TO_MISTYPE = 84.0, 5
"""Similarity (rapidfuzz's ratio) from which a word is a mistyped name, and letters below which none is taken to be."""
_PLACE_CONCEPTS = frozenset({"country", "region", "place", "city"})


@dataclass(frozen=True, slots=True)
class Value:
    """Tokens of the question that name something a column's cells hold."""

    tokens: frozenset[int]
    column: int
    rows: frozenset[int]
    exact: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Link:
    """What a question means over a table. `mentions` are columns that it names and does not filter by, in the
    question's order, each with its token; `on_topic` counts words that only the table's topic explains, `strong` those
    that its columns and cells do."""

    table: AskedTable
    values: tuple[Value, ...]
    conditions: tuple[Condition, ...]
    mentions: tuple[tuple[int, int], ...]
    filtered: frozenset[int]
    group: int | None
    on_topic: int
    strong: int

    @property
    def keys(self) -> tuple[Value, ...]:
        """The rows' own names that the question names."""
        return tuple(value for value in self.values if value.column == self.table.key)


def link(question: Question, table: AskedTable, common: frozenset[str], known: frozenset[str]) -> Link | None:
    """What `question` means over `table`; None where a word of it stays unexplained.

    Args:
        common: words that nearly every document holds, so that they tell nothing apart.
        known: words that any document holds; only a word that none holds can be mistyped.
    """
    open_ = [place for place in range(len(question.tokens)) if place not in question.spent]
    values, used = _values(question, table, open_)
    mentions: list[tuple[int, int]] = []
    on_topic = strong = 0
    denied = {
        place
        for place in question.negated
        if any(token.meanings & table.denied for token in question.tokens[place + 1 : place + 2])
    }
    for place in open_:
        token = question.tokens[place]
        if place in used or place in question.negated:
            continue
        column = _column(token, table)
        if column is not None:
            mentions.append((column, place))
            strong += 1
        elif token.is_function:
            continue
        elif token.meanings & table.around:
            on_topic += bool(token.meanings & table.topic)
        elif token.word in ROWS and question.labels:
            on_topic += 1
        elif token.word in PRESENCE:
            continue
        elif _is_key_noun(token, table):
            mentions.append((table.key, place))
        elif mistyped := _mistyped(token, place, table, known):
            values.append(mistyped)
        elif token.word not in common:
            return None
    strong += sum(len(value.tokens) for value in values)
    return _settled(replace(question, negated=question.negated - denied), table, values, mentions, (on_topic, strong))


def _settled(
    question: Question,
    table: AskedTable,
    values: list[Value],
    mentions: list[tuple[int, int]],
    explained: tuple[int, int],
) -> Link | None:
    group = None
    if question.group is not None:
        group = next((column for column, place in mentions if question.group <= place <= question.group + 1), None)
        mentions = [(column, place) for column, place in mentions if column != group]
    conditions: list[Condition] = []
    denied = _denied(question, values)
    if question.negated and denied is None:
        return None
    for column, rows, shown in _joined(values, denied):
        conditions.append(InRows(column, rows, shown))
    if denied:
        conditions.append(InRows(denied.column, denied.rows, denied.shown, negated=True))
    for time in question.times:
        column = _time_column(table, mentions)
        if column is None:
            return None
        conditions.append(InTime(column, time.relation, time.span, time.shown))
    for amount in question.amounts:
        numbers = [column.place for column in table.columns if column.kind == "number"]
        named = [column for column, _ in mentions if column in numbers]
        if not named and len(numbers) != 1:
            return None
        conditions.append(InNumbers((named or numbers)[0], amount.least, amount.most, amount.shown))
    filtered = frozenset(condition.column for condition in conditions)
    return Link(table, tuple(values), tuple(conditions), tuple(mentions), filtered, group, *explained)


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


def _time_column(table: AskedTable, mentions: list[tuple[int, int]]) -> int | None:
    named = [column for column, _ in mentions if table.columns[column].has_times and column != table.key]
    return named[0] if named else time_column(table)


def _values(question: Question, table: AskedTable, open_: list[int]) -> tuple[list[Value], set[int]]:
    """What the question names of the table's cells, longest names first, and the tokens they take."""
    found: list[Value] = []
    used: set[int] = set()
    for size in range(_LONGEST, 0, -1):
        for window in _windows(open_, size):
            if used & set(window) or set(window) & question.negated:
                continue
            tokens = [question.tokens[place] for place in window]
            if tokens[0].is_function or tokens[-1].is_function:
                continue
            value = _value(tokens, window, table, question)
            if value:
                found.append(value)
                used |= set(window)
    return found, used


def _windows(open_: list[int], size: int) -> Iterator[list[int]]:
    for start in range(len(open_) - size + 1):
        window = open_[start : start + size]
        if window[-1] - window[0] == size - 1:
            yield window


def _value(tokens: list[Token], window: list[int], table: AskedTable, question: Question) -> Value | None:
    asked = places.codes([token.word for token in tokens]) or (tokens[0].short if len(tokens) == 1 else frozenset())
    if not asked and not all(token.is_function or token.meanings & table.held for token in tokens):
        return None
    plain = len(tokens) == 1 and not asked
    is_word_of_table = plain and bool(_column(tokens[0], table) is not None or tokens[0].meanings & table.around)
    matches: list[tuple[tuple[bool, bool, bool, int], Value]] = []
    named = {column for token in question.tokens if (column := _column(token, table)) is not None}
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
        if not (whole or part) or (is_word_of_table and not (whole and column.place != table.key)):
            continue
        # The key names a thing as a whole; of other columns whatever holds the words is meant ("MoU" of "LoI/MoU").
        rows = (
            whole
            if whole and (column.place == table.key and not asked)
            else whole | part | _wider(tokens, table, column, whole)
        )
        shown = _shown(tokens, table, column, whole)
        rank = (column.place in named, bool(whole), column.place == table.key, -column.place)
        matches.append((rank, Value(frozenset(window), column.place, frozenset(rows), bool(whole), shown)))
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


def _shown(tokens: list[Token], table: AskedTable, column: Column, whole: set[int]) -> str:
    """How the table writes what was asked for, where it has one way; else the question's words."""
    if whole:
        texts = {table.rows[row][column.place].text for row in whole}
        if len(texts) == 1 and len(next(iter(texts)).split()) <= _LONGEST:
            return next(iter(texts))
    return " ".join(token.text for token in tokens)


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


def _column(token: Token, table: AskedTable) -> int | None:
    """The column that a word names: by a word of its name, else by what its name means."""
    if token.is_function:
        return None
    told = [column for column in table.columns if not column.is_source and column.kind != "ordinal"]
    own, meant = stems(token.word), concepts_of(token.word) - {"source"}
    if not meant and concepts_of(token.word):
        return None
    # Of a long name only the first word names the column: "MoU" does not name the column "Tahun MoU/LoI".
    by_name = [column for column in told if own & column.head and (meant or not own & table.topic)]
    if not by_name:
        by_name = [column for column in told if meant & column.concepts]
    if not by_name and meant & TIME_CONCEPTS:
        place = time_column(table)
        return place
    by_name.sort(key=lambda column: (column.kind == "text", column.place))
    return by_name[0].place if by_name else None


def _is_key_noun(token: Token, table: AskedTable) -> bool:
    """Whether a word is a common noun for what the table's rows are about ("kota" of partners that are cities)."""
    return bool("city" in concepts_of(token.word) and table.columns[table.key].concepts & {"partner", "city"})


def _mistyped(token: Token, place: int, table: AskedTable, known: frozenset[str]) -> Value | None:
    if len(token.word) < _LEAST_TO_MISTYPE or not token.word.isalpha() or token.word in known:
        return None
    best = (0.0, "")
    for row in table.rows:
        for item in row[table.key].items:
            score = fuzz.ratio(token.word, "".join(item.words))
            best = max(best, (score, " ".join(item.words)))
    if best[0] < _ALIKE:
        return None
    rows = frozenset(
        n for n, row in enumerate(table.rows) if any(" ".join(i.words) == best[1] for i in row[table.key].items)
    )
    shown = next(item.text for row in table.rows for item in row[table.key].items if " ".join(item.words) == best[1])
    return Value(frozenset({place}), table.key, rows, True, shown)


def _joined(values: list[Value], denied: Value | None) -> list[tuple[int, frozenset[int], str]]:
    """One condition a column and value: names of one key column are alternatives, other values all have to hold."""
    joined: list[tuple[int, frozenset[int], str]] = []
    for value in sorted(values, key=lambda one: min(one.tokens)):
        if value is denied:
            continue
        same = next((place for place, (column, _, _) in enumerate(joined) if column == value.column), None)
        if same is not None and not (joined[same][1] & value.rows):
            column, rows, shown = joined[same]
            joined[same] = (column, rows | value.rows, f"{shown}, {value.shown}")
        else:
            joined.append((value.column, value.rows, value.shown))
    return joined


def _denied(question: Question, values: list[Value]) -> Value | None:
    """The one value that the question's negation stands before ("selain dari Asia")."""
    if not question.negated:
        return None
    last = max(question.negated)
    behind = [value for value in values if last < min(value.tokens) <= last + 3]
    return min(behind, key=lambda value: min(value.tokens)) if behind else None
