"""Questions of several parts, and the answers to them put together."""

from __future__ import annotations

import pytest

from assistant.answering.question.parts import joined, parts_of, renumbered
from assistant.core.types import Answer, AnswerRow, AnswerTable, Citation, DocumentInfo, Passage

INFO = DocumentInfo("d", "a.md", "A", "note", "text/markdown", "id")


def answer(quote: str, *, table: AnswerTable | None = None) -> Answer:
    passage = Passage("p", "d", quote, 0, len(quote), "id")
    citation = Citation(1, passage, INFO, quote, 0, len(quote), 1.0)
    return Answer("?", "id", "answered", f"Menurut dokumen:\n“{quote}” [1]", (citation,), table=table)


NOTHING = Answer("?", "id", "not_found", "Tidak ditemukan dalam dokumen.")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Kapan museum dibuka dan berapa anggarannya?", ("Kapan museum dibuka", "berapa anggarannya?")),
        ("Siapa ketuanya? Di mana kantornya?", ("Siapa ketuanya", "Di mana kantornya?")),
        ("When did it open, and who paid for it?", ("When did it open", "who paid for it?")),
        ("Siapa yang meneliti Depok dan Bogor?", ("Siapa yang meneliti Depok dan Bogor?",)),
        ("Sampai kapan berlaku atau kapan diperpanjang?", ("Sampai kapan berlaku atau kapan diperpanjang?",)),
        ("Apa itu retribusi?", ("Apa itu retribusi?",)),
    ],
)
def test_only_what_asks_for_itself_is_a_part(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


def test_what_is_not_found_makes_the_answer_partial_and_is_named() -> None:
    whole = joined("?", "id", ("Kapan dibuka", "berapa biayanya?"), (answer("Dibuka 1987."), NOTHING))
    assert whole.status == "partial"
    assert whole.unsupported == ("berapa biayanya?",)
    assert "“berapa biayanya”" in whole.text
    assert [citation.number for citation in whole.citations] == [1]


def test_citations_of_later_parts_get_numbers_of_their_own() -> None:
    table = AnswerTable("Tabel", ("Kota",), (AnswerRow(("Depok",), 1),))
    whole = joined("?", "id", ("a", "b"), (answer("Satu [1] hal."), answer("Dua [1] hal.", table=table)))
    assert whole.status == "answered"
    assert [citation.number for citation in whole.citations] == [1, 2]
    assert "“Satu [1] hal.” [1]" in whole.text
    assert "“Dua [1] hal.” [2]" in whole.text
    assert whole.table is not None
    assert whole.table.rows[0].citation == 2


def test_marks_within_quotes_stay_as_the_document_has_them() -> None:
    assert renumbered(answer("Lihat [7]."), 2).endswith("“Lihat [7].” [3]")
