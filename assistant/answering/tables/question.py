"""A question as words with what each can mean, and the operators that stand in it whatever the table. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from assistant.answering.tables import places
from assistant.answering.tables.values import END_OF_TIME, Span, plain_number, spans
from assistant.answering.tables.vocabulary import NEGATIONS, meanings
from assistant.indexing.tokens import FUNCTION_WORDS, words

Mode = Literal["none", "list", "count", "first", "last", "most", "least", "compare", "both", "difference"]
Relation = Literal["before", "after", "since", "until", "within", "during"]

_FUNCTION = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")

_TABLE = re.compile(
    r"\b(?:tabel|table)\s+(\d+(?:\.\d+)*)(?:\s*(?:,|dan|and|atau|or|&)\s*(?:(?:tabel|table)\s+)?(\d+\.\d+(?:\.\d+)*))?",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:di\s+|dalam\s+|pada\s+|in\s+)?(?:kedua(?:\s+(?:buah\s+)?(?:tabel|tabelnya))|(?:dua|both(?:\s+of)?(?:\s+the)?)\s+"
    r"(?:tabel|tables)(?:\s+sekaligus)?)\b",
    re.IGNORECASE,
)
_DIFFERENT = re.compile(
    r"\b(?:(?:tapi|tetapi|namun|dan|but|and|yang)\s+)?(?:tidak|bukan|tak|not)\s+(?:ada\s+|muncul\s+|masuk\s+|tercantum\s+|listed\s+)?"
    r"(?:di|dalam|pada|ke|in|on)(?:\s+dalam)?\s+(?=tabel|table)",
    re.IGNORECASE,
)
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_WHEN = r"(?:(?:tahun|tanggal|bulan|the\s+year|year)\s+)*"
_TIMES: tuple[tuple[Relation, str], ...] = (
    (
        "within",
        rf"(?:antara|between|dari|from|sejak|since)\s+{_WHEN}({_YEAR})\s*(?:-|–|dan|and|sampai|hingga|to|until|s\.?d\.?)\s*{_WHEN}({_YEAR})",
    ),
    (
        "within",
        rf"(?:selama|pada|dalam|during|in)?\s*(?:periode|rentang|period)?\s*{_WHEN}({_YEAR})\s*[–-]\s*({_YEAR})",
    ),
    ("before", r"(?:sebelum|before|prior\s+to|earlier\s+than|di\s?bawah|lebih\s+(?:dulu|lama|awal)\s+dari)"),
    ("after", r"(?:sesudah|setelah|selepas|pasca|after|later\s+than|di\s?atas)"),
    ("since", r"(?:sejak|mulai(?:\s+dari)?|semenjak|since|from|starting(?:\s+(?:in|from))?)"),
    ("until", r"(?:sampai(?:\s+dengan)?|hingga|until|till|up\s+to|by)"),
    ("during", r"(?:pada|dalam|selama|di|during|in|of|dari|for|untuk)?"),
)
_AMOUNTS = (
    (
        "more",
        r"(?:lebih\s+(?:dari|besar\s+dari|tinggi\s+dari)|di\s?atas|melebihi|more\s+than|over|above|greater\s+than|exceeding)",
    ),
    ("least", r"(?:paling\s+sedikit|minimal|sekurang-kurangnya|at\s+least|minimum)"),
    (
        "less",
        r"(?:kurang\s+dari|di\s?bawah|lebih\s+(?:kecil|rendah|sedikit)\s+dari|less\s+than|under|below|fewer\s+than)",
    ),
    ("most", r"(?:paling\s+banyak|maksimal|at\s+most|maximum)"),
)
_SCALES = {"ribu": 3, "thousand": 3, "juta": 6, "million": 6, "miliar": 9, "billion": 9, "triliun": 12, "trillion": 12}
_COUNT = re.compile(
    r"\b(?:ada\s+)?(?:berapa|brp|seberapa)(?:kah)?(?:\s+banyak(?:nya)?|\s+jumlah(?:nya)?)?\b|\bjumlah(?:nya)?\b|\bbanyaknya\b"
    r"|\bhow\s+many\b|\b(?:the\s+)?(?:total\s+)?number\s+of\b|\bcount(?:\s+of)?\b|\bhitung(?:lah)?\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:apa|mana|siapa)\s+(?:saja|aja)(?:kah)?\b|\bapa(?=\s+yang\b)|\bwhat(?!\s+(?:is|was|are|were|does|did|do|year)\b)|\b(?:sebut|tampil|tulis|tunjuk)(?:kan|in)?(?:lah)?(?:\s+(?:semua|seluruh))?\b"
    r"|\bdaftar(?:kan)?\b|\blist(?:\s+of)?(?:\s+all)?\b|\bwhich\b|\bmana(?:kah)?\b"
    r"|\bwhat\s+are\b|\bwho\s+are\b|\b(?:show|tell|give|name)(?:\s+(?:me|us))?(?:\s+(?:all|every))?\b",
    re.IGNORECASE,
)
_SUPERLATIVES: tuple[tuple[Mode, str], ...] = (
    (
        "first",
        r"(?:yang\s+)?(?:paling\s+(?:awal|lama|tua|dulu|dahulu)|ter(?:lama|tua|awal|dahulu)|pertama(?:\s+kali)?)|(?:the\s+)?(?:oldest|earliest|first|longest[-\s]standing)",
    ),
    (
        "last",
        r"(?:yang\s+)?(?:paling\s+(?:baru|akhir|muda|anyar)|ter(?:baru|akhir|muda|kini))|(?:the\s+)?(?:newest|latest|most\s+recent(?:ly)?|last|youngest)",
    ),
    (
        "most",
        r"(?:yang\s+)?(?:paling\s+(?:banyak|besar|tinggi|mahal)|ter(?:banyak|besar|tinggi|mahal))|(?:the\s+)?(?:most\s+expensive|largest|biggest|highest|most)",
    ),
    (
        "least",
        r"(?:yang\s+)?(?:paling\s+(?:sedikit|kecil|rendah|murah)|ter(?:sedikit|kecil|rendah|murah))|(?:the\s+)?(?:smallest|lowest|cheapest|fewest|least)",
    ),
)
_EARLIER = re.compile(
    r"\b(?:mana\s+)?(?:yang\s+)?(?:lebih\s+(?:dulu|dahulu|awal|lama|tua)|duluan)\b"
    r"|\b(?:came|comes|was|is|started|began)?\s*(?:first|earlier|older)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:yang\s+)?(?:lebih\s+(?:baru|akhir|muda)|belakangan)\b|\b(?:came|was|is|started|began)?\s*(?:later|newer|more\s+recent)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\b(?:atau|or)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:per|(?:untuk\s+)?(?:setiap|tiap|masing-masing)|(?:in|for|from|by|of)?\s*each|(?:for|in)\s+every|by|menurut|berdasarkan|"
    r"dikelompokkan\s+(?:menurut|per)|grouped\s+by)\s+(?=\w)",
    re.IGNORECASE,
)
_NOT = re.compile(rf"\b(?:{'|'.join(sorted(NEGATIONS))}|other\s+than)\b", re.IGNORECASE)
_WHY = re.compile(r"\b(?:mengapa|kenapa|knp|why|alasan|sebab|penyebab|karena|because|reason)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"^\W*(?:apakah|adakah|benarkah|sudahkah|masihkah|bisakah|is|are|was|were|does|do|did|has|have|can)\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(?:bagaimana(?:kah)?|gimana|gmn|bgmn|how(?!\s+many)(?!\s+much))\b", re.IGNORECASE)
_WHEN_ASKED = re.compile(
    r"\b(?:sejak|mulai|dari)?\s*(?:kapan(?:kah)?|(?:pada\s+)?tahun\s+(?:berapa|brp)|(?:since\s+)?when|(?:in\s+|since\s+)?(?:what|which)\s+year)\b",
    re.IGNORECASE,
)
_WHERE_ASKED = re.compile(r"\b(?:(?:di|dari|ke)\s?mana(?!\s+(?:saja|aja))|where)\b", re.IGNORECASE)
_WHO_ASKED = re.compile(r"\b(?:siapa(?:kah)?(?!\s+(?:saja|aja))|who(?!\s+are))\b", re.IGNORECASE)
_SMALL = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "two": 2, "three": 3, "four": 4, "five": 5}
_HOW_MANY_OF = re.compile(rf"\b(?:(\d{{1,2}})|{'|'.join(_SMALL)})\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: as written, folded, what it can mean, and the territories an abbreviation names."""

    text: str
    word: str
    meanings: frozenset[str]
    short: frozenset[str]
    start: int
    end: int

    @property
    def is_function(self) -> bool:
        """Whether it carries no content of its own."""
        return (self.word in _FUNCTION and not self.short) or (
            len(self.word) <= 2 and self.word.isalpha() and not self.short
        )


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time that the question sets as a condition, and the tokens that say so."""

    relation: Relation
    span: Span
    shown: str
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """Bounds of a number that the question sets as a condition, and the tokens that say so."""

    least: float
    most: float
    shown: str
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its operators. `spent` are the tokens that operators explain; `head` is where what is listed or
    counted may be named (the first token after the cue, -1 without one); `group` the first token of what it is grouped
    by; `negated` the tokens of negations that no operator explains."""

    text: str
    tokens: tuple[Token, ...]
    mode: Mode
    spent: frozenset[int]
    labels: tuple[str, ...] = ()
    times: tuple[AskedTime, ...] = ()
    amounts: tuple[AskedAmount, ...] = ()
    negated: frozenset[int] = field(default=frozenset())
    cue: tuple[int, int] | None = None
    group: int | None = None
    most: int = 1
    asks_when: bool = False
    asks_where: bool = False
    asks_who: bool = False
    asks_how: bool = False
    asks_why: bool = False
    is_yes_or_no: bool = False


class _Reader:
    """Takes operators out of the question's text one after the other, so that each word is explained once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left = text
        self.tokens = tuple(
            Token(match[0], folded[0], meanings(folded[0]), places.codes_of_short(match[0]), match.start(), match.end())
            for match in _WORD.finditer(text)
            if (folded := words(match[0]))
        )
        self.spent: set[int] = set()

    def take(self, start: int, end: int, *, keep: bool = False) -> frozenset[int]:
        """The tokens between two offsets, which from now on are explained (and no longer seen by later patterns)."""
        inside = frozenset(place for place, token in enumerate(self.tokens) if token.start < end and start < token.end)
        self.spent |= inside
        if not keep:
            self.left = self.left[:start] + " " * (end - start) + self.left[end:]
        return inside

    def first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match in what is left, taken."""
        match = pattern.search(self.left)
        if match:
            self.take(match.start(), match.end())
        return match

    def after(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return next((place for place, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))


def read_question(text: str) -> Question:
    """The question's words and operators."""
    reader = _Reader(text)
    asks_why = bool(_WHY.search(text))
    different = reader.first(_DIFFERENT)
    labels: list[str] = []
    while match := reader.first(_TABLE):
        labels += [label.lower() for label in match.groups() if label]
    both = bool(reader.first(_BOTH))
    times = _times(reader)
    asks_when = bool(reader.first(_WHEN_ASKED))
    asks_where = bool(reader.first(_WHERE_ASKED))
    asks_how = bool(reader.first(_HOW))
    amounts = _amounts(reader)
    mode, most = _compared(reader)
    group = _group(reader)
    counted, listed = reader.first(_COUNT), None
    while match := reader.first(_LIST):
        listed = listed or match
    cue = counted or listed
    if mode == "none" and (both or (different and len(labels) == 2) or len(labels) == 2):
        mode = "difference" if different and len(labels) == 2 else "both"
    elif mode == "none" and cue:
        mode = "count" if counted else "list"
    negated = frozenset(
        place
        for match in _NOT.finditer(reader.left)
        for place, token in enumerate(reader.tokens)
        if match.start() <= token.start < match.end()
    )
    if different and mode != "difference":
        negated |= frozenset(
            place for place, token in enumerate(reader.tokens) if different.start() <= token.start < different.end()
        )
    return Question(
        text,
        reader.tokens,
        mode,
        frozenset(reader.spent),
        tuple(dict.fromkeys(labels)),
        times,
        amounts,
        negated,
        (reader.after(cue.start()), reader.after(cue.end())) if cue else None,
        group,
        most,
        asks_when,
        asks_where,
        bool(_WHO_ASKED.search(text)),
        asks_how,
        asks_why,
        bool(_YES_OR_NO.match(text)) and mode != "compare",
    )


def _times(reader: _Reader) -> tuple[AskedTime, ...]:
    found = []
    for relation, cue in _TIMES:
        bounded = relation == "within"
        pattern = re.compile(rf"\b{cue}(?!\w)" if bounded else rf"\b{cue}\s*\b{_WHEN}(?=[\w])", re.IGNORECASE)
        start = 0
        while match := pattern.search(reader.left, start):
            start = match.start() + 1
            if bounded:
                first, last = int(match[1]), int(match[2])
                if first > last:
                    continue
                told = spans(f"{first}–{last}")
                end = match.end()
            else:
                named = re.match(
                    rf"(?:(?:\d{{1,2}}\s+)?[^\W\d]+\s+(?:\d{{1,2}},?\s+)?)?{_YEAR}(?:-?an\b|s\b)?(?!\d)",
                    reader.left[match.end() :],
                )
                told = spans(named[0]) if named else ()
                # A month's name has to be a part of the time, or the words between belong to something else.
                if not named or not told or (re.match(r"[^\W\d]", named[0]) and told == spans(named[0][-4:])):
                    continue
                end = match.end() + named.end()
            shown = " ".join(reader.text[match.start() : end].split())
            found.append(AskedTime(relation, told[0], shown, reader.take(match.start(), end)))
            start = end
    return tuple(found)


def _amounts(reader: _Reader) -> tuple[AskedAmount, ...]:
    scales = "|".join(_SCALES)
    found = []
    for name, cue in _AMOUNTS:
        pattern = re.compile(
            rf"\b{cue}\s+(?:rp\.?\s*)?(\d+(?:[.,]\d+)*)(?:\s+({scales})\b)?(?:\s+rupiah\b)?", re.IGNORECASE
        )
        while match := reader.first(pattern):
            value = plain_number(match[1]) * 10 ** _SCALES.get((match[2] or "").lower(), 0)
            step = 1e-9 * max(1.0, abs(value))
            least, most = {
                "more": (value + step, float(END_OF_TIME) ** 3),
                "least": (value, float(END_OF_TIME) ** 3),
                "less": (-(float(END_OF_TIME) ** 3), value - step),
                "most": (-(float(END_OF_TIME) ** 3), value),
            }[name]
            tokens = frozenset(
                place for place, token in enumerate(reader.tokens) if match.start() <= token.start < match.end()
            )
            found.append(AskedAmount(least, most, " ".join(match[0].split()), tokens))
    return tuple(found)


def _compared(reader: _Reader) -> tuple[Mode, int]:
    if _EITHER.search(reader.left):
        for pattern, most in ((_EARLIER, 1), (_LATER, -1)):
            if reader.first(pattern):
                return "compare", most
    for mode, cue in _SUPERLATIVES:
        match = reader.first(re.compile(rf"\b(?:{cue})\b", re.IGNORECASE))
        if match:
            before = _HOW_MANY_OF.search(reader.left[: match.start()])
            after = re.match(r"\s*(\d{1,2}|" + "|".join(_SMALL) + r")\b", reader.left[match.end() :], re.IGNORECASE)
            number = before[0].split()[0] if before else after[1] if after else "1"
            if before:
                reader.take(before.start(), before.start() + len(number))
            elif after:
                reader.take(match.end(), match.end() + after.end())
            return mode, max(1, int(number) if number.isdigit() else _SMALL[number.lower()])
    return "none", 1


def _group(reader: _Reader) -> int | None:
    match = _GROUP.search(reader.left)
    if not match:
        return None
    return reader.after(match.end())
