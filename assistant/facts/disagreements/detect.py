"""Documents -> the disagreements among them: claims that cannot both be true, and those that documents state."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.core.citations import cite
from assistant.core.types import Conflict, ConflictValue, Document, Passage
from assistant.facts.attributes import TIMES
from assistant.facts.comparable import Value, agree, same
from assistant.facts.disagreements.claims import Claim, claims_of
from assistant.facts.disagreements.sides import Side
from assistant.facts.disagreements.statements import Statement, statements_of
from assistant.facts.names import Names, cell_name, disputed, key_of, near

_MOST_VALUES, _STATED = 5, 4


@dataclass(frozen=True, slots=True)
class _Found:
    """A disagreement before it is joined with others about the same; `ranks`: the lower, the nearer to first hand."""

    subject: str
    attribute: str
    sides: tuple[Side, ...]
    ranks: tuple[int, ...]


def find_conflicts(documents: Sequence[Document], passages: Sequence[Passage]) -> tuple[Conflict, ...]:
    """What the documents disagree about, by subject. Each side's citation is numbered from 1 within its conflict."""
    names = Names(documents)
    claims = [claim for document in documents for claim in claims_of(document, names)]
    stated = [found for document in documents for found in statements_of(document, names)]
    found = [_with_first_hand(statement, claims) for statement in stated] + list(_contradictions(claims))
    places = _Places(passages)
    conflicts = [conflict for group in _joined(found) if (conflict := _conflict(group, places))]
    return tuple(sorted(conflicts, key=lambda conflict: (key_of(conflict.subject), conflict.attribute)))


def _contradictions(claims: Iterable[Claim]) -> Iterable[_Found]:
    """Pairs of groups of claims (a table, a sentence, one voice) none of whose values agree."""
    claims = list(claims)
    usual = _usual_language(claim.document for claim in claims)
    slots: dict[tuple[str, str], dict[tuple[str, str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        slots[key_of(claim.subject), claim.slot][claim.document.info.id, claim.source, claim.voice].append(claim)
    for groups in slots.values():
        distinct: dict[object, list[Claim]] = {}
        for group in sorted(groups.values(), key=lambda group: (_language(group[0]) != usual, _rank(group[0]))):
            distinct.setdefault(frozenset(map(_signature, group)), group)
        representatives = list(distinct.values())
        for at, one in enumerate(representatives):
            for other in representatives[at + 1 :]:
                if _contradict(one, other):
                    pair = (one[0], other[0])
                    sides = tuple(Side(c.value, c.document, c.start, c.end, c.shown) for c in pair)
                    yield _Found(_subject(one[0], other[0]), one[0].attribute, sides, tuple(map(_rank, pair)))


def _contradict(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    attribute = one[0].attribute
    if attribute not in {*TIMES, "number", "period", "form"} and not _comparable(one[0], other[0]):
        return False
    return not any(agree(attribute, claim.value, known.value) for claim in one for known in other)


def _subject(one: Claim, other: Claim) -> str:
    """The claims' subject, or both names where its very name is in dispute."""
    names = tuple(cell_name(c.document.text[slice(*c.shown)]) for c in (one, other))
    return disputed(*names) if one.attribute == "name" and near(*names) else one.subject


def _comparable(one: Claim, other: Claim) -> bool:
    """Words can be compared in one language only."""
    return _language(one) == _language(other)


def _language(claim: Claim) -> str:
    return claim.document.info.language


def _signature(claim: Claim) -> object:
    value = claim.value
    return tuple((m.year, m.last, m.month, m.day) for m in value.moments), value.numbers, value.forms, value.words


def _rank(claim: Claim) -> int:
    return 2 * bool(claim.voice) + (not claim.source.startswith("table"))


def _with_first_hand(statement: Statement, claims: Iterable[Claim]) -> _Found:
    """A stated disagreement whose sides are, where possible, cited from where the value itself is claimed."""
    sides, ranks = [], []
    known = [
        claim
        for claim in claims
        if key_of(claim.subject) == key_of(statement.subject)
        and claim.attribute == statement.attribute == "start"
        and not claim.voice
    ]
    for side in statement.sides:
        first_hand = [
            claim for claim in known if claim.document is not side.document and _says_all(claim.value, side.value)
        ]
        best = min(first_hand, key=_rank, default=None)
        sides.append(Side(best.value, best.document, best.start, best.end, best.shown) if best else side)
        ranks.append(_rank(best) if best else _STATED)
    return _Found(statement.subject, statement.attribute, tuple(sides), tuple(ranks))


def _says_all(claimed: Value, stated: Value) -> bool:
    as_exact = _exactness(claimed) == _exactness(stated)
    return as_exact and len(claimed.moments) == len(stated.moments) and same("date", claimed, stated)


def _exactness(value: Value) -> int:
    """0 for years, 1 for months, 2 for days: a year is the same as either of two days in it, so days come first."""
    return min((bool(moment.month) + bool(moment.day) for moment in value.moments), default=0)


def _joined(found: Iterable[_Found]) -> list[list[_Found]]:
    """Those about the same attribute of the same subject that share a side, together."""
    subjects: dict[str, list[list[_Found]]] = defaultdict(list)
    for new in found:
        groups = subjects[key_of(new.subject)]
        related = [group for group in groups if any(_related(new, known) for known in group)]
        apart = [group for group in groups if not any(group is known for known in related)]
        joined = [*(known for group in related for known in group), new]
        subjects[key_of(new.subject)] = [*apart, joined]
    return [group for groups in subjects.values() for group in groups]


def _related(one: _Found, other: _Found) -> bool:
    if one.attribute != other.attribute and not {one.attribute, other.attribute} <= TIMES:
        return False
    if one.attribute != other.attribute:
        return any(
            len(a.value.moments) == len(b.value.moments) and _equal("date", a, b)
            for a in one.sides
            for b in other.sides
        )
    return any(_equal(one.attribute, a, b) for a in one.sides for b in other.sides)


def _equal(attribute: str, one: Side, other: Side) -> bool:
    return (one.document is other.document and one.shown == other.shown) or same(attribute, one.value, other.value)


def _usual_language(documents: Iterable[Document]) -> str:
    """The language of most of them, in which a reader wants to be quoted the sides where several say the same."""
    counted = Counter(document.info.language for document in documents).most_common(1)
    return counted[0][0] if counted else ""


def _merit(rank: int, at: int, side: Side) -> tuple[int, int, int, int]:
    """What the sides that say the same are sorted by: the exact before the vague, a table's row that tells more
    ("LoI 2014, MoU 2019") before one that tells less, and what is nearer to first hand."""
    told = len(side.value.moments) if rank % 2 == 0 and rank < _STATED else 0
    return -_exactness(side.value), -told, rank, at


def _conflict(group: Sequence[_Found], places: _Places) -> Conflict | None:
    """One conflict of a group: its distinct sides, each by the citation nearest to first hand."""
    attribute = "start" if any(found.attribute == "start" for found in group) else group[0].attribute
    sides = (
        (rank, at, side) for at, found in enumerate(group) for rank, side in zip(found.ranks, found.sides, strict=True)
    )
    usual = _usual_language(side.document for found in group for side in found.sides)
    ranked = sorted(sides, key=lambda item: (item[2].document.info.language != usual, *_merit(*item)))
    kept: list[tuple[int, Side]] = []
    for _, at, side in ranked:
        # The sides of one finding in words are told apart already.
        others = (known for place, known in kept if place != at or not side.value.words)
        if places.of(side) is not None and not any(_equal(attribute, side, known) for known in others):
            kept.append((at, side))
    if len(kept) < 2:
        return None
    values = []
    for number, (_, side) in enumerate(kept[:_MOST_VALUES], start=1):
        passage = places.of(side)
        assert passage is not None  # noqa: S101 - chosen above
        shown = " ".join(side.document.text[slice(*side.shown)].split())
        values.append(ConflictValue(shown, cite(number, side.document.info, passage, side.start, side.end, 1.0)))
    return Conflict(group[0].subject, attribute, tuple(values))


class _Places:
    """Finds the passage that a span of a document stands in."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            self._passages[passage.document_id].append(passage)
        for known in self._passages.values():
            known.sort(key=lambda passage: passage.start)
        self._starts = {key: [passage.start for passage in known] for key, known in self._passages.items()}

    def of(self, side: Side) -> Passage | None:
        """The first passage that holds all of the side's quote."""
        known = self._passages.get(side.document.info.id, [])
        last = bisect_right(self._starts.get(side.document.info.id, []), side.start)
        fitting = [passage for passage in known[max(0, last - 4) : last] if passage.end >= side.end]
        return fitting[0] if fitting else None
