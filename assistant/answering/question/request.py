"""Whether a message asks the documents at all, or tries to instruct the assistant. Pure.

Nothing here is needed for safety: without a language model, no text can make the assistant do anything but quote. It is
needed for honesty: a sentence that says "forget the documents" must not get a quote that looks like an agreement.
"""

from __future__ import annotations

import re

_DROP = "lupakan|abaikan|hiraukan|kesampingkan|langgar|ignore|forget|disregard|override|bypass|skip"
_RULES = (
    r"dokumen\w*|instruksi\w*|aturan\w*|perintah\w*|petunjuk\w*|sumber\w*|kutipan\w*|batasan\w*"
    r"|documents?|instructions?|rules?|orders?|guidelines?|sources?|prompts?|restrictions?"
)
_SHOW = (
    r"tampilkan|perlihatkan|cetak|bocorkan|tuliskan|tulis|ulangi|sebutkan|ungkapkan|berikan|tunjukkan"
    r"|print|show|reveal|repeat|output|display|leak|dump|write|tell|give|expose"
)
_OWN = (
    r"(?:system|sistem) ?prompt|prompt(?: (?:sistem|anda|kamu|mu|awal))?"
    r"|(?:instruksi|aturan|perintah|konfigurasi|kunci|sandi)(?:mu| (?:anda|kamu|sistem|rahasia|internal|tersembunyi))"
    r"|(?:all |of )*(?:your|the (?:system|hidden|initial)) (?:\w+ )?(?:instructions?|rules?|prompts?|configuration)"
    r"|(?:api|secret) keys?|passwords?"
)
_ROLE = (
    r"(?:kamu|anda) (?:sekarang|kini|bukan lagi)|(?:berperan|bertindak)(?:lah)? (?:sebagai|jadi)"
    r"|(?:ber)?pura-pura(?:lah)?|mulai sekarang|you are (?:now|no longer)|act as|pretend|role-?play|from now on"
)
_DICTATE = (
    r"jawab(?:lah)? (?:saja|dengan|bahwa|tanpa)|(?:katakan|bilang)(?:lah)? (?:saja|bahwa)|cukup (?:jawab|katakan|tulis)"
    r"|(?:just )?(?:say|answer|reply|agree) (?:only|just|exactly|that|yes|without)|just (?:say|answer|reply|agree)"
)
# Told, not asked: at the beginning of the message or of a clause, where an imperative stands. Of several marks before
# it the last one begins the clause: were they passed over, each of them would be read to the end of all.
_CLAUSE = r"(?:^|[.!?:;,\n]|\b(?:tolong|coba|please|now|just|dan|and|then|lalu)\b)[^\w.!?:;,\n]*"
_INSTRUCTION = re.compile(
    rf"{_CLAUSE}(?:{_DROP})\b(?:\W+\w+){{0,5}}?\W+(?:{_RULES})\b"
    rf"|{_CLAUSE}(?:{_SHOW})\b(?:\W+\w+){{0,4}}?\W+(?:{_OWN})\b"
    rf"|{_CLAUSE}(?:{_ROLE}|{_DICTATE})\b"
    rf"|\b(?:apa(?:kah)?|what)(?: is| are|'s)?\W+(?:isi\W+)?(?:{_OWN})\b",
    re.IGNORECASE,
)


def is_instruction(message: str) -> bool:
    """Whether the message tells the assistant to leave the documents, to show its own rules, or what to say."""
    return _INSTRUCTION.search(message) is not None
