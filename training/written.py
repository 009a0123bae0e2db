"""Training documents written for the reader, of places that do not exist: `written/*.jsonl`.

Unlike those of `synthetic.py`, which are put together from parts, their questions ask in other words than the passage
answers in, above all why and how, in both languages; the unanswerable ones are near misses. They were written with a
language model. One document of eight is kept out, for measuring.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "written"


@dataclass(frozen=True)
class Question:
    """A question in its language, and where its answer stands in the passage (None: nowhere)."""

    text: str
    language: str
    answer: tuple[int, int] | None


@dataclass(frozen=True)
class Document:
    """A passage as the reader is given it, below its title and heading, and what is asked of it."""

    passage: str
    language: str
    questions: tuple[Question, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether the document is kept for measuring."""
        return hashlib.sha256(self.passage.encode()).digest()[0] % 8 == 0


def read_written(folder: Path = FOLDER) -> list[Document]:
    """All documents, in the order of the files' names.

    Raises:
        ValueError: an answer does not stand in its passage.
    """
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            said = json.loads(line)
            place = f"{said['title']} › {said['heading']}\n"
            questions = []
            for asked in said["questions"]:
                at = None if asked["answer"] is None else said["passage"].find(asked["answer"])
                if at == -1:
                    raise ValueError(f"{path.name}:{number}: {asked['answer']!r} is not in the passage")
                span = None if at is None else (len(place) + at, len(place) + at + len(asked["answer"]))
                questions.append(Question(asked["question"], asked["language"], span))
            found.append(Document(place + said["passage"], said["language"], tuple(questions)))
    return found
