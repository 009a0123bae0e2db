"""Files written so that a kill at any moment leaves the old one or the new one, never half of one."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

_PIECE = 1_000_000
TEMPORARY = ".rujukan-"
"""How the files begin that are being written; names with a leading dot are no documents."""


def put(data: bytes, target: Path) -> None:
    """Write a file, over one that is there."""
    temporary = _beside(target, data)
    try:
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync(target.parent)


def copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file piece by piece into a folder nobody else writes to; returns its SHA-256 and size in bytes."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, target.open("xb") as written:
        while piece := read.read(_PIECE):
            digest.update(piece)
            size += written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    sync(target.parent)
    return digest.hexdigest(), size


def put_new(data: bytes, target: Path) -> None:
    """Write a file where there is none. Raises FileExistsError."""
    temporary = _beside(target, data)
    try:
        move(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """Give a file another name on the same file system, never over another file. Raises FileExistsError."""
    try:
        # A link fails where there is a file; a renaming would write over it.
        os.link(source, target)
    except FileExistsError:
        only_case_differs = source.name.casefold() == target.name.casefold() and source.samefile(target)
        if not only_case_differs:
            raise
        source.rename(target)
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.rename(target)
    else:
        source.unlink()
    sync(target.parent)


def remove(path: Path) -> None:
    """Remove a file; one that is gone is no error."""
    path.unlink(missing_ok=True)
    sync(path.parent)


def sweep(folder: Path) -> None:
    """Remove what a killed process left half written in a folder. Only while nobody writes there."""
    for left in folder.glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            left.unlink()


def sync(folder: Path) -> None:
    """Bring a folder's names safely onto the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(target: Path, data: bytes) -> Path:
    temporary = target.parent / f"{TEMPORARY}{secrets.token_hex(8)}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
