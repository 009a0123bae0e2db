"""The door that every question passes, wherever it comes from: how long it may be, and its white space. Pure."""

from __future__ import annotations

import re

from assistant.core.errors import QuestionTooLong, Words

MOST_CHARACTERS = 2000
"""Characters of a question, on the page, over HTTP and on the command line."""
_SPACE = re.compile(r"[\s\u180e\u200b\u2060\ufeff]+")
"""White space, seen or not: of any width, line ends, separators, and marks of where a line may (not) break."""


def admitted(question: str) -> str:
    """The question with single spaces for white space of any kind, and none at its ends.

    Raises:
        QuestionTooLong: it has more than `MOST_CHARACTERS` characters then.
    """
    plain = _spaced(question)
    if len(plain) > MOST_CHARACTERS:
        raise QuestionTooLong(
            Words(
                f"Pertanyaan ini {len(plain)} karakter; paling banyak {MOST_CHARACTERS}.",
                f"This question has {len(plain)} characters; {MOST_CHARACTERS} are the most.",
            ),
            Words(
                "Persingkat, atau tanyakan satu per satu. Teks panjang lebih baik menjadi dokumen.",
                "Shorten it, or ask one thing at a time. A long text is better made a document.",
            ),
        )
    return plain


def characters(question: str) -> int:
    """How many characters of a question count: as it is admitted."""
    return len(_spaced(question))


def _spaced(question: str) -> str:
    return _SPACE.sub(" ", question).strip(" ")
