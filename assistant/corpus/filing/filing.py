"""Files of the corpus added, replaced, renamed, described, deleted and brought back, with nothing ever lost.

What only this module knows: in which order a document and its description are written, so that a kill at any moment
leaves the old or the new and never an undescribed (perhaps confidential) document; and that whoever acts says which
state of the file they saw, so that two people at once cannot undo each other's work unseen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Literal

from filelock import FileLock, Timeout

from assistant.core.errors import FilingError, NameTaken, Words
from assistant.core.settings import Settings
from assistant.corpus.filing.descriptions import Description, checked, rewritten, strictness
from assistant.corpus.filing.names import free_name, usable_name
from assistant.corpus.filing.places import Places, taken
from assistant.corpus.filing.trash import Removed, Trash
from assistant.reading import fingerprint, is_description, is_document, sidecar_of
from assistant.reading.decoding import decode
from assistant.reading.files import read_regular
from assistant.reading.sidecars import is_certain, sidecars_of
from assistant.storage import atomic

FOLDER = "removed"
"""Of the state folder: where what was deleted or replaced is kept."""
_PATIENCE_SECONDS = 10
_MOST_SIDECAR_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a document, enough to undo it.

    `path` is where the document stands now (deleted: where it stood) and `fingerprint` its present state; `before` is
    the path that a renamed one had; `removed` names what the trash keeps of it ("" for nothing).
    """

    kind: Literal["added", "replaced", "renamed", "described", "deleted", "restored", "unchanged"]
    path: str
    fingerprint: str = ""
    before: str = ""
    removed: str = ""


class Filing:
    """The corpus as a place to file documents. Safe between threads and processes.

    Every method that changes something raises FilingError (and DocumentError for bytes that are no document); then
    everything is as it was. `seen` is the fingerprint of the file that the person acting had before them.
    """

    def __init__(self, settings: Settings) -> None:
        self._corpus = settings.corpus
        self._max_bytes = settings.max_file_bytes
        self._places = Places(settings.corpus, most_bytes=self._max_bytes)
        self.trash = Trash(settings.state / FOLDER)
        self._lock = FileLock(self.trash.folder / ".lock", timeout=_PATIENCE_SECONDS)

    def folders(self) -> tuple[str, ...]:
        """The folders of the corpus that documents can be put into, "" for the corpus itself, by name."""
        return self._places.folders()

    def free_name(self, name: str, folder: str) -> str:
        """The name, or one like it that is not taken in that folder. Raises FilingError."""
        return free_name(usable_name(name), self._places.names(self._places.folder(folder)))

    def add(self, name: str, data: bytes, folder: str = "", description: Description = Description()) -> Change:
        """Put a new document into a folder. Raises NameTaken where there is one of that name."""
        with self._acting():
            try:
                target = self._places.new(folder, name)
            except NameTaken:
                self._places.refuse_copy(data)  # of the very same content there is nothing to decide
                raise
            self._places.check_content(target, data)
            self._places.refuse_copy(data)
            if description.says_something:
                # Before the document, so that a confidential one never lies there without its mark.
                self._set_aside_sidecar(target)
                atomic.put(_rewritten(None, description), sidecar_of(target))
            self._put_new(data, target)
            return Change("added", self._places.relative(target), self._fingerprint(target))

    def replace(self, path: str, data: bytes, *, seen: str, description: Description = Description()) -> Change:
        """Give a document new content under its name, with its description or what of it is said anew."""
        with self._acting():
            target = self._existing(path, seen)
            self._places.check_content(target, data)
            self._places.refuse_copy(data)
            sidecar = _bytes(sidecar_of(target))
            if description.says_something:
                sidecar = _rewritten(sidecar, description)
            return self._exchange(target, data, sidecar)

    def rename(self, path: str, name: str, folder: str, *, seen: str) -> Change:
        """Give a document another name, another folder or both; its description goes along."""
        with self._acting():
            source = self._existing(path, seen)
            if PurePosixPath(usable_name(name)).suffix.lower() != source.suffix.lower():
                raise FilingError(
                    Words(f"Akhiran nama harus tetap {source.suffix}.", f"The name must still end in {source.suffix}."),
                    Words("Akhiran mengatakan jenis berkasnya.", "The ending says what kind of file it is."),
                )
            if self._places.folder(folder) / usable_name(name) == source:
                return Change("unchanged", path, seen)
            return self._move(source, self._places.new(folder, name, instead_of=source))

    def describe(self, path: str, description: Description, *, seen: str) -> Change:
        """Write what a person says about a document into the file beside it."""
        with self._acting():
            target = self._existing(path, seen)
            before = _bytes(sidecar_of(target))
            after = _rewritten(before, description)
            if after == (before or b""):
                return Change("unchanged", path, seen)
            return self._write_sidecar(target, after)

    def delete(self, path: str, *, seen: str) -> Change:
        """Take a document and its description out of the corpus; both are kept for thirty days."""
        with self._acting():
            target = self._existing(path, seen, to_delete=True)
            sidecar = sidecar_of(target)
            removed = self.trash.keep(target, path, "deleted")
            # The document first: for a moment there is a description without document, never the other way round.
            atomic.remove(target)
            atomic.remove(sidecar)
            return Change("deleted", path, removed=removed.id)

    def undo(self, change: Change) -> Change:
        """Make undone what was done, unless somebody has changed the document since."""
        with self._acting():
            if change.kind in ("added", "restored"):
                return self.delete(change.path, seen=change.fingerprint)
            if change.kind == "deleted":
                return self.restore(change.removed)
            if change.kind == "renamed":
                source = self._existing(change.path, change.fingerprint)
                return self._move(source, self._places.free(self._places.of(change.before), instead_of=source))
            if change.kind == "replaced":
                target = self._existing(change.path, change.fingerprint)
                data, sidecar = self._content(self.trash.get(change.removed))
                undone = self._exchange(target, data, sidecar)
                self.trash.drop(change.removed)
                return undone
            if change.kind == "described":
                target = self._existing(change.path, change.fingerprint)
                sidecar = self._content(self.trash.get(change.removed))[1] if change.removed else None
                undone = self._write_sidecar(target, sidecar)
                if change.removed:
                    self.trash.drop(change.removed)
                return undone
            return change

    def removed(self) -> tuple[Removed, ...]:
        """What was deleted or replaced in the last thirty days and can be brought back, newest first."""
        return self.trash.listed()

    def restore(self, identity: str, *, seen: str = "") -> Change:
        """Bring back what was deleted or replaced, to where it was.

        An earlier version takes the place of the present one, of which `seen` is the fingerprint; the present one is
        kept in turn. Raises NameTaken where something was deleted and there is a file again.
        """
        with self._acting():
            removed = self.trash.get(identity)
            data, sidecar = self._content(removed)
            if removed.reason == "replaced" and seen:
                change = self._exchange(self._existing(removed.path, seen), data, sidecar)
            else:
                target = self._restored_place(removed)
                target.parent.mkdir(parents=True, exist_ok=True)
                self._set_aside_sidecar(target, unless=sidecar)
                if sidecar is not None:
                    atomic.put(sidecar, sidecar_of(target))
                self._put_new(data, target)
                change = Change("restored", removed.path, self._fingerprint(target))
            self.trash.drop(identity)
            return change

    def clear(self) -> int:
        """Remove for good what was deleted or replaced; how many files that were."""
        with self._acting():
            return self.trash.clear()

    @contextmanager
    def _acting(self) -> Iterator[None]:
        """Hold the corpus for one change (re-entrant); the system's errors become words."""
        try:
            self.trash.folder.mkdir(parents=True, exist_ok=True)
            with self._lock:
                self.trash.expire()
                for folder in self._places.folders():
                    atomic.sweep(self._corpus / folder)
                yield
        except Timeout as error:
            raise FilingError(
                Words("Orang lain sedang mengubah dokumen.", "Somebody else is changing documents."),
                Words("Tunggu sebentar, lalu coba lagi.", "Wait a moment, then try again."),
            ) from error
        except OSError as error:
            raise FilingError(
                Words(
                    f"Berkas tidak dapat ditulis atau dibaca ({error.strerror}).",
                    f"A file cannot be written or read ({error.strerror}).",
                ),
                Words(
                    "Periksa izin folder dan ruang cakram; tidak ada yang hilang.",
                    "Check the folder's permissions and the disk space; nothing was lost.",
                ),
            ) from error

    def _move(self, source: Path, target: Path) -> Change:
        old, new = sidecar_of(source), sidecar_of(target)
        before = self._places.relative(source)
        written = _bytes(old)
        if not (new.exists() and old.exists() and new.samefile(old)):
            self._set_aside_sidecar(target, unless=written)
            if written is not None:
                atomic.put(written, new)
        atomic.move(source, target)
        if old.exists() and not (new.exists() and new.samefile(old) and old.name != new.name):
            atomic.remove(old)
        return Change("renamed", self._places.relative(target), self._fingerprint(target), before)

    def _exchange(self, target: Path, data: bytes, sidecar: bytes | None) -> Change:
        """Put other content and another description in the place of the present ones, which are kept."""
        path, place = self._places.relative(target), sidecar_of(target)
        removed = self.trash.keep(target, path, "replaced")
        steps: list[Callable[[], None]] = [partial(_put_or_remove, sidecar, place), partial(atomic.put, data, target)]
        # In between the document stands under the stricter of the two descriptions.
        if strictness(sidecar) < strictness(_bytes(place)):
            steps.reverse()
        for step in steps:
            step()
        return Change("replaced", path, self._fingerprint(target), removed=removed.id)

    def _write_sidecar(self, target: Path, data: bytes | None) -> Change:
        """Give a document this description (None: none); the one before is kept."""
        path, sidecar = self._places.relative(target), sidecar_of(target)
        kept = self.trash.keep(target, path, "described").id if sidecar.exists() else ""
        _put_or_remove(data, sidecar)
        return Change("described", path, self._fingerprint(target), removed=kept)

    def _set_aside_sidecar(self, target: Path, unless: bytes | None = None) -> None:
        """Clear away a description that lies where a document is about to be put and speaks of another."""
        sidecar = sidecar_of(target)
        if os.path.lexists(sidecar) and _bytes(sidecar) != unless:
            self.trash.keep(target, self._places.relative(target), "described")
            atomic.remove(sidecar)

    def _restored_place(self, removed: Removed) -> Path:
        try:
            return self._places.free(self._places.of(removed.path))
        except NameTaken as error:
            raise NameTaken(
                error.message,
                Words(
                    "Ganti dulu nama berkas yang sekarang ada di sana, lalu kembalikan.",
                    "Rename the file that is there now first, then bring this one back.",
                ),
            ) from error

    def _put_new(self, data: bytes, target: Path) -> None:
        try:
            atomic.put_new(data, target)
        except FileExistsError as error:
            raise taken(target.name) from error

    def _content(self, removed: Removed) -> tuple[bytes, bytes | None]:
        if removed.size > self._max_bytes:
            raise FilingError(
                Words("Berkas ini terlalu besar untuk dikembalikan.", "This file is too large to be brought back."),
                Words(
                    f"Salin dari {FOLDER}/{removed.id} di folder keadaan (state) Rujukan.",
                    f"Copy it from {FOLDER}/{removed.id} in Rujukan's state folder.",
                ),
            )
        return self.trash.content(removed)

    def _fingerprint(self, place: Path) -> str:
        return fingerprint(place, self._max_bytes)

    def _existing(self, path: str, seen: str, *, to_delete: bool = False) -> Path:
        """Where a document lies, if it is as it was seen and it is clear what describes it; a description that belongs
        to no document can only be deleted."""
        place = self._places.of(path)
        hidden = any(part.startswith((".", "_")) for part in PurePosixPath(path).parts)
        filed = is_document(place) or (to_delete and is_description(place.name))
        if hidden or not place.is_file() or not filed:
            raise FilingError(
                Words("Berkas ini sudah dipindahkan atau dihapus.", "This file was moved or deleted meanwhile."),
                Words(
                    "Muat ulang halaman untuk melihat keadaan sekarang.", "Reload the page to see how things stand now."
                ),
            )
        if self._fingerprint(place) != seen:
            raise FilingError(
                Words("Berkas ini sudah diubah sejak Anda melihatnya.", "This file was changed since you saw it."),
                Words(
                    "Tidak ada yang ditimpa. Lihat dulu keadaannya sekarang, lalu ulangi.",
                    "Nothing was overwritten. Look at it as it is now, then try again.",
                ),
            )
        if not is_certain(place):
            names = ", ".join(one.name for one in sidecars_of(place))
            raise FilingError(
                Words(
                    f"Tidak jelas keterangan mana yang milik berkas ini: {names}.",
                    f"It is not clear which description belongs to this file: {names}.",
                ),
                Words(
                    f"Di folder komputernya, sisakan satu bernama {place.name}.yaml, lalu ulangi.",
                    f"In the computer's folder, leave one that is called {place.name}.yaml, then try again.",
                ),
            )
        return place


def _rewritten(sidecar: bytes | None, description: Description) -> bytes:
    return rewritten(decode(sidecar or b""), checked(description)).encode()


def _put_or_remove(data: bytes | None, path: Path) -> None:
    if data is None:
        atomic.remove(path)
    elif _bytes(path) != data:
        atomic.put(data, path)


def _bytes(path: Path) -> bytes | None:
    """What a description holds; `None` where there is none."""
    return read_regular(path, _MOST_SIDECAR_BYTES) if os.path.lexists(path) else None
