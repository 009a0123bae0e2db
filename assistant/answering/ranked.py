"""A question -> ranked passages for a person who reads them: why each ranks where it does, and what would narrow them.

What a question finds is settled without filters, and filters only choose among it. So a filter's count is what it
leaves, whatever else is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answering.quotes.decision import LEAST_VALUE
from assistant.answering.quotes.units import OWN_LANGUAGE, Unit, cite_unit, quotable_units, read_hits
from assistant.core.ports import Embedder, Reader
from assistant.core.types import Citation, DocumentInfo, Filters, Hit, Passage
from assistant.indexing.store import StoredIndex
from assistant.searching.facets import Facets, facets, label, passes, spelled
from assistant.searching.hybrid import search

_MOST = 200
"""Candidates of each list and language. What lies beyond shares little with a question, and nobody turns so far."""
_NO_FACETS = Facets()


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage found. `hit.rank` and its ranks by words and by meaning count within what the filters leave.

    `value` is what the reader gives the best sentence or row of it, in logits as for answers; `best` is that sentence
    with the words that answer in bold. Both are None where nothing of the passage could be quoted alone.
    """

    hit: Hit
    value: float | None = None
    best: Citation | None = None

    @property
    def answers(self) -> bool:
        """Whether the reader gives it as much as a quote of an answer has to have."""
        return self.value is not None and self.value >= LEAST_VALUE


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of what was found: `total` passages in `documents` documents pass the filters, `unfiltered` passages were
    found at all; `facets` are counted over all of them, not over the page."""

    page: tuple[Finding, ...] = ()
    total: int = 0
    documents: int = 0
    unfiltered: int = 0
    facets: Facets = _NO_FACETS


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A passage, its document, which of how many it is there (from 1), and the passages before and after it."""

    document: DocumentInfo
    passage: Passage
    place: int
    total: int
    before: Passage | None = None
    after: Passage | None = None


def neighbours(index: StoredIndex, passage_id: str) -> Neighbours:
    """The passages around one in its document, in the order of the text. Raises QuestionError for an unknown id."""
    passage = index.passage(passage_id)
    own = sorted(
        (one for one in index.passages if one.document_id == passage.document_id),
        key=lambda one: (one.start, one.end),
    )
    at = own.index(passage)
    return Neighbours(
        index.documents[passage.document_id],
        passage,
        at + 1,
        len(own),
        own[at - 1] if at else None,
        own[at + 1] if at + 1 < len(own) else None,
    )


def find(
    question: str,
    index: StoredIndex,
    embedder: Embedder,
    reader: Reader,
    *,
    skip: int = 0,
    limit: int = 10,
    filters: Filters = Filters(),
) -> Findings:
    """The passages from `skip` on, at most `limit` of them, best first by the search's fused score."""
    found = search(question, index, embedder, limit=len(index.passages), candidates=_MOST)
    partners = partners_of(index)
    filters = spelled(filters, partners)
    labelled = {hit.passage.id: label(hit.passage, index.documents, partners) for hit in found.hits}
    kept = ranked_anew([hit for hit in found.hits if passes(filters, labelled[hit.passage.id])])
    shown = replace(found, hits=kept[skip : skip + limit])
    read = read_hits(question, shown, reader, most=limit) if shown.hits else []
    best: dict[str, Unit] = {}
    for unit in quotable_units(question, shown, read):
        one = best.setdefault(unit.hit.passage.id, unit)
        if unit.read > one.read:
            best[unit.hit.passage.id] = unit
    return Findings(
        page=tuple(_finding(hit, best.get(hit.passage.id), found.language) for hit in shown.hits),
        total=len(kept),
        documents=len({hit.document.id for hit in kept}),
        unfiltered=len(found.hits),
        facets=facets(labelled.values(), filters),
    )


def browse(index: StoredIndex, filters: Filters = Filters()) -> Findings:
    """What there is to search in, counted, before anything is asked."""
    partners = partners_of(index)
    filters = spelled(filters, partners)
    labelled = [label(passage, index.documents, partners) for passage in index.passages]
    kept = [labels for labels in labelled if passes(filters, labels)]
    documents = len({labels.document.id for labels in kept})
    return Findings((), len(kept), documents, len(labelled), facets(labelled, filters))


def partners_of(index: StoredIndex) -> list[str]:
    """Every partner that any document names, in order."""
    return sorted({name for info in index.documents.values() for name in info.partners})


def ranked_anew(hits: list[Hit]) -> tuple[Hit, ...]:
    """The hits in their order with ranks, by words and by meaning too, that count among them alone."""
    by_meaning = _places([(hit.dense_rank, hit.passage.id) for hit in hits])
    by_words = _places([(hit.lexical_rank, hit.passage.id) for hit in hits])
    return tuple(
        replace(
            hit,
            rank=rank,
            dense_rank=by_meaning.get(hit.passage.id),
            lexical_rank=by_words.get(hit.passage.id),
        )
        for rank, hit in enumerate(hits, start=1)
    )


def _places(ranks: list[tuple[int | None, str]]) -> dict[str, int]:
    there = sorted((rank, identity) for rank, identity in ranks if rank is not None)
    return {identity: place for place, (_, identity) in enumerate(there, start=1)}


def _finding(hit: Hit, unit: Unit | None, asked_in: str) -> Finding:
    if unit is None:
        return Finding(hit)
    value = unit.read + (OWN_LANGUAGE if hit.passage.language == asked_in else 0.0)
    return Finding(hit, round(value, 2), cite_unit(0, unit))
