"""Which entries of two sequences belong together, and which words of two texts differ. Pure.

Equal entries are found by their longest common subsequence (rapidfuzz); what lies between two of them is paired by
likeness, in order. So an entry that was put in does not make all that follow it different.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile, zip_longest

from rapidfuzz.distance import LCSseq

Pair = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]
Piece = tuple[str, bool]
"""A part of a text, and whether it differs from the other text."""

_MOST_PAIRS = 40_000
"""Of a gap; comparing each entry with each of a larger one would take seconds."""
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def aligned(old: Sequence[str], new: Sequence[str], likeness: Likeness, *, least: float = 0.55) -> list[Pair]:
    """Pairs of positions (old, new) in the order of both; `None` stands opposite an entry that has no partner.

    `likeness` of two entries that are not equal is 0 where they can never belong together; two that stand alone
    between equal ones belong together from any likeness above 0, others from `least`.
    """
    pairs: list[Pair] = []
    i = j = 0
    for part in LCSseq.opcodes(old, new):
        if part.tag == "equal":
            pairs += _gap(range(i, part.src_start), range(j, part.dest_start), likeness, least)
            pairs += zip(range(part.src_start, part.src_end), range(part.dest_start, part.dest_end), strict=True)
            i, j = part.src_end, part.dest_end
    return pairs + _gap(range(i, len(old)), range(j, len(new)), likeness, least)


def differing_words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts cut into pieces, joined to the letter what was given, with what is only in one of them marked."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    agreed = [(-1, -1), *_agreed_words(before, after), (len(before), len(after))]
    cut: tuple[list[Piece], list[Piece]] = [], []
    for (i, j), (next_i, next_j) in pairwise(agreed):
        # Between two words that agree only the ends count: a space in the middle of what differs is no agreement.
        lefts, rights = before[i + 1 : next_i], after[j + 1 : next_j]
        head = _alike(lefts, rights)
        tail = _alike(lefts[head:][::-1], rights[head:][::-1])
        ends = before[next_i : next_i + 1], after[next_j : next_j + 1]
        for pieces, tokens, last in zip(cut, (lefts, rights), ends, strict=True):
            end = len(tokens) - tail
            for text, differs in ((tokens[:head], False), (tokens[head:end], True), ([*tokens[end:], *last], False)):
                _add(pieces, "".join(text), differs)
    return tuple(cut[0]), tuple(cut[1])


def _agreed_words(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    lefts, rights = ([at for at, token in enumerate(tokens) if _is_word(token)] for tokens in (before, after))
    agreed: list[tuple[int, int]] = []
    for part in LCSseq.opcodes([before[at] for at in lefts], [after[at] for at in rights]):
        if part.tag == "equal":
            own = zip(lefts[part.src_start : part.src_end], rights[part.dest_start : part.dest_end], strict=True)
            agreed += own
    return agreed


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many entries at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _is_word(token: str) -> bool:
    return re.match(r"\w", token) is not None


def _add(pieces: list[Piece], text: str, differs: bool) -> None:
    if text and pieces and pieces[-1][1] == differs:
        pieces[-1] = (pieces[-1][0] + text, differs)
    elif text:
        pieces.append((text, differs))


def _gap(old: range, new: range, likeness: Likeness, least: float) -> list[Pair]:
    """The entries between two equal ones: the pairs whose likenesses make the largest sum, in order."""
    if len(old) == len(new) == 1:
        return [(old[0], new[0])] if likeness(old[0], new[0]) > 0 else [(old[0], None), (None, new[0])]
    if len(old) * len(new) > _MOST_PAIRS:
        return _by_place(old, new, likeness, least)
    scores = [[likeness(i, j) for j in new] for i in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= least else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if scores[i][j] >= least and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return [*pairs, *((k, None) for k in old[i:]), *((None, k) for k in new[j:])]


def _by_place(old: range, new: range, likeness: Likeness, least: float) -> list[Pair]:
    """Of a very large gap only the entries that have as many before them are compared."""
    pairs: list[Pair] = []
    for i, j in zip_longest(old, new):
        if i is not None and j is not None and likeness(i, j) >= least:
            pairs.append((i, j))
        else:
            pairs += [(i, None)] * (i is not None) + [(None, j)] * (j is not None)
    return pairs
