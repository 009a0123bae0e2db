"""What is missing on this machine, and how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.application.assistant import Assistant
from assistant.core.errors import AssistantError, Words
from assistant.core.settings import Settings

_NEEDED = ("streamlit", "sentence-transformers", "faiss-cpu", "pypdf", "onnxruntime", "tokenizers", "bm25s")
_LEAST_DISK = 500_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `needed` ones stop the work when they fail, others only take something away."""

    name: str
    good: bool
    needed: bool
    finding: Words
    remedy: Words | None = None


def examine(settings: Settings) -> Iterator[Check]:
    """All checks, one after the other."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check(
        "python", sys.version_info >= (3, 11), True, _same(version), _both("Pasang Python 3.11+.", "Install 3.11+.")
    )
    for package in _NEEDED:
        yield _package(package)
    yield _corpus(settings.corpus)
    yield _writable("index", settings.index)
    yield _disk(settings.index)
    yield _model(settings)
    yield _index(settings)
    yield _ocr()
    if settings.writer_url:
        yield _package("openai")
        yield _writer(settings)


def _package(name: str) -> Check:
    remedy = _same("pip install -r requirements.txt")
    try:
        return Check(name, True, True, _same(importlib.metadata.version(name)))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, False, True, _both("tidak terpasang", "not installed"), remedy)


def _corpus(corpus: Path) -> Check:
    there = corpus.is_dir()
    count = sum(len(files) for _, _, files in os.walk(corpus))
    remedy = _both(f"Buat folder {corpus}.", f"Create the folder {corpus}.")
    return Check("corpus", there, True, _both(f"{corpus}: {count} berkas", f"{corpus}: {count} files"), remedy)


def _writable(name: str, folder: Path) -> Check:
    nearest = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    remedy = _both(f"Beri izin tulis pada {nearest}.", f"Allow writing to {nearest}.")
    return Check(f"{name} folder", os.access(nearest, os.W_OK), True, _same(str(folder)), remedy)


def _disk(folder: Path) -> Check:
    nearest = next(path for path in (folder, *folder.resolve().parents) if path.exists())
    free = shutil.disk_usage(nearest).free
    finding = _both(f"{free // 1_000_000} MB kosong", f"{free // 1_000_000} MB free")
    return Check("disk", free >= _LEAST_DISK, False, finding, _both("Kosongkan 500 MB.", "Free 500 MB."))


def _model(settings: Settings) -> Check:
    try:
        embedder = Assistant(settings).model()
    except AssistantError as error:
        return Check("model", False, True, error.message, error.hint)
    return Check("model", True, True, _same(f"{embedder.name} ({embedder.dimension})"))


def _index(settings: Settings) -> Check:
    status = Assistant(settings).status()
    if status.state != "ready":
        return Check("index", False, False, status.problem or _same(status.state), status.hint)
    documents = status.documents
    return Check("index", True, False, _both(f"{documents} dokumen", f"{documents} documents"))


def _ocr() -> Check:
    from assistant.reading.pdf.ocr import find_engine

    there = find_engine() is not None
    remedy = _both(
        "Hanya untuk halaman hasil pindai: pip install rapidocr, atau pasang Tesseract dengan bahasa Indonesia.",
        "Only for scanned pages: pip install rapidocr, or install Tesseract with Indonesian.",
    )
    return Check("ocr", there, False, _both("ada", "available") if there else _both("tidak ada", "none"), remedy)


def _writer(settings: Settings) -> Check:
    from assistant.answering.writer.writer import is_loopback, reach

    parts = urlsplit(settings.writer_url)  # without a query, which may hold a secret
    where = f"{settings.writer_model}, {parts.scheme}://{parts.netloc}"
    trouble = reach(settings)
    if trouble is not None:
        remedy = _both(
            "Jawaban tetap berupa kutipan. Periksa writer_url, writer_model dan writer_key.",
            "Answers stay quotes. Check writer_url, writer_model and writer_key.",
        )
        return Check("writer", False, False, _both(f"{where}: {trouble.id}", f"{where}: {trouble.en}"), remedy)
    far = _both(" (di luar komputer ini)", " (outside this computer)")
    note = _same("") if is_loopback(settings.writer_url) else far
    return Check("writer", True, False, _both(where + note.id, where + note.en))


def _both(indonesian: str, english: str) -> Words:
    return Words(indonesian, english)


def _same(text: str) -> Words:
    return Words(text, text)
