"""The smallest things an answer can quote: sentences of passages and rows of tables, with what speaks for each."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.indexing.lexical import LexicalIndex
from assistant.indexing.store import StoredIndex
from assistant.indexing.tokens import terms, words
from assistant.ports import Embedder, Vectors
from assistant.searching.hybrid import Found
from assistant.sentences import sentence_spans
from assistant.types import Hit, Passage

_SHORTEST = 4
"""Words below which a sentence says too little to be quoted alone (headings, "Sumber: ibid.")."""
_LONGEST_LIST = 90
"""Words up to which a list is quoted as one with the sentence that introduces it."""

COVERAGE_WEIGHT = 0.1
_OWN_LANGUAGE = 0.02
"""Of two quotes that say the same, the reader wants the one in the language of the question."""
_ASKED_TYPE = 0.03
"""For a quote that holds what is asked for: a question after a time wants a year in its answer."""
_WHEN = re.compile(r"\b(?:kapan\w*|tahun berapa|tanggal berapa|when|what (?:year|date)|which year)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotable piece of a hit: `start` and `end` are offsets into the document's text.

    `similarity` is its cosine with the question, less the language's bias; `coverage` the idf-weighted share of the
    question's words that it or its place names; `terms` its stemmed words, `new_terms` those that neither the question
    nor its place has; `score` what it is chosen by.
    """

    hit: Hit
    start: int
    end: int
    similarity: float
    coverage: float
    terms: frozenset[str]
    new_terms: frozenset[str]
    score: float

    @property
    def quote(self) -> str:
        """Its words, to the letter."""
        return _text(self.hit.passage, self.start, self.end)


def quotable_units(question: str, found: Found, index: StoredIndex, embedder: Embedder) -> list[Unit]:
    """All units of what was found, best first."""
    spans = [(hit, start, end) for hit in found.hits for start, end in _spans(hit.passage)]
    rarities = {
        language: index.lexical.rarity(question, language) for language in {h.passage.language for h in found.hits}
    }
    asks_when = _WHEN.search(question) is not None
    units = []
    for (hit, start, end), cosine in zip(spans, _cosines(found.vector, spans, embedder), strict=True):
        language = hit.passage.language
        own = frozenset(terms(_text(hit.passage, start, end), language))
        place = frozenset(terms(" ".join((*hit.passage.headings, hit.document.title)), language))
        similarity = cosine - found.bias.get(language, 0.0)
        covered = coverage(rarities[language], own | place)
        preferred = _OWN_LANGUAGE if language == found.language else 0.0
        if asks_when and _YEAR.search(_text(hit.passage, start, end)):
            preferred += _ASKED_TYPE
        score = 0.5 * (similarity + hit.score) + COVERAGE_WEIGHT * covered + preferred
        said = frozenset(terms(_said(hit.passage, start, end), language))
        new = said - place - rarities[language].keys()
        units.append(Unit(hit, start, end, similarity, covered, own, new, score))
    return sorted(units, key=lambda unit: (-unit.score, unit.hit.rank, unit.start))


def known_weights(question: str, language: str, lexical: LexicalIndex) -> dict[str, float]:
    """The question's stemmed words that some document holds, weighted by the root of their idf: with the idf itself
    (no better on `benchmarks/refusal.py`) one rare verb would outweigh all names."""
    rarity = lexical.rarity(question, language)
    return {term: math.sqrt(idf) for term, idf in rarity.items() if lexical.knows(term)}


def coverage(rarity: Mapping[str, float], of: frozenset[str]) -> float:
    """The share of the question's words, by their idf, that are among these terms; 0 for a question without any."""
    total = sum(rarity.values())
    return sum(weight for term, weight in rarity.items() if term in of) / total if total > 0 else 0.0


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


def _cosines(vector: Vectors, spans: Sequence[tuple[Hit, int, int]], embedder: Embedder) -> list[float]:
    """The cosine of each unit with the question; a unit that is its whole passage has it already."""
    cut = [position for position, (hit, start, end) in enumerate(spans) if not _is_whole(hit.passage, start, end)]
    texts = [_text(spans[position][0].passage, *spans[position][1:]) for position in cut]
    measured = dict(zip(cut, (embedder.embed_passages(texts) @ vector).tolist() if texts else [], strict=True))
    return [measured.get(position, hit.dense_score) for position, (hit, _, _) in enumerate(spans)]


def _is_whole(passage: Passage, start: int, end: int) -> bool:
    return passage.row is not None or (start == passage.start and end == passage.end)
