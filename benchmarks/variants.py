"""Informal spellings, typing errors and follow-up dialogues over the shipped corpus: how many are understood.

    python benchmarks/variants.py [--json FILE] [--well-spelled FILE]

The rows of `data/variants.jsonl` were written before the code; every second one is "held_out", counted last.
`--well-spelled` takes a text file with one question a line, of any source:
how many of them are changed (which, on standard error).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answering.question.follow_up import understand
from assistant.answering.question.mentions import Known
from assistant.answering.question.spelling import normalised
from assistant.core.settings import Settings
from assistant.core.types import DocumentInfo
from assistant.corpus.folder import corpus_files, read_file
from assistant.indexing.lexical import LexicalIndex
from assistant.indexing.passages import cut_passages
from assistant.language.detection import detect_language

DATA = Path(__file__).parent / "data" / "variants.jsonl"
_PASSAGE_WORDS = 120


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is known of the documents without a model: their descriptions and their words."""

    documents: tuple[DocumentInfo, ...]
    lexical: LexicalIndex

    @property
    def names(self) -> frozenset[str]:
        """The partners and countries that the descriptions give."""
        return frozenset(name for document in self.documents for name in (*document.partners, *document.countries))


def read_corpus(settings: Settings) -> Corpus:
    """The shipped corpus, read anew and cut by words, so that no model is needed."""
    documents = [read_file(settings, path) for path in corpus_files(settings.corpus)]
    passages = [
        passage
        for document in documents
        for passage in cut_passages(
            document,
            count_tokens=lambda texts: [len(text.split()) for text in texts],
            detect_language=detect_language,
            most_tokens=_PASSAGE_WORDS,
            overlap_sentences=0,
        )
    ]
    lexical = LexicalIndex.build([p.searched_words for p in passages], [p.language for p in passages])
    return Corpus(tuple(document.info for document in documents), lexical)


def read_rows() -> list[dict[str, Any]]:
    """The rows of the data set (see `data/README.md`)."""
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def measure(rows: Sequence[dict[str, Any]], corpus: Corpus) -> dict[str, Any]:
    """How many rows of each kind and half are understood, and those that are not."""
    known = Known(corpus.documents, corpus.lexical)
    passed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    failures = []
    for row in rows:
        key = f"{row['kind']} {row['split']}"
        asked[key] += 1
        got, right = _spelled(row, corpus) if row["kind"] == "spelling" else _understood(row, known)
        passed[key] += right
        if not right:
            failures.append({**row, "got": got})
    return {"figures": {key: {"passed": passed[key], "of": asked[key]} for key in sorted(asked)}, "failures": failures}


def changed(questions: Sequence[str], corpus: Corpus) -> list[tuple[str, str]]:
    """The questions that spelling changes, each with what it becomes."""
    vocabulary = corpus.lexical.vocabulary
    pairs = [(text, normalised(text, detect_language(text), vocabulary, corpus.names)) for text in questions]
    return [(before, after) for before, after in pairs if before != after]


def _spelled(row: dict[str, Any], corpus: Corpus) -> tuple[str, bool]:
    question = row["question"]
    got = normalised(question, detect_language(question), corpus.lexical.vocabulary, corpus.names)
    return got, got == row["expected"]


def _understood(row: dict[str, Any], known: Known) -> tuple[str, bool]:
    found = understand(row["question"], row["history"], known)
    if row.get("unchanged"):
        right = found.text == row["question"]
    else:
        right = all(re.search(pattern, found.text, re.IGNORECASE) for pattern in row["patterns"])
        right = right and not any(re.search(pattern, found.text, re.IGNORECASE) for pattern in row.get("absent", ()))
    return f"{found.language}: {found.text}", right and found.language == row["language"]


def main() -> None:
    """Read the corpus, measure, and write."""
    from common import write_result  # beside this script; the tests import this module without it

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "variants.json")
    parser.add_argument("--well-spelled", type=Path, metavar="FILE")
    said = parser.parse_args()
    settings = Settings.load()
    corpus = read_corpus(settings)
    result = measure(read_rows(), corpus)
    if said.well_spelled:
        questions = said.well_spelled.read_text(encoding="utf-8").splitlines()
        pairs = changed(questions, corpus)
        # The questions may be others' and stay out of the file: they are shown only.
        sys.stderr.writelines(f"{before}\n    {after}\n" for before, after in pairs)
        result["well_spelled"] = {"questions": len(questions), "changed": len(pairs)}
    write_result(said.json, result, corpus=settings.corpus)


if __name__ == "__main__":
    main()
