"""A collection of cited passages as a file in one of five forms. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.core.errors import Language
from assistant.exporting.cited import Cited

Form = Literal["csv", "json", "ris", "bib", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to be downloaded."""

    name: str
    media_type: str
    data: bytes


def collection_file(form: Form, passages: Sequence[Cited], language: Language) -> ExportFile:
    """The passages in their order; every form carries quote, locator, page and the document's hash."""
    name = f"{'koleksi' if language == 'id' else 'collection'}.{form}"
    return ExportFile(name, _MEDIA_TYPES[form], _WRITERS[form](passages, language))


def _csv(passages: Sequence[Cited], language: Language) -> bytes:
    from assistant.exporting.tables import as_csv

    return as_csv(passages, language).encode()


def _json(passages: Sequence[Cited], language: Language) -> bytes:
    from assistant.exporting.tables import as_json

    return as_json(passages, language).encode()


def _ris(passages: Sequence[Cited], language: Language) -> bytes:
    from assistant.exporting.bibliography import ris

    return ris(passages).encode()


def _bib(passages: Sequence[Cited], language: Language) -> bytes:
    from assistant.exporting.bibliography import bibtex

    return bibtex(passages).encode()


def _docx(passages: Sequence[Cited], language: Language) -> bytes:
    from assistant.exporting.word import as_docx

    return as_docx(passages, language)


_WRITERS: dict[Form, Callable[[Sequence[Cited], Language], bytes]] = {
    "csv": _csv, "json": _json, "ris": _ris, "bib": _bib, "docx": _docx,
}  # fmt: skip
_MEDIA_TYPES: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
