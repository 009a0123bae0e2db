"""Exported notes, opened again: whatever a document says stands in each file to the letter, and nothing breaks them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.core.errors import Language
from assistant.core.types import Answer, Conflict, ConflictValue
from assistant.exporting.note.docx import note_docx
from assistant.exporting.note.markdown import note_markdown
from assistant.exporting.note.parts import Note
from tests.exporting.notes import (
    TEXTS,
    document,
    markdown_text,
    note,
    pdf_file,
    pdf_text,
    plain,
    quoted,
    quoting,
    rows,
    word_file,
    word_text,
)

HOSTILE = (
    '<img src=x onerror="a()"> [x](javascript:a()) ![i](b.png) $\\frac{1}{2}$ `kode` **tebal** _miring_ ~~coret~~ '
    "&amp; | {x} <script>a()</script> http://a.b/c ^1^ [^1] \\* :smile: =1+1 @A1"
)
MARKDOWN = (
    "# judul\n- butir\n+ butir\n* butir\n1. satu\n2) dua\n> kutip\n---\n===\n| a | b |\n```\n    kode\n: arti\n[1]: x"
)

formats = pytest.mark.parametrize("text_of", TEXTS.values(), ids=TEXTS)


@formats
@pytest.mark.parametrize(
    "quote", [HOSTILE, MARKDOWN, "=CMD()", "baris\nbaris", "“dalam” ‘tanda’ petik", "½ × 3 ≤ 4 → 5"]
)
def test_a_quote_comes_out_literally(quote: str, text_of: Callable[[Note], str]) -> None:
    assert f"“{plain(quote)}” [1]" in text_of(note(quoting(quoted(quote))))


@formats
def test_hostile_text_comes_out_literally_wherever_it_stands(text_of: Callable[[Note], str]) -> None:
    info = document(title=HOSTILE)
    one = quoted(HOSTILE, bold=(10, 40), of=info)
    answer = Answer(
        HOSTILE, "id", "partial", HOSTILE, (one,), (Conflict(HOSTILE, HOSTILE, (ConflictValue("nilai", one),)),),
        unsupported=(HOSTILE,), remark=HOSTILE, understood_as=f"Apa {HOSTILE}",
    )  # fmt: skip
    shown = text_of(note(answer, title=HOSTILE))
    # In the subject, the question, what it was understood as, the text, the part not found, twice in the disagreement's
    # name and once in its quote, the remark, the reference and the list of documents.
    assert shown.count(HOSTILE) >= 10


@formats
def test_a_table_comes_out_with_every_cell(text_of: Callable[[Note], str]) -> None:
    shown = text_of(note(rows(["Nama | lain", "Isi"], [["a|b", "satu\ndua"], ["", HOSTILE]])))
    for cell in ("Nama | lain", "a|b", "satu dua", HOSTILE, "[2]"):
        assert cell in shown


@formats
def test_two_hundred_rows_come_out(text_of: Callable[[Note], str]) -> None:
    shown = text_of(note(rows(["Mitra", "Tahun"], [[f"Kota nomor {n}", str(1800 + n)] for n in range(200)])))
    assert all(f"“Mitra: Kota nomor {n}; Tahun: {1800 + n}”" in shown for n in range(200))
    assert shown.count("Kota nomor 137 1937 [138]") == 1


@formats
def test_thirty_columns_come_out(text_of: Callable[[Note], str]) -> None:
    shown = text_of(note(rows([f"Kolom{n}" for n in range(30)], [[f"isi{n}" for n in range(30)]] * 3)))
    without_breaks = shown.replace(" ", "")
    assert all(f"Kolom{n}" in without_breaks and f"isi{n}" in without_breaks for n in range(30))


@formats
@pytest.mark.parametrize("cell", ["x" * 3000, "kata " * 2000], ids=["word", "text"])
def test_a_cell_longer_than_a_page_comes_out_whole(cell: str, text_of: Callable[[Note], str]) -> None:
    shown = text_of(note(rows(["A", "B"], [[cell, "b"]])))
    letters = "".join(re.findall(r"x|kata", shown))
    assert letters.count(cell.strip()[:4]) >= 2 * cell.count(cell.strip()[:4])


@formats
def test_a_word_longer_than_a_line_comes_out_whole(text_of: Callable[[Note], str]) -> None:
    word = "".join(f"suku{number}kata" for number in range(200))
    assert f"“{word}”[1]" in text_of(note(quoting(quoted(word)))).replace(" ", "")


@formats
def test_control_characters_and_marks_that_turn_text_around_are_left_out(text_of: Callable[[Note], str]) -> None:
    assert "“satudua tiga” [1]" in text_of(note(quoting(quoted("satu\x00\x0b\x1b\u202edua\ufffe\ud800 tiga"))))


@pytest.mark.parametrize("text_of", [word_text, markdown_text])
@pytest.mark.parametrize("quote", ["川崎市と万隆市", "شراكة مدينة", "שלום עולם", "😀 👨‍👩‍👧 🇮🇩", "Љубав Ελλάδα"])
def test_any_script_comes_out_in_word_and_markdown(quote: str, text_of: Callable[[Note], str]) -> None:
    # After what is written from right to left stands a mark that keeps what follows on its right.
    assert f"“{quote}” [1]" in text_of(note(quoting(quoted(quote)))).replace("\u200e", "")


def test_what_the_pdfs_fonts_lack_is_written_as_codes_and_said() -> None:
    shown = pdf_text(note(quoting(quoted("Kota 川崎 \U0001f600 damai"))))
    assert "“Kota [U+5DDD U+5D0E] [U+1F600] damai” [1]" in shown
    assert "3 karakter tidak tersedia dalam huruf PDF ini" in shown
    assert "misalnya U+5DDD" in shown
    assert "tidak tersedia" not in pdf_text(note(quoting(quoted("Kota kota‑kota damai é"))))


ordinary = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x17E, exclude_categories=("Cc", "Cf", "Zl", "Zp"))
    | st.sampled_from("“”‘’–—…•\n#*_`|[]<>\\-+.1)=~$&!"),
    min_size=1,
    max_size=120,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(ordinary, st.integers(0, 120), st.integers(0, 120)), min_size=1, max_size=4))
def test_every_quote_of_every_citation_is_in_every_export(drawn: list[tuple[str, int, int]]) -> None:
    citations = [
        quoted(text, number, f"p{number}", bold=(min(start, end, len(text)), min(max(start, end), len(text))))
        for number, (text, start, end) in enumerate(drawn, start=1)
    ]
    made = note(quoting(*citations[:2]), Answer("Apa lagi?", "id", "answered", "Tanpa kutipan.", tuple(citations)))
    word, markdown = word_text(made), markdown_text(made)
    pdf = pdf_text(made).replace(" ", "")
    for one in citations:
        quote = plain(one.quote)
        assert quote in word
        assert quote in markdown
        # A PDF has no spaces but those between words on a line, and a long word is broken where the line ends.
        assert quote.replace(" ", "") in pdf


def test_the_markdown_has_the_structure_of_a_note() -> None:
    text = note_markdown(note(quoting(quoted("Satu.", bold=(0, 4))), rows(["A|B"], [["c|d"]]), title="Judul")).decode()
    assert text.startswith("# NOTA DINAS\n\n**Kepada:** ....")
    for line in ("## Pertanyaan dan jawaban", "### 1\\. Apa?", "> “**Satu**.” \\[1\\]", "| A\\|B | Rujukan |",
                 "| --- | --- |", "| c\\|d | \\[2\\] |", "## Rujukan"):  # fmt: skip
        assert line in text.splitlines()


@pytest.mark.parametrize(("language", "tag"), [("id", "id-ID"), ("en", "en-GB")])
def test_the_word_file_is_an_office_document(language: Language, tag: str) -> None:
    english = quoted("One.", 2, "p2")
    made = note(quoting(quoted("Satu."), english), rows(["A", "B"], [["a", "b"]]), language=language, title="Judul")
    file = word_file(made)
    about = file.core_properties
    assert (about.title, about.author, about.language, about.subject) == ("Judul", "Rujukan", tag, made.form)
    assert about.created == datetime(2026, 3, 4, 5, 6).astimezone().astimezone(tz=about.created.tzinfo)
    section = file.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.left_margin.cm == pytest.approx(2.5, abs=0.01)
    (defaults,) = file.styles.element.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert [lang.get(qn("w:val")) for lang in defaults.findall(qn("w:lang"))] == [tag]
    styles = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style]
    assert styles.count("Heading 1") == 3
    assert styles.count("Heading 2") == 2
    table = file.tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {one.get(qn("w:val")) for one in file.settings.element.iter(qn("w:compatSetting"))} >= {"15"}
    footer = section.footer.paragraphs[0]._p.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_marks_in_the_word_file_lead_to_their_references() -> None:
    body = word_file(note(quoting(quoted("Satu."), quoted("Dua.", 2, "p2")))).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert links == names == ["rujukan_1", "rujukan_2"]


def test_a_quote_in_the_word_file_is_checked_in_its_own_language() -> None:
    body = word_file(note(quoting(quoted("Satu.")), language="en")).element.body
    tagged = {
        run.find(qn("w:t")).text: run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val"))
        for run in body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None
    }
    assert tagged["Satu."] == "id-ID"


def test_every_part_of_the_word_file_is_well_formed() -> None:
    nasty = "".join(map(chr, range(0x20))) + "\ud800\ufffe\uffff]]>&<"
    with zipfile.ZipFile(
        io.BytesIO(note_docx(note(quoting(quoted(nasty, of=document(title=nasty))), title=nasty)))
    ) as file:
        for name in file.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(file.read(name))
        assert not [name for name in file.namelist() if "thumbnail" in name]


@pytest.mark.parametrize(
    ("language", "tag", "first"), [("id", "id-ID", "Halaman 1 dari"), ("en", "en-GB", "Page 1 of")]
)
def test_the_pdf_is_an_office_document(language: Language, tag: str, first: str) -> None:
    rowed = rows(["A", "B"], [["a", "b"]] * 60)
    file = pdf_file(note(quoting(quoted("Satu.")), rowed, language=language, title="Judul (1)"))
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.author) == ("Judul (1)", "Rujukan")
    assert file.root_object["/Lang"] == tag
    assert len(file.pages) > 2
    assert (round(float(file.pages[0].mediabox.width)), round(float(file.pages[0].mediabox.height))) == (595, 842)
    assert f"{first} {len(file.pages)}" in plain(file.pages[0].extract_text())
    # The head of a table is repeated on each page that it goes over.
    assert sum("Reference" in page.extract_text() or "Rujukan" in page.extract_text() for page in file.pages) > 1
    outline = file.outline
    assert len([one for one in outline if not isinstance(one, list)]) == 3
    nested = next(one for one in outline if isinstance(one, list))
    assert [str(one.title) for one in nested] == ["1. Apa?", "2. Apa saja?"]
    resources = [page["/Resources"]["/Font"] for page in file.pages]
    fonts = {font.get_object()["/BaseFont"] for page in resources for font in page.values()}
    assert fonts
    assert all("+" in str(font) for font in fonts), "every font is embedded, as a subset"


def test_marks_in_the_pdf_lead_to_their_references() -> None:
    file = pdf_file(note(quoting(quoted("Satu."), quoted("Dua.", 2, "p2"))))
    (page,) = file.pages
    links = [one.get_object() for one in page["/Annots"]]
    marked = [float(link["/Rect"][1]) for link in links]
    led_to = [float(link["/Dest"][3]) for link in links]
    # Both references stand below both marks, the second below the first.
    assert min(marked) > led_to[0] > led_to[1]
