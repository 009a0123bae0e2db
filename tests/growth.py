"""How the time that something takes grows with the length of a text, told as a ratio: no clock on a wall is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

MOST = 8.0
"""A text four times as long takes what is linear four times as long, and what is quadratic sixteen times."""
OF_PATTERNS = (16, 64, 256, 1024, 4096)
"""Characters, each time four times as many: tried until the time is long enough to be compared."""
_MEASURABLE = 2_000_000
"""Nanoseconds from which times are compared. What takes less over the longest text is a danger to nobody."""
_TELLING = 20_000_000
"""Nanoseconds from which no longer text is tried: over shorter ones what is done once hides what is done too often."""
_TRIES = 6
_FEW = 24


def growth(
    work: Callable[[str], object], unit: str, *, begin: str = "", end: str = "\0", lengths: Sequence[int] = OF_PATTERNS
) -> float:
    """How many times longer a text of the unit repeated takes than one of a quarter of its length; 0 where both are
    done too soon to tell.

    Time of this thread on the processor: what others do meanwhile makes it longer at most, so the least of several
    tries counts.
    """
    before, worst = 0, 0.0
    for length in lengths:
        text, shorter = (begin + unit * max(1, size // len(unit)) + end for size in (length, length // 4))
        taken = _spent(work, text)
        if taken >= _MEASURABLE and before:
            for _ in range(_TRIES):
                if taken < MOST * before:
                    break
                before, taken = min(before, _spent(work, shorter)), min(taken, _spent(work, text))
            worst = max(worst, taken / before)
            if taken >= _TELLING or worst >= MOST:
                break
        before = taken
    return worst


def explodes(work: Callable[[str], object], unit: str, *, begin: str = "", end: str = "\0") -> bool:
    """Whether a few characters are too many already: longer texts would never end."""
    text = begin + unit * max(1, _FEW // len(unit)) + end
    return all(_spent(work, text) >= _MEASURABLE for _ in range(3))


def _spent(work: Callable[[str], object], text: str) -> int:
    begun = time.thread_time_ns()
    work(text)
    return max(1, time.thread_time_ns() - begun)
