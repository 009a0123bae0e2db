"""An assistant without model, index or files, in the state a test asks for (see `FakeAssistant`)."""

from __future__ import annotations

import hashlib
import struct
import threading
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import IndexDamaged, QuestionError, Words
from assistant.ports import OnProgress
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.types import (
    Answer,
    Block,
    BuildReport,
    Citation,
    Conflict,
    ConflictValue,
    Document,
    DocumentInfo,
    DocumentState,
    Filters,
    Hit,
    Page,
    Passage,
    Progress,
    Row,
    Skipped,
    Source,
    Status,
    Table,
)

HOSTILE = (
    '<img src=x onerror="window.harmed=1"> [x](javascript:window.harmed=1) $\\frac{1}{2}$ `kode` **tebal** _miring_ '
    ":material/delete: :red[merah] :smile: ![i](http://127.0.0.1:9/p.png) # judul "
    "<script>window.harmed=1</script> &amp; {x}"
)

_BEFORE = "Kerja sama ini dimulai setelah penandatanganan MoU di Bandung."
_QUOTE = "Kerja sama tersendat karena pendanaan terbatas dan komunikasi terputus selama pandemi COVID-19 [12]."
_REST = "Setelah itu tidak ada kegiatan baru yang tercatat."
_AFTER = "Pemerintah kota berencana meninjau kembali kesepakatan itu."
_ROW = "Tabel 1.2 · Mitra: Kawasaki, Jepang; Tahun: 2017–2020; Hambatan: pendanaan"


def _pdf() -> Document:
    info = DocumentInfo(
        "a" * 64, "thesis/contoh.pdf", "Ikhtisar tesis contoh", "thesis", "application/pdf", "id",
        partners=("Kawasaki",), sources=(Source("S1", "Berita contoh", "https://example.org/a"),), pages=3,
    )  # fmt: skip
    lines = ["1.2 Hambatan", _BEFORE, f"{_QUOTE} {_REST}", _AFTER, _ROW]
    text, blocks = _layout(lines, ["heading", "paragraph", "paragraph", "paragraph", "table_row"])
    row = blocks[-1]
    table = Table(
        "Tabel 1.2", ("Mitra", "Tahun", "Hambatan"),
        (Row(("Kawasaki, Jepang", "2017–2020", "pendanaan"), row.start, row.start + 12, row.end, 2),),
    )  # fmt: skip
    return Document(info, text, blocks, (Page(1, "1", 0, row.start - 2), Page(2, "2", row.start, row.end)), (table,))


def _hostile() -> Document:
    info = DocumentInfo("b" * 64, "mou/<b>jahat</b>.md", f"Judul {HOSTILE}", "mou", "text/markdown", "id")
    text, blocks = _layout([f"Bab {HOSTILE}", HOSTILE], ["heading", "paragraph"])
    return Document(info, text, blocks)


def _layout(lines: list[str], kinds: list[str]) -> tuple[str, tuple[Block, ...]]:
    blocks, text = [], ""
    for line, kind in zip(lines, kinds, strict=True):
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(line), table=0 if kind == "table_row" else None))  # type: ignore[arg-type]
        text += line
    return text, tuple(blocks)


def _passage(document: Document, number: int, page: int | None) -> Passage:
    block = document.blocks[number]
    heading = document.text[document.blocks[0].start : document.blocks[0].end]
    row = 1 if block.kind == "table_row" else None
    return Passage(
        hashlib.blake2b(f"{document.info.id}{number}".encode(), digest_size=8).hexdigest(), document.info.id,
        document.text[block.start : block.end], block.start, block.end, "id", headings=(heading,),
        first_page=page, last_page=page, page_label=str(page or ""), table=block.table, row=row,
    )  # fmt: skip


PDF, HOSTILE_DOCUMENT = _pdf(), _hostile()


def citation(
    number: int, document: Document, block: int, length: int | None = None, page: int | None = None
) -> Citation:
    """A citation of the beginning of a block."""
    passage = _passage(document, block, page)
    end = passage.end if length is None else passage.start + length
    return Citation(number, passage, document.info, document.text[passage.start : end], passage.start, end, 0.9)


def answered(question: str) -> Answer:
    """An answer with two quotes (one of which holds a "[12]" of its own) and a disagreement."""
    first, second = citation(1, PDF, 2, len(_QUOTE), 1), citation(2, PDF, 4, None, 2)
    text = f"Menurut dokumen:\n“{first.quote}” [1]\n“{second.quote}” [2]"
    conflict = Conflict("Kawasaki", "tahun", (ConflictValue("2017", first), ConflictValue("2016", second)))
    understood = "Kalau Hamamatsu, mengapa tersendat?" if question.startswith("Kalau") else ""
    return Answer(question, "id", "answered", text, (first, second), (conflict,), understood_as=understood)


def not_found(question: str) -> Answer:
    """No answer, but passages nearby."""
    hits = tuple(
        Hit(_passage(PDF, block, 1), PDF.info, rank, 0.5, 0.5, 0.1) for rank, block in enumerate((1, 3), start=1)
    )
    return Answer(question, "id", "not_found", "Tidak ditemukan dalam dokumen.", nearest=hits)


def hostile(question: str) -> Answer:
    """An answer that quotes the hostile document."""
    one = citation(1, HOSTILE_DOCUMENT, 1)
    return Answer(question, "id", "partial", f"Menurut dokumen:\n“{one.quote}” [1]", (one,))


class FakeAssistant(Assistant):
    """Behaves as `mode` says: ready, missing, silent (nothing found), hostile, failing or broken (a bug).

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
        self.proceed = threading.Event()
        self.proceed.set()

    def status(self) -> Status:
        if self.mode == "missing" and not self.builds:
            return Status(
                "missing", problem=Words("Belum ada indeks.", "No index yet."), hint=Words("Bangun.", "Build it.")
            )
        return Status("ready", 2, 1234, "g1", "2026-03-04T05:06:07", "fake")

    def build(self, *, full: bool = False, on_progress: OnProgress | None = None) -> BuildReport:
        for done in range(1, 11):
            self.proceed.wait(10)
            if on_progress:
                on_progress(Progress("embed", done, 10, 10.0 - done, "thesis/contoh.pdf"))
            time.sleep(self.build_seconds / 10)
        if self.mode == "failing":
            raise IndexDamaged(Words("Indeks rusak.", "The index is damaged."), Words("Ulangi.", "Repeat."))
        self.builds += 1
        skipped = Skipped("rusak.pdf", Words("Berkas rusak.", "Damaged."), Words("Ganti.", "Replace it."), (1, 2, 5))
        return BuildReport(
            2, 1234, "g2", 3.2, added=("baru.md",), unchanged=("a.md",), embedded_passages=4, reused_passages=9,
            skipped=(skipped,),
        )  # fmt: skip

    def search(self, question: str, *, limit: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:
        return ()

    def ask(self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters()) -> Answer:
        self.asked.append((question, tuple(history)))
        self.proceed.wait(10)
        time.sleep(self.ask_seconds)
        if self.mode == "failing":
            raise IndexDamaged(Words("Indeks rusak.", "The index is damaged."), Words("Ulangi.", "Repeat."))
        if self.mode == "broken":
            raise RuntimeError("a bug")
        return {"silent": not_found, "hostile": hostile}.get(self.mode, answered)(question)

    def library(self) -> tuple[DocumentState, ...]:
        problem = Skipped("x.pdf", Words("Terkunci.", "Locked."), Words("Buka.", "Unlock it."), (2,))
        return (
            DocumentState(PDF.info.path, "partly", PDF.info, 7, (problem,)),
            DocumentState(HOSTILE_DOCUMENT.info.path, "new", HOSTILE_DOCUMENT.info),
            DocumentState("lama.md", "removed"),
        )

    def document(self, document_id: str) -> Document:
        for document in (PDF, HOSTILE_DOCUMENT):
            if document.info.id == document_id:
                return document
        raise QuestionError(Words("Tidak ada.", "Not there."), Words("Cari lagi.", "Search again."))

    def original(self, document_id: str) -> Path:
        return Path(__file__)

    def page_picture(self, document_id: str, page: int, quotes: Sequence[str] = ()) -> bytes:
        return _png(300, 400, 255 if quotes else 230)

    def suggestions(self) -> tuple[str, ...]:
        return (f"Apa isi {HOSTILE}?",) if self.mode == "hostile" else ("Apa saja mitra Kota Bandung?",)


def _png(width: int, height: int, grey: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
