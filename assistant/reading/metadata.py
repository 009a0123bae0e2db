"""What is known of a document besides its text: from front matter, a sidecar file, its properties, its place.

What only this module knows: the fields a person may write, how forgivingly they are read, and the defaults.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from assistant.errors import Words
from assistant.reading.clean import fold
from assistant.reading.language import detect_language
from assistant.types import DocumentInfo, Remark, Source

MOST_CHARACTERS = 50_000
"""Of a description. The parser takes seconds for a megabyte, and the page parses descriptions too."""
ACCESS_LEVELS = ("public", "internal", "confidential")
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


class _Loader(yaml.SafeLoader):
    """A safe loader without "<<": a few lines of these unfold to more than any memory holds."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Leave "<<" as it is; it has no constructor, so the text counts as unreadable."""


def parse_metadata(written: str, *, where: str) -> Metadata:
    """The metadata in a YAML text. What cannot be used is left out and named in `remarks`; nothing is raised."""
    if len(written) > MOST_CHARACTERS:
        # Not read at all, so it might say so.
        return Metadata(access="confidential", remarks=(_too_long(where),))
    try:
        found = yaml.load(written, Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        # ValueError and OverflowError come from dates like 2017-13-45, RecursionError from deep nesting.
        return Metadata(
            access="confidential" if _mentions_secrecy(written) else "", remarks=(_unreadable(where, error),)
        )
    if found is None:
        return Metadata()
    if not isinstance(found, Mapping):
        return Metadata(remarks=(_unreadable(where, None),))
    return metadata_from({str(key).strip().lower(): value for key, value in found.items()}, where=where)


def endless_head(written: str, *, where: str) -> Metadata:
    """What the beginning of a text says that opens like a head but has no end: confidential, if it speaks of access."""
    if not _mentions_secrecy(written):
        return Metadata()
    return Metadata(access="confidential", remarks=(_unreadable(where, None),))


def metadata_from(fields: Mapping[str, Any], *, where: str) -> Metadata:
    """The metadata in a mapping of fields, as front matter and sidecars hold it."""
    access, remarks = _text(fields.get("access")).lower(), []
    if access and access not in ACCESS_LEVELS:
        remarks.append(_unknown_access(where, access))
        access = "confidential"
    published = parse_years(fields.get("published"))
    return Metadata(
        title=_text(fields.get("title")),
        kind=_text(fields.get("kind")).lower(),
        partners=_texts(fields.get("partner", fields.get("partners"))),
        countries=_texts(fields.get("country", fields.get("countries"))),
        years=parse_years(fields.get("years", fields.get("year"))),
        language=_language(_text(fields.get("language"))),
        access=access,
        sources=_sources(fields.get("sources", fields.get("source"))),
        authors=_texts(fields.get("author", fields.get("authors"))),
        publisher=_text(fields.get("publisher")),
        # A single year: "2016–2020" is no year of publication.
        published=published[0] if len(published) == 1 else None,
        remarks=tuple(remarks),
    )


def parse_years(value: object) -> tuple[int, ...]:
    """The years in a number, a text ("2017–2020", "1997, 2006") or a list of these, ascending, each once."""
    years: set[int] = set()
    for one in value if isinstance(value, (list, tuple, set)) else [value]:
        if isinstance(one, datetime.date):
            years.add(one.year)
            continue
        for found in _YEARS.finditer(_text(one)):
            first = int(found.group(1))
            last = int(found.group(2) or first)
            years.update(range(first, last + 1) if first <= last <= first + _LONGEST_SPAN_YEARS else (first, last))
    return tuple(sorted(years))


def read_sidecar(path: Path) -> Metadata:
    """The metadata in a document's sidecar file; empty where there is none."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            written = file.read(MOST_CHARACTERS + 1)
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        return Metadata(access="confidential", remarks=(_unreadable(path.name, error),))
    return parse_metadata(written, where=path.name)


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


def _text(value: object) -> str:
    if isinstance(value, bool) or value is None or isinstance(value, (list, tuple, dict, set)):
        return ""
    return fold(str(value))


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return tuple(dict.fromkeys(text for one in values if (text := _text(one))))


def _language(value: str) -> str:
    value = value.lower()
    code = _LANGUAGES.get(value, value.split("-")[0].split("_")[0])
    return code if re.fullmatch(r"[a-z]{2}", code) else ""


def _sources(value: object) -> tuple[Source, ...]:
    if isinstance(value, Mapping) and not {"id", "text", "url"} & set(value):
        value = [{"id": key, "text": _text(one)} for key, one in value.items()]
    made: list[Source] = []
    for number, one in enumerate(value if isinstance(value, (list, tuple)) else [value], start=1):
        if isinstance(one, Mapping):
            text = _text(one.get("text", one.get("title")))
            source = Source(_text(one.get("id")) or str(number), text, _text(one.get("url")))
        else:
            text = _text(one)
            address = re.search(r"https?://\S+", text)
            source = Source(str(number), text, address.group().rstrip(".,;)") if address else "")
        if source.text or source.url:
            made.append(source)
    return tuple(made)


def _mentions_secrecy(written: str) -> bool:
    """Broken metadata that speaks of restricted access must not open a document to everybody."""
    return bool(re.search(r"^\s*access\s*:(?!\s*[\"']?public\b)", written, re.MULTILINE | re.IGNORECASE))


def _too_long(where: str) -> Remark:
    return Remark(
        Words(f"Keterangan di {where} terlalu panjang.", f"The description in {where} is too long."),
        Words(
            f"Pendekkan menjadi paling banyak {MOST_CHARACTERS} huruf; sampai itu dokumennya dianggap rahasia.",
            f"Shorten it to at most {MOST_CHARACTERS} characters; until then the document counts as confidential.",
        ),
    )


def _unreadable(where: str, error: Exception | None) -> Remark:
    mark = getattr(error, "problem_mark", None)
    line = f" ({mark.line + 1})" if mark is not None else ""
    return Remark(
        Words(
            f"Keterangan dokumen di {where} tidak dapat dibaca sebagai YAML, jadi diabaikan.",
            f"The description in {where} cannot be read as YAML and was left out.",
        ),
        Words(
            f"Perbaiki penulisannya, baris demi baris “nama: nilai”{line and ', lihat baris' + line}.",
            f"Correct it, line by line “name: value”{line and ', see line' + line}.",
        ),
    )


def _unknown_access(where: str, access: str) -> Remark:
    return Remark(
        Words(
            f"Tingkat akses “{access}” di {where} tidak dikenal; dokumen diperlakukan sebagai rahasia (confidential).",
            f"The access level “{access}” in {where} is not known; the document is treated as confidential.",
        ),
        Words("Tulis public, internal, atau confidential.", "Write public, internal or confidential."),
    )
