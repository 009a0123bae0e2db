from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from assistant.application.assistant import Assistant
from assistant.core.errors import QuestionError
from assistant.core.types import Answer, AnswerRow, AnswerTable, Citation, Document, DocumentInfo, Passage
from assistant.evaluation.evaluate import (
    MOST_WORDS,
    Case,
    evaluate,
    judge,
    read_cases,
    summary,
    summary_lines,
    unsupported_lines,
)

INFO = DocumentInfo("d" * 64, "mou/kawasaki.md", "Lembar fakta Kawasaki", "mou", "text/markdown", "id")
PASSAGE = Passage("p", INFO.id, "Terhenti karena dana.", 0, 21, "id", headings=("Hambatan",))
DOCUMENT = Document(INFO, PASSAGE.text, ())
GOOD = Answer(
    "Mengapa?", "id", "answered", "Menurut dokumen: “Terhenti karena dana.” [1]",
    (Citation(1, PASSAGE, INFO, PASSAGE.text, 0, 21, 0.9),), elapsed_ms=10.0,
)  # fmt: skip
TABLE = AnswerTable(
    "Tabel 1, Kawasan = Asia: 3 baris", ("Mitra",), tuple(AnswerRow((m,), 1) for m in "Suwon Daegu Seoul".split())
)
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
    assert result["elapsed_ms"] == {"p50": 10.0, "p90": 30.0, "p95": 30.0, "p99": 30.0}
    assert [failure["id"] for failure in result["failures"]] == ["d02", "d04"]
    printed = summary_lines(result)
    assert printed[0].startswith("2/4 passed")
    assert any("d02" in line and "never" in line for line in printed)
    assert json.loads(json.dumps(result)) == result


def test_no_cases_give_an_empty_summary() -> None:
    result = summary([])
    assert (result["questions"], result["passed"], result["by_kind"], result["failures"]) == (0, 0, {}, [])
    assert set(result["elapsed_ms"].values()) == {None}
    assert [result["citations"][name] for name in ("precision", "support", "recall")] == [None] * 3
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


def test_a_partial_case_passes_only_with_an_answer_that_says_what_is_missing() -> None:
    case = Case("p01", "partial", "id", "?", "answered", must=(("dana",),), partial=True)
    assert judge(case, replace(GOOD, status="partial")) == ()
    assert judge(case, GOOD) == ("status answered, expected partial",)
    assert judge(case, replace(GOOD, status="not_found"))[0] == "status not_found, expected partial"


def test_rows_of_a_table_count_as_text_but_not_as_length() -> None:
    case = Case("l01", "list", "id", "?", "answered", must=(("seoul",), ("daegu",)))
    assert judge(case, GOOD) != ()
    assert judge(case, replace(GOOD, table=TABLE)) == ()
    rows = tuple(AnswerRow(("kata " * 20 + "Daegu Seoul",), 1) for _ in range(30))
    assert judge(case, replace(GOOD, table=replace(TABLE, rows=rows))) == ()
    drawn = "\n".join("| " + "kata " * 20 + "Daegu Seoul |" for _ in range(30))
    assert judge(case, replace(GOOD, text=f"{GOOD.text}\n{drawn}")) == ()


def test_the_mark_of_a_citation_is_no_number_of_the_answer() -> None:
    case = Case("c01", "count", "id", "Berapa?", "answered", must=(("\\b1\\b",),))
    assert judge(case, GOOD) == ("nothing of ['\\\\b1\\\\b']",)
    assert judge(case, replace(GOOD, text="Jumlah: 1 [1]")) == ()


@pytest.mark.parametrize(
    ("text", "unsupported"),
    [
        ("Menurut dokumen:\n“Terhenti karena dana.” [1]", ()),
        ("“Terhenti karena dana.” [1]\nKerja sama itu gagal.", ("Kerja sama itu gagal.",)),
        ("“Terhenti karena dana.” [2]", ("“Terhenti karena dana.” [2]",)),
        ("“Terhenti karena dana.”", ("“Terhenti karena dana.”",)),
        ("“Terhenti karena dana.” [1]\n\nTidak ditemukan: nama arsitek.", ()),
        ("**Jawaban:**\n“Terhenti karena dana.” [1]\nDijawab tanpa model bahasa.", ()),
    ],
)
def test_a_line_of_an_answer_carries_a_citation_or_is_ours(text: str, unsupported: tuple[str, ...]) -> None:
    answer = replace(GOOD, text=text, unsupported=("nama arsitek",), remark="Dijawab tanpa model bahasa.")
    assert unsupported_lines(answer) == unsupported


def test_a_count_above_a_table_is_supported_by_its_rows() -> None:
    answer = replace(GOOD, text="3 baris.\nTabel 1, Kawasan = Asia", table=TABLE)
    assert unsupported_lines(answer) == ()
    uncited = replace(TABLE, rows=(AnswerRow(("Suwon",), 7),))
    assert unsupported_lines(replace(answer, table=uncited)) == ("3 baris.", "Tabel 1, Kawasan = Asia")


def test_a_refusal_needs_no_citation() -> None:
    assert unsupported_lines(replace(GOOD, status="not_found", text="Tidak ditemukan.", citations=())) == ()


def test_a_quote_that_is_not_the_documents_text_fails_its_case_and_lowers_precision() -> None:
    (right,) = evaluate([CASE], lambda *_: GOOD, lambda _: DOCUMENT)
    (wrong,) = evaluate([CASE], lambda *_: GOOD, lambda _: replace(DOCUMENT, text="Terhenti karena uang."))
    assert (right.altered, right.reasons) == ((), ())
    assert (wrong.altered, wrong.reasons) == ((1,), ("quote [1] is not verbatim",))
    figures = summary([right, wrong])["citations"]
    assert (figures["quotes"], figures["verbatim"], figures["precision"]) == (2, 1, 0.5)
    assert summary(evaluate([CASE], lambda *_: GOOD))["citations"]["precision"] is None


def test_recall_counts_the_cases_that_demand_a_citation() -> None:
    other = Case("d05", "fact", "id", "?", "answered", cite="Namur")
    free = Case("d06", "fact", "id", "?", "answered")
    figures = summary(evaluate([CASE, other, free], lambda *_: GOOD))["citations"]
    assert (figures["demanded"], figures["met"], figures["recall"]) == (2, 1, 0.5)


def test_splits_are_counted_where_the_cases_name_one() -> None:
    cases = [replace_case(split="tune"), replace_case(split="held"), replace_case(split="held"), CASE]
    result = summary(evaluate(cases, lambda *_: GOOD))
    assert result["by_split"] == {"tune": {"questions": 1, "passed": 1}, "held": {"questions": 2, "passed": 2}}


def test_a_failure_tells_everything_needed_to_understand_it() -> None:
    case = Case("d07", "follow", "id", "Dan?", "answered", history=("Mengapa?",), must=(("never",),), split="held")
    (failure,) = summary(evaluate([case], lambda *_: GOOD))["failures"]
    assert failure["history"] == ["Mengapa?"]
    assert (failure["split"], failure["language"], failure["status"]) == ("held", "id", "answered")
    assert failure["citations"] == [
        {"number": 1, "document": "mou/kawasaki.md", "locator": "Hambatan", "quote": "Terhenti karena dana."}
    ]
    printed = "\n".join(summary_lines(summary(evaluate([case], lambda *_: GOOD)), "id"))
    assert "ditolak" in printed
    assert "mou/kawasaki.md" in printed


def replace_case(**values: str) -> Case:
    return msgspec.structs.replace(CASE, **values)
