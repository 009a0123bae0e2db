"""Whether words can be the answer to a question: "how many" wants a number, "how long" a time, "what fee" money. Pure.

Only what a question asks for in so many words is expected; where it does not say, any words can answer.
"""

from __future__ import annotations

import re

from assistant.answering.question.kinds import Kind
from assistant.facts.comparable import moments_in

_WORDS_FOR_NUMBERS = (
    r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+ (?:belas|puluh|ratus|ribu)"
    r"|se(?:ratus|ribu|juta|kali|orang|buah|tahun|bulan)|nol|setengah"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|half|once|twice"
)
_NUMBERS = re.compile(rf"\d|\b(?:{_WORDS_FOR_NUMBERS})\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\d|\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february"
    r"|march|may|june|july|august|october|december|senin|selasa|rabu|kamis|jumat|sabtu|minggu|\w+day"
    r"|abad|awal|akhir|masa|sejak|saat|ketika|setelah|sebelum|century|since|after|before|until|during)\b",
    re.IGNORECASE,
)

_PRICES = (
    r"biaya|harga|tarif|gaji|honor(?:arium)?|upah|ongkos|denda|tunjangan|iuran"
    r"|costs?|prices?|fees?|salar(?:y|ies)|wages?|fines?|allowances?"
)
_FUNDS = r"anggaran|dana|modal|utang|budgets?|funds?|funding|money|debts?"
_LASTING = re.compile(r"\b(?:berapa\s+lama\w*|how\s+long|jangka\s+waktu\w*\s+berapa)\b", re.IGNORECASE)
_UNITS_OF_TIME = re.compile(
    r"\b(?:detik|menit|jam|hari|pekan|minggu|bulan|triwulan|semester|tahun|dekade|abad|se(?:jam|hari|minggu|bulan|tahun)"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|century|centuries|permanen|selamanya"
    r"|indefinite\w*|permanent\w*)\b|\b\d{4}\s*(?:[-–]|sampai|hingga|to|until)\s*\d{4}\b",
    re.IGNORECASE,
)
_SHARE_ASKED = re.compile(
    r"\b(?:berapa\s+pers[ea]n\w*|(?:what|which)\s+(?:percent\w*|share)|how\s+many\s+percent)\b", re.I
)
_SHARE = re.compile(r"%|\b(?:pers[ea]n|percent\w*)\b", re.IGNORECASE)
_AMOUNT_ASKED = re.compile(
    rf"\b(?:berapa(?:kah)?(?:\s+(?:besar|banyak|jumlah|nilai|total)(?:nya)?)?|how\s+much)\s+(?:{_PRICES}|{_FUNDS})(?:nya)?\b"
    rf"|\b(?:what|which)\s+(?:{_PRICES})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"[$€£¥₩]|\b(?:Rp|IDR|USD|EUR|JPY|KRW|rupiah|dol+ars?|euros?|yen|won|yuan|pounds?|ringgit|juta|mil[iy]ar|triliun"
    r"|millions?|billions?|trillions?|gratis|free)\b|\bRp\.?\s?\d|\d{1,3}(?:[.,]\d{3})+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d[\w.]{0,40}/[\w./]+")
_REFERENCE_ASKED = re.compile(
    r"\b(?:nomor|no\.?|pasal|ayat|seri)\w*\s+(?:ke\s*)?berapa\b|\bberapa\s+nomor\w*|\b(?:what|which)\s+(?:number|article)\b",
    re.IGNORECASE,
)
_AGE_ASKED = re.compile(r"\b(?:berapa\s+(?:umur|usia)\w*|(?:umur|usia)\w*\s+berapa|how\s+old)\b", re.IGNORECASE)
_NO_AGE = re.compile(r"%|\b(?:bulan|hari|jam|orang|months?|days?|hours?|people)\b", re.IGNORECASE)


def can_answer(question: str, kind: Kind, said: str) -> bool:
    """Whether the words are of the type that the question asks for.

    Args:
        kind: what `kind_of` says of the question.
        said: the words that answer.
    """
    if _SHARE_ASKED.search(question):
        return _SHARE.search(said) is not None
    if _LASTING.search(question):
        return _UNITS_OF_TIME.search(said) is not None
    if _AGE_ASKED.search(question):
        return _NUMBERS.search(_without_dates(said)) is not None and _NO_AGE.search(said) is None
    if _AMOUNT_ASKED.search(question) and kind in ("number", "other"):
        return _AMOUNT.search(said) is not None
    if kind == "number" and not _REFERENCE_ASKED.search(question):
        return _NUMBERS.search(_without_dates(said)) is not None
    if kind == "number":
        return _NUMBERS.search(said) is not None
    if kind == "when":
        return _TIMES.search(said) is not None
    if kind == "who":
        return any(map(str.isalpha, said)) and not said.strip()[:1].isdigit()
    return True


def _without_dates(said: str) -> str:
    """The words without dates and without the numbers of laws and letters ("25/2020")."""
    said = _NUMBERED.sub(" ", said)
    for moment in reversed(moments_in(said)):
        said = f"{said[: moment.start]} {said[moment.end :]}"
    return said
