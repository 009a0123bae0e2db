"""What the documents about the project say of its files is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WRITTEN = [PROJECT / "CONTRIBUTING.md", PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
CHANGES = re.findall(r"^\| ([^|`]+) \| ([^|]*`[^|]*) \| ([^|]*`[^|]*) \|$", CONTRIBUTING, re.MULTILINE)


def test_eight_changes_are_told() -> None:
    assert len(CHANGES) == 8


@pytest.mark.parametrize(("change", "files", "then"), CHANGES, ids=[change for change, _, _ in CHANGES])
def test_the_files_of_each_change_exist(change: str, files: str, then: str) -> None:
    paths = re.findall(r"`([\w./]+/[\w./]*)`", files + then)
    assert len(paths) >= 3
    assert [path for path in paths if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("document", WRITTEN, ids=lambda path: path.name)
def test_a_module_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"(?<![\w./])([a-z_]+(?:/[a-z_]+)*\.py)\b", document.read_text(encoding="utf-8")))
    assert {
        path for path in named if not any((root / path).exists() for root in (PROJECT, PROJECT / "assistant"))
    } == set()
