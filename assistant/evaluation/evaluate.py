"""Questions with known answers -> how many pass, by kind, language and split, how sound the quotes are, and each
failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.core.citations import is_verbatim, locator
from assistant.core.errors import Language, Words
from assistant.core.types import Answer, Document
from assistant.evaluation.cases import MARK, MOST_WORDS, Case, cites, judge, read_cases

__all__ = [
    "MOST_WORDS", "Case", "Outcome", "evaluate", "judge", "read_cases", "summary", "summary_lines",
    "unsupported_lines",
]  # fmt: skip

_PERCENTILES = (50, 90, 95, 99)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, its answer, and why it fails; no reasons: it passes.

    `altered` are the numbers of the citations whose quote is not the document's text (`None`: nobody looked).
    """

    case: Case
    answer: Answer
    reasons: tuple[str, ...]
    altered: tuple[int, ...] | None = None


def evaluate(
    cases: Iterable[Case],
    ask: Callable[[str, Sequence[str]], Answer],
    document: Callable[[str], Document] | None = None,
) -> list[Outcome]:
    """Every case asked and judged, in order.

    Args:
        document: gives the indexed document of an id, to hold the quotes against; without it they are not checked.
    """
    outcomes = []
    for case in cases:
        answer = ask(case.question, case.history)
        altered = None
        if document is not None:
            altered = tuple(one.number for one in answer.citations if not is_verbatim(one, document(one.document.id)))
        reasons = judge(case, answer) + tuple(f"quote [{number}] is not verbatim" for number in altered or ())
        outcomes.append(Outcome(case, answer, reasons, altered))
    return outcomes


def unsupported_lines(answer: Answer) -> tuple[str, ...]:
    """The lines of an answer that carry no mark of an existing citation, and would need one.

    A lead-in or label (it ends in a colon), the remark, and the line that names the parts without support are ours
    and say nothing of the documents' matter; neither does a line without quotes above a table whose rows are cited:
    it counts what the table shows.
    """
    if answer.status == "not_found":
        return ()
    numbers = {citation.number for citation in answer.citations}
    table = answer.table is not None and all(row.citation in numbers for row in answer.table.rows)
    ours = [part.rstrip(" ?.!") for part in (answer.remark, *answer.unsupported) if part]
    found = []
    for line in filter(None, map(str.strip, answer.text.split("\n"))):
        marks = {int(number) for number in MARK.findall(line)}
        if marks:
            supported = marks <= numbers
        else:
            supported = line.rstrip("*_ ").endswith(":") or any(part in line for part in ours)
            supported = supported or (table and "“" not in line)
        if not supported:
            found.append(line)
    return tuple(found)


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Pass rates by kind, language and split, refusals, citations, times in milliseconds, the failures one by one."""
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
        "by_split": _by([outcome for outcome in outcomes if outcome.case.split], "split"),
        "citations": _citations(outcomes),
        "elapsed_ms": {f"p{share}": _percentile(times, share) for share in _PERCENTILES},
        "failures": [_failure(outcome) for outcome in outcomes if outcome.reasons],
    }


def summary_lines(result: dict[str, Any], language: Language = "en") -> list[str]:
    """The summary for a terminal."""
    quotes, times, refusals = result["citations"], result["elapsed_ms"], result["refusals"]
    told = Words(
        "{passed}/{questions} lulus; {right}/{refusable} ditolak dengan benar, {false} ditolak keliru\n"
        "waktu p50 {p50}, p90 {p90}, p95 {p95}, p99 {p99} ms\n"
        "kutipan sama dengan dokumen {verbatim}/{quotes}; baris berkutipan {supported}/{lines}; "
        "rujukan yang diminta {met}/{demanded}",
        "{passed}/{questions} passed; {right}/{refusable} rightly refused, {false} wrongly\n"
        "times p50 {p50}, p90 {p90}, p95 {p95}, p99 {p99} ms\n"
        "quotes verbatim {verbatim}/{quotes}; lines with a citation {supported}/{lines}; "
        "demanded citations {met}/{demanded}",
    ).in_(language)
    figures = {"right": refusals["right"], "refusable": refusals["questions"], "false": refusals["false"]}
    counts = {"passed": result["passed"], "questions": result["questions"]}
    lines = told.format(**quotes, **times, **figures, **counts).splitlines()
    for name in ("by_kind", "by_language", "by_split"):
        lines += [f"  {key:<10} {row['passed']}/{row['questions']}" for key, row in result[name].items()]
    for row in result["failures"]:
        lines.append(f"  {row['id']}: {'; '.join(row['reasons'])} — {row['question']}")
        lines += [f"      | {line}" for line in row["answer"].split("\n")]
        lines += [f"      [{one['number']}] {one['document']} › {one['locator']}" for one in row["citations"]]
    return lines


def _failure(outcome: Outcome) -> dict[str, Any]:
    case, answer = outcome.case, outcome.answer
    return {
        "id": case.id,
        "kind": case.kind,
        "language": case.lang,
        "split": case.split,
        "question": case.question,
        "history": list(case.history),
        "reasons": list(outcome.reasons),
        "status": answer.status,
        "answer": answer.text,
        "citations": [
            {
                "number": one.number,
                "document": one.document.path,
                "locator": locator(one.document, one.passage, answer.language),
                "quote": one.quote,
            }
            for one in answer.citations
        ],
    }


def _citations(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Precision: quotes that are the document's text, and lines that carry a citation. Recall: of the cases that
    demand a citation, how many have it. A share of nothing is `None`, as is that of verbatim quotes unchecked."""
    checked = [outcome for outcome in outcomes if outcome.altered is not None]
    quotes = sum(len(outcome.answer.citations) for outcome in checked)
    verbatim = quotes - sum(len(outcome.altered or ()) for outcome in checked)
    answered = [outcome.answer for outcome in outcomes if outcome.answer.status != "not_found"]
    lines = sum(1 for answer in answered for line in answer.text.split("\n") if line.strip())
    supported = lines - sum(len(unsupported_lines(answer)) for answer in answered)
    demanding = [outcome for outcome in outcomes if outcome.case.cite is not None]
    met = sum(cites(outcome.case, outcome.answer) for outcome in demanding)
    return {
        "quotes": quotes,
        "verbatim": verbatim,
        "precision": _share(verbatim, quotes),
        "lines": lines,
        "supported": supported,
        "support": _share(supported, lines),
        "demanded": len(demanding),
        "met": met,
        "recall": _share(met, len(demanding)),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _percentile(times: Sequence[float], share: int) -> float | None:
    """The nearest-rank percentile of sorted times."""
    return round(times[max(0, -(-len(times) * share // 100) - 1)], 1) if times else None


def _passed(outcomes: Sequence[Outcome]) -> int:
    return sum(not outcome.reasons for outcome in outcomes)


def _by(outcomes: Sequence[Outcome], name: str) -> dict[str, dict[str, int]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(str(getattr(outcome.case, name)), []).append(outcome)
    return {key: {"questions": len(group), "passed": _passed(group)} for key, group in groups.items()}
