"""Facts, documents and disagreements put together: who the partners are, and what happened when. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.core.types import Conflict, Document, DocumentInfo, Passage
from assistant.facts.comparable import DOCUMENT_FORMS, forms_in
from assistant.facts.names import SEVERAL, Names, key_of
from assistant.language import territories
from assistant.language.words import words
from assistant.partnerships.columns import Attribute
from assistant.partnerships.facts import OTHER_VOICE, Fact, facts_of, partner_names, passages_of_rows
from assistant.partnerships.gazetteer import Position, Sought

EventKind = Literal["start", "document", "activity"]

DISPUTED: dict[Attribute, frozenset[str]] = {
    "name": frozenset({"name"}),
    "start": frozenset({"start", "date"}),
    "form": frozenset({"form"}),
    "field": frozenset({"field"}),
    "status": frozenset({"status", "result"}),
    "period": frozenset({"period"}),
}
"""Which disagreements (their attributes) are about which facts."""

Locate = Callable[[Iterable[Sought]], Mapping[Sought, Position]]
"""What finds cities."""

_STRENGTH: dict[EventKind, int] = {"start": 0, "document": 1, "activity": 2}
_KINDS: dict[Attribute, EventKind] = {
    "start": "start", "document": "document", "activity": "activity", "date": "activity", "other": "activity",
}  # fmt: skip
_SINGLE = 1


@dataclass(frozen=True, slots=True)
class Event:
    """Something that tables date: its moment, and every fact that tells it, the most exact first.

    `month` and `day` are 0 where the tables do not say; `disputed`: sources differ about when it was.
    """

    partner: str
    kind: EventKind
    year: int
    month: int
    day: int
    facts: tuple[Fact, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner: all that tables say of it, the documents about it, and what the documents disagree about."""

    name: str
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    documents: tuple[DocumentInfo, ...]
    conflicts: tuple[Conflict, ...]
    position: Position | None = None
    """Where it lies by a gazetteer, if it is a city that one knows in the country that the tables name."""

    def of(self, attribute: Attribute) -> tuple[Fact, ...]:
        """The facts of that attribute that say something."""
        return tuple(fact for fact in self.facts if fact.attribute == attribute and not fact.missing)

    def disputes(self, attribute: Attribute) -> tuple[Conflict, ...]:
        """What documents disagree about it; what they say of a part of the cooperation does not count."""
        return tuple(
            conflict
            for conflict in self.conflicts
            if conflict.attribute in DISPUTED.get(attribute, ())
            and key_of(self.name) in map(key_of, conflict.subject.split(SEVERAL))
        )

    def disputed(self, attribute: Attribute) -> bool:
        """Whether documents disagree about it."""
        return bool(self.disputes(attribute))

    @property
    def first_year(self) -> int | None:
        """The year of its earliest start, else of its earliest paper; `None` where nothing is dated.

        What a table only mentions as another's count does not decide.
        """
        starts = [event for event in self.events if event.kind == "start"]
        own = [event for event in starts if any(fact.voice != OTHER_VOICE for fact in event.facts)]
        papers = [event for event in self.events if event.kind == "document"]
        return min((event.year for event in own or starts or papers), default=None)


@dataclass(frozen=True, slots=True)
class Overview:
    """The partners, those that began first before the others, and from how many tables they were read."""

    partners: tuple[Partner, ...] = ()
    tables: int = 0
    documents: int = 0

    @property
    def events(self) -> tuple[Event, ...]:
        """All dated events, by partner."""
        return tuple(event for partner in self.partners for event in partner.events)

    def partner(self, name: str) -> Partner | None:
        """The partner of that name, however it is spelled in capitals and with or without "Kota"."""
        return next((partner for partner in self.partners if key_of(partner.name) == key_of(name)), None)


def overview(
    documents: Sequence[Document],
    passages: Sequence[Passage],
    conflicts: Sequence[Conflict],
    locate: Locate = lambda sought: {},
) -> Overview:
    """All that the tables of the documents say of partners; empty where they say nothing of any.

    Args:
        passages: those of the documents; a fact is cited from the passage of its row.
        conflicts: what the documents disagree about, as found when the index was built.
        locate: finds cities; without it nobody has a position.
    """
    names = Names(documents)
    partners = partner_names(documents, names)
    rows = passages_of_rows(passages)
    facts: dict[str, list[Fact]] = defaultdict(list)
    tables: set[tuple[str, int | None]] = set()
    for document in documents:
        for fact in facts_of(document, names, rows):
            if key_of(fact.partner) in partners:
                facts[key_of(fact.partner)].append(fact)
                tables.add((fact.citation.document.id, fact.citation.passage.table))
    infos = [document.info for document in documents]
    disputes = _by_partner(conflicts, names, partners)
    found = [
        _partner(partners[key], tuple(facts[key]), infos, tuple(disputes.get(key, ())))
        for key in partners
        if facts.get(key)
    ]
    sought = {partner.name: Sought(partner.name, _countries(partner)) for partner in found}
    lie = locate(sought.values())
    found = [replace(partner, position=lie.get(sought[partner.name])) for partner in found]
    found.sort(key=lambda partner: (partner.first_year is None, partner.first_year or 0, partner.name))
    return Overview(tuple(found), len(tables), len({document for document, _ in tables}))


def _countries(partner: Partner) -> frozenset[str]:
    """The countries that the tables name, as codes of two letters; regions have none."""
    named = (territories.codes(tuple(words(fact.value))) for fact in partner.of("country"))
    return frozenset(code for codes in named for code in codes if code.isalpha())


def _by_partner(conflicts: Iterable[Conflict], names: Names, partners: dict[str, str]) -> dict[str, list[Conflict]]:
    """The disagreements of each partner: those whose subject names it."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for key in dict.fromkeys(key_of(name) for name in names.named_in(conflict.subject)):
            if key in partners:
                found[key].append(conflict)
    return found


def _partner(
    name: str, facts: tuple[Fact, ...], infos: Sequence[DocumentInfo], conflicts: tuple[Conflict, ...]
) -> Partner:
    partner = Partner(name, facts, (), (), conflicts)
    cited = {fact.citation.document.id for fact in facts}
    own = [info for info in infos if info.id in cited or any(key_of(one) == key_of(name) for one in info.partners)]
    # What is about it alone comes first, lists of all partners last.
    own.sort(key=lambda info: (len(info.partners) != _SINGLE, len(info.partners) or len(infos), info.title))
    return replace(partner, events=_events(partner), documents=tuple(own))


def _events(partner: Partner) -> tuple[Event, ...]:
    """The dated events, what several rows say as one."""
    found: list[Event] = []
    for fact in partner.facts:
        found += _of_fact(fact, partner)
    found.sort(key=lambda event: (event.year, _STRENGTH[event.kind]))
    joined: list[Event] = []
    for event in found:
        at = next((at for at, known in enumerate(joined) if _same(event, known)), None)
        if at is None:
            joined.append(event)
        else:
            joined[at] = _joined(joined[at], event)
    return tuple(sorted(joined, key=lambda event: (event.year, event.month, event.day, _STRENGTH[event.kind])))


def _of_fact(fact: Fact, partner: Partner) -> Iterable[Event]:
    """A start, a paper or another dated thing; further moments of a start that names papers are papers."""
    kind = _KINDS.get(fact.attribute)
    if fact.missing or not fact.moments or kind is None or (fact.attribute == "other" and not fact.of_record):
        return
    disputed = kind == "start" and partner.disputed("start")
    first, *later = fact.moments
    yield Event(partner.name, kind, first.year, first.month, first.day, (fact,), disputed)
    if kind == "activity" or (kind == "start" and not forms_in(fact.value) & DOCUMENT_FORMS):
        return
    for moment in later:
        yield Event(partner.name, "document", moment.year, moment.month, moment.day, (fact,))


def _same(one: Event, other: Event) -> bool:
    """Whether two are the same: as far as both say at one time, and of one kind.

    What happened on the very day (or in the month) of a paper is that paper, by another name.
    """
    if one.year != other.year:
        return False
    if one.kind != other.kind:
        exact = one.month and (one.month, one.day) == (other.month, other.day)
        return bool(exact) and {one.kind, other.kind} == {"document", "activity"}
    months = one.month == other.month or not (one.month and other.month)
    return months and (one.day == other.day or not (one.day and other.day))


def _joined(one: Event, other: Event) -> Event:
    """Both, at the time of the more exact one."""
    exact, vague = sorted((one, other), key=lambda event: -(bool(event.month) + bool(event.day)))
    kind = min(one.kind, other.kind, key=_STRENGTH.__getitem__)
    facts = tuple(dict.fromkeys((*exact.facts, *vague.facts)))
    return Event(exact.partner, kind, exact.year, exact.month, exact.day, facts, one.disputed or other.disputed)
