"""Conversations survive: what is asked, answered or failed is read back as it was."""

import json
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.application.conversations import STEPS, Conversations
from assistant.application.records import from_json, to_json
from assistant.core.errors import AssistantError, Words
from assistant.core.types import Answer, Filters
from assistant.storage.database import Database
from tests.ui.fake import answered, hostile, not_found
from tests.ui.fake_documents import bold, tabled


@pytest.fixture
def store(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "state")


@pytest.mark.parametrize("make", [answered, not_found, hostile, bold, tabled])
def test_an_answer_is_read_back_as_it_was_written(make, store: Conversations) -> None:
    answer = make("Mengapa?")
    assert from_json(Answer, to_json(answer)) == answer
    turn = store.ask(store.start("o"), "Mengapa?")
    store.finish(turn, answer)
    reopened = Conversations(store.path.parent)
    conversation = reopened.listed("o")[0].id
    assert [(one.state, one.answer) for one in reopened.turns(conversation)] == [("answered", answer)]


def test_a_question_waits_fails_and_can_be_asked_again(store: Conversations) -> None:
    conversation = store.start("o")
    turn = store.ask(conversation, "Mengapa?")
    assert store.turns(conversation)[0].state == "waiting"
    store.fail(turn, Words("Rusak.", "Broken."), Words("Ulangi.", "Repeat."))
    failed = store.turns(conversation)[0]
    assert (failed.state, failed.question, failed.message) == ("failed", "Mengapa?", Words("Rusak.", "Broken."))
    store.retry(turn, "o")
    assert store.turns(conversation)[0].state == "waiting"


def test_turns_keep_their_order_and_the_first_question_is_the_title(store: Conversations) -> None:
    conversation = store.start("o")
    for number in range(5):
        store.ask(conversation, f"Pertanyaan\n {number}")
    assert [turn.question for turn in store.turns(conversation)] == [f"Pertanyaan\n {n}" for n in range(5)]
    assert store.listed("o")[0].title == "Pertanyaan 0"


def test_the_list_holds_only_the_owners_conversations_with_a_question_latest_first(store: Conversations) -> None:
    first, second, other = store.start("o"), store.start("o"), store.start("p")
    store.start("o")
    for conversation in (second, first, other):
        store.ask(conversation, conversation)
    assert [one.id for one in store.listed("o")] == [first, second]
    assert [one.id for one in store.listed("p")] == [other]


def test_ids_are_long_and_unknown_ones_are_empty(store: Conversations) -> None:
    ids = {store.start("o") for _ in range(50)}
    assert len(ids) == 50
    assert min(map(len, ids)) >= 20
    # Streamlit refuses "__" in a component's key, which a turn's id is part of.
    assert all(store.ask(next(iter(ids)), "?").isalnum() for _ in range(50))
    assert not store.exists("x' OR '1'='1")
    assert store.turns("tidak-ada") == ()


def test_many_threads_may_write_at_once(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    conversation = store.start("o")
    failures: list[Exception] = []

    def write(number: int) -> None:
        try:
            store.ask(conversation, str(number))
        except AssistantError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert sorted(turn.question for turn in store.turns(conversation)) == sorted(map(str, range(16)))


def test_a_newer_file_a_damaged_file_and_a_forbidden_folder_are_told_in_words(tmp_path: Path) -> None:
    newer = Conversations(tmp_path / "newer")
    newer.start("o")
    with sqlite3.connect(newer.path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    damaged = Conversations(tmp_path / "damaged")
    damaged.path.parent.mkdir()
    damaged.path.write_bytes(b"this is no database " * 100)
    (tmp_path / "file").write_text("x")
    for store in (newer, damaged, Conversations(tmp_path / "file" / "below")):
        with pytest.raises(AssistantError) as caught:
            store.listed("o")
        assert str(store.path) in caught.value.message.id
        assert caught.value.hint.en


def test_an_answer_that_cannot_be_read_becomes_a_failed_turn(store: Conversations) -> None:
    conversation = store.start("o")
    turn = store.ask(conversation, "Mengapa?")
    store.finish(turn, answered("Mengapa?"))
    with sqlite3.connect(store.path) as database:
        database.execute("UPDATE turn SET answer = '{\"question\": 1}'")
    database.close()
    assert store.turns(conversation)[0].state == "failed"


def test_a_question_taken_as_written_stays_so_after_a_restart(store: Conversations) -> None:
    conversation = store.start("o")
    plain, written = store.ask(conversation, "Kalau Hamamatsu?"), store.ask(conversation, "Apa?", literal=True)
    assert [turn.literal for turn in store.turns(conversation)] == [False, True]
    store.retry(plain, "o", literal=True)
    store.retry(written, "o")
    reopened = Conversations(store.path.parent)
    assert [(turn.literal, turn.state) for turn in reopened.turns(conversation)] == [(True, "waiting")] * 2


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_a_file_of_an_older_version_is_brought_up_to_date_with_its_answers(version: int, store: Conversations) -> None:
    with Database(store.path, STEPS[:version], Words("Lama", "Old")).open() as database:
        database.execute("INSERT INTO conversation (id, owner, title, created, updated) VALUES ('k', 'o', 'T', 1, 1)")
        database.execute(
            "INSERT INTO turn (id, conversation, position, question, state, asked, answer)"
            " VALUES ('t', 'k', 1, 'Mengapa?', 'answered', 1, ?)",
            (to_json(answered("Mengapa?")),),
        )
    (turn,) = store.turns("k")
    assert (turn.answer, turn.literal, turn.filters, turn.rating) == (answered("Mengapa?"), False, Filters(), "")
    assert [one.pinned for one in store.listed("o")] == [False]


def test_a_conversation_is_renamed_and_pinned_by_its_owner_only(store: Conversations) -> None:
    first, second = store.start("o"), store.start("o")
    for conversation in (first, second):
        store.ask(conversation, conversation)
    store.rename(first, "o", "  Soal\n Cuenca ")
    store.pin(first, "o", True)
    store.rename(second, "another", "Bukan milik saya")
    store.pin(second, "another", True)
    store.rename(first, "o", "   ")
    assert [(one.title, one.pinned) for one in store.listed("o")] == [("Soal Cuenca", True), (second, False)]
    store.ask(first, "Lagi?")
    assert store.title(first) == "Soal Cuenca"
    store.pin(first, "o", False)
    assert store.owned(first, "o") == store.listed("o")[0]
    assert store.owned(first, "another") is None


def test_a_deleted_conversation_is_gone_until_it_is_brought_back(store: Conversations) -> None:
    conversation = store.start("o")
    store.finish(store.ask(conversation, "Mengapa?"), answered("Mengapa?"))
    store.delete(conversation, "another")
    assert store.exists(conversation)
    store.delete(conversation, "o")
    assert (store.exists(conversation), store.turns(conversation), store.listed("o")) == (False, (), ())
    store.restore(conversation, "o")
    assert [turn.answer for turn in store.turns(conversation)] == [answered("Mengapa?")]


def test_what_was_deleted_long_ago_is_really_gone(store: Conversations) -> None:
    old, kept = store.start("o"), store.start("o")
    for conversation in (old, kept):
        store.ask(conversation, "Mengapa?")
    store.delete(old, "o")
    with closing(sqlite3.connect(store.path)) as database, database:
        database.execute("UPDATE conversation SET deleted = deleted - 31 * 86400 WHERE deleted > 0")
    store.delete(kept, "o")
    with closing(sqlite3.connect(store.path)) as database:
        assert database.execute("SELECT DISTINCT conversation FROM turn").fetchall() == [(kept,)]
    store.restore(old, "o")
    assert not store.exists(old)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["%a_b\\", "Mengapa?"]),
        ("MENGAPA", ["Mengapa?"]),
        ("kawasaki tersendat", ["Mengapa?"]),
        ("mengapa tersendat", ["Mengapa?"]),
        ("kawasaki namur", []),
        ("%", ["%a_b\\"]),
        ("_", ["%a_b\\"]),
        ("\\", ["%a_b\\"]),
    ],
)
def test_conversations_are_found_by_all_words_of_title_questions_and_answers(
    words: str, found: list[str], store: Conversations
) -> None:
    answer = replace(answered("Mengapa?"), text="Kerja sama Kawasaki tersendat.")
    store.finish(store.ask(store.start("o"), "Mengapa?"), answer)
    store.ask(store.start("o"), "%a_b\\")
    assert [one.title for one in store.listed("o", containing=words)] == found


def test_filters_stay_with_their_question_and_can_be_changed_for_another_answer(store: Conversations) -> None:
    conversation, filters = store.start("o"), Filters(partners=("Cuenca",), years=(2016, 2020))
    turn = store.ask(conversation, "Mengapa?", filters=filters)
    store.retry(turn, "o")
    assert store.turns(conversation)[0].filters == filters
    store.retry(turn, "o", filters=Filters())
    assert store.turns(conversation)[0].filters == Filters()


def test_answers_marked_as_bad_are_listed_latest_first_without_their_owner(store: Conversations) -> None:
    for question, make, rating in (("Satu?", answered, "bad"), ("Dua?", not_found, "bad"), ("Tiga?", answered, "good")):
        turn = store.ask(store.start(question), question)
        store.finish(turn, make(question))
        store.rate(turn, question, rating, f"Alasan {question}")
    assert [(one.question, one.reason, one.status) for one in store.marked_bad()] == [
        ("Dua?", "Alasan Dua?", "not_found"), ("Satu?", "Alasan Satu?", "answered"),
    ]  # fmt: skip
    assert len(store.marked_bad(1)) == 1


def test_refused_and_marked_questions_of_a_deleted_conversation_are_not_listed(store: Conversations) -> None:
    conversation = store.start("o")
    turn = store.ask(conversation, "Apa?")
    store.finish(turn, not_found("Apa?"))
    store.rate(turn, "o", "bad", "Ada di laporan.")
    assert [one.question for one in (*store.refused("o"), *store.marked_bad())] == ["Apa?", "Apa?"]
    store.delete(conversation, "o")
    assert (store.refused("o"), store.marked_bad()) == ((), ())
    store.restore(conversation, "o")
    assert len(store.marked_bad()) == 1


def test_a_rating_is_kept_taken_back_and_gone_with_its_answer(store: Conversations) -> None:
    conversation = store.start("o")
    turn = store.ask(conversation, "Mengapa?")
    store.finish(turn, answered("Mengapa?"))
    store.rate(turn, "o", "bad", " Tidak lengkap " + "x" * 5000)
    rated = store.turns(conversation)[0]
    assert (rated.rating, rated.reason[:13], len(rated.reason)) == ("bad", "Tidak lengkap", 1000)
    store.rate(turn, "o", "")
    assert store.turns(conversation)[0].rating == ""
    store.rate(turn, "o", "good")
    store.retry(turn, "o")
    assert store.turns(conversation)[0].rating == ""


def test_an_answer_stored_before_tables_bold_words_and_suggestions_still_reads() -> None:
    answer = answered("Mengapa?")
    stored = json.loads(to_json(answer))
    for name in ("table", "suggestions", "unsupported", "mode", "remark", "conflicts"):
        del stored[name]
    for one in stored["citations"]:
        del one["bold"]
    assert from_json(Answer, json.dumps(stored)) == replace(answer, conflicts=())
