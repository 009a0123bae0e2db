"""From which value on a question is answered: the threshold of `assistant/answering/quotes/decision.py`.

    python benchmarks/answerability.py FILE... [--json FILE]

Asks the questions of the files over the shipped corpus (of a gold set only those that may be tuned on), as far as
passages have to answer them, and tells how far the reader's value of the best words sets the answerable apart, within
one language and across. The data sets of `benchmarks/reader.py` do not carry over: their passages have no titles.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result
from sklearn.metrics import roc_auc_score

from assistant.answering.question.rephrase import rephrased
from assistant.answering.quotes.compose import best_of, judged
from assistant.answering.quotes.decision import LEAST_VALUE
from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.evaluation.cases import Case, read_cases
from assistant.indexing.store import open_index
from assistant.searching.hybrid import search

_VALUES = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
_NOTHING = -20.0
"""The value where there is nothing to quote."""


@dataclass(frozen=True)
class Asked:
    """A question's best value, whether it has an answer, and whether the best words are in its language."""

    value: float
    has_answer: bool
    same_language: bool


def gathered(cases: list[Case], settings: Settings) -> list[Asked]:
    """The best value of each question."""
    assistant = Assistant(settings)
    index = open_index(settings.index)
    found = []
    for case in cases:
        hits = search(case.question, index, assistant.model(), limit=10)
        read = [judged(case.question, hits, index, assistant.reader())]
        if other := rephrased(case.question, hits.language):
            found_too = search(other, index, assistant.model(), limit=10, language=hits.language)
            read.append(judged(other, found_too, index, assistant.reader()))
        units = best_of(read)
        same = not units or units[0].hit.passage.language == hits.language
        found.append(Asked(units[0].value if units else _NOTHING, case.status != "not_found", same))
    return found


def measured(found: list[Asked]) -> dict[str, Any]:
    """How far the value sets the answerable questions apart."""
    values = np.array([one.value for one in found])
    labels = np.array([one.has_answer for one in found])
    return {
        "answerable": int(labels.sum()),
        "other": int((~labels).sum()),
        "auroc": round(float(roc_auc_score(labels, values)), 3),
        "from": {
            str(least): {
                "answered": round(float((values[labels] >= least).mean()), 3),
                "refused": round(float((values[~labels] < least).mean()), 3),
            }
            for least in _VALUES
        },
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.jsonl")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "answerability.json")
    said = parser.parse_args()
    cases = [case for file in said.files for case in read_cases(file) if case.split != "held" and not case.history]
    cases = [case for case in cases if case.kind not in ("table", "list", "count", "partial", "inject")]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(index=Path(folder))
        Assistant(settings).build()
        found = gathered(cases, settings)
    result = {
        "all": measured(found),
        "same_language": measured([one for one in found if one.same_language]),
        "other_language": measured([one for one in found if not one.same_language]),
        "ships": LEAST_VALUE,
    }
    write_result(said.json, {"questions": len(cases), **result}, corpus=settings.corpus)


if __name__ == "__main__":
    main()
