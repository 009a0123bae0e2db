"""Collections as files, read back with the parsers that others would use."""

import csv
import io
import json
from dataclasses import replace

import bibtexparser
import docx
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from assistant.exporting.cited import Cited
from assistant.exporting.collected import FORMS, Form, collection_file
from tests.exporting.passages import HASH, TEXT, described, markdown, of_sheet, paged, quoted

NASTY = '=HYPERLINK("http://x") {a} & 50% $x$ _b_ #1 ~ ^ \\frac <b>\n"dua"; baris'


def written(form: Form, *passages: Cited) -> str:
    return collection_file(form, passages, "id").data.decode("utf-8-sig")


def rows(*passages: Cited) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *passages), newline="")))


def test_a_table_has_a_row_for_each_passage_with_all_that_is_needed_to_check_it() -> None:
    first, second = rows(markdown(), paged())
    assert (first["quote"], first["locator"], first["page"], first["sha256"]) == (
        TEXT, "Bagian A › Hambatan", "", HASH,
    )  # fmt: skip
    assert (second["page"], second["page_label"], second["locator"]) == (
        "14", "xii", "Bagian A › Hambatan, hlm. xii (PDF 14)",
    )  # fmt: skip
    assert (first["start"], first["end"]) == ("120", str(120 + len(TEXT)))
    assert first["sources"] == "S7 Laporan kota https://example.org/s7"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(begin: str) -> None:
    text = f"{begin}1+1"
    one = replace(quoted(text), path=text, page_label=text, place=text, authors=(text,), publisher=text, kind=text)
    for cell in rows(one)[0].values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert rows(one)[0]["quote"] == f"'{text}"


def test_a_table_opens_in_excel_as_utf_8_and_keeps_line_breaks_and_quotation_marks() -> None:
    assert collection_file("csv", [markdown()], "id").data.startswith(b"\xef\xbb\xbf")
    assert rows(quoted(f"a{NASTY}"))[0]["quote"] == f"a{NASTY}"


def test_json_holds_the_quote_to_the_letter_and_the_document_it_is_from() -> None:
    (one,) = json.loads(written("json", quoted(NASTY)))
    assert one["quote"] == NASTY
    assert one["end"] - one["start"] == len(NASTY)
    assert (one["page"], one["page_label"], one["locator"]) == (14, "xii", "Bagian A › Hambatan, hlm. xii (PDF 14)")
    assert one["document"]["sha256"] == "b" * 64
    assert one["document"]["authors"] == []
    assert one["document"]["published"] is None


def test_bibtex_reads_back_as_it_was_and_has_an_entry_for_each_passage() -> None:
    text = written(
        "bib",
        quoted(NASTY),
        replace(quoted("Lain"), passage_id="p9"),
        replace(described("id", "Amanda, Meitia", "Kota A and B"), passage_id="p8"),
    )
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    first, second, last = library.entries
    # The accent of TeX is another character than the one on the keyboard.
    assert first["annote"].replace("ˆ", "^") == NASTY
    assert first.fields_dict["note"].value == "Bagian A › Hambatan, hlm. xii (PDF 14)"
    assert (first["pages"], first["physicalpage"], first["sha256"]) == ("xii", "14", "b" * 64)
    assert len({first.key, second.key, last.key}) == 3
    assert "author" not in first.fields_dict
    assert (last["year"], last["publisher"]) == ("2016", "Pemerintah Kota Bandung")
    assert "author = {Amanda, Meitia and {Kota A and B}}" in text


def test_ris_reads_back_with_quote_place_page_and_hash_on_lines_of_their_own() -> None:
    text = written("ris", markdown(), quoted("kutipan\nER  - \nTY  - BOOK"), described())
    first, second, third = rispy.loads(text)
    assert (first["abstract"], first["section"], first["accession_number"]) == (TEXT, "Bagian A › Hambatan", HASH)
    assert first["notes"] == ["S7: Laporan kota https://example.org/s7"]
    assert "authors" not in first
    assert second["abstract"] == "kutipan ER - TY - BOOK"
    assert (second["start_page"], second["custom3"]) == ("xii", "14")
    assert (third["authors"], third["year"], third["publisher"]) == (
        ["Amanda, Meitia Putri"], "2016", "Pemerintah Kota Bandung",
    )  # fmt: skip
    assert text.startswith("TY  - GEN")


def test_a_sheet_is_told_by_its_name_and_is_no_page_of_anything() -> None:
    (entry,) = bibtexparser.parse_string(written("bib", of_sheet())).entries
    assert entry["note"] == "lembar Register, baris 8"
    assert not {"pages", "physicalpage"} & set(entry.fields_dict)
    (record,) = rispy.loads(written("ris", of_sheet()))
    assert record["section"] == "lembar Register, baris 8"
    assert not {"start_page", "custom3"} & set(record)
    document = docx.Document(io.BytesIO(collection_file("docx", [of_sheet()], "id").data))
    assert "Berkas: mou/register.xlsx" in [paragraph.text for paragraph in document.paragraphs]


def test_the_office_document_holds_quotes_places_hashes_and_each_document_once() -> None:
    data = collection_file("docx", [markdown(), replace(markdown(), start=300), quoted(f"{NASTY}\x07")], "id").data
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [one.text for one in document.paragraphs if one.style.name == "Quote"] == [TEXT, TEXT, NASTY]
    assert texts.count("Bagian A › Hambatan") == 2
    assert texts.count(f"SHA-256: {HASH}") == 2
    assert "Berkas: thesis/a.pdf, halaman fisik 14" in texts
    assert texts.count("Lembar fakta: Kerja sama Bandung–Kawasaki. (t.t.).") == 1
    assert "2. Lembar fakta: Kerja sama Bandung–Kawasaki, t.t., bagian “Hambatan”." in texts
    italic = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.italic]
    assert "Lembar fakta: Kerja sama Bandung–Kawasaki" in italic


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_named_in_the_readers_language_and_an_empty_collection_is_a_file_too(form: Form) -> None:
    passages = [markdown(), paged()]
    first = collection_file(form, passages, "en")
    assert first.name == f"collection.{form}"
    if form != "docx":  # it holds the moment of its making
        assert first.data == collection_file(form, passages, "en").data
    assert isinstance(collection_file(form, [], "id").data, bytes)
