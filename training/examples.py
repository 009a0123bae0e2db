"""What the reader is trained on, as JSON lines: question, passage, answer (start and end in the passage, or null).

    python training/examples.py --idk FOLDER --pairs FILE --work FOLDER --out FILE [--synthetic N] [--written TIMES]

- IDK-MRC train (Putri and Oh, EMNLP 2022): questions over Wikipedia paragraphs, near half of them unanswerable.
- For each of its answerable questions one of the best wrong passages that our own search finds.
- XQuAD (Artetxe et al., 2020) beside its Indonesian translation (Muis and Purwarianti, 2020), in the four directions of
  languages, with wrong passages as above. Three contexts of ten are kept out, for measuring.
- Fact sheets and tables about places that do not exist, in both languages (`synthetic.py`).
- Documents written for this, with questions in other words than the answers' (`written.py`), and for each answerable
  question one of the best wrong passages among them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from retrieval import Corpus, Embedding, corpus_of, hybrid_order
from written import read_written

from assistant.models.open import open_embedder
from assistant.searching.fusion import DEFAULT_WEIGHTS

Example = dict[str, Any]
_WRONG = 5
"""The best wrong passages of a search, of which one is drawn."""


def is_held_out(context: str) -> bool:
    """Whether an XQuAD context is kept for measuring."""
    return hashlib.sha256(context.encode()).digest()[0] % 10 < 3


def example(question: str, passage: str, answer: tuple[int, int] | None) -> Example:
    """One line of the file."""
    return {"question": question, "passage": passage, "answer": answer}


def read_squad(path: Path) -> Iterator[tuple[str, str, tuple[int, int] | None]]:
    """(question, context, answer) of a file in IDK-MRC's form."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        for asked in entry["qas"]:
            first = None if asked["is_impossible"] else asked["answers"][0]
            span = (first["answer_start"], first["answer_start"] + len(first["text"])) if first else None
            yield asked["question"], entry["context"], span


def idk(folder: Path, embedding: Embedding, chance: random.Random) -> Iterator[Example]:
    """IDK-MRC's own examples, and the best wrong passages of its answerable questions."""
    asked = list(read_squad(folder / "train.json"))
    contexts = sorted({context for _, context, _ in asked})
    corpus = corpus_of(contexts, ["id"] * len(contexts), embedding)
    answerable = [(question, context, span) for question, context, span in asked if span]
    vectors = embedding.questions([question for question, _, _ in answerable])
    order = hybrid_order(DEFAULT_WEIGHTS)
    for question, context, span in asked:
        yield example(question, context, span)
    for (question, context, span), vector in zip(answerable, vectors, strict=True):
        wrong = _wrong(corpus, order(corpus, question, "id", vector), context, context[span[0] : span[1]])
        if wrong:
            yield example(question, chance.choice(wrong), None)


def _wrong(corpus: Corpus, found: list[int], right: str, answer: str) -> list[str]:
    """The best found passages that are not the right one and do not hold the answer's words."""
    texts = (corpus.texts[row] for row in found)
    return [text for text in texts if text != right and answer.lower() not in text.lower()][:_WRONG]


def pairs(path: Path, embedding: Embedding, chance: random.Random) -> Iterator[Example]:
    """XQuAD in the four directions, and for each question one of the best wrong passages of either language."""
    rows = [row for row in json.loads(path.read_text(encoding="utf-8")) if not is_held_out(row["context_en"])]
    order = hybrid_order(DEFAULT_WEIGHTS)
    corpora = {
        said: corpus_of(contexts, [said] * len(contexts), embedding)
        for said in ("en", "id")
        for contexts in [sorted({row[f"context_{said}"] for row in rows})]
    }
    for asked in ("en", "id"):
        vectors = embedding.questions([row[f"question_{asked}"] for row in rows])
        for row, vector in zip(rows, vectors, strict=True):
            question = row[f"question_{asked}"]
            for said in ("en", "id"):
                start, words = row[f"answer_{said}_start"], row[f"answer_{said}"]
                yield example(question, row[f"context_{said}"], (start, start + len(words)))
                found = order(corpora[said], question, asked, vector)
                if wrong := _wrong(corpora[said], found, row[f"context_{said}"], words):
                    yield example(question, chance.choice(wrong), None)


def written(embedding: Embedding, chance: random.Random) -> Iterator[Example]:
    """The documents written for training, and for each answerable question one of the best wrong ones."""
    documents = [one for one in read_written() if not one.is_held_out]
    corpus = corpus_of([one.passage for one in documents], [one.language for one in documents], embedding)
    order = hybrid_order(DEFAULT_WEIGHTS)
    questions = [(document, asked) for document in documents for asked in document.questions]
    vectors = embedding.questions([asked.text for _, asked in questions])
    for (document, asked), vector in zip(questions, vectors, strict=True):
        yield example(asked.text, document.passage, asked.answer)
        if asked.answer is None:
            continue
        found = order(corpus, asked.text, asked.language, vector)
        answer = document.passage[slice(*asked.answer)]
        if wrong := _wrong(corpus, found, document.passage, answer):
            yield example(asked.text, chance.choice(wrong), None)


def main() -> None:
    """Gather and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--idk", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--idk-most", type=int, default=0, help="examples of IDK-MRC, half of them answerable (0: all)")
    parser.add_argument("--synthetic", type=int, default=0, help="fictional documents to make")
    parser.add_argument("--written", type=int, default=0, help="how many times each written document is taken")
    said = parser.parse_args()
    chance = random.Random(0)
    embedding = Embedding(open_embedder(), said.work)
    read = list(idk(said.idk, embedding, chance))
    if said.idk_most:
        kinds = [[one for one in read if (one["answer"] is None) is none] for none in (False, True)]
        read = [one for kind in kinds for one in chance.sample(kind, min(len(kind), said.idk_most // 2))]
    made = [*read, *pairs(said.pairs, embedding, chance)]
    if said.synthetic:
        from synthetic import documents

        made += documents(said.synthetic, chance)
    if said.written:
        made += [*written(embedding, chance)] * said.written
    said.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made), encoding="utf-8")
    answerable = sum(one["answer"] is not None for one in made)
    print(f"{len(made)} examples, {answerable} of them answerable")


if __name__ == "__main__":
    main()
