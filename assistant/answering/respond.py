"""A question as it is understood -> an answer: from tables where it asks of rows, else from passages.

A question of several parts is answered in parts; what the documents disagree about is said with the answer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.question.follow_up import Understood, understand
from assistant.answering.question.mentions import Known
from assistant.answering.question.parts import joined, parts_of
from assistant.answering.question.rephrase import rephrased
from assistant.answering.quotes.compose import compose
from assistant.answering.suggest import answerable_questions
from assistant.answering.tables import Tables, is_beside
from assistant.core.ports import Embedder, Reader
from assistant.core.time_limit import check_time
from assistant.core.types import Answer, Citation, Conflict, Filters
from assistant.facts.disagreements import conflict_sentence, conflicts_about, numbered
from assistant.indexing.store import StoredIndex
from assistant.searching.hybrid import Found, search

_FOUND = 10
"""Hits an answer is composed from."""
_MOST_WORDS = 150
"""Of an answer with its disagreements; those for which there is no room are shown beside it only."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What answers are made from: an index, its tables, what its documents name, and the two models."""

    index: StoredIndex
    tables: Tables
    known: Known
    embedder: Embedder
    reader: Reader

    def supports(self, sentence: str, passage: str) -> float:
        """The reader's probability, 0 to 1, that a passage speaks of what a sentence says."""
        return support_of(self.reader, sentence, passage)


def support_of(reader: Reader, sentence: str, passage: str) -> float:
    """The reader's probability, 0 to 1, that a passage speaks of what a sentence says."""
    logit = reader.read(sentence, [passage])[0].answers
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def respond_or_wider(asked: Understood, shelf: Shelf, filters: Filters) -> tuple[Understood, Answer]:
    """The answer to a question, or to its wider one where only that has an answer, and which of them it is to."""
    answer = respond(asked, shelf, filters)
    if answer.status == "not_found" and asked.wider:
        wider = Understood(asked.wider, asked.language)
        found = respond(wider, shelf, filters)
        if found.status != "not_found":
            return wider, found
    return asked, answer


def respond(asked: Understood, shelf: Shelf, filters: Filters) -> Answer:
    """The answer to a question as it is understood."""
    check_time()
    whole = _from_tables(asked, shelf, filters)
    parts = parts_of(asked.text)
    if whole is None and len(parts) > 1:
        whole = _in_parts(asked, parts, shelf, filters)
    answer = with_conflicts(whole or _from_passages(asked, shelf, filters), asked, shelf.index.conflicts)
    if answer.status != "not_found":
        return answer
    suggestions = answerable_questions(asked, answer, shelf.known, shelf.tables)
    replies = (shelf.tables.answer(question, asked.language) for question in suggestions)
    mentioned = {one.document.id: one.document for reply in replies if reply for one in reply.citations}
    return replace(answer, suggestions=suggestions, mentioned=tuple(mentioned.values()))


def with_conflicts(answer: Answer, asked: Understood, conflicts: Sequence[Conflict]) -> Answer:
    """The answer with the disagreements that bear on it, each in a sentence with the citations of its sides.

    Where none that was found beforehand does, that of its own candidates stays.
    """
    text = asked.text
    if answer.table is not None and is_beside(text):
        # Things side by side are asked for all that the table tells of them.
        text = " ".join((text, *answer.table.columns))
    bearing = conflicts_about(text, asked.language, conflicts, answer.citations) or answer.conflicts
    if not bearing or (answer.status == "not_found" and not answer.nearest):
        return answer
    if answer.status == "not_found":
        answer = replace(answer, status="answered", text="", nearest=())
    lines, citations, told = [answer.text] if answer.text else [], list(answer.citations), list(bearing)
    for at, conflict in enumerate(bearing):
        sides = list(citations)
        numbers = [_number(side.citation, sides) for side in conflict.values]
        sentence = conflict_sentence(conflict, asked.language, numbers)
        if lines and len(" ".join([*lines, sentence]).split()) > _MOST_WORDS:
            break
        lines, citations = [*lines, sentence], sides
        told[at] = numbered(conflict, numbers)
    return replace(answer, text="\n".join(lines), citations=tuple(citations), conflicts=tuple(told))


def _number(citation: Citation, citations: list[Citation]) -> int:
    """The number of a citation of the same words; a new one is put at the end."""
    for one in citations:
        if one.document.id == citation.document.id and one.start <= citation.start and citation.end <= one.end:
            return one.number
    citations.append(replace(citation, number=len(citations) + 1))
    return len(citations)


def _in_parts(asked: Understood, parts: Sequence[str], shelf: Shelf, filters: Filters) -> Answer | None:
    """The parts answered one by one, later ones understood from the first; None where nothing is found for any."""
    answers = []
    for position, part in enumerate(parts):
        text = understand(part, parts[:position], shelf.known).text
        one = Understood(text, asked.language)
        answers.append(_from_tables(one, shelf, filters) or _from_passages(one, shelf, filters))
    if all(answer.status == "not_found" for answer in answers):
        return None
    return joined(asked.text, asked.language, parts, answers)


def _from_tables(asked: Understood, shelf: Shelf, filters: Filters) -> Answer | None:
    """Filters choose passages; what rows of a table they leave would not be the table any more."""
    return shelf.tables.answer(asked.text, asked.language) if filters == Filters() else None


def _from_passages(asked: Understood, shelf: Shelf, filters: Filters) -> Answer:
    def searched(text: str) -> Found:
        return search(text, shelf.index, shelf.embedder, limit=_FOUND, filters=filters, language=asked.language)

    other = rephrased(asked.text, asked.language)
    also = [(other, searched(other))] if other else []
    return compose(asked.text, searched(asked.text), shelf.index, shelf.reader, also=also)
