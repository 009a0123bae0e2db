"""Saved questions on disk: the answer when saved, the latest answer, and what differed after each build.

One SQLite file in the state folder, each question kept for its owner (a browser). A removed question can be brought
back for a day. What quotes a document that is confidential now stays on disk and does not leave here.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.application.answer_differences import AnswerDifference, answer_differences
from assistant.application.records import from_json, to_json
from assistant.core.errors import AssistantError, Words
from assistant.core.types import Answer, Filters
from assistant.corpus.closed import CLOSED_ANSWER, CLOSED_ANSWER_HINT, Closed, documents_of
from assistant.storage.database import Database

_CONTENTS = Words("Pertanyaan tersimpan", "The saved questions")
_STEPS = (
    """
CREATE TABLE saved (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, question TEXT NOT NULL, filters TEXT NOT NULL, literal INTEGER NOT NULL,
    created REAL NOT NULL, answer TEXT NOT NULL, generation TEXT NOT NULL,
    latest TEXT NOT NULL, latest_generation TEXT NOT NULL, asked REAL NOT NULL,
    message_id TEXT NOT NULL DEFAULT '', message_en TEXT NOT NULL DEFAULT '',
    hint_id TEXT NOT NULL DEFAULT '', hint_en TEXT NOT NULL DEFAULT '', removed REAL
) STRICT;
CREATE INDEX saved_of_owner ON saved (owner, created);
CREATE TABLE difference (
    saved TEXT NOT NULL REFERENCES saved (id) ON DELETE CASCADE, generation TEXT NOT NULL, at REAL NOT NULL,
    differences TEXT NOT NULL, PRIMARY KEY (saved, generation)
) STRICT;
""",
    # Version 1 did not write down which documents the differences quote.
    "ALTER TABLE difference ADD COLUMN documents TEXT NOT NULL DEFAULT ''",
)
_UNREADABLE = (
    Words("Jawaban yang tersimpan tidak terbaca.", "The stored answer is unreadable."),
    Words("Tekan “Tanyakan sekarang”.", "Press “Ask now”."),
)
_SECONDS_TO_BRING_BACK = 24 * 3600.0
_COLUMNS = (
    "id, owner, question, filters, literal, created, answer, generation, latest, latest_generation, asked,"
    " message_id, message_en, hint_id, hint_en"
)


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A saved question. `answer` is what it is compared with (as saved, or as last marked read) and `latest` what is
    answered now; `generation` and `latest_generation` are those of the index that answered ("" where not known).
    `message` and `hint` say why it could not be asked again the last time, or why its answer is not `readable`. Where
    only the answer it was compared with is closed, `compared` is false: there is nothing to compare with."""

    id: str
    owner: str
    question: str
    filters: Filters
    literal: bool
    created: float
    answer: Answer
    generation: str
    latest: Answer
    latest_generation: str
    asked: float
    message: Words | None = None
    hint: Words | None = None
    readable: bool = True
    compared: bool = True

    @property
    def differences(self) -> tuple[AnswerDifference, ...]:
        """What differs between the latest answer and the one it is compared with."""
        return answer_differences(self.answer, self.latest)


@dataclass(frozen=True, slots=True)
class PastDifference:
    """What one build changed in the answer; `at` in seconds since 1970."""

    generation: str
    at: float
    differences: tuple[AnswerDifference, ...]


class SavedQuestions:
    """The store; `closed` says which documents are closed now. Raises AssistantError where its file cannot be used."""

    def __init__(self, folder: Path, closed: Callable[[], Closed] = Closed) -> None:
        self._closed = closed
        self._database = Database(folder / "saved.sqlite3", _STEPS, _CONTENTS)

    def save(
        self, owner: str, question: str, answer: Answer, *,
        generation: str = "", filters: Filters = Filters(), literal: bool = False,
    ) -> str:  # fmt: skip
        """Save a question with its answer; returns its id. One that is saved keeps what it is compared with, and
        one that was removed a short time ago its history."""
        if (known := self.find(owner, question, filters)) is not None:
            return known.id
        # Only hexadecimal: the id becomes part of widgets' keys.
        identity, now, form = secrets.token_hex(12), time.time(), to_json(answer)
        with self._database.open() as database:
            again = database.execute(
                "UPDATE saved SET removed = NULL, answer = ?1, generation = ?2, latest = ?1, latest_generation = ?2,"
                " asked = ?3 WHERE owner = ?4 AND question = ?5 AND filters = ?6 RETURNING id",
                (form, generation, now, owner, question, to_json(filters)),
            ).fetchone()
            if again is not None:
                return str(again[0])
            database.execute(
                "INSERT INTO saved (id, owner, question, filters, literal, created, answer, generation, latest,"
                " latest_generation, asked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    identity,
                    owner,
                    question,
                    to_json(filters),
                    literal,
                    now,
                    form,
                    generation,
                    form,
                    generation,
                    now,
                ),
            )
        return identity

    def find(self, owner: str, question: str, filters: Filters = Filters()) -> SavedQuestion | None:
        """The owner's saved question of these words and filters, if there is one."""
        found = self._read("owner = ? AND question = ? AND filters = ?", (owner, question, to_json(filters)))
        return found[0] if found else None

    def known(self, owner: str) -> frozenset[tuple[str, Filters]]:
        """The owner's saved questions as their words and filters."""
        with self._database.open() as database:
            rows = database.execute(
                "SELECT question, filters FROM saved WHERE owner = ? AND removed IS NULL", (owner,)
            ).fetchall()
        return frozenset((question, from_json(Filters, filters)) for question, filters in rows)

    def listed(self, owner: str) -> tuple[SavedQuestion, ...]:
        """The owner's saved questions, latest first."""
        return self._read("owner = ?", (owner,))

    def one(self, owner: str, identity: str) -> SavedQuestion | None:
        """The owner's saved question of that id."""
        found = self._read("owner = ? AND id = ?", (owner, identity))
        return found[0] if found else None

    def stale(self, generation: str) -> tuple[SavedQuestion, ...]:
        """Everybody's questions whose latest answer is of another generation of the index."""
        return self._read("latest_generation != ?", (generation,))

    def answered(self, identity: str, answer: Answer, generation: str) -> tuple[AnswerDifference, ...]:
        """Write the answer of a generation down; returns what differs from the latest one before."""
        with self._database.open() as database:
            row = database.execute("SELECT answer, latest FROM saved WHERE id = ?", (identity,)).fetchone()
            if row is None:  # removed for good while it was being asked
                return ()
            first, before = _answer(row[0]), _answer(row[1])
            differences = answer_differences(before, answer) if before else ()
            now = time.time()
            if first is None or before is None:  # nothing to compare with: the comparison begins anew
                fresh = (to_json(answer), generation, identity)
                database.execute("UPDATE saved SET answer = ?, generation = ? WHERE id = ?", fresh)
            database.execute(
                "UPDATE saved SET latest = ?, latest_generation = ?, asked = ?, message_id = '', message_en = '',"
                " hint_id = '', hint_en = '' WHERE id = ?",
                (to_json(answer), generation, now, identity),
            )
            database.execute(
                # Asked once more of the same index, the answer is the same; what that index changed stays written down.
                "INSERT INTO difference VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET differences = excluded.differences, at = excluded.at, documents = excluded.documents"
                " WHERE excluded.differences != '[]'",
                (identity, generation, now, _differences_form(differences), _documents_form(before, answer)),
            )
        return differences

    def failed(self, identity: str, error: AssistantError, generation: str) -> None:
        """Write down why a question could not be asked again with this generation."""
        message, hint = error.message, error.hint
        with self._database.open() as database:
            database.execute(
                "UPDATE saved SET latest_generation = ?, message_id = ?, message_en = ?, hint_id = ?, hint_en = ?"
                " WHERE id = ?",
                (generation, message.id, message.en, hint.id, hint.en, identity),
            )

    def read(self, owner: str, identity: str) -> None:
        """Mark the latest answer as read: from now on later ones are compared with it."""
        with self._database.open() as database:
            database.execute(
                "UPDATE saved SET answer = latest, generation = latest_generation WHERE owner = ? AND id = ?",
                (owner, identity),
            )

    def ask_later(self, owner: str, identity: str) -> None:
        """Take the latest answer for one of an unknown generation, so that the question is asked again."""
        with self._database.open() as database:
            database.execute("UPDATE saved SET latest_generation = '' WHERE owner = ? AND id = ?", (owner, identity))

    def remove(self, owner: str, identity: str) -> None:
        """Remove a question; `bring_back` undoes it for a day."""
        now = time.time()
        with self._database.open() as database:
            database.execute("UPDATE saved SET removed = ? WHERE owner = ? AND id = ?", (now, owner, identity))
            database.execute("DELETE FROM saved WHERE removed < ?", (now - _SECONDS_TO_BRING_BACK,))

    def bring_back(self, owner: str, identity: str) -> None:
        """Undo a removal."""
        with self._database.open() as database:
            database.execute("UPDATE saved SET removed = NULL WHERE owner = ? AND id = ?", (owner, identity))

    def history(self, identity: str) -> tuple[PastDifference, ...]:
        """What differed after each build that changed the answer, latest first.

        Left out is what quotes a closed document; and while any is closed, what was written down before it was known
        from which documents.
        """
        closed = self._closed()
        with self._database.open() as database:
            rows = database.execute(
                "SELECT generation, at, differences, documents FROM difference WHERE saved = ?"
                " AND differences != '[]' ORDER BY at DESC",
                (identity,),
            ).fetchall()
        return tuple(
            PastDifference(generation, at, _differences(form))
            for generation, at, form, documents in rows
            if _may_be_told(documents, closed)
        )

    def summary(self, owner: str, generation: str) -> tuple[int, int]:
        """How many of the owner's questions were asked again with this generation, and how many answers differed."""
        with self._database.open() as database:
            row = database.execute(
                "SELECT COUNT(*), COALESCE(SUM(difference.differences != '[]'), 0) FROM difference JOIN saved"
                " ON saved.id = difference.saved WHERE owner = ? AND removed IS NULL AND difference.generation = ?",
                (owner, generation),
            ).fetchone()
        return int(row[0]), int(row[1])

    def _read(self, where: str, values: tuple[str, ...]) -> tuple[SavedQuestion, ...]:
        with self._database.open() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM saved WHERE removed IS NULL AND {where} ORDER BY created DESC, id",  # noqa: S608 - our own words
                values,
            ).fetchall()
        closed = self._closed()
        return tuple(_question(row, closed) for row in rows)


def _question(row: tuple[Any, ...], closed: Closed) -> SavedQuestion:
    *own, message_id, message_en, hint_id, hint_en = row
    identity, owner, question, filters, literal, created, form, generation, latest_form, latest_generation, asked = own
    answer, latest = _answer(form), _answer(latest_form)
    message = Words(message_id, message_en) if message_id else None
    hint = Words(hint_id, hint_en) if hint_id else None
    if answer is None or latest is None:
        answer = latest = Answer(question, "id", "not_found", "")
        message, hint = _UNREADABLE
    readable = not closed.quoted_by(latest)
    if not readable:
        answer = latest = Answer(question, latest.language, "not_found", "")
        message, hint = CLOSED_ANSWER, CLOSED_ANSWER_HINT
    compared = not closed.quoted_by(answer)
    return SavedQuestion(
        identity, owner, question, from_json(Filters, filters), bool(literal), created,
        answer if compared else latest, generation, latest, latest_generation, asked, message, hint, readable, compared,
    )  # fmt: skip


def _answer(form: str) -> Answer | None:
    """A stored answer; `None` for one that a later version wrote in another form."""
    try:
        return from_json(Answer, form)
    except ValueError:
        return None


def _documents_form(*answers: Answer | None) -> str:
    """The documents of the answers as JSON: pairs of path and id."""
    documents = {(one.path, one.id) for answer in answers if answer is not None for one in documents_of(answer)}
    return json.dumps(sorted(documents), ensure_ascii=False)


def _may_be_told(documents: str, closed: Closed) -> bool:
    if not closed:
        return True
    return bool(documents) and not any(path in closed.paths or key in closed.ids for path, key in json.loads(documents))


def _differences_form(differences: tuple[AnswerDifference, ...]) -> str:
    return json.dumps([asdict(one) for one in differences], ensure_ascii=False)


def _differences(form: str) -> tuple[AnswerDifference, ...]:
    return tuple(AnswerDifference(**one) for one in json.loads(form))
