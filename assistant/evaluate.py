"""Questions with known answers -> how many pass, by kind and language, and each failure."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from assistant.answering.citations import locator
from assistant.errors import QuestionError, Words
from assistant.types import Answer

MOST_WORDS = 180


class Case(msgspec.Struct, frozen=True):
    """A question and what its answer has to be: `must` holds lists of regular expressions, one of each list has to
    match the answer; `cite` has to match a citation's title, locator or quote."""

    id: str
    kind: str
    lang: str
    question: str
    status: str
    history: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    cite: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, its answer, and why it fails; no reasons: it passes."""

    case: Case
    answer: Answer
    reasons: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON Lines file.

    Raises:
        QuestionError: the file cannot be read, or a line is not a case.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: JSON may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(
            Words(f"Berkas soal {path} tidak terbaca.", f"The question file {path} cannot be read."),
            Words("Periksa nama dan izinnya.", "Check its name and permissions."),
        ) from error
    cases = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = msgspec.json.decode(line, type=Case)
            for pattern in (*(one for group in case.must for one in group), case.cite or ""):
                re.compile(pattern)
        except (msgspec.DecodeError, re.error) as error:
            raise QuestionError(
                Words(f"Baris {number} dari {path} salah: {error}.", f"Line {number} of {path} is wrong: {error}."),
                Words("Satu objek JSON tiap baris.", "One JSON object a line."),
            ) from error
        cases.append(case)
    return cases


def judge(case: Case, answer: Answer) -> tuple[str, ...]:
    """Why the answer fails the case; empty if it passes."""
    reasons = []
    accepted = ("answered", "partial") if case.status == "answered" else (case.status,)
    if answer.status not in accepted:
        reasons.append(f"status {answer.status}, expected {case.status}")
    if case.status == "not_found":
        return tuple(reasons)
    if len(answer.text.split()) > MOST_WORDS:
        reasons.append(f"longer than {MOST_WORDS} words")
    for group in case.must:
        if not any(re.search(pattern, answer.text, re.IGNORECASE) for pattern in group):
            reasons.append(f"nothing of {list(group)}")
    cited = [
        f"{citation.document.title}\n{locator(citation.document, citation.passage, answer.language)}\n{citation.quote}"
        for citation in answer.citations
    ]
    if case.cite is not None and not any(re.search(case.cite, text, re.IGNORECASE) for text in cited):
        reasons.append(f"no citation of {case.cite}")
    return tuple(reasons)


def evaluate(cases: Iterable[Case], ask: Callable[[str, Sequence[str]], Answer]) -> list[Outcome]:
    """Every case asked and judged, in order."""
    outcomes = []
    for case in cases:
        answer = ask(case.question, case.history)
        outcomes.append(Outcome(case, answer, judge(case, answer)))
    return outcomes


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Pass rates by kind and language, refusals, times in milliseconds, and the failures one by one."""
    answerable = [outcome for outcome in outcomes if outcome.case.status != "not_found"]
    refusable = [outcome for outcome in outcomes if outcome.case.status == "not_found"]
    times = sorted(outcome.answer.elapsed_ms for outcome in outcomes)
    return {
        "questions": len(outcomes),
        "passed": _passed(outcomes),
        "answerable": {"questions": len(answerable), "passed": _passed(answerable)},
        "refusals": {
            "questions": len(refusable),
            "right": _passed(refusable),
            "false": sum(outcome.answer.status == "not_found" for outcome in answerable),
        },
        "by_kind": _by(outcomes, "kind"),
        "by_language": _by(outcomes, "lang"),
        "elapsed_ms": {
            "median": round(statistics.median(times), 1) if times else None,
            "p95": round(times[max(0, -(-len(times) * 95 // 100) - 1)], 1) if times else None,
        },
        "failures": [
            {
                "id": outcome.case.id,
                "kind": outcome.case.kind,
                "question": outcome.case.question,
                "reasons": list(outcome.reasons),
                "answer": outcome.answer.text,
            }
            for outcome in outcomes
            if outcome.reasons
        ],
    }


def summary_lines(result: dict[str, Any]) -> list[str]:
    """The summary for a terminal."""
    share = f"{result['passed']}/{result['questions']}"
    lines = [f"{share} passed; median {result['elapsed_ms']['median']} ms, p95 {result['elapsed_ms']['p95']} ms"]
    lines += [f"  {kind:<10} {row['passed']}/{row['questions']}" for kind, row in result["by_kind"].items()]
    lines += [f"  {row['id']}: {'; '.join(row['reasons'])} — {row['question']}" for row in result["failures"]]
    return lines


def _passed(outcomes: Sequence[Outcome]) -> int:
    return sum(not outcome.reasons for outcome in outcomes)


def _by(outcomes: Sequence[Outcome], name: str) -> dict[str, dict[str, int]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(str(getattr(outcome.case, name)), []).append(outcome)
    return {key: {"questions": len(group), "passed": _passed(group)} for key, group in groups.items()}
