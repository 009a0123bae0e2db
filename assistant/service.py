"""The one place where the parts are put together: open, build, search, ask, and the library of documents."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answering.compose import no_instructions, no_question
from assistant.answering.findings import Findings, Neighbours, browse, find, neighbours
from assistant.answering.follow_up import Understood, understand
from assistant.answering.mentions import Known
from assistant.answering.request import is_instruction
from assistant.answering.respond import Shelf, respond_or_wider
from assistant.answering.spelling import normalised
from assistant.answering.suggest import suggested_questions
from assistant.answering.tables import Tables
from assistant.answering.writer import write
from assistant.errors import DocumentError, IndexIncompatible, IndexUnavailable, Language, QuestionError, Words
from assistant.filing import Filing
from assistant.filing.descriptions import is_confidential
from assistant.folder import corpus_files, read_file
from assistant.indexing.embedders import open_embedder, open_reader
from assistant.indexing.generations import Manifest, current_generation, read_manifest
from assistant.indexing.store import StoredIndex, open_index
from assistant.indexing.tokens import TOKENS_VERSION, words
from assistant.ingest import build_index
from assistant.library import Fingerprints, document_states, mismatches
from assistant.partners import Overview, overview
from assistant.partners.gazetteer import positions
from assistant.ports import Embedder, OnProgress, Reader
from assistant.reading import READER_VERSION, file_id
from assistant.reading.language import detect_language
from assistant.reports import FOLDER as REPORTS
from assistant.reports import find_report, keep_report
from assistant.runs import FOLDER, Run, read_runs
from assistant.searching.filters import check_filters
from assistant.searching.hybrid import search as hybrid_search
from assistant.settings import Settings
from assistant.types import (
    Answer,
    BuildReport,
    Conflict,
    Document,
    DocumentInfo,
    DocumentState,
    Filters,
    Hit,
    Mismatch,
    Passage,
    Status,
)


class Assistant:
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
        self.settings = settings
        self.filing = Filing(settings)
        self._open_model = embedder or (lambda: open_embedder(settings.embedding_model, cache=settings.cache))
        self._open_reader = reader or (lambda: open_reader(cache=settings.cache))
        self._model: Embedder | None = None
        self._reader: Reader | None = None
        self._index: StoredIndex | None = None
        self._shelved: Shelf | None = None
        self._partners: tuple[StoredIndex, Overview] | None = None
        self._guard = threading.Lock()
        # Of its own: what is only read must not stand in line behind a model that is being opened.
        self._opening_model = threading.Lock()
        self._fingerprints = Fingerprints()
        self._secret = secrets.token_bytes(32)
        self._suggested: dict[tuple[str, Language], tuple[str, ...]] = {}

    def status(self) -> Status:
        """What there is to answer from; never raises for a missing or damaged index."""
        try:
            manifest = read_manifest(self.settings.index)
            self._check_recipe(manifest)
        except IndexUnavailable as error:
            names = {"IndexMissing": "missing", "IndexDamaged": "damaged"}
            state = names.get(type(error).__name__, "incompatible")
            return Status(state, problem=error.message, hint=error.hint)  # type: ignore[arg-type]
        return Status(
            "ready",
            documents=sum(bool(entry.document_id) for entry in manifest.entries),
            passages=manifest.passages,
            generation=manifest.generation,
            built_at=manifest.built_at,
            embedding_model=manifest.recipe.model,
        )

    def build(self, *, full: bool = False, on_progress: OnProgress | None = None) -> BuildReport:
        """Bring the index up to date with the corpus. Raises CorpusError, IndexBusy, ModelError, BuildCancelled."""
        report = build_index(self.settings, self.model, full=full, on_progress=on_progress)
        keep_report(self.settings.state / REPORTS, report)
        return report

    def report_of(self, generation: str) -> BuildReport | None:
        """The report of the build that made this generation, also of an earlier run of this program or of the command
        line; `None` where none was kept."""
        return find_report(self.settings.state / REPORTS, generation)

    def search(self, question: str, *, limit: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:
        """The passages nearest to the question, best first. Raises IndexUnavailable, ModelError, QuestionError."""
        if limit < 1:
            raise QuestionError(
                Words("Jumlah hasil harus paling sedikit 1.", "The number of results must be at least 1."),
                Words("Beri -n 1 atau lebih.", "Give -n 1 or more."),
            )
        if not words(question):
            return ()
        index = self._current()
        check_filters(filters, index.documents.values())
        return hybrid_search(question, index, self.model(), limit=limit, filters=filters).hits

    def findings(self, question: str, *, skip: int = 0, limit: int = 10, filters: Filters = Filters()) -> Findings:
        """A page of ranked passages with what the reader says of each, and what would narrow them; without words in the
        question only what there is to search in.

        Raises:
            IndexUnavailable, ModelError, QuestionError
        """
        asked = bool(words(question))
        index = self._current() if asked else self._opened()
        check_filters(filters, index.documents.values())
        if not asked:
            return browse(index, filters)
        return find(question, index, self.model(), self.reader(), skip=skip, limit=limit, filters=filters)

    def neighbours(self, passage_id: str) -> Neighbours:
        """The passages around one in its document. Raises IndexUnavailable, QuestionError."""
        return neighbours(self._opened(), passage_id)

    def ask(
        self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters(), literal: bool = False
    ) -> Answer:
        """An answer of verbatim quotes, or an honest "not found".

        Args:
            history: the user's earlier questions of the same conversation, oldest first.
            literal: take the question as it is written: nothing from earlier ones, no spelling corrected.

        Raises:
            IndexUnavailable, ModelError, QuestionError
        """
        started = time.perf_counter()
        if not words(question):
            return no_question(question, self.settings.language)
        language = _language(question)
        if is_instruction(question):
            return no_instructions(question, language)
        index = self._current()
        check_filters(filters, index.documents.values())
        shelf = self._shelf(index)
        asked = Understood(question, language) if literal else _understood(question, history, shelf, filters)
        asked, found = respond_or_wider(asked, shelf, filters)
        answer = write(found, self.settings, supports=shelf.supports)
        return replace(
            answer,
            question=question,
            understood_as="" if asked.text == question else asked.text,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
        )

    def conflicts(self) -> tuple[Conflict, ...]:
        """All that the documents disagree about, as found when the index was built; empty without an index."""
        try:
            return self._opened().conflicts
        except IndexUnavailable:
            return ()

    def partners(self) -> Overview:
        """What the indexed tables say of partners; kept until another generation serves. Raises IndexUnavailable."""
        index = self._opened()
        kept = self._partners
        if kept is None or kept[0] is not index:
            documents = [index.document(document_id) for document_id in index.documents]
            kept = (index, overview(documents, index.passages, index.conflicts, positions))
            self._partners = kept
        return kept[1]

    def evaluations(self) -> tuple[Run, ...]:
        """The runs of `python -m assistant evaluate`, newest first."""
        return read_runs(self.settings.state / FOLDER)

    def library(self) -> tuple[DocumentState, ...]:
        """Every file of the corpus and how it stands in the index, by path. Works without an index (all "new")."""
        try:
            index: StoredIndex | None = self._opened()
        except IndexUnavailable:
            index = None
        files = corpus_files(self.settings.corpus)
        return document_states(self.settings.corpus, files, index, self._fingerprints)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """The passages of a document in their order; none where the index has no document of that id."""
        return tuple(one for one in self._opened().passages if one.document_id == document_id)

    def document(self, document_id: str) -> Document:
        """The document as it was indexed. Raises QuestionError where the index has none of that id."""
        return self._opened().document(document_id)

    def passage(self, passage_id: str) -> Passage:
        """The passage of that id. Raises QuestionError where the index has none."""
        return self._opened().passage(passage_id)

    def documents(self) -> tuple[DocumentInfo, ...]:
        """What is known of every indexed document, by path. Raises IndexUnavailable."""
        return tuple(sorted(self._opened().documents.values(), key=lambda info: info.path))

    def original(self, document_id: str) -> Path:
        """The file that the document was read from.

        Raises:
            QuestionError: it is gone, has changed, or is confidential by now.
        """
        info = self.document(document_id).info
        path = self.settings.corpus / info.path
        if not path.is_file() or file_id(path) != document_id:
            raise QuestionError(
                Words(
                    f"Berkas {info.path} berubah atau sudah tidak ada.", f"The file {info.path} has changed or is gone."
                ),
                Words("Bangun ulang indeks agar sesuai.", "Rebuild the index to match."),
            )
        if is_confidential(path):  # described so since it was indexed
            raise QuestionError(
                Words(f"Berkas {info.path} sekarang rahasia.", f"The file {info.path} is confidential now."),
                Words("Mintalah kepada yang menyimpannya.", "Ask whoever keeps it."),
            )
        return path

    def original_key(self, document_id: str) -> str:
        """The key that opens this document's original by its address, as long as this process lives: who was shown the
        page may open it, and nobody else."""
        return hmac.new(self._secret, document_id.encode(), hashlib.sha256).hexdigest()

    def original_by(self, document_id: str, key: str) -> Path:
        """The file that the document was read from, for one who has its key. Raises QuestionError."""
        if not hmac.compare_digest(self.original_key(document_id).encode(), key.encode()):
            raise QuestionError(
                Words("Alamat dokumen ini tidak berlaku lagi.", "The address of this document is no longer valid."),
                Words("Buka lagi dari halaman Rujukan.", "Open it once more from the page of Rujukan."),
            )
        return self.original(document_id)

    def page_picture(self, document_id: str, page: int, quotes: Sequence[str] = ()) -> bytes:
        """A PNG of a PDF's page with the quotes highlighted where they stand. Raises DocumentError, QuestionError."""
        from assistant.reading.pictures import page_picture

        path = self.original(document_id)
        if path.suffix.lower() != ".pdf":
            raise DocumentError(
                Words(f"{path.name} bukan PDF.", f"{path.name} is not a PDF."),
                Words("Hanya halaman PDF yang punya gambar.", "Only pages of a PDF have a picture."),
            )
        return page_picture(path, page, quotes)

    def suggestions(self, language: Language = "id") -> tuple[str, ...]:
        """A few questions to begin with: about partners, tables and disagreements of the documents."""
        try:
            index = self._current()
        except IndexUnavailable:
            return ()
        key = (index.manifest.generation, language)
        if key not in self._suggested:
            self._suggested = {known: asked for known, asked in self._suggested.items() if known[0] == key[0]}
            self._suggested[key] = suggested_questions(index, self._shelf(index).tables, language)
        return self._suggested[key]

    def page_mark(self, document_id: str, page: int, quotes: Sequence[str]) -> float | None:
        """How far down a PDF's page the first of the quotes begins, 0 (top) to 1; `None` where none stands on it.

        Raises DocumentError, QuestionError."""
        from assistant.reading.pictures import page_mark

        return page_mark(self.original(document_id), page, quotes)

    def verify(self, on_progress: OnProgress | None = None) -> tuple[Mismatch, ...]:
        """Re-read every document and list each stored passage that no longer is its text; empty when all is well."""
        index = open_index(self.settings.index)
        return mismatches(index, lambda path: read_file(self.settings, path), self.settings.corpus, on_progress)

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

    def _current(self) -> StoredIndex:
        """The generation that serves, made with the model that asks."""
        index = self._opened()
        if index.manifest.recipe.model != (model := self.model()).name:
            raise _other_model(index.manifest.recipe.model, model.name)
        return index

    def _opened(self) -> StoredIndex:
        """The generation that serves, opened anew when a build has swapped it. What is only read needs no model, so
        that the page shows documents before one is loaded."""
        with self._guard:
            name = current_generation(self.settings.index)
            if self._index is not None and self._index.manifest.generation == name:
                return self._index
        index = open_index(self.settings.index)
        self._check_recipe(index.manifest)
        with self._guard:
            self._index = index
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

    def _check_recipe(self, manifest: Manifest) -> None:
        recipe = manifest.recipe
        made = (recipe.passage_tokens, recipe.overlap_sentences, recipe.reader_version, recipe.tokens_version)
        wanted = (self.settings.passage_tokens, self.settings.overlap_sentences, READER_VERSION, TOKENS_VERSION)
        if made != wanted:
            raise IndexIncompatible(
                Words(
                    "Indeks dibuat dengan pengaturan atau pembaca dokumen yang lain.",
                    "The index was built with other settings or other readers of documents.",
                ),
                Words("Bangun ulang dengan: python -m assistant build", "Rebuild it with: python -m assistant build"),
            )
        if manifest.model_setting != self.settings.embedding_model:
            raise _other_model(manifest.recipe.model, self.settings.embedding_model or "bundled")


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
        return normalised(text, _language(text), shelf.index.lexical.vocabulary, names)

    looked_at = filters.partners if len(filters.partners) == 1 else ()
    return understand(spelled(question), [*map(spelled, history), *looked_at], shelf.known)


def _other_model(built_with: str, asked_for: str) -> IndexIncompatible:
    return IndexIncompatible(
        Words(
            f"Indeks dibuat dengan model {built_with}, bukan {asked_for}.",
            f"The index was built with the model {built_with}, not {asked_for}.",
        ),
        Words("Bangun ulang dengan: python -m assistant build", "Rebuild it with: python -m assistant build"),
    )
