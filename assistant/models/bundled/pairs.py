"""A question and a passage as the reader gets them: `<s> query: … </s> </s> passage: … </s>`, with every token's place.

Used by the reader and by its training, so that both see the same tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

QUESTION_PROMPT, PASSAGE_PROMPT = "query: ", "passage: "
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pair:
    """`ids` are the tokens; the passage's own are `ids[first:first + len(spans)]`, and `spans`, int (tokens, 2), is
    where each of them stands in the passage (start and end, in characters)."""

    ids: list[int]
    first: int
    spans: NDArray[np.int64]


def encode_pair(tokenizer: Tokenizer, question: str, passage: str, *, most: int) -> Pair:
    """The pair in at most `most` tokens: a question keeps a third at the most, and the passage is cut at its end."""
    asked = tokenizer.encode(QUESTION_PROMPT + _encodable(question)).ids
    end = asked[-1]
    asked = [*asked[:-1][: most // 3 - 1], end, end]
    read = tokenizer.encode(PASSAGE_PROMPT + _encodable(passage))
    # Without begin, the prompt's own tokens and end.
    prompt = len(PASSAGE_PROMPT)
    own = [at for at, (_, stop) in enumerate(read.offsets) if stop > prompt][: most - len(asked) - 1]
    skipped = [token for token, (start, stop) in zip(read.ids, read.offsets, strict=True) if 0 < stop <= prompt][:8]
    own = own[: most - len(asked) - len(skipped) - 1]
    spans = np.array([read.offsets[at] for at in own], np.int64).reshape(-1, 2) - prompt
    ids = [*asked, *skipped, *(read.ids[at] for at in own), end]
    return Pair(ids, len(asked) + len(skipped), np.maximum(spans, 0))


def _encodable(text: str) -> str:
    # One for one, unlike `text.encodable`, because offsets have to stay.
    return _SURROGATE.sub("\ufffd", text)
