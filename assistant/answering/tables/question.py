"""A question as words with what each can mean, and the operators that stand in it whatever the table. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.answering.tables.patterns import (
    BESIDE,
    BOTH,
    COUNT,
    DIFFERENT,
    EARLIER,
    EITHER,
    GROUP,
    HOW,
    HOW_MANY_OF,
    LATER,
    LIST,
    NOT,
    SAME_AS,
    SMALL,
    SUPERLATIVES,
    TABLE,
    WHEN_ASKED,
    WHERE_ASKED,
    WHO_ASKED,
    WHY,
    YES_OR_NO,
    Mode,
)
from assistant.answering.tables.reader import AskedAmount, AskedTime, Reader, Token, amounts_in, times_in

_SUPERLATIVES = tuple((mode, re.compile(rf"\b(?:{cue})\b", re.IGNORECASE)) for mode, cue in SUPERLATIVES)
_SMALL_NUMBER = re.compile(rf"\s*(\d{{1,2}}|{'|'.join(SMALL)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its operators. `spent` are the tokens that operators explain; `head` is where what is listed or
    counted may be named (the first token after the cue, -1 without one); `group` the first token of what it is grouped
    by; `negated` the tokens of negations that no operator explains."""

    text: str
    tokens: tuple[Token, ...]
    mode: Mode
    spent: frozenset[int]
    labels: tuple[str, ...] = ()
    times: tuple[AskedTime, ...] = ()
    amounts: tuple[AskedAmount, ...] = ()
    negated: frozenset[int] = field(default=frozenset())
    cue: tuple[int, int] | None = None
    group: int | None = None
    most: int = 1
    asks_when: bool = False
    asks_where: bool = False
    asks_who: bool = False
    asks_how: bool = False
    asks_why: bool = False
    is_beside: bool = False
    """Whether things that it names are to be set side by side."""
    is_other: bool = False
    """Whether it asks for a yes or no, or for likeness, which no operator here finds out."""


def read_question(text: str) -> Question:
    """The question's words and operators."""
    reader = Reader(text)
    asks_why = bool(WHY.search(text))
    different = reader.first(DIFFERENT)
    labels: list[str] = []
    for match in reader.each(TABLE):
        labels += [label.lower() for label in match.groups() if label]
    both = bool(reader.first(BOTH))
    times = times_in(reader)
    asks_when = bool(reader.first(WHEN_ASKED))
    asks_where = bool(reader.first(WHERE_ASKED))
    asks_how = bool(reader.first(HOW))
    amounts = amounts_in(reader)
    mode, most = _compared(reader)
    group = _group(reader)
    counted, listed = reader.first(COUNT), None
    for match in reader.each(LIST):
        listed = listed or match
    beside = reader.first(BESIDE)
    cue = counted or listed or beside
    if mode == "none" and (both or (different and len(labels) == 2) or len(labels) == 2):
        mode = "difference" if different and len(labels) == 2 else "both"
    elif mode == "none" and cue:
        mode = "count" if counted else "list"
    negated = frozenset(
        place
        for match in NOT.finditer(reader.left)
        for place, token in enumerate(reader.tokens)
        if match.start() <= token.start < match.end()
    )
    if different and mode != "difference":
        negated |= frozenset(
            place for place, token in enumerate(reader.tokens) if different.start() <= token.start < different.end()
        )
    return Question(
        text,
        reader.tokens,
        mode,
        frozenset(reader.spent),
        tuple(dict.fromkeys(labels)),
        times,
        amounts,
        negated,
        (reader.after(cue.start()), reader.after(cue.end())) if cue else None,
        group,
        most,
        asks_when,
        asks_where,
        bool(WHO_ASKED.search(text)),
        asks_how,
        asks_why,
        bool(beside),
        (bool(YES_OR_NO.match(text)) and mode != "compare") or bool(SAME_AS.search(text)),
    )


def is_beside(text: str) -> bool:
    """Whether a question asks for things side by side."""
    return bool(BESIDE.search(text))


def _compared(reader: Reader) -> tuple[Mode, int]:
    if EITHER.search(reader.left):
        for pattern, most in ((EARLIER, 1), (LATER, -1)):
            if reader.first(pattern):
                return "compare", most
    for mode, pattern in _SUPERLATIVES:
        match = reader.first(pattern)
        if match:
            before = HOW_MANY_OF.search(reader.left[: match.start()])
            after = _SMALL_NUMBER.match(reader.left, match.end())
            number = before[0].split()[0] if before else after[1] if after else "1"
            if before:
                reader.take(before.start(), before.start() + len(number))
            elif after:
                reader.take(match.end(), after.end())
            return mode, max(1, int(number) if number.isdigit() else SMALL[number.lower()])
    return "none", 1


def _group(reader: Reader) -> int | None:
    match = GROUP.search(reader.left)
    if not match:
        return None
    return reader.after(match.end())
