"""From which evidence on a question is answered: the two regressions of `assistant/answering/decision.py`.

    python benchmarks/answerability.py FILE... [--json FILE]

Asks the questions of the files over the shipped corpus (of a gold set only those that may be tuned on), as far as
passages have to answer them, and fits what tells the answerable from the others. The data sets of
`benchmarks/reader.py` do not carry over: their passages have no titles, and a small shelf stands out otherwise.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.answering.compose import judged
from assistant.answering.decision import Evidence
from assistant.cases import Case, read_cases
from assistant.indexing.store import open_index
from assistant.searching.hybrid import search
from assistant.service import Assistant
from assistant.settings import Settings

_STRENGTH = 1.0
"""Inverse strength of the L2 penalty: a hundred questions must not decide on three weights freely."""


def gathered(cases: list[Case], settings: Settings) -> list[tuple[Evidence, bool]]:
    """The evidence of each question, and whether it has an answer."""
    assistant = Assistant(settings)
    index = open_index(settings.index)
    found = []
    for case in cases:
        hits = search(case.question, index, assistant.model(), limit=10)
        _, evidence = judged(case.question, hits, index, assistant.reader())
        if evidence is not None:
            found.append((evidence, case.status != "not_found"))
    return found


def fitted(found: list[tuple[Evidence, bool]], same_language: bool) -> dict[str, Any]:
    """The regression over one of the two cases of languages; answerable and other questions weigh alike."""
    own = [(one, label) for one, label in found if one.same_language is same_language]
    rows = np.array([(one.value, one.prominence, one.coverage) for one, _ in own])
    labels = np.array([label for _, label in own])
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=5000).fit(rows, labels)
    scores = model.predict_proba(rows)[:, 1]
    value, prominence, coverage = (round(float(one), 3) for one in model.coef_[0])
    return {
        "answerable": int(labels.sum()),
        "other": int((~labels).sum()),
        "intercept": round(float(model.intercept_[0]), 3),
        "value": value,
        "prominence": prominence,
        "coverage": coverage,
        "auroc": round(float(roc_auc_score(labels, scores)), 3),
        "at": {
            str(at): {
                "answered": round(float((scores[labels] >= at).mean()), 3),
                "refused": round(float((scores[~labels] < at).mean()), 3),
            }
            for at in (0.3, 0.4, 0.5, 0.6, 0.7)
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
    result = {"same_language": fitted(found, True), "other_language": fitted(found, False)}
    write_result(said.json, {"questions": len(cases), **result}, corpus=settings.corpus)


if __name__ == "__main__":
    main()
