"""Cited passages as a table (CSV) and as JSON. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.core.errors import Language
from assistant.exporting.cited import Cited
from assistant.exporting.csv_file import csv_file
from assistant.exporting.styles import apa_reference, chicago_note, plain_text


def as_csv(passages: Sequence[Cited], language: Language) -> str:
    """A row for each passage below a row of names."""
    return csv_file([_row_names(), *(list(_row(one, language).values()) for one in passages)])


def as_json(passages: Sequence[Cited], language: Language) -> str:
    """A list of objects, each with the quote to the letter, where it stands, its document and ready references."""
    return json.dumps([_form(one, language) for one in passages], ensure_ascii=False, indent=2)


def _row(cited: Cited, language: Language) -> dict[str, str]:
    """The values of a row, by the names of `_row_names`."""
    return {
        "key": cited.key,
        "quote": cited.quote,
        "title": cited.title,
        "locator": cited.place,
        "page": _number(cited.page),
        "page_label": cited.page_label,
        "document": cited.path,
        "sha256": cited.document_id,
        "start": str(cited.start),
        "end": str(cited.end),
        "kind": cited.kind,
        "partners": "; ".join(cited.partners),
        "years": "; ".join(map(str, cited.years)),
        "language": cited.language,
        "authors": "; ".join(cited.authors),
        "publisher": cited.publisher,
        "published": _number(cited.published),
        "sources": "; ".join(" ".join(filter(None, (one.id, one.text, one.url))) for one in cited.sources),
        "passage_id": cited.passage_id,
        "apa": plain_text(apa_reference(cited, language)),
    }


def _row_names() -> list[str]:
    return (
        "key quote title locator page page_label document sha256 start end kind partners years language authors"
        " publisher published sources passage_id apa"
    ).split()


def _form(cited: Cited, language: Language) -> dict[str, Any]:
    form = asdict(cited)
    return {
        "key": cited.key,
        **{
            name: form[name] for name in ("quote", "start", "end", "page", "last_page", "page_label", "headings", "row")
        },
        "locator": cited.place,
        "passage_id": cited.passage_id,
        "language": cited.language,
        "document": {
            "sha256": cited.document_id,
            "path": cited.path,
            "language": cited.document_language,
            **{name: form[name] for name in ("title", "kind", "media_type", "partners", "years")},
            **{name: form[name] for name in ("authors", "publisher", "published")},
        },
        "sources": form["sources"],
        "references": {
            "apa": plain_text(apa_reference(cited, language)),
            "chicago": plain_text(chicago_note(cited, language)),
        },
    }


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
