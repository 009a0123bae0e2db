"""Question -> hits: candidates by meaning and by words, fused into one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.core.errors import Language
from assistant.core.ports import Embedder, Vectors
from assistant.core.time_limit import check_time
from assistant.core.types import Filters, Hit
from assistant.indexing.dense import DenseIndex
from assistant.indexing.language_bias import language_bias
from assistant.indexing.lexical import LexicalIndex
from assistant.indexing.store import StoredIndex
from assistant.language.detection import detect_language
from assistant.searching.filters import allowed_rows
from assistant.searching.fusion import DEFAULT_WEIGHTS, Candidate, Weights, fused_order, ranks

_CANDIDATES = 100
"""Taken from each list and language before fusing, where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the hits, the question's language and its vector (float32 (dimension,)), and how much the
    model prefers each language's passages for this question (taken off their cosines)."""

    hits: tuple[Hit, ...]
    language: Language
    vector: Vectors
    bias: Mapping[str, float]


def search(
    question: str,
    index: StoredIndex,
    embedder: Embedder,
    *,
    limit: int = 10,
    filters: Filters = Filters(),
    weights: Weights = DEFAULT_WEIGHTS,
    language: Language | None = None,
    candidates: int = _CANDIDATES,
) -> Found:
    """The passages nearest to the question, best first, at most `limit`; `language` is the question's, where known.

    `candidates` are taken from each list and language before fusing.
    """
    check_time()
    language = language or ("en" if detect_language(question) == "en" else "id")
    vector = embedder.embed_questions([question])[0]
    bias = language_bias(index.centres, vector, language, weights.bias)
    gathered = gather(
        question,
        vector,
        index.dense,
        index.lexical,
        languages=[passage.language for passage in index.passages],
        allowed=allowed_rows(filters, index.passages, index.documents),
        most=candidates,
    )
    order = fused_order(gathered, question_language=language, bias=bias, weights=weights)
    dense_ranks = ranks(gathered, [candidate.dense for candidate in gathered])
    lexical_ranks = ranks(gathered, [candidate.lexical for candidate in gathered])
    hits = tuple(
        Hit(
            passage=index.passages[candidate.row],
            document=index.documents[index.passages[candidate.row].document_id],
            rank=rank,
            score=round(score, 6),
            dense_score=round(candidate.dense, 6),
            lexical_score=round(candidate.lexical, 6),
            dense_rank=dense_ranks.get(candidate.row),
            lexical_rank=lexical_ranks.get(candidate.row),
        )
        for rank, (candidate, score) in enumerate(order[:limit], start=1)
    )
    return Found(hits, language, vector, bias)


def gather(
    question: str,
    vector: Vectors,
    dense: DenseIndex,
    lexical: LexicalIndex,
    *,
    languages: Sequence[str],
    allowed: NDArray[np.bool_] | None = None,
    most: int = _CANDIDATES,
) -> list[Candidate]:
    """The candidates of both lists, with both scores, in the order of their rows.

    Args:
        vector: float32 (dimension,), the question's.
        languages: of each row.
        allowed: bool (rows,): the rows to take from; all where it is not given.
        most: of each list and language.
    """
    covered = lexical.scores(question)
    if allowed is not None:
        covered = np.where(allowed, covered, 0.0).astype(np.float32)
    by_words = [int(row) for row in np.argsort(-covered, kind="stable")[:most] if covered[row] > 0]
    rows = sorted({*dense.nearest(vector, count=most, allowed=allowed), *by_words})
    return [
        Candidate(row, languages[row], float(cosine), float(covered[row]))
        for row, cosine in zip(rows, dense.scores(vector, rows), strict=True)
    ]
