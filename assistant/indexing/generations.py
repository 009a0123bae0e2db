"""Which generation of the index serves, what its manifest says, and the lock that builds hold."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from filelock import FileLock, Timeout

from assistant.core.errors import (
    IndexBusy,
    IndexDamaged,
    IndexIncompatible,
    IndexMissing,
    IndexUnavailable,
    SettingsError,
    Words,
)
from assistant.core.types import Skipped

POINTER, MANIFEST = "CURRENT", "manifest.json"
T = TypeVar("T")


FORMAT = 3


CHECK = "manifest.sha256"


OURS = re.compile(r"(?:tmp-)?g-\d{8}T\d{6}-[0-9a-f]{6}")
"""Names of generations and of those being written; nothing else in the folder is ours to remove."""


REBUILD = Words("Bangun ulang: python -m assistant build --full", "Rebuild: python -m assistant build --full")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the corpus as the build found it; `document_id` is "" for one that could not be read."""

    path: str
    size: int
    fingerprint: str
    document_id: str
    passages: int = 0
    problems: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What, besides the documents, an index depends on. Another recipe means that all is made anew."""

    model: str
    dimension: int
    passage_tokens: int
    overlap_sentences: int
    reader_version: str
    tokens_version: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds: how it was made, from which files, and the SHA-256 of each of its own."""

    generation: str
    built_at: str
    model_setting: str
    recipe: Recipe
    entries: tuple[Entry, ...]
    passages: int
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A file that an index was made from; `document_id` is "" for one that could not be read."""

    path: str
    fingerprint: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Past:
    """What an index of whatever version says of itself: when it was made, and from which files."""

    generation: str = ""
    built_at: str = ""
    entries: tuple[Held, ...] = ()


@contextmanager
def build_lock(index: Path) -> Iterator[None]:
    """Hold the index for one build.

    Raises:
        IndexBusy: another build holds it.
        SettingsError: nothing can be written there.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index / ".lock", timeout=0)
        lock.acquire()
    except OSError as error:
        if isinstance(error, Timeout):
            raise _busy() from error
        raise SettingsError(
            Words(
                f"Folder indeks {index} tidak dapat ditulis ({error.strerror}).",
                f"The index folder {index} cannot be written ({error.strerror}).",
            ),
            Words("Beri izin tulis, atau pilih folder lain: --index.", "Allow writing, or choose another: --index."),
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writing() -> Iterator[None]:
    """Write files of the index in the block. Raises SettingsError where that cannot be done: a full disk, for one."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise unwritable(error) from error


def unwritable(error: Exception) -> SettingsError:
    """The error for files of the index that cannot be written, or a database of it that is locked."""
    return SettingsError(
        Words(f"Folder indeks tidak dapat ditulis ({error}).", f"The index folder cannot be written ({error})."),
        Words(
            "Periksa ruang kosong dan program lain yang memakainya.", "Check free space and other programs using it."
        ),
    )


def current_generation(index: Path) -> str:
    """The name of the generation that serves, "" where there is none."""
    try:
        name = (index / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(Words("Penunjuk indeks tidak terbaca.", "The index's pointer is unreadable.")) from error
    if not OURS.fullmatch(name) or name.startswith("tmp-"):
        raise damaged(Words("Penunjuk indeks rusak.", "The index's pointer is damaged."))
    return name


def read_manifest(index: Path) -> Manifest:
    """The manifest of the generation that serves.

    Raises:
        IndexMissing, IndexDamaged, IndexIncompatible
    """
    return steadily(index, manifest_in)


def steadily(index: Path, read: Callable[[Path], T]) -> T:
    """What `read` makes of the generation that serves, also where a build drops that one while it is being read."""
    while True:
        name = current_generation(index)
        if not name:
            raise IndexMissing(
                Words(f"Belum ada indeks di {index}.", f"There is no index in {index} yet."),
                Words("Bangun dengan: python -m assistant build", "Build it with: python -m assistant build"),
            )
        try:
            return read(index / name)
        except IndexDamaged:
            if current_generation(index) == name:
                raise


def manifest_in(folder: Path) -> Manifest:
    """The manifest of a generation. Raises IndexDamaged, IndexIncompatible."""
    raw, vouched = _sound(folder)
    try:
        version = msgspec.json.decode(raw)["recipe"]["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(Words("Keterangan indeks hilang atau rusak.", "The manifest is missing or damaged.")) from error
    if version != FORMAT:
        raise IndexIncompatible(
            Words("Indeks ini dibuat oleh versi lain.", "This index was built by another version."), REBUILD
        )
    manifest = _decoded(raw, Manifest)
    if not vouched or manifest.generation != folder.name:
        raise damaged(Words("Keterangan indeks tidak lengkap.", "The index's manifest is incomplete."))
    return manifest


def read_past(index: Path) -> Past:
    """What the generation that serves was made from, also where this version can no longer answer from it; nothing
    where there is none, or where it is damaged."""
    try:
        return steadily(index, _past_in)
    except IndexUnavailable:
        return Past()


def _past_in(folder: Path) -> Past:
    return _decoded(_sound(folder)[0], Past)


def _sound(folder: Path) -> tuple[bytes, bool]:
    """The bytes of a manifest, and whether a hash beside it vouches for them. Raises IndexDamaged."""
    try:
        raw = (folder / MANIFEST).read_bytes()
        check = (folder / CHECK).read_bytes() if (folder / CHECK).exists() else b""
    except OSError as error:
        raise damaged(Words("Keterangan indeks hilang atau rusak.", "The manifest is missing or damaged.")) from error
    if check and hashlib.sha256(raw).hexdigest().encode() != check.strip():
        raise damaged(Words("Keterangan indeks rusak.", "The index's manifest is damaged."))
    return raw, bool(check)


def _decoded(raw: bytes, form: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=form)
    except ValueError as error:
        raise damaged(Words("Keterangan indeks rusak.", "The index's manifest is damaged.")) from error


def _busy() -> IndexBusy:
    return IndexBusy(
        Words("Indeks sedang dibangun oleh proses lain.", "Another process is building the index."),
        Words("Tunggu sampai selesai, lalu coba lagi.", "Wait until it is done, then try again."),
    )


def damaged(message: Words) -> IndexDamaged:
    """The error for an index that has to be built anew."""
    return IndexDamaged(message, REBUILD)
