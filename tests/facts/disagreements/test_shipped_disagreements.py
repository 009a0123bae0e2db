"""Over the shipped corpus: most of the known contradictions are found, and little else."""

from __future__ import annotations

import importlib
import json
from types import ModuleType
from typing import Any

import pytest

from assistant.core.settings import Settings
from assistant.core.types import Conflict, Document
from assistant.facts.disagreements import find_conflicts
from tests.fakes import PROJECT

RECALL, PRECISION = 0.95, 0.95
"""Floors of what `benchmarks/results/conflicts.json` tells."""
RECALL_WITHOUT_SECTIONS = 0.33


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PROJECT / "benchmarks"))
        return importlib.import_module("conflicts")


@pytest.fixture(scope="module")
def corpus(benchmark: ModuleType) -> tuple[list[Document], list[Any]]:
    return benchmark.read_corpus(Settings(corpus=PROJECT / "corpus"))


@pytest.fixture(scope="module")
def rows(benchmark: ModuleType) -> list[dict[str, Any]]:
    return [json.loads(line) for line in benchmark.GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def conflicts(corpus: tuple[list[Document], list[Any]]) -> tuple[Conflict, ...]:
    return find_conflicts(*corpus)


def test_most_known_contradictions_are_found_and_few_false_ones(
    benchmark: ModuleType, conflicts: tuple[Conflict, ...], rows: list[dict[str, Any]]
) -> None:
    measured = benchmark.compare(conflicts, rows)
    assert measured["known"] == 43
    assert measured["recall"] >= RECALL, measured["missed"]
    assert measured["precision"] >= PRECISION, measured["false_alarms"]


def test_many_are_found_without_the_sections_that_state_them(
    benchmark: ModuleType, corpus: tuple[list[Document], list[Any]], rows: list[dict[str, Any]]
) -> None:
    documents = [benchmark.without_sections(document) for document in corpus[0]]
    measured = benchmark.compare(find_conflicts(documents, corpus[1]), rows)
    assert measured["recall"] >= RECALL_WITHOUT_SECTIONS, measured["missed"]
    assert measured["precision"] >= PRECISION, measured["false_alarms"]


def test_every_side_is_verbatim_inside_its_passage(
    corpus: tuple[list[Document], list[Any]], conflicts: tuple[Conflict, ...]
) -> None:
    documents = {document.info.id: document for document in corpus[0]}
    sides = [side for conflict in conflicts for side in conflict.values]
    assert sides
    for side in sides:
        cited = side.citation
        assert documents[cited.document.id].text[cited.start : cited.end] == cited.quote
        assert cited.passage.start <= cited.start < cited.end <= cited.passage.end
        assert side.value in " ".join(cited.quote.split())
