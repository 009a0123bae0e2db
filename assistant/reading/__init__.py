"""A file -> a `Document`: text, structure, pages and tables, whatever the format.

    files (what is it?) -> the format's reader -> items -> DocumentBuilder -> Document

    clean       pure repairs of text                   headings    patterns of headings in bare text
    lines, flow, text_tables   lines -> items          items       captions, lead-ins; items -> builder
    text · markdown · html · word · slides · sheets    language    Indonesian or English?
    pdf         the door of PDFs                       pdf_layout, pdf_margins, pdf_tables, pdf_aligned, pdf_order
    ocr         scanned pages                          metadata    title, kind, partner, years, access
    names, sidecars            documents and what describes them
    descriptions, access       what a person writes about a document; how marks are understood
    pictures, marks            a PDF's page with a quote marked
    apart, worker              all of this in a process of its own, within limits

Importing this package loads none of the libraries that open files.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.core.errors import DocumentError, Words
from assistant.core.types import Document, Remark
from assistant.reading.files import file_id, fingerprint
from assistant.reading.names import SUPPORTED, is_description, is_document, is_entered
from assistant.reading.sidecars import sidecar_of

__all__ = [
    "READER_VERSION",
    "SUPPORTED",
    "file_id",
    "fingerprint",
    "is_description",
    "is_document",
    "is_entered",
    "read_document",
    "sidecar_of",
]

READER_VERSION = "3"
"""Raise this whenever any reader's output changes: readings kept from another version are thrown away."""


def read_document(path: Path, *, corpus: Path, max_bytes: int = 200_000_000) -> Document:
    """The document in a file, read by what the file really is, described by its front matter or sidecar.

    `max_bytes` bounds the file's size. What could not be read of it (pages without text) is in `remarks`.

    Raises:
        DocumentError: the file cannot be read at all: encrypted, damaged, empty, too large, of a foreign format.
    """
    from assistant.reading import descriptions, files, metadata
    from assistant.reading.access import stamp_in
    from assistant.reading.registry import reader_for
    from assistant.reading.structure.build import DocumentBuilder

    if is_description(path.name):
        raise _orphan(path.name)
    data = files.load(path, max_bytes)
    suffix = files.real_suffix(path, data)
    builder = DocumentBuilder()
    properties = reader_for(suffix)(data, builder)
    written = metadata.merge(descriptions.read_sidecars(path), properties.metadata)
    written = descriptions.with_stamp(written, properties.stamp or stamp_in(builder.first_lines()))
    if suffix != path.suffix.lower() and path.suffix:
        builder.remark(_misnamed(path.suffix.lower(), suffix))
    for remark in written.remarks:
        builder.remark(remark)
    if not builder.has_text and not builder.has_remarks:
        raise files.empty_document()
    identifier = hashlib.sha256(data).hexdigest()
    return builder.finish(
        metadata.describe(identifier, path, corpus, properties, written, builder.first_heading, builder.text)
    )


def _orphan(name: str) -> DocumentError:
    return DocumentError(
        Words(
            f"Keterangan “{name}” tidak menerangkan dokumen apa pun.",
            f"The description “{name}” describes no document.",
        ),
        Words(
            "Beri nama seperti dokumennya, di folder yang sama: “dokumen.pdf.yaml” untuk “dokumen.pdf”.",
            "Name it like its document, in the same folder: “document.pdf.yaml” for “document.pdf”.",
        ),
    )


def _misnamed(suffix: str, real: str) -> Remark:
    return Remark(
        Words(
            f"Nama berkas berakhiran {suffix}, tetapi isinya {real}; dibaca sebagai {real}.",
            f"The file's name ends in {suffix}, but it is {real}; it was read as {real}.",
        ),
        Words(f"Ganti akhiran namanya menjadi {real}.", f"Rename it to end in {real}."),
    )
