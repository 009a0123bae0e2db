"""Conversations on disk: questions, their answers or failures, in one SQLite file in the state folder.

A question is written before it is answered, so that a reload, a crash or a restart loses nothing. Ids are unguessable,
because the address of a conversation is all that is needed to read it. Only its owner (a browser) changes it, and has
it in the list of earlier ones; who else asks in it goes on in a copy. An answer that quotes a document which is
confidential now stays on disk and leaves here as closed.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from assistant.application.records import from_json, to_json
from assistant.core.errors import Words
from assistant.core.types import Answer, AnswerStatus, Filters
from assistant.corpus.closed import CLOSED_ANSWER, CLOSED_ANSWER_HINT, Closed
from assistant.language.shortening import shortened
from assistant.storage.database import Database

_CONTENTS = Words("Percakapan", "The conversations")
STEPS = (
    """
CREATE TABLE conversation (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, created REAL NOT NULL, updated REAL NOT NULL
) STRICT;
CREATE INDEX conversation_of_owner ON conversation (owner, updated);
CREATE TABLE turn (
    id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, question TEXT NOT NULL, state TEXT NOT NULL, asked REAL NOT NULL,
    answer TEXT NOT NULL DEFAULT '', message_id TEXT NOT NULL DEFAULT '', message_en TEXT NOT NULL DEFAULT '',
    hint_id TEXT NOT NULL DEFAULT '', hint_en TEXT NOT NULL DEFAULT '',
    UNIQUE (conversation, position)
) STRICT;
""",
    # Version 1 knew no questions taken as they are written.
    "ALTER TABLE turn ADD COLUMN literal INTEGER NOT NULL DEFAULT 0",
    # Version 2 knew no filters and no ratings, and conversations could neither be pinned nor deleted.
    """
ALTER TABLE turn ADD COLUMN filters TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN rating TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN rated REAL NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN deleted REAL NOT NULL DEFAULT 0;
""",
)
_LONGEST_TITLE = 120
_LONGEST_REASON = 1000
_DAY_SECONDS = 86_400
_KEPT_DAYS = 30
"""How long a deleted conversation can be brought back."""

TurnState = Literal["waiting", "answered", "failed", "closed"]
Rating = Literal["good", "bad", ""]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation in the list of earlier ones; its title is its first question until it is given another."""

    id: str
    title: str
    updated: float
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: waiting, answered (`answer`), failed or closed (`message`, `hint`).

    `literal`: it is to be taken as it is written. `filters`: what was searched in. `rating` and `reason`: what the
    reader thinks of the answer.
    """

    id: str
    conversation: str
    question: str
    state: TurnState
    answer: Answer | None = None
    message: Words | None = None
    hint: Words | None = None
    literal: bool = False
    filters: Filters = field(default_factory=Filters)
    rating: Rating = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that was not answered, or only in part (`status`), and when it was asked (seconds since 1970)."""

    turn: str
    conversation: str
    question: str
    status: AnswerStatus
    asked: float


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer that its reader marked as not good: its question, the reason given ("": none), how it was answered, and
    when it was marked (seconds since 1970). `closed`: the reason is not told, since the answer is closed."""

    question: str
    reason: str
    status: AnswerStatus
    moment: float
    closed: bool = False


class Conversations:
    """The store; `closed` says which documents are closed now. Raises AssistantError where its file cannot be used."""

    def __init__(self, folder: Path, closed: Callable[[], Closed] = Closed) -> None:
        self._closed = closed
        self._database = Database(folder / "conversations.sqlite3", STEPS, _CONTENTS)
        self.path = self._database.path

    def start(self, owner: str) -> str:
        """A new, empty conversation; it is listed once it has a question."""
        conversation = secrets.token_urlsafe(16)
        now = time.time()
        with self._database.open() as database:
            database.execute(
                "INSERT INTO conversation (id, owner, title, created, updated) VALUES (?, ?, '', ?, ?)",
                (conversation, owner, now, now),
            )
        return conversation

    def exists(self, conversation: str) -> bool:
        """Whether there is a conversation of that id."""
        return self.title(conversation) is not None

    def title(self, conversation: str) -> str | None:
        """The conversation's title ("" while it has no question), `None` where there is none of that id."""
        with self._database.open() as database:
            row = database.execute(
                "SELECT title FROM conversation WHERE id = ? AND deleted = 0", (conversation,)
            ).fetchone()
        return str(row[0]) if row else None

    def owned(self, conversation: str, owner: str) -> Conversation | None:
        """The conversation, where it is this owner's and not deleted: only then may it be changed."""
        with self._database.open() as database:
            row = database.execute(
                "SELECT id, title, updated, pinned FROM conversation WHERE id = ? AND owner = ? AND deleted = 0",
                (conversation, owner),
            ).fetchone()
        return _conversation(row) if row else None

    def listed(self, owner: str, limit: int = 50, *, containing: str = "") -> tuple[Conversation, ...]:
        """The owner's conversations that have a question, pinned ones first, then the latest first.

        `containing`: only those whose title, questions or answers hold all of these words, in any case; what a closed
        answer says finds nothing.
        """
        patterns = json.dumps([_like(word) for word in containing.split()])
        with self._opened() as database:
            rows = database.execute(
                "SELECT id, title, updated, pinned FROM conversation WHERE owner = ? AND title != '' AND deleted = 0"
                " AND NOT EXISTS (SELECT 1 FROM json_each(?) AS pattern WHERE title NOT LIKE pattern.value ESCAPE '\\'"
                " AND NOT EXISTS (SELECT 1 FROM turn WHERE turn.conversation = conversation.id"
                " AND (question LIKE pattern.value ESCAPE '\\' OR json_valid(answer)"
                " AND json_extract(answer, '$.text') LIKE pattern.value ESCAPE '\\' AND NOT is_closed(answer))))"
                " ORDER BY pinned DESC, updated DESC, id LIMIT ?",
                (owner, patterns, limit),
            ).fetchall()
        return tuple(map(_conversation, rows))

    def rename(self, conversation: str, owner: str, title: str) -> None:
        """Give the owner's conversation another title; an empty one changes nothing."""
        if title := shortened(title, _LONGEST_TITLE):
            self._change(conversation, owner, "title", title)

    def pin(self, conversation: str, owner: str, pinned: bool) -> None:
        """Keep the owner's conversation at the top of the list, or no longer."""
        self._change(conversation, owner, "pinned", pinned)

    def delete(self, conversation: str, owner: str) -> None:
        """Take the owner's conversation away; it can be brought back for 30 days, and is then gone."""
        self._change(conversation, owner, "deleted", time.time())
        with self._database.open() as database:
            database.execute(
                "DELETE FROM conversation WHERE deleted > 0 AND deleted < ?", (time.time() - _KEPT_DAYS * _DAY_SECONDS,)
            )

    def restore(self, conversation: str, owner: str) -> None:
        """Bring back the owner's conversation that was deleted."""
        self._change(conversation, owner, "deleted", 0.0)

    def ask(self, conversation: str, question: str, *, literal: bool = False, filters: Filters = Filters()) -> str:
        """Write a question down as waiting; returns the turn's id."""
        # Only hexadecimal: the id becomes part of a component's key, where Streamlit forbids "__".
        turn = secrets.token_hex(12)
        now = time.time()
        title = shortened(question, _LONGEST_TITLE)
        with self._database.open() as database:
            database.execute(
                "INSERT INTO turn (id, conversation, position, question, state, asked, literal, filters) SELECT"
                " ?, ?, COALESCE(MAX(position), 0) + 1, ?, 'waiting', ?, ?, ? FROM turn WHERE conversation = ?",
                (turn, conversation, question, now, literal, to_json(filters), conversation),
            )
            database.execute(
                "UPDATE conversation SET updated = ?, title = CASE title WHEN '' THEN ? ELSE title END WHERE id = ?",
                (now, title, conversation),
            )
        return turn

    def continued(self, conversation: str, owner: str) -> str:
        """Where the owner's next question after this conversation belongs: in it where it is the owner's, else in a new
        one of the owner's that begins as a copy of it, without questions that wait and without what others thought of
        the answers; an empty one where there is nothing to copy. Returns the conversation's id."""
        if self.owned(conversation, owner) is not None:
            return conversation
        copy = self.start(owner)
        with self._database.open() as database:
            database.execute(
                "INSERT INTO turn (id, conversation, position, question, state, asked, answer, message_id, message_en,"
                " hint_id, hint_en, literal, filters) SELECT lower(hex(randomblob(12))), ?, position, question, state,"
                " asked, answer, message_id, message_en, hint_id, hint_en, literal, filters FROM turn"
                " WHERE conversation = ? AND state != 'waiting'"
                " AND conversation IN (SELECT id FROM conversation WHERE deleted = 0)",
                (copy, conversation),
            )
            database.execute(
                "UPDATE conversation SET title ="
                " COALESCE((SELECT title FROM conversation WHERE id = ? AND deleted = 0), '') WHERE id = ?",
                (conversation, copy),
            )
        return copy

    def retry(self, turn: str, owner: str, *, literal: bool = False, filters: Filters | None = None) -> bool:
        """Set a turn of the owner's back to waiting, its rating gone with its answer; returns whether it was one.

        `literal`: from now on it is taken as it is written. `filters`: what to search in from now on (`None`: as
        before).
        """
        with self._database.open() as database:
            changed = database.execute(
                "UPDATE turn SET state = 'waiting', answer = '', rating = '', reason = '', literal = MAX(literal, ?),"
                " filters = COALESCE(?, filters) WHERE id = ?"
                " AND conversation IN (SELECT id FROM conversation WHERE owner = ? AND deleted = 0)",
                (literal, to_json(filters) if filters is not None else None, turn, owner),
            ).rowcount
        return changed > 0

    def rate(self, turn: str, owner: str, rating: Rating, reason: str = "") -> None:
        """Write down what the owner thinks of the turn's answer; "" takes it back. Another's turn stays as it is."""
        with self._database.open() as database:
            database.execute(
                "UPDATE turn SET rating = ?, reason = ?, rated = ? WHERE id = ?"
                " AND conversation IN (SELECT id FROM conversation WHERE owner = ? AND deleted = 0)",
                (rating, reason.strip()[:_LONGEST_REASON], time.time(), turn, owner),
            )

    def finish(self, turn: str, answer: Answer) -> None:
        """Write a turn's answer down."""
        with self._database.open() as database:
            database.execute("UPDATE turn SET state = 'answered', answer = ? WHERE id = ?", (to_json(answer), turn))

    def fail(self, turn: str, message: Words, hint: Words) -> None:
        """Write down why a turn has no answer, and what to do."""
        with self._database.open() as database:
            database.execute(
                "UPDATE turn SET state = 'failed', message_id = ?, message_en = ?, hint_id = ?, hint_en = ?"
                " WHERE id = ?",
                (message.id, message.en, hint.id, hint.en, turn),
            )

    def refused(self, owner: str, limit: int = 100) -> tuple[Refused, ...]:
        """The owner's questions whose answer is "not found" or partial, latest first."""
        with self._database.open() as database:
            rows = database.execute(
                "SELECT id, conversation, question, status, asked FROM ("
                "  SELECT turn.id, conversation, question, asked, position,"
                "    CASE WHEN json_valid(answer) THEN json_extract(answer, '$.status') END AS status"
                "  FROM turn JOIN conversation ON conversation.id = turn.conversation"
                "  WHERE owner = ? AND deleted = 0 AND state = 'answered'"
                ") WHERE status IN ('not_found', 'partial') ORDER BY asked DESC, position DESC LIMIT ?",
                (owner, limit),
            ).fetchall()
        return tuple(Refused(*row) for row in rows)

    def marked_bad(self, limit: int = 100) -> tuple[Marked, ...]:
        """The answers that any reader marked as not good, latest first; who asked is not told."""
        with self._opened() as database:
            rows = database.execute(
                "SELECT question, reason, json_extract(answer, '$.status'), rated, is_closed(answer) FROM turn"
                " JOIN conversation ON conversation.id = turn.conversation"
                " WHERE rating = 'bad' AND deleted = 0 AND json_valid(answer) ORDER BY rated DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(
            Marked(question, "" if closed else reason, status, moment, bool(closed))
            for question, reason, status, moment, closed in rows
        )

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """A conversation's turns in the order asked; empty for an unknown id."""
        with self._database.open() as database:
            rows = database.execute(
                "SELECT id, conversation, question, state, answer, message_id, message_en, hint_id, hint_en, literal,"
                " filters, rating, reason FROM turn WHERE conversation = ? AND conversation IN"
                " (SELECT id FROM conversation WHERE deleted = 0) ORDER BY position",
                (conversation,),
            ).fetchall()
        closed = self._closed()
        return tuple(_shown(_turn(*row), closed) for row in rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The database, where `is_closed` says of a stored answer whether it quotes what is closed now."""
        closed = self._closed()

        def is_closed(answer: str) -> bool:
            try:
                return bool(closed) and closed.quoted_by(from_json(Answer, answer))
            except ValueError:
                return True  # of another form: nobody can tell what it quotes

        with self._database.open() as database:
            database.create_function("is_closed", 1, is_closed)
            yield database

    def _change(self, conversation: str, owner: str, column: str, value: object) -> None:
        with self._database.open() as database:
            # The column's name is one of ours.
            database.execute(
                f"UPDATE conversation SET {column} = ? WHERE id = ? AND owner = ?",  # noqa: S608
                (value, conversation, owner),
            )


def _conversation(row: tuple[str, str, float, int]) -> Conversation:
    identity, title, updated, pinned = row
    return Conversation(identity, title, updated, bool(pinned))


def _like(word: str) -> str:
    """A pattern for LIKE that finds the word anywhere, its own wildcards taken literally."""
    literal = word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{literal}%"


def _shown(turn: Turn, closed: Closed) -> Turn:
    """The turn as it may be read now."""
    if turn.answer is None or not closed.quoted_by(turn.answer):
        return turn
    return replace(
        turn, state="closed", answer=None, rating="", reason="",
        message=CLOSED_ANSWER, hint=CLOSED_ANSWER_HINT,
    )  # fmt: skip


def _turn(
    turn: str,
    conversation: str,
    question: str,
    state: TurnState,
    answer: str,
    message_id: str,
    message_en: str,
    hint_id: str,
    hint_en: str,
    literal: int,
    filters: str,
    rating: Rating,
    reason: str,
) -> Turn:
    searched = from_json(Filters, filters) if filters else Filters()
    asked = Turn(
        turn, conversation, question, state, literal=bool(literal), filters=searched, rating=rating, reason=reason
    )
    if state == "failed":
        return replace(asked, message=Words(message_id, message_en), hint=Words(hint_id, hint_en))
    if state == "answered":
        try:
            return replace(asked, answer=from_json(Answer, answer))
        except ValueError:
            return replace(
                asked,
                state="failed",
                message=Words("Jawaban yang tersimpan tidak terbaca.", "The stored answer is unreadable."),
                hint=Words("Ajukan pertanyaan ini sekali lagi.", "Ask this question once more."),
            )
    return asked
