"""Quotations as APA 7 and Chicago want them, and nothing in them that the document does not say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.exporting.styles import (
    Run,
    apa_quotation,
    apa_reference,
    chicago_note,
    chicago_quotation,
    plain_text,
)
from tests.exporting.passages import TEXT, described, markdown, paged, quoted


def test_without_an_author_the_title_stands_first_and_without_a_year_t_t() -> None:
    assert plain_text(apa_reference(markdown(), "id")) == "Lembar fakta: Kerja sama Bandung–Kawasaki. (t.t.)."
    assert plain_text(apa_reference(markdown("en"), "en")) == "Lembar fakta: Kerja sama Bandung–Kawasaki. (n.d.)."


def test_the_years_a_document_is_about_are_not_taken_for_its_year_of_publication() -> None:
    assert markdown().years == (2016, 2020)
    assert "2016" not in plain_text(apa_quotation(markdown(), "id")) + plain_text(chicago_note(markdown(), "id"))


def test_described_documents_are_cited_by_author_year_and_publisher() -> None:
    assert plain_text(apa_reference(described(), "id")) == (
        "Amanda, M. P. (2016). Ikhtisar tesis. Pemerintah Kota Bandung."
    )
    assert plain_text(apa_quotation(described(), "id")).partition("\n\n")[0] == f"“{TEXT}” (Amanda, 2016, hlm. xii)."
    assert plain_text(chicago_note(described("en"), "en")) == (
        "Meitia Putri Amanda, Ikhtisar tesis (Pemerintah Kota Bandung, 2016), xii."
    )


def test_several_authors_and_organisations_are_joined_as_each_style_does() -> None:
    two = described("id", "Amanda, Meitia", "Bagian Kerja Sama")
    assert plain_text(apa_reference(two, "id")).startswith("Amanda, M., & Bagian Kerja Sama. (2016).")
    assert "(Amanda & Bagian Kerja Sama, 2016" in plain_text(apa_quotation(two, "id"))
    assert plain_text(chicago_note(two, "id")).startswith("Meitia Amanda dan Bagian Kerja Sama, ")
    three = described("en", "Amanda, Meitia", "Sari, Dewi", "Bagian Kerja Sama")
    assert "(Amanda et al., 2016, p. xii)" in plain_text(apa_quotation(three, "en"))
    assert plain_text(chicago_note(three, "en")).startswith("Meitia Amanda et al., ")


def test_a_publisher_that_is_the_author_is_not_said_twice() -> None:
    own = described("id", "Pemerintah Kota Bandung")
    assert plain_text(apa_reference(own, "id")) == "Pemerintah Kota Bandung. (2016). Ikhtisar tesis."


def test_a_page_is_the_printed_one_and_without_pages_the_section_is_named() -> None:
    assert "t.t., hlm. xii)" in plain_text(apa_quotation(paged(), "id"))
    assert "n.d., p. xii)" in plain_text(apa_quotation(paged("en"), "en"))
    assert "t.t., bagian Hambatan)" in plain_text(apa_quotation(markdown(), "id"))
    assert "n.d., Hambatan section)" in plain_text(apa_quotation(markdown("en"), "en"))
    assert plain_text(chicago_note(markdown("en"), "en")).endswith("n.d., under “Hambatan”.")


def test_pages_from_to_are_said_as_several_and_a_sheet_and_its_row_by_name() -> None:
    several = replace(paged(), page_label="14", last_page=15)
    assert "hlm. 14–15)" in plain_text(apa_quotation(several, "id"))
    assert "pp. 14–15)" in plain_text(apa_quotation(several, "en"))
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sheet = replace(paged(), media_type=media_type, page=1, page_label="Mitra", row=3)
    assert "t.t., lembar Mitra, baris 3)" in plain_text(apa_quotation(sheet, "id"))
    assert plain_text(chicago_note(sheet, "en")).endswith("sheet Mitra, row 3.")


def test_forty_words_make_a_block_without_quotation_marks() -> None:
    short, long = quoted("kata " * 38 + "akhir."), quoted("kata " * 39 + "akhir.")
    assert plain_text(apa_quotation(short, "id")).startswith("“kata")
    block = plain_text(apa_quotation(long, "id"))
    assert block.startswith("kata")
    assert "akhir. (kata" in block


def test_titles_are_in_italics() -> None:
    assert Run("Ikhtisar tesis", italic=True) in apa_reference(paged(), "id")
    assert Run("Ikhtisar tesis", italic=True) in chicago_note(paged(), "id")


@given(st.text(min_size=1).filter(str.strip))
def test_quotes_and_titles_are_never_altered(text: str) -> None:
    one = quoted(text)
    assert text.strip() in plain_text(apa_quotation(one, "id"))
    assert text.strip() in plain_text(chicago_quotation(one, "en"))
    assert Run(text, italic=True) in apa_quotation(one, "id")
