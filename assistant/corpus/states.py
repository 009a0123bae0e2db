"""How the files of the corpus stand against the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.core.errors import DocumentError, Words
from assistant.core.ports import OnProgress
from assistant.core.types import Document, DocumentState, Mismatch, Progress
from assistant.indexing.generations import Entry
from assistant.indexing.store import StoredIndex
from assistant.reading import fingerprint
from assistant.reading.names import shown
from assistant.reading.sidecars import is_certain, sidecars_of


class Fingerprints:
    """Fingerprints of files, computed again only when the system says that the file may have changed.

    The change time (ctime) cannot be set back by a user, unlike the date of modification, so an edit that keeps name,
    size and date is noticed here too. A build does not use this and always reads the bytes.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._known: dict[Path, tuple[tuple[int, ...], str]] = {}

    def of(self, path: Path) -> str:
        """The fingerprint of a file with its sidecar. Raises DocumentError."""
        try:
            marks = tuple(mark for file in (path, *sidecars_of(path)) for mark in _marks(file))
            marks += (int(is_certain(path)),)
        except OSError:
            marks = ()
        known = self._known.get(path)
        if known is None or not marks or known[0] != marks:
            known = self._known[path] = (marks, fingerprint(path, self._max_bytes))
        return known[1]


def document_states(
    corpus: Path, files: Sequence[Path], index: StoredIndex | None, fingerprints: Fingerprints
) -> tuple[DocumentState, ...]:
    """Every file of the corpus, and every indexed one that is gone, by path."""
    entries = {entry.path: entry for entry in index.manifest.entries} if index else {}
    states = {}
    for path in files:
        relative = shown(path.relative_to(corpus).as_posix())
        states[relative] = _state(relative, _mark(path, fingerprints), entries.get(relative), index)
    for relative, entry in entries.items():
        if relative not in states:
            states[relative] = _described(entry, "removed", index)
    return tuple(states[relative] for relative in sorted(states))


def mismatches(
    index: StoredIndex, read: Callable[[Path], Document], corpus: Path, on_progress: OnProgress | None
) -> tuple[Mismatch, ...]:
    """Each stored passage that is not, to the letter, the text of its document as it reads now."""
    found: list[Mismatch] = []
    by_document: dict[str, list[tuple[str, int, int, str]]] = {}
    for passage in index.passages:
        row = (passage.id, passage.start, passage.end, passage.text)
        by_document.setdefault(passage.document_id, []).append(row)
    for done, (document_id, rows) in enumerate(by_document.items()):
        info = index.documents[document_id]
        if on_progress:
            on_progress(Progress("read", done, len(by_document), detail=info.path))
        try:
            text, differs = read(corpus / info.path).text, Words("Teksnya berbeda.", "Its text differs.")
        except DocumentError as error:
            text, differs = "", error.message
        found += [Mismatch(info.path, identity, differs) for identity, a, b, quoted in rows if text[a:b] != quoted]
    return tuple(found)


def _state(relative: str, mark: str, entry: Entry | None, index: StoredIndex | None) -> DocumentState:
    if entry is None:
        return DocumentState(relative, "new", fingerprint=mark)
    if entry.fingerprint != mark:
        return _described(entry, "changed", index, mark)
    if not entry.document_id:
        cause = next((problem.cause for problem in entry.problems if problem.cause), "") or "unread"
        return DocumentState(relative, cause, problems=entry.problems, fingerprint=mark)  # type: ignore[arg-type]
    return _described(entry, "partly" if any(problem.pages for problem in entry.problems) else "read", index, mark)


def _described(entry: Entry, state: str, index: StoredIndex | None, mark: str = "") -> DocumentState:
    info = index.documents.get(entry.document_id) if index else None
    return DocumentState(entry.path, state, info, entry.passages, entry.problems, mark)  # type: ignore[arg-type]


def _mark(path: Path, fingerprints: Fingerprints) -> str:
    try:
        return fingerprints.of(path)
    except DocumentError:
        return ""


def _marks(file: Path) -> tuple[int, ...]:
    stat = file.stat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
