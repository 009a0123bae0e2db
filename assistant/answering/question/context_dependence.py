"""By which words a question leans on what was said before it, in Indonesian and English. Pure."""

from __future__ import annotations

import re

from assistant.language.informal import COURTESIES
from assistant.language.words import FUNCTION_WORDS, words

_FUNCTION_WORDS = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]

_CONNECTOR = re.compile(
    r"^\W*(?:(?:kalau begitu|kalau|lalu|terus|kemudian|nah|oke|ok|dan|tapi|tetapi|jadi|selain itu|and|then|but|so|okay|"
    r"also|besides)\b[\s,]*)+(?=\w)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^\W*(?:bagaimana|apa kabar)\s+(?:dengan|kalau|untuk)\b|^\W*(?:what|how)\s+about\b", re.IGNORECASE
)
_ANNOUNCES = re.compile(rf"{_CHANGE.pattern}|^\W*(?:kalau|untuk)\b", re.IGNORECASE)
_DEFINITION = re.compile(r"\bapa(?:kah)?\s+itu\b(?=\s+\w)|\bitu\s+apa\W*$", re.IGNORECASE)
_DEFINES = re.compile(
    r"^\W*(?:apa(?:kah)?\s+(?:itu|arti|definisi|pengertian|maksud|(?:yang\s+)?dimaksud)\s+\w"
    r"|apa(?:kah)?\s+\w+(?:\s+\w+)?\s+itu\W*$"
    r"|what\s+(?:is|are)\s+(?:an?\s+)?(?!(?:the|its?|they|their|this|that|these|those|his|her)\b)\w)",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(\w+\s+)?(?:itu|tersebut|ini|tadi)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:dia|ia|mereka|beliau|keduanya|semuanya|masing-masing|each|it|its|they|their|them|he|she|his|him|there|both|these|those)\b"
    r"|\b(?:this|that)\b(?=\s*(?:$|\W|is|was|has|be|been|start|end|happen|work|mean|one|cooperation|partnership))",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"\b(\w{3,}nya)\b", re.IGNORECASE)
_NOT_POSSESSED = frozenset(
    """
    hanya punya tanya bertanya biasanya akhirnya sebenarnya misalnya umumnya selanjutnya sebaiknya tentunya khususnya
    adanya sesungguhnya seharusnya kiranya rupanya sebelumnya berikutnya sepenuhnya satunya sebanyaknya menanya
    pertanyaannya pokoknya kayaknya sepertinya
    """.split()
)
_HEADLESS = re.compile(
    r"^\W*(?:(?:sebutkan|tunjukkan|list|show|name)\s+)?(?:(?:ada\s+)?(?:berapa|mana)\s+(?:saja\s+)?)?yang\b"
    r"|^\W*(?:which|how many)\s+(?:ones?\b|of\s+(?:them|these|those)\b|(?:are|were|is|was)\b)"
    r"|^\W*(?:the\s+ones?|those|only)\b",
    re.IGNORECASE,
)
_STANDING_FOR = re.compile(r"\b(which|how\s+many)\s+(?:ones?|of\s+(?:them|these|those))\b", re.IGNORECASE)
_ASKING = frozenset(
    "apa apakah siapa siapakah kapan mengapa kenapa bagaimana berapa mana adakah sebutkan jelaskan ceritakan tunjukkan "
    "uraikan daftar ringkas what which who whom whose when where why how list name tell show describe explain is are "
    "was were does do did has have can".split()
)
_ATTRIBUTE_ASKED = frozenset(
    "siapa kapan mengapa kenapa berapa apa apakah adakah mana who whom whose when where why which is are was were does "
    "do did has have can".split()
)
_PLACEHOLDERS = frozenset("hal waktu saat sama".split())
"""Nouns that name nothing of their own before "itu"."""
_REQUEST = re.compile(
    r"\b(?:jelaskan|ceritakan|uraikan|sebutkan|tunjukkan|ringkas|tell|describe|explain|show|list|name)\b", re.I
)
_COLLECTIVE = re.compile(
    r"\b(?:ada\s+berapa|berapa\s+(?:banyak|jumlah))\s+(?!yang\b)\w|\w\s+mana\s+saja\b|\bhow\s+many\s+(?!are|were|is|of|ones)\w"
    r"|\bwhich\s+\w+s\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "tahun tanggal bulan year years date lebih lanjut more terus jelaskan sebutkan ceritakan tunjukkan uraikan ringkas "
    "list tell show describe explain give please name tolong".split()
)
"""Words that ask without saying about what."""


def without_connector(question: str) -> str:
    """The question without "lalu", "terus", "and" at its beginning, in the capitals it began with."""
    rest = _CONNECTOR.sub("", question)
    return rest[0].upper() + rest[1:] if rest != question and question.lstrip()[:1].isupper() else rest


def connects(question: str) -> bool:
    """Whether the question goes on from another one ("terus ...", "and ...", "what about ...")."""
    return _CONNECTOR.match(question) is not None or _CHANGE.match(question) is not None


def changes(question: str) -> bool:
    """Whether the question announces another subject ("kalau ...", "what about ...")."""
    return _ANNOUNCES.match(question) is not None


def defines(question: str) -> bool:
    """Whether it asks what something is: "apa itu ...", "what is a ..." (but not "what is the ...", of something)."""
    return _DEFINES.match(without_connector(question)) is not None


def is_headless(question: str) -> bool:
    """Whether it asks for "the ones that ..." without saying of what."""
    return _HEADLESS.match(without_connector(question)) is not None


def with_topic(question: str, about: str) -> str | None:
    """The question with what it is about in the place of the word that stands for it: "which ones", "how many of them".
    None where there is no such word."""
    told = _STANDING_FOR.sub(lambda match: f"{match[1]} {about}", question, count=1)
    return told if told != question else None


def refers(question: str, before: str) -> bool:
    """Whether a pronoun or a possessive stands for something said before: "bidangnya", "kerja sama itu", "its"."""
    told = set(words(before))
    rest = _DEFINITION.sub(" ", question)
    if _PRONOUN.search(rest) or any(word.lower() not in _NOT_POSSESSED for word in _POSSESSED.findall(rest)):
        return True
    # "penelitian itu" points back only where the earlier question spoke of it; "kapan itu" always does.
    for noun in _POINTING.findall(rest):
        pointed = words(noun)
        if not pointed or pointed[0] in told or pointed[0] in _ASKING or pointed[0] in _PLACEHOLDERS:
            return True
    return False


def is_courtesy(question: str) -> bool:
    """Whether it only greets or thanks."""
    found = words(question)
    return any(word in COURTESIES for word in found) and all(
        word in COURTESIES or word in _FUNCTION_WORDS for word in found
    )


def asks(question: str) -> bool:
    """Whether it is a question or a request at all."""
    return "?" in question or any(word in _ASKING for word in words(question))


def asks_of_its_own(question: str) -> bool:
    """Whether it says what it wants to know, beyond "how about" and "which"."""
    rest = _CHANGE.sub(" ", question)
    if _REQUEST.search(rest):
        return True
    return any(word in _ATTRIBUTE_ASKED for word in words(rest)) and not re.match(r"^\W*(?:mana|which)\b", rest, re.I)


def is_collective(question: str) -> bool:
    """Whether it asks how many or which there are of things that it names itself ("ada berapa mitra")."""
    return _COLLECTIVE.search(question) is not None


def may_be_name(word: str) -> bool:
    """Whether a folded word that is all of a question can be a name: neither a request, a courtesy nor a possessive."""
    return word not in _ASKING and word not in COURTESIES and not word.endswith("nya")


def asks_when(question: str) -> bool:
    """Whether it asks for a time."""
    return re.search(r"\b(?:kapan|when|tahun\s+(?:berapa|apa)|what\s+year|which\s+year)\b", question, re.I) is not None


def telling(found: list[str]) -> list[str]:
    """The content words that say what a question is about."""
    return [word for word in found if word not in _EMPTY]


_QUESTION_WORDS = re.compile(
    r"\b(?:(?:ada\s+)?berapa(?:\s+(?:banyak|jumlah))?|apa(?:kah)?|itu|siapa|kapan|mengapa|kenapa|bagaimana|mana|saja|"
    r"sebutkan|daftar|tunjukkan|jelaskan|ceritakan|how\s+(?:many|much)|what|which|who|when|where|why|how|list|name|show|"
    r"tell\s+me(?:\s+about)?|describe|explain|give(?:\s+me)?|the|are|is|was|were|do|does|did|there|all)\b",
    re.IGNORECASE,
)


def topic(question: str) -> str:
    """What a question is about: its words without those that ask."""
    rest = _QUESTION_WORDS.sub(" ", without_connector(question))
    rest = re.sub(r"(?<![?!.])[?!.]+(?=\s|$|\))", " ", rest).replace("(", ", ").replace(")", " ")
    rest = re.sub(r"^\s*(?:,\s*)?(?:yang\s+(?=\w))?", "", re.sub(r"\s+", " ", rest))
    return rest.replace(" ,", ",").strip(" ,:;")
