"""Cited passages for reference managers: BibTeX and RIS. The one door of bibtexparser and rispy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from rispy.writer import RisWriter

from assistant.exporting.cited import Cited

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
"""What means something to LaTeX. Every other character stays: all current tools read UTF-8."""
_LANGUAGES = {"id": "indonesian", "en": "english"}


def bibtex(passages: Sequence[Cited]) -> str:
    """One `@misc` entry for each passage: its document's description, and the quote with its place and hash."""
    library = Library([Entry("misc", one.key, _fields(one)) for one in passages])
    return write_string(library)


def ris(passages: Sequence[Cited]) -> str:
    """One record of the type GEN for each passage; RIS knows lines only, so line breaks of a quote become spaces."""
    return str(rispy.dumps([_record(one) for one in passages], implementation=_Records))


class _Records(RisWriter):  # type: ignore[misc]
    """Records without the number that rispy writes above each, which is no part of the format."""

    def set_header(self, count: int) -> str:
        return ""


def _fields(cited: Cited) -> list[Field]:
    values = {
        "title": cited.title,
        # Braces keep an organisation's name whole.
        "author": " and ".join(name if "," in name else f"{{{name}}}" for name in map(_escaped, cited.authors)),
        "publisher": cited.publisher,
        "year": str(cited.published or ""),
        "pages": cited.printed_pages.replace("–", "--"),
        "note": cited.place,
        "annote": cited.quote,
        "langid": _LANGUAGES.get(cited.document_language, cited.document_language),
        "keywords": ", ".join(cited.partners),
        # Not "file": reference managers would look for it beside the bibliography.
        "documentpath": cited.path,
        "sha256": cited.document_id,
        "physicalpage": str(cited.physical_page or ""),
        "offsets": f"{cited.start}-{cited.end}",
        "sources": "; ".join(_source(source.id, source.text, source.url) for source in cited.sources),
    }
    return [Field(name, value if name == "author" else _escaped(value)) for name, value in values.items() if value]


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


def _record(cited: Cited) -> dict[str, Any]:
    record: dict[str, str | list[str]] = {
        "type_of_reference": "GEN",
        "id": cited.key,
        "title": cited.title,
        "authors": list(cited.authors),
        "publisher": cited.publisher,
        "year": str(cited.published or ""),
        "start_page": cited.printed_pages,
        "section": cited.place,
        "abstract": cited.quote,
        "keywords": list(cited.partners),
        "language": cited.document_language,
        "accession_number": cited.document_id,
        "notes": [_source(source.id, source.text, source.url) for source in cited.sources],
        "custom1": f"SHA-256 {cited.document_id}",
        "custom2": f"{cited.start}-{cited.end}",
        "custom3": str(cited.physical_page or ""),
        "custom4": cited.path,
    }
    return {name: _one_line(value) for name, value in record.items() if value}


def _one_line(value: str | list[str]) -> str | list[str]:
    return " ".join(value.split()) if isinstance(value, str) else [" ".join(one.split()) for one in value]


def _source(identity: str, text: str, url: str) -> str:
    return " ".join(part for part in (f"{identity}:", text, url) if part)
