"""Questions over tables: list, count, filter, first and last, group, compare, look up.

model (values, places, vocabulary)   tables of documents, typed
question                             a question's words and operators
linking                              question and table -> what it means there; every word explained, or None
engine                               the one door to the database that filters and orders rows
answering · wording                  the rows that answer -> an Answer with a citation for each
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.answering.tables.answering import result_of, subjects_of
from assistant.answering.tables.engine import Engine
from assistant.answering.tables.question import is_beside as is_beside
from assistant.answering.tables.question import read_question
from assistant.answering.tables.results import Library
from assistant.answering.tables.wording import answer_of
from assistant.core.errors import Language, Words
from assistant.core.types import Answer, Document, Passage
from assistant.facts.tables.model import askable_columns, asked_tables, grouping_values, within_sentence
from assistant.language.words import words

_COMMON, _SPREAD, _LEAST_DOCUMENTS = 0.9, 0.5, 5
"""Shares of the documents that hold a common word and a spread one, and documents from which that says anything."""


_FORM = Words("Apa {column} {name}?", "What is the {column} of {name}?")
_LISTING = Words("Sebutkan {key} dengan {column} {value}", "List every {key} with {column} {value}")


class Tables:
    """Answers questions over all tables of an index. Safe to share between threads; built by the first question."""

    def __init__(self, documents: Iterable[Document], passages: Sequence[Passage]) -> None:
        self._documents = documents
        self._passages = passages
        self._built: Library | None = None
        self._guard = threading.Lock()

    def prepare(self) -> None:
        """Read the tables, where no question did yet."""
        self._library()

    def answer(self, question: str, language: Language) -> Answer | None:
        """The answer from the rows of one table (or two); None where the question is not one over tables, or where it
        is not sure which rows it asks for."""
        result = result_of(read_question(question), self._library())
        return answer_of(question, language, result) if result else None

    def questions_about(self, names: Sequence[str], language: Language, *, most: int) -> tuple[str, ...]:
        """Questions that a table answers, about things it has a row for: each asks for one cell that is filled.

        Args:
            names: what they may be about, the most wanted first.
        """
        library = self._library()
        own = sorted(library.tables, key=lambda table: table.document.info.language != language)
        found: list[str] = []
        for name in dict.fromkeys(names):
            columns = (column for table in own for column in askable_columns(table, name))
            for column in dict.fromkeys(columns):
                question = _FORM.in_(language).format(column=column, name=name)
                if question not in found and self.answer(question, language):
                    found.append(question)
                    break
        return tuple(found[:most])

    def listing_questions(self, language: Language, *, most: int) -> tuple[str, ...]:
        """Questions for the rows of a table in that language that have one value in common, which the table answers
        with just these rows."""
        found: list[str] = []
        for table in self._library().tables:
            if table.document.info.language != language:
                continue
            for column, value, count in grouping_values(table):
                key = within_sentence(table.columns[table.key].name)
                question = _LISTING.in_(language).format(key=key, column=column, value=value)
                answer = self.answer(question, language)
                if answer is not None and answer.table is not None and len(answer.table.rows) == count:
                    found.append(question)
        return tuple(dict.fromkeys(found))[:most]

    def _library(self) -> Library:
        with self._guard:
            if self._built is None:
                self._built = _built(self._documents, self._passages)
                self._documents, self._passages = (), ()
            return self._built


def _built(documents: Iterable[Document], passages: Sequence[Passage]) -> Library:
    rows: dict[str, dict[tuple[int, int], Passage]] = {}
    own: dict[str, set[str]] = {}
    for passage in passages:
        own.setdefault(passage.document_id, set()).update(words(passage.text))
        if passage.table is not None and passage.row is not None:
            # A long row is cut into several passages; the first has its beginning.
            rows.setdefault(passage.document_id, {}).setdefault((passage.table, passage.row), passage)
    tables = tuple(table for document in documents for table in asked_tables(document, rows.get(document.info.id, {})))
    counts = Counter(word for held in own.values() for word in held)
    enough = len(own) >= _LEAST_DOCUMENTS
    common, spread = (
        frozenset(word for word, count in counts.items() if enough and count >= share * len(own))
        for share in (_COMMON, _SPREAD)
    )
    return Library(tables, Engine(tables), subjects_of(tables), common, spread, frozenset(counts))
