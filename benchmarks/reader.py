"""How well the reader finds answers, refuses, and ranks passages, through the path that the product uses.

    python benchmarks/reader.py --idk FOLDER --pairs FILE [--work FOLDER] [--json FILE] [--quick]

IDK-MRC's validation questions (Putri and Oh, EMNLP 2022): exact match and F1 (as in SQuAD 2.0), with the threshold of
refusal chosen on one half and measured on the other, both ways; AUROC of refusal, adversarial and with the right
passage taken out of the corpus; Recall@1 and MRR@10 before and after re-ranking. English questions: the contexts of
XQuAD (Artetxe et al., 2020) that training did not see, beside their Indonesian translation (Muis and Purwarianti, 2020).
"""

from __future__ import annotations

import argparse
import json
import string
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result
from numpy.typing import NDArray
from retrieval import Asked, Corpus, Embedding, corpus_of, hybrid_order, mixed, read_idk
from sklearn.metrics import roc_auc_score

from assistant.answering.spans import best_span
from assistant.indexing.embedders import open_embedder
from assistant.indexing.encoder.cross import BundledReader
from assistant.searching.fusion import DEFAULT_WEIGHTS

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
from examples import is_held_out, read_squad

_READ = 8


@dataclass(frozen=True)
class Read:
    """What the reader made of one passage: its best words, their margin, and the passage's own logit."""

    words: str
    margin: float
    answers: float
    start: int


def read_all(reader: BundledReader, pairs: Sequence[tuple[str, str]]) -> list[Read]:
    """Each (question, passage) read alone."""
    found = []
    for question, text in pairs:
        scores = reader.read(question, [text])[0]
        span = best_span(scores, text)
        assert span is not None
        found.append(Read(text[span.start : span.end], span.margin, scores.answers, span.start))
    return found


def normalised(text: str) -> str:
    """As SQuAD compares answers: lower case, without punctuation."""
    return " ".join("".join(letter for letter in text.lower() if letter not in string.punctuation).split())


def f1(said: str, right: str) -> float:
    """Of the words in common."""
    one, other = normalised(said).split(), normalised(right).split()
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other)) if common else float(one == other)


def answers(reader: BundledReader, folder: Path) -> dict[str, Any]:
    """Exact match and F1 on the validation questions, and the AUROC of telling answerable ones."""
    asked = list(read_squad(folder / "valid.json"))
    found = read_all(reader, [(question, context) for question, context, _ in asked])
    right = [context[span[0] : span[1]] if span else "" for _, context, span in asked]
    exact = np.array([float(normalised(one.words) == normalised(said)) for one, said in zip(found, right, strict=True)])
    partly = np.array([f1(one.words, said) for one, said in zip(found, right, strict=True)])
    has = np.array([bool(said) for said in right])
    margins = np.array([one.margin + one.answers for one in found])

    def at(threshold: float, rows: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
        answered = margins > threshold
        return float(np.where(has, scores * answered, ~answered)[rows].mean())

    def best(rows: NDArray[np.bool_]) -> float:
        return float(max(np.unique(margins[rows]), key=lambda threshold: at(threshold, rows, partly)))

    half = np.arange(len(has)) % 2 == 0
    thresholds = [best(half), best(~half)]
    overall = {
        name: round(float(np.mean([at(thresholds[0], ~half, scores), at(thresholds[1], half, scores)])), 4)
        for name, scores in (("exact_match", exact), ("f1", partly))
    }
    return {
        "questions": len(has),
        "answerable": int(has.sum()),
        **overall,
        "answerable_exact_match": round(float(exact[has].mean()), 4),
        "answerable_f1": round(float(partly[has].mean()), 4),
        "refusal_auroc_adversarial": round(float(roc_auc_score(has, margins)), 4),
        "refusal_auroc_by_margin": round(float(roc_auc_score(has, [one.margin for one in found])), 4),
        "refusal_auroc_by_passage": round(float(roc_auc_score(has, [one.answers for one in found])), 4),
    }


def ranking(reader: BundledReader, corpus: Corpus, asked: Sequence[Asked], embedding: Embedding) -> dict[str, Any]:
    """Recall@1 and MRR@10 before and after re-ranking the best 8, and refusal with the right passage taken away."""
    order = hybrid_order(DEFAULT_WEIGHTS)
    before, after, best, without = [], [], [], []
    vectors = embedding.questions([one.question for one in asked])
    milliseconds = []
    for one, vector in zip(asked, vectors, strict=True):
        found = order(corpus, one.question, one.language, vector)
        rows = found[: _READ + 1]
        started = time.perf_counter()
        read = read_all(reader, [(one.question, corpus.texts[row]) for row in rows])
        milliseconds.append((time.perf_counter() - started) * 1000 * _READ / len(rows))
        value = {row: some.answers + some.margin / 4 for row, some in zip(rows, read, strict=True)}
        new = sorted(rows[:_READ], key=lambda row: -value[row]) + found[_READ:]
        before.append(found.index(one.gold) + 1 if one.gold in found else 10**9)
        after.append(new.index(one.gold) + 1 if one.gold in new else 10**9)
        best.append(max(value[row] for row in rows[:_READ]))
        without.append(max(value[row] for row in [row for row in rows if row != one.gold][:_READ]))

    def figures(ranks: list[int]) -> dict[str, float]:
        place = np.array(ranks, float)
        return {
            "recall@1": round(float((place <= 1).mean()), 4),
            "mrr@10": round(float(np.where(place <= 10, 1 / place, 0).mean()), 4),
        }

    labels = [1] * len(best) + [0] * len(without)
    return {
        "questions": len(asked),
        "passages": len(corpus.texts),
        "before": figures(before),
        "after": figures(after),
        "refusal_auroc_right_passage_removed": round(float(roc_auc_score(labels, [*best, *without])), 4),
        "reading_8_passages_median_ms": round(float(np.median(milliseconds)), 1),
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--idk", type=Path, required=True, help="folder with train.json and valid.json of IDK-MRC")
    parser.add_argument("--pairs", type=Path, required=True, help="pairs.json: XQuAD beside its Indonesian translation")
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "reader.json")
    parser.add_argument("--quick", action="store_true", help="only the answers, not the ranking")
    said = parser.parse_args()
    reader = BundledReader()
    result: dict[str, Any] = {"idk_mrc": answers(reader, said.idk)}
    if said.quick:
        print(json.dumps(result, indent=2))
        return
    embedding = Embedding(open_embedder(), said.work)
    contexts, idk_asked = read_idk(said.idk)
    result["idk_mrc_search"] = ranking(
        reader, corpus_of(contexts, ["id"] * len(contexts), embedding), idk_asked, embedding
    )
    held = [row for row in json.loads(said.pairs.read_text(encoding="utf-8")) if is_held_out(row["context_en"])]
    rows = [
        {
            "passage_id": row["context_id"],
            "passage_en": row["context_en"],
            "question_id": row["question_id"],
            "question_en": row["question_en"],
        }
        for row in held
    ]
    texts, languages, asked = mixed(rows, contexts)
    corpus = corpus_of(texts, languages, embedding)
    for direction in ("en>id", "id>en", "en>en", "id>id"):
        result[f"xquad {direction}"] = ranking(reader, corpus, asked[direction], embedding)
    write_result(said.json, result)


if __name__ == "__main__":
    main()
