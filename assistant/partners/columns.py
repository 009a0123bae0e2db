"""What a column of a table, or the key of a record, says of a partner, by the meaning of its name. Pure."""

from __future__ import annotations

from typing import Literal

from assistant.answering.conflicts.slots import slot_of, split_voice
from assistant.answering.tables.vocabulary import TOTALS, concepts_of
from assistant.indexing.tokens import FUNCTION_WORDS, words

Attribute = Literal[
    "name", "country", "region", "start", "end", "date", "form", "field", "status", "document", "period", "activity",
    "other", "aside",
]  # fmt: skip
"""What is said of a partner; an "aside" says nothing of it (where the rest comes from, a running number)."""

DESCRIBING: frozenset[Attribute] = frozenset({"country", "region", "start", "date", "form", "field", "status"})
"""Attributes of which a table of partners has at least two."""

_BY_CONCEPT: tuple[tuple[str, Attribute], ...] = (
    ("source", "aside"), ("partner", "name"), ("city", "name"), ("name", "name"), ("country", "country"),
    ("region", "region"), ("form", "form"), ("field", "field"), ("condition", "status"), ("duration", "period"),
    ("start", "start"), ("year", "date"), ("time", "date"), ("document", "document"), ("activity", "activity"),
)  # fmt: skip
_ALSO: dict[Attribute, frozenset[str]] = {
    "name": frozenset("sister twin".split()),
    "end": frozenset("akhir berakhir selesai berakhirnya end ended ends ending expiry expires until".split()),
    "date": frozenset("ditandatangani penandatanganan signed signing signature established".split()),
    "status": frozenset(
        "penilaian pelaksanaan implementasi keberlanjutan assessment implementation sustainability".split()
    ),
}
"""Words that mean nothing to questions over tables, but do say here what a column is."""
_NUMBERING = frozenset("no nr nomor number".split())
_FUNCTION = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


def attribute_of(name: str) -> Attribute:
    """What a column or key is for; "other" where its first word says none of it.

    Only the first word counts: "Bidang kerja sama kota" is about fields, and "Tempat penandatanganan" is no date.
    """
    key, _ = split_voice(name)
    first = next((word for word in words(key) if word not in _FUNCTION), "")
    # "No" and "Until" are function words elsewhere.
    very_first = next(iter(words(key)), "")
    if very_first in _NUMBERING:
        return "aside"
    slot = slot_of(key)
    if slot is not None and slot[0] == "start":
        return "start"
    meant = concepts_of(first)
    for concept, attribute in _BY_CONCEPT:
        if concept in meant:
            return attribute
    return next((attribute for attribute, own in _ALSO.items() if {first, very_first} & own), "other")


def names_partners(column: str) -> bool:
    """Whether a column's cells are names of partners rather than of anything else."""
    return any(concepts_of(word) & {"partner", "city"} for word in words(column))


def is_name(text: str) -> bool:
    """Whether a cell names one thing: "Semua mitra" and "Jumlah" do not."""
    return any(word not in _FUNCTION and word not in TOTALS and not concepts_of(word) for word in words(text))
