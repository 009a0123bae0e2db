"""A passage's text cut into pieces: the question's words marked, the words that answer in bold. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from assistant.core.types import Citation, Passage
from assistant.language.words import terms
from assistant.ui.views.safe import plain

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
Span = tuple[int, int]


def marked_pieces(passage: Passage, question: str, best: Citation | None = None) -> list[dict[str, Any]]:
    """The whole text in pieces: `text`, `marked` for a word of the question in any form, `bold` for words that answer.

    `best` is the part that answers, with its bold words.
    """
    text, marks = passage.text, list(asked_words(passage.text, question, passage.language))
    bold: list[Span] = []
    if best is not None and best.bold[0] < best.bold[1]:
        begin = best.start - passage.start
        bold = [(begin + best.bold[0], begin + best.bold[1])]
    edges = sorted({0, len(text), *(edge for span in (*marks, *bold) for edge in span if 0 <= edge <= len(text))})
    return [
        {"text": plain(text[start:end]), **_flag("marked", start, end, marks), **_flag("bold", start, end, bold)}
        for start, end in pairwise(edges)
    ]


def asked_words(text: str, question: str, language: str) -> Iterator[Span]:
    """Where words of the question stand in the text, as the word index compares them: folded and stemmed.

    Words that follow each other are one span.
    """
    asked = frozenset(terms(question, language))
    first = last = 0
    for word in _WORD.finditer(text):
        if asked.isdisjoint(terms(word[0], language)):
            continue
        if first < last and not text[last : word.start()].strip():
            last = word.end()
            continue
        if first < last:
            yield first, last
        first, last = word.span()
    if first < last:
        yield first, last


def _flag(name: str, start: int, end: int, spans: list[Span]) -> dict[str, bool]:
    return {name: True} if any(first <= start and end <= last for first, last in spans) else {}
