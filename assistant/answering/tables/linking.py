"""A question and a table -> what the question means over that table, or None. Pure.

The guard is coverage: every content word has to be explained, as an operator, a value of a column, a column's name, or
a word of the table's topic. One word that none explains, and the table does not answer the question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from assistant.answering.tables.engine import Condition, InNumbers, InRows, InTime
from assistant.answering.tables.naming import Value, column_named, is_key_noun, time_column, values_in
from assistant.answering.tables.question import Question
from assistant.answering.tables.reader import Token
from assistant.facts.tables.model import AskedTable
from assistant.facts.tables.vocabulary import (
    NOT_SO,
    PRESENCE,
    ROWS,
    TOTALS,
    concepts_of,
    is_source,
    meanings,
    stems,
)

_KINDS_OF_PLACE = frozenset({"city", "country", "region", "place"})
_LEAST_TO_MISTYPE, _LONG_WORD = 5, 8
"""Letters below which no word is taken to be mistyped, and from which it may differ in two letters instead of one."""


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
        return tuple(value for value in self.values if value.is_name)


def link(question: Question, table: AskedTable, common: frozenset[str], known: frozenset[str]) -> Link | None:
    """What `question` means over `table`; None where a word of it stays unexplained.

    Args:
        common: words that nearly every document holds, so that they tell nothing apart.
        known: words that any document holds; only a word that none holds can be mistyped.
    """
    question = replace(question, tokens=tuple(_corrected(token, table, known) for token in question.tokens))
    open_ = [place for place in range(len(question.tokens)) if place not in question.spent]
    values, used = values_in(question, table, open_)
    mentions: list[tuple[int, int]] = []
    on_topic = strong = 0
    denied = {
        place
        for place in question.negated
        if any(token.meanings & table.denied for token in question.tokens[place + 1 : place + 2])
    }
    weak: set[int] = set()
    beside: list[set[int]] = []
    for place in open_:
        token = question.tokens[place]
        if place in used or place in question.negated:
            continue
        column = column_named(token, table)
        if column is not None:
            mentions.append((column, place))
            strong += 1
        elif token.is_function:
            continue
        elif token.meanings & table.topic:
            # That there are cities in Japan is not asked of a table of partners: a kind of place is no tie to it.
            on_topic += not concepts_of(token.word) & _KINDS_OF_PLACE
        elif token.meanings & table.around and not is_source(token.word):
            weak.add(place)
        elif named := {other.place for other in table.columns if token.meanings & other.stems and not other.is_source}:
            weak.add(place)
            beside.append(named)
        elif token.word in ROWS and question.labels:
            on_topic += 1
        elif token.word in PRESENCE:
            weak.add(place)
        elif is_key_noun(token, table):
            continue
        elif token.word in common:
            weak.add(place)
        else:
            return None
    if _head(question) in weak:
        return None
    strong += sum(len(value.tokens) for value in values)
    linked = _settled(replace(question, negated=question.negated - denied), table, values, mentions, (on_topic, strong))
    # A further word of a column's name is explained by the column's being used ("MoU" of "Tahun MoU/LoI").
    told = {*(column for column, _ in mentions), *(linked.filtered if linked else ())}
    told |= {time_column(table)} - {None} if question.asks_when else set()
    return linked if all(named & told for named in beside) else None


def _corrected(token: Token, table: AskedTable, known: frozenset[str]) -> Token:
    """A word that no document holds, as the one word of the table's names that it is nearly; else as it is."""
    is_word = (
        token.is_function or token.word in PRESENCE or concepts_of(token.word) or token.meanings != stems(token.word)
    )
    if is_word or len(token.word) < _LEAST_TO_MISTYPE or not token.word.isalpha() or token.word in known:
        return token
    most = 1 + (len(token.word) >= _LONG_WORD)
    near = [
        (OSA.distance(token.word, name, score_cutoff=most), name)
        for name in table.names
        if name[:1] == token.word[:1] and abs(len(name) - len(token.word)) <= most
    ]
    near = sorted(pair for pair in near if pair[0] <= most and len(pair[1]) >= _LEAST_TO_MISTYPE)
    return replace(token, word=near[0][1], meanings=meanings(near[0][1])) if near else token


def _head(question: Question) -> int | None:
    """The first word of content behind "how many": what is counted has to be known well."""
    if question.mode != "count" or question.cue is None:
        return None
    behind = range(question.cue[1], len(question.tokens))
    tokens = question.tokens
    return next((n for n in behind if not tokens[n].is_function and tokens[n].word not in TOTALS), None)


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
        when = _time_column(table, mentions)
        if when is None:
            return None
        conditions.append(InTime(when, time.relation, time.span, time.shown))
    for amount in question.amounts:
        numbers = [column.place for column in table.columns if column.kind == "number"]
        named = [column for column, _ in mentions if column in numbers]
        if not named and len(numbers) != 1:
            return None
        conditions.append(InNumbers((named or numbers)[0], amount.least, amount.most, amount.shown))
    filtered = frozenset(condition.column for condition in conditions)
    return Link(table, tuple(values), tuple(conditions), tuple(mentions), filtered, group, *explained)


def _time_column(table: AskedTable, mentions: list[tuple[int, int]]) -> int | None:
    named = [column for column, _ in mentions if table.columns[column].has_times and column != table.key]
    return named[0] if named else time_column(table)


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
    # "Bukan" and "except" deny a thing; "tidak" and "not" deny what happens ("tidak berkelanjutan"), so that a thing
    # they deny stands behind a preposition ("tidak dari Asia").
    last += question.tokens[last].word in NOT_SO
    behind = [value for value in values if last < min(value.tokens) <= last + 3 and value.exact]
    return min(behind, key=lambda value: min(value.tokens)) if behind else None
