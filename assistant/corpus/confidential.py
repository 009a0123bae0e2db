"""Watches which documents are confidential: by what lies in the corpus now, and by what lay there at earlier builds.

What this module knows and no other does: how a file is looked at without reading it again and again, and the file of
the state folder that remembers documents for the time when they are renamed, rewritten or gone.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

import msgspec

from assistant.core.errors import AssistantError, Words
from assistant.core.settings import Settings
from assistant.corpus.closed import Closed, Version, closed_by
from assistant.corpus.filing.descriptions import body_digest, is_confidential
from assistant.indexing.generations import Entry, Manifest
from assistant.reading import file_id, fingerprint, is_document
from assistant.reading.names import is_entered, is_readable
from assistant.reading.sidecars import match
from assistant.storage.json_files import write_json

FILE = "documents.json"
"""In `settings.state`: the versions of documents that builds have seen, the latest last."""
_MOST_VERSIONS = 20_000

_Marks = tuple[int, ...]
_log = logging.getLogger(__name__)


class Confidential:
    """Safe to share between threads. A look costs one or two `stat` for each document; what changed is read."""

    def __init__(self, settings: Settings) -> None:
        self._corpus, self._file = settings.corpus, settings.state / FILE
        self._max_bytes = settings.max_file_bytes
        self._guard = threading.Lock()
        self._looked: dict[str, tuple[_Marks, str, Version]] = {}
        self._remembered: tuple[_Marks, tuple[Version, ...]] = ((), ())
        self._kept: tuple[Version, ...] = ()
        self._last: tuple[tuple[Sequence[Version], Sequence[Version]], Closed] | None = None

    def now(self, manifest: Manifest | None) -> Closed:
        """What is closed at this moment; `manifest` is that of the index that serves."""
        with self._guard:
            lying, remembered = self._lying(manifest), self._read()
            if lying != self._kept and _otherwise(lying, remembered):
                # At once, since it may be gone before the next build.
                remembered = self._keep(lying)
            before = (*_indexed(manifest), *remembered)
            if self._last is None or self._last[0] != (lying, before):
                self._last = ((lying, before), closed_by(lying, before))
            return self._last[1]

    def remember(self, manifest: Manifest) -> None:
        """Remember the documents as the build of this manifest has seen them."""
        with self._guard:
            self._keep(self._lying(manifest))

    def _keep(self, lying: tuple[Version, ...]) -> tuple[Version, ...]:
        """Remember these versions; returns all that is remembered.

        What is asked or built succeeds in any case, so a folder that cannot be written is told in the log.
        """
        self._kept = lying
        known = {(version.path, version.id): version for version in self._read()}
        for version in lying:
            if version.closed or version.contents:
                known.pop((version.path, version.id), None)  # so that it comes last
                known[version.path, version.id] = version
        versions = tuple(known.values())[-_MOST_VERSIONS:]
        if versions != self._remembered[1]:
            try:
                told = Words(f"{self._file} tidak dapat ditulis.", f"{self._file} cannot be written.")
                write_json(self._file, versions, told)
            except AssistantError as error:
                _log.warning("which documents there were is not remembered: %s", error)
        return self._read()

    def _lying(self, manifest: Manifest | None) -> tuple[Version, ...]:
        entries = {entry.path: entry for entry in manifest.entries} if manifest else {}
        looked: dict[str, tuple[_Marks, str, Version]] = {}
        for path, marks in sorted(_files(self._corpus, "")):
            entry = entries.get(path)
            shut = entry.fingerprint if entry and any(one.cause == "confidential" for one in entry.problems) else ""
            known = self._looked.get(path)
            if known is None or known[:2] != (marks, shut):
                known = (marks, shut, self._version(path, shut))
            looked[path] = known
        self._looked = looked
        return tuple(_named(version, entries.get(version.path)) for _, _, version in looked.values())

    def _version(self, path: str, shut: str) -> Version:
        """The file at this path; `shut` is its fingerprint where a build found it confidential."""
        file = self._corpus / path
        try:
            # A reader may find a description, or a stamp, where the file's name does not promise one.
            closed = is_confidential(file) or bool(shut and fingerprint(file, self._max_bytes) == shut)
            if file.stat().st_size > self._max_bytes:
                return Version(path, closed=closed)  # never indexed, so that nothing can quote it
            body = body_digest(file, self._max_bytes)
            return Version(path, file_id(file, self._max_bytes) if closed or body else "", body, closed)
        except (OSError, AssistantError) as error:
            _log.warning("%s cannot be opened and is taken for confidential: %s", path, error)
            return Version(path, closed=True)

    def _read(self) -> tuple[Version, ...]:
        try:
            marks = _marks(self._file.stat())
            if marks != self._remembered[0]:
                self._remembered = (marks, ())
                self._remembered = (marks, msgspec.json.decode(self._file.read_bytes(), type=tuple[Version, ...]))
        except (FileNotFoundError, NotADirectoryError):
            self._remembered = ((), ())
        except (OSError, msgspec.DecodeError) as error:
            _log.warning("%s is unreadable, earlier versions of documents are not known: %s", self._file, error)
        return self._remembered[1]


def _otherwise(lying: Sequence[Version], remembered: Sequence[Version]) -> bool:
    """Whether a document has become confidential, or open, since it was remembered."""
    last = {version.path: version.closed for version in remembered}
    return any(version.closed is not last.get(version.path, False) for version in lying)


def _named(version: Version, entry: Entry | None) -> Version:
    """The version with the id that the index gives it, where the file itself was not read."""
    if version.id or version.closed or entry is None:
        return version
    return Version(version.path, entry.document_id)


def _indexed(manifest: Manifest | None) -> Iterator[Version]:
    for entry in manifest.entries if manifest else ():
        if entry.document_id:
            yield Version(entry.path, entry.document_id)
        elif any(problem.cause == "confidential" for problem in entry.problems):
            yield Version(entry.path, closed=True)


def _files(folder: Path, below: str) -> Iterator[tuple[str, _Marks]]:
    """Each document below the folder with what changes when it or what describes it does; as `corpus_files`, which is
    too slow to be asked at every question."""
    try:
        with os.scandir(folder / below) as found:
            entries = {entry.name: entry for entry in found}
    except OSError:
        return  # nothing lies there that a build could read
    documents = [name for name in entries if _is_document(name)]
    beside = match(documents, entries)
    for name, entry in entries.items():
        if not is_readable(name):
            continue  # no build reads it
        try:
            if entry.is_dir(follow_symlinks=False):
                if is_entered(name):
                    yield from _files(folder, f"{below}{name}/")
            elif entry.is_file() and _is_document(name):
                sidecars = [_marks_of(entries[sidecar]) for sidecar in beside.of.get(name, ())]
                certain = int(beside.is_certain(name))
                yield f"{below}{name}", (*_marks(entry.stat()), *chain.from_iterable(sidecars), certain)
        except OSError:
            continue  # gone since the folder was listed, or not to be reached


@lru_cache(maxsize=10_000)
def _is_document(name: str) -> bool:
    return is_document(Path(name))


def _marks_of(sidecar: os.DirEntry[str]) -> _Marks:
    """The marks of what a description holds; of the link itself where it leads nowhere."""
    try:
        return _marks(sidecar.stat())
    except OSError:
        return _marks(sidecar.stat(follow_symlinks=False))


def _marks(stat: os.stat_result) -> _Marks:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
