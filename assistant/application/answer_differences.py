"""What differs between two answers to one question: status, quotes, rows, disagreements. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from assistant.core.types import Answer, AnswerTable, Citation, Conflict
from assistant.corpus.revisions.alignment import aligned

Part = Literal["status", "quote", "row", "conflict"]
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One difference: `before` and `after` are the texts ("" where there is none) and for a status its name; `source`
    says which document (and for a disagreement, about whom and what) it concerns."""

    kind: Literal["added", "removed", "changed"]
    part: Part
    before: str
    after: str
    source: str = ""


def answer_differences(old: Answer, new: Answer) -> tuple[AnswerDifference, ...]:
    """What differs, in that order; wording, numbers of citations and time taken do not count."""
    return (*_status(old, new), *_rows(old.table, new.table), *_quotes(old, new), *_conflicts(old, new))


def _status(old: Answer, new: Answer) -> Iterator[AnswerDifference]:
    if old.status != new.status:
        yield AnswerDifference("changed", "status", old.status, new.status)


def _rows(old: AnswerTable | None, new: AnswerTable | None) -> Iterator[AnswerDifference]:
    before, after = ([_joined(row.cells) for row in table.rows] if table else [] for table in (old, new))
    yield from _paired("row", before, after, [""] * len(before), [""] * len(after))


def _quotes(old: Answer, new: Answer) -> Iterator[AnswerDifference]:
    """Quotes of the answers' text; those that are rows of their tables are told as rows."""
    before, after = _own_quotes(old, bool(new.table)), _own_quotes(new, bool(old.table))
    texts = ([citation.quote for citation in one] for one in (before, after))
    titles = ([citation.document.title for citation in one] for one in (before, after))
    yield from _paired("quote", *texts, *titles)


def _own_quotes(answer: Answer, other_has_rows: bool) -> list[Citation]:
    rows = {row.citation for row in answer.table.rows} if answer.table and other_has_rows else set()
    quotes = {citation.quote: citation for citation in answer.citations if citation.number not in rows}
    return list(quotes.values())


def _conflicts(old: Answer, new: Answer) -> Iterator[AnswerDifference]:
    before, after = ([_sides(conflict) for conflict in answer.conflicts] for answer in (old, new))
    names = ([_joined((one.subject, one.attribute)) for one in answer.conflicts] for answer in (old, new))
    yield from _paired("conflict", before, after, *names)


def _joined(parts: Sequence[str]) -> str:
    return _BETWEEN.join(filter(None, parts))


def _sides(conflict: Conflict) -> str:
    return " ≠ ".join(sorted(f"{side.value} ({side.citation.document.title})" for side in conflict.values))


def _paired(
    part: Part, before: Sequence[str], after: Sequence[str], before_sources: Sequence[str], after_sources: Sequence[str]
) -> Iterator[AnswerDifference]:
    """The entries of both answers beside each other; their order does not count."""
    both = set(before) & set(after)
    old = [position for position, text in enumerate(before) if text not in both]
    new = [position for position, text in enumerate(after) if text not in both]

    def likeness(i: int, j: int) -> float:
        same = before_sources[old[i]] == after_sources[new[j]]
        return fuzz.ratio(before[old[i]], after[new[j]]) / 100 * same

    for i, j in aligned([before[at] for at in old], [after[at] for at in new], likeness):
        if i is not None and j is not None:
            yield AnswerDifference("changed", part, before[old[i]], after[new[j]], after_sources[new[j]])
        elif i is not None:
            yield AnswerDifference("removed", part, before[old[i]], "", before_sources[old[i]])
        elif j is not None:
            yield AnswerDifference("added", part, "", after[new[j]], after_sources[new[j]])
