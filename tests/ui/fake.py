"""An assistant without model, index or files, in the state a test asks for (see `FakeAssistant`)."""

from __future__ import annotations

import struct
import threading
import time
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answering.ranked import Findings, Neighbours
from assistant.application.assistant import Assistant
from assistant.core.errors import IndexDamaged, Language, QuestionError, TooManyRemovals, Words
from assistant.core.ports import OnProgress
from assistant.core.settings import Settings
from assistant.core.types import (
    Answer,
    BuildReport,
    Conflict,
    Document,
    DocumentInfo,
    DocumentState,
    Filters,
    Hit,
    Passage,
    Progress,
    Skipped,
    Status,
)
from assistant.evaluation.runs import Run
from assistant.partnerships import Overview
from tests.ui import fake_findings
from tests.ui.fake_documents import (
    HOSTILE,
    HOSTILE_DOCUMENT,
    PDF,
    REGISTER,
    answered,
    bold,
    citation,
    disagreements,
    hostile,
    not_found,
    passages,
    tabled,
)
from tests.ui.fake_partners import HOSTILE_REGISTER, partners
from tests.ui.fake_runs import runs

__all__ = ["HOSTILE", "PDF", "FakeAssistant", "answered", "citation", "hostile", "not_found"]

_REFUSED = TooManyRemovals(
    Words(f"Akan membuang 3 dari 4 dokumen: {HOSTILE}.", f"Would drop 3 of 4 documents: {HOSTILE}."),
    Words("Jalankan perintah.", "Run a command."),
)
_DAMAGED = IndexDamaged(Words("Indeks rusak.", "The index is damaged."), Words("Ulangi.", "Repeat."))


class FakeAssistant(Assistant):
    """Behaves as `mode` says: ready, missing, silent (nothing found), hostile, failing or broken (a bug); in the
    mode "filing" its documents are the files of the corpus. A build in the modes "vanished" and "old" (its index is of
    another version) would lose most of the documents.

    When ready, a question with "daftar" in it is answered with rows, one with "sebagian" in part.

    `build_seconds` is how long a build takes, `ask_seconds` an answer; both wait while `proceed` is not set.
    """

    def __init__(
        self, settings: Settings, mode: str = "ready", *, build_seconds: float = 0.0, ask_seconds: float = 0.0
    ) -> None:
        super().__init__(settings)
        self.mode = mode
        self.build_seconds = build_seconds
        self.ask_seconds = ask_seconds
        self.builds = 0
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.literally: list[str] = []
        self.searched_in: list[Filters] = []
        self.proceed = threading.Event()
        self.proceed.set()

    def status(self) -> Status:
        if self.mode == "missing" and not self.builds:
            return Status(
                "missing", problem=Words("Belum ada indeks.", "No index yet."), hint=Words("Bangun.", "Build it.")
            )
        if self.mode == "old" and not self.builds:
            return Status("incompatible", problem=Words("Versi lain.", "Another version."))
        return Status("ready", 2, 1234, "g1", "2026-03-04T05:06:07", "fake")

    def build(
        self, *, full: bool = False, on_progress: OnProgress | None = None, accept_removals: bool = False
    ) -> BuildReport:
        for done in range(1, 11):
            self.proceed.wait(10)
            if on_progress:
                on_progress(Progress("embed", done, 10, 10.0 - done, "thesis/contoh.pdf"))
            time.sleep(self.build_seconds / 10)
        if self.mode == "failing":
            raise _DAMAGED
        if self.mode in ("vanished", "old") and not accept_removals:
            raise _REFUSED
        self.builds += 1
        skipped = Skipped("rusak.pdf", Words("Berkas rusak.", "Damaged."), Words("Ganti.", "Replace it."), (1, 2, 5))
        return BuildReport(
            2, 1234, "g2", 3.2, added=("baru.md",), unchanged=("a.md",), embedded_passages=4, reused_passages=9,
            skipped=(skipped,),
        )  # fmt: skip

    def findings(self, question: str, *, skip: int = 0, limit: int = 10, filters: Filters = Filters()) -> Findings:
        time.sleep(self.ask_seconds)
        if self.mode == "failing":
            raise _DAMAGED
        return fake_findings.findings(self._documents(), question, skip, limit, filters)

    def neighbours(self, passage_id: str) -> Neighbours:
        return fake_findings.neighbours(self._documents(), passage_id)

    def passage(self, passage_id: str) -> Passage:
        return fake_findings.passage(self._documents(), passage_id)

    def _documents(self) -> tuple[Document, ...]:
        return {"silent": (), "hostile": (HOSTILE_DOCUMENT,)}.get(self.mode, (PDF, REGISTER))

    def search(self, question: str, *, limit: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:
        return ()

    def ask(
        self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters(), literal: bool = False
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        self.searched_in.append(filters)
        if literal:
            self.literally.append(question)
        self.proceed.wait(10)
        time.sleep(self.ask_seconds)
        if self.mode == "failing":
            raise _DAMAGED
        if self.mode == "broken":
            raise RuntimeError("a bug")
        if self.mode in ("silent", "hostile"):
            answer = {"silent": not_found, "hostile": hostile}[self.mode](question)
        else:
            lower = question.casefold()
            answer = (tabled if "daftar" in lower else bold if "sebagian" in lower else answered)(question)
        return replace(answer, understood_as="") if literal else answer

    def conflicts(self) -> tuple[Conflict, ...]:
        if self.mode == "failing":
            raise _DAMAGED
        return () if self.mode == "silent" else disagreements()

    def partners(self) -> Overview:
        if self.mode == "failing":
            raise _DAMAGED
        return Overview() if self.mode == "silent" else partners(hostile=self.mode == "hostile")

    def evaluations(self) -> tuple[Run, ...]:
        if self.mode == "failing":
            raise _DAMAGED
        return () if self.mode == "silent" else runs(HOSTILE)

    def library(self) -> tuple[DocumentState, ...]:
        if self.mode == "filing":
            return super().library()
        problem = Skipped("x.pdf", Words("Terkunci.", "Locked."), Words("Buka.", "Unlock it."), (2,))
        return (
            DocumentState(PDF.info.path, "partly", PDF.info, 7, (problem,)),
            DocumentState(HOSTILE_DOCUMENT.info.path, "new", HOSTILE_DOCUMENT.info),
            DocumentState("lama.md", "removed"),
        )

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return passages(self.document(document_id))

    def document(self, document_id: str) -> Document:
        for document in (PDF, HOSTILE_DOCUMENT, REGISTER, HOSTILE_REGISTER):
            if document.info.id == document_id:
                return document
        raise QuestionError(Words("Tidak ada.", "Not there."), Words("Cari lagi.", "Search again."))

    def original(self, document_id: str) -> Path:
        return Path(__file__)

    def page_picture(self, document_id: str, page: int, quotes: Sequence[str] = ()) -> bytes:
        return _png(300, 400, 255 if quotes else 230)

    def page_mark(self, document_id: str, page: int, quotes: Sequence[str]) -> float | None:
        return 0.5 if quotes else None

    def suggestions(self, language: Language = "id") -> tuple[str, ...]:
        return (f"Apa isi {HOSTILE}?",) if self.mode == "hostile" else ("Apa saja mitra Kota Bandung?",)

    def documents(self) -> tuple[DocumentInfo, ...]:
        return () if self.mode == "missing" and not self.builds else (PDF.info, HOSTILE_DOCUMENT.info, REGISTER.info)


def _png(width: int, height: int, grey: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
