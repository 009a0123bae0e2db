"""Loading what answers, behind a page that can be used already.

Reading the program takes a small machine about a second in which the server hardly gets to send a browser anything.
The first page is therefore drawn without it, and it is loaded once that page is on its way.
"""

from __future__ import annotations

from importlib import import_module
from threading import Event, Timer

_NEEDED = ("assistant.application.assistant", "assistant.ui.screens.ask", "assistant.ui.components.sidebar", "pandas")
"""What a first page is drawn with; pandas because Streamlit loads it for the first of our scripts."""
_done = Event()


def begin(after: float) -> None:
    """Load in the background, so many seconds from now."""
    loading = Timer(after, _load_behind)
    loading.daemon = True
    loading.start()


def load() -> None:
    """Load now, whoever else may be at it; returns when all is there."""
    for name in _NEEDED:
        import_module(name)
    _done.set()


def _load_behind() -> None:
    """A page must not wait for ever for what cannot be loaded: the next one tries it itself, and says what is wrong."""
    try:
        load()
    finally:
        _done.set()


def is_done() -> bool:
    """Whether all is there, or will not come by itself."""
    return _done.is_set()
