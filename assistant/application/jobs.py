"""Long work off the page: one build at a time, and questions that wait for the first index. No Streamlit here.

Threads are daemons: stopping the server never waits for them. A build that dies leaves the last good index serving; a
question that was not answered is still written down as waiting.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.application.assistant import Assistant
from assistant.application.conversations import Conversations, Turn
from assistant.core.errors import AssistantError, BuildCancelled, Words
from assistant.core.time_limit import stoppable
from assistant.core.types import BuildReport, Progress

_log = logging.getLogger(__name__)
_AT_ONCE = 4
"""Questions answered at the same time; more wait their turn, so that none starves."""
_PAUSE_SECONDS = 5.0

UNEXPECTED = AssistantError(
    Words("Terjadi kesalahan yang tidak terduga.", "Something unexpected went wrong."),
    Words("Coba sekali lagi; rinciannya ada di catatan server.", "Try once more; the server's log has the details."),
)

STOPPED = AssistantError(
    Words("Pertanyaan ini dihentikan.", "This question was stopped."),
    Words("Tekan “Coba lagi” untuk menanyakannya lagi.", "Press “Try again” to ask it again."),
)


@dataclass(frozen=True, slots=True)
class BuildState:
    """A build as the page sees it at one moment; `report` and `error` are those of the last one that ended."""

    running: bool = False
    stopping: bool = False
    progress: Progress | None = None
    report: BuildReport | None = None
    error: AssistantError | None = None
    ended: int = 0


class BuildJob:
    """The one build of this process, shared by everybody who has the page open."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._state = BuildState()
        self._again = False
        self._afterwards: list[Callable[[str], None]] = []

    def afterwards(self, call: Callable[[str], None]) -> None:
        """Have `call` called after each build that succeeded, in its thread, with the generation that serves then."""
        self._afterwards.append(call)

    @property
    def state(self) -> BuildState:
        """How the build stands now."""
        return self._state

    def start(self, *, again: bool = False, accept_removals: bool = False) -> None:
        """Start a build unless one is running; `again`: then another after it, since documents have changed.

        `accept_removals`: it may lose most of the documents. Of a build that runs already nobody knows what it will
        lose, so it is joined as it is.
        """
        with self._lock:
            if self._state.running:
                self._again = self._again or again
                return
            self._stop.clear()
            self._idle.clear()
            self._state = BuildState(running=True, ended=self._state.ended)
        threading.Thread(target=self._run, args=(accept_removals,), name="build", daemon=True).start()

    def cancel(self) -> None:
        """Ask the running build to stop; the index stays as it was."""
        with self._lock:
            if self._state.running:
                self._stop.set()
                self._again = False
                self._state = BuildState(True, True, self._state.progress, ended=self._state.ended)

    def wait(self, timeout_seconds: float | None = None) -> bool:
        """Wait until no build is running; False when the time was up first."""
        return self._idle.wait(timeout_seconds)

    def _progress(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise BuildCancelled(
                Words("Pembangunan indeks dihentikan.", "Building the index was stopped."),
                Words("Indeks sebelumnya tetap dipakai.", "The previous index stays in use."),
            )
        with self._lock:
            self._state = BuildState(True, self._stop.is_set(), progress, ended=self._state.ended)

    def _run(self, accept_removals: bool) -> None:
        report: BuildReport | None = None
        error: AssistantError | None = None
        try:
            report = self._assistant.build(on_progress=self._progress, accept_removals=accept_removals)
        except AssistantError as failure:
            error = failure
        except Exception:  # noqa: BLE001 - the edge of a thread: a bug is logged and told, not lost
            _log.exception("the build failed")
            error = UNEXPECTED
        with self._lock:
            again, self._again = self._again, False
            self._state = BuildState(report=report, error=error, ended=self._state.ended + 1)
            self._idle.set()
        if report is not None:
            for call in self._afterwards:
                call(report.generation)
        if again:
            self.start()


class QuestionJobs:
    """Answers questions in the background and writes the answers into the conversations."""

    def __init__(self, assistant: Assistant, conversations: Conversations, build: BuildJob) -> None:
        self._assistant = assistant
        self._conversations = conversations
        self._build = build
        self._lock = threading.Lock()
        self._running: dict[str, threading.Event] = {}
        self._unstored: dict[str, AssistantError] = {}
        self._places = threading.BoundedSemaphore(_AT_ONCE)
        self.warm = threading.Event()
        """Set once model and index are loaded: from then on an answer takes moments."""

    def start(self, turn: Turn, history: Sequence[str]) -> None:
        """Answer a turn that is written down as waiting, unless that is already under way."""
        with self._lock:
            if turn.id in self._running:
                return
            done = self._running[turn.id] = threading.Event()
        threading.Thread(target=self._answer, args=(turn, tuple(history), done), name="question", daemon=True).start()

    def stop(self, turn: str) -> None:
        """Stop a turn: it is written down as stopped, and answering ends at its next step."""
        with self._lock:
            done = self._running.pop(turn, None)
            if done is None:
                return
            self._conversations.fail(turn, STOPPED.message, STOPPED.hint)
        done.set()

    def wait(self, turn: str, timeout_seconds: float) -> bool:
        """Wait for a turn's end, whatever it is; False when the time was up first."""
        with self._lock:
            done = self._running.get(turn)
        return done is None or done.wait(timeout_seconds)

    def unstored(self, turn: str) -> AssistantError | None:
        """Why a turn's answer could not be written down when that was tried last; it is tried again."""
        return self._unstored.get(turn)

    def warm_up(self, after_seconds: float = 0) -> None:
        """Load model and index ahead of the first question; failures show when a question is asked."""
        timer = threading.Timer(after_seconds, self._warm_up)
        timer.daemon = True
        timer.start()

    def _warm_up(self) -> None:
        try:
            self._build.wait()
            self._assistant.search("rujukan", limit=1)
            for language in ("id", "en"):
                self._assistant.suggestions(language)
            self.warm.set()
        except AssistantError:
            pass
        except Exception:  # noqa: BLE001 - the edge of a thread: a bug is logged and told, not lost
            _log.exception("warming up failed")

    def _answer(self, turn: Turn, history: tuple[str, ...], done: threading.Event) -> None:
        try:
            with self._places:
                self._finish(turn, history, done)
            self._unstored.pop(turn.id, None)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: a bug is logged and told, not lost
            # The store itself failed. The turn stays waiting and an open page takes it up again, but not at once: a
            # full disk does not get better by asking ever faster.
            _log.exception("an answer could not be stored")
            self._unstored[turn.id] = error if isinstance(error, AssistantError) else UNEXPECTED
            time.sleep(_PAUSE_SECONDS)
        finally:
            with self._lock:
                if self._running.get(turn.id) is done:
                    del self._running[turn.id]
            done.set()

    def _finish(self, turn: Turn, history: tuple[str, ...], done: threading.Event) -> None:
        if done.is_set():  # stopped while it waited its turn
            return
        answer, failure = None, UNEXPECTED
        try:
            if self._assistant.status().state != "ready":
                self._build.wait()
            with stoppable(done.is_set):
                answer = self._assistant.ask(turn.question, history=history, filters=turn.filters, literal=turn.literal)
        except AssistantError as error:
            failure = error
        except Exception:  # noqa: BLE001 - the edge of a thread: a bug is logged and told, not lost
            _log.exception("a question failed")
        with self._lock:
            if self._running.get(turn.id) is not done:  # stopped meanwhile, perhaps asked again
                return
            if answer is None:
                self._conversations.fail(turn.id, failure.message, failure.hint)
            else:
                self.warm.set()
                self._conversations.finish(turn.id, answer)
