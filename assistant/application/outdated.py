"""Whether what an answer quotes still stands in the documents, and where it stands now. Pure.

current: this version of the document is still indexed; moved: another version is, and the quote stands there to the
letter; changed: the quote stands there no longer, and what is nearest to it is shown instead; removed: there is no
document at that path any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, Protocol

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from assistant.application.opened import Opened, cited
from assistant.core.citations import bare_words
from assistant.core.rows import CELL_MARK
from assistant.core.types import Answer, Document, DocumentInfo, Passage
from assistant.language.sentences import sentence_spans

_LEAST_LIKENESS = 50.0
"""Of a passage to what was quoted (see `_likeness`); below, it is no newer form of it."""
_SAME_PLACE = 15.0
"""What the same headings, or the same name in a row, count for beside the likeness."""
_LOOKED_INTO = 6
_ENDS = tuple('.!?:;…”"»)')
_STOPS = tuple('.!?…”"')


class Library(Protocol):
    """The documents that are indexed now; an `Assistant` is one."""

    def documents(self) -> Sequence[DocumentInfo]:
        """What is known of every document."""

    def document(self, document_id: str) -> Document:
        """The document of that id."""

    def passages(self, document_id: str) -> Sequence[Passage]:
        """Its passages in their order."""


class _Remembering:
    """A library that looks each document up once: an answer often quotes one document many times."""

    def __init__(self, library: Library) -> None:
        self.documents = cache(library.documents)
        self.document = cache(library.document)
        self.passages = cache(library.passages)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a quote: `then` as it was cited, `now` where it, or what is nearest to it, stands; `None` where
    nothing is near."""

    state: Literal["current", "moved", "changed", "removed"]
    then: Opened
    now: Opened | None = None

    @property
    def outdated(self) -> bool:
        """Whether the documents no longer say this."""
        return self.state in ("changed", "removed")


def fates(answer: Answer, library: Library) -> tuple[Fate, ...]:
    """What became of each quote of the answer, those of its disagreements included, each once.

    Raises:
        IndexUnavailable, ModelError
    """
    found: dict[tuple[str, str], Fate] = {}
    library = _Remembering(library)
    sides = (side.citation for conflict in answer.conflicts for side in conflict.values)
    for citation in (*answer.citations, *sides):
        key = (citation.document.path, citation.quote)
        if key not in found:
            found[key] = fate(cited(citation), library)
    return tuple(found.values())


def fate(then: Opened, library: Library) -> Fate:
    """What became of one quote. Raises IndexUnavailable, ModelError."""
    infos = library.documents()
    same = next((info for info in infos if info.id == then.document.id), None)
    info = same or next((info for info in infos if info.path == then.document.path), None)
    if info is None:
        return Fate("removed", then)
    document = library.document(info.id)
    if same is not None and document.text[then.start : then.end] == then.quote:
        return Fate("current", then, replace(then, document=info))
    passages = library.passages(info.id)
    stands = _standing(then, document, passages)
    return Fate("moved", then, stands) if stands else Fate("changed", then, _nearest(then, document, passages))


def in_sentences(then: Opened) -> str:
    """The quote with the rest of the sentences it is a part of, since whole sentences are looked for in its place: what
    was not quoted of them is not new. One of a row as it is."""
    start, end = then.start - then.passage.start, then.end - then.passage.start
    text = then.passage.text
    if then.passage.row is not None or text[start:end] != then.quote:
        return then.quote
    own = [span for span in sentence_spans(text) if span[0] < end and start < span[1]]
    return text[min(start, own[0][0]) : max(end, own[-1][1])] if own else then.quote


def _standing(then: Opened, document: Document, passages: Sequence[Passage]) -> Opened | None:
    """Where the quote stands to the letter, preferably under the same headings; `None` where it does not.

    What was a whole sentence or row must be one still: "aktif" in "tidak aktif" is not what was quoted.
    """
    is_row, text, offset = then.passage.row is not None, then.passage.text, then.passage.start
    wanted = _edges(text[: then.start - offset], then.quote, text[then.end - offset :], is_row=is_row)
    places = []
    for start in _occurrences(document.text, then.quote):
        end = start + len(then.quote)
        passage = max(passages, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
        block = next((block for block in document.blocks if block.start <= start < block.end), None)
        if passage is None or block is None:
            continue
        after = document.text[end : max(block.end, end)]
        edges = _edges(document.text[block.start : start], then.quote, after, is_row=is_row)
        if all(is_edge or not was_edge for is_edge, was_edge in zip(edges, wanted, strict=True)):
            places.append((passage, start, end))
    if not places:
        return None
    passage, start, end = min(
        places, key=lambda place: (place[0].headings != then.passage.headings, abs(place[1] - then.start))
    )
    return _opened(then, document, passage, start, end)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _edges(before: str, quote: str, after: str, *, is_row: bool) -> tuple[bool, bool]:
    """Whether a quote begins and ends where a sentence or a line does; one of a row only where the row ends."""
    left = not before.strip() or before.rstrip(" ").endswith((*_ENDS, "\n"))
    ended = quote.rstrip().endswith(_STOPS) or after.lstrip(" ").startswith("\n")
    return left, not after.strip() or (ended and not is_row)


def _nearest(then: Opened, document: Document, passages: Sequence[Passage]) -> Opened | None:
    """The row or the sentences that are most like what was quoted, with a preference for the same place."""
    if then.passage.row is not None:
        return _nearest_row(then, document, passages)
    texts = [passage.text for passage in passages]
    near = process.extract(then.quote, texts, scorer=fuzz.partial_ratio, limit=_LOOKED_INTO)
    here = [position for position, one in enumerate(passages) if one.headings == then.passage.headings]
    looked = dict.fromkeys([*(position for _, _, position in near), *here[:_LOOKED_INTO]])
    count = max(1, len(sentence_spans(then.quote)))
    best: tuple[float, Passage, int, int] | None = None
    for position in looked:
        passage = passages[position]
        spans = sentence_spans(passage.text)
        for first in range(max(1, len(spans) - count + 1)):
            own = spans[first : first + count]
            if not own:
                continue
            start, end = own[0][0], own[-1][1]
            likeness = _likeness(then.quote, passage.text[start:end])
            score = likeness + _SAME_PLACE * (passage.headings == then.passage.headings)
            if likeness >= _LEAST_LIKENESS and (best is None or score > best[0]):
                best = (score, passage, passage.start + start, passage.start + end)
    return _opened(then, document, *best[1:]) if best else None


def _likeness(quote: str, text: str) -> float:
    """How alike two texts are, from 0 to 100; a text with all words of the quote and more besides is like it too."""
    words = bare_words(quote)
    kept = LCSseq.similarity(words, bare_words(text)) / len(words) if words else 0.0
    return max(fuzz.ratio(quote, text), 80.0 * kept)


def _nearest_row(then: Opened, document: Document, passages: Sequence[Passage]) -> Opened | None:
    rows = [passage for passage in passages if passage.row is not None]
    named = _row_name(then.passage.text)
    best: tuple[float, Passage] | None = None
    for passage in rows:
        same = bool(named) and _row_name(passage.text) == named
        likeness = _likeness(then.passage.text, passage.text)
        score = likeness + _SAME_PLACE * (same + (passage.headings == then.passage.headings))
        if (likeness >= _LEAST_LIKENESS or same) and (best is None or score > best[0]):
            best = (score, passage)
    if best is None:
        return None
    passage, start = best[1], best[1].start
    if then.start > then.passage.start and passage.table is not None and passage.row is not None:
        start = document.tables[passage.table].rows[passage.row - 1].cells_start
    return _opened(then, document, passage, start, passage.end)


def _row_name(text: str) -> str:
    """The first cell of a row that is not a number, with its column's name."""
    for cell in text.split(CELL_MARK):
        name = cell.rsplit(" · ", 1)[-1]
        if not name.rsplit(": ", 1)[-1].rstrip(".").isdigit():
            return name
    return ""


def _opened(then: Opened, document: Document, passage: Passage, start: int, end: int) -> Opened:
    return Opened(document.info, passage, start, end, document.text[start:end], then.number)
