"""Reads bare text in whatever encoding: form feeds are page breaks, structure is told from how lines are written."""

from __future__ import annotations

from assistant.reading.build import DocumentBuilder
from assistant.reading.clean import repair_characters
from assistant.reading.flow import items_of
from assistant.reading.items import lay
from assistant.reading.lines import Line
from assistant.reading.metadata import Metadata, Properties, endless_head, parse_metadata

_FULL_SHARE = 0.7  # of the usual line width: a shorter line was ended on purpose

_MOST_HEAD_LINES = 400
_HEAD = "kepala dokumen / front matter"


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, as UTF-8, as UTF-16 without a mark, else as the likeliest single-byte code."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return data.decode("utf-32", "replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    sample = data[:4096]
    if sample[1::2].count(0) > len(sample) * 0.3:
        return data.decode("utf-16-le", "replace")
    if sample[::2].count(0) > len(sample) * 0.3:
        return data.decode("utf-16-be", "replace")
    return _single_byte(data)


def _single_byte(data: bytes) -> str:
    """Windows' Western code, which Indonesian and English texts use, unless it has characters no text would use."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best is not None else "latin-1", "replace")
    return western


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
    return Properties("text/plain", metadata=metadata)


def split_front_matter(text: str) -> tuple[str, Metadata]:
    """The text without its YAML head, and what the head says; a head that cannot be read is named in a remark."""
    lines = text.lstrip("\ufeff").split("\n")
    if lines[0].rstrip() != "---":
        return text, Metadata()
    end = next(
        (i for i, line in enumerate(lines[1:_MOST_HEAD_LINES], start=1) if line.rstrip() in ("---", "...")), None
    )
    if end is None:
        # No head, or one whose end was forgotten or stands too far below: that may not open what it wants closed.
        return text, endless_head("\n".join(lines[1:_MOST_HEAD_LINES]), where=_HEAD)
    if not any(":" in line for line in lines[1:end]):
        return text, Metadata()  # two rules, not a head
    # The head itself is read here and not by python-frontmatter, which raises the whole text away with a bad head.
    return "\n".join(lines[end + 1 :]), parse_metadata("\n".join(lines[1:end]), where=_HEAD)


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
