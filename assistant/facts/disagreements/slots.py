"""What a column or key of a table asks for, and what a cell says to it: slots, voices and comparable values."""

from __future__ import annotations

import re

from assistant.facts.comparable import (
    MISSING,
    Value,
    durations_in,
    form_spans,
    forms_in,
    moments_in,
    numbers_in,
    words_in,
)
from assistant.facts.names import key_of
from assistant.language.words import words

_ATTRIBUTED = re.compile(
    r"\b(?:menurut|versi|according to|as per|in(?=[\w ]{0,60} sources?$))\s+(?P<voice>.+)$", re.IGNORECASE
)
_STARTING = re.compile(
    r"^(?:(?:tahun|tanggal|date|year)?\s*(?:of |di)?(?:mulai\w*|berdiri|start\w*|began|founded|foundation)|"
    r"sejak|since)\b",
    re.IGNORECASE,
)
DATED = re.compile(r"^(?:tahun|tanggal|year|date)\b", re.IGNORECASE)
_OF_DOCUMENTS = frozenset(
    """
    tahun tanggal year date of mulai start and dan dokumen document documents form bentuk penandatanganan signing signed
    perjanjian agreement loi mou kerja sama kerjasama cooperation partnership in the
    """.split()
)
RENEWED = re.compile(
    r"\b(?:baru|kedua|lanjutan|perpanjang\w*|diperpanjang|pelengkap|tambahan|lampiran|adendum|pembaruan|diperbarui|rencana|direncanakan|new|second|"
    r"renew\w*|supplement\w*|additional|annex\w*|amend\w*|addendum|exten[ds]\w*|plan\w*|later)\b",
    re.IGNORECASE,
)
_CUES = (
    ("form", re.compile(r"^(?:bentuk|jenis dokumen|form|type of document)\b", re.IGNORECASE)),
    ("field", re.compile(r"^(?:bidang|sektor|fields?|sectors?|areas? of)\b", re.IGNORECASE)),
    ("period", re.compile(r"^(?:jangka waktu|masa berlaku|duration|term)\b", re.IGNORECASE)),
    ("number", re.compile(r"^(?:jumlah|banyaknya|number of|total)\b", re.IGNORECASE)),
    ("signer", re.compile(r"^(?:penanda ?tangan|signator(?:y|ies)|signed by)\b", re.IGNORECASE)),
    ("name", re.compile(r"^(?:mitra|nama|partner|name)\b", re.IGNORECASE)),
)
POINTS_ELSEWHERE = re.compile(r"\((?:lihat|see)\b|^\W*\w+ (?:kelompok )?(?:bidang|fields)\b", re.IGNORECASE)
_NAMED_VOICE = re.compile(r"\((?P<voice>[^\W\d_]+)\)\s*$")
_OTHER_VOICE = re.compile(
    r"\((?P<said>(?:ada|some|one|another|other|sumber lain|another source)\b[^()]*"
    r"(?:sumber|hitungan|kutipan|versi|catatan|source|account|count|version|quot)[^()]*)\)",
    re.IGNORECASE,
)


def split_voice(text: str) -> tuple[str, str]:
    """A column's or key's name without its attribution, and the attribution: ("Mulai", "tesis")."""
    match = _ATTRIBUTED.search(text)
    return (text[: match.start()].strip(), match["voice"].strip().lower()) if match else (text.strip(), "")


def slot_of(key: str) -> tuple[str, str] | None:
    """The (attribute, slot) that a column or key names; None for one whose values cannot be compared."""
    if RENEWED.search(key):
        return None
    if _STARTING.match(key) or (DATED.match(key) and set(words(key)) <= _OF_DOCUMENTS):
        return "start", "start"
    if DATED.match(key):
        return "date", f"date {key_of(key)}"
    for attribute, cue in _CUES:
        if cue.match(key):
            return attribute, attribute if attribute in {"form", "field", "name"} else f"{attribute} {key_of(key)}"
    return None


def value_of(attribute: str, text: str, language: str) -> Value | None:
    """What a text claims for the attribute; None where it says nothing that can be compared."""
    if MISSING.match(text):
        return None
    if attribute in {"start", "date"}:
        return Value(moments=moments, forms=forms_in(text)) if (moments := moments_in(text)) else None
    if attribute == "number":
        numbers = frozenset(number for number, _, _ in numbers_in(text))
        return Value(numbers=numbers) if len(numbers) == 1 else None
    if attribute == "period":
        return Value(numbers=durations) if (durations := durations_in(text)) else None
    if attribute == "form":
        return Value(forms=forms) if (forms := forms_in(text)) else None
    if POINTS_ELSEWHERE.search(text) or (attribute == "field" and "," not in text):
        return None  # a field alone may be a broader or narrower name of another; lists without any in common differ
    return Value(words=found) if (found := words_in(text, language)) else None


def parts_of(cell: str) -> list[tuple[str, int, str]]:
    """(text, where it stands in the cell, its voice): one for each of several attributed values, else the cell."""
    parts, at = [], 0
    for piece in cell.split(";"):
        text, voice = split_voice(piece)
        if not voice and (named := _NAMED_VOICE.search(piece)):
            text, voice = piece[: named.start()].strip(), named["voice"].lower()
        parts.append((text, at + len(piece) - len(piece.lstrip()), voice))
        at += len(piece) + 1
    if all(text and voice for text, _, voice in parts):
        return parts
    aside = _OTHER_VOICE.search(cell)
    if aside is None:
        return [(cell, 0, "")]
    return [(cell[: aside.start()].strip(), 0, ""), (aside["said"], aside.start("said"), "other")]


def shown_in(attribute: str, cell: str, at: int) -> tuple[int, int]:
    """Where the value stands: from its first form, or from the first moment (with its form) to the last."""
    moments = moments_in(cell)
    if attribute == "form" and (spans := form_spans(cell)):
        return at + spans[0][0], at + len(cell)
    if attribute not in {"start", "date"} or not moments:
        return at, at + len(cell)
    start = moments[0].start
    form = next((span for span in reversed(form_spans(cell[:start])) if start - span[1] <= 2), None)
    begin, end = (form[0] if form else start), moments[-1].end
    if cell.count("(", begin, end) != cell.count(")", begin, end):
        end = moments[0].end
    return at + begin, at + end
