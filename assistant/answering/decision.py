"""Whether what was found answers the question. Pure.

A logistic regression over what a person would look at: whether the words found answer when they are read, how far the
nearest passage stands out from the average one in meaning, and how much of the question's known words one passage
covers. Measured by `benchmarks/answerability.py`; decision 8 says how the thresholds that ship were chosen. A question
about a name that no document holds is not answered at all, whatever comes near it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.indexing.lexical import LexicalIndex
from assistant.indexing.tokens import FUNCTION_WORDS, content_words, terms, words


@dataclass(frozen=True, slots=True)
class Evidence:
    """`value`: what the reader gives the best unit, in logits; `prominence`: by how many standard deviations the best
    cosine lies above the mean of the passages in its own language; `coverage`: the most of the question's known words
    (by idf) that one passage covers; `same_language`: whether the best passage is in the question's language."""

    value: float
    prominence: float
    coverage: float
    same_language: bool


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Of the logistic regression, for one of the two cases of `Evidence.same_language`."""

    intercept: float
    value: float
    prominence: float
    coverage: float


SAME = Coefficients(intercept=-1.5, value=1.0, prominence=0.0, coverage=0.0)
OTHER = Coefficients(intercept=-2.0, value=1.0, prominence=0.0, coverage=0.0)
THRESHOLD = 0.5
LEAST_VALUE = 0.0
"""What the reader has to give a quote after the first: it would rather answer with it than not at all."""
MOST_UNKNOWN = 0.5
"""Share of unknown words above which the documents do not speak of what is asked: no answerable question of
`benchmarks/refusal.py` lies above it, even over a few hundred passages."""
_EDITS = ((10, 2), (6, 1))
"""From how many letters on how many may be wrong, missing, too many or swapped in a near spelling."""
_ORDINARY = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
_NAME = re.compile(r"(?<=[\w,;:“\"'(] )[“\"'(]?([A-Z][\w’'-]*)")


def answerability(evidence: Evidence) -> float:
    """The probability, 0 to 1, that the documents answer the question."""
    by = SAME if evidence.same_language else OTHER
    logit = by.intercept + by.value * evidence.value
    logit += by.prominence * evidence.prominence + by.coverage * evidence.coverage
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def is_answerable(evidence: Evidence) -> bool:
    """Whether the evidence is enough to answer."""
    return answerability(evidence) >= THRESHOLD


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
