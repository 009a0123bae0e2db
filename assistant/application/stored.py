"""What is indexed, to be read: documents, passages, originals and their pages. None of it needs a model."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answering.ranked import Neighbours, neighbours
from assistant.core.errors import DocumentError, IndexIncompatible, IndexUnavailable, QuestionError, Words
from assistant.core.ports import OnProgress
from assistant.core.settings import Settings
from assistant.core.types import Conflict, Document, DocumentInfo, DocumentState, Mismatch, Passage, Status
from assistant.corpus.closed import Closed
from assistant.corpus.confidential import Confidential
from assistant.corpus.filing import Filing
from assistant.corpus.filing.descriptions import is_confidential
from assistant.corpus.folder import corpus_files, read_file
from assistant.corpus.states import Fingerprints, document_states, mismatches
from assistant.indexing.generations import Manifest, current_generation, read_manifest
from assistant.indexing.store import StoredIndex, open_index
from assistant.language.words import TOKENS_VERSION
from assistant.partnerships import Overview, overview
from assistant.partnerships.gazetteer import positions
from assistant.reading import READER_VERSION, file_id
from assistant.reading.sandbox.sandbox import draw_apart, mark_apart


class StoredDocuments:
    """The documents of an index and the files they were read from. Safe to share between threads.

    Opening costs nothing; a new generation of the index is picked up by the next look. A document that has become
    confidential since it was indexed is closed at once: until the next build the index is used without it.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.filing = Filing(settings)
        self._index: StoredIndex | None = None
        self._open_part: tuple[StoredIndex, frozenset[str], StoredIndex] | None = None
        self._confidential = Confidential(settings)
        self._described: Manifest | None = None
        self._partners: tuple[StoredIndex, Overview] | None = None
        self._guard, self._parting = threading.Lock(), threading.Lock()
        self._fingerprints = Fingerprints(settings.max_file_bytes)
        self._secret = secrets.token_bytes(32)

    def status(self) -> Status:
        """What there is to answer from; never raises for a missing or damaged index."""
        try:
            manifest = read_manifest(self.settings.index)
            self._check_recipe(manifest)
        except IndexUnavailable as error:
            names = {"IndexMissing": "missing", "IndexDamaged": "damaged"}
            state = names.get(type(error).__name__, "incompatible")
            return Status(state, problem=error.message, hint=error.hint)  # type: ignore[arg-type]
        closed = self._confidential.now(manifest)
        indexed = [entry for entry in manifest.entries if entry.document_id]
        left = [entry for entry in indexed if entry.path not in closed.paths and entry.document_id not in closed.ids]
        return Status(
            "ready",
            documents=len(left),
            passages=sum(entry.passages for entry in left),
            generation=manifest.generation,
            built_at=manifest.built_at,
            embedding_model=manifest.recipe.model,
            edition=f"{manifest.generation} {closed.digest}" if closed else manifest.generation,
        )

    def closed(self) -> Closed:
        """The documents that are confidential at this moment: nothing that quotes them may be shown, however it was
        kept. Costs a look at the folder of documents, and reads what changed there."""
        return self._confidential.now(self._manifest())

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

    def library(self) -> tuple[DocumentState, ...]:
        """Every file of the corpus and how it stands in the index, by path. Works without an index (all "new")."""
        try:
            index: StoredIndex | None = self._whole()
        except IndexUnavailable:
            index = None
        files = corpus_files(self.settings.corpus)
        states = document_states(self.settings.corpus, files, index, self._fingerprints)
        closed = self.closed()
        return tuple(_without_description(state) if state.path in closed.paths else state for state in states)

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

    def neighbours(self, passage_id: str) -> Neighbours:
        """The passages around one in its document. Raises IndexUnavailable, QuestionError."""
        return neighbours(self._opened(), passage_id)

    def original(self, document_id: str) -> Path:
        """The file that the document was read from.

        Raises:
            QuestionError: it is gone, has changed, or is confidential by now.
        """
        info = self._whole().document(document_id).info
        path = self.settings.corpus / info.path
        if not path.is_file() or file_id(path, self.settings.max_file_bytes) != document_id:
            raise QuestionError(
                Words(
                    f"Berkas {info.path} berubah atau sudah tidak ada.", f"The file {info.path} has changed or is gone."
                ),
                Words("Bangun ulang indeks agar sesuai.", "Rebuild the index to match."),
            )
        if self.closed().has(info) or is_confidential(path):
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
        path = self.original(document_id)
        if path.suffix.lower() != ".pdf":
            raise DocumentError(
                Words(f"{path.name} bukan PDF.", f"{path.name} is not a PDF."),
                Words("Hanya halaman PDF yang punya gambar.", "Only pages of a PDF have a picture."),
            )
        return draw_apart(path, page, quotes, self.settings.max_reading_megabytes)

    def page_mark(self, document_id: str, page: int, quotes: Sequence[str]) -> float | None:
        """How far down a PDF's page the first of the quotes begins, 0 (top) to 1; `None` where none stands on it.

        Raises DocumentError, QuestionError."""
        return mark_apart(self.original(document_id), page, quotes, self.settings.max_reading_megabytes)

    def verify(self, on_progress: OnProgress | None = None) -> tuple[Mismatch, ...]:
        """Re-read every document and list each stored passage that no longer is its text; empty when all is well."""
        index = open_index(self.settings.index)
        return mismatches(index, lambda path: read_file(self.settings, path), self.settings.corpus, on_progress)

    def _opened(self) -> StoredIndex:
        """The generation that serves, without the documents that are closed now."""
        whole = self._whole()
        closed = self._confidential.now(whole.manifest)
        shut = frozenset(info.id for info in whole.documents.values() if closed.has(info)) if closed else frozenset()
        if not shut:
            return whole
        with self._parting:
            if self._open_part is None or self._open_part[0] is not whole or self._open_part[1] != shut:
                self._open_part = (whole, shut, whole.without(shut))
            return self._open_part[2]

    def _whole(self) -> StoredIndex:
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

    def _manifest(self) -> Manifest | None:
        """That of the generation that serves, read once; `None` where none can serve."""
        try:
            if self._described is None or self._described.generation != current_generation(self.settings.index):
                self._described = read_manifest(self.settings.index)
        except IndexUnavailable:
            return None
        return self._described

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
            raise other_model(manifest.recipe.model, self.settings.embedding_model or "bundled")


def _without_description(state: DocumentState) -> DocumentState:
    """How a document stands that is closed: nothing is told of it but its path. One that a build took for open, since
    only another file of the same content is confidential, is as closed as that one."""
    known: DocumentState = replace(state, info=None, passages=0)
    return replace(known, state="confidential") if state.state in ("read", "partly") else known


def other_model(built_with: str, asked_for: str) -> IndexIncompatible:
    """The index was built with one model and is asked with another."""
    return IndexIncompatible(
        Words(
            f"Indeks dibuat dengan model {built_with}, bukan {asked_for}.",
            f"The index was built with the model {built_with}, not {asked_for}.",
        ),
        Words("Bangun ulang dengan: python -m assistant build", "Rebuild it with: python -m assistant build"),
    )
