import pytest

from assistant.answering.quotes.decision import unknown_names, unknown_share
from assistant.indexing.lexical import LexicalIndex

VOCABULARY = frozenset("kerja sama bandung hamamatsu braunschweig bukan dimulai pada tahun".split())
LEXICAL = LexicalIndex.build(["Kerja sama Bandung dan Hamamatsu menghambat pembangunan."], ["id"])


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Kapan kerja sama dengan Osaka dimulai?", ["Osaka"]),
        ("Kapan kerja sama dengan Busan dimulai?", ["Busan"]),
        ("Kapan kerja sama dengan Hamamtsu dan Braunsweig dimulai?", []),
        ("Osaka itu apa?", []),
        ("KERJA SAMA DENGAN OSAKA", []),
    ],
)
def test_a_name_that_no_document_holds_is_noticed_but_not_its_misspelling(question: str, names: list[str]) -> None:
    assert unknown_names(question, VOCABULARY) == names


def test_words_count_as_known_in_every_form_and_near_spelling() -> None:
    assert unknown_share("Apa hambatan kerjasama Hamamtsu?", "id", LEXICAL) == pytest.approx(1 / 3)
    assert unknown_share("Resep rendang", "id", LEXICAL) == 1.0
    assert unknown_share("apa itu?", "id", LEXICAL) == 0.0
