from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.core.errors import AssistantError
from assistant.core.settings import Settings
from assistant.core.types import Answer
from assistant.evaluation.evaluate import Case, evaluate, summary
from assistant.evaluation.runs import FOLDER, Run, Share, read_runs, save_run, stamp, write_run

CASES = [
    Case("a", "why", "id", "Mengapa?", "answered", must=(("dana",),), split="tune"),
    Case("b", "absent", "en", "Who?", "not_found", split="held"),
]


def result(when: str = "2026-03-14T09:26:53+00:00", file: str = "questions.jsonl") -> dict[str, Any]:
    answer = Answer("?", "id", "not_found", "Tidak ditemukan.", elapsed_ms=12.0)
    made = summary(evaluate(CASES, lambda *_: answer))
    return stamp(made, Path("anywhere") / file, generation="g1") | {"when": when}


def test_a_run_that_is_saved_is_read_back_whole(tmp_path: Path) -> None:
    path = save_run(tmp_path / FOLDER, result())
    (run,) = read_runs(tmp_path / FOLDER)
    assert (run.when, run.file, run.generation, run.path) == (
        "2026-03-14T09:26:53+00:00", "questions.jsonl", "g1", path,
    )  # fmt: skip
    assert (run.questions, run.passed) == (2, 1)
    assert (run.answerable.questions, run.refusals.right, run.refusals.false) == (1, 1, 1)
    assert run.by_kind == (Share(1, 0, "why"), Share(1, 1, "absent"))
    assert run.by_language == (Share(1, 0, "id"), Share(1, 1, "en"))
    assert run.by_split == (Share(1, 0, "tune"), Share(1, 1, "held"))
    assert (run.elapsed_ms.p50, run.citations.recall) == (12.0, None)
    assert [(failure.id, failure.status) for failure in run.failures] == [("a", "not_found")]


def test_the_stamp_names_the_file_without_its_folder_and_a_time_in_utc() -> None:
    made = stamp({"questions": 0}, Path("some/where/gold.jsonl"))
    assert made["file"] == "gold.jsonl"
    assert made["when"].endswith("+00:00")


def test_the_latest_runs_come_first_and_no_more_than_asked_for(tmp_path: Path) -> None:
    for day in (2, 1, 3):
        save_run(tmp_path, result(f"2026-03-0{day}T00:00:00+00:00"))
    assert [run.when[:10] for run in read_runs(tmp_path, most=2)] == ["2026-03-03", "2026-03-02"]


def test_two_runs_of_one_second_are_both_kept(tmp_path: Path) -> None:
    assert save_run(tmp_path, result()) != save_run(tmp_path, result())
    assert len(read_runs(tmp_path)) == 2


def test_a_strange_name_of_a_question_file_cannot_leave_the_folder(tmp_path: Path) -> None:
    path = save_run(tmp_path / "runs", result(file="../../ke luar?.jsonl"))
    assert path.parent == tmp_path / "runs"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"when": "2026"}', b"\xff\xfe", b'{"when": 1}'])
def test_a_broken_file_is_left_out_with_a_remark(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    save_run(tmp_path, result())
    (tmp_path / "99990101000000-broken.json").write_bytes(content)
    with caplog.at_level(logging.WARNING, logger="assistant.evaluation.runs"):
        runs = read_runs(tmp_path, most=1)
    assert [run.file for run in runs] == ["questions.jsonl"]
    assert "broken.json" in caplog.text


def test_a_run_of_an_earlier_version_lacks_what_was_not_measured_then(tmp_path: Path) -> None:
    old = {
        name: value
        for name, value in result().items()
        if name not in ("by_split", "citations", "generation", "failures", "elapsed_ms")
    }
    save_run(tmp_path, old | {"elapsed_ms": {"median": 3.0, "p95": 4.0}, "what_comes_later": 1})
    (run,) = read_runs(tmp_path)
    assert (run.by_split, run.failures, run.elapsed_ms.p50, run.elapsed_ms.p95) == ((), (), None, 4.0)


def test_no_folder_is_no_history(tmp_path: Path) -> None:
    assert read_runs(tmp_path / "nothing") == ()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AssistantError) as caught:
        write_run(tmp_path / "file" / "run.json", result())
    assert "run.json" in caught.value.message.en


def test_the_command_prints_writes_and_keeps_the_same_result(
    rujukan: Callable[..., tuple[int, str, str]], settings: Settings, tmp_path: Path
) -> None:
    rujukan("build")
    file = tmp_path / "own.jsonl"
    cases = [
        {"id": "1", "kind": "why", "lang": "id", "question": "Mengapa kerja sama dengan Kawasaki tersendat?",
         "status": "answered", "split": "tune"},
        {"id": "2", "kind": "far", "lang": "en", "question": "?!", "status": "not_found"},
    ]  # fmt: skip
    file.write_text("\n".join(json.dumps(case) for case in cases), encoding="utf-8")
    out = tmp_path / "folder" / "result.json"
    code, said, _ = rujukan("evaluate", str(file), "--json", "--out", str(out))
    printed = json.loads(said)
    assert code == 0
    assert json.loads(out.read_text(encoding="utf-8")) == printed
    assert (printed["file"], printed["questions"]) == ("own.jsonl", 2)
    assert printed["citations"]["precision"] == 1
    (run,) = read_runs(settings.state / FOLDER)
    assert isinstance(run, Run)
    assert (run.when, run.passed) == (printed["when"], printed["passed"])
    assert run.generation


def test_the_command_speaks_the_language_asked_for(
    rujukan: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rujukan("build")
    file = tmp_path / "own.jsonl"
    file.write_text('{"id": "1", "kind": "far", "lang": "id", "question": "?", "status": "not_found"}')
    assert "1/1 lulus" in rujukan("evaluate", str(file))[1]
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "en")
    assert "1/1 passed" in rujukan("evaluate", str(file))[1]
