"""Repairs of text as it comes out of files: pure functions, each of them idempotent.

What only this module knows: which characters are debris, and when a line goes on in the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_DROPPED = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,  # soft hyphen
        *range(0x200B, 0x2010),  # zero-width spaces and direction marks
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        0xFFFE,
        0xFFFF,
        *range(0xE000, 0xF900),  # private use: symbol fonts' bullets and boxes
        *range(0xD800, 0xE000),  # surrogates that stand alone
    ]
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_PADDED_LINE_END = re.compile(r" ?\n ?")
_MANY_LINE_ENDS = re.compile(r"\n{3,}")
_TRANSLATION = str.maketrans({**_LIGATURES, **{chr(code): "" for code in _DROPPED}})

_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Begins only where a word begins: tried at each letter, it would take hours on a text without spaces.
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_LONGEST_WORD = 200
"""Characters at the end of a paragraph among which its last word stands."""
_TERMINAL = ".!?:;…"
_OPENING = "\"'“‘«(["
_CLOSING = "\"'”’»)]"


def repair_characters(text: str) -> str:
    """`text` in NFC, without ligatures, soft hyphens, control and zero-width characters, NULs, orphaned surrogates.

    All line ends become "\\n" (form feeds too), runs of spaces one space, spaces at line ends go, and more than one
    empty line becomes one. Surrogate pairs that stand as two characters are joined to the one they mean.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", text.translate(_TRANSLATION))
    text = _SPACES.sub(" ", text)
    return _MANY_LINE_ENDS.sub("\n\n", _PADDED_LINE_END.sub("\n", text))


def repair_block(text: str) -> str:
    """A block's text: repaired characters, no empty lines, nothing but text at its ends."""
    return "\n".join(line for line in repair_characters(text).split("\n") if line.strip()).strip()


def fold(text: str) -> str:
    """`text` repaired and on one line."""
    return " ".join(repair_characters(text).split())


def hyphenated_words(text: str) -> frozenset[str]:
    """The words that `text` writes with a hyphen inside a line ("sub-nasional"), lower case."""
    return frozenset(word.lower() for word in _HYPHENATED.findall(text))


def join(left: str, right: str, hyphenated: Collection[str] = ()) -> str:
    """Two lines of one paragraph as one: a word divided at the line end is put together, else a space joins them.

    A hyphen that belongs to the word stays: where both halves are alike ("faktor-" / "faktor"), where the text writes
    the word with a hyphen elsewhere (`hyphenated`), or where the next line does not start in lower case.
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left or right
    before, after = _LAST_WORD.search(left), _FIRST_WORD.match(right)
    if before is None or after is None:
        tight = left.endswith("-") and len(left) > 1 and not left[-2].isspace() and right[0].isalnum()
        return left + right if tight else f"{left} {right}"
    first, second = before.group(1).lower(), after.group().lower()
    # Only letters that stand alone as lower case: a mark or a Hangul part could merge with the letter before it.
    plain = unicodedata.category(right[0]) == "Ll" and unicodedata.category(left[-2])[0] == "L"
    keeps = (
        not plain
        or first == second
        or second.startswith(first)
        or (second.endswith("nya") and second[:-3] == first)
        or f"{first}-{second}" in hyphenated
    )
    return left + right if keeps else left[:-1] + right


class Paragraph:
    """The lines of one paragraph put together one after the other (see `join`). Only its end is looked at for each
    further line, however long it has become."""

    def __init__(self, first: str) -> None:
        self._done: list[str] = []
        self._length = 0
        self._end = first

    def __len__(self) -> int:
        return self._length + len(self._end)

    def __str__(self) -> str:
        return "".join((*self._done, self._end))

    def join(self, line: str, hyphenated: Collection[str] = ()) -> None:
        """Put a further line of the paragraph behind it."""
        self._keep(join(self._end, line, hyphenated))

    def begin_line(self, line: str) -> None:
        """Put a line behind it that stays a line."""
        self._keep(f"{self._end}\n{line}")

    def _keep(self, end: str) -> None:
        surplus = len(end) - _LONGEST_WORD
        if surplus > _LONGEST_WORD:
            self._done.append(end[:surplus])
            self._length += surplus
            end = end[surplus:]
        self._end = end


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence or an introduction does (closing quotes and brackets may follow)."""
    bare = line.rstrip().rstrip(_CLOSING)
    return not bare or bare[-1] in _TERMINAL


def goes_on_in_lower_case(line: str, following: str) -> bool:
    """Whether `following`, though apart from `line`, is the rest of its sentence: no end here, lower case there."""
    following = following.lstrip().lstrip(_OPENING)
    return bool(following) and not ends_sentence(line) and unicodedata.category(following[0]) == "Ll"


def reflow(text: str) -> str:
    """`text` repaired, with wrapped lines and sentences torn by empty lines joined; paragraphs apart by an empty line.

    Headings, list items and lines of tables stay as they are. Idempotent: reflow(reflow(x)) == reflow(x).
    """
    from assistant.reading.structure.headings import stands_alone

    text = repair_characters(text)
    hyphenated = hyphenated_words(text)
    done: list[str] = []
    apart = True
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            apart = True
            continue
        loose = not done or stands_alone(done[-1]) or stands_alone(line)
        if loose or (apart and not goes_on_in_lower_case(done[-1], line)):
            done.append(line)
        else:
            done[-1] = join(done[-1], line, hyphenated)
        apart = False
    return "\n\n".join(done)
