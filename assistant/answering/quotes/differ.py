"""Candidates that answer one question differently: a disagreement that no document states itself. Pure.

Only times, numbers and durations are compared: of two names, both can be right. What is said is no more than what is
seen, that sources answer differently; two dates can be those of two visits.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.question.kinds import Kind
from assistant.answering.quotes.units import Unit, cite_unit
from assistant.core.types import Conflict, ConflictValue
from assistant.facts.comparable import Value, agree, durations_in, forms_in, moments_in, numbers_in
from assistant.language.words import content_words, terms, words

_ATTRIBUTES = {"when": "date", "number": "number"}
_MARGIN = 1.5
"""Logits below the best candidate from which another is no rival of it."""
_LONGEST = 12
"""Words of an answer; the values of a longer one cannot be told to be its point."""


def differing(question: str, kind: Kind, units: Sequence[Unit], *, least: float) -> Conflict | None:
    """The best candidate beside the best of those that speak of the same and give another value; None without one.

    Args:
        units: best first.
        least: logits below which a candidate is no answer.
    """
    attribute = _ATTRIBUTES.get(kind)
    if attribute is None or not units:
        return None
    best = units[0]
    own = _value(attribute, best)
    if own is None:
        return None
    for other in units[1:]:
        if other.value < max(least, best.value - _MARGIN):
            break
        value = _value(attribute, other)
        if value is None or agree(attribute, own, value) or (kind == "number" and _counted(best) != _counted(other)):
            continue
        if _speak_of_the_same(question, best, other):
            sides = [ConflictValue(unit.answer, cite_unit(at, unit)) for at, unit in enumerate((best, other), start=1)]
            return Conflict("", attribute, tuple(sides))
    return None


def _value(attribute: str, unit: Unit) -> Value | None:
    """What a candidate's answer says; None where it gives no value that can be compared."""
    answer = unit.answer
    if len(answer.split()) > _LONGEST:
        return None
    forms = forms_in(unit.quote)
    if attribute == "date":
        moments = moments_in(answer)
        return Value(moments=moments, forms=forms) if moments else None
    lasting = durations_in(answer)
    numbers = lasting or frozenset(number for number, _, _ in numbers_in(answer))
    return Value(numbers=numbers, forms=forms) if numbers else None


def _counted(unit: Unit) -> str:
    """The word after a candidate's number: what is counted."""
    after = unit.quote[unit.span.start - unit.start :]
    found = numbers_in(after)
    return next(iter(words(after[found[0][2] :])), "") if found else ""


def _speak_of_the_same(question: str, one: Unit, other: Unit) -> bool:
    """Whether two candidates, in one language, hold the same of the question's words; rows of a table speak each of
    its own thing."""
    language = one.hit.passage.language
    rows = one.hit.passage.row is not None and other.hit.passage.row is not None
    if other.hit.passage.language != language or (rows and one.hit.document.id == other.hit.document.id):
        return False
    asked = {term for word in content_words(question, language) for term in terms(word, language)}
    held = [asked & _terms_with_place(unit) for unit in (one, other)]
    return bool(held[0]) and held[0] == held[1]


def _terms_with_place(unit: Unit) -> frozenset[str]:
    place = " ".join((*unit.hit.passage.headings, unit.hit.document.title))
    return unit.terms | frozenset(terms(place, unit.hit.passage.language))
