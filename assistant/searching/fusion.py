"""How the dense and the lexical list become one. Pure, and independent of the lists' order.

Fusing ranks (RRF) is a trap across languages: the lexical list is then noise with full weight. So scores are added:
the cosine, less the preference of the model for the question's language, and the share of the question that the
passage's words cover, weighted by whether the languages match. The figures are `benchmarks/retrieval.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """`same` and `other` weigh the lexical score for passages in the question's language and in another one; `bias`
    multiplies the model's preference for the question's own language that is taken off (0: none); it is above 1
    because that preference is stronger among near passages than on average."""

    same: float = 0.12
    other: float = 0.18
    bias: float = 1.25


DEFAULT_WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage's row in the index, its language, its cosine (-1 to 1) and its lexical score (0 to 1)."""

    row: int
    language: str
    dense: float
    lexical: float


def fused_order(
    candidates: Sequence[Candidate],
    *,
    question_language: str,
    bias: Mapping[str, float],
    weights: Weights = DEFAULT_WEIGHTS,
) -> list[tuple[Candidate, float]]:
    """The candidates with their fused scores, best first; equal scores in the order of rows.

    A score is comparable between the candidates of one question, and roughly a cosine.
    """
    scored = [
        (
            candidate,
            candidate.dense
            - bias.get(candidate.language, 0.0)
            + (weights.same if candidate.language == question_language else weights.other) * candidate.lexical,
        )
        for candidate in candidates
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].row))


def ranks(candidates: Sequence[Candidate], scores: Sequence[float]) -> dict[int, int]:
    """The rank (from 1) of each row by these scores; rows that score 0 or less have none."""
    order = sorted(zip(scores, candidates, strict=True), key=lambda pair: (-pair[0], pair[1].row))
    return {candidate.row: rank for rank, (score, candidate) in enumerate(order, start=1) if score > 0}
