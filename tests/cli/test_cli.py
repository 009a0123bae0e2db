"""The fixed interface of the command line: names of JSON fields, exit codes, and the two lines of an error."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.core.settings import Settings
from assistant.core.types import Answer
from assistant.indexing.generations import build_lock, current_generation
from tests.fakes import DOCUMENTS, PROJECT, FakeEmbedder

Run = Callable[..., tuple[int, str, str]]

HIT = {"rank", "score", "document", "title", "kind", "locator", "page", "text", "start", "end", "passage_id"}
CITATION = {
    "number", "document", "title", "kind", "locator", "page", "quote", "start", "end", "passage_id", "score",
}  # fmt: skip
ANSWER = {
    "id", "question", "language", "status", "answer", "citations", "conflicts", "nearest", "mode", "elapsed_ms",
}  # fmt: skip
REPORT = {
    "documents", "passages", "added", "changed", "removed", "unchanged", "embedded_passages", "reused_passages",
    "skipped", "seconds", "generation",
}  # fmt: skip
HEAVY = ("faiss", "onnxruntime", "streamlit", "torch", "pypdf", "numpy", "bm25s", "sentence_transformers", "sqlite3")


@pytest.fixture
def built(rujukan: Run) -> Run:
    assert rujukan("build")[0] == 0
    return rujukan


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))

    return give


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


class TestForms:
    def test_build_gives_its_report(self, rujukan: Run, settings: Settings) -> None:
        (settings.corpus / "mou/rusak.pdf").write_bytes(b"no pdf")
        code, out, err = rujukan("build", "--json")
        form = json.loads(out)
        assert (code, err) == (0, "")
        assert form.keys() >= REPORT
        assert form["added"] == sorted([*DOCUMENTS, "mou/rusak.pdf"])
        assert form["changed"] == form["removed"] == form["unchanged"] == []
        assert form["documents"] == len(DOCUMENTS)
        assert form["embedded_passages"] == form["passages"] >= 8
        assert form["generation"] == current_generation(settings.index)
        assert [set(skipped) >= {"path", "reason", "hint"} for skipped in form["skipped"]] == [True]
        assert form["skipped"][0]["path"] == "mou/rusak.pdf"

    def test_a_second_build_reports_what_stayed(self, built: Run) -> None:
        form = json.loads(built("build", "--json")[1])
        assert form["unchanged"] == list(DOCUMENTS)
        assert (form["embedded_passages"], form["reused_passages"]) == (0, form["passages"])
        full = json.loads(built("build", "--full", "--json")[1])
        assert full["embedded_passages"] == full["passages"]
        assert full["generation"] != form["generation"]

    def test_search_gives_its_hits(self, built: Run, settings: Settings) -> None:
        code, out, err = built("search", "Mengapa Kawasaki tersendat?", "-n", "3", "--json")
        form = json.loads(out)
        assert (code, err) == (0, "")
        assert form.keys() >= {"question", "hits", "elapsed_ms"}
        assert len(form["hits"]) == 3
        for rank, hit in enumerate(form["hits"], start=1):
            assert hit.keys() >= HIT
            assert hit["rank"] == rank
            assert len(hit["text"]) == hit["end"] - hit["start"]
        assert form["hits"][0]["document"] == "mou/kawasaki.md"
        assert form["hits"][0]["title"] == "Lembar fakta: Kawasaki"
        assert form["hits"][0]["kind"] == "mou"
        assert form["hits"][0]["page"] is None

    def test_ask_gives_its_answer(self, built: Run) -> None:
        code, out, err = built("ask", "Mengapa kerja sama dengan Kawasaki tersendat?", "--json")
        form = json.loads(out)
        assert (code, err) == (0, "")
        assert form.keys() >= ANSWER
        assert form["language"] == "id"
        assert form["status"] in ("answered", "partial", "not_found")
        assert form["id"] is None
        assert isinstance(form["elapsed_ms"], (int, float))
        assert all(citation.keys() >= CITATION for citation in form["citations"])
        assert all(hit.keys() >= HIT for hit in form["nearest"])
        for conflict in form["conflicts"]:
            assert conflict.keys() >= {"subject", "attribute", "values"}
            assert all(side.keys() >= {"value", "citation"} for side in conflict["values"])

    def test_ask_says_how_a_follow_up_was_understood(self, built: Run) -> None:
        earlier = "Mengapa kerja sama dengan Namur tersendat?"
        code, out, _ = built("ask", "Kalau Kawasaki?", "--history", earlier)
        first, _, rest = out.partition("\n")
        assert (code, first) == (0, "Dipahami sebagai: Mengapa kerja sama dengan Kawasaki tersendat?")
        assert rest.startswith("Menurut dokumen:")

    def test_ask_prints_questions_that_can_be_answered(self, built: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        silent = Answer("?", "id", "not_found", "Tidak ditemukan dalam dokumen.", suggestions=("Apa Bidang Namur?",))
        monkeypatch.setattr("assistant.application.assistant.Assistant.ask", lambda *_, **__: silent)
        _, out, _ = built("ask", "Berapa gaji bendahara Kawasaki?")
        assert out == "Tidak ditemukan dalam dokumen.\n  ? Apa Bidang Namur?\n"

    def test_status_gives_the_state_and_fails_without_an_index(self, rujukan: Run) -> None:
        code, out, _ = rujukan("status", "--json")
        form = json.loads(out)
        assert (code, form["state"]) == (1, "missing")
        assert form["problem"]
        assert "build" in form["hint"]
        rujukan("build")
        code, out, _ = rujukan("status", "--json")
        form = json.loads(out)
        assert (code, form["state"], form["documents"]) == (0, "ready", len(DOCUMENTS))
        assert form["embedding_model"] == "fake/words"

    def test_verify_finds_nothing_wrong_and_then_what_was_changed(self, built: Run, settings: Settings) -> None:
        assert built("verify", "--json")[:2] == (0, '{\n  "mismatches": []\n}\n')
        path = settings.corpus / "mou/namur.md"
        path.write_text(path.read_text(encoding="utf-8").replace("ditandatangani", "dibatalkan"), encoding="utf-8")
        (settings.corpus / "thesis/bab-1.txt").unlink()
        code, out, _ = built("verify", "--json")
        wrong = json.loads(out)["mismatches"]
        assert code == 1
        assert {one["path"] for one in wrong} == {"mou/namur.md", "thesis/bab-1.txt"}
        assert all(one["passage_id"] and one["reason"] for one in wrong)

    def test_doctor_names_every_check_with_its_remedy(self, built: Run) -> None:
        code, out, _ = built("doctor", "--json")
        checks = {check["name"]: check for check in json.loads(out)["checks"]}
        assert checks.keys() >= {"python", "streamlit", "faiss-cpu", "pypdf", "corpus", "model", "index"}
        assert code == int(any(check["needed"] and not check["good"] for check in checks.values()))
        assert all(check["good"] or check["remedy"] for check in checks.values())

    def test_doctor_fails_where_the_corpus_is_missing(self, built: Run, tmp_path: Path) -> None:
        code, out, _ = built("doctor", "--json", "--corpus", str(tmp_path / "nowhere"))
        corpus = next(check for check in json.loads(out)["checks"] if check["name"] == "corpus")
        assert (code, corpus["good"]) == (1, False)
        assert "nowhere" in corpus["remedy"]

    @pytest.mark.parametrize(
        "command", [["build"], ["status"], ["search", "Kawasaki"], ["ask", "Kawasaki?"], ["verify"]]
    )
    def test_without_json_it_speaks_to_people(self, built: Run, command: list[str]) -> None:
        code, out, err = built(*command)
        assert (code, err) == (0, "")
        assert out.strip()
        assert not out.lstrip().startswith("{")

    def test_folders_can_be_named(self, rujukan: Run, tmp_path: Path) -> None:
        (tmp_path / "other").mkdir()
        (tmp_path / "other/a.md").write_text("# Lain\n\nKorpus yang lain sama sekali.\n")
        where = ["--index", str(tmp_path / "other-index")]
        assert json.loads(rujukan("build", "--corpus", str(tmp_path / "other"), *where, "--json")[1])["added"] == [
            "a.md"
        ]
        hits = json.loads(rujukan("search", "korpus lain", *where, "--json")[1])["hits"]
        assert [hit["document"] for hit in hits] == ["a.md"]


class TestFilters:
    @pytest.mark.parametrize(
        ("arguments", "documents"),
        [
            (["--kind", "thesis"], {"thesis/bab-1.txt"}),
            (["--partner", "Namur"], {"mou/namur.md"}),
            (["--country", "Jepang"], {"mou/kawasaki.md"}),
            (["--language", "en"], {"mou/briefing.md"}),
            (["--document", "mou/namur.md"], {"mou/namur.md"}),
            (["--year", "2024"], {"mou/briefing.md"}),
            (["--year", "2014-2015"], {"thesis/bab-1.txt"}),
            (["--kind", "mou", "--partner", "Namur", "--partner", "Kawasaki"], {"mou/namur.md", "mou/kawasaki.md"}),
        ],
    )
    def test_a_search_keeps_to_its_filters(self, built: Run, arguments: list[str], documents: set[str]) -> None:
        out = built("search", "kerja sama kota", "-n", "50", *arguments, "--json")[1]
        assert {hit["document"] for hit in json.loads(out)["hits"]} == documents

    def test_an_answer_keeps_to_its_filters(self, built: Run) -> None:
        form = json.loads(built("ask", "Mengapa Kawasaki tersendat?", "--document", "mou/namur.md", "--json")[1])
        assert {one["document"] for one in form["citations"] + form["nearest"]} <= {"mou/namur.md"}


class TestErrors:
    @pytest.mark.parametrize(
        "command",
        [
            ["search", "Kawasaki"],
            ["ask", "Kawasaki?", "--json"],
            ["verify"],
            ["build", "--corpus", "/nowhere/at/all"],
            ["search", "Kawasaki", "-n", "0"],
            ["search", "Kawasaki", "--year", "kemarin"],
            ["search"],
            ["ask", "--batch", "/nowhere/questions.jsonl"],
            ["evaluate", "/nowhere/questions.jsonl"],
            ["watch", "--corpus", "/nowhere/at/all"],
        ],
    )
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_an_error_is_two_lines_in_the_language_asked_for(
        self, rujukan: Run, monkeypatch: pytest.MonkeyPatch, command: list[str], language: str
    ) -> None:
        monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
        code, _, err = rujukan(*command)
        monkeypatch.setenv("ASSISTANT_LANGUAGE", "en" if language == "id" else "id")
        other = rujukan(*command)[2]
        assert code == 1
        assert len(err.splitlines()) == 2
        assert all(line.strip() for line in err.splitlines())
        assert "Traceback" not in err
        assert err != other

    def test_the_language_of_the_settings_file_counts_for_errors_too(
        self, rujukan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "english.toml").write_text('language = "en"\n')
        monkeypatch.setenv("ASSISTANT_SETTINGS", str(tmp_path / "english.toml"))
        assert "There is no index" in rujukan("search", "Kawasaki")[2]

    @pytest.mark.parametrize(
        "command", [[], ["nothing"], ["search", "a", "-n", "many"], ["evaluate"], ["build", "--fast"]]
    )
    def test_wrong_usage_exits_with_2(self, rujukan: Run, command: list[str]) -> None:
        code, out, err = rujukan(*command)
        assert (code, out) == (2, "")
        assert "usage" in err

    def test_a_second_build_at_once_is_refused(self, built: Run, settings: Settings) -> None:
        with build_lock(settings.index):
            code, out, err = built("build")
        assert (code, out, len(err.splitlines())) == (1, "", 2)

    def test_a_damaged_index_says_how_to_repair_it_and_that_repairs_it(self, built: Run, settings: Settings) -> None:
        folder = settings.index / current_generation(settings.index)
        (folder / "vectors.faiss").write_bytes(b"damage")
        for command in (["search", "Kawasaki"], ["ask", "Kawasaki?"], ["verify"]):
            code, out, err = built(*command)
            assert (code, out, len(err.splitlines())) == (1, "", 2)
            assert "python -m assistant build --full" in err.splitlines()[1]
        assert built("build", "--full")[0] == 0
        assert built("search", "Kawasaki")[0] == 0

    def test_another_model_rebuilds_the_index_by_itself_and_says_so(
        self, built: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = FakeEmbedder("fake/other")
        monkeypatch.setattr("assistant.application.assistant.open_embedder", lambda *_, **__: other)
        code, out, err = built("search", "Kawasaki tersendat", "--json")
        assert code == 0
        assert json.loads(out)["hits"][0]["document"] == "mou/kawasaki.md"
        assert "fake/words" in err
        assert "fake/other" in err
        assert "dibangun ulang" in err
        assert built("search", "Kawasaki tersendat", "--json")[2] == ""

    def test_a_setting_that_names_another_model_rebuilds_too(self, built: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ASSISTANT_EMBEDDING_MODEL", "somebody/model")
        code, _, err = built("ask", "Mengapa Kawasaki tersendat?")
        assert code == 0
        assert "somebody/model" in err
        assert built("ask", "Mengapa Kawasaki tersendat?")[2] == ""


class TestBatch:
    def test_answers_come_in_the_order_of_the_questions(self, built: Run, tmp_path: Path) -> None:
        questions: list[dict[str, Any]] = [
            {"id": "b", "question": "Mengapa Kawasaki tersendat?"},
            {"id": 7, "question": "Kapan dengan Namur?", "history": ["Mengapa Kawasaki tersendat?"]},
            {"question": "Apa dasar hukumnya?", "history": None},
        ]
        file = tmp_path / "questions.jsonl"
        file.write_text("\n\n".join(map(json.dumps, questions)), encoding="utf-8")
        code, out, err = built("ask", "--batch", str(file))
        assert (code, err) == (0, "")
        assert [answer["question"] for answer in lines(out)] == [question["question"] for question in questions]
        assert [answer["id"] for answer in lines(out)] == ["b", 7, 5]
        assert all(answer.keys() >= ANSWER for answer in lines(out))

    def test_search_answers_a_batch_from_standard_input(self, built: Run, stdin: Callable[[bytes], None]) -> None:
        stdin('\ufeff{"id": "a", "question": "Namur di Belgia – kapan?"}\r\n'.encode())
        code, out, _ = built("search", "--batch", "-", "-n", "2")
        (form,) = lines(out)
        assert (code, form["id"], len(form["hits"])) == (0, "a", 2)
        assert form["hits"][0]["document"] == "mou/namur.md"

    @pytest.mark.parametrize(
        ("line", "identity"),
        [
            (b"no json", None),
            (b"[1, 2]", None),
            (b'"question"', None),
            (b'{"id": "x"}', "x"),
            (b'{"id": "x", "question": 5}', "x"),
            (b'{"id": "x", "question": "a", "history": "b"}', "x"),
            (b'{"id": "x", "question": "a", "history": [1]}', "x"),
            (b'{"id": "x", "question": "\xff\xfe"}', None),
            (b"[" * 100_000, None),
        ],
    )
    def test_a_line_that_is_no_question_gives_an_error_line_and_the_rest_goes_on(
        self, built: Run, stdin: Callable[[bytes], None], line: bytes, identity: str | None
    ) -> None:
        stdin(b'{"id": "1", "question": "Namur?"}\n' + line + b'\n{"id": "3", "question": "Kawasaki?"}\n')
        code, out, err = built("ask", "--batch", "-")
        first, wrong, last = lines(out)
        assert (code, err) == (1, "")
        assert (first["id"], last["id"]) == ("1", "3")
        assert wrong["id"] == identity
        assert "line 2" in wrong["error"]

    def test_half_a_surrogate_pair_in_a_question_comes_back_as_it_went_in(self, built: Run, tmp_path: Path) -> None:
        file = tmp_path / "questions.jsonl"
        file.write_text('{"id": "1", "question": "Namur \\ud800?"}\n')
        environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
        script = (
            "import sys; import assistant.application.assistant; from tests.fakes import FakeEmbedder\n"
            "assistant.application.assistant.open_embedder = lambda *_, **__: FakeEmbedder()\n"
            "from assistant.cli.main import main; sys.exit(main(sys.argv[1:]))"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, "search", "--batch", str(file)],
            cwd=PROJECT, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["question"] == "Namur \ud800?"


class TestHelp:
    @pytest.mark.parametrize(
        "command", [[], ["build"], ["search"], ["ask"], ["status"], ["evaluate"], ["watch"], ["verify"], ["doctor"]]
    )
    def test_every_command_explains_itself(self, rujukan: Run, command: list[str]) -> None:
        code, out, _ = rujukan(*command, "--help")
        assert code == 0
        assert "usage: python -m assistant" in out

    def test_help_loads_nothing_heavy(self) -> None:
        script = (
            "import sys, runpy\n"
            "sys.argv = ['assistant', '--help']\n"
            "try: runpy.run_module('assistant', run_name='__main__')\n"
            "except SystemExit as stop: assert not stop.code\n"
            f"print([name for name in {HEAVY!r} if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
        assert "build" in done.stdout
        assert done.stdout.splitlines()[-1] == "[]"

    def test_importing_the_package_loads_nothing_heavy(self) -> None:
        script = f"import sys, assistant; print([name for name in {HEAVY!r} if name in sys.modules])"
        done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n"

    def test_a_search_loads_neither_torch_nor_streamlit(self, built: Run, settings: Settings) -> None:
        script = (
            "import sys; import assistant.application.assistant; from tests.fakes import FakeEmbedder\n"
            "assistant.application.assistant.open_embedder = lambda *_, **__: FakeEmbedder()\n"
            "from assistant.cli.main import main; assert main(sys.argv[1:]) == 0\n"
            "print([name for name in ('torch', 'streamlit', 'sentence_transformers', 'pypdf') if name in sys.modules])"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, "ask", "Mengapa Kawasaki tersendat?"],
            cwd=PROJECT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == "[]"


def test_output_that_nobody_reads_ends_without_a_traceback(built: Run, tmp_path: Path) -> None:
    script = (
        "import sys; import assistant.application.assistant; from tests.fakes import FakeEmbedder\n"
        "assistant.application.assistant.open_embedder = lambda *_, **__: FakeEmbedder()\n"
        "from assistant.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "Namur?"}\n' * 200)
    process = subprocess.Popen(
        [sys.executable, "-c", script, "search", "--batch", str(file)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1
