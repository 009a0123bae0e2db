"""Collected passages on disk, in one SQLite file in the state folder: each as it was when it was collected.

The passage and its document's description are kept whole, so that a document that has changed or gone since still
shows what was quoted. What is removed stays for a while, so that it can be taken back; what is of a document that is
confidential now stays too, and does not leave here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.application.records import from_json, to_json
from assistant.core.errors import AssistantError, Words
from assistant.core.types import DocumentInfo, Passage
from assistant.corpus.closed import Closed
from assistant.storage.database import Database

_CONTENTS = Words("Koleksi", "The collections")
_STEPS = (
    """
CREATE TABLE item (
    owner TEXT NOT NULL, passage_id TEXT NOT NULL, passage TEXT NOT NULL, document TEXT NOT NULL,
    question TEXT NOT NULL, collected REAL NOT NULL, removal INTEGER,
    PRIMARY KEY (owner, passage_id)
) STRICT;
""",
)
_KEPT_SECONDS = 24 * 60 * 60
"""For how long what was removed can be taken back."""


@dataclass(frozen=True, slots=True)
class Item:
    """A collected passage, the question it was found by ("" for one opened by its address), and when (Unix time)."""

    document: DocumentInfo
    passage: Passage
    question: str
    collected: float


class Collection:
    """The store; `closed` says which documents are closed now. Raises AssistantError where its file cannot be used."""

    def __init__(self, folder: Path, closed: Callable[[], Closed] = Closed) -> None:
        self._closed = closed
        self._database = Database(folder / "collection.sqlite3", _STEPS, _CONTENTS)
        self.path = self._database.path

    def add(self, owner: str, document: DocumentInfo, passage: Passage, question: str = "") -> None:
        """Collect a passage; one that is collected already stays as it is."""
        with self._database.open() as database:
            database.execute(
                "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (owner, passage_id) DO UPDATE SET"
                " passage = excluded.passage, document = excluded.document, question = excluded.question,"
                " collected = excluded.collected, removal = NULL WHERE removal IS NOT NULL",
                (owner, passage.id, to_json(passage), to_json(document), question, time.time()),
            )

    def remove(self, owner: str, passages: Sequence[str] | None = None) -> int:
        """Remove these passages, or all that may be shown; returns a number by which `restore` takes exactly them
        back."""
        removal = time.time_ns()
        passages = sorted(self.ids(owner)) if passages is None else passages
        with self._database.open() as database:
            database.execute(
                "DELETE FROM item WHERE owner = ? AND removal < ?", (owner, removal - _KEPT_SECONDS * 1_000_000_000)
            )
            for passage in passages:
                database.execute(
                    "UPDATE item SET removal = ? WHERE owner = ? AND passage_id = ? AND removal IS NULL",
                    (removal, owner, passage),
                )
        return removal

    def restore(self, owner: str, removal: int) -> None:
        """Take back what was removed under that number, to where it stood."""
        with self._database.open() as database:
            database.execute("UPDATE item SET removal = NULL WHERE owner = ? AND removal = ?", (owner, removal))

    def ids(self, owner: str) -> frozenset[str]:
        """The ids of the owner's passages that may be shown."""
        closed = self._closed()
        with self._database.open() as database:
            rows = database.execute(
                "SELECT passage_id, document FROM item WHERE owner = ? AND removal IS NULL", (owner,)
            ).fetchall()
        return frozenset(passage for passage, document in rows if not (closed and _is_closed(document, closed)))

    def hidden(self, owner: str) -> int:
        """How many of the owner's passages are not shown, because their documents are closed now."""
        closed = self._closed()
        return sum(closed.has(item.document) for item in self._items(owner)) if closed else 0

    def listed(self, owner: str) -> tuple[Item, ...]:
        """The owner's passages that may be shown, in the order collected."""
        closed = self._closed()
        return tuple(item for item in self._items(owner) if not closed.has(item.document))

    def _items(self, owner: str) -> tuple[Item, ...]:
        with self._database.open() as database:
            rows = database.execute(
                "SELECT document, passage, question, collected FROM item WHERE owner = ? AND removal IS NULL"
                " ORDER BY collected, passage_id",
                (owner,),
            ).fetchall()
        return tuple(_item(*row) for row in rows)


def _is_closed(document: str, closed: Closed) -> bool:
    try:
        return closed.has(from_json(DocumentInfo, document))
    except ValueError:
        return False  # told where the passages are listed, which ends there


def _item(document: str, passage: str, question: str, collected: float) -> Item:
    try:
        return Item(from_json(DocumentInfo, document), from_json(Passage, passage), question, collected)
    except ValueError as error:
        raise AssistantError(
            Words("Sebuah kutipan dalam koleksi tidak terbaca.", "A quotation of the collection is unreadable."),
            Words("Kosongkan koleksi, lalu kumpulkan lagi.", "Clear the collection, then collect again."),
        ) from error
