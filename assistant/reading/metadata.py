"""What is known of a document besides its text: from front matter, a sidecar file, its properties, its place.

What only this module knows: the fields, how forgivingly their values are read, and the defaults.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from assistant.core.types import DocumentInfo, Remark, Source
from assistant.language.detection import detect_language
from assistant.reading.access import ACCESS_LEVELS
from assistant.reading.structure.clean import fold

_KINDS = {"interviews": "interview", "theses": "thesis", "mous": "mou"}
_YEARS = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?:\s*(?:[-–—]|s\.?d\.?|sampai|hingga|to)\s*(1[89]\d\d|20\d\d))?(?!\d)")
_LONGEST_SPAN_YEARS = 150
_LANGUAGES = {"indonesia": "id", "indonesian": "id", "bahasa indonesia": "id", "inggris": "en", "english": "en"}
_JUNK_TITLE = re.compile(
    r"(?:untitled|microsoft (?:word|powerpoint|excel)\b.*|document ?\d*|dokumen ?\d*|presentation ?\d*|presentasi ?\d*|"
    r"slide ?\d*|powerpoint presentation|\(?anonymous\)?|unspecified|judul|title|"
    r".*\.(?:docx?|pptx?|xlsx?|pdf|indd|tex|rtf))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a person wrote about a document; an empty field was not written."""

    title: str = ""
    kind: str = ""
    partners: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    language: str = ""
    access: str = ""
    sources: tuple[Source, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: int | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What a reader found in the file itself besides its text."""

    media_type: str
    title: str = ""
    metadata: Metadata = Metadata()
    stamp: str = ""
    """What is stamped at its top or in its margins ("RAHASIA"), where what is laid down does not keep that apart."""


def parse_years(value: object) -> tuple[int, ...]:
    """The years in a number, a text ("2017–2020", "1997, 2006") or a list of these, ascending, each once."""
    years: set[int] = set()
    for one in value if isinstance(value, (list, tuple, set)) else [value]:
        if isinstance(one, datetime.date):
            years.add(one.year)
            continue
        for found in _YEARS.finditer(text_of(one)):
            first = int(found.group(1))
            last = int(found.group(2) or first)
            years.update(range(first, last + 1) if first <= last <= first + _LONGEST_SPAN_YEARS else (first, last))
    return tuple(sorted(years))


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Both together; where both say something, `first` counts (for access the stricter of the two)."""
    levels = [level for level in (first.access, second.access) if level]
    return Metadata(
        title=first.title or second.title,
        kind=first.kind or second.kind,
        partners=first.partners or second.partners,
        countries=first.countries or second.countries,
        years=first.years or second.years,
        language=first.language or second.language,
        access=max(levels, key=ACCESS_LEVELS.index) if levels else "",
        sources=first.sources or second.sources,
        authors=first.authors or second.authors,
        publisher=first.publisher or second.publisher,
        published=first.published or second.published,
        remarks=first.remarks + second.remarks,
    )


def describe(
    identifier: str, path: Path, corpus: Path, properties: Properties, written: Metadata, first_heading: str, text: str
) -> DocumentInfo:
    """The document's info from all that is known, with defaults for what is not. `pages` is left to the builder."""
    relative = _relative(path, corpus)
    folder = relative.parts[0].lower() if len(relative.parts) > 1 else ""
    own = fold(properties.title)
    title = written.title or ("" if _JUNK_TITLE.fullmatch(own) else own) or first_heading or _from_name(path)
    info = DocumentInfo(
        id=identifier,
        path=str(relative),
        title=title,
        kind=written.kind or _KINDS.get(folder, folder) or "other",
        media_type=properties.media_type,
        language=written.language or detect_language(text or title),
    )
    return replace(
        info,
        access=written.access or "public",
        partners=written.partners,
        countries=written.countries,
        years=written.years,
        sources=written.sources,
        authors=written.authors,
        publisher=written.publisher,
        published=written.published,
    )


def _relative(path: Path, corpus: Path) -> PurePosixPath:
    """The path below the corpus; a link inside the corpus keeps its own place, whatever it points to."""
    for inner, outer in ((path.absolute(), corpus.absolute()), (path.resolve(), corpus.resolve())):
        if inner.is_relative_to(outer):
            return PurePosixPath(inner.relative_to(outer).as_posix())
    return PurePosixPath(path.name)


def _from_name(path: Path) -> str:
    return fold(re.sub(r"[_\s]+|(?<=\w)-(?=\w)", " ", path.stem)) or path.name


def text_of(value: object) -> str:
    """A value as text on one line; "" for what is no text."""
    if isinstance(value, bool) or value is None or isinstance(value, (list, tuple, dict, set)):
        return ""
    return fold(str(value))


def texts_of(value: object) -> tuple[str, ...]:
    """A value, or those of a list, as texts, each once."""
    values = value if isinstance(value, (list, tuple)) else [value]
    return tuple(dict.fromkeys(text for one in values if (text := text_of(one))))


def language_code(value: str) -> str:
    """The two-letter code of a language, "" for what is none."""
    value = value.lower()
    code = _LANGUAGES.get(value, value.split("-")[0].split("_")[0])
    return code if re.fullmatch(r"[a-z]{2}", code) else ""


def sources_of(value: object) -> tuple[Source, ...]:
    """The sources in a text, a mapping or a list of these."""
    if isinstance(value, Mapping) and not {"id", "text", "url"} & set(value):
        value = [{"id": key, "text": text_of(one)} for key, one in value.items()]
    made: list[Source] = []
    for number, one in enumerate(value if isinstance(value, (list, tuple)) else [value], start=1):
        if isinstance(one, Mapping):
            text = text_of(one.get("text", one.get("title")))
            source = Source(text_of(one.get("id")) or str(number), text, text_of(one.get("url")))
        else:
            text = text_of(one)
            address = re.search(r"https?://\S+", text)
            source = Source(str(number), text, address.group().rstrip(".,;)") if address else "")
        if source.text or source.url:
            made.append(source)
    return tuple(made)
