"""Files as they lie on the disk: which are documents, what they really are, and whether they may be opened.

What only this module knows: suffixes, the first bytes of formats, and the limits on size.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from assistant.core.errors import DocumentError, Words
from assistant.reading.names import shown
from assistant.reading.sidecars import is_certain, sidecars_of

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".html": "text/html",
    ".htm": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
}
_MOST_UNPACKED_BYTES = 500_000_000
_MOST_MEMBERS = 20_000
_MOST_NULS = 0.02
_TEXTUAL = frozenset({".csv", ".html", ".htm", ".md", ".markdown", ".txt"})
_OFFICE_PARTS = {"word/": ".docx", "ppt/": ".pptx", "xl/": ".xlsx"}
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "dokumen Office lama atau terkunci sandi", "an old or password-protected Office file"),
    (b"\x89PNG", "gambar PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "gambar JPEG", "a JPEG picture"),
    (b"GIF8", "gambar GIF", "a GIF picture"),
    (b"II*\x00", "gambar TIFF", "a TIFF picture"),
    (b"MM\x00*", "gambar TIFF", "a TIFF picture"),
    (b"{\\rtf", "dokumen RTF", "an RTF document"),
    (b"Rar!", "arsip RAR", "a RAR archive"),
    (b"7z\xbc\xaf", "arsip 7z", "a 7z archive"),
    (b"\x1f\x8b", "berkas gzip", "a gzip file"),
    (b"\x7fELF", "program", "a program"),
    (b"MZ\x90", "program", "a program"),
)


def fingerprint(path: Path, max_bytes: int) -> str:
    """A digest of a document's bytes and of what describes it, so that a change of either is noticed.

    A file larger than `max_bytes` is not read: its size and time of change stand for its bytes.

    Raises:
        DocumentError: one of the files cannot be opened, or is no regular file.
    """
    digest = hashlib.sha256(_content_digest(path, max_bytes))
    try:
        sidecars, certain = sidecars_of(path), is_certain(path)
    except OSError as error:
        raise _unopenable(path) from error
    for sidecar in sidecars:
        digest.update(_content_digest(sidecar, max_bytes))
    if not certain:
        digest.update("\n".join(one.name for one in sidecars).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def file_id(path: Path, max_bytes: int) -> str:
    """The id of the document in a file: the SHA-256 of its bytes.

    Raises:
        DocumentError: the file cannot be opened, is no regular file, or is larger than `max_bytes`.
    """
    with open_regular(path) as file:
        _checked_size(file, max_bytes)
        return hashlib.file_digest(file, "sha256").hexdigest()


def load(path: Path, max_bytes: int) -> bytes:
    """A document's bytes.

    Raises:
        DocumentError: it is a folder, cannot be opened, is empty or larger than `max_bytes`.
    """
    data = read_regular(path, max_bytes)
    if not data.strip(b"\x00 \t\r\n"):
        raise empty_document()
    return data


def read_regular(path: Path, max_bytes: int) -> bytes:
    """A file's bytes; its size is looked at before it is read.

    Raises:
        DocumentError: it cannot be opened, is no regular file, or is larger than `max_bytes`.
    """
    with open_regular(path) as file:
        # No more than it was found to hold, since it may grow meanwhile.
        return file.read(_checked_size(file, max_bytes))


def read_start(path: Path, max_bytes: int) -> bytes:
    """A file's first bytes, without a torn UTF-8 character at their end. Raises DocumentError."""
    with open_regular(path) as file:
        data = file.read(max_bytes)
    if len(data) < max_bytes:
        return data
    whole = len(data)
    while whole > max_bytes - 4 and data[whole - 1] & 0xC0 == 0x80:
        whole -= 1
    return data[: whole - 1] if data[whole - 1] >= 0xC0 else data


@contextmanager
def open_regular(path: Path) -> Iterator[BufferedReader]:
    """A file opened for reading, if it is a regular one: others (pipes, sockets, devices) would be waited for, or would
    never end.

    Raises:
        DocumentError: it cannot be opened, or is none; also where reading it fails.
    """
    try:
        if path.is_dir():
            raise _folder(path)
        # Looked at first, since opening alone does something to some devices, and again once it is open.
        _check_regular(path, path.stat())
        with open(path, "rb", opener=_without_waiting) as file:
            _check_regular(path, os.fstat(file.fileno()))
            yield file
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: a link that leads to itself, in older Pythons; ValueError: a NUL in the name.
        raise _unopenable(path) from error


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_regular(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise DocumentError(
            Words(
                f"“{shown(path.name)}” bukan berkas biasa (pipa, soket, atau perangkat).",
                f"“{shown(path.name)}” is no regular file (a pipe, socket or device).",
            ),
            Words("Keluarkan dari folder dokumen.", "Take it out of the folder of documents."),
        )


def _checked_size(file: BufferedReader, max_bytes: int) -> int:
    size = os.fstat(file.fileno()).st_size
    if size > max_bytes:
        raise DocumentError(
            Words(
                f"Berkas terlalu besar ({size / 1e6:.0f} MB; batasnya {max_bytes / 1e6:.0f} MB).",
                f"The file is too large ({size / 1e6:.0f} MB; the limit is {max_bytes / 1e6:.0f} MB).",
            ),
            Words("Bagi berkasnya menjadi beberapa bagian.", "Divide it into several files."),
        )
    return size


def _content_digest(path: Path, max_bytes: int) -> bytes:
    with open_regular(path) as file:
        found = os.fstat(file.fileno())
        if found.st_size > max_bytes:
            return hashlib.sha256(f"{found.st_size} {found.st_mtime_ns}".encode()).digest()
        return hashlib.file_digest(file, "sha256").digest()


def real_suffix(path: Path, data: bytes) -> str:
    """The suffix that fits what the file really is: its own, or that of another supported format.

    Raises:
        DocumentError: it is of a format that cannot be read.
    """
    suffix = path.suffix.lower()
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office_suffix(data, suffix)
    for magic, indonesian, english in _FOREIGN:
        if data.startswith(magic):
            raise _unsupported(indonesian, english)
    head = data[:4096]
    if suffix in (".pdf", ".docx", ".pptx", ".xlsx"):
        if _is_html(head):
            return ".html"
        raise damaged(suffix)
    # UTF-16 text has a NUL in every other byte; any other file with more than a few stray ones is not text.
    if head.count(0) > len(head) * _MOST_NULS and not _is_utf16(head):
        raise _unsupported("berkas biner", "a binary file")
    if suffix in _TEXTUAL:
        return ".html" if suffix in (".txt", ".md", ".markdown") and _is_html(head) else suffix
    if suffix == "":
        return ".txt"
    raise _unsupported(f"berkas {suffix}", f"a {suffix} file")


def check_archive(data: bytes, suffix: str) -> zipfile.ZipFile:
    """The opened archive of an office document, after its unpacked size was found bearable.

    Raises:
        DocumentError: the archive is damaged, encrypted, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, UnicodeError) as error:
        # Beside BadZipFile, flipped bytes in the directory lead zipfile to the others (found by fuzzing).
        raise damaged(suffix) from error
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED_BYTES:
        raise DocumentError(
            Words("Isi berkas membengkak terlalu besar saat dibuka.", "The file unpacks to far too much data."),
            Words("Simpan ulang dokumennya dari aplikasinya.", "Save the document anew from its application."),
        )
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError(
            Words("Berkas dikunci dengan sandi.", "The file is locked with a password."),
            Words("Simpan salinan tanpa sandi.", "Save a copy without a password."),
        )
    return archive


def empty_document() -> DocumentError:
    """The error for a file with nothing in it."""
    return DocumentError(
        Words("Dokumen ini kosong.", "The document is empty."),
        Words("Isi dokumennya atau hapus berkasnya.", "Fill it, or delete the file."),
    )


def damaged(suffix: str) -> DocumentError:
    """The error for a file whose bytes are not what its format demands."""
    kind = suffix.lstrip(".").upper()
    return DocumentError(
        Words(f"Berkas rusak atau bukan {kind}.", f"The file is damaged or is not a {kind} file."),
        Words(
            "Buka di aplikasinya dan simpan ulang, atau ambil lagi salinan aslinya.",
            "Open it in its application and save it anew, or fetch the original again.",
        ),
    )


def _folder(path: Path) -> DocumentError:
    return DocumentError(
        Words(f"“{path.name}” adalah folder, bukan dokumen.", f"“{path.name}” is a folder, not a document."),
        Words("Ganti nama foldernya, atau keluarkan isinya.", "Rename the folder, or move out what is in it."),
    )


def _unopenable(path: Path) -> DocumentError:
    return DocumentError(
        Words(f"Berkas “{shown(path.name)}” tidak dapat dibuka.", f"The file “{shown(path.name)}” cannot be opened."),
        Words("Periksa apakah berkas masih ada dan izin bacanya.", "Check that it still exists and may be read."),
    )


def _unsupported(indonesian: str, english: str) -> DocumentError:
    return DocumentError(
        Words(f"Jenis berkas ini tidak didukung: {indonesian}.", f"This kind of file is not supported: {english}."),
        Words(
            "Simpan sebagai PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown, atau TXT.",
            "Save it as PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown or TXT.",
        ),
    )


def _office_suffix(data: bytes, suffix: str) -> str:
    names = check_archive(data, suffix or ".zip").namelist()
    for part, office in _OFFICE_PARTS.items():
        if any(name.startswith(part) for name in names):
            return office
    if suffix in (".docx", ".pptx", ".xlsx"):
        raise damaged(suffix)
    raise _unsupported("arsip ZIP", "a ZIP archive")


def _is_html(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    return start.startswith((b"<!doctype html", b"<html"))


def _is_utf16(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1::2].count(0) > len(head) * 0.3
