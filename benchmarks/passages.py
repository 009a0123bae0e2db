"""How long a passage should be: whether the answer lies in what is read, for passages of several sizes.

    python benchmarks/passages.py --idk FOLDER [--contexts 1500] [--work FOLDER] [--json FILE]

Contexts of IDK-MRC (Putri and Oh, EMNLP 2022) are put together, ten neighbours of the alphabet's order a document, and
cut to each size with a sentence of overlap. An answerable validation question is answered within a budget of tokens
if its context's answer lies in the best passages that fit into it; so that larger passages gain nothing by being fewer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result
from retrieval import Embedding, corpus_of, hybrid_order

from assistant.core.ports import Embedder
from assistant.core.types import Block, Document, DocumentInfo
from assistant.indexing.passages import cut_passages
from assistant.models.open import open_embedder
from assistant.searching.fusion import DEFAULT_WEIGHTS

_SIZES = (60, 120, 180, 240, 320)
_BUDGETS = (200, 500, 1000)
_TOGETHER = 10


def documents_of(contexts: list[str]) -> tuple[list[Document], dict[str, tuple[int, int]]]:
    """Documents of ten contexts each, and where each context stands: (document, offset)."""
    documents: list[Document] = []
    places: dict[str, tuple[int, int]] = {}
    for at in range(0, len(contexts), _TOGETHER):
        text, blocks = "", []
        for context in contexts[at : at + _TOGETHER]:
            places[context] = (len(documents), len(text))
            blocks.append(Block("paragraph", len(text), len(text) + len(context)))
            text += context + "\n\n"
        info = DocumentInfo(f"document{len(documents)}", f"{len(documents)}.txt", "", "other", "text/plain", "id")
        documents.append(Document(info, text, tuple(blocks)))
    return documents, places


def measure(
    size: int,
    documents: list[Document],
    answers: list[tuple[str, int, int, int]],
    embedder: Embedder,
    embedding: Embedding,
) -> dict[str, Any]:
    """Recall of the answer in the first passage and in each budget; `answers`: (question, document, start, end)."""
    passages = [
        (number, passage)
        for number, document in enumerate(documents)
        for passage in cut_passages(
            document,
            count_tokens=embedder.count_tokens,
            detect_language=lambda text: "id",
            most_tokens=size,
            overlap_sentences=1,
        )
    ]
    texts = [passage.text for _, passage in passages]
    lengths = embedder.count_tokens(texts)
    corpus = corpus_of(texts, ["id"] * len(texts), embedding)
    order, vectors = hybrid_order(DEFAULT_WEIGHTS), embedding.questions([question for question, *_ in answers])
    first, within = 0, dict.fromkeys(_BUDGETS, 0)
    for (question, document, start, end), vector in zip(answers, vectors, strict=True):
        read = 0
        for rank, row in enumerate(order(corpus, question, "id", vector)):
            number, passage = passages[row]
            read += lengths[row]
            if number == document and passage.start <= start and end <= passage.end:
                first += rank == 0
                for budget in _BUDGETS:
                    within[budget] += read <= budget
                break
    return {
        "passages": len(texts),
        "mean_tokens": round(float(np.mean(lengths)), 1),
        "recall@1": round(first / len(answers), 4),
        **{f"recall within {budget} tokens": round(hits / len(answers), 4) for budget, hits in within.items()},
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--idk", type=Path, required=True, help="folder with train.json and valid.json of IDK-MRC")
    parser.add_argument(
        "--contexts", type=int, default=1500, help="how many training contexts lie among those asked of"
    )
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "passages.json")
    said = parser.parse_args()
    embedder = open_embedder()
    embedding = Embedding(embedder, said.work)
    valid = json.loads((said.idk / "valid.json").read_text(encoding="utf-8"))
    train = json.loads((said.idk / "train.json").read_text(encoding="utf-8"))
    contexts = sorted({item["context"] for item in valid} | {item["context"] for item in train[: said.contexts]})
    documents, places = documents_of(contexts)
    answers = []
    for item in valid:
        number, offset = places[item["context"]]
        for question in item["qas"]:
            if not question["is_impossible"]:
                answer = question["answers"][0]
                start = offset + answer["answer_start"]
                answers.append((question["question"], number, start, start + len(answer["text"])))
    sizes = {str(size): measure(size, documents, answers, embedder, embedding) for size in _SIZES}
    write_result(
        said.json, {"model": embedder.name, "contexts": len(contexts), "questions": len(answers), "sizes": sizes}
    )


if __name__ == "__main__":
    main()
