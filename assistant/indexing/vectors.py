"""Vectors kept by (model, text) in SQLite, so that a build embeds only what it has not embedded before.

Every batch is committed as it is made: a build that is killed goes on where it was. After each build the store is
pruned to what the new index holds, so that nothing of a deleted document stays behind.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType

import numpy as np

from assistant.core.ports import Vectors
from assistant.indexing.generations import unwritable, writing

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


def vector_key(model: str, text: str) -> bytes:
    """What a text's vector is kept under: SHA-256 of the model's name and the text."""
    return hashlib.sha256(f"{model}\0{text}".encode()).digest()


class VectorCache:
    """A file of float32 vectors. Used by one build at a time, under the index's lock."""

    def __init__(self, path: Path) -> None:
        self._connection = _open(path)

    def get(self, keys: Sequence[bytes], dimension: int) -> dict[bytes, Vectors]:
        """The vectors there are for these keys, each float32 (dimension,); others are left out."""
        found: dict[bytes, Vectors] = {}
        for at in range(0, len(keys), 500):
            some = list(keys[at : at + 500])
            marks = ",".join("?" * len(some))
            query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 - only question marks
            for key, blob in self._connection.execute(query, some):
                vector = np.frombuffer(blob, dtype=np.float32)
                if vector.shape == (dimension,) and np.isfinite(vector).all():
                    found[key] = vector
        return found

    def put(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Keep these vectors, at once and for good."""
        rows = [(key, vector.astype(np.float32).tobytes()) for key, vector in zip(keys, vectors, strict=True)]
        with writing(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def prune(self, keys: Iterable[bytes]) -> None:
        """Forget, on disk too, every vector but those of these keys."""
        with writing():
            with self._connection:
                self._connection.execute("CREATE TEMP TABLE kept (key BLOB PRIMARY KEY) WITHOUT ROWID")
                self._connection.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
                gone = self._connection.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM kept)").rowcount
                self._connection.execute("DROP TABLE kept")
            if gone:
                self._connection.execute("VACUUM")

    def __enter__(self) -> VectorCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()


def _open(path: Path) -> sqlite3.Connection:
    """The cache at `path`; a file that is damaged or no SQLite is thrown away, since all in it can be made again."""
    for attempt in (1, 2):
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(_SCHEMA)
            with closing(connection.execute("PRAGMA quick_check")) as cursor:
                if cursor.fetchone() == ("ok",):
                    return connection
            raise sqlite3.DatabaseError("quick_check failed")
        except sqlite3.DatabaseError as error:
            connection.close()
            if attempt == 2 or isinstance(error, sqlite3.OperationalError):
                raise unwritable(error) from error
            path.unlink()
    raise AssertionError("unreachable")
