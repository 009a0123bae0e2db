"""Which passages a search may look at. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.core.errors import QuestionError, Words
from assistant.core.types import DocumentInfo, Filters, Passage
from assistant.language.words import words

_HASH = 64
_YEARS = re.compile(r"\b(1[89]\d\d|20\d\d)(?:\s*[-–—]\s*(1[89]\d\d|20\d\d))?\b")


def allowed_rows(
    filters: Filters, passages: Sequence[Passage], documents: Mapping[str, DocumentInfo]
) -> NDArray[np.bool_] | None:
    """bool (passages,): which passages the filters let through; None where they restrict nothing."""
    if filters == Filters():
        return None
    wanted = [
        document_allowed(filters, documents[passage.document_id])
        and _names(filters.partners, passage, documents[passage.document_id].partners)
        and _names(filters.countries, passage, documents[passage.document_id].countries)
        and _in_years(filters.years, passage, documents[passage.document_id].years)
        and (not filters.languages or passage.language in filters.languages)
        for passage in passages
    ]
    return np.array(wanted, dtype=np.bool_)


def check_filters(filters: Filters, documents: Iterable[DocumentInfo]) -> None:
    """Refuse a value that no document has, so that a typing error is not an empty result.

    Raises:
        QuestionError: it names the value and what there is.
    """
    infos = list(documents)
    there = (
        (filters.kinds, [kind for info in infos for kind in kinds_of(info)]),
        (filters.partners, [name for info in infos for name in info.partners]),
        (filters.countries, [name for info in infos for name in info.countries]),
        (filters.documents, [name for info in infos for name in (info.path, info.path.rsplit("/", 1)[-1], info.id)]),
    )
    for wanted, present in there:
        values = set(present)
        spelled = {folded(value) for value in values}
        for value in wanted:
            if folded(value) not in spelled:
                shown = ", ".join(sorted(value for value in values if len(value) < _HASH)) or "–"
                raise QuestionError(
                    Words(f"Tidak ada dokumen dengan {value!r}.", f"No document has {value!r}."),
                    Words(f"Yang ada: {shown}.", f"There are: {shown}."),
                )


def kinds_of(document: DocumentInfo) -> tuple[str, ...]:
    """The kinds a document can be filtered by: its own, and the folder it lies in."""
    folder, _, rest = document.path.partition("/")
    return (document.kind, folder) if rest else (document.kind,)


def document_allowed(filters: Filters, document: DocumentInfo) -> bool:
    """Whether the filters let a document's kind and path through."""
    kinds = {folded(kind) for kind in filters.kinds}
    named = {document.id, document.path, document.path.rsplit("/", 1)[-1]}
    return (not kinds or not kinds.isdisjoint(map(folded, kinds_of(document)))) and (
        not filters.documents or not named.isdisjoint(filters.documents)
    )


def years_of(text: str) -> list[tuple[int, int]]:
    """The years and ranges of years that a text names, as inclusive ranges: "2017–2020" is (2017, 2020)."""
    return [(int(first), int(last or first)) for first, last in _YEARS.findall(text)]


def parse_years(said: str) -> tuple[int, int]:
    """An inclusive range from "2016" or "2016-2020".

    Raises:
        QuestionError: anything else, or a range that runs backwards.
    """
    match = re.fullmatch(r"\s*(\d{4})(?:\s*[-–—]\s*(\d{4}))?\s*", said)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if first > last:
        raise QuestionError(
            Words(f"Tahun {said!r} tidak dikenali.", f"The year {said!r} is not understood."),
            Words("Tulis 2016 atau 2016-2020.", "Write 2016 or 2016-2020."),
        )
    return first, last


def _names(wanted: Sequence[str], passage: Passage, of_document: Sequence[str]) -> bool:
    return not wanted or bool(names_of(passage, of_document, wanted))


def names_of(passage: Passage, of_document: Sequence[str], known: Iterable[str]) -> list[str]:
    """Which of the known names a passage is about: those it says, and the one its document is about alone."""
    text = f" {' '.join(words(passage.searched_words))} "
    own = [folded(name) for name in of_document]
    return [name for name in known if f" {folded(name)} " in text or own == [folded(name)]]


def _in_years(wanted: tuple[int, int] | None, passage: Passage, of_document: Sequence[int]) -> bool:
    return wanted is None or overlap(wanted, years_about(passage, of_document))


def years_about(passage: Passage, of_document: Sequence[int]) -> list[tuple[int, int]]:
    """The years, as inclusive ranges, that a passage is of: those it names, or else its document's."""
    return years_of(passage.searched_words) or [(year, year) for year in of_document]


def overlap(wanted: tuple[int, int], years: Iterable[tuple[int, int]]) -> bool:
    """Whether any of the ranges has a year of the wanted one."""
    return any(first <= wanted[1] and wanted[0] <= last for first, last in years)


def folded(name: str) -> str:
    """A name's words as they are compared: without case and accents."""
    return " ".join(words(name))
