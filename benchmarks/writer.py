"""What a real language model's sentences come to: how many were kept, how many removed, how many answers fell back.

    python benchmarks/writer.py QUESTIONS.jsonl --url URL --model NAME [--index DIR] [-n 10] [--json FILE]

Any OpenAI-compatible server. Each sentence shown is looked at once more, by another way than that of the checks: all
its figures and capitalised words must stand in the quotes that it cites. The result names every sentence removed.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from common import write_result

from assistant.answering.writer.checks import evidence
from assistant.answering.writer.drafts import Draft
from assistant.answering.writer.writer import write
from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.core.types import Answer
from assistant.evaluation.evaluate import read_cases


def main() -> None:
    """Ask, let the model write, and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--seconds", type=int, default=60, help="time for one answer")
    parser.add_argument("--index", type=Path)
    parser.add_argument("-n", type=int, default=10, help="answers to have written")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "writer.json")
    said = parser.parse_args()
    settings = Settings.load(
        index=said.index, writer_url=said.url, writer_model=said.model, writer_timeout_seconds=said.seconds
    )
    assistant = Assistant(replace(settings, writer_url=""))
    rows = []
    for case in read_cases(said.file):
        answer = assistant.ask(case.question, history=case.history)
        row = _written(answer, settings)
        if row is not None:
            rows.append(row)
            # After each, so that a long run that is stopped has measured something.
            write_result(said.json, _summary(rows, said.model, said.seconds), corpus=settings.corpus)
            print(f"{len(rows)}: {row['seconds']} s, {row['mode']}", flush=True)
        if len(rows) == said.n:
            break


def _summary(rows: list[dict[str, Any]], model: str, seconds: int) -> dict[str, Any]:
    reasons = Counter(fault for row in rows for fault in row["faults"])
    return {
        "model": model,
        "seconds_allowed": seconds,
        "answers": len(rows),
        "written": sum(row["mode"] == "written" for row in rows),
        "fell_back": sum(row["mode"] != "written" for row in rows),
        "sentences": sum(row["sentences"] for row in rows),
        "sentences_removed": sum(len(row["faults"]) for row in rows),
        "sentences_shown": sum(row["shown"] for row in rows),
        "shown_with_foreign_words": sum(len(row["foreign"]) for row in rows),
        "removed_because": dict(reasons.most_common()),
        "each": rows,
    }


def _written(answer: Answer, settings: Settings) -> dict[str, Any] | None:
    """The figures of one answer; None for one that is never sent."""
    drafts: list[tuple[str, Draft]] = []
    started = time.perf_counter()
    written = write(answer, settings, on_draft=lambda text, draft: drafts.append((text, draft)))
    if written is answer:
        return None
    text, draft = drafts[0]
    used = written.mode == "written"
    cited = {one.number: evidence(one) for one in answer.citations}
    foreign = [
        word
        for sentence in (draft.kept if used else ())
        for word in re.findall(r"\d+|(?<!^)\b[A-Z]\w+", sentence.bare)
        if not any(word.lower() in cited[number].lower() for number in sentence.cites)
    ]
    return {
        "question": answer.question,
        "seconds": round(time.perf_counter() - started, 1),
        "mode": written.mode,
        "remark": written.remark,
        "sentences": len(draft.kept) + len(draft.removed) + draft.left_out,
        "shown": len(draft.kept) if used else 0,
        "faults": list(draft.removed),
        "foreign": foreign,
        "model_said": text[:600],
    }


if __name__ == "__main__":
    main()
