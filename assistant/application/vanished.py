"""Documents that a build would lose: what an unmounted or unreadable folder looks like, and the refusal to index it.

Lost is a document of the last index that this build would not hold and that nobody took away on purpose:

- its file is gone, and no other file has its content (a renamed file or an exact copy is no loss);
- its file is there but cannot be opened: permissions, a failing disk, a stale mount;
- its file is there, byte for byte the one that was indexed, and can no longer be read. Nobody touched it, so it is the
  reading that failed; that empties an index as surely as a folder that is not mounted.

Not lost is a document whose file was edited, also into something that cannot be read (a person did that, and the report
names it), one that is confidential now, and one that was deleted through the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from assistant.core.errors import DocumentError, TooManyRemovals, Words
from assistant.core.settings import Settings
from assistant.indexing.generations import Entry, Held
from assistant.reading import file_id
from assistant.reading.names import shown

_MOST_NAMED = 3


def lost(before: Iterable[Held], now: Iterable[Entry]) -> tuple[Held, ...]:
    """The documents of an index that a build from these files would lose."""
    entries = tuple(now)
    contents = {entry.document_id for entry in entries if entry.document_id}
    at = {entry.path: entry for entry in entries}
    marked = {entry.fingerprint: entry for entry in entries if entry.fingerprint}

    def is_kept(held: Held) -> bool:
        if held.document_id in contents:
            return True
        found = (at.get(held.path), marked.get(held.fingerprint))
        return any(entry is not None and _explains(entry, held) for entry in found)

    return tuple(held for held in before if held.document_id and not is_kept(held))


def is_too_much(lost: int, of: int) -> bool:
    """Whether so many documents are not lost by chance or by tidying up: more than half of them, so also the only
    one."""
    return 2 * lost > of


def refuse_great_loss(
    before: Sequence[Held], now: Iterable[Entry], deleted: Callable[[], Collection[str]] = frozenset
) -> None:
    """Refuse a build that would lose more than half of the documents of the last index.

    What was deleted on purpose does not count on either side, as if a build after that deletion had come first.

    Args:
        deleted: gives the paths and the ids of those documents; asked only where it matters.

    Raises:
        TooManyRemovals: it would.
    """
    held = [one for one in before if one.document_id]
    gone = lost(held, now)
    if not is_too_much(len(gone), len(held)):
        return
    known = deleted()
    meant = {one.path for one in gone if one.path in known or one.document_id in known}
    unmeant = [one.path for one in gone if one.path not in meant]
    if is_too_much(len(unmeant), len(held) - len(meant)):
        raise _too_many(unmeant, len(held) - len(meant))


def refuse_great_loss_at_a_glance(
    before: Sequence[Held],
    settings: Settings,
    files: Iterable[Path],
    deleted: Callable[[], Collection[str]] = frozenset,
) -> None:
    """The same before any document is read, as far as it can be told then: a document is taken to be there where there
    is a file at its path. Only where too many are not, the other files are looked into for their content.

    Raises:
        TooManyRemovals: more than half would be lost, whatever comes of reading.
    """
    here = {shown(path.relative_to(settings.corpus).as_posix()): path for path in files}
    known = {held.path: held.document_id for held in before if held.document_id}
    if is_too_much(sum(path not in here for path in known), len(known)):
        now = (
            Entry(relative, 0, "", known.get(relative) or _id(path, settings.max_file_bytes))
            for relative, path in here.items()
        )
        refuse_great_loss(before, now, deleted)


def _explains(entry: Entry, held: Held) -> bool:
    """Whether it was a person's doing that this file is no document of the index any more."""
    if not entry.fingerprint:
        return False
    edited = entry.fingerprint != held.fingerprint
    return edited or any(problem.cause == "confidential" for problem in entry.problems)


def _id(path: Path, max_bytes: int) -> str:
    try:
        return file_id(path, max_bytes)
    except DocumentError:
        return ""


def _too_many(paths: Sequence[str], of: int) -> TooManyRemovals:
    named, more = ", ".join(paths[:_MOST_NAMED]), len(paths) - _MOST_NAMED
    rest = Words(f", dan {more} lainnya", f", and {more} more") if more > 0 else Words("", "")
    return TooManyRemovals(
        Words(
            f"Pembaruan ini akan membuang {len(paths)} dari {of} dokumen di indeks: {named}{rest.id}.",
            f"This build would drop {len(paths)} of {of} documents from the index: {named}{rest.en}.",
        ),
        Words(
            "Indeks terakhir dipertahankan. Periksa apakah folder dokumen terpasang dan dapat dibaca. Bila dokumen itu"
            " memang dihapus: python -m assistant build --accept-removals",
            "The last index is kept. Check that the folder of documents is mounted and can be read. If those documents"
            " were removed on purpose: python -m assistant build --accept-removals",
        ),
    )
