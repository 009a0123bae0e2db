"""Every failure a user can act on, and the two-language texts they are told in.

    AssistantError              message (what happened) and hint (what to do next), each in both languages
    ├── SettingsError           a setting has a value that cannot be used
    ├── CorpusError             the folder of documents is missing or cannot be read
    │   └── TooManyRemovals     a build would lose most of the documents; the last index still serves
    ├── DocumentError           one document cannot be read; becomes a line of the build report
    ├── FilingError             a file of the corpus cannot be added, changed, removed or brought back
    │   └── NameTaken           there is a file of that name already; nothing was overwritten
    ├── ModelError              an embedding model is missing, damaged or of another kind
    ├── IndexUnavailable        there is no index to answer from
    │   ├── IndexMissing        none was built yet
    │   ├── IndexDamaged        a file of it is missing or broken
    │   └── IndexIncompatible   it was built by another version or with another model
    ├── IndexBusy               another build holds the lock
    ├── BuildCancelled          somebody stopped the build; the last good index still serves
    └── QuestionError           a question or a line of a question file cannot be used
        ├── QuestionTooLong     it has too many characters
        ├── QuestionTimeout     its time was over before there was an answer
        └── QuestionStopped     whoever asked it does not want the answer any more

Only the module that owns a library catches that library's errors, and raises one of these from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Indonesian and in English; `str()` gives the Indonesian one."""

    id: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in the language asked for."""
        return self.en if language == "en" else self.id

    def __str__(self) -> str:
        return self.id


class AssistantError(Exception):
    """The base of all expected failures: what happened (`message`) and what to do next (`hint`)."""

    def __init__(self, message: Words, hint: Words) -> None:
        super().__init__(f"{message.en} {hint.en}")
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[AssistantError], tuple[Words, Words]]:
        return type(self), (self.message, self.hint)


class SettingsError(AssistantError):
    """A setting has a value that cannot be used."""


class CorpusError(AssistantError):
    """The folder of documents is missing or cannot be read."""


class TooManyRemovals(CorpusError):  # noqa: N818 - named for the state
    """A build would lose more than half of the indexed documents; the last index still serves."""


class DocumentError(AssistantError):
    """One document cannot be read: encrypted, damaged, empty, too large or not what its name says."""


class FilingError(AssistantError):
    """A file of the corpus cannot be added, changed, removed or brought back; nothing was lost."""


class NameTaken(FilingError):  # noqa: N818 - named for the state
    """There is a file of that name already; nothing was overwritten."""


class ModelError(AssistantError):
    """An embedding model is missing, damaged or not the one expected."""


class IndexUnavailable(AssistantError):  # noqa: N818 - named for the state, as the design has it
    """There is no index to answer from."""


class IndexMissing(IndexUnavailable):
    """No index was built yet."""


class IndexDamaged(IndexUnavailable):
    """A file of the index is missing or broken."""


class IndexIncompatible(IndexUnavailable):
    """The index was built by another version or with another embedding model."""


class IndexBusy(AssistantError):  # noqa: N818
    """Another build holds the lock."""


class BuildCancelled(AssistantError):  # noqa: N818
    """Somebody stopped the build; the last good index still serves."""


class QuestionError(AssistantError):
    """A question or a line of a question file cannot be used."""


class QuestionTooLong(QuestionError):  # noqa: N818 - named for the state
    """A question has more characters than a question may have."""


class QuestionTimeout(QuestionError):  # noqa: N818
    """The time for a question was over before there was an answer."""


class QuestionStopped(QuestionError):  # noqa: N818
    """Whoever asked a question does not want the answer any more."""
