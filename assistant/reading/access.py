"""How documents are marked as open or closed, in words: keys and levels of descriptions, and stamps. Pure.

What only this module knows: `access.toml`, and what counts as written almost like one of its words.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path

from rapidfuzz.distance import OSA

ACCESS_LEVELS = ("public", "internal", "confidential")
"""From the most open to the most closed."""
CONFIDENTIAL = ACCESS_LEVELS[-1]

_FOUND = tomllib.loads(Path(__file__).with_name("access.toml").read_text(encoding="utf-8"))
_KEYS, _TELLING, _OTHER_KEYS, _LETTER_KEYS = (
    frozenset(_FOUND[name]) for name in ("keys", "telling", "other_keys", "letter_keys")
)
_LEVEL_OF: Mapping[str, str] = {word: level for level, words in _FOUND["levels"].items() for word in words}
_STAMPS = frozenset(_FOUND["stamps"])
_CLOSING = {word for word, level in _LEVEL_OF.items() if level == CONFIDENTIAL}.difference(_FOUND["only_as_level"])
_FIRST_LINES = 12
_MOST_LETTERS = 120
"""Of a line that can be a stamp."""


def plain(text: str) -> str:
    """A key or value as it is compared: folded letters, "_" and "-" as spaces, no marks around it."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[_\-‐-―\W]", " ", folded).split())


def is_access_key(key: str) -> bool:
    """Whether a key of a description is one that says who may read the document."""
    return plain(key) in _KEYS


def resembles_access_key(key: str) -> bool:
    """Whether a key may be meant as such a key: almost spelt like one, one with further words, or
    a level itself ("rahasia: ya")."""
    key = plain(key)
    if key in _KEYS or key in _OTHER_KEYS:
        return False
    named = level_of(key) == CONFIDENTIAL or key in ACCESS_LEVELS
    return named or not _TELLING.isdisjoint(key.split()) or any(is_near(key, known) for known in _KEYS)


def is_near(written: str, known: str, *, slips: int = 2) -> bool:
    """Whether two plain words differ by a slip: one letter from four letters on, two (if allowed) from six on, and not
    the first."""
    if written[:1] != known[:1]:
        return False
    shorter = min(len(written), len(known))
    allowed = min(slips, 2 if shorter >= 6 else 1 if shorter >= 4 else 0)
    return OSA.distance(written, known, score_cutoff=allowed) <= allowed


def level_of(value: object) -> str | None:
    """The level that a value of a description names, the strictest of a list; `None` where it names none, or only in
    part."""
    if isinstance(value, (list, tuple, set)):
        levels = [level_of(one) for one in value]
        known = [level for level in levels if level is not None]
        return max(known, key=ACCESS_LEVELS.index) if known and len(known) == len(levels) else None
    return _LEVEL_OF.get(plain(value)) if isinstance(value, str) else None


def closes(value: object) -> bool:
    """Whether a value, or something in it, is a word for what is closed, be it with a slip."""
    if isinstance(value, Mapping):
        return any(map(closes, value.values()))
    if isinstance(value, (list, tuple, set)):
        return any(map(closes, value))
    if not isinstance(value, str) or len(value) > _MOST_LETTERS:
        return False
    word = plain(value)
    return word in _CLOSING or any(len(known) >= 7 and is_near(word, known, slips=1) for known in _CLOSING)


def stamp_in(lines: Iterable[str]) -> str:
    """The stamp among the first lines of a text, as it is written there; "" where there is none. A stamp is a line of
    its own: "RAHASIA", "*** CONFIDENTIAL ***", "Sifat: Sangat Rahasia"."""
    written = islice((line.strip() for line in lines if line.strip()), _FIRST_LINES)
    return next((line for line in written if _is_stamp(line)), "")


@lru_cache(maxsize=4096)
def _is_stamp(line: str) -> bool:
    if len(line) > _MOST_LETTERS:
        return False
    folded = unicodedata.normalize("NFKC", line)
    key, colon, value = folded.replace("=", ":").partition(":")
    if colon and plain(key) in _KEYS:
        return any(level_of(part) == CONFIDENTIAL for part in _parts(value))
    if colon and plain(key) in _LETTER_KEYS:
        return not _STAMPS.isdisjoint(_parts(value))
    parts = _parts(folded)
    if parts and all(part in _STAMPS for part in parts):
        return True
    first, _, rest = plain(folded).partition(" ")
    if first in _KEYS and level_of(rest) == CONFIDENTIAL:
        return True
    letters = plain(folded).split()
    return len(letters) > 3 and all(len(one) == 1 for one in letters) and "".join(letters) in _STAMPS


def _parts(text: str) -> list[str]:
    """What stands between slashes and strokes, plain."""
    return [part for one in re.split(r"[/|•·–—]", text) if (part := plain(one))]
