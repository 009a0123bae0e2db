"""Work in the background: one build at a time that can be stopped, and questions that are never lost."""

import threading
from pathlib import Path

import pytest

from assistant.application.conversations import Conversations, Turn
from assistant.application.jobs import STOPPED, UNEXPECTED, BuildJob, QuestionJobs
from assistant.core.errors import BuildCancelled, QuestionStopped, TooManyRemovals
from assistant.core.settings import Settings
from assistant.core.time_limit import check_time, time_limit
from assistant.core.types import Filters
from tests.ui.fake import FakeAssistant


class Parts:
    """Assistant, store and jobs over a temporary folder."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.assistant = FakeAssistant(Settings(state=folder), mode)
        self.store = Conversations(folder)
        self.build = BuildJob(self.assistant)
        self.questions = QuestionJobs(self.assistant, self.store, self.build)
        self.conversation = self.store.start("o")

    def ask(self, question: str = "Mengapa?", history: tuple[str, ...] = ()) -> str:
        turn = self.store.ask(self.conversation, question)
        self.questions.start(Turn(turn, self.conversation, question, "waiting"), history)
        return turn

    def answered(self, turn: str) -> Turn:
        assert self.questions.wait(turn, 5)
        return next(one for one in self.store.turns(self.conversation) if one.id == turn)


@pytest.fixture
def parts(tmp_path: Path, request: pytest.FixtureRequest) -> Parts:
    return Parts(tmp_path, getattr(request, "param", "ready"))


def test_a_build_reports_its_progress_and_its_result(parts: Parts) -> None:
    parts.build.start()
    assert parts.build.wait(5)
    state = parts.build.state
    assert (state.running, state.ended, state.error) == (False, 1, None)
    assert state.report is not None
    assert state.report.added == ("baru.md",)


def test_a_second_start_joins_the_running_build(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    parts.build.start()
    parts.build.start()
    parts.assistant.proceed.set()
    assert parts.build.wait(5)
    assert parts.assistant.builds == 1


def test_a_build_can_be_stopped_and_started_again(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    parts.build.start()
    parts.build.cancel()
    assert parts.build.state.stopping
    parts.assistant.proceed.set()
    assert parts.build.wait(5)
    assert isinstance(parts.build.state.error, BuildCancelled)
    parts.build.start()
    assert parts.build.wait(5)
    assert parts.build.state.report is not None


@pytest.mark.parametrize("parts", ["failing"], indirect=True)
def test_a_failed_build_says_why(parts: Parts) -> None:
    parts.build.start()
    assert parts.build.wait(5)
    assert parts.build.state.error is not None
    assert parts.build.state.error.message.en == "The index is damaged."


@pytest.mark.parametrize("parts", ["vanished"], indirect=True)
def test_only_a_build_that_was_told_so_may_lose_most_of_the_documents(parts: Parts) -> None:
    for again in (False, True):
        parts.build.start(again=again)
        assert parts.build.wait(5)
        assert isinstance(parts.build.state.error, TooManyRemovals)
    parts.build.start(accept_removals=True)
    assert parts.build.wait(5)
    assert parts.build.state.report is not None
    parts.build.start()
    assert parts.build.wait(5)
    assert isinstance(parts.build.state.error, TooManyRemovals)


@pytest.mark.parametrize("parts", ["vanished"], indirect=True)
def test_what_was_accepted_does_not_hold_for_the_build_that_runs_already(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    parts.build.start()
    parts.build.start(accept_removals=True)
    parts.assistant.proceed.set()
    assert parts.build.wait(5)
    assert (parts.assistant.builds, parts.build.state.ended) == (0, 1)


def test_a_question_is_answered_with_what_was_asked_before(parts: Parts) -> None:
    turn = parts.answered(parts.ask("Kalau Hamamatsu?", ("Mengapa Kawasaki?",)))
    assert turn.state == "answered"
    assert parts.assistant.asked == [("Kalau Hamamatsu?", ("Mengapa Kawasaki?",))]
    assert parts.questions.warm.is_set()


@pytest.mark.parametrize("parts", ["missing"], indirect=True)
def test_a_question_asked_during_the_first_build_is_answered_after_it(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    parts.build.start()
    turn = parts.ask()
    assert not parts.questions.wait(turn, 0.1)
    assert parts.assistant.asked == []
    parts.assistant.proceed.set()
    assert parts.answered(turn).state == "answered"


def test_questions_are_answered_while_a_later_build_runs(parts: Parts) -> None:
    parts.assistant.build_seconds = 2
    parts.build.start()
    assert parts.answered(parts.ask()).state == "answered"
    assert parts.build.state.running
    parts.build.cancel()
    parts.build.wait(5)


@pytest.mark.parametrize("parts", ["failing"], indirect=True)
def test_a_failure_is_written_down_with_its_hint(parts: Parts) -> None:
    turn = parts.answered(parts.ask())
    assert (turn.state, turn.question) == ("failed", "Mengapa?")
    assert turn.hint is not None
    assert turn.hint.en == "Repeat."


@pytest.mark.parametrize("parts", ["broken"], indirect=True)
def test_a_bug_is_logged_and_told_in_words(parts: Parts, caplog: pytest.LogCaptureFixture) -> None:
    turn = parts.answered(parts.ask())
    assert turn.message == UNEXPECTED.message
    assert "a bug" in caplog.text


def test_warming_up_waits_for_the_build_and_never_fails_loudly(parts: Parts) -> None:
    parts.questions.warm_up()
    assert parts.questions.warm.wait(5)


def test_a_question_is_taken_as_written_where_that_was_asked_for(parts: Parts) -> None:
    turn = parts.store.ask(parts.conversation, "Kalau Hamamatsu?", literal=True)
    parts.questions.start(parts.store.turns(parts.conversation)[0], ("Mengapa?",))
    assert parts.answered(turn).state == "answered"
    assert parts.assistant.literally == ["Kalau Hamamatsu?"]


def test_a_stopped_question_says_so_and_what_still_comes_of_it_is_dropped(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    turn = parts.ask()
    parts.questions.stop(turn)
    assert parts.questions.wait(turn, 0)
    stopped = parts.store.turns(parts.conversation)[0]
    assert (stopped.state, stopped.message) == ("failed", STOPPED.message)
    # Asked again at once: the answer is that of the second time, though the first still runs.
    parts.store.retry(turn, "o")
    parts.questions.start(parts.store.turns(parts.conversation)[0], ())
    parts.assistant.proceed.set()
    assert parts.answered(turn).state == "answered"
    assert len(parts.assistant.asked) == 2


def test_a_stopped_question_is_not_worked_on_any_more(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, going_on, ended = threading.Event(), threading.Event(), threading.Event()

    def ask(*_: object, **__: object) -> None:
        begun.set()
        going_on.wait(5)
        try:
            check_time()
        except QuestionStopped:
            ended.set()
            raise

    monkeypatch.setattr(parts.assistant, "ask", ask)
    turn = parts.ask()
    assert begun.wait(5)
    parts.questions.stop(turn)
    going_on.set()
    assert ended.wait(5)
    assert parts.answered(turn).message == STOPPED.message


def test_a_question_whose_time_was_over_says_so(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object, **__: object) -> None:
        later = iter((0, 60))
        with time_limit(30, clock=lambda: next(later)):
            check_time()

    monkeypatch.setattr(parts.assistant, "ask", ask)
    turn = parts.answered(parts.ask())
    assert turn.state == "failed"
    assert turn.message is not None
    assert "30 detik" in turn.message.id
    assert turn.hint is not None
    assert "ASSISTANT_MAX_QUESTION_SECONDS" in turn.hint.id


def test_a_question_that_is_answered_already_is_not_stopped(parts: Parts) -> None:
    turn = parts.ask()
    parts.answered(turn)
    parts.questions.stop(turn)
    assert parts.store.turns(parts.conversation)[0].state == "answered"


def test_a_question_is_asked_with_its_filters(parts: Parts) -> None:
    filters = Filters(partners=("Cuenca",))
    parts.store.ask(parts.conversation, "Mengapa?", filters=filters)
    turn = parts.store.turns(parts.conversation)[0]
    parts.questions.start(turn, ())
    parts.answered(turn.id)
    assert parts.assistant.searched_in == [filters]


def test_documents_that_change_during_a_build_are_built_after_it(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    parts.build.start()
    parts.build.start(again=True)
    parts.build.start(again=True)
    parts.assistant.proceed.set()
    while parts.build.state.ended < 2:
        assert parts.build.wait(5)
    assert parts.build.wait(5)
    assert parts.assistant.builds == 2


def test_stopping_a_build_stops_the_one_after_it_too(parts: Parts) -> None:
    parts.assistant.proceed.clear()
    parts.build.start()
    parts.build.start(again=True)
    parts.build.cancel()
    parts.assistant.proceed.set()
    assert parts.build.wait(5)
    assert (parts.build.state.ended, parts.assistant.builds) == (1, 0)
