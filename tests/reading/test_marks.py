"""Marks of confidential documents fail closed: every form that people write, and what stays open."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.core.types import Document
from assistant.corpus.filing.descriptions import is_confidential
from assistant.reading import read_document
from assistant.reading.access import stamp_in

TABLE = "Nama;Nilai\nAnggrek;12\nMelati;15\n"
BODY = "# Notulen rapat\n\nRapat membahas rencana kerja tahun depan.\n"
SIDECAR = "dok.csv.yaml"

SIDECARS: dict[str, tuple[str, str | bytes]] = {
    "as the guide says": (SIDECAR, "access: confidential\n"),
    "without a space": (SIDECAR, "access:confidential\n"),
    "without a space, below another line": (SIDECAR, "title: Daftar\naccess:confidential\n"),
    "without a space, above another line": (SIDECAR, "access:confidential\ntitle: Daftar\n"),
    "without a space, in braces": (SIDECAR, "{access:confidential}\n"),
    "UTF-16, as older PowerShell writes": (SIDECAR, "access: confidential\r\n".encode("utf-16")),
    "UTF-16, the other way round": (SIDECAR, b"\xfe\xff" + "access: confidential\n".encode("utf-16-be")),
    "UTF-16 without a mark": (SIDECAR, "access: confidential\n".encode("utf-16-le")),
    "UTF-8 with a mark": (SIDECAR, b"\xef\xbb\xbfaccess: confidential\n"),
    "another code": (SIDECAR, b"access: confidential\ncatatan: caf\xe9\n"),
    "a list": (SIDECAR, "access: [confidential]\n"),
    "a list of levels": (SIDECAR, "access:\n  - public\n  - confidential\n"),
    "a list with something unknown": (SIDECAR, "access: [internal, pimpinan]\n"),
    "a mapping": (SIDECAR, "access:\n  level: confidential\n"),
    "Indonesian": (SIDECAR, "akses: rahasia\n"),
    "Indonesian, capitals": (SIDECAR, "AKSES: RAHASIA\n"),
    "Indonesian, two words": (SIDECAR, "tingkat akses: terbatas\n"),
    "Indonesian, joined": (SIDECAR, "tingkat_akses: sangat rahasia\n"),
    "Indonesian, as archives say it": (SIDECAR, "klasifikasi: Konfidensial\n"),
    "Indonesian, a noun": (SIDECAR, "Kerahasiaan: Tertutup\n"),
    "English, another word": (SIDECAR, "Classification: Restricted\n"),
    "capitals": (SIDECAR, "ACCESS: CONFIDENTIAL\n"),
    "called .yml": ("dok.csv.yml", "access: confidential\n"),
    "called like the document without its suffix": ("dok.yaml", "access: confidential\n"),
    "both": ("dok.yml", "akses: rahasia\n"),
    "called in other letter case": ("DOK.CSV.YAML", "access: confidential\n"),
    "called in other letter case, without the suffix": ("Dok.Yml", "access: confidential\n"),
    "saved by Windows' editor": ("dok.csv.yaml.txt", "access: confidential\n"),
    "twice, the open one last": (SIDECAR, "access: confidential\naccess: public\n"),
    "twice, the open one first": (SIDECAR, "access: public\naccess: confidential\n"),
    "twice, in two languages": (SIDECAR, "access: public\nakses: rahasia\n"),
    "another key twice": (SIDECAR, "title: A\ntitle: B\n"),
    "key misspelt": (SIDECAR, "acces: confidential\n"),
    "key misspelt otherwise": (SIDECAR, "accsess: internal\n"),
    "key badly misspelt": (SIDECAR, "aces: confidential\n"),
    "Indonesian key misspelt": (SIDECAR, "akes: rahasia\n"),
    "another key misspelt": (SIDECAR, "patner: Kawasaki\n"),
    "value misspelt": (SIDECAR, "access: confidental\n"),
    "Indonesian value misspelt": (SIDECAR, "akses: rahsia\n"),
    "value unknown": (SIDECAR, "access: hanya pimpinan\n"),
    "value missing": (SIDECAR, "access:\n"),
    "value yes": (SIDECAR, "access: yes\n"),
    "value a number": (SIDECAR, "access: 3\n"),
    "the level as the key": (SIDECAR, "confidential: true\n"),
    "the level as the key, Indonesian": (SIDECAR, "rahasia: ya\n"),
    "open as the key": (SIDECAR, "public: false\n"),
    "under another key": (SIDECAR, "status: rahasia\n"),
    "among tags": (SIDECAR, "tags: [notulen, rahasia]\n"),
    "a level below": (SIDECAR, "dokumen:\n  akses: internal\n"),
    "in a list below": (SIDECAR, "dokumen:\n  - akses: pimpinan saja\n"),
    "an item of a list": (SIDECAR, "- access: confidential\n"),
    "an equals sign": (SIDECAR, "access = confidential\n"),
    "a wide colon": (SIDECAR, "access：confidential\n"),
    "a space that does not break": (SIDECAR, "access:\u00a0confidential\n"),
    "behind a tab": (SIDECAR, "\taccess: confidential\n"),
    "with a comment": (SIDECAR, "access: confidential # belum diizinkan\n"),
    "as JSON": (SIDECAR, '{"access": "confidential"}\n'),
    "between dashes": (SIDECAR, "---\naccess: confidential\n---\n"),
    "Windows' line ends": (SIDECAR, "title: Daftar\r\naccess: confidential\r\n"),
    "a reference": (SIDECAR, "tingkat: &t confidential\naccess: *t\n"),
    "a reference to itself": (SIDECAR, "tags: &t [*t]\n"),
    "references that unfold": (
        SIDECAR, "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    ),
    "something broken": (SIDECAR, "title: [belum ditutup\n"),
    "a colon in a title": (SIDECAR, "title: Kerja sama: babak kedua\n"),
    "too long": (SIDECAR, "catatan: " + "a" * 60_000 + "\n"),
    "a NUL": (SIDECAR, b"access: public\x00\n"),
}  # fmt: skip

HEADS: dict[str, str | bytes] = {
    "as the guide says": f"---\naccess: confidential\n---\n{BODY}",
    "indented": f"  ---\n  access: confidential\n  ---\n{BODY}",
    "below empty lines": f"\n\n---\naccess: confidential\n---\n{BODY}",
    "longer dashes": f"-----\naccess: confidential\n-----\n{BODY}",
    "a word processor's dash": f"—\naccess: confidential\n—\n{BODY}",
    "Windows' line ends": f"---\r\naccess: confidential\r\n---\r\n{BODY}",
    "UTF-16": f"---\naccess: confidential\n---\n{BODY}".encode("utf-16"),
    "no end": f"---\nakses: rahasia\n{BODY}",
    "no end and misspelt": f"---\nacces: confidential\n{BODY}",
    "without a space": f"---\naccess:confidential\n---\n{BODY}",
    "without a colon": f"---\naccess confidential\n---\n{BODY}",
    "a wide colon": f"---\naccess：confidential\n---\n{BODY}",
    "no dashes": f"access: confidential\n\n{BODY}",
    "no dashes, Indonesian": f"Akses : Rahasia\n\n{BODY}",
    "a stamp": f"RAHASIA\n\n{BODY}",
    "a stamp as a heading": f"# RAHASIA\n\n{BODY}",
    "a stamp in bold": f"**STRICTLY CONFIDENTIAL**\n\n{BODY}",
    "a stamp among stars": f"*** SANGAT RAHASIA ***\n\n{BODY}",
    "a stamp in brackets, both languages": f"[RAHASIA / CONFIDENTIAL]\n\n{BODY}",
    "a stamp with letters apart": f"R A H A S I A\n\n{BODY}",
    "a stamp below the letterhead": f"PEMERINTAH KOTA ANGGREK\nDINAS KOMUNIKASI\n\nRAHASIA\n\n{BODY}",
    "a letter's line": f"Nomor : 12/AB/2023\nSifat : Sangat Rahasia\nHal : Undangan\n\n{BODY}",
    "a letter's line in a list": f"- Nomor: 12\n- Sifat: Rahasia/Segera\n\n{BODY}",
}

OPEN: dict[str, tuple[str, str]] = {
    "open": ("access: public\n", "public"),
    "open, Indonesian": ("akses: umum\n", "public"),
    "of the office": ("access: internal\n", "internal"),
    "of the office, Indonesian": ("Tingkat Akses: Untuk Internal\n", "internal"),
    "the stricter of two": ("access: [public, internal]\n", "internal"),
    "nothing said": ("title: Daftar nilai\n", "public"),
    "Indonesian keys": ("judul: Daftar nilai\njenis: mou\nmitra: [Kawasaki]\ntahun: 2016\nbahasa: id\n", "public"),
    "keys of one's own": ("nomor: 12\ntags: [rapat, anggaran]\ndate: 2023-01-02\nnumber: 3\nlayout: post\n", "public"),
    "a date of access": ("accessed: 2024-01-01\nsources:\n  - text: Situs kota\n    accessed: 2024-01-01\n", "public"),
    "words that are near": ("status: closed\ntags: [bahasa, terbuka]\nsuccess: true\nsubjek: Bahasa\n", "public"),
    "a word in a sentence": ("title: Pengelolaan informasi rahasia di kantor\n", "public"),
    "empty": ("", "public"),
    "only a comment": ("# access: confidential\n", "public"),
}


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path) -> Document:
    return read_document(path, corpus=path.parent)


def assert_closed(path: Path) -> Document:
    document = read(path)
    assert document.info.access == "confidential"
    assert is_confidential(path)
    return document


@pytest.mark.parametrize(("name", "content"), SIDECARS.values(), ids=SIDECARS)
def test_a_description_beside_a_document_closes_it(tmp_path: Path, name: str, content: str | bytes) -> None:
    path = put(tmp_path, "dok.csv", TABLE)
    assert read(path).info.access == "public"
    put(tmp_path, name, content)
    assert_closed(path)


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize("content", HEADS.values(), ids=HEADS)
def test_what_stands_at_the_top_of_a_text_closes_it(tmp_path: Path, content: str | bytes, suffix: str) -> None:
    assert_closed(put(tmp_path, f"dok.{suffix}", content))


@pytest.mark.parametrize(("content", "level"), OPEN.values(), ids=OPEN)
def test_what_is_understood_and_says_nothing_of_secrecy_stays_open(tmp_path: Path, content: str, level: str) -> None:
    path = put(tmp_path, "dok.csv", TABLE)
    put(tmp_path, SIDECAR, content)
    document = read(path)
    assert (document.info.access, document.remarks) == (level, ())
    assert not is_confidential(path)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"---\ntitle: Notulen\n---\n{BODY}",
        "# Informasi rahasia\n\nRahasia dagang dilindungi.\n",
        "Confidential information\n\nEach party shall keep it.\n",
        "Sifat : Segera\nHal : Undangan rapat\n\nDengan hormat.\n",
        f"Status: closed\n\n{BODY}",
        f"# Bahasa\n\n{BODY}",
        BODY + "\nParagraf.\n" * 20 + "\nRahasia\n",
    ],
)
def test_a_text_that_only_speaks_of_secrecy_stays_open(tmp_path: Path, text: str) -> None:
    path = put(tmp_path, "dok.md", text)
    assert read(path).info.access == "public"
    assert not is_confidential(path)


@pytest.mark.parametrize("rule", ["---", "  ---", "\n\n---", "-----", "—", "\ufeff---"])
def test_a_head_is_understood_however_it_is_set_off(tmp_path: Path, rule: str) -> None:
    path = put(
        tmp_path,
        "dok.md",
        f"{rule}\n  judul: Judul sendiri\n  akses: internal\n{rule.strip(chr(0xFEFF) + ' ' + chr(10))}\n{BODY}",
    )
    document = read(path)
    assert (document.info.title, document.info.access, document.remarks) == ("Judul sendiri", "internal", ())


def test_what_is_not_understood_says_what_to_write(tmp_path: Path) -> None:
    path = put(tmp_path, "dok.csv", TABLE)
    for content, told in (
        ("access:confidential", "access: internal"),
        ("access: hanya pimpinan", "hanya pimpinan"),
        ("acces: confidential", "acces"),
        ("patner: Kawasaki", "partner"),
        ("access: public\nakses: rahasia", "akses"),
    ):
        put(tmp_path, SIDECAR, content)
        (remark,) = read(path).remarks
        for words in (remark.reason.id + remark.hint.id, remark.reason.en + remark.hint.en):
            assert told in words
            assert SIDECAR in words


def test_of_two_descriptions_none_is_certain_and_the_document_is_closed(tmp_path: Path) -> None:
    path = put(tmp_path, "dok.csv", TABLE)
    put(tmp_path, "dok.csv.yaml", "access: public")
    put(tmp_path, "dok.yml", "access: public")
    (remark,) = assert_closed(path).remarks
    assert "dok.csv.yaml, dok.yml" in remark.reason.id


def test_a_description_that_may_be_of_two_documents_closes_both(tmp_path: Path) -> None:
    first, second = put(tmp_path, "dok.csv", TABLE), put(tmp_path, "dok.md", BODY)
    put(tmp_path, "dok.yaml", "access: public")
    assert_closed(first)
    assert_closed(second)


def test_a_name_that_fits_to_the_letter_is_no_other_documents(tmp_path: Path) -> None:
    first, second = put(tmp_path, "dok.csv", TABLE), put(tmp_path, "Dok.csv", TABLE + "Teratai;3\n")
    put(tmp_path, "dok.csv.yaml", "access: confidential")
    assert_closed(first)
    assert read(second).info.access == "public"


def test_a_name_written_with_other_code_points_is_the_same(tmp_path: Path) -> None:
    path = put(tmp_path, unicodedata.normalize("NFC", "café.csv"), TABLE)
    put(tmp_path, unicodedata.normalize("NFD", "café.csv.yaml"), "access: confidential")
    assert_closed(path)


def test_a_folder_in_the_place_of_a_description_closes(tmp_path: Path) -> None:
    path = put(tmp_path, "dok.csv", TABLE)
    (tmp_path / SIDECAR).mkdir()
    assert_closed(path)


def test_a_stamp_in_the_head_of_a_word_file_closes_it(tmp_path: Path) -> None:
    file = WordFile()
    file.sections[0].header.paragraphs[0].text = "RAHASIA"
    file.add_paragraph("Perjanjian ini berlaku selama tiga tahun.")
    stream = io.BytesIO()
    file.save(stream)
    document = read(put(tmp_path, "dok.docx", stream.getvalue()))
    assert document.info.access == "confidential"
    assert "RAHASIA" in document.remarks[0].reason.id
    assert "RAHASIA" not in document.text


@pytest.mark.parametrize("place", ["head", "foot", "aslant"])
def test_a_stamp_on_a_pdfs_first_page_closes_it(tmp_path: Path, place: str) -> None:
    path = tmp_path / "dok.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(3):
        if place == "aslant":
            canvas.saveState()
            canvas.translate(200, 300)
            canvas.rotate(45)
            canvas.drawString(0, 0, "RAHASIA")
            canvas.restoreState()
        else:
            canvas.drawString(270, 810 if place == "head" else 30, "RAHASIA")
        for line in range(30):
            canvas.drawString(72, 740 - 20 * line, f"Baris {line + 1} halaman {page + 1} tentang kerja sama kota.")
        canvas.showPage()
    canvas.save()
    document = read(path)
    assert document.info.access == "confidential"


def test_a_stamp_above_a_sheets_table_closes_it(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["RAHASIA"], [], ["Nama", "Nilai"], ["Anggrek", 12], ["Melati", 15]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert read(put(tmp_path, "dok.xlsx", stream.getvalue())).info.access == "confidential"


def test_a_level_that_a_person_wrote_counts_more_than_a_stamp_and_both_are_told(tmp_path: Path) -> None:
    path = put(tmp_path, "dok.md", f"RAHASIA\n\n{BODY}")
    put(tmp_path, "dok.md.yaml", "access: internal")
    document = read(path)
    assert document.info.access == "internal"
    assert not is_confidential(path)
    assert "RAHASIA" in document.remarks[0].reason.id


def test_a_stamp_is_found_among_the_first_lines_only() -> None:
    lines = [f"baris {number}" for number in range(11)]
    assert stamp_in([*lines, "Rahasia"]) == "Rahasia"
    assert stamp_in([*lines, "baris", "Rahasia"]) == ""
