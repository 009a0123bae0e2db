"""The questions of files asked over the shipped corpus: what passes, what fails, how fast.

    python benchmarks/evaluation.py [FILE.jsonl ...]

Without files: the development set beside the project (`../shared/eval/dev.jsonl`) and our own gold set. The result of
`questions.jsonl` goes to results/gold.json, of `dev.jsonl` to results/evaluation.json, of another file to one of its
name. The format of the files is that of `python -m assistant evaluate`.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from common import write_result

from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.evaluation.evaluate import evaluate, read_cases, summary
from assistant.evaluation.runs import stamp

_PROJECT = Path(__file__).resolve().parent.parent
_DEVELOPMENT = _PROJECT.parent / "shared" / "eval" / "dev.jsonl"
_GOLD = _PROJECT / "tests" / "gold" / "questions.jsonl"
_NAMES = {_DEVELOPMENT.name: "evaluation", _GOLD.name: "gold"}


def main() -> None:
    """Build an index of the shipped corpus, ask, and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE.jsonl")
    parser.add_argument("--results", type=Path, default=Path(__file__).parent / "results", metavar="DIR")
    said = parser.parse_args()
    files: list[Path] = said.files or [file for file in (_DEVELOPMENT, _GOLD) if file.is_file()]
    sets = [(file, read_cases(file)) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(index=Path(folder))
        assistant = Assistant(settings)
        report = assistant.build()
        assistant.ask("Apa itu sister city?")  # the first question also loads the index
        circumstances = {
            "documents": report.documents,
            "passages": report.passages,
            "build_seconds": report.seconds,
        }
        for file, cases in sets:
            outcomes = evaluate(
                cases, lambda question, history: assistant.ask(question, history=history), assistant.document
            )
            result = stamp(summary(outcomes), file, generation=report.generation)
            path = said.results / f"{_NAMES.get(file.name, file.stem)}.json"
            write_result(path, circumstances | result, corpus=settings.corpus)


if __name__ == "__main__":
    main()
