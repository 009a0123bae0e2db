"""What documents can differ about: a small closed vocabulary, its labels, and the words that ask for or announce each.

The keys are what `Conflict.attribute` holds; `attribute_label` is what a reader sees.
"""

from __future__ import annotations

import re

from assistant.core.errors import Language, Words

LABELS = {
    "start": Words("waktu mulai", "the start"),
    "date": Words("tanggal atau tahun", "the date"),
    "period": Words("jangka waktu", "the duration"),
    "number": Words("jumlah", "the number"),
    "form": Words("bentuk", "the form"),
    "field": Words("bidang", "the fields"),
    "name": Words("nama", "the name"),
    "status": Words("pelaksanaan", "the implementation"),
    "result": Words("hasil", "the results"),
    "signer": Words("penanda tangan", "the signatories"),
    "approval": Words("pihak yang menyetujui", "who approves"),
    "origin": Words("asal-usul", "the origin"),
    "reference": Words("rujukan", "the reference"),
    "law": Words("dasar hukum", "the legal basis"),
    "list": Words("kelengkapan daftar", "the completeness of the list"),
    "other": Words("keterangan", "the statements"),
}

TIMES = frozenset({"start", "date"})
"""Attributes that are moments."""

COURSE = frozenset({"status", "result"})
"""Attributes that say how something goes."""

_ANNOUNCED = {
    "reference": r"rujukan|kutipan|references?|citation",
    "list": r"kelengkapan|daftar|completeness|lists?\b",
    "law": r"dasar hukum|peraturan|legal basis|regulations?",
    "signer": r"(?:pe)?nanda ?tangan\w*(?! pada)|signator\w+|signers?|signed by",
    "approval": r"persetujuan|komisi|disetujui|committee|commission|approv\w+",
    "origin": r"asal(?:-usul)?|latar(?: belakang)?|origins?|background",
    "result": r"hasil\w*|results?|outcomes?",
    "number": r"jumlah\w*|banyaknya|urutan|numbers?|counts?|total",
    "period": r"jangka(?: waktu)?|masa berlaku|lama(?:nya)?|duration|term of|validity",
    "form": r"bentuk\w*|forms?|jenis(?: dokumen)?|arti|kinds? of (?:document|agreement)",
    "field": r"bidang\w*|sektor\w*|fields?|sectors?|scope|areas? of",
    "start": (
        r"(?:di)?mulai\w*|awal|berdiri\w*|masuk|bergabung|sejak|start\w*|beg[iau]n\w*|found(?:ed|ing)|join\w*|since"
    ),
    "date": r"tahun|tanggal|waktu|hari jadi|kapan|years?|dat(?:es?|ed)|anniversary|when",
    "name": r"nama|ejaan|names?|spellings?",
    "status": (
        r"pelaksanaan|kegiatan|keberlanjutan|tindak lanjut|rutin|penilaian|status|keadaan|kondisi|aktivitas|"
        r"implement\w+|activit\w+|follow-up|progress|continuity|program(?:me)?s?|develop\w*|running"
    ),
}
_ANNOUNCING = {key: re.compile(rf"(?<!\w)(?:{cue})(?!\w)", re.IGNORECASE) for key, cue in _ANNOUNCED.items()}
_LISTED = re.compile(r"[^\W\d_]+(?:(?:, (?:dan |and )?| dan | and | & )[^\W\d_]+)+")

_ASKED = {
    frozenset({"start", "date"}): (
        r"kapan\w*|tahun (?:ke)?berapa|tahunnya|tanggal\w*|sejak|(?:di)?mulai\w*|when|"
        r"what (?:year|date)|which year|since|join\w*|bergabung|start\w*|beg[iau]n\w*|how old|"
        r"hari jadi|anniversary|dated?"
    ),
    frozenset({"period"}): r"jangka|berapa lama|masa berlaku|berlaku (?:sampai|hingga)|how long|duration|expires?",
    frozenset(
        {"number"}
    ): r"berapa (?!lama|tahun)\w+|brp (?!lama|tahun)\w+|jumlah\w*|banyaknya|how many|number of|ke berapa",
    frozenset(
        {"form"}
    ): r"bentuk\w*|jenis\w*|form|type|kind of|status hukum|(?:mou|loi) atau|(?:mou|loi) or|or (?:mou|loi|a)\b",
    frozenset({"field"}): r"bidang\w*|sektor\w*|fields?|sectors?|areas?|scope|mencakup|covers?",
    frozenset({"name"}): r"nama\w*|ejaan|namanya|names?|named|spell\w*|called",
    frozenset({"status", "result"}): (
        r"masih|aktif|berjalan|berhenti|terhenti|berlanjut\w*|keberlanjutan|lanjut\w*|pelaksanaan\w*|kegiatan\w*|kondisi\w*|"
        r"progres\w*|perkembangan\w*|hasil\w*|implementasi\w*|rutin|vakum|still|active|stopp?\w*|ongoing|progress|results?|"
        r"continu\w+|implement\w+|follow-up|outcomes?|activit\w+|alive|dormant"
    ),
    frozenset(
        {"signer"}
    ): r"penanda ?tangan\w*|menandatangani|meneken|siapa yang (?:tanda|teken)\w*|who signed|signator\w+|signed by",
    frozenset({"approval"}): r"menyetujui|disetujui|persetujuan\w*|komisi|approv\w+|committee|membahas",
    frozenset({"origin"}): r"asal\w*|latar\w*|awal mula\w*|origins?|background|how did",
    frozenset({"reference"}): r"rujukan\w*|mengutip|dikutip|kutipan|citation|cites?|cited",
    frozenset({"law"}): r"dasar hukum\w*|peraturan\w*|legal basis|regulations?",
    frozenset({"list"}): r"kelengkapan|lengkap|complete|missing from|tidak tercantum",
}
_ASKING = {keys: re.compile(rf"(?<!\w)(?:{cue})(?!\w)", re.IGNORECASE) for keys, cue in _ASKED.items()}


def attribute_label(key: str, language: Language) -> str:
    """What the attribute is called ("waktu mulai", "the start"); an unknown key is its own label."""
    return LABELS[key].in_(language) if key in LABELS else key


def announced(topic: str) -> tuple[str, ...]:
    """The attributes that a statement's topic announces: all of a list that begins it, else the first one named."""
    listed = _LISTED.match(topic)
    if listed is not None:
        found = [key for word in re.findall(r"[^\W\d_]+", listed.group()) if (key := _first(word))]
        if len(set(found)) > 1:
            return tuple(dict.fromkeys(found))
    first = _first(topic)
    return (first,) if first else ()


def asked(question: str) -> frozenset[str]:
    """The attributes that a question asks for; empty where it asks for none of them."""
    return frozenset(key for keys, cue in _ASKING.items() if cue.search(question) for key in keys)


def _first(text: str) -> str:
    places = [(match.start(), key) for key, cue in _ANNOUNCING.items() if (match := cue.search(text))]
    if not places:
        return ""
    first = min(places)[1]
    # "tahun mulai", "tanggal dimulainya": the more exact of the two that name a moment
    return "start" if first == "date" and any(key == "start" for _, key in places) else first
