"""The Protocols between the parts of Rujukan, so that each heavy library has one door and tests can use fakes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.core.types import Progress

Vectors = NDArray[np.float32]
OnProgress = Callable[[Progress], None]
"""Called with every step of a build; it may raise `BuildCancelled` to stop it."""


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Identity of model, weights and arithmetic: vectors of two embedders mix only if their names are equal."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Most tokens of a passage that the model reads, its own prompt and special tokens already taken off."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as the model counts them, without prompt and special tokens."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dimension), rows of length 1, in the order given. Empty input gives (0, dimension)."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """As `embed_passages`, with the model's prompt for questions."""


@dataclass(frozen=True, slots=True)
class TokenScores:
    """What a reader makes of one passage: logits, comparable only within the passage.

    `spans`, int (tokens, 2), is where each of its tokens stands in the passage's text; `starts` and `ends`, float32
    (tokens,), how well the answer begins and ends at each; `none` how well "there is no answer here" fits, on the scale
    of a start and an end together; `answers` the logit of the passage answering the question at all.
    """

    spans: NDArray[np.int64]
    starts: Vectors
    ends: Vectors
    none: float
    answers: float


class Reader(Protocol):
    """Reads passages for the words that answer a question."""

    def read(self, question: str, passages: Sequence[str]) -> list[TokenScores]:
        """The scores of each passage, in the order given; the end of a very long one is not read."""
