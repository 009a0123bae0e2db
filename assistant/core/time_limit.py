"""How long a question may take, and whether somebody stopped it: asked between the steps of answering.

A thread cannot be ended from outside, so what takes long asks here as it goes on: between stages, for each table, for
each passage that is read. Whoever begins a question says what ends it; without that, nothing does (a build has no
limit).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from assistant.core.errors import QuestionStopped, QuestionTimeout, Words


@dataclass(frozen=True, slots=True)
class _Limit:
    """When the time is over, by a clock that never goes back, and how many seconds it was."""

    over: float
    seconds: int
    clock: Callable[[], float]


_limit: ContextVar[_Limit | None] = ContextVar("time_limit", default=None)
_is_stopped: ContextVar[Callable[[], bool] | None] = ContextVar("is_stopped", default=None)


@contextmanager
def time_limit(seconds: int, *, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Within it, `check_time` raises once so many seconds are over."""
    token = _limit.set(_Limit(clock() + seconds, seconds, clock))
    try:
        yield
    finally:
        _limit.reset(token)


@contextmanager
def stoppable(is_stopped: Callable[[], bool]) -> Iterator[None]:
    """Within it, `check_time` raises once `is_stopped` says so."""
    token = _is_stopped.set(is_stopped)
    try:
        yield
    finally:
        _is_stopped.reset(token)


def check_time() -> None:
    """Go on, where there is time left.

    Raises:
        QuestionTimeout: the time for the question is over.
        QuestionStopped: whoever asked does not want the answer any more.
    """
    is_stopped = _is_stopped.get()
    if is_stopped is not None and is_stopped():
        raise QuestionStopped(
            Words("Pertanyaan ini dihentikan.", "This question was stopped."),
            Words("Tanyakan sekali lagi bila masih perlu.", "Ask it again if it is still wanted."),
        )
    limit = _limit.get()
    if limit is not None and limit.clock() >= limit.over:
        raise QuestionTimeout(
            Words(
                f"Waktu untuk pertanyaan ini ({limit.seconds} detik) habis.",
                f"The time for this question ({limit.seconds} seconds) is over.",
            ),
            Words(
                "Persingkat, atau persempit dengan saringan."
                " Pengelola dapat mengubah batasnya (ASSISTANT_MAX_QUESTION_SECONDS).",
                "Shorten it, or narrow it with filters."
                " An administrator can change the limit (ASSISTANT_MAX_QUESTION_SECONDS).",
            ),
        )


def seconds_left() -> float:
    """Seconds until the time is over, at least 0; endless where there is no limit."""
    limit = _limit.get()
    return float("inf") if limit is None else max(0.0, limit.over - limit.clock())
