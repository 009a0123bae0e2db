"""Recognises headings, list items and table captions in bare text by how their line is written.

What only this module knows: the patterns of Indonesian theses, regulations and agreements (BAB, 1.1, Pasal, Tabel),
also as optical recognition spoils them (`BAB |`, `BAB I11`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.reading.structure.clean import fold

CHAPTER, PART, ARTICLE, LETTERED, CAPITALS, TABLE = 1, 2, 3, 6, 7, 9
"""Levels of headings that carry no number of their own; numbered sections ("2.2.1") count their numbers."""

_CHAPTER = re.compile(r"(BAB|Bab|CHAPTER|Chapter)\s+([IVXLivxl1|!]{1,6}|\d{1,2})(?:[.:]?\s+(.+)|[.:]?)")
_PART = re.compile(r"((?:BAGIAN|Bagian|PARAGRAF|Paragraf)\s+(?:[Kk]e[a-z]+|KE[A-Z]+))(?:[.:]?\s+(.+)|[.:]?)")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(\S.*)")
_ARTICLE = re.compile(r"((?:Pasal|PASAL|Article|ARTICLE)\s+(?:\d{1,3}[A-Z]?|[IVXL]{1,6}))(?:[.:]?\s+(.+)|[.:]?)")
_TABLE = re.compile(r"((?:Tabel|TABEL|Table|TABLE)\s+(?:\d{1,3}(?:[.\-]\d{1,3})*|[IVXL]{1,5}))[.:]?\s+(\S.*)")
_CAPTION = re.compile(r"(?:Tabel|TABEL|Table|TABLE)\b(?:\s+[\d.IVXL\-]+)?")
_LETTERED = re.compile(r"(?:[A-H]|[IVX]{1,4})\.\s+[A-Z“\"(].{2,80}")
_NAMED = frozenset(
    name.strip()
    for name in (
        "abstrak, abstract, intisari, ringkasan, ringkasan eksekutif, executive summary, kata pengantar, prakata, "
        "preface, daftar isi, daftar tabel, daftar gambar, daftar lampiran, daftar singkatan, daftar pustaka, "
        "daftar rujukan, pendahuluan, tinjauan pustaka, kajian pustaka, landasan teori, metode penelitian, "
        "metodologi penelitian, metedologi penelitian, hasil penelitian, hasil dan pembahasan, pembahasan, "
        "kesimpulan, kesimpulan dan saran, simpulan dan saran, penutup, saran, lampiran, introduction, literature "
        "review, methodology, methods, results, discussion, conclusion, conclusions, references, bibliography, "
        "appendix, table of contents, contents,"
    )
    .strip(",")
    .split(",")
)
_BULLET = re.compile(r"[-–—•*▪●○■□◦‣·➢✓]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)])\s+(?=\S)")
_SOURCE = re.compile(r"(?:Sumber|Source|Catatan|Keterangan|Note)\s?:", re.IGNORECASE)
_UNFINISHED = tuple(".,;:!?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading: its level (1 outermost), its text in a tidy look, and what gave it away."""

    level: int
    text: str
    sort: Literal["chapter", "part", "section", "article", "table", "named", "lettered"]
    titled: bool = True


def recognise(line: str) -> Heading | None:
    """The heading that a line of bare text is, or None. Says nothing of lines that are only in capitals."""
    line = fold(line)
    if not line or len(line) > 160:
        return None
    if line.casefold() in _NAMED and (line.isupper() or line[0].isupper()):
        return Heading(CHAPTER, line, "named")
    if found := _CHAPTER.fullmatch(line):
        word, number, title = found.group(1), _roman(found.group(2)), found.group(3) or ""
        if number and (not title or _is_title(title, 16)):
            return Heading(CHAPTER, f"{word} {number} {title}".rstrip(), "chapter", bool(title))
    if found := _PART.fullmatch(line):
        title = found.group(2) or ""
        if not title or _is_title(title, 12):
            return Heading(PART, line, "part", bool(title))
    if found := _ARTICLE.fullmatch(line):
        title = found.group(2) or ""
        if not title or _is_title(title, 8):
            return Heading(ARTICLE, line.rstrip(".:"), "article", bool(title))
    if found := _SECTION.fullmatch(line):
        number, title = found.groups()
        if _is_title(title, 16) and not re.match(r"(?:WIB|WITA|WIT|AM|PM)\b", title):
            return Heading(1 + number.count("."), f"{number} {title}", "section")
    return recognise_table(line)


def recognise_table(line: str) -> Heading | None:
    """The numbered caption of a table ("Tabel 1.2 Kerja Sama …") that a line is, or None."""
    found = _TABLE.fullmatch(fold(line))
    if found is None:
        return None
    name, title = found.groups()
    if not (title[0].isupper() or title[0] in '(“"') or len(title.split()) > 30 or title.endswith((",", ";", ":")):
        return None
    return Heading(TABLE, f"{name} {title}", "table")


def is_generic(text: str) -> bool:
    """Whether a heading names a part that many documents have ("Abstrak", "Pasal 4", "BAB II"), not a document."""
    return recognise(text) is not None or list_marker(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a heading is a numbered part of a document: a chapter, section or article."""
    mark = recognise(text)
    return mark is not None and mark.sort not in ("named", "table")


def is_lettered(line: str) -> bool:
    """Whether a line reads like "A. Latar Belakang" or "II. PENUTUP"; a list item may, too."""
    return bool(_LETTERED.fullmatch(line)) and not line.endswith(_UNFINISHED) and len(line.split()) <= 10


def is_capitals(line: str) -> bool:
    """Whether a line is written in capitals throughout and is more than an abbreviation."""
    letters = sum(character.isalpha() for character in line)
    if not line.isupper() or line.endswith((".", ",", ";", ":")) or "|" in line or len(line) > 120:
        return False
    return letters >= 8 or (letters >= 6 and len(line.split()) > 1)


def is_caption(text: str) -> bool:
    """Whether a paragraph reads like the caption of the table beside it."""
    return bool(_CAPTION.match(text)) and len(text) <= 300 and not re.search(r"[.!?]\s+[A-Z]", text[12:])


def is_source_line(line: str) -> bool:
    """Whether a line names a table's source or note ("Sumber: …"), which ends the table."""
    return bool(_SOURCE.match(line))


def is_table_line(line: str) -> bool:
    """Whether a line of bare text is a table's: its cells are set apart by bars."""
    return line.count("|") >= 2 or " | " in line


def list_marker(line: str) -> str | None:
    """The mark a list item begins with: "1. ", "a) "; "" for a bullet, which is left out of the text; else None."""
    if _BULLET.match(line):
        return ""
    found = _NUMBER.match(line)
    return found.group() if found else None


def without_bullet(line: str) -> str:
    """A list item's line without its bullet; numbers stay, for they are part of what is said."""
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line


def stands_alone(line: str) -> bool:
    """Whether a line of bare text must never be joined with the lines around it."""
    return (
        recognise(line) is not None
        or list_marker(line) is not None
        or is_table_line(line)
        or is_capitals(line)
        or is_source_line(line)
    )


def _is_title(title: str, most_words: int) -> bool:
    first = next((character for character in title if character.isalnum()), "")
    return (
        first.isupper()
        and len(title.split()) <= most_words
        and not title.endswith(_UNFINISHED)
        and not re.search(r"[.!?;]\s+[A-Z]|\.{4,}", title)
    )


def _roman(number: str) -> str:
    """A chapter's number as it was meant: strokes that recognition took for "|", "l", "1" or "!" are I again."""
    if number.isdigit():
        return number
    mended = re.sub(r"[|l1!]", "I", number) if not number.islower() else re.sub(r"[|1!]", "i", number)
    return mended.upper() if re.fullmatch(r"[IVXL]+", mended, re.IGNORECASE) else ""
