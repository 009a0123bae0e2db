"""A reader's logits -> the words that answer. Pure.

A span's margin is its start and end logits together, less those of "no answer" (Devlin et al., "BERT", 2019, section
4.3, for SQuAD 2.0): above 0 the reader would rather answer with it than not at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.core.ports import TokenScores

_MOST_TOKENS = 40
"""Of an answer; longer ones are sentences, which are quoted whole anyway."""
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a passage, `text[start:end]`, and their margin."""

    start: int
    end: int
    margin: float


def best_span(scores: TokenScores, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """The span with the highest margin that lies within `text[start:end]`; None where no token of the text was read.

    `text` is what was read; the white space around an answer is not part of it.
    """
    begins, ends = scores.spans[:, 0], scores.spans[:, 1]
    # A token's place begins with the space before its word.
    inside = np.flatnonzero((begins >= start - 1) & (ends > start) & (ends <= (len(text) if end is None else end)))
    if not len(inside):
        return None
    starts = inside[np.argsort(-scores.starts[inside], kind="stable")[:_CANDIDATES]]
    stops = inside[np.argsort(-scores.ends[inside], kind="stable")[:_CANDIDATES]]
    sums = scores.starts[starts][:, None] + scores.ends[stops][None, :]
    lengths = stops[None, :] - starts[:, None]
    sums = np.where((lengths >= 0) & (lengths < _MOST_TOKENS), sums, -np.inf)
    if not np.isfinite(sums).any():
        # No pair of the best in order: the single token that is best at both.
        best = inside[int(np.argmax(scores.starts[inside] + scores.ends[inside]))]
        first = last = best
        total = float(scores.starts[best] + scores.ends[best])
    else:
        at = np.unravel_index(int(np.argmax(sums)), sums.shape)
        first, last, total = starts[at[0]], stops[at[1]], float(sums[at])
    begin, stop = max(int(scores.spans[first, 0]), start), int(scores.spans[last, 1])
    words = text[begin:stop]
    begin += len(words) - len(words.lstrip())
    return Span(begin, stop, total - scores.none)
