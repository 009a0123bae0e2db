"""A question as it was typed -> the same question in standard spelling. Pure.

Three steps, each leaving everything else as it was written: what is written short in messages is written out
(`informal`); a name of several words is put right as a whole; a word that is neither in the documents nor an ordinary
word of the language is corrected towards the one word it comes nearest to. A real name that the documents do not hold
(Kyoto, Nanjing) must not become one they do: it stays because general language knows it, or because no slip of the
finger or the ear leads from one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.answering.question.nearest import (
    Names,
    is_known,
    near_name,
    near_word,
    words_to_choose_from,
    written_form,
)
from assistant.language.informal import PARTICLES, STANDARD_FORMS
from assistant.language.words import words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TWICE = re.compile(r"([^\W\d_]{3,})2(nya|an)?", re.IGNORECASE)
_MOST_WORDS = 120
"""Words above which a question is a text that was pasted, not typed."""
_PLACES = frozenset("kota negara pihak siapa mana apa pemerintah kabupaten provinsi mitra universitas luar".split())
"""What "sama" stands before when it means "dengan"."""
_TOGETHER = frozenset("kerja bekerja krj".split())
_AFTER_SAME = frozenset("dengan dgn dg sekali saja aja seperti rata".split())


def normalised(question: str, language: str, vocabulary: frozenset[str], names: Collection[str]) -> str:
    """The question in standard spelling.

    Args:
        language: "id" or "en", the question's.
        vocabulary: every folded word that the documents hold.
        names: the partners and countries, as the documents write them.
    """
    parts = _Parts.of(question)
    if len(parts.words) > _MOST_WORDS:
        return question
    known = Names.of(names)
    _write_out(parts, language, known)
    _correct_names(parts, vocabulary, known)
    _correct_words(parts, language, vocabulary, known)
    return parts.text()


class _Parts:
    """A text as words and what stands between them: `gaps[n]` is before `words[n]`, the last gap after them all."""

    def __init__(self, found: list[str], gaps: list[str]) -> None:
        self.words = found
        self.gaps = gaps

    @classmethod
    def of(cls, text: str) -> _Parts:
        return cls(_WORD.findall(text), _WORD.split(text))

    def text(self) -> str:
        """The text; where a word was taken out, its gap went with it."""
        told = [gap + word for gap, word in zip(self.gaps, self.words, strict=False)]
        return "".join(told) + self.gaps[-1]

    def drop(self, position: int) -> None:
        """Take out a word, with the gap before it (after it, where it is the first)."""
        del self.words[position]
        del self.gaps[position if position or len(self.gaps) == 2 else 1]

    def replace(self, start: int, end: int, by: str) -> None:
        """Put one text in the place of the words from `start` up to `end`."""
        self.words[start:end] = [by]
        self.gaps[start + 1 : end] = []

    def folded(self, position: int) -> str:
        """The word at a position, folded; "" outside the text."""
        if not 0 <= position < len(self.words):
            return ""
        return "'".join(words(self.words[position]))


def _write_out(parts: _Parts, language: str, names: Names) -> None:
    """Replace what is written short by its standard form."""
    shouted = sum(word.isupper() for word in parts.words) * 2 > len(parts.words)
    position = 0
    while position < len(parts.words):
        typed = parts.words[position]
        # Capitals inside a sentence are an acronym's ("PD", "KPD") or a title's ("Dr"), not a short form's.
        if not shouted and ((len(typed) > 1 and typed.isupper()) or (position and typed[0].isupper())):
            position += 1
            continue
        standard = _standard(parts, position, language, names)
        if standard == "":
            parts.drop(position)
            if position == 0 and parts.words and typed[0].isupper():
                parts.words[0] = _in_case_of(typed, parts.words[0])
            continue
        if standard is not None:
            parts.words[position] = _in_case_of(typed, standard)
        position += 1


def _standard(parts: _Parts, position: int, language: str, names: Names) -> str | None:
    """The standard form of a word; None where it has none other, "" where it says nothing."""
    word, before, after = (parts.folded(at) for at in (position, position - 1, position + 1))
    if language == "id":
        if word in PARTICLES and len(parts.words) > 1:
            return ""
        if word in ("sm", "sama"):
            follower = parts.words[position + 1] if after else ""
            is_name = after in names.words or follower[:1].isupper()
            return _together(word, before, after, is_name=is_name)
        if word == "an" and before and parts.gaps[position].isspace() and "." not in parts.gaps[position + 1]:
            return ""  # an ending written apart: "sister city an"
        if word == "kok":
            return "mengapa" if not before else ""
        if word == "dr" and parts.gaps[position + 1].startswith("."):
            return None  # a doctor
        if twice := _TWICE.fullmatch(parts.words[position]):
            return f"{twice[1]}-{twice[1].lower()}{twice[2] or ''}"
    return STANDARD_FORMS.get(language, {}).get(word)


def _together(word: str, before: str, after: str, *, is_name: bool) -> str:
    """What "sm" or "sama" means: "sama" in "kerja sama" and "sama dengan", else "dengan" before who it is with."""
    if before in _TOGETHER or after in _AFTER_SAME:
        return "sama"
    return "dengan" if after and (word == "sm" or is_name or after in _PLACES or before == "sama") else "sama"


def _correct_names(parts: _Parts, vocabulary: frozenset[str], names: Names) -> None:
    """Put names of several words right, and names written together or apart."""
    for size in range(names.longest + 1, 0, -1):
        position = 0
        while position + size <= len(parts.words):
            gaps = parts.gaps[position + 1 : position + size]
            typed = [parts.folded(at) for at in range(position, position + size)]
            found = near_name(typed, vocabulary, names) if all(gap.isspace() for gap in gaps) else None
            if found:
                parts.replace(position, position + size, found)
            position += 1


def _correct_words(parts: _Parts, language: str, vocabulary: frozenset[str], names: Names) -> None:
    """Correct each word that nothing knows towards the nearest that something does."""
    choice = words_to_choose_from(vocabulary, names, language)
    for position, typed in enumerate(parts.words):
        word = parts.folded(position)
        if not word.isalpha() or word in vocabulary or _is_acronym(typed, parts.words):
            continue
        if language == "id" and (standard := written_form(word, vocabulary)):
            parts.words[position] = _in_case_of(typed, standard)
            continue
        if is_known(word, vocabulary, names):
            continue
        found = near_word(word, choice, vocabulary, names, is_name=typed[0].isupper() and position > 0)
        if found:
            parts.words[position] = names.spelled(found) or _in_case_of(typed, found)


def _is_acronym(word: str, among: Sequence[str]) -> bool:
    """Whether capitals inside the word say that it is spelled as meant; in a text all in capitals they say nothing."""
    return any(letter.isupper() for letter in word[1:]) and not all(other.isupper() for other in among)


def _in_case_of(typed: str, standard: str) -> str:
    """The standard form with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return standard.upper()
    return standard[0].upper() + standard[1:] if typed[0].isupper() else standard
