"""Which files of a folder are documents and which describe documents, by their names alone."""

from __future__ import annotations

import os
from pathlib import Path

SUPPORTED = frozenset({".pdf", ".docx", ".pptx", ".xlsx", ".csv", ".html", ".htm", ".md", ".markdown", ".txt"})
_OF_THE_SYSTEM = frozenset({"lost+found", "System Volume Information", "$RECYCLE.BIN"})
SIDECAR_SUFFIX = ".yaml"
SIDECAR_SUFFIXES = (".yaml.txt", ".yml.txt", SIDECAR_SUFFIX, ".yml")
"""Windows' editor saves "x.pdf.yaml" as "x.pdf.yaml.txt"."""


def is_document(path: Path) -> bool:
    """Whether a file is meant to be read, by its name alone.

    Every visible file is, also one of a format that cannot be read, so that it is reported and not silently missing;
    not are README files, names that begin with "_", "." or "~$", and the YAML files that describe documents.
    """
    name = path.name
    if (
        name.startswith(("_", ".", "~$"))
        or path.stem.upper() == "README"
        or name.lower() in ("thumbs.db", "desktop.ini")
    ):
        return False
    return not name.casefold().endswith(SIDECAR_SUFFIXES)


def is_entered(name: str) -> bool:
    """Whether the documents of a folder are read, by its name alone: hidden ones and those that begin with "_" are not
    entered, nor those that a file system keeps for itself, which no user may read."""
    return not name.startswith((".", "_")) and name not in _OF_THE_SYSTEM


def is_description(name: str) -> bool:
    """Whether a file describes documents."""
    return name.casefold().endswith(SIDECAR_SUFFIXES) and not name.startswith((".", "_", "~$"))


def is_readable(name: str) -> bool:
    """Whether a name, or a path, is text: file systems also take bytes that are no UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def shown(name: str) -> str:
    """A name as it can be told, whatever its bytes are: what is no UTF-8 becomes its escape ("caf\\xe9.pdf")."""
    return name if is_readable(name) else os.fsencode(name).decode("utf-8", "backslashreplace")
