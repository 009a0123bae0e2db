"""Where documents may stand, and what: free names in folders of the corpus, never outside it, never through a link."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path, PurePosixPath

from assistant.core.errors import DocumentError, FilingError, NameTaken, Words
from assistant.corpus.filing.names import same_name, usable_name
from assistant.reading import SUPPORTED, is_document, is_entered
from assistant.reading.files import empty_document, read_regular, real_suffix
from assistant.reading.names import is_readable

_STRANGE = re.compile("[\0\\\\\ud800-\udfff]")
"""What no path of ours has: a NUL, a backslash, half of a pair."""


class Places:
    """The places of one corpus; paths are relative to it, with forward slashes."""

    def __init__(self, corpus: Path, *, most_bytes: int) -> None:
        self._corpus = corpus
        self._most_bytes = most_bytes

    def folders(self) -> tuple[str, ...]:
        """The folders of the corpus that documents can be put into, "" for the corpus itself, by name."""
        found = [""]
        for folder, folders, _ in os.walk(self._corpus):  # one that cannot be listed holds no place
            folders[:] = (name for name in folders if _is_visible(Path(folder, name)))
            found += (Path(folder, name).relative_to(self._corpus).as_posix() for name in folders)
        return tuple(sorted(found))

    def folder(self, folder: str) -> Path:
        """The folder of that path, one of `folders`. Raises FilingError."""
        if folder not in self.folders():
            raise FilingError(
                Words("Folder itu tidak ada di folder dokumen.", "There is no such folder among the documents."),
                Words("Pilih salah satu folder yang tersedia.", "Choose one of the folders there are."),
            )
        return self._corpus / folder

    def names(self, folder: Path) -> list[str]:
        """What lies in a folder, documents or not."""
        return [one.name for one in folder.iterdir()] if folder.is_dir() else []

    def of(self, path: str) -> Path:
        """Where a path below the corpus leads; never outside, never through a link. Raises FilingError."""
        parts = PurePosixPath(path).parts
        place, root = self._corpus.joinpath(*parts), self._corpus.resolve()
        plain = parts and not PurePosixPath(path).is_absolute() and ".." not in parts and not _STRANGE.search(path)
        if not plain or not place.resolve().is_relative_to(root) or place.resolve() != root.joinpath(*parts):
            raise FilingError(
                Words(
                    "Berkas ini tautan atau di luar folder dokumen.",
                    "This file is a link, or outside the folder of documents.",
                ),
                Words("Urus langsung di folder komputernya.", "See to it in the computer's folder itself."),
            )
        return place

    def new(self, folder: str, name: str, instead_of: Path | None = None) -> Path:
        """Where a document of that name belongs, if there is none yet."""
        name = usable_name(name)
        target = self.folder(folder) / name
        if target.suffix.lower() not in SUPPORTED:
            raise DocumentError(
                Words(
                    f"Jenis berkas ini tidak didukung: {target.suffix or name}.",
                    f"This kind of file is not supported: {target.suffix or name}.",
                ),
                Words(
                    "Simpan sebagai PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown, atau TXT.",
                    "Save it as PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown or TXT.",
                ),
            )
        if not is_document(target):
            raise FilingError(
                Words(f"Berkas bernama {name} tidak dibaca Rujukan.", f"Rujukan does not read files called {name}."),
                Words("Beri nama lain.", "Give it another name."),
            )
        return self.free(target, instead_of)

    def free(self, target: Path, instead_of: Path | None = None) -> Path:
        """The place, if no file of such a name is there but perhaps the one that is to move."""
        own = instead_of.name if instead_of is not None and instead_of.parent == target.parent else None
        if any(same_name(name, target.name) and name != own for name in self.names(target.parent)):
            raise taken(target.name)
        return target

    def check_content(self, target: Path, data: bytes) -> None:
        """Refuse what is too large, empty, or of a format that cannot be read. Raises DocumentError."""
        if len(data) > self._most_bytes:
            raise DocumentError(
                Words(
                    f"Berkas terlalu besar ({len(data) / 1e6:.0f} MB; batasnya {self._most_bytes / 1e6:.0f} MB).",
                    f"The file is too large ({len(data) / 1e6:.0f} MB; the limit is {self._most_bytes / 1e6:.0f} MB).",
                ),
                Words("Bagi berkasnya menjadi beberapa bagian.", "Divide it into several files."),
            )
        if not data.strip(b"\x00 \t\r\n"):
            raise empty_document()
        real_suffix(target, data)

    def refuse_copy(self, data: bytes) -> None:
        """A second copy is of no use: the index passes it over. Only files of the same size are looked into."""
        wanted = hashlib.sha256(data).digest()
        for folder in self.folders():
            for one in (self._corpus / folder).iterdir():
                if not is_document(one) or not _has_size(one, len(data)):
                    continue
                if hashlib.sha256(read_regular(one, len(data))).digest() == wanted:
                    path = self.relative(one)
                    raise FilingError(
                        Words(
                            f"Isinya sama persis dengan {path}, jadi tidak disimpan lagi.",
                            f"Its content is exactly that of {path}, so it was not stored again.",
                        ),
                        Words("Satu salinan sudah cukup.", "One copy is enough."),
                    )

    def relative(self, place: Path) -> str:
        """The path of a place below the corpus."""
        return place.relative_to(self._corpus).as_posix()


def taken(name: str) -> NameTaken:
    """The error for a name that another file has."""
    return NameTaken(
        Words(f"Nama {name} sudah dipakai.", f"The name {name} is taken."),
        Words("Pakai nama lain, atau ganti berkas yang ada.", "Use another name, or replace the file that is there."),
    )


def _has_size(path: Path, size: int) -> bool:
    """Whether this is a regular file of that size, or a link to one."""
    try:
        found = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == size


def _is_visible(folder: Path) -> bool:
    """Whether what lies in a folder is indexed; one that is called like a document is reported instead."""
    called_a_document = folder.suffix.lower() in SUPPORTED
    # `Path.is_symlink` raises where a path is too long.
    entered = is_entered(folder.name) and not os.path.islink(folder)  # noqa: PTH114
    return is_readable(folder.name) and entered and not called_a_document
