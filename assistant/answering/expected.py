"""Whether words can be the answer to a kind of question: "how many" wants a number, "when" a time. Pure."""

from __future__ import annotations

import re

from assistant.answering.kinds import Kind

_NUMBERS = re.compile(
    r"\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+ (?:belas|puluh|ratus|ribu)"
    r"|se(?:ratus|ribu|juta|kali|orang|buah|tahun|bulan)|nol|setengah"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|half|once|twice)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\d|\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february"
    r"|march|may|june|july|august|october|december|senin|selasa|rabu|kamis|jumat|sabtu|minggu|\w+day"
    r"|abad|awal|akhir|masa|sejak|saat|ketika|setelah|sebelum|century|since|after|before|until|during)\b",
    re.IGNORECASE,
)


def can_answer(kind: Kind, said: str) -> bool:
    """Whether the words are of the type that the kind of question asks for; other kinds take any."""
    if kind == "number":
        return _NUMBERS.search(said) is not None
    if kind == "when":
        return _TIMES.search(said) is not None
    if kind == "who":
        return any(map(str.isalpha, said)) and not said.strip()[:1].isdigit()
    return True
