"""Whether what was found answers the question. Pure.

What the reader gives the best words decides, wherever they stand; `benchmarks/answerability.py` shows how far that
tells questions that the documents answer from others, and what each threshold would do. A question about a name that
no document holds is not answered at all, whatever comes near it.
"""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.indexing.lexical import LexicalIndex
from assistant.language.words import FUNCTION_WORDS, content_words, terms, words

LEAST_VALUE = 2.0
"""Logits that the reader has to give words for them to be an answer; each quote of an answer has to have them."""
MOST_UNKNOWN = 0.5
"""Share of unknown words above which the documents do not speak of what is asked: no answerable question of
`benchmarks/refusal.py` lies above it, even over a few hundred passages."""
_EDITS = ((10, 2), (6, 1))
"""From how many letters on how many may be wrong, missing, too many or swapped in a near spelling."""
_ORDINARY = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
_NAME = re.compile(r"(?<=[\w,;:“\"'(] )[“\"'(]?([A-Z][\w’'-]*)")


def unknown_names(question: str, vocabulary: frozenset[str]) -> list[str]:
    """Names in the question that no document holds, not even in a near spelling.

    A name is a capitalised word that does not begin a sentence; in a question written all in capitals, none is.
    """
    named: list[str] = [] if question.isupper() else _NAME.findall(question)
    return [name for name in named if not all(_is_held(part, vocabulary) for part in words(name))]


def unknown_share(question: str, language: str, lexical: LexicalIndex) -> float:
    """The share of the question's content words, 0 to 1, that no document holds in any form or near spelling."""
    asked = content_words(question, language)
    unknown = sum(
        not any(map(lexical.knows, terms(word, language))) and not _is_held(word, lexical.vocabulary) for word in asked
    )
    return unknown / len(asked) if asked else 0.0


def _is_held(word: str, vocabulary: frozenset[str]) -> bool:
    if word in vocabulary or word in _ORDINARY or word.isdigit():
        return True
    edits = next((edits for letters, edits in _EDITS if len(word) >= letters), 0)
    return edits > 0 and process.extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=edits) is not None
