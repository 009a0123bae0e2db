"""Candidates that answer one question differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.question.kinds import Kind
from assistant.answering.quotes.differ import differing
from assistant.answering.quotes.spans import Span
from assistant.answering.quotes.units import Unit
from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.core.types import DocumentInfo, Hit, Passage
from assistant.language.words import terms


def unit(quote: str, answer: str, *, value: float = 6.0, document: str = "a", row: int | None = None) -> Unit:
    """A candidate whose quote is its whole passage."""
    info = DocumentInfo(document, f"{document}.md", "Aturan", "other", "text/markdown", "id", "public")
    passage = Passage(f"p{document}{value}", document, quote, 0, len(quote), "id", "Aturan", (), row=row)
    at = quote.index(answer)
    hit = Hit(passage, info, 1, 1.0, 0.9, 1.0)
    words = frozenset(terms(quote, "id"))
    return Unit(hit, 0, len(quote), Span(at, at + len(answer), 5.0), value, value, words, words)


DAYS = "Berapa hari cuti tahunan pegawai?"
TWELVE = unit("Cuti tahunan pegawai adalah 12 hari kerja.", "12 hari kerja")
FOURTEEN = unit("Pegawai berhak atas cuti tahunan selama 14 hari.", "14 hari", value=5.0, document="b")


def sides(question: str, kind: Kind, *units: Unit) -> list[str]:
    found = differing(question, kind, units, least=0.0)
    return [side.value for side in found.values] if found else []


def test_two_candidates_with_other_numbers_of_the_same_thing_are_shown_together() -> None:
    assert sides(DAYS, "number", TWELVE, FOURTEEN) == ["12 hari kerja", "14 hari"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (unit("Cuti tahunan pegawai: 12 hari.", "12 hari", document="b"), "the same number"),
        (unit("Pegawai berhak atas cuti sakit selama 14 hari.", "14 hari", document="b"), "of something else"),
        (unit("Cuti tahunan pegawai diajukan 14 minggu sebelumnya.", "14 minggu", document="b"), "in another unit"),
        (unit("Pegawai berhak atas cuti tahunan 14 hari.", "14 hari", value=2.0, document="b"), "far less likely"),
        (unit("Pegawai berhak atas cuti tahunan.", "cuti tahunan", document="b"), "no number"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_candidate_that_says_the_same_or_speaks_of_something_else_is_no_rival(other: Unit, why: str) -> None:
    assert sides(DAYS, "number", TWELVE, other) == [], why


def test_dates_are_compared_as_moments() -> None:
    question = "Kapan gedung arsip diresmikan?"
    exact = unit("Gedung arsip diresmikan pada 3 Mei 2014.", "3 Mei 2014")
    assert sides(question, "when", exact, unit("Gedung arsip diresmikan tahun 2014.", "2014", document="b")) == []
    other = unit("Gedung arsip diresmikan pada tahun 2016.", "2016", document="b")
    assert sides(question, "when", exact, other) == ["3 Mei 2014", "2016"]


def test_rows_of_one_document_each_speak_of_their_own_thing() -> None:
    rows = [
        unit(f"Unit: Arsip; Pegawai: {count}", str(count), value=6.0 - at, row=at) for at, count in enumerate((4, 9))
    ]
    assert sides("Berapa pegawai unit arsip?", "number", *rows) == []


def test_names_are_not_compared() -> None:
    one, other = unit("Ketua panitia: Sari.", "Sari"), unit("Ketua panitia: Budi.", "Budi", document="b")
    assert sides("Siapa ketua panitia?", "who", one, other) == []


def test_an_answer_shows_both_sides_of_what_no_document_notices(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "lama.md").write_text("# Aturan kepegawaian\n\nCuti tahunan pegawai adalah 12 hari kerja.\n")
    (corpus / "baru.md").write_text("# Pedoman pegawai\n\nLama cuti tahunan pegawai adalah 14 hari kerja.\n")
    assistant = Assistant(Settings(corpus=corpus, index=tmp_path / "index", state=tmp_path / "state"))
    assistant.build()
    answer = assistant.ask("Berapa hari cuti tahunan pegawai?")
    assert "Sumber memberi jawaban berbeda: “" in answer.text
    (conflict,) = answer.conflicts
    assert {side.value.split()[0] for side in conflict.values} == {"12", "14"}
    shown = {citation.number: citation.document.path for citation in answer.citations}
    assert {shown[side.citation.number] for side in conflict.values} == {"lama.md", "baru.md"}
