"""Reads DOCX: mammoth keeps headings, lists and tables as HTML, which is read like any other."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree  # type: ignore[import-untyped]

from assistant.reading.access import stamp_in
from assistant.reading.files import MEDIA_TYPES, check_archive, damaged
from assistant.reading.formats.html import items_of_html, parse
from assistant.reading.metadata import Properties
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.clean import fold
from assistant.reading.structure.items import HeadingItem, Item, lay

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Judul'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Keterangan'] => p.caption:fresh
p[style-name='Judul 1'] => h1:fresh
p[style-name='Judul 2'] => h2:fresh
p[style-name='Judul 3'] => h3:fresh
p[style-name='Judul 4'] => h4:fresh
b =>
i =>
"""
_CORE = "docProps/core.xml"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_PARAGRAPH, _TEXT = (f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}" for name in ("p", "t"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_word(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a Word document into the builder.

    Raises:
        DocumentError: it is damaged, or unpacks to too much.
    """
    archive = check_archive(data, ".docx")
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {})
        )
    except (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, KeyError, ValueError, TypeError, AttributeError,
            IndexError, NotImplementedError, RecursionError, OSError) as error:  # fmt: skip
        # mammoth checks nothing: a missing part is a KeyError, broken XML an ExpatError, an
        # attribute out of shape a ValueError, a cut stream a zlib.error (found by truncating and flipping bytes).
        raise damaged(".docx") from error
    lay(_titled_sections(items_of_html(parse(result.value))), builder)
    return Properties(MEDIA_TYPES[".docx"], title=core_title(archive), stamp=_stamp(archive))


def _stamp(archive: zipfile.ZipFile) -> str:
    """The stamp in a header or footer, which are no part of the text, "" where there is none."""
    for name in filter(_MARGIN.fullmatch, archive.namelist()):
        root = _xml(archive, name)
        lines = ["".join(one.itertext(_TEXT)) for one in root.iter(_PARAGRAPH)] if root is not None else []
        if stamp := stamp_in(lines):
            return stamp
    return ""


def core_title(archive: zipfile.ZipFile) -> str:
    """The title in an office document's properties, "" where there is none."""
    root = _xml(archive, _CORE)
    return fold(root.findtext(_TITLE) or "") if root is not None else ""


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    """A part of the archive as XML, `None` where it is missing or broken."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(archive.read(name), parser)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError):
        return None


def _titled_sections(items: list[Item]) -> list[Item]:
    """A document's title (style Title) stands above its chapters (style Heading 1): set them a level deeper."""
    tops = [item for item in items if isinstance(item, HeadingItem) and item.level == 1]
    if len(tops) < 2 or items[0] is not tops[0] or re.match(r"(?i)bab\b|\d", tops[0].text):
        return items
    return [
        HeadingItem(item.level + 1, item.text) if isinstance(item, HeadingItem) and item is not tops[0] else item
        for item in items
    ]
