"""Texts made shorter where there is no room for all of them. Pure."""

from __future__ import annotations

import re

_LAST_BREAK = re.compile(r"\s\S*\Z")
_LOOSE = " \t\n,;:–—-("


def shortened(text: str, most: int) -> str:
    """The text on one line, at most `most` characters with the "…" that stands for the rest (see `cut`)."""
    return cut(" ".join(text.split()), most)


def cut(text: str, most: int) -> str:
    """The text with its lines as they are, at most `most` characters, ending in "…" where something was left out: after
    a whole word, or within one that alone is too long."""
    if len(text) <= most:
        return text
    # One character more than can stay tells whether a word ends just there.
    broken = _LAST_BREAK.search(text, 0, most)
    kept = text[: broken.start()].rstrip(_LOOSE) if broken else ""
    return f"{kept or text[: max(most - 1, 0)]}…"
