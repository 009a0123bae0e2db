"""What claims are about: the names that descriptions and tables give, found again in texts and questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from assistant.core.types import Document, Table
from assistant.facts.comparable import forms_in
from assistant.language.words import FUNCTION_WORDS, words

_KINDS = frozenset(
    """
    kota city kabupaten provinsi kecamatan desa pemerintah pemkot municipality town village district
    of the university universitas kerja sama kerjasama cooperation partnership
    """.split()
)
"""Words that say what kind of thing a name names; it is the same thing without them."""
_NAME_COLUMN = re.compile(
    r"^(?:(?:nama )?(?:mitra|kota|program|proyek|lembaga|organisasi|desa|instansi|perusahaan|kegiatan)\b|nama\b|"
    r"(?:name of )?(?:partner|(?:sister |twin )?(?:city|town)|program(?:me)?|project|institution|organi[sz]ation|"
    r"company|village)\b|name\b)",
    re.IGNORECASE,
)
_END_OF_NAME = re.compile(r"[,;(/]|\s[–—-]\s")
_LONGEST_NAME = 6
_MOST_OF_PHRASE = 0.75
SEVERAL = " / "
"""Between the names of a subject whose very name is in dispute."""
_MOST_LETTERS, _SHORTEST, _MISTYPED = 2, 5, 84
"""Two names are spelled near if they begin alike and at most so many letters differ; and how like a typed name is."""
_CAPITALS = re.compile(r"[A-Z][\w’'-]++(?:[ –-][A-Z][\w’'-]++)*+")


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What a name is compared by: its folded words without those that say what kind of thing it is."""
    folded = words(name)
    return " ".join(word for word in folded if word not in _KINDS) or " ".join(folded)


def near(one: str, other: str) -> bool:
    """Whether two names are spelled nearly alike without being the same."""
    first, second = key_of(one), key_of(other)
    if first == second or first[:2] != second[:2] or min(len(first), len(second)) < _SHORTEST:
        return False
    return OSA.distance(first, second, score_cutoff=_MOST_LETTERS) <= _MOST_LETTERS


def disputed(one: str, other: str) -> str:
    """The subject of a disagreement about which of two names is right."""
    return SEVERAL.join(sorted((_bare(one), _bare(other))))


def _bare(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower() not in _KINDS)


def name_column(table: Table) -> int | None:
    """The column that names what each row is about."""
    return next((at for at, column in enumerate(table.columns) if _NAME_COLUMN.match(column)), None)


def cell_name(cell: str) -> str:
    """The name in a cell: "Namur" of "Namur, Belgia"."""
    return _END_OF_NAME.split(cell.strip(), maxsplit=1)[0].strip()


def name_span(name: str, text: str) -> tuple[int, int] | None:
    """Where a text names it, to the letter; None where it does not."""
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return match.span() if match else None


class Names:
    """The names that documents describe themselves by or list in tables, each under one spelling."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._names: dict[str, str] = {}
        for document in documents:
            for name in document.info.partners:
                self._add(name)
            for table in document.tables:
                column = name_column(table)
                if column is None or len({row.cells[column : column + 1] for row in table.rows}) < 2:
                    continue
                for row in table.rows:
                    self._add(cell_name(row.cells[column]) if column < len(row.cells) else "")
        self._longest = max((key.count(" ") + 1 for key in self._names), default=0)

    def __bool__(self) -> bool:
        return bool(self._names)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The names in a text, in order; a name inside a longer one does not count."""
        found: list[str] = []
        folded = words(text)
        at = 0
        while at < len(folded):
            for length in range(min(self._longest, len(folded) - at), 0, -1):
                name = self._names.get(" ".join(folded[at : at + length]))
                if name is not None:
                    found.append(name)
                    at += length - 1
                    break
            at += 1
        return tuple(dict.fromkeys(found))

    def _add(self, name: str) -> None:
        key = key_of(name)
        if 0 < len(key.split()) <= _LONGEST_NAME and any(map(str.isalpha, key)) and len(key) > 2:
            self._names.setdefault(key, name)
            # "Jejaring Kota Sehat": its key leaves out a word that stands between the others.
            whole = " ".join(words(name))
            if key not in whole:
                self._names.setdefault(whole, name)


def main_subject(document: Document, names: Names, place: Sequence[str] = ()) -> str:
    """The one name that a place in a document is about ("" if there is none or several)."""
    own = document.info.partners
    if len(own) == 1:
        return names.named_in(own[0])[0] if names.named_in(own[0]) else own[0]
    for text in (*reversed(place), document.info.title):
        found = names.named_in(text)
        if found:
            return found[0] if len(found) == 1 or _all_near(found) else ""
    return ""


def capitalised(text: str) -> str:
    """The first proper name of a text, by its capitals, that is neither its first word nor a form; "" without one."""
    found = (match.group() for match in _CAPITALS.finditer(text) if match.start() > 0)
    return next((name for name in found if not forms_in(name)), "")


def is_named(name: str, text: str) -> bool:
    """Whether a text names it, possibly mistyped; of "A / B", either. A longer phrase needs most of its words."""
    return any(_is_named(part, text) for part in name.split(SEVERAL))


def _is_named(name: str, text: str) -> bool:
    key, folded = key_of(name), [word for word in words(text) if word not in _KINDS]
    length = key.count(" ") + 1
    if length > 1 and name[:1].islower():
        own = [word for word in key.split() if word not in FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]]
        plain = [word for word in re.findall(r"(?<!\w)[a-z]\w*", name) if word in own]
        return _share(own, folded) >= _MOST_OF_PHRASE and _share(plain, folded) > 0.5
    for at in range(len(folded) - length + 1):
        window = " ".join(folded[at : at + length])
        if window == key or (len(key) >= _SHORTEST and ratio(window, key) >= _MISTYPED):
            return True
    return False


def _share(of: Sequence[str], among: Sequence[str]) -> float:
    return sum(word in among for word in of) / len(of) if of else 1.0


def _all_near(found: Sequence[str]) -> bool:
    return all(near(found[0], other) for other in found[1:])
