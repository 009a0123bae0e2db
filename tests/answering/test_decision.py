import pytest

from assistant.answering.decision import Evidence, answerability, is_answerable, unknown_names, unknown_share
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


@pytest.mark.parametrize("same_language", [True, False])
def test_more_of_what_the_reader_finds_never_makes_an_answer_less_likely(same_language: bool) -> None:
    by_value = [answerability(Evidence(value, 3.0, 0.5, same_language)) for value in (-8.0, -2.0, 0.0, 2.0, 8.0)]
    assert by_value == sorted(by_value)
    assert by_value[0] < by_value[-1]


@pytest.mark.parametrize("same_language", [True, False])
def test_nothing_in_common_is_no_answer_and_everything_is_one(same_language: bool) -> None:
    assert not is_answerable(Evidence(-6.0, 1.0, 0.0, same_language))
    assert is_answerable(Evidence(8.0, 6.0, 1.0, same_language))
