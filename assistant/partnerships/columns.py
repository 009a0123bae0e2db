"""What a column of a table, or the key of a record, says of a partner, by the meaning of its name. Pure."""

from __future__ import annotations

from typing import Literal

from assistant.facts.disagreements.slots import slot_of, split_voice
from assistant.facts.tables.vocabulary import TOTALS, concepts_of
from assistant.language.words import FUNCTION_WORDS, words

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
_PAIR = 2
_OF_ANOTHER: frozenset[Attribute] = frozenset({"name", "document"})
"""What a first word may name only to say whose the second is."""
_NUMBERING = frozenset("no nr nomor number".split())
_FUNCTION = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


def attribute_of(name: str) -> Attribute:
    """What a column or key is for; "other" where its words say none of it.

    The first word counts, as in "Bidang kerja sama kota" or "Type of agreement". The last of two does where the first
    says nothing ("Current status") or only what the last is of ("Agreement date", "Nama negara").
    """
    key, _ = split_voice(name)
    # "No" and "Until" are function words elsewhere.
    very_first = next(iter(words(key)), "")
    if very_first in _NUMBERING:
        return "aside"
    slot = slot_of(key)
    if slot is not None and slot[0] == "start":
        return "start"
    told = [word for word in words(key) if word not in _FUNCTION]
    first = told[0] if told else ""
    attribute = _meant(first)
    if len(told) == _PAIR and (attribute in _OF_ANOTHER or not (attribute or concepts_of(first))):
        last = _meant(told[1])
        attribute = last if last and last not in _OF_ANOTHER else attribute or last
    if attribute:
        return attribute
    return next((also for also, own in _ALSO.items() if {first, very_first} & own), "other")


def _meant(word: str) -> Attribute | None:
    concepts = concepts_of(word)
    return next((attribute for concept, attribute in _BY_CONCEPT if concept in concepts), None)


def names_partners(column: str) -> bool:
    """Whether a column's cells are names of partners rather than of anything else."""
    return any(concepts_of(word) & {"partner", "city"} for word in words(column))


def is_name(text: str) -> bool:
    """Whether a cell names one thing: "Semua mitra" and "Jumlah" do not."""
    return any(word not in _FUNCTION and word not in TOTALS and not concepts_of(word) for word in words(text))
