"""Rebuild when the folder of documents changes. The one door of `watchfiles`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch

_REST_MS = 60_000
"""Between two looks at the folder where the system reports nothing (network drives often do not)."""


def changes(corpus: Path, *, stop: threading.Event | None = None, rest_ms: int = _REST_MS) -> Iterator[None]:
    """One item whenever something below `corpus` changed, and once in a while in any case.

    A build compares contents, so an item too many costs only the reading of the files.
    """
    for _ in watch(
        corpus, stop_event=stop, rust_timeout=rest_ms, yield_on_timeout=True, raise_interrupt=False, recursive=True
    ):
        yield None
