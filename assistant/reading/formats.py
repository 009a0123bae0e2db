"""Which reader opens which format; each is imported only when a file of its format comes up."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from assistant.reading.build import DocumentBuilder
from assistant.reading.metadata import Properties

Reader = Callable[[bytes, DocumentBuilder], Properties]

_READERS = {
    ".pdf": "pdf:read_pdf",
    ".docx": "word:read_word",
    ".pptx": "slides:read_slides",
    ".xlsx": "sheets:read_workbook",
    ".csv": "sheets:read_csv",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".txt": "text:read_text",
}


def reader_for(suffix: str) -> Reader:
    """The function that reads files of a supported suffix. Raises `KeyError` for any other."""
    module, name = _READERS[suffix].split(":")
    reader: Reader = getattr(import_module(f"assistant.reading.{module}"), name)
    return reader
