"""The default reader: our own weights over multilingual-e5-small, on ONNX Runtime as the embedder.

Question and passage are read together (a cross-encoder), one passage at a time: their lengths differ, and without
padding two at once would not be faster. Trained by `training/train.py`; figures in `benchmarks/results/reader.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.core.ports import TokenScores
from assistant.core.time_limit import check_time
from assistant.models.bundled.bundled import open_session
from assistant.models.bundled.pairs import encode_pair

MOST_TOKENS = 384
_START, _END, _ANSWERS = 0, 1, 2


class BundledReader:
    """A `Reader`; one object may be used by several threads at once.

    Raises:
        ModelError: the packed weights or the reader's are missing or not the ones expected.
    """

    def __init__(self, *, cache: Path | None = None) -> None:
        self._session, self._tokenizer = open_session("reader", cache)

    def read(self, question: str, passages: Sequence[str]) -> list[TokenScores]:
        """The scores of each passage, in the order given; what lies beyond `MOST_TOKENS` is not read.

        Raises QuestionTimeout, QuestionStopped: between two passages, where the time for a question is over.
        """
        return [self._read(question, passage) for passage in passages]

    def _read(self, question: str, passage: str) -> TokenScores:
        check_time()
        pair = encode_pair(self._tokenizer, question, passage, most=MOST_TOKENS)
        (scores,) = self._session.run(None, {"tokens": np.array([pair.ids], np.int64)})
        own = scores[0, pair.first : pair.first + len(pair.spans)]
        first = scores[0, 0]
        none = float(first[_START] + first[_END])
        return TokenScores(pair.spans, own[:, _START], own[:, _END], none, float(first[_ANSWERS]))
