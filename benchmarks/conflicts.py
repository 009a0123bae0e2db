"""Disagreements found in the shipped corpus against the list of those known: recall, and what was found beside it.

    python benchmarks/conflicts.py

`data/conflicts.jsonl` holds the list (43 contradictions collected by hand from the sources; `stated`: whether the
shipped corpus tells both sides at all) and, with `judgement`, what a reader thought of each find that is not on it
("true": a disagreement that the list lacks; "false": an alarm that is none). A find that nobody judged counts as a
false alarm. The fact sheets have sections that state their differences, which makes finding them easy;
`without_sections` is measured with those sections taken out. No model is needed: documents are read and cut as for the
index, with words for tokens.
"""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from common import write_result

from assistant.core.settings import Settings
from assistant.core.types import Conflict, Document, Passage
from assistant.corpus.folder import corpus_files, read_file
from assistant.facts.disagreements import find_conflicts
from assistant.indexing.passages import cut_passages
from assistant.language.detection import detect_language

_HERE = Path(__file__).parent
GOLD = _HERE / "data" / "conflicts.jsonl"
_TOKENS = 400
_SECTION = re.compile(r"perbedaan antar sumber|disagreements", re.IGNORECASE)


def main() -> None:
    """Read the corpus, find, compare, and write."""
    settings = Settings.load()
    documents, passages = read_corpus(settings)
    started = time.perf_counter()
    found = find_conflicts(documents, passages)
    seconds = round(time.perf_counter() - started, 2)
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    hidden = compare(find_conflicts([without_sections(document) for document in documents], passages), rows)
    kept = ("found", "recall", "missed", "conflicts", "true_beside_the_list", "false_alarms", "precision")
    result = {"seconds": seconds, "passages": len(passages)} | compare(found, rows)
    result["without_sections"] = {key: hidden[key] for key in kept}
    write_result(_HERE / "results" / "conflicts.json", result, corpus=settings.corpus)


def read_corpus(settings: Settings) -> tuple[list[Document], list[Passage]]:
    """The documents that would be indexed, and their passages."""
    documents = [read_file(settings, path) for path in corpus_files(settings.corpus)]
    passages = [
        passage
        for document in documents
        for passage in cut_passages(
            document,
            count_tokens=lambda texts: [len(text.split()) for text in texts],
            detect_language=detect_language,
            most_tokens=settings.passage_tokens,
            overlap_sentences=settings.overlap_sentences,
            most_indexed_tokens=_TOKENS,
        )
    ]
    return documents, passages


def without_sections(document: Document) -> Document:
    """The document without what stands under a heading on differences."""
    blocks = [block for block in document.blocks if not any(map(_SECTION.search, block.headings))]
    return replace(document, blocks=tuple(blocks))


def compare(found: Sequence[Conflict], rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Recall over what the corpus states, precision over what was found, and each miss and unlisted find by name."""
    rows = list(rows)
    known = [row for row in rows if "judgement" not in row]
    judged = [row for row in rows if "judgement" in row]
    stated = [row for row in known if row["stated"]]
    missed = [row["id"] for row in stated if not any(is_it(conflict, row) for conflict in found)]
    beside = [conflict for conflict in found if not any(is_it(conflict, row) for row in known)]
    true = [c for c in beside if any(is_it(c, row) and row["judgement"] == "true" for row in judged)]
    false = [conflict for conflict in beside if conflict not in true]
    return {
        "known": len(known),
        "stated_in_corpus": len(stated),
        "not_stated": {row["id"]: row["reason"] for row in known if not row["stated"]},
        "found": len(stated) - len(missed),
        "recall": round(1 - len(missed) / len(stated), 3) if stated else None,
        "missed": missed,
        "conflicts": len(found),
        "true_beside_the_list": [_named(conflict) for conflict in true],
        "false_alarms": [_named(conflict) for conflict in false],
        "precision": round(1 - len(false) / len(found), 3) if found else None,
    }


def is_it(conflict: Conflict, row: dict[str, Any]) -> bool:
    """Whether a conflict is the one of the row: its subject, one of its attributes, and each value by its own side."""
    if conflict.attribute not in row["attributes"] or not re.search(row["subject"], conflict.subject):
        return False
    values = [side.value for side in conflict.values]
    return any(
        all(re.search(pattern, value) for pattern, value in zip(row["values"], chosen, strict=True))
        for chosen in itertools.permutations(values, len(row["values"]))
    )


def _named(conflict: Conflict) -> str:
    values = " / ".join(side.value for side in conflict.values)
    return f"{conflict.subject}, {conflict.attribute}: {values}"


if __name__ == "__main__":
    main()
