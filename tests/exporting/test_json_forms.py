"""The JSON forms, with every field filled, as scripts outside read them."""

from __future__ import annotations

import json

import pytest

from assistant.core.errors import AssistantError, IndexBusy, IndexUnavailable, Words
from assistant.core.types import (
    Answer,
    BuildReport,
    Change,
    Citation,
    Conflict,
    ConflictValue,
    DocumentInfo,
    Hit,
    Passage,
    Revision,
    Skipped,
    Status,
)
from assistant.exporting.json_forms import answer_form, report_form, search_form, status_form

INFO = DocumentInfo("d" * 64, "thesis/a.pdf", "Tesis", "thesis", "application/pdf", "id", pages=9)
PASSAGE = Passage(
    "p1", INFO.id, "Kutipan dari tesis.", 100, 119, "id", headings=("BAB I",), first_page=3, last_page=3, page_label="2"
)
CITATION = Citation(1, PASSAGE, INFO, "Kutipan", 100, 107, 0.5)
HIT = Hit(PASSAGE, INFO, 1, 0.9, 0.8, 0.1, 1, None)
CITED = {
    "number": 1,
    "document": "thesis/a.pdf",
    "title": "Tesis",
    "kind": "thesis",
    "locator": "BAB I, hlm. 2 (PDF 3)",
    "page": 3,
    "quote": "Kutipan",
    "start": 100,
    "end": 107,
    "bold": [0, 0],
    "passage_id": "p1",
    "score": 0.5,
}


def test_an_answer_carries_citations_conflicts_and_nearest() -> None:
    other = Citation(2, PASSAGE, INFO, "tesis", 113, 118, 0.4)
    conflict = Conflict("Kawasaki", "tahun", (ConflictValue("2016", CITATION), ConflictValue("2017", other)))
    answer = Answer("Kapan?", "id", "partial", "Teks [1]", (CITATION,), (conflict,), (HIT,), elapsed_ms=1.5)
    form = json.loads(json.dumps(answer_form(answer, "q7")))
    assert (form["id"], form["status"], form["answer"], form["mode"]) == ("q7", "partial", "Teks [1]", "extractive")
    assert form["citations"] == [CITED]
    assert [(side["value"], side["citation"]["number"]) for side in form["conflicts"][0]["values"]] == [
        ("2016", 1),
        ("2017", 2),
    ]
    assert (form["conflicts"][0]["subject"], form["conflicts"][0]["attribute"]) == ("Kawasaki", "tahun")
    assert form["nearest"][0]["text"] == PASSAGE.text
    assert form["elapsed_ms"] == 1.5


def test_places_are_told_in_the_language_of_the_answer() -> None:
    english = answer_form(Answer("When?", "en", "answered", "Text [1]", (CITATION,)))
    assert english["citations"][0]["locator"] == "BAB I, p. 2 (PDF 3)"


def test_a_search_of_a_batch_carries_the_identity_it_came_with() -> None:
    assert "id" not in search_form("?", [HIT], "id", 1.0)
    assert search_form("?", [HIT], "id", 1.0, 7)["id"] == 7


def test_a_report_speaks_the_language_asked_for() -> None:
    skipped = Skipped("a.pdf", Words("Rusak.", "Broken."), Words("Ganti.", "Replace."), (2, 3))
    report = BuildReport(1, 2, "g-1", 0.5, added=("b.md",), renamed=("b.md",), skipped=(skipped,))
    for language, reason in (("id", "Rusak."), ("en", "Broken.")):
        form = report_form(report, language)  # type: ignore[arg-type]
        assert form["skipped"][0]["reason"] == reason
        assert form["skipped"][0]["pages"] == [2, 3]
        assert form["added"] == form["renamed"] == ["b.md"]
        assert json.loads(json.dumps(form)) == form


def test_the_changes_of_a_report_are_told_in_the_language_asked_for() -> None:
    change = Change("changed", "row", Words("Baris 3 berubah", "Row 3 changed"), "aktif", "berhenti")
    revisions = (Revision("a.md", (change,), 2), Revision("b.md", renamed_from="c.md"))
    first, second = report_form(BuildReport(1, 2, "g-1", 0.5, revisions=revisions), "en")["revisions"]
    assert first == {
        "path": "a.md",
        "renamed_from": "",
        "changes": [
            {"kind": "changed", "part": "row", "words": "Row 3 changed", "before": "aktif", "after": "berhenti"}
        ],
        "more": 2,
    }
    assert (second["renamed_from"], second["changes"]) == ("c.md", [])


def test_a_status_tells_its_problem_in_the_language_asked_for() -> None:
    missing = Status("missing", problem=Words("Belum ada.", "None yet."), hint=Words("Bangun.", "Build."))
    assert (status_form(missing, "en")["problem"], status_form(missing, "en")["hint"]) == ("None yet.", "Build.")
    assert status_form(Status("ready", documents=3), "id")["problem"] is None


def all_errors(base: type[AssistantError] = AssistantError) -> list[type[AssistantError]]:
    return [base, *(one for child in base.__subclasses__() for one in all_errors(child))]


@pytest.mark.parametrize("kind", all_errors())
def test_every_error_says_what_happened_and_what_to_do_in_both_languages(kind: type[AssistantError]) -> None:
    import pickle

    error = kind(Words("Terjadi.", "It happened."), Words("Lakukan.", "Do this."))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    for one in (error, again):
        assert (one.message.in_("id"), one.message.in_("en")) == ("Terjadi.", "It happened.")
        assert (str(one.hint), one.hint.in_("en")) == ("Lakukan.", "Do this.")
        assert str(one) == "It happened. Do this."


def test_a_busy_index_is_not_an_unavailable_one() -> None:
    assert not issubclass(IndexBusy, IndexUnavailable)
