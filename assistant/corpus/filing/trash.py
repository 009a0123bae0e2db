"""What was deleted or replaced, kept outside the corpus for thirty days, each with when, from where and its hash."""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from assistant.core.errors import FilingError, Words
from assistant.reading import sidecar_of
from assistant.storage import atomic

DAYS_KEPT = 30
Reason = Literal["deleted", "replaced", "described"]
_ID = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")
_NOTE, _DOCUMENT, _SIDECAR = "item.json", "document", "description.yaml"


@dataclass(frozen=True, slots=True)
class Removed:
    """Something kept: from which path below the corpus it was taken, why and when (ISO 8601, UTC).

    `document` and `sidecar` are the SHA-256 of the file's and its description's bytes, "" for what is not kept with it
    ("described": only the earlier description); `size` is that of the file in bytes.
    """

    id: str
    path: str
    reason: Reason
    at: str
    size: int = 0
    document: str = ""
    sidecar: str = ""


class Trash:
    """The folder of what was removed. Changing it is for whoever holds the lock of filing."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self._now = now

    def keep(self, file: Path, path: str, reason: Reason) -> Removed:
        """Copy a file and its description here, safely on the disk before this returns. Raises OSError."""
        at = self._now()
        sidecar = _bytes(sidecar_of(file))
        identity = f"{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        folder = self.folder / identity
        folder.mkdir(parents=True)
        digest, size = ("", 0) if reason == "described" else atomic.copy(file, folder / _DOCUMENT)
        if sidecar is not None:
            atomic.put(sidecar, folder / _SIDECAR)
        removed = Removed(identity, path, reason, at.isoformat(), size, digest, _hash(sidecar))
        # The note comes last: without it there is no item, only leftovers.
        atomic.put(msgspec.json.encode(removed), folder / _NOTE)
        atomic.sync(self.folder)
        return removed

    def listed(self) -> tuple[Removed, ...]:
        """What was deleted or replaced and can be brought back, newest first; earlier descriptions are left out."""
        found = [removed for removed in map(self._read, self._items()) if removed and not self._is_old(removed)]
        return tuple(sorted((one for one in found if one.document), key=lambda one: one.id, reverse=True))

    def deleted_since(self, moment: datetime) -> tuple[Removed, ...]:
        """What was deleted since then, of what is still kept; nothing where that cannot be told."""
        try:
            listed = self.listed()
        except OSError:
            return ()
        return tuple(one for one in listed if one.reason == "deleted" and datetime.fromisoformat(one.at) >= moment)

    def get(self, identity: str) -> Removed:
        """The item of that id. Raises FilingError where there is none."""
        removed = self._read(self.folder / identity) if _ID.fullmatch(identity) else None
        if removed is None:
            raise FilingError(
                Words("Berkas ini sudah tidak tersimpan.", "This file is no longer kept."),
                Words(
                    f"Berkas yang dihapus disimpan {DAYS_KEPT} hari, atau sampai daftarnya dikosongkan.",
                    f"Deleted files are kept for {DAYS_KEPT} days, or until the list is emptied.",
                ),
            )
        return removed

    def content(self, removed: Removed) -> tuple[bytes, bytes | None]:
        """The bytes of the file (b"" for a description alone) and of its description.

        Raises:
            FilingError: they are not what was put here.
        """
        document = _bytes(self.folder / removed.id / _DOCUMENT)
        sidecar = _bytes(self.folder / removed.id / _SIDECAR)
        if (_hash(document), _hash(sidecar)) != (removed.document, removed.sidecar):
            raise FilingError(
                Words("Salinan yang tersimpan rusak.", "The copy that was kept is damaged."),
                Words("Ambil berkas itu dari cadangan kantor.", "Fetch that file from the office's backup."),
            )
        return document or b"", sidecar

    def drop(self, identity: str) -> None:
        """Remove an item for good."""
        folder = self.folder / identity
        (folder / _NOTE).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> int:
        """Remove everything for good; how many files that were in the list."""
        count = len(self.listed())
        for folder in self._items():
            self.drop(folder.name)
        return count

    def expire(self) -> None:
        """Remove what is older than thirty days, and what killed processes left."""
        for folder in self._items():
            removed = self._read(folder)
            if removed is None or self._is_old(removed):
                self.drop(folder.name)

    def _items(self) -> list[Path]:
        try:
            return [path for path in self.folder.iterdir() if _ID.fullmatch(path.name)]
        except FileNotFoundError:
            return []

    def _read(self, folder: Path) -> Removed | None:
        try:
            removed = msgspec.json.decode((folder / _NOTE).read_bytes(), type=Removed)
            datetime.fromisoformat(removed.at)
        except (OSError, ValueError):
            return None
        return removed if removed.id == folder.name else None

    def _is_old(self, removed: Removed) -> bool:
        return self._now() - datetime.fromisoformat(removed.at) > timedelta(days=DAYS_KEPT)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _hash(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()
