from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.citations import cite, is_verbatim, locator
from assistant.core.types import Document, DocumentInfo, PageTurn, Passage

INFO = DocumentInfo("d" * 64, "a/b.pdf", "Judul dokumen", "mou", "application/pdf", "id")
PASSAGE = Passage("p", INFO.id, "Kutipan.", 10, 18, "id")
SHEET = replace(INFO, media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
SLIDE = replace(INFO, media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation")


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_quote_is_the_document_s_text_at_its_place(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    passage = Passage("p", INFO.id, text[first:last], first, last, "id")
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    citation = cite(1, INFO, passage, start, end, 0.5)
    assert citation.quote == text[start:end]
    assert is_verbatim(citation, Document(INFO, text, ()))
    altered = text[:start] + chr(ord(text[start]) ^ 1) + text[start + 1 :]
    assert not is_verbatim(citation, Document(INFO, altered, ()))


@pytest.mark.parametrize(("start", "end"), [(9, 12), (10, 19), (12, 12), (15, 12)])
def test_a_quote_outside_its_passage_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not inside"):
        cite(1, INFO, PASSAGE, start, end, 0.5)


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "label"),
    [(10, 13, 5, 5, "iv"), (10, 15, 5, 6, "iv"), (14, 16, 6, 6, "1"), (13, 18, 5, 8, "iv"), (16, 18, 8, 8, "3")],
)
def test_a_quote_is_on_the_pages_it_stands_on_and_not_on_all_of_its_passage(
    start: int, end: int, first: int, last: int, label: str
) -> None:
    # Page 7 has no text of its own: it begins where page 8 does.
    turns = (PageTurn(14, 6, "1"), PageTurn(16, 7, "2"), PageTurn(16, 8, "3"))
    passage = replace(PASSAGE, first_page=5, last_page=8, page_label="iv", page_turns=turns)
    cited = cite(1, INFO, passage, start, end, 0.5).passage
    assert (cited.first_page, cited.last_page, cited.page_label) == (first, last, label)
    assert (cited.id, cited.text) == (passage.id, passage.text)


@pytest.mark.parametrize(
    ("info", "fields", "indonesian", "english"),
    [
        (INFO, {}, "Judul dokumen", "Judul dokumen"),
        (INFO, {"headings": ("BAB I", "1.1 Latar")}, "BAB I › 1.1 Latar", "BAB I › 1.1 Latar"),
        (INFO, {"first_page": 6, "last_page": 6, "page_label": "6"}, "hlm. 6", "p. 6"),
        (INFO, {"first_page": 6, "last_page": 7, "page_label": "6"}, "hlm. 6–7", "p. 6–7"),
        (INFO, {"first_page": 5, "last_page": 5, "page_label": "iv"}, "hlm. iv (PDF 5)", "p. iv (PDF 5)"),
        (INFO, {"first_page": 6, "last_page": 6}, "hlm. 6", "p. 6"),
        (
            INFO,
            {"headings": ("Tabel 1.2",), "table": 0, "row": 3, "first_page": 6, "last_page": 6, "page_label": "6"},
            "Tabel 1.2, baris 3, hlm. 6",
            "Tabel 1.2, row 3, p. 6",
        ),
        (SHEET, {"first_page": 1, "last_page": 1, "page_label": "Register"}, "lembar Register", "sheet Register"),
        (
            SHEET,
            {"headings": ("Register",), "row": 8, "first_page": 1, "last_page": 1, "page_label": "Register"},
            "lembar Register, baris 8",
            "sheet Register, row 8",
        ),
        (SLIDE, {"first_page": 2, "last_page": 2, "page_label": "2"}, "salindia 2", "slide 2"),
    ],
)
def test_a_place_is_named_in_both_languages(
    info: DocumentInfo, fields: dict[str, object], indonesian: str, english: str
) -> None:
    passage = replace(PASSAGE, **fields)  # type: ignore[arg-type]
    assert locator(info, passage, "id") == indonesian
    assert locator(info, passage, "en") == english


def test_a_long_heading_is_shortened_but_the_row_and_page_stay() -> None:
    passage = replace(PASSAGE, headings=("Sangat panjang " * 30,), row=2, table=0, first_page=1, page_label="1")
    place = locator(INFO, passage, "id")
    assert place.endswith("…, baris 2, hlm. 1")
    assert len(place) < 120
