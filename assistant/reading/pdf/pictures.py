"""Pictures of a PDF's pages with a quote marked where it stands, drawn by pypdfium2.

What only this module knows: how PDFium is called. Where a quote stands is found in `marks`.
"""

from __future__ import annotations

import ctypes
import io
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
from PIL import Image, ImageChops, ImageDraw

from assistant.core.errors import DocumentError, Words
from assistant.reading.pdf.highlights import Box, Character, highlight_boxes

__all__ = ["Box", "Character", "draw_page", "highlight_boxes", "page_characters", "page_mark", "page_picture"]

_LOCK = threading.Lock()  # PDFium keeps global state and is not safe to call from two threads
_MARK = (255, 236, 130)
_MOST_PIXELS = 30_000_000  # a page drawn as a thin strip would otherwise be as high as its file likes


def page_picture(path: Path, page_number: int, quotes: Sequence[str], *, width_pixels: int = 1000) -> bytes:
    """The page (numbers count from 1) as a PNG, `width_pixels` wide, with the quotes marked that stand on it.

    Raises:
        DocumentError: the file is no readable PDF, or has no such page.
    """
    with _page(path, page_number) as page:
        width, height = page.get_size()
        scale = min(width_pixels / width, math.sqrt(_MOST_PIXELS / (width * height)))
        image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        boxes = highlight_boxes(_characters(page), quotes)
    marks = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(marks)
    for left, top, right, bottom in boxes:
        draw.rectangle([(left - 1) * scale, (top - 1) * scale, (right + 1) * scale, (bottom + 1) * scale], fill=_MARK)
    stream = io.BytesIO()
    # Multiplied, the mark lies under the letters as ink of a highlighter does.
    ImageChops.multiply(image, marks).save(stream, "PNG")
    return stream.getvalue()


def page_mark(path: Path, page_number: int, quotes: Sequence[str]) -> float | None:
    """How far down the page the first of the quotes begins, 0 (top) to 1; `None` where none stands on it.

    Raises:
        DocumentError: the file is no readable PDF, or has no such page.
    """
    with _page(path, page_number) as page:
        boxes = highlight_boxes(_characters(page), quotes)
        _, height = page.get_size()
    return min((max(0.0, top / height) for _, top, _, _ in boxes), default=None)


def page_characters(path: Path, page_number: int) -> list[Character]:
    """The characters of a page with their boxes, in the order of the file.

    Raises:
        DocumentError: the file is no readable PDF, or has no such page.
    """
    with _page(path, page_number) as page:
        return _characters(page)


def draw_page(data: bytes, page_number: int, *, dots_per_inch: int) -> Image.Image | None:
    """A page of a PDF as a picture, or None where it cannot be drawn."""
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            return None
        try:
            picture: Image.Image = document[page_number - 1].render(scale=dots_per_inch / 72).to_pil().convert("RGB")
        except (pdfium.PdfiumError, IndexError):
            return None
        finally:
            document.close()
    return picture


@contextmanager
def _page(path: Path, page_number: int) -> Iterator[pdfium.PdfPage]:
    """A page of a PDF, open for the length of a `with`, nobody else in PDFium meanwhile."""
    with _LOCK:
        document = _open(path)
        try:
            if not 1 <= page_number <= len(document):
                raise _no_such_page(page_number)
            yield document[page_number - 1]
        except pdfium.PdfiumError as error:
            raise _undrawable() from error
        finally:
            document.close()


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, FileNotFoundError) as error:
        raise _undrawable() from error


def _characters(page: pdfium.PdfPage) -> list[Character]:
    """A page's characters. PDFium counts from the bottom left of the media box, a picture from the top left."""
    text = page.get_textpage()
    found: list[Character] = []
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    view_left, _, _, view_top = page.get_cropbox()
    for index in range(text.count_chars()):
        code = pdfium_raw.FPDFText_GetUnicode(text, index)
        if code == 0 or not pdfium_raw.FPDFText_GetCharBox(text, index, *(ctypes.byref(side) for side in sides)):
            continue
        box = (left.value - view_left, view_top - top.value, right.value - view_left, view_top - bottom.value)
        found.append(Character(chr(code) if code < 0x110000 else "", box))
    text.close()
    return found


def _undrawable() -> DocumentError:
    return DocumentError(
        Words("Gambar halaman tidak dapat dibuat dari berkas ini.", "No page picture can be made of this file."),
        Words("Periksa apakah berkas masih ada dan dapat dibuka.", "Check that the file still exists and opens."),
    )


def _no_such_page(number: int) -> DocumentError:
    return DocumentError(
        Words(f"Halaman {number} tidak ada dalam dokumen ini.", f"The document has no page {number}."),
        Words("Bangun ulang indeks bila dokumen telah berubah.", "Rebuild the index if the document has changed."),
    )
