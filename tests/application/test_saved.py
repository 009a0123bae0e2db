"""Saved questions: what is kept, what differs between two answers, and the round of asking after a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.application.answer_differences import AnswerDifference, answer_differences
from assistant.application.jobs import UNEXPECTED, BuildJob
from assistant.application.saved import SavedQuestions
from assistant.application.saved_jobs import SavedJob
from assistant.core.errors import AssistantError
from assistant.core.settings import Settings
from assistant.core.types import AnswerRow, AnswerTable, Filters
from assistant.ui.components.saved_view import saved_view
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape
from tests.ui.fake import HOSTILE, answered, not_found
from tests.ui.fake_changes import ChangingAssistant
from tests.ui.fake_documents import EDITED, PDF, hostile, tabled

QUESTION = "Mengapa kerja sama tersendat?"
OLD, NEW = answered(QUESTION), answered(QUESTION, EDITED)


class Parts:
    """Assistant, store and jobs over a temporary folder."""

    def __init__(self, folder: Path, mode: str = "ready") -> None:
        self.assistant = ChangingAssistant(Settings(state=folder), mode)
        self.store = SavedQuestions(folder)
        self.build = BuildJob(self.assistant)
        self.job = SavedJob(self.assistant, self.store, self.build)
        self.build.afterwards(self.job.notice)

    def rebuilt(self) -> None:
        self.build.start()
        assert self.build.wait(5)
        self.job.notice(self.assistant.status().generation)
        assert self.job.wait(5)


@pytest.fixture
def parts(tmp_path: Path, request: pytest.FixtureRequest) -> Parts:
    return Parts(tmp_path, getattr(request, "param", "ready"))


@pytest.fixture
def store(tmp_path: Path) -> SavedQuestions:
    return SavedQuestions(tmp_path)


class TestDifferences:
    def test_an_answer_does_not_differ_from_itself_whatever_its_numbers_and_time(self) -> None:
        assert answer_differences(OLD, replace(OLD, elapsed_ms=9.0, text="Kata lain", remark="x")) == ()
        swapped = tuple(reversed(OLD.citations))
        assert answer_differences(OLD, replace(OLD, citations=swapped)) == ()

    def test_a_quote_that_was_edited_is_told_with_both_wordings(self) -> None:
        found = answer_differences(replace(OLD, conflicts=()), replace(NEW, conflicts=()))
        first, second = OLD.citations[0], NEW.citations[0]
        assert found == (AnswerDifference("changed", "quote", first.quote, second.quote, PDF.info.title),)

    def test_status_and_quotes_that_go_and_come_are_told(self) -> None:
        gone = answer_differences(replace(OLD, conflicts=()), not_found(QUESTION))
        assert [(one.kind, one.part) for one in gone] == [
            ("changed", "status"), ("removed", "quote"), ("removed", "quote"),
        ]  # fmt: skip
        come = answer_differences(not_found(QUESTION), replace(OLD, conflicts=()))
        assert [one.kind for one in come] == ["changed", "added", "added"]

    def test_a_changed_row_is_told_once_and_not_as_a_quote_too(self) -> None:
        old = tabled("daftar")
        table = old.table
        assert table is not None
        cells = (*table.rows[2].cells[:-1], "musik")
        rows = (*table.rows[:2], AnswerRow(cells, 3), *table.rows[3:])
        citations = tuple(replace(one, quote=one.quote + ".") if one.number == 3 else one for one in old.citations)
        new = replace(old, table=AnswerTable(table.interpretation, table.columns, rows), citations=citations)
        (found,) = answer_differences(old, new)
        assert (found.kind, found.part) == ("changed", "row")
        assert found.before.endswith("musik dan industri kreatif")
        assert found.after.endswith("musik")

    def test_a_disagreement_that_comes_goes_or_changes_is_told(self) -> None:
        without = replace(OLD, conflicts=())
        (gone,), (come,) = answer_differences(OLD, without), answer_differences(without, OLD)
        assert (gone.kind, gone.part, gone.source) == ("removed", "conflict", "Kawasaki · tahun")
        assert come.kind == "added"
        sides = tuple(replace(side, value=f"{side.value}0") for side in OLD.conflicts[0].values)
        (changed,) = answer_differences(OLD, replace(OLD, conflicts=(replace(OLD.conflicts[0], values=sides),)))
        assert (changed.kind, changed.before.count("≠")) == ("changed", 1)


class TestStore:
    def test_a_saved_question_comes_back_whole_and_only_to_its_owner(self, store: SavedQuestions) -> None:
        filters = Filters(partners=("Kawasaki",), years=(2016, 2020))
        identity = store.save("me", QUESTION, OLD, generation="g1", filters=filters, literal=True)
        (one,) = store.listed("me")
        assert (one.id, one.question, one.filters, one.literal) == (identity, QUESTION, filters, True)
        assert (one.answer, one.latest, one.generation, one.latest_generation) == (OLD, OLD, "g1", "g1")
        assert store.listed("you") == ()
        assert store.one("you", identity) is None
        store.remove("you", identity)
        assert store.one("me", identity) is not None

    def test_the_same_question_is_saved_once_for_the_same_filters(self, store: SavedQuestions) -> None:
        first = store.save("me", QUESTION, OLD)
        assert store.save("me", QUESTION, NEW) == first
        assert store.save("me", QUESTION, NEW, filters=Filters(kinds=("mou",))) != first
        assert store.save("you", QUESTION, NEW) != first

    def test_a_removed_question_can_be_brought_back(self, store: SavedQuestions) -> None:
        identity = store.save("me", QUESTION, OLD)
        store.remove("me", identity)
        assert store.listed("me") == ()
        assert store.stale("g9") == ()
        store.bring_back("me", identity)
        assert [one.id for one in store.listed("me")] == [identity]

    def test_a_question_saved_again_after_its_removal_keeps_its_history(self, store: SavedQuestions) -> None:
        identity = store.save("me", QUESTION, OLD, generation="g1")
        store.answered(identity, NEW, "g2")
        store.remove("me", identity)
        assert store.save("me", QUESTION, NEW, generation="g2") == identity
        (one,) = store.listed("me")
        assert one.differences == ()
        assert len(store.history(identity)) == 1

    def test_what_a_build_changed_stays_written_down_when_asked_once_more(self, store: SavedQuestions) -> None:
        identity = store.save("me", QUESTION, OLD, generation="g1")
        store.answered(identity, NEW, "g2")
        store.ask_later("me", identity)
        assert store.answered(identity, NEW, "g2") == ()
        assert store.summary("me", "g2") == (1, 1)
        assert len(store.history(identity)) == 1

    def test_another_answer_is_compared_until_it_is_marked_as_read(self, store: SavedQuestions) -> None:
        identity = store.save("me", QUESTION, OLD, generation="g1")
        assert store.answered(identity, NEW, "g2") == answer_differences(OLD, NEW)
        assert store.answered(identity, NEW, "g3") == ()
        assert store.listed("me")[0].differences == answer_differences(OLD, NEW)
        assert [past.generation for past in store.history(identity)] == ["g2"]
        store.read("me", identity)
        assert store.listed("me")[0].differences == ()
        assert (store.summary("me", "g2"), store.summary("me", "g3"), store.summary("you", "g2")) == (
            (1, 1), (1, 0), (0, 0),
        )  # fmt: skip

    def test_a_store_that_cannot_be_used_is_told_in_words(self, tmp_path: Path) -> None:
        (tmp_path / "saved.sqlite3").mkdir()
        with pytest.raises(AssistantError) as caught:
            SavedQuestions(tmp_path).listed("me")
        assert "Pertanyaan tersimpan" in caught.value.message.id


class TestAskingAgain:
    def test_a_build_has_all_questions_asked_again_and_what_differs_written_down(self, parts: Parts) -> None:
        changing = parts.store.save("me", QUESTION, OLD, generation="g1")
        same = parts.store.save("you", "Beri daftar", tabled("Beri daftar"), generation="g1")
        parts.rebuilt()
        one, other = parts.store.one("me", changing), parts.store.one("you", same)
        assert one is not None
        assert other is not None
        assert (one.latest_generation, other.latest_generation) == ("g2", "g2")
        assert one.differences == answer_differences(OLD, NEW)
        assert other.differences == ()
        assert parts.store.summary("me", "g2") == (1, 1)
        assert parts.store.summary("you", "g2") == (1, 0)

    def test_filters_and_literal_questions_are_asked_as_they_were_saved(self, parts: Parts) -> None:
        parts.store.save("me", QUESTION, OLD, generation="g0", literal=True)
        parts.job.notice("g1")
        assert parts.job.wait(5)
        assert parts.assistant.literally == [QUESTION]

    def test_a_generation_is_noticed_once_whoever_built_it(self, parts: Parts) -> None:
        identity = parts.store.save("me", QUESTION, OLD, generation="g0")
        for _ in range(3):
            parts.job.notice("g1")
            assert parts.job.wait(5)
        assert parts.assistant.asked == [(QUESTION, ())]
        assert parts.job.state.ended == 1
        one = parts.store.one("me", identity)
        assert one is not None
        assert one.latest_generation == "g1"

    def test_a_round_can_be_stopped_and_taken_up_again(self, parts: Parts) -> None:
        for number in range(4):
            parts.store.save("me", f"{QUESTION} {number}", OLD, generation="g0")
        parts.assistant.proceed.clear()
        parts.job.start()
        parts.job.start()
        parts.job.cancel()
        assert parts.job.state.stopping
        parts.assistant.proceed.set()
        assert parts.job.wait(5)
        assert len(parts.assistant.asked) <= 1
        assert len(parts.store.stale("g1")) >= 3
        parts.job.start()
        assert parts.job.wait(5)
        assert parts.store.stale("g1") == ()

    @pytest.mark.parametrize(
        ("parts", "told"), [("failing", "Indeks rusak."), ("broken", UNEXPECTED.message.id)], indirect=["parts"]
    )
    def test_a_question_that_fails_keeps_its_answer_and_says_why(self, parts: Parts, told: str) -> None:
        identity = parts.store.save("me", QUESTION, OLD, generation="g0")
        parts.store.save("me", "Lain?", OLD, generation="g0")
        parts.job.start()
        assert parts.job.wait(5)
        one = parts.store.one("me", identity)
        assert one is not None
        assert one.message is not None
        assert one.message.id == told
        assert one.latest == OLD
        assert parts.store.stale("g1") == ()
        parts.store.ask_later("me", identity)
        parts.assistant.mode = "ready"
        parts.job.start()
        assert parts.job.wait(5)
        assert parts.store.listed("me")[0].message is None or parts.store.listed("me")[1].message is None

    def test_without_an_index_nothing_is_asked(self, tmp_path: Path) -> None:
        parts = Parts(tmp_path)
        parts.store.save("me", QUESTION, OLD)
        parts.assistant.status = lambda: replace(ChangingAssistant.status(parts.assistant), state="missing")  # type: ignore[method-assign]
        parts.job.start()
        assert parts.job.wait(5)
        assert parts.assistant.asked == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_questions_and_answers_are_shown_literally(store: SavedQuestions, language: str) -> None:
    identity = store.save("me", HOSTILE, OLD, filters=Filters(partners=(HOSTILE,)))
    store.answered(identity, hostile(HOSTILE), "g2")
    store.failed(identity, AssistantError(UNEXPECTED.message, UNEXPECTED.hint), "g3")
    (one,) = store.listed("me")
    shown = saved_view(one, "changed", "3 Maret", store.history(identity), Say(language))  # type: ignore[arg-type]
    assert escape(HOSTILE) in shown
    assert "<img" not in shown
    assert "<script" not in shown


def test_an_answer_that_is_unreadable_is_told_and_made_anew_by_asking(store: SavedQuestions) -> None:
    identity = store.save("me", QUESTION, OLD, generation="g1")
    with store._database.open() as database:
        database.execute("UPDATE saved SET latest = '{}'")
    (one,) = store.listed("me")
    assert one.message is not None
    assert "tidak terbaca" in one.message.id
    assert store.answered(identity, NEW, "g2") == ()
    (one,) = store.listed("me")
    assert (one.message, one.differences, one.answer) == (None, (), NEW)
