"""What could narrow a search, with counts: which passages of it each value of a filter would leave. Pure.

A value's count holds under all the other filters: it is how many passages there are once it is chosen, alone in its
group. The rules are those of `filters`, so that a count and the list it leads to agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.core.types import DocumentInfo, Filters, Passage
from assistant.searching.filters import document_allowed, folded, kinds_of, names_of, overlap, years_about


@dataclass(frozen=True, slots=True)
class Labels:
    """What filters can tell of a passage; `years` are inclusive ranges."""

    passage: Passage
    document: DocumentInfo
    partners: tuple[str, ...]
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a filter, how it is called ("" where the value says it), and what it would leave."""

    value: str
    passages: int
    documents: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of each filter with their counts, most passages first; years in their order."""

    kinds: tuple[Count, ...] = ()
    partners: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()
    languages: tuple[Count, ...] = ()
    documents: tuple[Count, ...] = ()


def label(passage: Passage, documents: Mapping[str, DocumentInfo], partners: Sequence[str]) -> Labels:
    """What filters can tell of a passage; `partners` are all that any document names."""
    document = documents[passage.document_id]
    return Labels(
        passage,
        document,
        tuple(names_of(passage, document.partners, partners)),
        tuple(years_about(passage, document.years)),
    )


def spelled(filters: Filters, partners: Sequence[str]) -> Filters:
    """The filters with their partners spelled as in `partners`, so that they can be compared."""
    wanted = {folded(name) for name in filters.partners}
    return replace(filters, partners=tuple(name for name in partners if folded(name) in wanted))


def passes(filters: Filters, labels: Labels) -> bool:
    """Whether the filters let the passage through, as `allowed_rows` does; partners as `spelled` gives them."""
    passage, document = labels.passage, labels.document
    return (
        document_allowed(filters, document)
        and (not filters.partners or not set(filters.partners).isdisjoint(labels.partners))
        and (not filters.countries or bool(names_of(passage, document.countries, filters.countries)))
        and (filters.years is None or overlap(filters.years, labels.years))
        and (not filters.languages or passage.language in filters.languages)
    )


def facets(found: Iterable[Labels], filters: Filters) -> Facets:
    """The counts over what was found, each group under the filters of all the others."""
    found = list(found)

    def under(others: Filters) -> list[Labels]:
        return [labels for labels in found if passes(others, labels)]

    by_document = under(replace(filters, documents=()))
    titles = {labels.document.path: labels.document.title for labels in by_document}
    return Facets(
        kinds=_counted(
            ((kind, one) for one in under(replace(filters, kinds=())) for kind in set(kinds_of(one.document))),
            only={one.document.kind for one in found},
        ),
        partners=_counted((name, one) for one in under(replace(filters, partners=())) for name in one.partners),
        years=_by_year(under(replace(filters, years=None))),
        languages=_counted((one.passage.language, one) for one in under(replace(filters, languages=()))),
        documents=tuple(
            replace(count, name=titles[count.value])
            for count in _counted((one.document.path, one) for one in by_document)
        ),
    )


def _counted(pairs: Iterable[tuple[str, Labels]], only: set[str] | None = None) -> tuple[Count, ...]:
    passages: Counter[str] = Counter()
    documents: dict[str, set[str]] = {}
    for value, labels in pairs:
        if only is None or value in only:
            passages[value] += 1
            documents.setdefault(value, set()).add(labels.document.id)
    return tuple(
        Count(value, count, len(documents[value]))
        for value, count in sorted(passages.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _by_year(found: Sequence[Labels]) -> tuple[Count, ...]:
    """Each year at which a range begins or ends, in order, with the passages that are of it."""
    years = sorted({year for labels in found for ends in labels.years for year in ends})
    counted = _counted((str(year), labels) for labels in found for year in years if overlap((year, year), labels.years))
    return tuple(sorted(counted, key=lambda count: count.value))
