"""What a person writes about a document, in its front matter or in the YAML file beside it, read so that a mark fails
closed: a description that is not wholly understood makes its document confidential and says what to write.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from assistant.core.errors import DocumentError
from assistant.core.types import Remark
from assistant.reading import description_remarks as remarks
from assistant.reading.access import (
    CONFIDENTIAL,
    closes,
    is_access_key,
    is_near,
    level_of,
    plain,
    resembles_access_key,
)
from assistant.reading.decoding import decode
from assistant.reading.files import read_regular
from assistant.reading.metadata import Metadata, language_code, parse_years, sources_of, text_of, texts_of
from assistant.reading.sidecars import is_certain, sidecars_of

MOST_CHARACTERS = 50_000
"""Of a description. The parser takes seconds for a megabyte, and the page parses descriptions too."""
_MOST_BYTES = MOST_CHARACTERS * 4 + 4
_FIELDS = {
    "title": "title judul", "kind": "kind jenis", "partners": "partner partners mitra",
    "countries": "country countries negara", "years": "year years tahun", "language": "language bahasa",
    "sources": "source sources sumber", "authors": "author authors penulis pengarang",
    "publisher": "publisher penerbit", "published": "published terbit",
}  # fmt: skip
_FIELD_OF = {key: field for field, keys in _FIELDS.items() for key in keys.split()} | {"tahun terbit": "published"}


class _Loader(yaml.SafeLoader):
    """A safe loader without "<<": a few lines of these unfold to more than any memory holds. A key that stands twice is
    an error: YAML would let the last one count."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Leave "<<" as it is; it has no constructor, so the text counts as unreadable."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """As ever, but without references to what stands elsewhere: they unfold likewise. Raises YAMLError."""
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="a reference", problem_mark=event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """As ever, with each key once. Raises YAMLError."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem="a key stands twice", problem_mark=key.start_mark)
            if isinstance(key.value, str):
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def parse_metadata(written: str, *, where: str) -> Metadata:
    """The metadata in a YAML text. Nothing is raised: a text that is not wholly understood makes its document
    confidential, since it may have said so, and `remarks` say what to write."""
    if len(written) > MOST_CHARACTERS:
        return _closed(remarks.too_long(where, MOST_CHARACTERS))
    try:
        found = yaml.load(written, Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError, TypeError) as error:
        # ValueError and OverflowError come from dates like 2017-13-45, RecursionError from deep nesting, TypeError from
        # keys that are lists.
        return _closed(remarks.unreadable(where, error))
    if found is None:
        return Metadata()
    if not isinstance(found, Mapping):
        return _closed(remarks.unreadable(where, None))
    return metadata_from(found, where=where)


def field_of(key: str) -> str:
    """The field that a key of a description stands for, in either language; "" where it is none that is known."""
    return "access" if is_access_key(key) else _FIELD_OF.get(plain(key), "")


def endless_head(written: str, *, where: str) -> Metadata:
    """What the beginning of a text says that opens like a head but has no end: confidential, if it speaks of access."""
    if not any(_speaks_of_access(line) for line in written.split("\n")):
        return Metadata()
    return _closed(remarks.unreadable(where, None))


def metadata_from(written: Mapping[Any, Any], *, where: str) -> Metadata:
    """The metadata in a mapping of fields, as front matter and sidecars hold it."""
    fields: dict[str, Any] = {}
    found: list[Remark] = []
    for key, value in written.items():
        field = field_of(str(key))
        if field in fields:
            found.append(remarks.twice(where, str(key)))
        elif field:
            fields[field] = value
        if field != "access" and (closes(value) if field else _may_close(str(key), value)):
            found.append(remarks.may_mean_access(where, str(key)))
        elif not field and (meant := _near_field(str(key))):
            found.append(remarks.misspelt(where, str(key), meant))
    level = level_of(fields["access"]) if "access" in fields else ""
    if level is None:
        found.append(remarks.unknown_access(where, fields["access"]))
    published = parse_years(fields.get("published"))
    return Metadata(
        title=text_of(fields.get("title")),
        kind=text_of(fields.get("kind")).lower(),
        partners=texts_of(fields.get("partners")),
        countries=texts_of(fields.get("countries")),
        years=parse_years(fields.get("years")),
        language=language_code(text_of(fields.get("language"))),
        access=CONFIDENTIAL if found else level or "",
        sources=sources_of(fields.get("sources")),
        authors=texts_of(fields.get("authors")),
        publisher=text_of(fields.get("publisher")),
        # A single year: "2016–2020" is no year of publication.
        published=published[0] if len(published) == 1 else None,
        remarks=tuple(found),
    )


def with_stamp(written: Metadata, stamp: str) -> Metadata:
    """The metadata of a document that bears this stamp ("": none): confidential, unless a person has written a level;
    then it is told that both stand there."""
    if not stamp or written.access == CONFIDENTIAL:
        return written
    remark = remarks.stamped(stamp, written.access)
    return replace(written, access=written.access or CONFIDENTIAL, remarks=(*written.remarks, remark))


def read_sidecars(path: Path) -> Metadata:
    """The metadata in the file that describes a document; empty where there is none.

    One that cannot be read, or may be another document's, makes the document confidential.
    """
    try:
        sidecars = sidecars_of(path)
        if not is_certain(path):
            return _closed(remarks.uncertain(path.name, [one.name for one in sidecars]))
        if not sidecars:
            return Metadata()
        data = read_regular(sidecars[0], _MOST_BYTES)
    except (OSError, DocumentError) as error:
        return _closed(remarks.unreadable(f"{path.name}.yaml", error))
    return parse_metadata(decode(data), where=sidecars[0].name)


def _may_close(key: str, value: object) -> bool:
    """Whether a key that is not known, or anything below it, may be meant to say who may read the document."""
    if resembles_access_key(key) or is_access_key(key):
        return True
    if isinstance(value, Mapping):
        return any(_may_close(str(inner), one) for inner, one in value.items())
    if isinstance(value, list) and any(_may_close("", one) for one in value if isinstance(one, (Mapping, list))):
        return True
    return closes(value) or level_of(value) == "internal"


def _near_field(key: str) -> str:
    """The key that another is almost spelt like, "" where there is none."""
    return next((known for known in _FIELD_OF if is_near(plain(key), known, slips=1)), "")


def _speaks_of_access(line: str) -> bool:
    key, colon, value = line.partition(":")
    return bool(colon) and (is_access_key(key) or resembles_access_key(key)) and level_of(value) != "public"


def _closed(remark: Remark) -> Metadata:
    return Metadata(access=CONFIDENTIAL, remarks=(remark,))
