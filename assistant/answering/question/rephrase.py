"""A question asked once more in the words that documents use for the same. Pure.

People ask why something stalled, got stuck or did not go on; reports speak of obstacles. The reader, which knows the
question's words and the passage's, sees less in common than there is, so such a question is also read as "what hindered
it". Words for failing and for obstacles are those of the two languages, not of any document.
"""

from __future__ import annotations

import re

from assistant.core.errors import Language, Words

_FORM = Words("Apa yang menghambat {}?", "What hindered {}?")
_OBSTACLES = Words("hambatan", "obstacles")
_WHY = {
    "id": r"(?:mengapa|kenapa|apa\s+sebab(?:nya)?|apa\s+(?:penyebab|alasan)(?:nya)?)(?:kah)?",
    "en": r"(?:why|how\s+come)(?:\s+(?:did|do|does|is|are|was|were|has|have|had))?",
}
_FAILING = {
    "id": (
        r"tersendat(?:-sendat)?|mand[ei][kg]|macet|terhenti|berhenti|terhambat|gagal|kandas|vakum|mati\s+suri|melambat"
        r"|terbengkalai|stagnan|berstagnasi|mengalami\s+stagnasi|jalan\s+di\s+tempat|putus"
        r"|(?:tidak|belum|tak|kurang)\s+(?:lagi\s+|bisa\s+|dapat\s+|pernah\s+)?(?:ber)?(?:lanjut|jalan|hasil|kembang|kelanjutan)\w*"
        r"|(?:tidak|belum|tak|kurang)\s+(?:optimal|maksimal|efektif|lancar|terlaksana|terwujud|ditindaklanjuti|sukses)"
    ),
    "en": (
        r"stall(?:ed)?|stop(?:ped)?|halt(?:ed)?|stagnat(?:e|ed|ing)|fail(?:ed)?|falter(?:ed)?|founder(?:ed)?|lapse[d]?"
        r"|(?:get|got|become|became)\s+stuck|stuck|dormant|come\s+to\s+(?:nothing|a\s+halt)|fizzle[d]?(?:\s+out)?|break\s+down"
        r"|(?:not|never)\s+(?:been\s+)?(?:continued?|work(?:ed)?|succeed(?:ed)?|develop(?:ed)?|progress(?:ed)?|sustained"
        r"|implemented|optimal|effective|successful|go\s+on)"
    ),
}
_CAUSES = {language: re.compile(rf"^\W*{why}\s+(?P<rest>.+)$", re.I | re.S) for language, why in _WHY.items()}
_PREDICATES = {
    language: re.compile(
        rf"(?<!\w)(?:(?:to|sampai|jadi|menjadi|sempat|akhirnya|so)\s+)?(?:{words})(?!\w)", re.IGNORECASE
    )
    for language, words in _FAILING.items()
}
_NOUNS = {
    "id": re.compile(r"(?<!\w)(?:masalah|kendala|kesulitan|halangan|rintangan|problem)(?:nya)?(?!\w)", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:problems?|difficult(?:y|ies)|hurdles?|troubles?)(?!\w)", re.IGNORECASE),
}
_ASKS_WHAT = re.compile(r"^\W*(?:apa|what|which)(?!\w)", re.IGNORECASE)


def rephrased(question: str, language: Language) -> str:
    """The question about what hindered something, where it asks why that failed; "" for any other question."""
    found = _CAUSES[language].match(question.strip())
    if found is not None:
        rest = found["rest"].rstrip(" ?.!")
        predicate = _PREDICATES[language].search(rest)
        if predicate is None:
            return ""
        about = " ".join(f"{rest[: predicate.start()]} {rest[predicate.end() :]}".split())
        return _FORM.in_(language).format(about) if about else ""
    noun = _NOUNS[language]
    if _ASKS_WHAT.match(question) and noun.search(question):
        return noun.sub(_OBSTACLES.in_(language), question, count=1)
    return ""
