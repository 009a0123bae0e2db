"""Conversations on disk: questions, their answers or failures, in one SQLite file in the state folder.

A question is written before it is answered, so that a reload, a crash or a restart loses nothing. Ids are unguessable,
because the address of a conversation is all that is needed to read it; the list of earlier ones is per owner
(a browser).
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant.database import Database
from assistant.errors import Words
from assistant.types import Answer, AnswerStatus
from assistant.ui.records import from_json, to_json

_CONTENTS = Words("Percakapan", "The conversations")
_STEPS = (
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
)
_LONGEST_TITLE = 120

TurnState = Literal["waiting", "answered", "failed"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation in the list of earlier ones; its title is its first question."""

    id: str
    title: str
    updated: float


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: waiting, answered (`answer`) or failed (`message`, `hint`).

    `literal`: it is to be taken as it is written.
    """

    id: str
    conversation: str
    question: str
    state: TurnState
    answer: Answer | None = None
    message: Words | None = None
    hint: Words | None = None
    literal: bool = False


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
    when it was marked (seconds since 1970)."""

    question: str
    reason: str
    status: AnswerStatus
    moment: float


class Conversations:
    """The store. Raises AssistantError where its file cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / "conversations.sqlite3", _STEPS, _CONTENTS)
        self.path = self._database.path

    def start(self, owner: str) -> str:
        """A new, empty conversation; it is listed once it has a question."""
        conversation = secrets.token_urlsafe(16)
        now = time.time()
        with self._database.open() as database:
            database.execute("INSERT INTO conversation VALUES (?, ?, '', ?, ?)", (conversation, owner, now, now))
        return conversation

    def exists(self, conversation: str) -> bool:
        """Whether there is a conversation of that id."""
        with self._database.open() as database:
            return database.execute("SELECT 1 FROM conversation WHERE id = ?", (conversation,)).fetchone() is not None

    def listed(self, owner: str, limit: int = 50) -> tuple[Conversation, ...]:
        """The owner's conversations that have a question, latest first."""
        with self._database.open() as database:
            rows = database.execute(
                "SELECT id, title, updated FROM conversation WHERE owner = ? AND title != ''"
                " ORDER BY updated DESC, id LIMIT ?",
                (owner, limit),
            ).fetchall()
        return tuple(Conversation(*row) for row in rows)

    def ask(self, conversation: str, question: str, *, literal: bool = False) -> str:
        """Write a question down as waiting; returns the turn's id."""
        # Only hexadecimal: the id becomes part of a component's key, where Streamlit forbids "__".
        turn = secrets.token_hex(12)
        now = time.time()
        title = " ".join(question.split())
        title = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
        with self._database.open() as database:
            database.execute(
                "INSERT INTO turn (id, conversation, position, question, state, asked, literal) SELECT ?, ?,"
                " COALESCE(MAX(position), 0) + 1, ?, 'waiting', ?, ? FROM turn WHERE conversation = ?",
                (turn, conversation, question, now, literal, conversation),
            )
            database.execute(
                "UPDATE conversation SET updated = ?, title = CASE title WHEN '' THEN ? ELSE title END WHERE id = ?",
                (now, title, conversation),
            )
        return turn

    def retry(self, turn: str, *, literal: bool = False) -> None:
        """Set a turn back to waiting; `literal`: from now on it is taken as it is written."""
        with self._database.open() as database:
            database.execute(
                "UPDATE turn SET state = 'waiting', answer = '', literal = MAX(literal, ?) WHERE id = ?",
                (literal, turn),
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
                "  WHERE owner = ? AND state = 'answered'"
                ") WHERE status IN ('not_found', 'partial') ORDER BY asked DESC, position DESC LIMIT ?",
                (owner, limit),
            ).fetchall()
        return tuple(Refused(*row) for row in rows)

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """A conversation's turns in the order asked; empty for an unknown id."""
        with self._database.open() as database:
            rows = database.execute(
                "SELECT id, conversation, question, state, answer, message_id, message_en, hint_id, hint_en, literal"
                " FROM turn WHERE conversation = ? ORDER BY position",
                (conversation,),
            ).fetchall()
        return tuple(_turn(*row) for row in rows)


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
) -> Turn:
    asked = Turn(turn, conversation, question, state, literal=bool(literal))
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
