"""Foreign text as it may stand in a file: without characters that no file can hold or that disguise the text. Pure."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters (XML 1.0, section 2.2, forbids most of them), marks that reverse the direction of text, lone
surrogates and non-characters."""
_BREAKS = re.compile("(?<![ \t])[ \t]*(?:\r\n|[\r\n\x85\u2028\u2029])\\s*")
_LONGEST_NAME = 60


def writable(text: str) -> str:
    """The text without forbidden characters; every line break, with the white space around it, is one newline."""
    return _BREAKS.sub("\n", _FORBIDDEN.sub("", text)).replace("\t", " ")


def runs_left(text: str) -> bool:
    """Whether some of the text is in a script that is written from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def one_line(text: str) -> str:
    """The writable text with all white space between words as one space."""
    return " ".join(writable(text).split())


def file_name(words: str, day: str, extension: str) -> str:
    """A name for a file that every system takes: "kerja-sama-kawasaki-2026-03-04.docx"."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = ""
    for word in re.findall(r"[a-z0-9]+", letters):
        if len(name) + 1 + len(word) > _LONGEST_NAME:
            break
        name += f"-{word}" if name else word
    return "-".join(part for part in (name or "rujukan", day) if part) + f".{extension}"
