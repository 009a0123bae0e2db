"""Which YAML file describes which document: "x.pdf.yaml" beside "x.pdf", and the other names that people give it.

What only this module knows: those names, and that a description which may belong to several documents, or is one of
several, belongs to nobody for certain.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath

from assistant.reading.names import SIDECAR_SUFFIX, SIDECAR_SUFFIXES, is_description, is_document

_SETTLED_SECONDS = 5.0
_MOST_FOLDERS = 1000


@dataclass(frozen=True, slots=True)
class Sidecars:
    """The descriptions of the documents in one folder, by names.

    `of` gives those of each document that has any; `shared` names the documents with one that may be another's too;
    `orphans` are the descriptions that no document there goes with.
    """

    of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    orphans: tuple[str, ...] = ()

    def is_certain(self, name: str) -> bool:
        """Whether it is clear what describes this document: one file or none, and no other document's."""
        return len(self.of.get(name, ())) < 2 and name not in self.shared


def match(documents: Iterable[str], names: Iterable[str]) -> Sidecars:
    """Which of the names in a folder describe which of the documents there.

    A description is named like its document, with its suffix or without ("x.pdf.yaml", "x.yaml"); letter case counts
    only where several documents differ by nothing else.
    """
    descriptions = sorted(filter(is_description, names))
    if not descriptions:
        return Sidecars()
    known = {name for name in documents if not is_description(name)}
    whole: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for name in sorted(known):
        whole.setdefault(_key(name), []).append(name)
        stems.setdefault(_key(PurePath(name).stem), []).append(name)
    of: dict[str, list[str]] = {}
    shared: set[str] = set()
    orphans = []
    for description in descriptions:
        target = _target(description)
        found = [target] if target in known else whole.get(_key(target)) or stems.get(_key(target)) or []
        for name in found:
            of.setdefault(name, []).append(description)
        if len(found) > 1:
            shared.update(found)
        if not found:
            orphans.append(description)
    return Sidecars({name: tuple(listed) for name, listed in of.items()}, frozenset(shared), tuple(orphans))


def sidecars_of(path: Path) -> tuple[Path, ...]:
    """The files that describe a document, or would if it were there, by name. Raises OSError."""
    return tuple(path.with_name(name) for name in _beside(path).of.get(path.name, ()))


def is_certain(path: Path) -> bool:
    """Whether it is clear what describes a document: one file or none, and no other document's. Raises OSError."""
    return _beside(path).is_certain(path.name)


def sidecar_of(path: Path) -> Path:
    """The YAML file that describes a document, or the place where one belongs: "x.pdf" -> "x.pdf.yaml".

    Raises OSError."""
    beside = _beside(path)
    own = beside.of.get(path.name, ())
    return path.with_name(own[0] if len(own) == 1 and beside.is_certain(path.name) else path.name + SIDECAR_SUFFIX)


def _beside(path: Path) -> Sidecars:
    """The descriptions in a document's folder, as if the document were there."""
    documents, names = _listing(path.parent)
    if path.name not in documents:
        return match([*documents, path.name], names)
    return _matched(documents, names)


@lru_cache(maxsize=64)
def _matched(documents: frozenset[str], names: frozenset[str]) -> Sidecars:
    return match(documents, names)


_listed: dict[Path, tuple[tuple[int, ...], tuple[frozenset[str], frozenset[str]]]] = {}


def _listing(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The documents and the descriptions in a folder, by name; none where there is no folder. Raises OSError.

    Kept while the folder's own time of change stays the same and lies well back: what changes twice within one tick of
    the file system's clock would be missed otherwise, and with it a mark.
    """
    try:
        stat = folder.stat()
        marks = (stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)
        known = _listed.get(folder)
        if known is not None and known[0] == marks:
            return known[1]
        names = [one.name for one in folder.iterdir()]
    except FileNotFoundError:
        return frozenset(), frozenset()
    found = (
        frozenset(name for name in names if is_document(Path(name))),
        frozenset(filter(is_description, names)),
    )
    if time.time() - max(stat.st_mtime, stat.st_ctime) > _SETTLED_SECONDS:
        if len(_listed) >= _MOST_FOLDERS:
            _listed.clear()
        _listed[folder] = (marks, found)
    return found


def _target(description: str) -> str:
    folded = description.casefold()
    suffix = next(one for one in SIDECAR_SUFFIXES if folded.endswith(one))
    return description[: -len(suffix)]


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
