"""How well the reader finds answers, refuses, and ranks passages, through the path that the product uses.

    python benchmarks/reader.py --idk FOLDER --pairs FILE [--work FOLDER] [--json FILE] [--quick]

IDK-MRC's validation questions (Putri and Oh, EMNLP 2022): exact match and F1 (as in SQuAD 2.0), with the threshold of
refusal chosen on one half and measured on the other, both ways; AUROC of refusal, adversarial and with the right
passage taken out of the corpus; Recall@1 and MRR@10 before and after re-ranking. English questions: the contexts of
XQuAD (Artetxe et al., 2020) that training did not see, beside their Indonesian translation (Muis and Purwarianti,
2020). And the held-out documents of `training/written.py`.
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
from retrieval import Asked, Corpus, Embedding, corpus_of, hybrid_scores, mixed, read_idk
from sklearn.metrics import roc_auc_score

from assistant.answering.quotes.spans import best_span
from assistant.answering.quotes.units import MARGIN_WEIGHT, OWN_LANGUAGE, SEARCH_WEIGHT
from assistant.models.bundled.cross import BundledReader
from assistant.models.open import open_embedder
from assistant.searching.fusion import DEFAULT_WEIGHTS

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))
from examples import is_held_out, read_squad
from written import read_written

_READ = 8
_SEARCH_WEIGHTS = (0.0, 10.0, 20.0, 40.0, 80.0)


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


def answers(reader: BundledReader, asked: Sequence[tuple[str, str, tuple[int, int] | None]]) -> dict[str, Any]:
    """Exact match and F1 on questions, each with its context and answer, and the AUROC of telling answerable ones."""
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


def written() -> dict[str, list[tuple[str, str, tuple[int, int] | None]]]:
    """The questions over the written documents that training did not see, by the languages of both."""
    found: dict[str, list[tuple[str, str, tuple[int, int] | None]]] = {}
    for document in read_written():
        for asked in document.questions if document.is_held_out else ():
            way = f"{asked.language}>{document.language}"
            found.setdefault(way, []).append((asked.text, document.passage, asked.answer))
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Found:
    """What was read for one question: the right passage's rank before re-ranking (10**9: not found) and after, for each
    weight of the search beside the reader; the best value with it, and with it taken away (None where there is
    none)."""

    before: int
    after: dict[float, int]
    present: float
    absent: float | None
    milliseconds: float


def read_found(reader: BundledReader, corpus: Corpus, asked: Sequence[Asked], embedding: Embedding) -> list[Found]:
    """The best 8 passages of each question read, and what that says."""
    result = []
    for one, vector in zip(asked, embedding.questions([one.question for one in asked]), strict=True):
        ordered = hybrid_scores(corpus, one.question, one.language, vector, DEFAULT_WEIGHTS)
        found, searched = [row for row, _ in ordered], dict(ordered)
        rows = found[: _READ + 1]
        started = time.perf_counter()
        read = read_all(reader, [(one.question, corpus.texts[row]) for row in rows])
        milliseconds = (time.perf_counter() - started) * 1000 * _READ / len(rows)
        values = {
            row: some.answers
            + MARGIN_WEIGHT * some.margin
            + OWN_LANGUAGE * (corpus.languages[row] == one.language)
            + SEARCH_WEIGHT * (searched[row] - ordered[0][1])
            for row, some in zip(rows, read, strict=True)
        }
        after = {}
        for weight in (SEARCH_WEIGHT, *_SEARCH_WEIGHTS):
            by = {row: value + (weight - SEARCH_WEIGHT) * searched[row] for row, value in values.items()}
            new = sorted(rows[:_READ], key=by.__getitem__, reverse=True) + found[_READ:]
            after[weight] = new.index(one.gold) + 1 if one.gold in new else 10**9
        without = [row for row in rows if row != one.gold][:_READ]
        result.append(
            Found(
                found.index(one.gold) + 1 if one.gold in found else 10**9,
                after,
                max(values[row] for row in rows[:_READ]),
                max(values[row] for row in without) if one.gold >= 0 else None,
                milliseconds,
            )
        )
    return result


def ranking(found: Sequence[Found]) -> dict[str, Any]:
    """Recall@1 and MRR@10 before and after re-ranking, and refusal with the right passage taken away."""

    def figures(ranks: list[int]) -> dict[str, float]:
        place = np.array(ranks, float)
        return {
            "recall@1": round(float((place <= 1).mean()), 4),
            "mrr@10": round(float(np.where(place <= 10, 1 / place, 0).mean()), 4),
        }

    absent = [one.absent for one in found if one.absent is not None]
    return {
        "questions": len(found),
        "before": figures([one.before for one in found]),
        "after": figures([one.after[SEARCH_WEIGHT] for one in found]),
        "after_by_search_weight": {
            str(weight): figures([one.after[weight] for one in found])["recall@1"] for weight in _SEARCH_WEIGHTS
        },
        "refusal_auroc_right_passage_removed": auroc([one.present for one in found], absent),
        "reading_8_passages_median_ms": round(float(np.median([one.milliseconds for one in found])), 1),
    }


def auroc(right: Sequence[float], wrong: Sequence[float]) -> float:
    """Of telling the right ones by a higher score."""
    return round(float(roc_auc_score([1] * len(right) + [0] * len(wrong), [*right, *wrong])), 4)


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
    result: dict[str, Any] = {"idk_mrc": answers(reader, list(read_squad(said.idk / "valid.json")))}
    result |= {f"written {way}": answers(reader, some) for way, some in written().items()}
    if said.quick:
        print(json.dumps(result, indent=2))
        return
    embedding = Embedding(open_embedder(), said.work)
    contexts, idk_asked = read_idk(said.idk)
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
    idk = corpus_of(contexts, ["id"] * len(contexts), embedding)
    texts, languages, asked = mixed(rows, contexts)
    xquad = corpus_of(texts, languages, embedding)
    found = {"idk_mrc": read_found(reader, idk, idk_asked, embedding)}
    found |= {f"xquad {way}": read_found(reader, xquad, some, embedding) for way, some in asked.items()}
    for name, some in found.items():
        result[f"search {name}"] = ranking(some)
    # An unanswerable question has no right passage: its own stays in the corpus and is the near miss.
    near = [Asked(question, "id", -1) for question, _, span in read_squad(said.idk / "valid.json") if span is None]
    misses = [one.present for one in read_found(reader, idk, near, embedding)]
    result["search idk_mrc"]["refusal_auroc_adversarial"] = auroc([one.present for one in found["idk_mrc"]], misses)
    write_result(said.json, result)


if __name__ == "__main__":
    main()
