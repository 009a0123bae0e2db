"""The smallest things an answer can quote: sentences of passages and rows of tables, as the reader judges them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.quotes.spans import Span, best_span
from assistant.core.citations import cite
from assistant.core.ports import Reader, TokenScores
from assistant.core.types import Citation, Hit, Passage
from assistant.language.sentences import sentence_spans
from assistant.language.words import terms, words
from assistant.searching.hybrid import Found

_SHORTEST = 4
"""Words below which a sentence says too little to be quoted alone (headings, "Sumber: ibid.")."""
_LONGEST_LIST = 90
"""Words up to which a list is quoted as one with the sentence that introduces it."""
MARGIN_WEIGHT = 0.25
"""Margins of spans spread about four times as wide as the logits of passages (`benchmarks/reader.py`)."""
SEARCH_WEIGHT = 40.0
"""Logits for each whole point that the search ranks a passage below its best one: fused scores are near each other."""
OWN_LANGUAGE = 2.0
"""What the reader gives passages in another language than the question's too much, as far as their answers are right
(`answerability` in `benchmarks/results/reader.json`)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotable piece of a hit: `start` and `end` are offsets into the document's text.

    `span` are the words in it that answer, as offsets into the document's text; `read` what the reader gives it, in
    logits, and `value` that with what its language and the search count; `terms` its stemmed words, `new_terms` those
    that neither the question nor its place has.
    """

    hit: Hit
    start: int
    end: int
    span: Span
    read: float
    value: float
    terms: frozenset[str]
    new_terms: frozenset[str]

    @property
    def quote(self) -> str:
        """Its words, to the letter."""
        return _text(self.hit.passage, self.start, self.end)

    @property
    def answer(self) -> str:
        """The words in it that answer, to the letter."""
        return _text(self.hit.passage, self.span.start, self.span.end)


def read_hits(question: str, found: Found, reader: Reader, *, most: int) -> list[tuple[Hit, TokenScores]]:
    """The first `most` hits with what the reader makes of them."""
    hits = found.hits[:most]
    return list(zip(hits, reader.read(question, [_with_place(hit.passage) for hit in hits]), strict=True))


def quotable_units(question: str, found: Found, read: Sequence[tuple[Hit, TokenScores]]) -> list[Unit]:
    """All units of what was read, best first."""
    most = max((hit.score for hit, _ in read), default=0.0)
    units = [
        replace(unit, value=unit.value + SEARCH_WEIGHT * (hit.score - most))
        for hit, scores in read
        for unit in _units(question, found.language, hit, scores)
    ]
    return best_first(units)


def read_again(question: str, units: Sequence[Unit], reader: Reader, *, most: int) -> list[Unit]:
    """The units, best first, after the first `most` sentences among them were read by themselves.

    In a passage of many facts the reader is less sure of each than where it reads it alone, below the same headings.
    """
    chosen = [unit for unit in units if unit.hit.passage.row is None][:most]
    better: dict[int, Unit] = {}
    for unit in chosen:
        texts = [_below_its_place(unit.hit.passage, unit.quote), unit.quote]
        for text, scores in zip(texts, reader.read(question, texts), strict=True):
            begin = len(text) - len(unit.quote)
            span = best_span(scores, text, begin)
            if span is not None:
                best = better.get(id(unit), unit)
                gained = _logits(scores, span) - best.read
                shift = unit.start - begin
                placed = Span(span.start + shift, span.end + shift, span.margin)
                if gained > 0:
                    better[id(unit)] = replace(best, value=best.value + gained, read=best.read + gained, span=placed)
    return best_first([better.get(id(unit), unit) for unit in units])


def cite_unit(number: int, unit: Unit) -> Citation:
    """The unit as the citation of this number, with the words that answer in bold."""
    bold = (unit.span.start - unit.start, unit.span.end - unit.start)
    return cite(number, unit.hit.document, unit.hit.passage, unit.start, unit.end, unit.value, bold=bold)


def _units(question: str, asked_in: str, hit: Hit, scores: TokenScores) -> list[Unit]:
    passage, language = hit.passage, hit.passage.language
    text = _with_place(passage)
    shift = passage.start - (len(text) - len(passage.text))
    place = frozenset(terms(" ".join((*passage.headings, hit.document.title)), language))
    asked = frozenset(terms(question, language))
    units = []
    for start, end in _spans(passage):
        span = best_span(scores, text, start - shift, end - shift)
        if span is None:
            continue
        read = _logits(scores, span)
        value = read + (OWN_LANGUAGE if language == asked_in else 0.0)
        own = frozenset(terms(_text(passage, start, end), language))
        new = frozenset(terms(_said(passage, start, end), language)) - place - asked
        placed = Span(span.start + shift, span.end + shift, span.margin)
        units.append(Unit(hit, start, end, placed, read, value, own, new))
    return units


def _logits(scores: TokenScores, span: Span) -> float:
    return scores.answers + MARGIN_WEIGHT * span.margin


def best_first(units: Sequence[Unit]) -> list[Unit]:
    """The units by their value; of equal ones the passage that the search ranks higher."""
    return sorted(units, key=lambda unit: (-unit.value, unit.hit.rank, unit.start))


def _with_place(passage: Passage) -> str:
    """What the reader reads: the title and the headings, and the text at the end, so that its offsets are simple."""
    return _below_its_place(passage, passage.text)


def _below_its_place(passage: Passage, text: str) -> str:
    return f"{' › '.join((passage.title, *passage.headings))}\n{text}"


def _spans(passage: Passage) -> list[tuple[int, int]]:
    """Where the passage's units start and end in the document's text; a table's row is one, without the caption."""
    if passage.row is not None:
        caption = f"{passage.headings[-1]} · " if passage.headings else ""
        skipped = len(caption) if caption and passage.text.startswith(caption) else 0
        return [(passage.start + skipped, passage.end)]
    spans = [(passage.start + start, passage.start + end) for start, end in sentence_spans(passage.text)]
    joined = _with_their_lists(passage, spans)
    return [(start, end) for start, end in joined if len(words(_text(passage, start, end))) >= _SHORTEST]


def _with_their_lists(passage: Passage, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A sentence that ends in a colon says nothing without the list that follows it, and is quoted with it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            continue
        if _text(passage, start, end).endswith(":"):
            list_end = _end_of_list(passage, start, end)
            if list_end == end:
                continue
            end = list_end
        joined.append((start, end))
    return joined


def _end_of_list(passage: Passage, start: int, end: int) -> int:
    """Where the last whole line of the list after `end` ends that still fits; `end` itself if none does."""
    text = passage.text
    begin = end - passage.start + len(text[end - passage.start :]) - len(text[end - passage.start :].lstrip())
    block_end = text.find("\n\n", begin)
    last = end
    for line in text[begin : block_end if block_end >= 0 else len(text)].splitlines(keepends=True):
        begin += len(line)
        line_end = passage.start + begin - (len(line) - len(line.rstrip()))
        if len(_text(passage, start, line_end).split()) > _LONGEST_LIST:
            break
        last = line_end
    return last


def _text(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]


def _said(passage: Passage, start: int, end: int) -> str:
    """What a unit says: its text, or the cells of a row without the columns' names."""
    text = _text(passage, start, end)
    return " ".join(cell.partition(": ")[2] for cell in text.split("; ")) if passage.row is not None else text
