"""Reads PPTX with python-pptx: slides are pages, their titles headings; notes follow a slide's own text."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.table import Table as SlideTable
from pptx.text.text import TextFrame

from assistant.reading.files import MEDIA_TYPES, check_archive, damaged
from assistant.reading.metadata import Properties
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.clean import fold
from assistant.reading.structure.items import GridItem, HeadingItem, Item, ListEntry, PageItem, ParagraphItem, lay

_FURNITURE = {13, 15, 16}  # slide number, footer, date placeholders
_DEEPEST_GROUP = 20


def read_slides(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a presentation into the builder, a page for each slide.

    Raises:
        DocumentError: it is damaged, or unpacks to too much.
    """
    check_archive(data, ".pptx")
    try:
        presentation = Presentation(io.BytesIO(data))
        items: list[Item] = []
        for number, slide in enumerate(presentation.slides, start=1):
            items.append(PageItem(number, str(number)))
            title = slide.shapes.title
            name = fold(title.text_frame.text) if title is not None and title.has_text_frame else ""
            shapes = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
            content = _shapes(sorted(shapes, key=_place), 0)
            if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
                content += _text(slide.notes_slide.notes_text_frame, listed=False)
            if name or content:
                # A slide without a title must not fall under the slide before it.
                items += [HeadingItem(1, name or f"Slide {number}"), *content]
        title_property = presentation.core_properties.title or ""
    except (PythonPptxError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, TypeError,
            AttributeError, IndexError, EOFError, NotImplementedError) as error:  # fmt: skip
        # python-pptx reads its parts lazily and leaks what broken XML leads to (found by truncating and flipping).
        raise damaged(".pptx") from error
    lay(items, builder)
    return Properties(MEDIA_TYPES[".pptx"], title=fold(title_property))


def _place(shape: BaseShape) -> tuple[int, int]:
    """Reading order: from top to bottom in bands of half an inch, then from left to right."""
    return (int(shape.top or 0) // 457_200, int(shape.left or 0))


def _shapes(shapes: Iterable[BaseShape], depth: int) -> list[Item]:
    items: list[Item] = []
    for shape in shapes:
        if shape.is_placeholder and int(shape.placeholder_format.type or 0) in _FURNITURE:
            continue
        if isinstance(shape, GroupShape) and depth < _DEEPEST_GROUP:
            items += _shapes(sorted(shape.shapes, key=_place), depth + 1)
        elif getattr(shape, "has_table", False):
            items.append(_grid(shape.table))  # type: ignore[attr-defined]
        elif shape.has_text_frame:
            items += _text(shape.text_frame, listed=shape.is_placeholder)  # type: ignore[attr-defined]
    return items


def _text(frame: TextFrame, *, listed: bool) -> list[Item]:
    """A text frame's paragraphs; in a content placeholder of several they are the points of a list."""
    paragraphs = [paragraph for paragraph in frame.paragraphs if paragraph.text.strip()]
    if not listed or len(paragraphs) < 2:
        return [ParagraphItem(fold(paragraph.text)) for paragraph in paragraphs]
    first_ends = fold(paragraphs[0].text).endswith(":")
    items: list[Item] = [ParagraphItem(fold(paragraphs[0].text))] if first_ends else []
    return items + [
        ListEntry(fold(paragraph.text), depth=min(paragraph.level, 8)) for paragraph in paragraphs[int(first_ends) :]
    ]


def _grid(table: SlideTable) -> GridItem:
    lines = [tuple("" if cell.is_spanned else fold(cell.text) for cell in row.cells) for row in table.rows]
    if table.first_row or len(lines) < 2:
        return GridItem(lines[0] if lines else (), tuple(lines[1:]))
    return GridItem(tuple("" for _ in lines[0]), tuple(lines))
