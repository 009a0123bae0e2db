"""What is indexed, to be read: documents, passages, originals and their pages. None of it needs a model."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Sequence
from pathlib import Path

from assistant.answering.findings import Neighbours, neighbours
from assistant.errors import DocumentError, IndexIncompatible, IndexUnavailable, QuestionError, Words
from assistant.filing import Filing
from assistant.filing.descriptions import is_confidential
from assistant.folder import corpus_files, read_file
from assistant.indexing.generations import Manifest, current_generation, read_manifest
from assistant.indexing.store import StoredIndex, open_index
from assistant.indexing.tokens import TOKENS_VERSION
from assistant.library import Fingerprints, document_states, mismatches
from assistant.partners import Overview, overview
from assistant.partners.gazetteer import positions
from assistant.ports import OnProgress
from assistant.reading import READER_VERSION, file_id
from assistant.settings import Settings
from assistant.types import Conflict, Document, DocumentInfo, DocumentState, Mismatch, Passage, Status


class StoredDocuments:
    """The documents of an index and the files they were read from. Safe to share between threads.

    Opening costs nothing; a new generation of the index is picked up by the next look.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.filing = Filing(settings)
        self._index: StoredIndex | None = None
        self._partners: tuple[StoredIndex, Overview] | None = None
        self._guard = threading.Lock()
        self._fingerprints = Fingerprints()
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
        return Status(
            "ready",
            documents=sum(bool(entry.document_id) for entry in manifest.entries),
            passages=manifest.passages,
            generation=manifest.generation,
            built_at=manifest.built_at,
            embedding_model=manifest.recipe.model,
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

    def neighbours(self, passage_id: str) -> Neighbours:
        """The passages around one in its document. Raises IndexUnavailable, QuestionError."""
        return neighbours(self._opened(), passage_id)

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

    def page_mark(self, document_id: str, page: int, quotes: Sequence[str]) -> float | None:
        """How far down a PDF's page the first of the quotes begins, 0 (top) to 1; `None` where none stands on it.

        Raises DocumentError, QuestionError."""
        from assistant.reading.pictures import page_mark

        return page_mark(self.original(document_id), page, quotes)

    def verify(self, on_progress: OnProgress | None = None) -> tuple[Mismatch, ...]:
        """Re-read every document and list each stored passage that no longer is its text; empty when all is well."""
        index = open_index(self.settings.index)
        return mismatches(index, lambda path: read_file(self.settings, path), self.settings.corpus, on_progress)

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


def other_model(built_with: str, asked_for: str) -> IndexIncompatible:
    """The index was built with one model and is asked with another."""
    return IndexIncompatible(
        Words(
            f"Indeks dibuat dengan model {built_with}, bukan {asked_for}.",
            f"The index was built with the model {built_with}, not {asked_for}.",
        ),
        Words("Bangun ulang dengan: python -m assistant build", "Rebuild it with: python -m assistant build"),
    )
