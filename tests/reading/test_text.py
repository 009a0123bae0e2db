from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reading import read_document
from assistant.reading.formats.text import decode
from tests.reading.conftest import Reader
from tests.reading.helpers import block_with, check, texts

THESIS = Path(__file__).parents[2].parent / "shared" / "thesis" / "thesis-ocr.txt"
OURS = """ABSTRAK

PENGARUH HUJAN ATAS
PASAR KOTA

Oleh
Siti Contoh

Penelitian ini membahas pasar kota yang sering kebanjiran dan bagaimana para
pedagang di sana menghadapi hujan pada bulan-bulan yang basah sepanjang pem-
bangunan saluran baru. Hasilnya dapat

dilihat pada bagian berikut.
 BAB |
PENDAHULUAN

1.1  Latar Belakang

Pasar kota dibangun sejak lama dan kini dipakai oleh ratusan pedagang; lihat

Tabel 1.1 Pasar yang Kebanjiran

Menurut Tahun

No | Pasar | Tahun Sebab
1 | Pasar Lama, 2019 saluran
kota tersumbat
2 Pasar Baru, 2020 tanggul
bocor
Sumber: diolah penulis dari catatan kota yang tersimpan di kantor pasar dan
disalin ulang

Data pada tabel menunjukkan bahwa kedua pasar kebanjiran dalam dua tahun itu.

1.2 Tujuan

Tujuan tulisan ini ialah:

1. menguraikan sebab banjir di kedua pasar menurut catatan yang masih ada di

kantor pasar

2. mengusulkan perbaikan

Pasal 4
Kewajiban

Para pihak menjaga saluran.
"""


def test_spoiled_text_gets_its_headings_paragraphs_and_tables_back(read: Reader) -> None:
    document = read("ocr.txt", OURS)
    assert texts(document, "heading") == [
        "ABSTRAK",
        "PENGARUH HUJAN ATAS PASAR KOTA",
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "Tabel 1.1 Pasar yang Kebanjiran Menurut Tahun",
        "1.2 Tujuan",
        "Pasal 4 Kewajiban",
    ]
    table = ("BAB I PENDAHULUAN", "1.1 Latar Belakang", "Tabel 1.1 Pasar yang Kebanjiran Menurut Tahun")
    row = block_with(document, "tanggul")
    assert row.headings == table
    assert document.text[row.start : row.end] == "2 Pasar Baru, 2020 tanggul\nbocor"
    assert block_with(document, "disalin ulang").headings == table
    assert block_with(document, "Data pada tabel").headings == table[:2]
    assert "sepanjang pembangunan saluran baru. Hasilnya dapat dilihat pada bagian berikut." in document.text
    item = block_with(document, "1. menguraikan")
    assert (item.kind, item.lead_in) == ("list_item", "Tujuan tulisan ini ialah:")
    assert document.text[item.start : item.end].endswith("masih ada di kantor pasar")
    assert document.info.title == "PENGARUH HUJAN ATAS PASAR KOTA"


@pytest.mark.skipif(not THESIS.exists(), reason="the raw thesis text lies outside the project")
def test_the_raw_thesis_has_its_headings_and_the_kawasaki_row_under_table_1_2() -> None:
    document = read_document(THESIS, corpus=THESIS.parents[1])
    check(document)
    headings = texts(document, "heading")
    for expected in (
        "ABSTRAK",
        "ABSTRACT",
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "1.2 Rumusan Masalah",
        "1.3 Tujuan Penelitian",
        "1.4 Manfaat Penelitian",
        "TINJAUAN PUSTAKA",
        "2.1 Penelitian Terdahulu",
        "2.2 Landasan Teoritis",
        "2.2.1 Paradiplomasi",
        "BAB III METEDOLOGI PENELITIAN",
        "3.5 Teknik Analisis Data",
        "BAB V KESIMPULAN DAN SARAN",
        "5.2 Saran",
    ):
        assert expected in headings
    row = next(b for b in document.blocks if document.text[b.start : b.end].startswith("3 Kawasaki"))
    assert row.headings == (
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "Tabel 1.2 Kerja Sama Internasional Kota Bandung yang Tidak Berkelanjutan Secara Optimal",
    )
    for word in ("Kawasaki", "pendanaan", "komunikasi", "pandemi"):
        assert word in document.text[row.start : row.end]
    assert block_with(document, "Data pada tabel tersebut menunjukkan").headings[-1] == "1.1 Latar Belakang"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_read_in_whatever_encoding(encoding: str) -> None:
    text = "Kerja sama – “Bandung” dan München, dua kota bersaudara."
    assert decode(text.encode(encoding)) == text


def test_form_feeds_are_pages_and_a_sentence_may_run_over_them(read: Reader) -> None:
    document = read("a.txt", "Kalimat pertama yang cukup panjang\f\fberlanjut di halaman tiga.\n\nLain.\f")
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.text.startswith("Kalimat pertama yang cukup panjang berlanjut")
    assert document.text[document.pages[2].start :].startswith("berlanjut")


def test_markup_in_bare_text_stays_text(read: Reader) -> None:
    assert "<script>alert(1)</script>" in read("a.txt", "Teks <script>alert(1)</script> biasa.").text
