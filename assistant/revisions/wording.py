"""How foreign text is put into our sentences: on one line, cut to a length, in quotation marks. Pure."""

from __future__ import annotations

_LONGEST = 80


def shortened(text: str, most: int = _LONGEST) -> str:
    """The text on one line, at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The text in quotation marks; "–" where there is none."""
    return f"“{text}”" if text else "–"
