"""How foreign text is put into our sentences: on one line, cut to a length, in quotation marks. Pure."""

from __future__ import annotations

from assistant.language.shortening import shortened

_LONGEST = 80


def brief(text: str) -> str:
    """The text on one line, shortened to what a sentence of ours can hold."""
    return shortened(text, _LONGEST)


def quoted(text: str) -> str:
    """The text in quotation marks; "–" where there is none."""
    return f"“{text}”" if text else "–"
