"""Which of the stored disagreements bear on a question and its answer, and how one is said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.core.errors import Language, Words
from assistant.core.types import Citation, Conflict, ConflictValue
from assistant.facts.attributes import COURSE, asked, attribute_label
from assistant.facts.names import SEVERAL, is_named, key_of

MOST_SHOWN = 3
_DIFFER = Words(
    "Sumber berbeda tentang {attribute} {subject}: {values}.", "Sources differ on {attribute} of {subject}: {values}."
)
_DIFFERENT = Words("Sumber memberi jawaban berbeda: {values}.", "Sources give different answers: {values}.")
_AND, _OR = Words("dan", "and"), Words("atau", "or")


def conflicts_about(
    question: str, language: Language, conflicts: Sequence[Conflict], citations: Sequence[Citation] = ()
) -> tuple[Conflict, ...]:
    """The disagreements that bear on the question and its answer, the most relevant first, at most `MOST_SHOWN`.

    A conflict bears on it if it is about the question's subject and the attribute asked for; where the question names
    no subject or asks for no attribute that documents differ about, only if a cited quote is one of the sides.
    """
    attributes = asked(question)
    named = [is_named(conflict.subject, question) for conflict in conflicts]
    about_some = any(named)
    scored = []
    for at, (conflict, about) in enumerate(zip(conflicts, named, strict=True)):
        if about_some and not about:
            continue
        quoted = sum(_is_quoted(side, citations) for side in conflict.values)
        wanted = conflict.attribute in attributes or _asks_which(question, conflict)
        if (about and wanted) or (quoted and (wanted or (not attributes and _stated(conflict, citations)))):
            own = sum(side.citation.passage.language == language for side in conflict.values)
            a_part = conflict.subject[:1].islower()
            scored.append((not wanted, a_part, -quoted, -own, at, conflict))
    chosen: list[Conflict] = []
    for *_, conflict in sorted(scored, key=lambda item: item[:5]):
        if not any(_tells_the_same(conflict, other) for other in chosen):
            chosen.append(conflict)
    return tuple(chosen[:MOST_SHOWN])


def conflict_sentence(conflict: Conflict, language: Language, numbers: Sequence[int]) -> str:
    """The disagreement in one sentence of ours, every value with the mark of its citation; one without a subject is
    between the candidates of one answer.

    Args:
        numbers: the number, in the answer, of each value's citation, in the order of `conflict.values`.
    """
    parts = [f"“{side.value}” [{number}]" for side, number in zip(conflict.values, numbers, strict=True)]
    last = f" {_AND.in_(language)} {parts[-1]}"
    values = ", ".join(parts[:-1]) + last
    if not conflict.subject:
        return _DIFFERENT.in_(language).format(values=values)
    subject = conflict.subject.replace(SEVERAL, f" {_OR.in_(language)} ")
    label = attribute_label(conflict.attribute, language)
    return _DIFFER.in_(language).format(attribute=label, subject=subject, values=values)


def numbered(conflict: Conflict, numbers: Sequence[int]) -> Conflict:
    """The disagreement with each value's citation under its number in the answer."""
    sides = zip(conflict.values, numbers, strict=True)
    return replace(
        conflict, values=tuple(replace(side, citation=replace(side.citation, number=number)) for side, number in sides)
    )


def _is_quoted(side: ConflictValue, citations: Sequence[Citation]) -> bool:
    return any(
        citation.document.id == side.citation.document.id
        and citation.start < side.citation.end
        and side.citation.start < citation.end
        for citation in citations
    )


def _stated(conflict: Conflict, citations: Sequence[Citation]) -> bool:
    """Whether a side that is quoted is a sentence: a table's row says too much to tell which of it matters."""
    return any(side.citation.passage.row is None and _is_quoted(side, citations) for side in conflict.values)


def _asks_which(question: str, conflict: Conflict) -> bool:
    """Whether a question names both of two names in dispute: "Toyama atau Toyota?" asks which is right."""
    names = conflict.subject.split(SEVERAL)
    return len(names) > 1 and all(is_named(name, question) for name in names)


def _tells_the_same(one: Conflict, other: Conflict) -> bool:
    """Whether two conflicts are the same story, told in two languages."""
    languages = [{side.citation.passage.language for side in conflict.values} for conflict in (one, other)]
    return (
        key_of(one.subject) == key_of(other.subject)
        and (one.attribute == other.attribute or {one.attribute, other.attribute} <= COURSE)
        and not languages[0] & languages[1]
    )
