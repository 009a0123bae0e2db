"""Where queries are worked on: one assistant, a few queries at a time, in threads beside the event loop."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from anyio import CapacityLimiter, to_thread

from assistant.api.problems import BUSY, UNEXPECTED, Problem, Refused, problem_of
from assistant.core.errors import AssistantError
from assistant.core.settings import Settings

if TYPE_CHECKING:
    from assistant.application.assistant import Assistant

AT_ONCE, MOST_WAITING = 2, 6
"""Queries worked on at the same time, and queries that may wait for their turn; the next is told to come back."""

OpenAssistant = Callable[[Settings], "Assistant"]
T = TypeVar("T")
_log = logging.getLogger(__name__)


class Desk:
    """Opens nothing before the first query."""

    def __init__(self, open_assistant: OpenAssistant | None = None, settings: Settings | None = None) -> None:
        self._settings = settings
        self._open_assistant = open_assistant or _shared
        self._inside = 0

    @property
    def settings(self) -> Settings:
        """The settings, read once they are usable. Raises SettingsError."""
        if self._settings is None:
            self._settings = Settings.load()
        return self._settings

    @cached_property
    def _limiter(self) -> CapacityLimiter:
        return CapacityLimiter(AT_ONCE)

    @property
    def busy(self) -> int:
        """How many queries are worked on or wait."""
        return self._inside

    async def look(self, query: Callable[[Assistant], T]) -> T:
        """What a query gives that only looks something up. Raises Refused."""
        return await to_thread.run_sync(self._worked, query)

    async def work(self, query: Callable[[Assistant], T]) -> T:
        """What a query gives that has to be worked on, in its turn. Raises Refused."""
        if self._inside >= AT_ONCE + MOST_WAITING:
            raise Refused(BUSY)
        self._inside += 1
        try:
            return await to_thread.run_sync(self._worked, query, limiter=self._limiter)
        finally:
            self._inside -= 1

    def _worked(self, query: Callable[[Assistant], T]) -> T:
        try:
            return query(self._open_assistant(self.settings))
        except AssistantError as error:
            raise Refused(self.problem(error)) from error
        except Exception as error:
            log_without_words(error)
            raise Refused(UNEXPECTED) from error

    def problem(self, error: AssistantError) -> Problem:
        """The problem that a failure is for a caller, also where the settings are what failed."""
        try:
            settings = self.settings
        except AssistantError:
            settings = Settings()
        return problem_of(error, settings)


def log_without_words(error: Exception) -> None:
    """Note where a bug is, but not its message: that may hold what somebody asked."""
    places = "".join(traceback.format_tb(error.__traceback__))
    _log.error("a query failed with %s\n%s", type(error).__name__, places)


def _shared(settings: Settings) -> Assistant:
    from assistant.application.assistant import shared_assistant

    return shared_assistant(settings)
