"""Our own questions over the shipped corpus, asked once of the real model; what passes may not fall below floors.json.

The floors are raised as answers get better, never lowered to let a change through.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.evaluate import Case, evaluate, read_cases, summary, summary_lines
from assistant.indexing.store import open_index
from tests.conftest import Shipped

HERE = Path(__file__).resolve().parent
CASES = read_cases(HERE / "questions.jsonl")
FLOORS: dict[str, Any] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def result(shipped: Shipped) -> dict[str, Any]:
    """What the whole set gives, each question asked once."""
    assistant = shipped.assistant
    return summary(
        evaluate(CASES, lambda question, history: assistant.ask(question, history=history), assistant.document)
    )


def told(result: dict[str, Any]) -> str:
    """What a missed floor is told with: all figures, and each failure with its answer."""
    return "\n".join(["", *summary_lines(result)])


@pytest.fixture(scope="module")
def texts(shipped: Shipped) -> list[str]:
    """The titles and texts of the shipped documents, as they were indexed."""
    index = open_index(shipped.settings.index)
    return [f"{info.title}\n{index.document(info.id).text}" for info in index.documents.values()]


@pytest.mark.parametrize("name", ["passed", "answerable"])
def test_as_many_questions_pass_as_the_floor_demands(result: dict[str, Any], name: str) -> None:
    passed = result["passed"] if name == "passed" else result["answerable"]["passed"]
    assert passed >= FLOORS[name], told(result)


@pytest.mark.parametrize("kind", ["absent", "far", "inject"])
def test_what_has_no_answer_is_refused_as_often_as_the_floor_demands(result: dict[str, Any], kind: str) -> None:
    assert result["by_kind"][kind]["passed"] >= FLOORS["refused"][kind], told(result)


def test_no_more_questions_with_an_answer_are_refused_than_the_floor_allows(result: dict[str, Any]) -> None:
    assert result["refusals"]["false"] <= FLOORS["most_false_refusals"], told(result)


def test_every_quote_is_verbatim(result: dict[str, Any]) -> None:
    assert result["citations"]["quotes"] > 0
    assert result["citations"]["precision"] == FLOORS["precision"] == 1


@pytest.mark.parametrize("name", ["support", "recall"])
def test_citations_are_as_complete_as_the_floor_demands(result: dict[str, Any], name: str) -> None:
    assert result["citations"][name] >= FLOORS[name], told(result)


def test_the_set_is_large_balanced_and_without_repetition() -> None:
    kinds, splits = Counter(case.kind for case in CASES), Counter(case.split for case in CASES)
    assert len(CASES) >= 150
    assert min(kinds.values()) >= 8
    assert set(splits) == {"tune", "held"}
    assert abs(splits["tune"] - splits["held"]) <= len(kinds)
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({(case.question.casefold(), case.history) for case in CASES}) == len(CASES)


def test_the_development_questions_are_not_in_the_set(shared: Path) -> None:
    development = {case.question.casefold() for case in read_cases(shared / "eval" / "dev.jsonl")}
    assert not development & {case.question.casefold() for case in CASES if not case.history}


@pytest.mark.parametrize("case", [case for case in CASES if case.must], ids=lambda case: case.id)
def test_what_an_answer_must_say_stands_in_the_documents_it_must_cite(case: Case, texts: list[str]) -> None:
    cited = [text for text in texts if case.cite is None or re.search(case.cite, text, re.IGNORECASE)]
    counted = case.kind == "count"  # a count need not be written anywhere: it is of rows
    assert cited
    for group in () if counted else case.must:
        assert any(re.search(pattern, text, re.IGNORECASE) for pattern in group for text in cited), group
