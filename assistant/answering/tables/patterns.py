"""How operators are said in both languages, as patterns. Data only."""

from __future__ import annotations

import re
from typing import Literal

from assistant.facts.tables.vocabulary import NEGATIONS
from assistant.language.words import FUNCTION_WORDS

Mode = Literal["none", "list", "count", "first", "last", "most", "least", "compare", "both", "difference"]
Relation = Literal["before", "after", "since", "until", "within", "during"]

FUNCTION = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")

TABLE = re.compile(
    r"\b(?:tabel|table)\s+(\d+(?:\.\d+)*)(?:\s*(?:,|dan|and|atau|or|&)\s*(?:(?:tabel|table)\s+)?(\d+\.\d+(?:\.\d+)*))?",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"\b(?:di\s+|dalam\s+|pada\s+|in\s+)?(?:kedua(?:\s+(?:buah\s+)?(?:tabel|tabelnya))|(?:dua|both(?:\s+of)?(?:\s+the)?)\s+"
    r"(?:tabel|tables)(?:\s+sekaligus)?)\b",
    re.IGNORECASE,
)
DIFFERENT = re.compile(
    r"\b(?:(?:tapi|tetapi|namun|dan|but|and|yang)\s+)?(?:tidak|bukan|tak|not)\s+(?:ada\s+|muncul\s+|masuk\s+|tercantum\s+|listed\s+)?"
    r"(?:di|dalam|pada|ke|in|on)(?:\s+dalam)?\s+(?=tabel|table)",
    re.IGNORECASE,
)
YEAR = r"(?:1[5-9]|20|21)\d\d"
WHEN = r"(?:(?:tahun|tanggal|bulan|the\s+year|year)\s+){0,4}"
TIMES: tuple[tuple[Relation, str], ...] = (
    (
        "within",
        rf"(?:antara|between|dari|from|sejak|since)\s+{WHEN}({YEAR})\s*(?:-|–|dan|and|sampai|hingga|to|until|s\.?d\.?)\s*{WHEN}({YEAR})",
    ),
    (
        "within",
        rf"(?:(?:selama|pada|dalam|during|in)\s*)?(?:(?:periode|rentang|period)\s*)?{WHEN}({YEAR})\s*[–-]\s*({YEAR})",
    ),
    ("before", r"(?:sebelum|before|prior\s+to|earlier\s+than|di\s?bawah|lebih\s+(?:dulu|lama|awal)\s+dari)"),
    ("after", r"(?:sesudah|setelah|selepas|pasca|after|later\s+than|di\s?atas)"),
    ("since", r"(?:sejak|mulai(?:\s+dari)?|semenjak|since|from|starting(?:\s+(?:in|from))?)"),
    ("until", r"(?:sampai(?:\s+dengan)?|hingga|until|till|up\s+to|by)"),
    ("during", r"(?:pada|dalam|selama|di|during|in|of|dari|for|untuk)?"),
)
AMOUNTS = (
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
SCALES = {"ribu": 3, "thousand": 3, "juta": 6, "million": 6, "miliar": 9, "billion": 9, "triliun": 12, "trillion": 12}
COUNT = re.compile(
    r"\b(?:ada\s+)?(?:berapa|brp|seberapa)(?:kah)?(?:\s+banyak(?:nya)?|\s+jumlah(?:nya)?)?\b|\bjumlah(?:nya)?\b|\bbanyaknya\b"
    r"|\bhow\s+many\b|\b(?:the\s+)?(?:total\s+)?number\s+of\b|\bcount(?:\s+of)?\b|\bhitung(?:lah)?\b",
    re.IGNORECASE,
)
LIST = re.compile(
    r"\b(?:apa|mana|siapa)\s+(?:saja|aja)(?:kah)?\b|\bapa(?=\s+yang\b)|\bwhat(?!\s+(?:is|was|are|were|does|did|do|year)\b)|\b(?:sebut|tampil|tulis|tunjuk)(?:kan|in)?(?:lah)?(?:\s+(?:semua|seluruh))?\b"
    r"|\bdaftar(?:kan)?\b|\blist(?:\s+of)?(?:\s+all)?\b|\bwhich\b|\bmana(?:kah)?\b"
    r"|\bwhat\s+are\b|\bwho\s+are\b|\b(?:show|tell|give|name)(?:\s+(?:me|us))?(?:\s+(?:all|every))?\b",
    re.IGNORECASE,
)
BESIDE = re.compile(
    r"\bbanding(?:kan)?(?:lah)?\b|\b(?:apa(?:kah)?\s+(?:saja\s+)?)?(?:perbandingan|perbedaan|beda)(?:nya)?(?:\s+antara)?\b"
    r"|\bcompare\b|\b(?:what\s+(?:is|are)\s+)?(?:the\s+)?(?:comparison|differences?)\s+(?:between|of)\b|\b(?:versus|vs)\b",
    re.IGNORECASE,
)
SUPERLATIVES: tuple[tuple[Mode, str], ...] = (
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
EARLIER = re.compile(
    r"\b(?:mana\s+)?(?:yang\s+)?(?:lebih\s+(?:dulu|dahulu|awal|lama|tua)|duluan)\b"
    r"|\b(?:came|comes|was|is|started|began)?\s*(?:first|earlier|older)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:yang\s+)?(?:lebih\s+(?:baru|akhir|muda)|belakangan)\b|\b(?:came|was|is|started|began)?\s*(?:later|newer|more\s+recent)\b",
    re.IGNORECASE,
)
EITHER = re.compile(r"\b(?:atau|or)\b", re.IGNORECASE)
GROUP = re.compile(
    r"\b(?:per|(?:untuk\s+)?(?:setiap|tiap|masing-masing)|(?:in|for|from|by|of)?\s*each|(?:for|in)\s+every|by|menurut|berdasarkan|"
    r"dikelompokkan\s+(?:menurut|per)|grouped\s+by)\s+(?=\w)",
    re.IGNORECASE,
)
NOT = re.compile(rf"\b(?:{'|'.join(sorted(NEGATIONS))}|other\s+than|di\s+luar(?!\s+negeri))\b", re.IGNORECASE)
WHY = re.compile(r"\b(?:mengapa|kenapa|knp|why|alasan|sebab|penyebab|karena|because|reason)\b", re.IGNORECASE)
YES_OR_NO = re.compile(
    r"^\W*(?:apakah|adakah|benarkah|sudahkah|masihkah|bisakah|is|are|was|were|does|do|did|has|have|can)\b",
    re.IGNORECASE,
)
SAME_AS = re.compile(r"(?<!kerja )\bsama\s+(?:dengan|dgn|persis|seperti)\b|\bsame\s+(?:\w+\s+)?as\b", re.IGNORECASE)
HOW = re.compile(r"\b(?:bagaimana(?:kah)?|gimana|gmn|bgmn|how(?!\s+many)(?!\s+much))\b", re.IGNORECASE)
WHEN_ASKED = re.compile(
    r"\b(?:sejak|mulai|dari)?\s*(?:kapan(?:kah)?|(?:pada\s+)?tahun\s+(?:berapa|brp)|(?:since\s+)?when|(?:in\s+|since\s+)?(?:what|which)\s+year)\b",
    re.IGNORECASE,
)
WHERE_ASKED = re.compile(r"\b(?:(?:di|dari|ke)\s?mana(?!\s+(?:saja|aja))|where)\b", re.IGNORECASE)
WHO_ASKED = re.compile(r"\b(?:siapa(?:kah)?(?!\s+(?:saja|aja))|who(?!\s+are))\b", re.IGNORECASE)
SMALL = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "two": 2, "three": 3, "four": 4, "five": 5}
HOW_MANY_OF = re.compile(rf"\b(?:(\d{{1,2}})|{'|'.join(SMALL)})\s+(?:\w+\s+)?$", re.IGNORECASE)
