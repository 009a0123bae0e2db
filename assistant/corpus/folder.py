"""The folder of documents: which files it holds, and what comes of reading each; one bad file never stops the rest."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from assistant.core.errors import BuildCancelled, CorpusError, DocumentError, Words
from assistant.core.ports import OnProgress
from assistant.core.settings import Settings
from assistant.core.types import Document, Progress, Skipped
from assistant.indexing.generations import Entry
from assistant.indexing.store import StoredIndex
from assistant.reading import SUPPORTED, fingerprint, is_document, is_entered
from assistant.reading.names import is_readable, shown
from assistant.reading.sandbox.sandbox import Limits, read_apart
from assistant.reading.sidecars import match

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file of the corpus and what came of reading it."""

    entry: Entry
    document: Document | None


def corpus_files(corpus: Path) -> list[Path]:
    """Every document below the corpus, in the order of their paths; with them, to be reported, whatever is called like
    one and is none, descriptions that belong to no document, and folders that cannot be reached.

    A link to a folder is not followed, wherever it leads: what lies there is in the corpus under its own path, or is
    not of the corpus.

    Raises:
        CorpusError: the folder does not exist or is no folder, or it or one below it cannot be read.
    """
    if not _is_folder(corpus):
        raise CorpusError(
            Words(f"Folder dokumen {corpus} tidak ada.", f"The folder of documents {corpus} does not exist."),
            Words("Buat folder itu atau beri --corpus.", "Create the folder or give --corpus."),
        )
    found: list[Path] = []

    def not_listed(error: OSError) -> None:
        # One that lies too deep for any call is reported like a file, since it keeps nobody from reading the rest.
        if error.errno != errno.ENAMETOOLONG:
            raise _unreadable(corpus, Path(error.filename or corpus), error) from error
        found.append(Path(error.filename))

    for folder, folders, files in os.walk(corpus, onerror=not_listed):
        try:
            # One may be listed and yet closed: then no file in it can be opened, and none looks like a file.
            os.stat(f"{folder}/.")  # noqa: PTH116 - a Path drops the dot
        except OSError as error:
            not_listed(error)
            folders.clear()
            continue
        entered = [name for name in folders if is_entered(name)]
        called_documents = [name for name in entered if Path(name).suffix.lower() in SUPPORTED]
        documents = [name for name in files if is_document(Path(name))]
        orphans = match(documents, files).orphans
        untold = [name for name in entered if not is_readable(name)]
        found += (Path(folder, name) for name in {*called_documents, *documents, *orphans, *untold})
        folders[:] = filter(is_readable, entered)
    return sorted(found)


def _is_folder(corpus: Path) -> bool:
    try:
        return corpus.is_dir()
    except OSError as error:  # a mount that has died, for one
        raise _unreadable(corpus, corpus, error) from error


def _unreadable(corpus: Path, folder: Path, error: OSError) -> CorpusError:
    """The error for a folder whose files nobody can see: what of them is gone is unknown, and cannot be accepted."""
    named = corpus if folder == corpus else folder.relative_to(corpus).as_posix()
    below = Words(
        " Folder yang tidak perlu dibaca diberi nama yang diawali “_”.",
        " A folder that need not be read is given a name that begins with “_”.",
    )
    advice = below if folder != corpus else Words("", "")
    return CorpusError(
        Words(
            f"Folder {named} tidak dapat dibaca ({error.strerror}).",
            f"The folder {named} cannot be read ({error.strerror}).",
        ),
        Words(
            "Indeks terakhir dipertahankan. Periksa apakah folder itu terpasang dan boleh dibaca oleh Rujukan."
            + advice.id,
            "The last index is kept. Check that the folder is mounted and that Rujukan may read it." + advice.en,
        ),
    )


def read_file(settings: Settings, path: Path, meanwhile: Callable[[], None] = lambda: None) -> Document:
    """One document of the corpus, as these settings allow. `meanwhile` is called now and then while a long one is read,
    and may raise to end that. Raises DocumentError."""
    return read_apart(
        path,
        corpus=settings.corpus,
        max_bytes=settings.max_file_bytes,
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
        now = Progress("read", done, len(files), detail=shown(path.name))
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
    relative = shown(path.relative_to(settings.corpus).as_posix())
    mark = partial(_mark, settings, path)
    if problem := _unusable(settings.corpus, path, relative):
        return Reading(Entry(relative, _size(path), mark(), "", problems=(problem,)), None)
    try:
        digest, size = fingerprint(path, settings.max_file_bytes), _size(path)
        known = stored.get(digest)
        if known is not None and not known.document_id:
            problems = tuple(replace(problem, path=relative) for problem in known.problems)
            return Reading(Entry(relative, size, digest, "", problems=problems), None)
        if known is not None and before is not None:
            document = _moved(before.document(known.document_id), settings, path, relative)
        else:
            document = read_file(settings, path, meanwhile)
    except BuildCancelled:
        raise
    except DocumentError as error:
        problem = Skipped(relative, error.message, error.hint)
        return Reading(Entry(relative, _size(path), mark(), "", problems=(problem,)), None)
    except Exception:  # noqa: BLE001 - a library's bug on one file must not cost the others; the log keeps it
        _log.exception("an unexpected error while reading a document")
        return Reading(Entry(relative, _size(path), mark(), "", problems=(_unexpected(relative),)), None)
    problems = tuple(Skipped(relative, remark.reason, remark.hint, remark.pages) for remark in document.remarks)
    if document.info.access == "confidential":
        return Reading(Entry(relative, size, digest, "", problems=(*problems, _confidential(relative))), None)
    return Reading(Entry(relative, size, digest, document.info.id, problems=problems), document)


def _unusable(corpus: Path, path: Path, relative: str) -> Skipped | None:
    """Why a path is not even looked at, if so: a name that nobody can tell, or a link that leads out or nowhere."""
    if not is_readable(str(path)):
        return Skipped(
            relative,
            Words("Namanya berisi huruf yang rusak (bukan UTF-8).", "Its name holds broken letters (no UTF-8)."),
            Words("Ganti namanya.", "Rename it."),
        )
    try:
        inside = path.resolve(strict=path.is_symlink()).is_relative_to(corpus.resolve())
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, in older Pythons
        return Skipped(
            relative,
            Words("Tautan atau alamat ini tidak dapat diikuti.", "This link or path cannot be followed."),
            Words(
                "Hapus tautannya, atau pindahkan ke folder yang tidak sedalam ini.",
                "Delete the link, or move it to a folder that does not lie this deep.",
            ),
        )
    return None if inside else _outside(relative)


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


def _mark(settings: Settings, path: Path) -> str:
    """A mark for a file that no reader could read, so that an edit of it is noticed; "" if it cannot be opened."""
    try:
        return fingerprint(path, settings.max_file_bytes)
    except DocumentError:
        return ""
