"""A follow-up question, completed from the conversation. Pure.

A first and careful form: only a question that is short and leans on what was said ("Bidangnya apa?", "Kalau
Hamamatsu?") takes anything over; every other question is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.indexing.tokens import FUNCTION_WORDS, words

_LEANS = re.compile(
    r"^(?:kalau|bagaimana dengan|lalu|terus|dan|and|what about|how about)\b"
    r"|\b\w{3,}nya\b"
    r"|\b(?:itu|tersebut|it|its|that|they)\b",
    re.IGNORECASE,
)
_SHORT = 5
"""Content words up to which a question can be a follow-up."""


class KnownTerms(Protocol):
    """What knows how rare the documents' words are."""

    def rarity(self, question: str, language: str) -> dict[str, float]:
        """Each stemmed content word with its idf."""


def complete(question: str, history: Sequence[str], known: KnownTerms) -> str:
    """The question as it is to be understood after the earlier questions (oldest first)."""
    if not history or not _LEANS.search(question):
        return question
    skipped = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
    content = [word for word in words(question) if word not in skipped]
    if len(content) > _SHORT or (_names(question) and not _is_bare_change(question, content)):
        return question
    before = complete(history[-1], history[:-1], known)
    names = _names(question)
    old = _names(before)
    if not names or not old:
        return f"{before.rstrip(' ?.!')}: {question[0].lower()}{question[1:]}"
    # The rarest name is the subject: what every document names ("Bandung") is not what the talk is about.
    subject = max(old, key=lambda name: max(known.rarity(name, "id").values(), default=0.0))
    return before.replace(subject, names[-1])


def _names(question: str) -> list[str]:
    """Runs of capitalised words that do not merely begin the question."""
    return re.findall(r"(?<!^)(?<![.?!] )\b[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*", question.strip())


def _is_bare_change(question: str, content: Sequence[str]) -> bool:
    """ "Kalau Hamamatsu?", "And Namur?": nothing but another name."""
    named = {word for name in _names(question) for word in words(name)}
    return all(word in named for word in content)
