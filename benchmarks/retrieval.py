"""How well search finds the right passage: IDK-MRC, and questions and passages in two languages.

    python benchmarks/retrieval.py --idk FOLDER --pairs FILE [--work FOLDER] [--json FILE] [--tune]

IDK-MRC (Putri and Oh, EMNLP 2022, CC BY-SA): every distinct context of train and valid is a passage; the answerable
validation questions are asked. Languages: `--pairs` is XQuAD (Artetxe et al., 2020) beside the Indonesian translation
of SQuAD (Muis and Purwarianti, 2020), used to choose the weights (`--tune`); `benchmarks/data/parallel.jsonl` is ours
and only measured. In both, every passage stands in one language, half of them in each, among all IDK-MRC contexts, and
every question is asked in both languages. Vectors are kept in the work folder, so that a run can be taken up again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result

from assistant.core.ports import Embedder, Vectors
from assistant.indexing.dense import DenseIndex
from assistant.indexing.language_bias import language_bias, sample_texts
from assistant.indexing.lexical import LexicalIndex
from assistant.indexing.vectors import VectorCache, vector_key
from assistant.models.open import open_embedder
from assistant.searching.fusion import DEFAULT_WEIGHTS, Weights, fused_order
from assistant.searching.hybrid import gather

Order = Callable[["Corpus", str, str, Vectors], list[int]]
_DEPTH = 100


@dataclass(frozen=True)
class Corpus:
    """Passages, their languages, both indexes over them, and the languages' centres."""

    texts: list[str]
    languages: list[str]
    dense: DenseIndex
    lexical: LexicalIndex
    centres: dict[str, Vectors]


@dataclass(frozen=True)
class Asked:
    """A question, its language, and the row of the passage that answers it."""

    question: str
    language: str
    gold: int


def lexical_order(corpus: Corpus, question: str, language: str, vector: Vectors) -> list[int]:
    """Best first, by words alone."""
    return [int(row) for row in np.argsort(-corpus.lexical.scores(question), kind="stable")[:_DEPTH]]


def dense_order(corpus: Corpus, question: str, language: str, vector: Vectors) -> list[int]:
    """Best first, by meaning alone."""
    rows = corpus.dense.nearest(vector, count=_DEPTH)
    scores = corpus.dense.scores(vector, rows)
    return [rows[at] for at in np.argsort(-scores, kind="stable")]


def rank_fusion_order(corpus: Corpus, question: str, language: str, vector: Vectors) -> list[int]:
    """Best first, by reciprocal ranks (k = 60; Cormack et al., 2009), the usual way, for comparison."""
    scores: dict[int, float] = {}
    for order in (lexical_order, dense_order):
        for rank, row in enumerate(order(corpus, question, language, vector), start=1):
            scores[row] = scores.get(row, 0.0) + 1 / (60 + rank)
    return sorted(scores, key=lambda row: (-scores[row], row))


def hybrid_scores(
    corpus: Corpus, question: str, language: str, vector: Vectors, weights: Weights
) -> list[tuple[int, float]]:
    """Rows with their fused scores, best first, as the product searches, with these weights."""
    candidates = gather(question, vector, corpus.dense, corpus.lexical, languages=corpus.languages)
    bias = language_bias(corpus.centres, vector, language, weights.bias)
    ordered = fused_order(candidates, question_language=language, bias=bias, weights=weights)
    return [(candidate.row, score) for candidate, score in ordered]


def hybrid_order(weights: Weights) -> Order:
    """Best first, as the product searches, with these weights."""

    def order(corpus: Corpus, question: str, language: str, vector: Vectors) -> list[int]:
        return [row for row, _ in hybrid_scores(corpus, question, language, vector, weights)]

    return order


def measure(corpus: Corpus, asked: Sequence[Asked], vectors: Vectors, order: Order) -> dict[str, float]:
    """Recall@1 and @5, MRR@10 and nDCG@10 (one right passage each)."""
    ranks = []
    for one, vector in zip(asked, vectors, strict=True):
        found = order(corpus, one.question, one.language, vector)
        ranks.append(found.index(one.gold) + 1 if one.gold in found else 10**9)
    place = np.array(ranks, dtype=float)
    return {
        "recall@1": round(float((place <= 1).mean()), 4),
        "recall@5": round(float((place <= 5).mean()), 4),
        "mrr@10": round(float(np.where(place <= 10, 1 / place, 0).mean()), 4),
        "ndcg@10": round(float(np.where(place <= 10, 1 / np.log2(place + 1), 0).mean()), 4),
    }


class Embedding:
    """The embedder behind a file of vectors."""

    def __init__(self, embedder: Embedder, work: Path) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self._embedder = embedder
        self._cache = VectorCache(work / "vectors.sqlite")

    def passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (texts, dimension)."""
        return self._all(texts, "passage", self._embedder.embed_passages)

    def questions(self, texts: Sequence[str]) -> Vectors:
        """float32 (texts, dimension)."""
        return self._all(texts, "query", self._embedder.embed_questions)

    def _all(self, texts: Sequence[str], role: str, embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        keys = {text: vector_key(f"{self._embedder.name} {role}", text) for text in texts}
        known = self._cache.get(list(keys.values()), self._embedder.dimension)
        missing = sorted((text for text in keys if keys[text] not in known), key=len)
        for at in range(0, len(missing), 32):
            batch = missing[at : at + 32]
            made = embed(batch)
            self._cache.put([keys[text] for text in batch], made)
            known |= {keys[text]: vector for text, vector in zip(batch, made, strict=True)}
            if at % 640 == 0:
                print(f"{role}: {at}/{len(missing)}", flush=True)
        return np.stack([known[keys[text]] for text in texts])


def corpus_of(texts: list[str], languages: list[str], embedding: Embedding) -> Corpus:
    """Both indexes over these passages."""
    dense = DenseIndex.build(embedding.passages(texts), languages)
    centres = {code: embedding.passages(some).mean(axis=0) for code, some in sample_texts().items()}
    return Corpus(texts, languages, dense, LexicalIndex.build(texts, languages), centres)


def read_idk(folder: Path) -> tuple[list[str], list[Asked]]:
    """The contexts of train and valid, and the answerable questions of valid."""
    data = {split: json.loads((folder / f"{split}.json").read_text(encoding="utf-8")) for split in ("train", "valid")}
    contexts = sorted({item["context"] for split in data.values() for item in split})
    rows = {context: row for row, context in enumerate(contexts)}
    asked = [
        Asked(question["question"], "id", rows[item["context"]])
        for item in data["valid"]
        for question in item["qas"]
        if not question["is_impossible"]
    ]
    return contexts, asked


def mixed(
    pairs: Iterable[dict[str, str]], distractors: list[str]
) -> tuple[list[str], list[str], dict[str, list[Asked]]]:
    """Passages alternately in Indonesian and English among the distractors; questions by direction "id>en"."""
    texts, languages = list(distractors), ["id"] * len(distractors)
    rows: dict[str, int] = {}
    asked: dict[str, list[Asked]] = {}
    for pair in pairs:
        if pair["passage_id"] not in rows:
            language = "id" if len(rows) % 2 == 0 else "en"
            rows[pair["passage_id"]] = len(texts)
            texts.append(pair[f"passage_{language}"])
            languages.append(language)
        row = rows[pair["passage_id"]]
        for of in ("id", "en"):
            asked.setdefault(f"{of}>{languages[row]}", []).append(Asked(pair[f"question_{of}"], of, row))
    return texts, languages, asked


def by_direction(corpus: Corpus, asked: dict[str, list[Asked]], embedding: Embedding, order: Order) -> dict[str, Any]:
    """The measures of each direction."""
    return {
        direction: {
            "questions": len(some),
            **measure(corpus, some, embedding.questions([a.question for a in some]), order),
        }
        for direction, some in sorted(asked.items())
    }


def tune(
    idk: Corpus, idk_asked: list[Asked], pairs: Corpus, pair_asked: dict[str, list[Asked]], embedding: Embedding
) -> list[dict[str, Any]]:
    """Weights by mean nDCG@10 over IDK-MRC and the four directions, best first."""
    rows = []
    vectors = embedding.questions([one.question for one in idk_asked])
    for same in (0.08, 0.12, 0.16):
        base = measure(idk, idk_asked, vectors, hybrid_order(Weights(same, 0.0, 0.0)))
        for other in (0.0, 0.06, 0.12, 0.18):
            for bias in (0.0, 0.75, 1.0, 1.25, 1.5):
                directions = by_direction(pairs, pair_asked, embedding, hybrid_order(Weights(same, other, bias)))
                four = {name: row["ndcg@10"] for name, row in directions.items()}
                mean = (base["ndcg@10"] + sum(four.values())) / 5
                rows.append(
                    {"same": same, "other": other, "bias": bias, "mean": round(mean, 4), "idk": base["ndcg@10"], **four}
                )
    return sorted(rows, key=lambda row: -row["mean"])


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--idk", type=Path, required=True, help="folder with train.json and valid.json of IDK-MRC")
    parser.add_argument("--pairs", type=Path, required=True, help="pairs.json: XQuAD beside its Indonesian translation")
    parser.add_argument("--parallel", type=Path, default=Path(__file__).parent / "data" / "parallel.jsonl")
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "retrieval.json")
    parser.add_argument("--tune", action="store_true", help="also try other weights")
    said = parser.parse_args()
    embedder = open_embedder()
    embedding = Embedding(embedder, said.work)
    contexts, idk_asked = read_idk(said.idk)
    idk = corpus_of(contexts, ["id"] * len(contexts), embedding)
    vectors = embedding.questions([one.question for one in idk_asked])
    orders = {
        "lexical": lexical_order,
        "dense": dense_order,
        "rank fusion": rank_fusion_order,
        "hybrid": hybrid_order(DEFAULT_WEIGHTS),
    }
    result: dict[str, Any] = {
        "model": embedder.name,
        "weights": {name: getattr(DEFAULT_WEIGHTS, name) for name in ("same", "other", "bias")},
        "idk_mrc": {
            "contexts": len(contexts),
            "questions": len(idk_asked),
            **{name: measure(idk, idk_asked, vectors, order) for name, order in orders.items()},
        },
    }
    ours = [json.loads(line) for line in said.parallel.read_text(encoding="utf-8").splitlines()]
    theirs = [
        {
            "passage_id": row["context_id"],
            "passage_en": row["context_en"],
            "question_id": row["question_id"],
            "question_en": row["question_en"],
        }
        for row in json.loads(said.pairs.read_text(encoding="utf-8"))
    ]
    for name, pairs in (("parallel", ours), ("xquad", theirs)):
        texts, languages, asked = mixed(pairs, contexts)
        corpus = corpus_of(texts, languages, embedding)
        result[name] = {key: by_direction(corpus, asked, embedding, order) for key, order in orders.items()}
        if name == "xquad" and said.tune:
            result["tuning"] = tune(idk, idk_asked, corpus, asked, embedding)[:20]
    write_result(said.json, result)


if __name__ == "__main__":
    main()
