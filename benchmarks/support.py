"""From which probability on the reader supports a written sentence: the threshold of the writer (`answering/writer`).

    python benchmarks/support.py [-n 200] [--json FILE]

Sentences of the shipped corpus beside their own passage, which supports them to the letter, and beside the nearest
passage that does not hold them, which mostly does not (some of those say the same in other words).
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import numpy as np
from common import write_result
from sklearn.metrics import roc_auc_score

from assistant.answering.respond import support_of
from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.indexing.store import open_index
from assistant.language.sentences import sentence_spans

_SHORTEST = 8
"""Words of a sentence; a shorter one says too little."""
_AT = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, default=200, help="sentences")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "support.json")
    said = parser.parse_args()
    chance = random.Random(0)
    own: list[float] = []
    other: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(index=Path(folder))
        assistant = Assistant(settings)
        assistant.build()
        passages = [passage for passage in open_index(settings.index).passages if passage.row is None]
        for passage in chance.sample(passages, len(passages)):
            texts = [passage.text[start:end] for start, end in sentence_spans(passage.text)]
            texts = [text for text in texts if len(text.split()) >= _SHORTEST]
            if not texts or len(own) == said.n:
                continue
            sentence = chance.choice(texts)
            hits = assistant.search(sentence, limit=5)
            near = next((hit.passage.text for hit in hits if sentence not in hit.passage.text), None)
            if near is not None:
                own.append(support_of(assistant.reader(), sentence, passage.text))
                other.append(support_of(assistant.reader(), sentence, near))
    result = {
        "sentences": len(own),
        "auroc": round(float(roc_auc_score([1] * len(own) + [0] * len(other), [*own, *other])), 3),
        "from": {
            str(at): {
                "own_supported": round(float((np.array(own) >= at).mean()), 3),
                "nearest_other_refused": round(float((np.array(other) < at).mean()), 3),
            }
            for at in _AT
        },
    }
    write_result(said.json, result, corpus=settings.corpus)


if __name__ == "__main__":
    main()
