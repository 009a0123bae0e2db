"""What a language model's text comes to once each of its sentences is checked. Pure, but for what `supports` does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answering.question.quantities import quantities
from assistant.answering.writer import prompts
from assistant.answering.writer.checks import Fault, Sentence, Supports, fault, sentences
from assistant.core.errors import Words
from assistant.core.types import Answer, Citation

MOST_WORDS = 120
"""Of a written answer."""
_MOST_CHARACTERS = 12_000
"""Of what a model sends, its thinking included."""
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)


def spoken(text: str) -> str:
    """What a model sent without what it thought aloud."""
    return _THINKING.sub("", text)


def is_enough(text: str) -> bool:
    """Whether nothing that a model may still send can matter: it has said twice what there is room for."""
    return len(text) > _MOST_CHARACTERS or len(spoken(text).split()) > 2 * MOST_WORDS


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model's text came to: the sentences that hold, why others were removed, how many were too many."""

    kept: tuple[Sentence, ...] = ()
    removed: tuple[Fault, ...] = ()
    left_out: int = 0

    @property
    def text(self) -> str:
        """The sentences that hold, as one text."""
        return " ".join(sentence.text for sentence in self.kept)


class Checker:
    """Checks what a model has written so far; each sentence once, however often the text has grown."""

    def __init__(
        self, answer: Answer, cited: Mapping[int, Citation], supports: Supports | None, least_support: float
    ) -> None:
        self.received = ""
        self._answer = answer
        self._cited = cited
        self._supports = supports
        self._least_support = least_support
        self._known: dict[Sentence, Fault | None] = {}

    def draft(self, text: str, *, finished: bool) -> Draft:
        """The draft that a text comes to. What is not finished ends in a sentence that may still grow."""
        found = sentences(spoken(text))
        kept: list[Sentence] = []
        removed: list[Fault] = []
        room, left_out = MOST_WORDS, 0
        for sentence in found if finished else found[:-1]:
            if sentence not in self._known:
                self._known[sentence] = fault(
                    sentence,
                    self._cited,
                    self._answer.language,
                    supports=self._supports,
                    least_support=self._least_support,
                )
            why = self._known[sentence]
            length = len(sentence.bare.split())
            if why is not None:
                removed.append(why)
            elif left_out or length > room:
                left_out += 1
            elif sentence not in kept:
                kept.append(sentence)
                room -= length
        return Draft(tuple(kept), tuple(removed), left_out)


def trouble_of(answer: Answer, received: str, draft: Draft) -> Words | None:
    """Why a finished draft cannot stand for the answer of quotes; None where it can."""
    if not received.strip():
        return prompts.EMPTY
    if not draft.kept and draft.removed and set(draft.removed) == {"language"}:
        return prompts.OTHER_LANGUAGE
    if not draft.kept:
        return prompts.all_removed(len(draft.removed)) if draft.removed else prompts.EMPTY
    return None if _gives_every_side(answer, draft) else prompts.ONE_SIDED


def _gives_every_side(answer: Answer, draft: Draft) -> bool:
    """Whether each value of each disagreement that the answer tells stands in a sentence citing where it comes from."""
    return all(
        any(
            value.citation.number in sentence.cites and quantities(value.value).are_given_by(quantities(sentence.bare))
            for sentence in draft.kept
        )
        for conflict in answer.conflicts
        for value in conflict.values
        if value.citation.number
    )
