"""Filters in words, and each of them dropped by its key."""

import pytest

from assistant.core.types import Filters
from assistant.ui.components.filters import filter_parts, without
from assistant.ui.texts.words import Say
from assistant.ui.views.actions import copied_text, filtered_view
from tests.ui.fake_documents import answered, tabled

CHOSEN = Filters(kinds=("mou",), partners=("Cuenca", "Namur"), years=(2016, 2020), documents=("mou/a.md",))


def test_every_chosen_value_is_told_in_the_readers_language() -> None:
    told = [text for _, text in filter_parts(CHOSEN, Say("id"), {"mou/a.md": "Naskah A"})]
    assert told == ["Jenis: Kerja sama", "Mitra: Cuenca", "Mitra: Namur", "Dokumen: Naskah A", "Tahun 2016–2020"]
    assert filter_parts(CHOSEN, Say("en"), {})[0] == ("kinds:mou", "Kind: Cooperation")
    assert filter_parts(Filters(), Say("id"), {}) == []


def test_each_value_is_dropped_by_its_key_and_nothing_else() -> None:
    left = CHOSEN
    for key, _ in filter_parts(CHOSEN, Say("id"), {}):
        assert without(left, key) != left
        left = without(left, key)
    assert left == Filters()
    assert without(CHOSEN, "all") == Filters()


@pytest.mark.parametrize("key", ["partners:Tidak ada", "unknown:x", "__class__:x", "years2", ""])
def test_a_key_of_nothing_chosen_changes_nothing(key: str) -> None:
    assert without(CHOSEN, key) == CHOSEN


def test_a_filter_is_named_above_its_answer_and_only_then() -> None:
    say = Say("id")
    view = filtered_view(filter_parts(Filters(partners=("Cuenca",)), say, {}), say)
    assert view == {"label": "Hanya dari", "text": "Mitra: Cuenca", "drop": "Tanyakan tanpa saringan"}
    assert filtered_view([], say) is None


def test_what_is_copied_holds_the_question_the_quotes_and_every_source() -> None:
    answer = answered("Mengapa?")
    text = copied_text(answer, Say("id"))
    assert text.startswith("Mengapa?\n\n")
    assert "Sumber:" in text
    for citation in answer.citations:
        assert citation.quote in text
        assert f"[{citation.number}] {citation.document.title}" in text


def test_the_rows_of_a_table_are_copied_with_their_marks() -> None:
    answer = tabled("Daftar?")
    assert answer.table is not None
    lines = copied_text(answer, Say("en")).splitlines()
    for row in answer.table.rows:
        assert "\t".join((*row.cells, f"[{row.citation}]")) in "\n".join(lines)
