from __future__ import annotations

import contextlib
import io
import random
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.platypus import Paragraph

from assistant.core.errors import DocumentError
from assistant.reading import files, read_document
from tests.reading.conftest import Reader
from tests.reading.helpers import STYLES, pdf

PLAIN = pdf([Paragraph("Teks biasa PENANDA.", STYLES["Normal"])])


def word() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Teks biasa PENANDA.")
    document.save(stream)
    return stream.getvalue()


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    writer.encrypt(password, "pemilik", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", encrypted("sandi"), "locked with a password"),
        ("a.pdf", PLAIN[: len(PLAIN) // 2], "damaged"),
        ("a.pdf", b"%PDF-1.7\nnothing more", "damaged"),
        ("a.pdf", b"this is no PDF at all", "damaged"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", pdf([Paragraph("", STYLES["Normal"])]), "empty"),
        ("a.txt", b" \n\t\x00\n", "empty"),
        ("a.md", b"---\ntitle: x\n---\n", "empty"),
        ("a.html", b"<html><body><script>x</script></body></html>", "empty"),
        ("a.docx", word()[:2000], "damaged"),
        ("a.docx", archive(x=b"y"), "damaged"),
        ("a.docx", archive(**{"word/document.xml": b"<broken"}), "damaged"),
        ("a.pptx", archive(**{"ppt/presentation.xml": b"<broken"}), "damaged"),
        ("a.xlsx", archive(**{"xl/workbook.xml": b"<broken"}), "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old office", "old or password-protected"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG picture"),
        ("a.zip", archive(x=b"y"), "ZIP archive"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "JPEG picture"),
        ("a.bin", bytes(range(256)) * 20, "not supported"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do_in_both_languages(
    read: Reader, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read(name, content)
    for words in (caught.value.message, caught.value.hint):
        assert words.id
        assert words.en
        assert words.id != words.en


def test_a_pdf_with_an_empty_password_is_read(read: Reader) -> None:
    assert "PENANDA" in read("a.pdf", encrypted("")).text


def test_a_file_larger_than_the_limit_is_refused_before_it_is_opened(read: Reader) -> None:
    with pytest.raises(DocumentError, match="too large"):
        read("a.txt", b"x" * 2000, max_bytes=1000)


def test_a_folder_named_like_a_document_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path / "x.pdf", corpus=tmp_path)
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_document(tmp_path / "y.pdf", corpus=tmp_path)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr(files, "_without_waiting", refuse)  # the permission itself would not stop a test run by root
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_document(tmp_path / "a.txt", corpus=tmp_path)


def test_an_office_file_that_unpacks_to_too_much_is_refused(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.reading.files._MOST_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(DocumentError, match="unpacks to far too much"):
        read("a.docx", archive(**{"word/document.xml": b"0" * 1_100_000}))


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", PLAIN), ("a.txt", PLAIN), ("a.pdf", word()), ("a.xlsx", word()), ("a.txt", word())],
)
def test_a_wrongly_named_file_is_read_as_what_it_is_with_a_remark(read: Reader, name: str, content: bytes) -> None:
    document = read(name, content)
    assert "PENANDA" in document.text
    assert "Rename" in document.remarks[0].hint.en


def test_a_file_without_a_suffix_is_read_as_text(read: Reader) -> None:
    assert read("catatan", "Teks biasa.").text == "Teks biasa."


@pytest.mark.parametrize(("name", "content"), [("a.pdf", PLAIN), ("a.docx", word()), ("a.txt", b"Satu dua tiga. " * 9)])
def test_damage_at_any_place_is_read_or_refused_but_never_crashes(
    read: Reader, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    monkeypatch.setattr("assistant.reading.pdf.ocr.find_engine", lambda: None)
    chance = random.Random(7)
    for _ in range(25):
        damaged = bytearray(content)
        for _ in range(chance.choice([1, 5, 40])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.4:
            damaged = damaged[: chance.randrange(1, len(damaged))]
        with contextlib.suppress(DocumentError):
            read(name, bytes(damaged))
