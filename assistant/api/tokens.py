"""The tokens of other programs: shown once, kept as hashes in one SQLite file of the state folder."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.core.errors import AssistantError, Words
from assistant.storage.database import Database

_STEPS = ("CREATE TABLE token (name TEXT PRIMARY KEY, hash TEXT NOT NULL, created TEXT NOT NULL) STRICT;",)
_LONGEST_NAME = 64
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was made: whose it is, and when (ISO 8601, UTC). Its text is not known any more."""

    name: str
    created: str


class Tokens:
    """The store. Raises AssistantError where its file cannot be used.

    A token is 256 random bits, so a plain SHA-256 protects it; there is nothing to guess that a slow hash would guard.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / "tokens.sqlite3", _STEPS, Words("Token akses", "The access tokens"))

    def add(self, name: str) -> str:
        """Make a token of that name; returns its text, which is kept nowhere."""
        name = name.strip()
        if not (0 < len(name) <= _LONGEST_NAME and name.isprintable()):
            raise AssistantError(
                Words("Nama token tidak dapat dipakai.", "The token's name cannot be used."),
                Words(f"Beri nama 1–{_LONGEST_NAME} karakter.", f"Give a name of 1–{_LONGEST_NAME} characters."),
            )
        text = f"rujukan_{secrets.token_urlsafe(_BYTES)}"
        row = (name, _hash(text), datetime.now(UTC).isoformat(timespec="seconds"))
        with self._database.open() as connection:
            added = connection.execute("INSERT OR IGNORE INTO token VALUES (?, ?, ?)", row).rowcount
        if not added:
            raise AssistantError(
                Words(f"Token bernama {name!r} sudah ada.", f"There is a token named {name!r} already."),
                Words("Pilih nama lain, atau hapus yang lama.", "Choose another name, or remove the old one."),
            )
        return text

    def listed(self) -> tuple[Token, ...]:
        """All tokens, by name."""
        if not self._database.path.exists():
            return ()
        with self._database.open() as connection:
            rows = connection.execute("SELECT name, created FROM token ORDER BY name").fetchall()
        return tuple(Token(*row) for row in rows)

    def remove(self, name: str) -> None:
        """Take a token back; it is refused from now on."""
        with self._database.open() as connection:
            removed = connection.execute("DELETE FROM token WHERE name = ?", (name.strip(),)).rowcount
        if not removed:
            raise AssistantError(
                Words(f"Tidak ada token bernama {name!r}.", f"There is no token named {name!r}."),
                Words("Lihat yang ada: python -m assistant token list", "See all: python -m assistant token list"),
            )

    def hashes(self) -> tuple[str, ...]:
        """What `accepted` compares with; empty where no token was made."""
        if not self._database.path.exists():
            return ()
        with self._database.open() as connection:
            return tuple(row[0] for row in connection.execute("SELECT hash FROM token").fetchall())


def accepted(text: str, hashes: tuple[str, ...]) -> bool:
    """Whether a token is one of these. Takes as long for a nearly right one as for a wrong one."""
    given = _hash(text)
    found = False
    for known in hashes:
        found |= hmac.compare_digest(given, known)
    return found


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
