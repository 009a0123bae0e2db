"""The questions of a file asked over the shipped corpus: what passes, what fails, how fast.

    python benchmarks/evaluation.py FILE.jsonl [--json FILE]

The format of the file is that of `python -m assistant evaluate`.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from common import write_result

from assistant.evaluate import evaluate, read_cases, summary
from assistant.service import Assistant
from assistant.settings import Settings


def main() -> None:
    """Build an index of the shipped corpus, ask, and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "evaluation.json")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(index=Path(folder))
        assistant = Assistant(settings)
        report = assistant.build()
        assistant.ask("Apa itu sister city?")  # the first question also loads the index
        result = summary(
            evaluate(read_cases(said.file), lambda question, history: assistant.ask(question, history=history))
        )
    form = {"documents": report.documents, "passages": report.passages, "build_seconds": report.seconds, **result}
    write_result(said.json, form, corpus=settings.corpus)


if __name__ == "__main__":
    main()
