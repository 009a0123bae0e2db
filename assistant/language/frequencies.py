"""How common a word is in general language, so that an ordinary word or a real name is not taken for a typing error.

The one door of `wordfreq` (Speer, 2022): word lists of seven kinds of text; 31,000 Indonesian words and 321,000 English
ones, the names of cities and persons among them.
"""

from __future__ import annotations

import math
from functools import cache

_LANGUAGES = ("id", "en")
_PER_BILLION = 9


def commonness(word: str) -> float:
    """The Zipf frequency (van Heuven et al., 2014: log10 of the occurrences in a billion words) of a folded word in the
    language that uses it more; 0 for a word that neither Indonesian nor English is known to use."""
    return max(_zipf(word, language) for language in _LANGUAGES)


@cache
def common_words(language: str, least: float) -> frozenset[str]:
    """The words of a language ("id" or "en") whose Zipf frequency is at least `least`."""
    return frozenset(word for word in _frequencies(language) if word.isalpha() and _zipf(word, language) >= least)


def _zipf(word: str, language: str) -> float:
    frequency = _frequencies(language).get(word, 0.0)
    return math.log10(frequency) + _PER_BILLION if frequency > 0 else 0.0


@cache
def _frequencies(language: str) -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict(language)
