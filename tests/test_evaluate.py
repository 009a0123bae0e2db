from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import QuestionError
from assistant.evaluate import MOST_WORDS, Case, evaluate, judge, read_cases, summary, summary_lines
from assistant.service import Assistant
from assistant.types import Answer, Citation, DocumentInfo, Passage

INFO = DocumentInfo("d" * 64, "mou/kawasaki.md", "Lembar fakta Kawasaki", "mou", "text/markdown", "id")
PASSAGE = Passage("p", INFO.id, "Terhenti karena dana.", 0, 21, "id", headings=("Hambatan",))
GOOD = Answer(
    "Mengapa?", "id", "answered", "Menurut dokumen: “Terhenti karena dana.” [1]",
    (Citation(1, PASSAGE, INFO, PASSAGE.text, 0, 21, 0.9),), elapsed_ms=10.0,
)  # fmt: skip
CASE = Case("d01", "why", "id", "Mengapa?", "answered", must=(("pendanaan", "DANA"), ("terhenti",)), cite="kawasaki")


def test_a_good_answer_passes() -> None:
    assert judge(CASE, GOOD) == ()


@pytest.mark.parametrize("cite", ["lembar fakta", "HAMBATAN", "karena dana"])
def test_a_citation_counts_by_title_place_or_quote(cite: str) -> None:
    case = Case("d01", "why", "id", "Mengapa?", "answered", cite=cite)
    assert judge(case, GOOD) == ()


def test_every_demand_that_is_not_met_is_named() -> None:
    case = Case("d01", "why", "id", "?", "answered", must=(("pandemi",), ("dana",), ("komunikasi",)), cite="Namur")
    assert judge(case, GOOD) == ("nothing of ['pandemi']", "nothing of ['komunikasi']", "no citation of Namur")


def test_a_partial_answer_counts_as_answered_but_a_refusal_does_not() -> None:
    assert judge(CASE, replace(GOOD, status="partial")) == ()
    assert judge(CASE, replace(GOOD, status="not_found"))


def test_a_question_that_must_be_refused_passes_only_when_refused() -> None:
    case = Case("d02", "absent", "id", "?", "not_found")
    assert judge(case, replace(GOOD, status="not_found", citations=())) == ()
    assert judge(case, GOOD) == ("status answered, expected not_found",)


def test_a_long_answer_fails() -> None:
    long = replace(GOOD, text=GOOD.text + " kata" * MOST_WORDS)
    assert judge(CASE, long) == (f"longer than {MOST_WORDS} words",)


def test_cases_are_read_with_and_without_the_optional_fields(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    full = {
        "id": "a", "kind": "follow", "lang": "id", "question": "Bidangnya\u2028apa?", "history": ["Kapan?"],
        "status": "answered", "must": [["a", "b"]], "cite": "Namur", "later": 1,
    }  # fmt: skip
    bare = {"id": "b", "kind": "far", "lang": "en", "question": "?", "status": "not_found", "cite": None}
    text = "\n\n".join(json.dumps(case, ensure_ascii=False) for case in (full, bare))
    file.write_text("\ufeff" + text + "\r\n", encoding="utf-8")
    first, second = read_cases(file)
    assert (first.history, first.must, first.cite) == (("Kapan?",), (("a", "b"),), "Namur")
    assert (second.history, second.must, second.cite) == ((), (), None)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "{}",
        '{"id": 1, "kind": "a", "lang": "id", "question": "?", "status": "answered"}',
        '{"id": "1", "kind": "a", "lang": "id", "question": "?", "status": "answered", "cite": "(unclosed"}',
        '{"id": "1", "kind": "a", "lang": "id", "question": "?", "status": "answered", "must": [["*"]]}',
    ],
)
def test_a_line_that_is_no_case_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text('{"id": "1", "kind": "a", "lang": "id", "question": "?", "status": "answered"}\n' + line)
    with pytest.raises(QuestionError) as caught:
        read_cases(file)
    assert "2" in caught.value.message.en


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "cases.jsonl").write_bytes(content)
    with pytest.raises(QuestionError):
        read_cases(tmp_path / "cases.jsonl")


def test_the_summary_counts_by_kind_and_language_and_lists_failures() -> None:
    cases = [
        CASE,
        Case("d02", "why", "en", "Why?", "answered", must=(("never",),)),
        Case("d03", "absent", "id", "Siapa?", "not_found"),
        Case("d04", "far", "id", "Cuaca?", "not_found"),
    ]
    answers = {"Siapa?": replace(GOOD, status="not_found", elapsed_ms=30.0)}
    outcomes = evaluate(cases, lambda question, history: answers.get(question, GOOD))
    result = summary(outcomes)
    assert (result["questions"], result["passed"]) == (4, 2)
    assert result["answerable"] == {"questions": 2, "passed": 1}
    assert result["refusals"] == {"questions": 2, "right": 1, "false": 0}
    assert result["by_kind"]["why"] == {"questions": 2, "passed": 1}
    assert result["by_language"] == {"id": {"questions": 3, "passed": 2}, "en": {"questions": 1, "passed": 0}}
    assert result["elapsed_ms"] == {"median": 10.0, "p95": 30.0}
    assert [failure["id"] for failure in result["failures"]] == ["d02", "d04"]
    printed = summary_lines(result)
    assert printed[0].startswith("2/4 passed")
    assert any("d02" in line and "never" in line for line in printed)
    assert json.loads(json.dumps(result)) == result


def test_no_cases_give_an_empty_summary() -> None:
    result = summary([])
    assert (result["questions"], result["passed"], result["elapsed_ms"]) == (0, 0, {"median": None, "p95": None})
    assert summary_lines(result)


def test_the_history_of_a_case_reaches_the_assistant(assistant: Assistant) -> None:
    assistant.build()
    case = Case("f", "follow", "id", "Kalau Namur?", "answered", history=("Kapan kerja sama dengan Kawasaki dimulai?",))
    seen: list[tuple[str, tuple[str, ...]]] = []

    def ask(question: str, history: tuple[str, ...]) -> Answer:
        seen.append((question, history))
        return assistant.ask(question, history=history)

    (outcome,) = evaluate([case], ask)  # type: ignore[arg-type]
    assert seen == [(case.question, case.history)]
    assert "Namur" in outcome.answer.understood_as
