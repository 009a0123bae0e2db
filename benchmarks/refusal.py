"""How well an answerable question is told from one whose answer is not in the documents, before any reader.

    python benchmarks/refusal.py --idk FOLDER --pairs FILE [--work FOLDER] [--json FILE]

The answerable validation questions of IDK-MRC (Putri and Oh, EMNLP 2022) and the questions of XQuAD (Artetxe et al.,
2020) beside its Indonesian translation are asked twice: with the right passage in the corpus, and with it taken away.
Fits the two logistic regressions of `assistant/answering/decision.py` and reports their AUROC, and what each threshold
would answer and refuse. Sets weigh alike, whatever their size.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result
from numpy.typing import NDArray
from retrieval import Asked, Corpus, Embedding, corpus_of, hybrid_order, mixed, read_idk
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.answering.units import coverage, known_weights
from assistant.indexing.embedders import open_embedder
from assistant.indexing.languages import language_bias
from assistant.indexing.tokens import terms
from assistant.ports import Vectors
from assistant.searching.fusion import DEFAULT_WEIGHTS

_READ = 10
_THRESHOLDS = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5)


def evidence(corpus: Corpus, one: Asked, vector: Vectors, found: list[int]) -> tuple[float, float]:
    """Prominence and coverage, as `compose` takes them from the hits."""
    bias = language_bias(corpus.centres, vector, one.language, DEFAULT_WEIGHTS.bias)
    scores = corpus.dense.scores(vector, found)
    best = max(range(len(found)), key=lambda at: scores[at] - bias.get(corpus.languages[found[at]], 0.0))
    usual, spread = corpus.dense.usual_score(vector, corpus.languages[found[best]])
    known = known_weights(one.question, one.language, corpus.lexical)
    covered = max(coverage(known, frozenset(terms(corpus.texts[row], one.language))) for row in found)
    return (float(scores[best]) - usual) / spread, covered


def features(corpus: Corpus, asked: list[Asked], vectors: Vectors) -> tuple[NDArray[Any], NDArray[Any]]:
    """float (questions, 2) with the right passage present, and taken away."""
    order = hybrid_order(DEFAULT_WEIGHTS)
    present, absent = [], []
    for one, vector in zip(asked, vectors, strict=True):
        found = order(corpus, one.question, one.language, vector)
        present.append(evidence(corpus, one, vector, found[:_READ]))
        absent.append(evidence(corpus, one, vector, [row for row in found if row != one.gold][:_READ]))
    return np.array(present), np.array(absent)


def fit(sets: dict[str, tuple[NDArray[Any], NDArray[Any]]]) -> dict[str, Any]:
    """The regression over these sets, its AUROC on each, and what thresholds do."""
    parts = [(some, label) for present, absent in sets.values() for some, label in ((present, 1), (absent, 0))]
    rows = np.vstack([some for some, _ in parts])
    labels = np.concatenate([np.full(len(some), label) for some, label in parts])
    weights = np.concatenate([np.full(len(some), 1 / len(some)) for some, _ in parts])
    model = LogisticRegression(C=100, max_iter=5000).fit(
        rows, labels, sample_weight=weights * len(rows) / weights.sum()
    )
    result: dict[str, Any] = {
        "intercept": round(float(model.intercept_[0]), 2),
        "prominence": round(float(model.coef_[0][0]), 2),
        "coverage": round(float(model.coef_[0][1]), 2),
    }
    for name, (present, absent) in sets.items():
        right, wrong = model.predict_proba(present)[:, 1], model.predict_proba(absent)[:, 1]
        result[name] = {
            "questions": len(present),
            "auroc": round(float(roc_auc_score([1] * len(right) + [0] * len(wrong), [*right, *wrong])), 3),
            "thresholds": {
                str(at): {
                    "answered": round(float((right >= at).mean()), 3),
                    "refused": round(float((wrong < at).mean()), 3),
                }
                for at in _THRESHOLDS
            },
        }
    return result


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--idk", type=Path, required=True, help="folder with train.json and valid.json of IDK-MRC")
    parser.add_argument("--pairs", type=Path, required=True, help="pairs.json: XQuAD beside its Indonesian translation")
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "refusal.json")
    said = parser.parse_args()
    embedding = Embedding(open_embedder(), said.work)
    contexts, idk_asked = read_idk(said.idk)
    idk = corpus_of(contexts, ["id"] * len(contexts), embedding)
    pairs = [
        {
            "passage_id": row["context_id"],
            "passage_en": row["context_en"],
            "question_id": row["question_id"],
            "question_en": row["question_en"],
        }
        for row in json.loads(said.pairs.read_text(encoding="utf-8"))
    ]
    texts, languages, asked = mixed(pairs, contexts)
    xquad = corpus_of(texts, languages, embedding)

    def measured(corpus: Corpus, some: list[Asked]) -> tuple[NDArray[Any], NDArray[Any]]:
        return features(corpus, some, embedding.questions([one.question for one in some]))

    same = {"idk": measured(idk, idk_asked), **{name: measured(xquad, asked[name]) for name in ("id>id", "en>en")}}
    # Only this direction: with few English passages, taking one away leaves Indonesian ones as the nearest.
    other = {"en>id": measured(xquad, asked["en>id"])}
    write_result(said.json, {"same_language": fit(same), "other_language": fit(other)})


if __name__ == "__main__":
    main()
