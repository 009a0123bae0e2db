"""What a person says about a document: read from and written into the YAML file beside it.

Only what was changed is rewritten; other keys, their order and comments stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from assistant.core.errors import DocumentError, FilingError, Words
from assistant.reading.access import ACCESS_LEVELS, CONFIDENTIAL, stamp_in
from assistant.reading.decoding import decode
from assistant.reading.descriptions import MOST_CHARACTERS, field_of, parse_metadata, read_sidecars, with_stamp
from assistant.reading.files import read_regular, read_start
from assistant.reading.metadata import Metadata, merge, parse_years
from assistant.reading.structure.clean import fold

KINDS = ("thesis", "mou", "interview", "other")
LANGUAGES = ("id", "en")
WITH_FRONT_MATTER = frozenset({".md", ".markdown", ".txt", ""})
"""Suffixes of files that may describe themselves; one without a suffix is read as text."""
_KEYS = {
    "title": "title",
    "kind": "kind",
    "partners": "partner",
    "years": "years",
    "language": "language",
    "access": "access",
}
"""Each field with the key that we write it under."""
_MOST_LETTERS = 300
STRICTEST = ACCESS_LEVELS.index(CONFIDENTIAL)
_START_BYTES = 1_000_000
"""Of a document: more than its front matter can take."""


@dataclass(frozen=True, slots=True)
class Description:
    """What to write about a document; `None` leaves a field as it is, an empty value removes it."""

    title: str | None = None
    kind: str | None = None
    partners: tuple[str, ...] | None = None
    years: tuple[int, ...] | None = None
    language: str | None = None
    access: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is any field to write."""
        return any(getattr(self, field.name) is not None for field in fields(self))


def described_as(path: Path) -> Metadata:
    """What is written about a document: in the file beside it, in its own front matter, as a stamp at its top.

    Raises:
        DocumentError: the document cannot be opened.
    """
    from assistant.reading.formats.text import split_front_matter

    written = read_sidecars(path)
    if path.suffix.lower() in WITH_FRONT_MATTER:
        body, own = split_front_matter(_lines_of(read_start(path, _START_BYTES)))
        written = with_stamp(merge(written, own), stamp_in(body.split("\n")))
    return written


def body_digest(path: Path, max_bytes: int) -> str:
    """The SHA-256 of a document's text below its front matter; "" where its format has none.

    Raises:
        DocumentError: the document cannot be opened, or is larger than `max_bytes`.
    """
    from assistant.reading.formats.text import split_front_matter

    if path.suffix.lower() not in WITH_FRONT_MATTER:
        return ""
    body, _ = split_front_matter(_lines_of(read_regular(path, max_bytes)))
    return hashlib.sha256(body.strip().encode("utf-8", "surrogatepass")).hexdigest() if body.strip() else ""


def is_confidential(path: Path) -> bool:
    """Whether a document is described as confidential now; one that cannot be opened might be."""
    try:
        return described_as(path).access == CONFIDENTIAL
    except DocumentError:
        return True


def checked(description: Description) -> Description:
    """The description with its texts tidied. Raises FilingError for a value that could not be read back."""
    title = None if description.title is None else _tidy(description.title)
    partners = description.partners
    if partners is not None:
        partners = tuple(dict.fromkeys(tidied for one in partners if (tidied := _tidy(one))))
    for value, known in (
        (description.kind, KINDS),
        (description.language, LANGUAGES),
        (description.access, ACCESS_LEVELS),
    ):
        if value and value not in known:
            raise _refused(Words(f"Nilai “{value}” tidak dikenal.", f"The value “{value}” is not known."))
    if any(len(text) > _MOST_LETTERS for text in (title or "", *(partners or ()))):
        raise _refused(
            Words(
                f"Teksnya terlalu panjang (paling banyak {_MOST_LETTERS} huruf).",
                f"The text is too long (at most {_MOST_LETTERS} characters).",
            )
        )
    return Description(title, description.kind, partners, description.years, description.language, description.access)


def years_in(text: str) -> tuple[int, ...]:
    """The years of a text like "2016, 2020–2023". Raises FilingError where something of it is no year."""
    years = parse_years(text)
    left = re.sub(r"\d{4}|[-–—,;\s]|s\.?d\.?|sampai|hingga|\bto\b|\bdan\b|\band\b", "", text)
    if left or (text.strip() and not years):
        raise FilingError(
            Words(f"Tahun “{fold(text)}” tidak terbaca.", f"The years “{fold(text)}” cannot be read."),
            Words("Tulis seperti 2016, 2020–2023.", "Write them like 2016, 2020–2023."),
        )
    return years


def rewritten(before: str, description: Description) -> str:
    """The YAML text with what the description says. Of a text that is not wholly understood only what is stays, and the
    document stays closed unless the description opens it."""
    text, said = before, {field: getattr(description, field) for field in _KEYS}
    understood = parse_metadata(before, where="")
    if understood.remarks or _blocks(before) is None:
        text = _understood_lines(before)
        said = {field: getattr(understood, field) if value is None else value for field, value in said.items()}
    for field, key in _KEYS.items():
        if said[field] is not None:
            text = _with_line(text, field, _line(key, said[field]) if said[field] else "")
    return text


def _understood_lines(text: str) -> str:
    """The lines of those keys that are understood, each by itself and all together."""
    lines = text.splitlines(keepends=True)
    blocks = _blocks(text)
    for start, end in sorted((blocks or {"": (0, len(lines))}).values(), reverse=True):
        if blocks is None or parse_metadata("".join(lines[start:end]), where="").remarks:
            del lines[start:end]
    left = "".join(lines)
    return "" if parse_metadata(left, where="").remarks else left


def strictness(sidecar: bytes | None) -> int:
    """How closed a document with this description is, from 0 (public, or nothing said) to `STRICTEST`."""
    said = parse_metadata(decode(sidecar or b""), where="").access
    return ACCESS_LEVELS.index(said) if said else 0


def _lines_of(data: bytes) -> str:
    return decode(data).replace("\r\n", "\n")


def _with_line(text: str, field: str, line: str) -> str:
    """The text with the line in the place of the first key of this field, or at the end; the others are left out."""
    lines = text.splitlines(keepends=True)
    for key, (start, end) in reversed((_blocks(text) or {}).items()):
        if field_of(key) == field:
            lines[start:end] = [line] if line else []
            line = ""
    if line:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines.append(line)
    return "".join(lines)


def _blocks(text: str) -> dict[str, tuple[int, int]] | None:
    """Each top-level key with its first line and the line after its last; None if the text is no block mapping."""
    if len(text) > MOST_CHARACTERS:
        return None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode) or node.flow_style or node.start_mark.column:
        return None
    blocks = {}
    for key, value in node.value:
        start, end = key.start_mark.line, value.end_mark
        # A block's end mark stands at the next key, behind comments that belong there; a scalar's on its own line.
        last = end.line + 1 if end.column else end.line
        lines = text.splitlines()[start : max(last, start + 1)]
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        blocks[str(key.value)] = (start, start + len(lines))
    return blocks


def _line(key: str, value: object) -> str:
    plain = list(value) if isinstance(value, tuple) else value
    written = yaml.safe_dump(plain, allow_unicode=True, default_flow_style=True, width=10**6)
    return f"{key}: {written.removesuffix(chr(10)).removesuffix(chr(10) + '...')}\n"


def _tidy(text: str) -> str:
    return fold("".join(character for character in text if character.isprintable() or character.isspace()))


def _refused(message: Words) -> FilingError:
    return FilingError(message, Words("Perbaiki isiannya, lalu simpan lagi.", "Correct the entry, then save again."))
