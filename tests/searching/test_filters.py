from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.core.errors import QuestionError
from assistant.core.types import DocumentInfo, Filters, Passage
from assistant.searching.filters import allowed_rows, check_filters, document_allowed, parse_years, years_of

KAWASAKI = DocumentInfo(
    "k" * 64, "mou/kawasaki.md", "Kawasaki", "mou", "text/markdown", "id",
    partners=("Kawasaki",), countries=("Jepang",), years=(2016, 2020),
)  # fmt: skip
THESIS = DocumentInfo(
    "t" * 64, "thesis/tesis.pdf", "Tesis", "thesis", "application/pdf", "id",
    partners=("Kawasaki", "Namur"), countries=("Jepang", "Belgia"), years=(1960, 2025),
)  # fmt: skip
DOCUMENTS = {info.id: info for info in (KAWASAKI, THESIS)}


def passage(info: DocumentInfo, text: str, language: str = "id") -> Passage:
    return Passage(f"{info.path}:{text}", info.id, text, 0, len(text), language)


PASSAGES = [
    passage(KAWASAKI, "Hambatannya adalah pendanaan."),
    passage(KAWASAKI, "MoU baru ditandatangani pada 6 Februari 2020."),
    passage(THESIS, "Kawasaki, Jepang; 2017–2020"),
    passage(THESIS, "Namur, Belgia; 2017"),
    passage(THESIS, "The thesis was written in English here.", "en"),
]


def let_through(**fields: object) -> list[int]:
    rows = allowed_rows(Filters(**fields), PASSAGES, DOCUMENTS)  # type: ignore[arg-type]
    assert rows is not None
    return rows.nonzero()[0].tolist()


def test_empty_filters_restrict_nothing() -> None:
    assert allowed_rows(Filters(), PASSAGES, DOCUMENTS) is None


@pytest.mark.parametrize(
    ("fields", "rows"),
    [
        ({"kinds": ("MOU",)}, [0, 1]),
        ({"kinds": ("mou", "thesis")}, [0, 1, 2, 3, 4]),
        ({"partners": ("kawasaki",)}, [0, 1, 2]),
        ({"partners": ("Namur",)}, [3]),
        ({"partners": ("Namur", "Kawasaki")}, [0, 1, 2, 3]),
        ({"countries": ("Belgia",)}, [3]),
        ({"languages": ("en",)}, [4]),
        ({"documents": ("mou/kawasaki.md",)}, [0, 1]),
        ({"documents": ("tesis.pdf",)}, [2, 3, 4]),
        ({"documents": ("k" * 64,)}, [0, 1]),
        ({"years": (2018, 2019)}, [2]),
        ({"years": (2020, 2020)}, [0, 1, 2]),
        ({"years": (2025, 2030)}, [4]),
        ({"years": (1800, 1801)}, []),
        ({"kinds": ("thesis",), "partners": ("Kawasaki",), "years": (2017, 2017)}, [2]),
        ({"kinds": ("interview",)}, []),
    ],
)
def test_a_filter_lets_through_what_it_names(fields: dict[str, object], rows: list[int]) -> None:
    assert let_through(**fields) == rows


def test_a_name_inside_another_word_does_not_count() -> None:
    inside = [passage(replace(THESIS, partners=()), "Kawasakian dan Namurese")]
    rows = allowed_rows(Filters(partners=("Namur",)), inside, {THESIS.id: replace(THESIS, partners=())})
    assert rows is not None
    assert rows.tolist() == [False]


def test_documents_are_told_by_kind_and_path() -> None:
    assert document_allowed(Filters(), KAWASAKI)
    assert document_allowed(Filters(kinds=("mou",)), KAWASAKI)
    assert not document_allowed(Filters(documents=("other.md",)), KAWASAKI)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2017–2020", [(2017, 2020)]),
        ("sejak 1997, lalu 2006", [(1997, 1997), (2006, 2006)]),
        ("nomor 12345 dan 0216", []),
        ("6-2-2020", [(2020, 2020)]),
        ("", []),
    ],
)
def test_years_are_read_from_text(text: str, years: list[tuple[int, int]]) -> None:
    assert years_of(text) == years


@pytest.mark.parametrize(
    ("said", "years"), [("2016", (2016, 2016)), (" 2016 - 2020 ", (2016, 2020)), ("2016–2017", (2016, 2017))]
)
def test_a_year_or_a_range_can_be_given(said: str, years: tuple[int, int]) -> None:
    assert parse_years(said) == years


@pytest.mark.parametrize("said", ["", "dua ribu", "2020-2016", "16", "2016-", "20166"])
def test_anything_else_is_no_year(said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        parse_years(said)
    assert "2016-2020" in caught.value.hint.en


@pytest.mark.parametrize(
    "filters",
    [
        Filters(kinds=("tidak-ada",)),
        Filters(partners=("Kawsaki",)),
        Filters(countries=("Atlantis",)),
        Filters(documents=("tidak-ada.md",)),
    ],
)
def test_a_value_that_no_document_has_is_refused_with_those_there_are(filters: Filters) -> None:
    with pytest.raises(QuestionError) as refused:
        check_filters(filters, DOCUMENTS.values())
    assert ("Kawasaki" in refused.value.hint.id) == bool(filters.partners)


def test_values_that_documents_have_pass_in_any_case_and_kinds_by_their_folder_too() -> None:
    check_filters(Filters(), ())
    check_filters(Filters(partners=("KAWASAKI",), kinds=("mou",)), DOCUMENTS.values())
    inside = replace(KAWASAKI, kind="interview", path="interviews/a.md")
    check_filters(Filters(kinds=("interviews",)), [inside])
    assert document_allowed(Filters(kinds=("interviews",)), inside)
