"""Saved questions are asked again, one after the other, when the index has changed. No Streamlit here."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from assistant.application.assistant import Assistant
from assistant.application.jobs import UNEXPECTED, BuildJob
from assistant.application.saved import SavedQuestion, SavedQuestions
from assistant.core.errors import AssistantError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AskingState:
    """How the asking stands at one moment: which question is being asked, how many are done of how many."""

    running: bool = False
    stopping: bool = False
    asking: str = ""
    done: int = 0
    total: int = 0
    ended: int = 0


class SavedJob:
    """The one round of asking of this process."""

    def __init__(self, assistant: Assistant, saved: SavedQuestions, build: BuildJob) -> None:
        self._assistant = assistant
        self._saved = saved
        self._build = build
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._state = AskingState()
        self._seen = ""

    @property
    def state(self) -> AskingState:
        """How the asking stands now."""
        return self._state

    def notice(self, generation: str) -> None:
        """Begin a round where this generation of the index was not seen before, whoever built it; costs nothing where
        it was."""
        with self._lock:
            if not generation or generation == self._seen:
                return
            self._seen = generation
        self.start()

    def start(self) -> None:
        """Ask all questions again whose latest answer is of another generation, unless that is under way."""
        with self._lock:
            if self._state.running:
                return
            self._stop.clear()
            self._idle.clear()
            self._state = AskingState(running=True, ended=self._state.ended)
        threading.Thread(target=self._run, name="saved", daemon=True).start()

    def cancel(self) -> None:
        """Stop after the question that is being asked; the others keep the answers they have."""
        with self._lock:
            if self._state.running:
                self._stop.set()
                now = self._state
                self._state = AskingState(True, True, now.asking, now.done, now.total, now.ended)

    def wait(self, timeout_seconds: float | None = None) -> bool:
        """Wait until no round is running; False when the time was up first."""
        return self._idle.wait(timeout_seconds)

    def _run(self) -> None:
        try:
            self._round()
        except AssistantError as error:
            # The store cannot be used; the page that lists the questions tells so.
            _log.warning("saved questions were not asked again: %s", error)
        except Exception:  # noqa: BLE001 - the edge of a thread: a bug is logged, not lost
            _log.exception("asking saved questions failed")
        with self._lock:
            self._state = AskingState(ended=self._state.ended + 1)
            self._idle.set()

    def _round(self) -> None:
        self._build.wait()
        asked: set[str] = set()
        while not self._stop.is_set():
            status = self._assistant.status()
            if status.state != "ready":
                return
            left = [one for one in self._saved.stale(status.generation) if one.id not in asked]
            if not left:
                return
            with self._lock:
                done, total = len(asked), len(asked) + len(left)
                self._state = AskingState(True, self._stop.is_set(), left[0].id, done, total, self._state.ended)
            self._ask(left[0], status.generation)
            asked.add(left[0].id)

    def _ask(self, one: SavedQuestion, generation: str) -> None:
        try:
            answer = self._assistant.ask(one.question, filters=one.filters, literal=one.literal)
        except AssistantError as error:
            self._saved.failed(one.id, error, generation)
        except Exception:  # noqa: BLE001 - one question that meets a bug must not keep the others from being asked
            _log.exception("a saved question failed")
            self._saved.failed(one.id, UNEXPECTED, generation)
        else:
            self._saved.answered(one.id, answer, generation)
