"""What kind of answer a question asks for, by the closed-class words that ask for it in either language. Pure."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["when", "who", "where", "number", "definition", "reasons", "list", "how", "other"]

# English question words also begin relative clauses ("the year when …"), so they count where a question begins.
_BEFORE = ("[,;:.?!] ", *(rf"\b{word} " for word in ("and", "or", "by", "in", "to", "from", "since", "but")))
_ASKS = f"(?:^|{'|'.join(f'(?<={before})' for before in _BEFORE)})"

# In order: the first that is found decides ("how many" before "how", "apa itu" before "apa saja").
_CUES: tuple[tuple[Kind, str], ...] = (
    ("reasons", rf"mengapa\w*|kenapa|{_ASKS}why|how come"),
    (
        "when",
        r"kapan\w*|(?:tahun|tanggal|bulan|hari) (?:berapa|apa|mana)|(?:what|which) (?:year|date|month|day)"
        rf"|{_ASKS}when",
    ),
    ("number", r"berapa\w*|how (?:many|much|long|old|large|big)"),
    ("who", rf"siapa\w*|{_ASKS}who(?:m|se)?"),
    ("where", rf"di ?mana\w*|(?:dari|ke) ?mana\w*|{_ASKS}where"),
    (
        "definition",
        r"apa(?:kah)? (?:sih )?itu|^apa(?:kah)?(?: sih)? (?:[\w-]+ ){1,4}itu\W*$|apa(?:kah)? (?:yang )?(?:di)?maksud"
        r"|(?:apa )?(?:arti|definisi|pengertian|makna|kepanjangan)\w*|what (?:does|do) .+ (?:mean|stand for)|defin\w+"
        r"|meaning of",
    ),
    (
        "reasons",
        r"(?:penye)?sebab\w*|alasan\w*|(?:peng|ter|meng)?hambat\w*|kendala\w*|faktor\w*|dampak\w*|akibat\w*|pengaruh\w*"
        r"|cause[sd]?|reasons?|hinder\w*|obstacles?|barriers?|factors?|impacts?|effects?|consequences?",
    ),
    ("list", r"(?:apa|mana|siapa) (?:saja|aja)|sebutkan|daftar|list|name (?:all|the)|which \w+ (?:are|were|have)"),
    ("how", r"bagaimana\w*|how"),
)
_COMPILED = tuple((kind, re.compile(rf"(?<!\w)(?:{cue})(?!\w)", re.IGNORECASE)) for kind, cue in _CUES)
_CONDITION = re.compile(
    r"\b(?:kondisi|keadaan|status|progres\w*|perkembangan|pelaksanaan|implementasi|kabar|nasib|kelanjutan|hasil"
    r"|condition|state|progress|implementation|outcomes?|results?)\b",
    re.IGNORECASE,
)


def kind_of(question: str) -> Kind:
    """What the question asks for; "other" where no word tells."""
    return next((kind for kind, cue in _COMPILED if cue.search(question)), "other")


def is_short(kind: Kind) -> bool:
    """Whether a few words answer: a time, a person, a place, a number."""
    return kind in ("when", "who", "where", "number")


def asks_condition(question: str) -> bool:
    """Whether "nothing was found" can be the answer itself: a question after the state of something, or its cause."""
    return bool(_CONDITION.search(question)) or kind_of(question) in ("reasons", "how")
