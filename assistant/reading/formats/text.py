"""Reads bare text in whatever encoding: form feeds are page breaks, structure is told from how lines are written."""

from __future__ import annotations

import re
from textwrap import dedent

from assistant.reading.access import stamp_in
from assistant.reading.decoding import decode
from assistant.reading.descriptions import endless_head, parse_metadata
from assistant.reading.metadata import Metadata, Properties
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.clean import repair_characters
from assistant.reading.structure.flow import items_of
from assistant.reading.structure.items import lay
from assistant.reading.structure.lines import Line

_FULL_SHARE = 0.7  # of the usual line width: a shorter line was ended on purpose

_MOST_HEAD_LINES = 400
_RULE = re.compile(r"-{3,}|–{2,}|—+")
_HEAD = "kepala dokumen / front matter"


def read_text(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a bare text into the builder. A YAML head between lines of "---" is metadata."""
    text, metadata = split_front_matter(decode(data))
    pages = text.split("\f")
    if pages and not pages[-1].strip():
        pages.pop()  # a form feed that ends the file begins no page
    paged = len(pages) > 1
    lay(items_of(_lines(pages, paged)), builder)
    if paged:
        builder.page(len(pages))
    return Properties("text/plain", metadata=metadata, stamp=stamp_in(text.split("\n")))


def split_front_matter(text: str) -> tuple[str, Metadata]:
    """The text without its YAML head, and what the head says; a head that cannot be read is named in a remark.

    A head stands between two lines of "---" at the top; empty lines above it, indentation and the dashes that word
    processors make of them do not matter.
    """
    lines = text.lstrip("\ufeff").split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not _RULE.fullmatch(lines[start].strip()):
        return text, Metadata()
    inside = range(start + 1, min(start + _MOST_HEAD_LINES, len(lines)))
    end = next((i for i in inside if lines[i].strip() == "..." or _RULE.fullmatch(lines[i].strip())), None)
    head = "\n".join(lines[start + 1 : end or inside.stop])
    if end is None:
        # No head, or one whose end was forgotten or stands too far below: that may not open what it wants closed.
        return text, endless_head(head, where=_HEAD)
    if ":" not in head:
        return text, Metadata()  # two rules, not a head
    # The head itself is read here and not by python-frontmatter, which raises the whole text away with a bad head.
    return "\n".join(lines[end + 1 :]), parse_metadata(dedent(head), where=_HEAD)


def _lines(pages: list[str], paged: bool) -> list[Line]:
    repaired = [repair_characters(page).split("\n") for page in pages]
    lengths = sorted(len(line) for page in repaired for line in page if len(line) > 20)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    lines: list[Line] = []
    for number, page in enumerate(repaired, start=1):
        gap = True
        for line in page:
            line = line.strip()
            if line:
                full = len(line) >= usual * _FULL_SHARE
                lines.append(Line(line, number if paged else 0, gap, full=full))
            gap = not line
    return lines
