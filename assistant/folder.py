"""The folder of documents: which files it holds, and what comes of reading each; one bad file never stops the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from assistant.errors import BuildCancelled, CorpusError, DocumentError, Words
from assistant.indexing.generations import Entry
from assistant.indexing.store import StoredIndex
from assistant.ports import OnProgress
from assistant.reading import SUPPORTED, fingerprint, is_document
from assistant.reading.apart import Limits, read_apart
from assistant.settings import Settings
from assistant.types import Document, Progress, Skipped

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file of the corpus and what came of reading it."""

    entry: Entry
    document: Document | None


def corpus_files(corpus: Path) -> list[Path]:
    """Every document below the corpus, in the order of their paths; folders named like one too, to be reported.

    Raises:
        CorpusError: the folder does not exist or is no folder.
    """
    if not corpus.is_dir():
        raise CorpusError(
            Words(f"Folder dokumen {corpus} tidak ada.", f"The folder of documents {corpus} does not exist."),
            Words("Buat folder itu atau beri --corpus.", "Create the folder or give --corpus."),
        )
    return sorted(
        path
        for path in corpus.rglob("*")
        if (path.is_file() or (path.is_dir() and path.suffix.lower() in SUPPORTED))
        and is_document(path)
        and not any(part.startswith((".", "_")) for part in path.relative_to(corpus).parts[:-1])
    )


def read_file(settings: Settings, path: Path, meanwhile: Callable[[], None] = lambda: None) -> Document:
    """One document of the corpus, as these settings allow. `meanwhile` is called now and then while a long one is read,
    and may raise to end that. Raises DocumentError."""
    return read_apart(
        path,
        corpus=settings.corpus,
        max_bytes=settings.max_file_megabytes * 1_000_000,
        limits=_limits(settings),
        meanwhile=meanwhile,
    )


def _limits(settings: Settings) -> Limits:
    return Limits(settings.max_reading_megabytes, settings.max_reading_minutes)


def read_all(
    settings: Settings, files: Sequence[Path], before: StoredIndex | None, report: OnProgress
) -> list[Reading]:
    """Every file read, or taken from the generation before where its bytes are the same; copies are passed over."""
    # A document with pages that could not be read is tried again: an OCR engine may have been installed since.
    whole = (
        [
            entry
            for entry in before.manifest.entries
            if entry.document_id and not any(problem.pages for problem in entry.problems)
        ]
        if before
        else []
    )
    stored = {entry.fingerprint: entry for entry in whole}
    # One that reached the limits would reach them again, at the same cost.
    limits = _limits(settings)
    reached = {limits.too_much().message, limits.too_long().message}
    stored |= {
        entry.fingerprint: entry
        for entry in (before.manifest.entries if before else ())
        if any(problem.reason in reached for problem in entry.problems)
    }
    seen: dict[str, str] = {}
    readings = []
    for done, path in enumerate(files):
        now = Progress("read", done, len(files), detail=path.name)
        report(now)
        reading = _read_one(settings, path, stored, before, partial(report, now))
        if reading.document is not None:
            first = seen.setdefault(reading.document.info.id, reading.entry.path)
            if first != reading.entry.path:
                reading = _as_copy(reading, first)
        readings.append(reading)
    report(Progress("read", len(files), len(files)))
    return readings


def _read_one(
    settings: Settings,
    path: Path,
    stored: dict[str, Entry],
    before: StoredIndex | None,
    meanwhile: Callable[[], None],
) -> Reading:
    relative = path.relative_to(settings.corpus).as_posix()
    if not path.resolve().is_relative_to(settings.corpus.resolve()):
        return Reading(Entry(relative, 0, _mark(path), "", problems=(_outside(relative),)), None)
    try:
        mark, size = fingerprint(path), _size(path)
        known = stored.get(mark)
        if known is not None and not known.document_id:
            problems = tuple(replace(problem, path=relative) for problem in known.problems)
            return Reading(Entry(relative, size, mark, "", problems=problems), None)
        if known is not None and before is not None:
            document = _moved(before.document(known.document_id), settings, path, relative)
        else:
            document = read_file(settings, path, meanwhile)
    except BuildCancelled:
        raise
    except DocumentError as error:
        problem = Skipped(relative, error.message, error.hint)
        return Reading(Entry(relative, _size(path), _mark(path), "", problems=(problem,)), None)
    except Exception:  # noqa: BLE001 - a library's bug on one file must not cost the others; the log keeps it
        _log.exception("an unexpected error while reading a document")
        return Reading(Entry(relative, _size(path), _mark(path), "", problems=(_unexpected(relative),)), None)
    problems = tuple(Skipped(relative, remark.reason, remark.hint, remark.pages) for remark in document.remarks)
    if document.info.access == "confidential":
        return Reading(Entry(relative, size, mark, "", problems=(*problems, _confidential(relative))), None)
    return Reading(Entry(relative, size, mark, document.info.id, problems=problems), document)


def _outside(relative: str) -> Skipped:
    return Skipped(
        relative,
        Words("Tautan ini menunjuk ke luar folder dokumen.", "This link leads out of the folder of documents."),
        Words("Salin berkasnya ke dalam folder itu.", "Copy the file into the folder."),
    )


def _unexpected(relative: str) -> Skipped:
    return Skipped(
        relative,
        Words("Dokumen ini gagal dibaca karena kesalahan tak terduga.", "Reading this document failed unexpectedly."),
        Words("Simpan ulang dari program asalnya, lalu coba lagi.", "Save it again from its program, then try again."),
    )


def _confidential(relative: str) -> Skipped:
    return Skipped(
        relative,
        Words("Dokumen ini rahasia, jadi tidak diindeks.", "This document is confidential, so it is not indexed."),
        Words(
            "Rujukan belum mengenal penggunanya: siapa pun yang membuka halaman dapat membaca isi indeks.",
            "Rujukan does not know its users yet: whoever opens the page can read what is indexed.",
        ),
        cause="confidential",
    )


def _moved(document: Document, settings: Settings, path: Path, relative: str) -> Document:
    """A stored document under the path it has now. What depends on the path (kind, title) is read again if it moved."""
    if document.info.path == relative:
        return document
    return read_file(settings, path)


def _as_copy(reading: Reading, first: str) -> Reading:
    problem = Skipped(
        reading.entry.path,
        Words(f"Isinya sama dengan {first}.", f"Its content is the same as {first}."),
        Words("Satu salinan sudah cukup; yang ini dilewati.", "One copy is enough; this one is passed over."),
        cause="copy",
    )
    return Reading(replace(reading.entry, document_id="", problems=(problem,)), None)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _mark(path: Path) -> str:
    """A mark for a file that no reader could read, so that an edit of it is noticed; "" if it cannot be opened."""
    try:
        return fingerprint(path)
    except DocumentError:
        return ""
