"""Which names a file may be given: usable on every system, never a way out of a folder. The door of `pathvalidate`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from pathvalidate import ValidationError, validate_filename

from assistant.core.errors import FilingError, Words

MOST_CHARACTERS = 120
MOST_BYTES = 200
"""Of UTF-8: file systems allow 255, and ".yaml" of the description comes behind it."""
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control characters, invisible ones and those that reverse the direction of text, halves of pairs, unassigned ones."""


def usable_name(name: str) -> str:
    """The name as it may be stored: in Unicode's composed form (NFC), without spaces around it.

    Raises:
        FilingError: it is empty, too long, reserved, or has characters that a name must not have.
    """
    composed = unicodedata.normalize("NFC", name).strip()
    if not composed or composed.startswith((".", "_", "~$")):
        raise _unusable(
            Words(
                "Nama berkas kosong, atau diawali titik, “_” atau “~$”.",
                "The name is empty or begins with a dot, “_” or “~$”.",
            )
        )
    if any(unicodedata.category(character) in _CATEGORIES for character in composed):
        raise _unusable(
            Words("Nama berkas memuat huruf yang tidak tampak.", "The file's name has characters that cannot be seen.")
        )
    if len(composed) > MOST_CHARACTERS or len(composed.encode()) > MOST_BYTES:
        raise _unusable(
            Words(
                f"Nama berkas terlalu panjang (paling banyak {MOST_CHARACTERS} huruf).",
                f"The file's name is too long (at most {MOST_CHARACTERS} characters).",
            )
        )
    try:
        validate_filename(composed, platform="universal", max_len=MOST_BYTES)
    except ValidationError as error:
        raise _unusable(
            Words(
                "Nama berkas memuat tanda yang tidak boleh dipakai, atau kata yang dikhususkan Windows.",
                "The file's name has a character that cannot be used, or is a word that Windows reserves.",
            )
        ) from error
    return composed


def same_name(first: str, second: str) -> bool:
    """Whether some system would take the two for one name (another case, another form of an accent)."""
    return _key(first) == _key(second)


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or the first of "name (2)", "name (3)" … that nobody has."""
    keys = {_key(other) for other in taken}
    path = PurePosixPath(name)
    stem = re.sub(r" \(\d+\)$", "", path.stem)
    candidate, number = name, 2
    while _key(candidate) in keys:
        ending = f" ({number}){path.suffix}"
        kept = stem[: MOST_CHARACTERS - len(ending)]
        while len(f"{kept}{ending}".encode()) > MOST_BYTES:
            kept = kept[:-1]
        candidate, number = f"{kept.rstrip()}{ending}", number + 1
    return candidate


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _unusable(message: Words) -> FilingError:
    return FilingError(
        message,
        Words(
            "Pakai huruf, angka, spasi, dan tanda hubung, misalnya “mou-kawasaki-2016.pdf”.",
            "Use letters, digits, spaces and hyphens, as in “mou-kawasaki-2016.pdf”.",
        ),
    )
