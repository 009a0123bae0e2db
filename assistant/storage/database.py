"""A SQLite file of the state folder: made and brought up to date when it is opened, its failures told in words.

A connection lives for one operation, because pages and routes are served from many threads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.core.errors import AssistantError, Words


class Database:
    """The file at `path`, in the form that all of `steps` give it one after the other.

    A step is one or more SQL statements; the file remembers how many steps it has had (`user_version`). `contents`
    names what the file holds, at the beginning of a sentence ("Percakapan", "The conversations").
    """

    def __init__(self, path: Path, steps: Sequence[str], contents: Words) -> None:
        self.path = path
        self._steps = tuple(steps)
        self._contents = contents

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection for the length of a `with`, committed at its end and rolled back after an error.

        Raises:
            AssistantError: the file cannot be read or written, or a newer version wrote it.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA foreign_keys = ON")
                self._prepare(connection)
                with connection:
                    yield connection
        except (sqlite3.Error, OSError) as error:
            raise AssistantError(
                Words(
                    f"{self._contents.id} di {self.path} tidak dapat dibaca atau ditulis: {error}.",
                    f"{self._contents.en} in {self.path} cannot be read or written: {error}.",
                ),
                Words(
                    "Periksa izin folder dan ruang cakram; bila berkasnya rusak, pindahkan ke tempat lain.",
                    "Check the folder's permissions and the disk space; if the file is damaged, move it away.",
                ),
            ) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Take the steps that the file has not had, or refuse a file that a newer version wrote."""
        version = _version(connection)
        if version == len(self._steps):
            return
        if version > len(self._steps):
            raise AssistantError(
                Words(
                    f"{self._contents.id} di {self.path} ditulis oleh Rujukan yang lebih baru.",
                    f"{self._contents.en} in {self.path} were written by a newer Rujukan.",
                ),
                Words("Perbarui Rujukan, atau pindahkan berkas itu.", "Update Rujukan, or move that file away."),
            )
        with connection:
            # Two pages may arrive here together: the lock decides, and the second finds the steps taken.
            connection.execute("BEGIN IMMEDIATE")
            for step in self._steps[_version(connection) :]:
                for statement in filter(None, map(str.strip, step.split(";"))):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(self._steps)}")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
