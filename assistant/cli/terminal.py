"""Progress of a build on the terminal. The one door of `tqdm`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

from assistant.core.errors import Language, Words
from assistant.core.ports import OnProgress
from assistant.core.types import Progress

_STEPS = {
    "read": Words("Membaca dokumen", "Reading documents"),
    "embed": Words("Menghitung makna", "Computing meaning"),
    "write": Words("Menyimpan indeks", "Writing the index"),
}


@contextmanager
def progress_bar(language: Language) -> Iterator[OnProgress]:
    """A bar on standard error for each step, with counts and time left; nothing where that is not a terminal."""
    bar: tqdm[Any] | None = None
    step = ""

    def show(progress: Progress) -> None:
        nonlocal bar, step
        if bar is None or progress.step != step:
            if bar is not None:
                bar.close()
            step = progress.step
            bar = tqdm(total=progress.total, desc=_STEPS[step].in_(language), file=sys.stderr, disable=None)
        bar.update(progress.done - bar.n)

    try:
        yield show
    finally:
        if bar is not None:
            bar.close()
