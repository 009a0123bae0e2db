"""Which known word or name a mistyped one comes nearest to, if one stands out. Pure.

Distance is rapidfuzz's optimal string alignment: a letter wrong, missing, too many, or two swapped, each counts one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.language.frequencies import common_words, commonness
from assistant.language.informal import KEYBOARD, SOUND_ALIKE
from assistant.language.words import FUNCTION_WORDS, terms, words

_SHORTEST = 5
"""Letters below which a word is too short to tell a slip from another word."""
_TWO_SLIPS_NAME, _TWO_SLIPS_WORD = 8, 9
"""Letters from which two slips are believed: in a name, and in another word, which has more neighbours."""
_ORDINARY = 3.3
"""Zipf frequency from which a word is ordinary: two occurrences in a million words."""
_COMMON = 4.0
"""Zipf frequency from which a word that no document holds can still be what was meant."""
_FAR_COMMONER = 2.0
"""How much more common, in Zipf steps, a word must be than one that exists but is mostly a slip ("wich")."""
_STANDS_OUT = 1.0
"""How much more common the best of several equally near words must be."""
_HELD = 2.0
"""What it counts for a word, in Zipf steps, that the documents hold it: questions are about them."""
_VOWELS = str.maketrans("", "", "aeiou")
_SPOKEN = "in"
_CLITICS = ("nya", "kah", "lah", "pun", "ku", "mu")
_KEYS = {letter: (row, column + row / 2) for row, keys in enumerate(KEYBOARD) for column, letter in enumerate(keys)}
"""Where each letter's key lies; every row is set off by half a key."""
_FUNCTION_WORDS = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


@dataclass(frozen=True, slots=True)
class Names:
    """The documents' names: `whole` by their folded form, `words` the folded words they are made of."""

    whole: tuple[tuple[str, str], ...]
    words: frozenset[str]
    longest: int

    @classmethod
    def of(cls, names: Collection[str]) -> Names:
        """The names as they are compared."""
        folded = sorted((" ".join(words(name)), name) for name in names if words(name))
        parts = [form.split() for form, _ in folded]
        return cls(tuple(folded), frozenset(word for form in parts for word in form), max(map(len, parts), default=0))

    def spelled(self, folded: str) -> str:
        """The name with that folded form as the documents write it; "" where it is none."""
        return next((name for form, name in self.whole if form == folded), "")


def is_known(word: str, vocabulary: frozenset[str], names: Names) -> bool:
    """Whether a folded word is spelled as the documents or general language spell it, or made of such a word."""
    if word in vocabulary or word in names.words or word in _FUNCTION_WORDS or commonness(word) >= _ORDINARY:
        return True
    bases = [word.removesuffix(clitic) for clitic in _CLITICS if word.endswith(clitic)]
    bases += [stem for language in ("id", "en") for stem in terms(word, language) if stem != word]
    return any(len(base) > 3 and (base in vocabulary or commonness(base) >= _ORDINARY) for base in bases)


def written_form(word: str, vocabulary: frozenset[str]) -> str | None:
    """The written form of a verb with the ending that spoken Indonesian gives it ("dilakuin": "dilakukan")."""
    if not word.endswith(_SPOKEN):
        return None
    standard = word.removesuffix(_SPOKEN) + "kan"
    held = standard in vocabulary or commonness(standard) >= _ORDINARY
    return standard if held and commonness(standard) - commonness(word) >= _STANDS_OUT else None


def near_name(typed: Sequence[str], vocabulary: frozenset[str], names: Names) -> str | None:
    """The name, of several words or written apart or together, that these folded words are meant to be."""
    joined = "".join(typed)
    for form, name in names.whole:
        parts = form.split()
        if parts == list(typed) or (len(parts) == 1 and len(typed) == 1):
            continue
        if form.replace(" ", "") == joined:
            return name
        if len(parts) == len(typed) and all(
            one == other or _is_slip_of_part(one, other, vocabulary) for one, other in zip(typed, parts, strict=True)
        ):
            return name
    return None


@lru_cache(maxsize=4)
def words_to_choose_from(vocabulary: frozenset[str], names: Names, language: str) -> tuple[str, ...]:
    """What a word of a question in `language` can be meant to be."""
    common = common_words(language, _COMMON) | FUNCTION_WORDS.get(language, frozenset())
    choice = vocabulary | names.words | common
    return tuple(sorted(word for word in choice if word.isalpha() and len(word) >= _SHORTEST - 1))


def near_word(
    word: str, choice: Sequence[str], vocabulary: frozenset[str], names: Names, *, is_name: bool
) -> str | None:
    """The word that stands out among those nearest to a folded word that is not known.

    Args:
        choice: what it may be (see `words_to_choose_from`).
        is_name: whether the word is written as a name. One that exists is never taken for a slip, and one that does not
            is meant to be a name, too: a partner's or a rare word of the documents.
    """
    own = commonness(word)
    if len(word) < _SHORTEST or (is_name and own > 0):
        return None
    found = process.extract(word, choice, scorer=OSA.distance, score_cutoff=2, limit=None)
    near = [(int(distance), other) for other, distance, _ in found if _may_be(word, other, int(distance), own, names)]
    if is_name:
        near = [(n, other) for n, other in near if other in names.words or _is_rare(other, vocabulary)]
    if not near:
        return None
    least = min(distance for distance, _ in near)
    nearest = [other for distance, other in near if distance == least]
    named = [other for other in nearest if names.spelled(other)]
    if named:
        return named[0] if len(named) == 1 else None
    likely = sorted(((commonness(other) + _HELD * (other in vocabulary), other) for other in nearest), reverse=True)
    best = likely[0][1]
    # A common word that no document holds is there to be recognised as what was meant, and put in only where nothing
    # but vowels is missing, as messages leave them out ("brhenti").
    if best not in vocabulary and best not in _FUNCTION_WORDS and not _lacks_vowels(word, best):
        return None
    return best if len(likely) == 1 or likely[0][0] - likely[1][0] >= _STANDS_OUT else None


def _may_be(word: str, other: str, distance: int, own: float, names: Names) -> bool:
    """Whether one can be a slip of the other: few slips for the length, the first letter kept or swapped."""
    is_name = other in names.words
    length = max(len(word), len(other)) if is_name else len(word)
    if distance > (2 if length >= (_TWO_SLIPS_NAME if is_name else _TWO_SLIPS_WORD) else 1):
        return False
    if word[0] != other[0] and word[:2] != other[1::-1]:
        return False
    if own > 0:
        return not is_name and distance == 1 and commonness(other) - own >= _FAR_COMMONER
    return not is_name or _is_likely_slip(word, other)


def _lacks_vowels(word: str, other: str) -> bool:
    return len(word) < len(other) and word.translate(_VOWELS) == other.translate(_VOWELS)


def _is_rare(word: str, vocabulary: frozenset[str]) -> bool:
    return word in vocabulary and commonness(word) < _COMMON


def _is_slip_of_part(typed: str, part: str, vocabulary: frozenset[str]) -> bool:
    """Whether a word beside the rest of a name is a slip of the part that belongs there, however short."""
    if typed in vocabulary or typed in _FUNCTION_WORDS or commonness(typed) >= _ORDINARY or typed[0] != part[0]:
        return False
    return OSA.distance(typed, part) <= (2 if len(part) >= _TWO_SLIPS_NAME else 1)


def _is_likely_slip(word: str, other: str) -> bool:
    """Whether finger or ear explains each wrong letter. Missing, further and swapped letters need no explanation: it is
    another letter in its place that tells one real name from another (Nanping, Nanning)."""
    if len(word) != len(other):
        return True
    wrong = [(one, two) for one, two in zip(word, other, strict=True) if one != two]
    return OSA.distance(word, other) < len(wrong) or all(_are_close(one, two) for one, two in wrong)


def _are_close(one: str, other: str) -> bool:
    if any(one in letters and other in letters for letters in SOUND_ALIKE):
        return True
    if one not in _KEYS or other not in _KEYS:
        return False
    (row, column), (other_row, other_column) = _KEYS[one], _KEYS[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1
