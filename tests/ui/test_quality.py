"""The screen about quality: figures, failures, history and disagreements, in each of its states."""

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.evaluation.cases import Case, judge
from assistant.evaluation.runs import Run
from assistant.ui.components.evaluation import history_table, latest_run
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape
from tests.ui.fake import HOSTILE
from tests.ui.fake_documents import answered
from tests.ui.fake_runs import runs
from tests.ui.first import put_first

APP = str(Path(__file__).with_name("fake_app.py"))


def html(monkeypatch: pytest.MonkeyPatch, folder: Path, mode: str, language: str = "id") -> str:
    """The screen's HTML. Streamlit's test frame cannot follow a link to it, so it takes the first place."""
    put_first(monkeypatch, "quality")
    monkeypatch.setenv("ASSISTANT_STATE", str(folder))
    monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
    monkeypatch.setenv("FAKE_MODE", mode)
    st.cache_resource.clear()
    test = AppTest.from_file(APP, default_timeout=20).run()
    st.cache_resource.clear()
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))


def newest() -> Run:
    return runs(HOSTILE)[0]


@pytest.mark.parametrize(("language", "told"), [
    ("id", ("Pengukuran terakhir", "58 dari 60", "tepat ditolak", "205 md", "5 perbedaan ditemukan")),
    ("en", ("Latest evaluation", "58 of 60", "rightly refused", "205 ms", "5 found")),
])  # fmt: skip
def test_ready_it_shows_the_latest_run_its_history_and_the_disagreements(
    language: str, told: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = html(monkeypatch, tmp_path, "ready", language)
    assert [text for text in told if text not in shown] == []


def test_with_nothing_to_show_it_says_how_to_make_something(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown = html(monkeypatch, tmp_path, "silent")
    assert "Belum ada pengukuran" in shown
    assert "python -m assistant evaluate" in shown
    assert "Tidak ada perbedaan yang ditemukan" in shown


def test_a_failure_is_told_in_words_for_each_half(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shown = html(monkeypatch, tmp_path, "failing", "en")
    assert "The evaluations cannot be shown" in shown
    assert "The disagreements cannot be shown" in shown
    assert shown.count("The index is damaged.") == 2


def test_without_an_index_past_runs_are_shown_and_no_disagreements(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FAKE_BUILD_SECONDS", "20")
    shown = html(monkeypatch, tmp_path, "missing")
    assert 'role="progressbar"' in shown
    assert "Pengukuran terakhir" in shown
    assert "Perbedaan antardokumen" not in shown


def test_figures_say_the_share_and_what_it_is_of() -> None:
    shown = latest_run(newest(), Say("id"))
    for text in ("97%", "58 dari 60", "99%", "119 dari 120", "205 md", "median; 95% di bawah 1.205 md"):
        assert text in shown


def test_a_figure_of_nothing_is_left_out() -> None:
    bare = Run(
        "2026-03-04T05:06:07+00:00", "a.jsonl", 2, 2, newest().answerable, replace(newest().refusals, questions=0), ()
    )
    shown = latest_run(bare, Say("en"))
    assert "verbatim" not in shown
    assert "rightly refused" not in shown
    assert "Every question passed." in shown


def test_groups_are_named_in_the_readers_language_and_unknown_ones_as_they_are() -> None:
    shown = latest_run(newest(), Say("en"))
    for text in ("Why", "5 of 6", "Not in the documents", "baru", "Indonesian"):
        assert text in shown


def test_every_failure_is_listed_with_its_reasons_answer_and_quotes() -> None:
    shown = latest_run(newest(), Say("en"))
    assert "Failures (2)" in shown
    for text in (
        "d35 · List",
        "Says none of: &#x27;Suwon&#x27;",
        "Apa saja mitra Kota Bandung?",
        "[1] thesis/contoh.pdf",
    ):
        assert text in shown


def test_why_a_question_failed_is_told_in_the_readers_language_as_evaluate_found_it() -> None:
    answer = replace(answered("Apa?"), status="not_found", text="kata " * 500)
    case = Case("x", "fact", "id", "Apa?", "answered", must=(("Suwon",),), cite="Namur")
    reasons = (*judge(case, answer), "quote [2] is not verbatim", "sesuatu yang lain")
    failed = replace(newest(), failures=(replace(newest().failures[0], reasons=reasons),))
    for language, told in (
        (
            "id",
            ("seharusnya", "Lebih dari", "satu pun dari: &#x27;Suwon&#x27;", "mengutip: Namur", "Kutipan [2]"),
        ),
        ("en", ("expected: ", "Longer than", "none of: &#x27;Suwon&#x27;", "cite: Namur", "Quote [2] is not verbatim")),
    ):
        shown = latest_run(failed, Say(language))
        assert [text for text in (*told, "sesuatu yang lain") if text not in shown] == []


def test_many_failures_are_folded_and_few_are_not() -> None:
    one = newest().failures[0]
    many = latest_run(replace(newest(), failures=tuple(replace(one, id=f"d{n}") for n in range(20))), Say("en"))
    assert "<summary>Failures (20)</summary>" in many
    assert many.count("Kerja sama apa saja") == 20
    assert "<summary>Failures" not in latest_run(newest(), Say("en"))


def test_a_run_over_another_index_says_so() -> None:
    told = "The index was rebuilt after this evaluation."
    assert told in latest_run(newest(), Say("en"), generation="g2")
    assert told not in latest_run(newest(), Say("en"), generation="g1")
    assert told not in latest_run(newest(), Say("en"))


def test_the_history_has_a_row_for_each_run_and_one_run_is_no_history() -> None:
    shown = history_table(runs(HOSTILE), Say("en"))
    assert shown.count("<tr>") == 4
    assert "8/15 (53%)" in shown
    assert "–" in shown
    assert history_table(runs(HOSTILE)[:1], Say("en")) == ""


def test_texts_of_questions_and_documents_come_out_escaped() -> None:
    shown = latest_run(newest(), Say("id"))
    assert escape(HOSTILE) in shown
    assert "<img" not in shown
    assert "<script" not in shown
