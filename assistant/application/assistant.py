"""The one place where the parts are put together: open, build, search, ask, and the library of documents."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.answering.question.follow_up import MOST_TURNS, Understood, understand
from assistant.answering.question.mentions import Known
from assistant.answering.question.request import is_instruction
from assistant.answering.question.spelling import normalised
from assistant.answering.quotes.compose import no_instructions, no_question
from assistant.answering.ranked import Findings, browse, find
from assistant.answering.respond import Shelf, respond_or_wider
from assistant.answering.suggest import suggested_questions
from assistant.answering.tables import Tables
from assistant.answering.writer.writer import write
from assistant.application.build import build_index
from assistant.application.reports import FOLDER as REPORTS
from assistant.application.reports import find_report, keep_report
from assistant.application.stored import StoredDocuments, other_model
from assistant.core.errors import IndexUnavailable, Language, QuestionError, Words
from assistant.core.ports import Embedder, OnProgress, Reader
from assistant.core.questions import MOST_CHARACTERS, admitted, characters
from assistant.core.settings import Settings
from assistant.core.time_limit import check_time, time_limit
from assistant.core.types import (
    Answer,
    BuildReport,
    Filters,
    Hit,
)
from assistant.evaluation.runs import FOLDER, Run, read_runs, without_closed
from assistant.indexing.generations import Past, read_manifest
from assistant.indexing.store import StoredIndex
from assistant.language.detection import detect_language
from assistant.language.words import words
from assistant.models.open import open_embedder, open_reader
from assistant.searching.filters import check_filters
from assistant.searching.hybrid import search as hybrid_search


class Assistant(StoredDocuments):
    """Answers questions from a folder of documents. Safe to share between threads.

    Opening costs nothing: the model and the index are loaded by the first question, and a new generation of the index
    is picked up by the next one.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        embedder: Callable[[], Embedder] | None = None,
        reader: Callable[[], Reader] | None = None,
    ) -> None:
        super().__init__(settings)
        self._open_model = embedder or (lambda: open_embedder(settings.embedding_model, cache=settings.cache))
        self._open_reader = reader or (lambda: open_reader(cache=settings.cache))
        self._model: Embedder | None = None
        self._reader: Reader | None = None
        self._shelved: Shelf | None = None
        # Of its own: what is only read must not stand in line behind a model that is being opened.
        self._opening_model = threading.Lock()
        self._suggested: tuple[StoredIndex | None, dict[Language, tuple[str, ...]]] = (None, {})

    def build(
        self, *, full: bool = False, on_progress: OnProgress | None = None, accept_removals: bool = False
    ) -> BuildReport:
        """Bring the index up to date with the corpus; `accept_removals`: also where that loses most of its documents.

        Raises CorpusError, TooManyRemovals, IndexBusy, ModelError, BuildCancelled.
        """
        report = build_index(
            self.settings,
            self.model,
            full=full,
            on_progress=on_progress,
            accept_removals=accept_removals,
            deleted=self._deleted_since,
        )
        self._confidential.remember(read_manifest(self.settings.index))
        keep_report(self.settings.state / REPORTS, report)
        return report

    def report_of(self, generation: str) -> BuildReport | None:
        """The report of the build that made this generation, also of an earlier run of this program or of the command
        line; `None` where none was kept. What changed in a document that is confidential now is left out."""
        report = find_report(self.settings.state / REPORTS, generation)
        return self.closed().without(report) if report else None

    def search(self, question: str, *, limit: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:
        """The passages nearest to the question, best first. Raises IndexUnavailable, ModelError, QuestionError."""
        if limit < 1:
            raise QuestionError(
                Words("Jumlah hasil harus paling sedikit 1.", "The number of results must be at least 1."),
                Words("Beri -n 1 atau lebih.", "Give -n 1 or more."),
            )
        question = admitted(question)
        if not words(question):
            return ()
        index = self._current()
        check_filters(filters, index.documents.values())
        with time_limit(self.settings.max_question_seconds):
            return hybrid_search(question, index, self.model(), limit=limit, filters=filters).hits

    def findings(self, question: str, *, skip: int = 0, limit: int = 10, filters: Filters = Filters()) -> Findings:
        """A page of ranked passages with what the reader says of each, and what would narrow them; without words in the
        question only what there is to search in.

        Raises:
            IndexUnavailable, ModelError, QuestionError
        """
        question = admitted(question)
        asked = bool(words(question))
        index = self._current() if asked else self._opened()
        check_filters(filters, index.documents.values())
        if not asked:
            return browse(index, filters)
        embedder, reader = self.model(), self.reader()
        with time_limit(self.settings.max_question_seconds):
            return find(question, index, embedder, reader, skip=skip, limit=limit, filters=filters)

    def ask(
        self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters(), literal: bool = False
    ) -> Answer:
        """An answer of verbatim quotes, or an honest "not found"; its `question` is what was written, to the letter.

        Args:
            history: the user's earlier questions of the same conversation, oldest first.
            literal: take the question as it is written: nothing from earlier ones, no spelling corrected.

        Raises:
            IndexUnavailable, ModelError, QuestionError (QuestionTooLong, QuestionTimeout, QuestionStopped)
        """
        started = time.perf_counter()
        plain = admitted(question)
        # An earlier question that would not be admitted now lends nothing, and keeps no follow-up from being asked.
        history = [admitted(earlier) for earlier in history if characters(earlier) <= MOST_CHARACTERS]
        if not words(plain):
            return no_question(question, self.settings.language)
        language = _language(plain)
        # With its lines: an instruction can stand at the beginning of one.
        if is_instruction(question):
            return no_instructions(question, language)
        index = self._current()
        check_filters(filters, index.documents.values())
        shelf = self._shelf(index)
        shelf.tables.prepare()
        # Opening and preparing is not this question's time: it is the first of many.
        with time_limit(self.settings.max_question_seconds):
            asked = Understood(plain, language) if literal else _understood(plain, history, shelf, filters)
            asked, found = respond_or_wider(asked, shelf, filters)
            answer = write(found, self.settings, supports=shelf.supports)
        return replace(
            answer,
            question=question,
            understood_as="" if asked.text == plain else asked.text,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
        )

    def evaluations(self) -> tuple[Run, ...]:
        """The runs of `python -m assistant evaluate`, newest first. Failures that quote a document which is
        confidential now are told without their answer."""
        return without_closed(read_runs(self.settings.state / FOLDER), self.closed().paths)

    def suggestions(self, language: Language = "id") -> tuple[str, ...]:
        """A few questions to begin with: about partners, tables and disagreements of the documents."""
        try:
            index = self._current()
        except IndexUnavailable:
            return ()
        kept = self._suggested
        if kept[0] is not index:
            kept = self._suggested = (index, {})
        if language not in kept[1]:
            kept[1][language] = suggested_questions(index, self._shelf(index).tables, language)
        return kept[1][language]

    def model(self) -> Embedder:
        """The embedding model, opened once. Raises ModelError."""
        with self._opening_model:
            if self._model is None:
                self._model = self._open_model()
            return self._model

    def reader(self) -> Reader:
        """The model that reads passages, opened once. Raises ModelError."""
        with self._opening_model:
            if self._reader is None:
                self._reader = self._open_reader()
            return self._reader

    def _deleted_since(self, past: Past) -> frozenset[str]:
        """Paths and ids of the documents that were deleted through the page since the last build began."""
        try:
            began = datetime.fromisoformat(past.built_at)
        except ValueError:
            return frozenset()
        if report := find_report(self.settings.state / REPORTS, past.generation):
            # Where a document was deleted while it was being indexed, the index holds it and was written later.
            began -= timedelta(seconds=report.seconds)
        deleted = self.filing.trash.deleted_since(began)
        return frozenset(name for one in deleted for name in (one.path, one.document))

    def _current(self) -> StoredIndex:
        """The generation that serves, made with the model that asks."""
        index = self._opened()
        if index.manifest.recipe.model != (model := self.model()).name:
            raise other_model(index.manifest.recipe.model, model.name)
        return index

    def _shelf(self, index: StoredIndex) -> Shelf:
        """What answers from this index are made from; kept until another generation serves."""
        embedder, reader = self.model(), self.reader()
        with self._guard:
            if self._shelved is None or self._shelved.index is not index:
                documents = (index.document(document_id) for document_id in index.documents)
                known = Known(index.documents.values(), index.lexical)
                self._shelved = Shelf(index, Tables(documents, index.passages), known, embedder, reader)
            return self._shelved


_shared: dict[Settings, Assistant] = {}
_shared_guard = threading.Lock()


def shared_assistant(settings: Settings) -> Assistant:
    """The one assistant of this process for these settings: page and interfaces load the model once between them."""
    with _shared_guard:
        return _shared.setdefault(settings, Assistant(settings))


def _language(question: str) -> Language:
    return "en" if detect_language(question) == "en" else "id"


def _understood(question: str, history: Sequence[str], shelf: Shelf, filters: Filters) -> Understood:
    """The question in standard spelling, with what it leaves out taken from the earlier ones, or from the one partner
    that the filters name: "this cooperation" is the one that is looked at."""
    infos = shelf.index.documents.values()
    names = {name for info in infos for name in (*info.partners, *info.countries)}

    def spelled(text: str) -> str:
        check_time()
        return normalised(text, _language(text), shelf.index.lexical.vocabulary, names)

    looked_at = filters.partners if len(filters.partners) == 1 else ()
    return understand(spelled(question), [*map(spelled, history[-MOST_TURNS:]), *looked_at], shelf.known)
