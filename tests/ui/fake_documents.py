"""Invented documents, citations and answers for the tests of the page."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from assistant.core.types import (
    Answer,
    AnswerRow,
    AnswerTable,
    Block,
    Citation,
    Conflict,
    ConflictValue,
    Document,
    DocumentInfo,
    Hit,
    Page,
    Passage,
    Row,
    Source,
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


def pdf_saying(quote: str, identity: str) -> Document:
    """The invented PDF with this sentence in it."""
    info = DocumentInfo(
        identity, "thesis/contoh.pdf", "Ikhtisar tesis contoh", "thesis", "application/pdf", "id",
        partners=("Kawasaki",), sources=(Source("S1", "Berita contoh", "https://example.org/a"),), pages=3,
    )  # fmt: skip
    lines = ["1.2 Hambatan", _BEFORE, f"{quote} {_REST}", _AFTER, _ROW]
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
    row = sum(one.kind == "table_row" for one in document.blocks[: number + 1]) if block.kind == "table_row" else None
    return Passage(
        hashlib.blake2b(f"{document.info.id}{number}".encode(), digest_size=8).hexdigest(), document.info.id,
        document.text[block.start : block.end], block.start, block.end, "id", headings=(heading,),
        first_page=page, last_page=page, page_label=str(page or ""), table=block.table, row=row,
    )  # fmt: skip


def passage_of(document: Document, number: int) -> Passage:
    """The block of that number as a passage; the blocks of the PDF stand on page 1, its rows on page 2."""
    paged = document.info.pages > 0
    return _passage(document, number, (2 if document.blocks[number].kind == "table_row" else 1) if paged else None)


def _register() -> Document:
    """A table with more rows and columns than a phone is wide."""
    columns = ("Mitra", "Negara", "Tahun", "Bentuk", "Bidang kerja sama")
    partners = (
        ("Braunschweig", "Jerman", "1960", "sister city", "pendidikan, kebudayaan, pemuda dan olahraga"),
        ("Suwon", "Korea Selatan", "1997", "sister city", "ekonomi, pariwisata, teknologi informasi"),
        ("Hamamatsu", "Jepang", "2014", "MoU", "musik dan industri kreatif"),
        ("Kawasaki", "Jepang", "2017–2020", "LoI", "pengelolaan sampah dan lingkungan hidup"),
        ("Petaling Jaya", "Malaysia", "2014", "MoU", ""),
        ("Cuenca", "Ekuador", "2016", "LoI", "kerajinan"),
        ("Seoul", "Korea Selatan", "2016", "MoU", "tata kota"),
    )
    info = DocumentInfo("c" * 64, "mou/register.xlsx", "Daftar kerja sama contoh", "mou", "text/csv", "id")
    lead = "Mitra · "
    lines = [
        lead + "; ".join(f"{name}: {cell}" for name, cell in zip(columns, cells, strict=True) if cell)
        for cells in partners
    ]
    text, blocks = _layout(["Mitra", *lines], ["heading", *["table_row"] * len(lines)])
    rows = tuple(
        Row(cells, block.start, block.start + len(lead), block.end)
        for cells, block in zip(partners, blocks[1:], strict=True)
    )
    return Document(info, text, blocks, tables=(Table("Mitra", columns, rows),))


def passages(document: Document) -> tuple[Passage, ...]:
    """A passage for each block."""
    page = 1 if document.pages else None
    return tuple(_passage(document, number, page) for number, _ in enumerate(document.blocks))


EDITED_QUOTE = (
    'Kerja sama tersendat karena <b>aturan</b> <img src=x onerror="window.harmed=1"> berganti dan komunikasi terputus'
    " selama pandemi COVID-19 [12]."
)
PDF, HOSTILE_DOCUMENT, REGISTER = pdf_saying(_QUOTE, "a" * 64), _hostile(), _register()

EDITED = pdf_saying(EDITED_QUOTE, "d" * 64)
"""The PDF as it is after somebody edited it."""


def citation(
    number: int, document: Document, block: int, length: int | None = None, page: int | None = None
) -> Citation:
    """A citation of the beginning of a block."""
    passage = _passage(document, block, page)
    end = passage.end if length is None else passage.start + length
    return Citation(number, passage, document.info, document.text[passage.start : end], passage.start, end, 0.9)


SUGGESTED = ("Siapa mitra tertua Kota Bandung?", "Apa bentuk kerja sama dengan Kawasaki?")


def answered(question: str, document: Document = PDF) -> Answer:
    """An answer with two quotes (one of which holds a "[12]" of its own) and a disagreement."""
    length = document.text[document.blocks[2].start : document.blocks[2].end].index(_REST) - 1
    first, second = citation(1, document, 2, length, 1), citation(2, document, 4, None, 2)
    text = f"Menurut dokumen:\n“{first.quote}” [1]\n“{second.quote}” [2]"
    conflict = Conflict("Kawasaki", "tahun", (ConflictValue("2017", first), ConflictValue("2016", second)))
    understood = "Kalau Hamamatsu, mengapa tersendat?" if question.startswith("Kalau") else ""
    return Answer(question, "id", "answered", text, (first, second), (conflict,), understood_as=understood)


def _bold(one: Citation, words: str) -> Citation:
    start = one.quote.index(words)
    return replace(one, bold=(start, start + len(words)))


def bold(question: str) -> Answer:
    """An answer in part: the words that answer stand out in a sentence and in a row, the rest is named."""
    first = _bold(citation(1, PDF, 2, len(_QUOTE), 1), "pendanaan terbatas")
    second = _bold(citation(2, PDF, 4, None, 2), "2017–2020")
    text = f"Menurut dokumen:\n“{first.quote}” [1]\n“{second.quote}” [2]"
    return Answer(
        question, "id", "partial", text, (first, second), unsupported=("nilai rupiah proyeknya", "nama kontraktornya"),
        remark="Jawaban bahasa Indonesia karena dokumennya berbahasa Indonesia.",
    )  # fmt: skip


def tabled(question: str) -> Answer:
    """An answer of rows."""
    table = REGISTER.tables[0]
    rows = tuple(AnswerRow(row.cells, number) for number, row in enumerate(table.rows, start=1))
    citations = tuple(citation(number, REGISTER, number) for number, _ in enumerate(rows, start=1))
    answer_table = AnswerTable("Tabel Mitra, Kawasan = semua: 7 baris", table.columns, rows)
    names = ", ".join(f"{row.cells[0]} [{row.citation}]" for row in rows)
    text = f"7 mitra: {names}.\n{answer_table.interpretation}"
    return Answer(question, "id", "answered", text, citations, table=answer_table, mode="table")


def disagreements() -> tuple[Conflict, ...]:
    """Disagreements in the corpus: two about one subject, one of which says hostile things."""
    first, second = citation(1, PDF, 2, len(_QUOTE), 1), citation(2, PDF, 4, None, 2)
    third, fourth = _bold(citation(0, REGISTER, 4), "LoI"), citation(0, HOSTILE_DOCUMENT, 1)
    return (
        Conflict("Kawasaki", "start", (ConflictValue("2017", first), ConflictValue("2016", second))),
        Conflict("Kawasaki", "form", (ConflictValue("LoI", third), ConflictValue(f"{HOSTILE} nilai", fourth))),
        *(
            Conflict(name, "name", (ConflictValue(name, first), ConflictValue(f"{name}a", second)))
            for name in ("Toyama", "Cuenca", "Seoul")
        ),
    )


def not_found(question: str) -> Answer:
    """No answer, but passages nearby."""
    hits = tuple(
        Hit(_passage(PDF, block, 1), PDF.info, rank, 0.5, 0.5, 0.1) for rank, block in enumerate((1, 3), start=1)
    )
    return Answer(question, "id", "not_found", "Tidak ditemukan dalam dokumen.", nearest=hits, suggestions=SUGGESTED)


def hostile(question: str) -> Answer:
    """An answer that quotes the hostile document."""
    one = citation(1, HOSTILE_DOCUMENT, 1)
    sides = (ConflictValue(f"{HOSTILE} nilai", one), ConflictValue("2016", one))
    return Answer(
        question, "id", "partial", f"Menurut dokumen:\n“{one.quote}” [1]", (replace(one, bold=(0, 20)),),
        conflicts=(Conflict(HOSTILE, HOSTILE, sides),), unsupported=(HOSTILE,), remark=HOSTILE, suggestions=(HOSTILE,),
        table=AnswerTable(HOSTILE, (HOSTILE,), (AnswerRow((HOSTILE,), 1),)), understood_as=f"Apa {HOSTILE}",
    )  # fmt: skip
