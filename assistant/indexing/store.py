"""The index on disk: generations and a pointer.

    index/
    ├── CURRENT                 the name of the generation that serves
    ├── g-20250131T101500-3fa2/ manifest.json · store.sqlite (documents, passages,
    │                           conflicts) · vectors.faiss · words/
    │                           manifest.sha256 (of manifest.json, which holds those of the other files)
    ├── vectors.sqlite          vectors by (model, text), for the next build
    └── .lock                   held by the build that runs

A generation is written into a new folder, synced, and served from the moment the pointer is renamed over the old one;
then the old one is dropped. A reader never sees half an index, and a kill at any moment leaves the last good one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sqlite3
import threading
import weakref
from collections.abc import Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from assistant.core.errors import (
    QuestionError,
    Words,
)
from assistant.core.ports import Vectors
from assistant.core.types import Conflict, Document, DocumentInfo, Passage
from assistant.indexing.dense import DenseIndex
from assistant.indexing.generations import (
    CHECK,
    MANIFEST,
    OURS,
    POINTER,
    Entry,
    Manifest,
    Recipe,
    current_generation,
    damaged,
    manifest_in,
    steadily,
    writing,
)
from assistant.indexing.lexical import LexicalIndex

_STORE, _VECTORS, _WORDS = "store.sqlite", "vectors.faiss", "words"
_CENTRES = "languages.npz"
_loading = threading.Lock()
"""NumPy parses the heads of its files with `ast`, and CPython 3.11 fails there now and then when two threads do so at
once ("AST constructor recursion depth mismatch")."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that goes into a new generation: `vectors` has one row for each passage, `centres` the mean vector of the
    parallel sample in each language, `conflicts` what the documents disagree about."""

    recipe: Recipe
    model_setting: str
    entries: Sequence[Entry]
    documents: Sequence[Document]
    passages: Sequence[Passage]
    vectors: Vectors
    centres: Mapping[str, Vectors] = field(default_factory=dict)
    conflicts: Sequence[Conflict] = ()


class StoredIndex:
    """One generation, open for reading; it stays readable after a newer one has taken its place."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._whole: StoredIndex | None = None
        self._guard = threading.Lock()
        address = f"{(folder / _STORE).as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        weakref.finalize(self, self._database.close)
        rows = self._database.execute("SELECT passage FROM passages ORDER BY row").fetchall()
        self.passages = tuple(msgspec.json.decode(row[0], type=Passage) for row in rows)
        infos = self._database.execute("SELECT info FROM documents").fetchall()
        self.documents = {info.id: info for info in (msgspec.json.decode(row[0], type=DocumentInfo) for row in infos)}
        found = self._database.execute("SELECT conflict FROM conflicts ORDER BY row").fetchall()
        self.conflicts = tuple(msgspec.json.decode(row[0], type=Conflict) for row in found)
        self._by_id = {passage.id: passage for passage in self.passages}
        with _loading:
            self.lexical = LexicalIndex.load(folder / _WORDS)
            self.dense = DenseIndex.load(folder / _VECTORS, [passage.language for passage in self.passages])
            with np.load(folder / _CENTRES) as centres:
                self.centres: dict[str, Vectors] = dict(centres)

    def passage(self, passage_id: str) -> Passage:
        """Raises QuestionError where there is none of that id."""
        found = self._by_id.get(passage_id)
        if found is None:
            raise _unknown(passage_id)
        return found

    def without(self, documents: Set[str]) -> StoredIndex:
        """This generation as if these documents had not been in it: neither their passages nor their words, nor a
        disagreement that they have a side in."""
        part = copy(self)
        part._whole = self  # which closes the file when it goes
        rows = [row for row, passage in enumerate(self.passages) if passage.document_id not in documents]
        part.passages = tuple(self.passages[row] for row in rows)
        part.documents = {key: info for key, info in self.documents.items() if key not in documents}
        part.conflicts = tuple(
            conflict
            for conflict in self.conflicts
            if documents.isdisjoint(side.citation.document.id for side in conflict.values)
        )
        part._by_id = {passage.id: passage for passage in part.passages}
        languages = [passage.language for passage in part.passages]
        part.lexical = LexicalIndex.build([passage.searched_words for passage in part.passages], languages)
        part.dense = DenseIndex.build(self.dense.vectors(rows), languages)
        return part

    def document(self, document_id: str) -> Document:
        """Raises QuestionError where there is none of that id."""
        if document_id not in self.documents:
            raise _unknown(document_id)
        with self._guard:
            row = self._database.execute("SELECT document FROM documents WHERE id = ?", (document_id,)).fetchone()
        return msgspec.json.decode(row[0], type=Document)


def open_index(index: Path) -> StoredIndex:
    """The generation that serves, with every file checked against its hash.

    Raises:
        IndexMissing, IndexDamaged, IndexIncompatible
    """
    return steadily(index, _open)


def _open(folder: Path) -> StoredIndex:
    manifest = manifest_in(folder)
    try:
        for name, expected in manifest.files.items():
            if _sha256(folder / name) != expected:
                raise damaged(Words(f"Berkas indeks {name} rusak.", f"The index file {name} is damaged."))
        return StoredIndex(folder.resolve(), manifest)
    except (OSError, sqlite3.DatabaseError, msgspec.DecodeError) as error:
        raise damaged(Words("Berkas indeks hilang atau rusak.", "An index file is missing or damaged.")) from error


def write_generation(index: Path, contents: Contents) -> Manifest:
    """Write a new generation, serve it, and drop what it replaces. To be called under `build_lock`.

    Raises:
        SettingsError: the folder cannot be written; the generation that served still does.
    """
    with writing():
        return _write_generation(index, contents)


def _write_generation(index: Path, contents: Contents) -> Manifest:
    now = datetime.now(UTC)
    name = f"g-{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = index / f"tmp-{name}"
    folder.mkdir()
    try:
        _write_store(folder / _STORE, contents)
        languages = [passage.language for passage in contents.passages]
        LexicalIndex.build([passage.searched_words for passage in contents.passages], languages).save(folder / _WORDS)
        DenseIndex.build(contents.vectors, languages).save(folder / _VECTORS)
        centres: dict[str, Any] = dict(contents.centres)
        np.savez(folder / _CENTRES, **centres)
        files = {
            path.relative_to(folder).as_posix(): _sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()
        }
        manifest = Manifest(
            generation=name,
            built_at=now.isoformat(timespec="seconds"),
            model_setting=contents.model_setting,
            recipe=contents.recipe,
            entries=tuple(contents.entries),
            passages=len(contents.passages),
            files=files,
        )
        (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
        (folder / CHECK).write_text(_sha256(folder / MANIFEST), encoding="ascii")
        for path in folder.rglob("*"):
            _sync(path)
        _sync(folder)
        folder.rename(index / name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    pointer = index / f"{POINTER}.new"
    pointer.write_text(name, encoding="utf-8")
    _sync(pointer)
    pointer.replace(index / POINTER)
    _sync(index)
    drop_leftovers(index)
    return manifest


def drop_leftovers(index: Path) -> None:
    """Remove what no reader needs: generations that do not serve and folders of builds that were killed.

    Where the system refuses (Windows, while a reader holds a file), the next build tries again.
    """
    serving = current_generation(index)
    for folder in index.iterdir():
        if folder.is_dir() and OURS.fullmatch(folder.name) and folder.name != serving:
            shutil.rmtree(folder, ignore_errors=True)


def _write_store(path: Path, contents: Contents) -> None:
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.execute("CREATE TABLE documents (id TEXT PRIMARY KEY, info BLOB, document BLOB)")
            connection.execute("CREATE TABLE passages (row INTEGER PRIMARY KEY, passage BLOB)")
            connection.executemany(
                "INSERT INTO documents VALUES (?, ?, ?)",
                (
                    (document.info.id, msgspec.json.encode(document.info), msgspec.json.encode(document))
                    for document in contents.documents
                ),
            )
            connection.executemany(
                "INSERT INTO passages VALUES (?, ?)",
                ((row, msgspec.json.encode(passage)) for row, passage in enumerate(contents.passages)),
            )
            connection.execute("CREATE TABLE conflicts (row INTEGER PRIMARY KEY, conflict BLOB)")
            connection.executemany(
                "INSERT INTO conflicts VALUES (?, ?)",
                ((row, msgspec.json.encode(conflict)) for row, conflict in enumerate(contents.conflicts)),
            )
    finally:
        connection.close()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Make a file or folder durable; Windows cannot open folders and makes their entries durable by itself."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unknown(identity: str) -> QuestionError:
    return QuestionError(
        Words(f"Indeks tidak memuat {identity}.", f"The index does not hold {identity}."),
        Words("Dokumennya mungkin berubah; cari lagi.", "The document may have changed; search again."),
    )
