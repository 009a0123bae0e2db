"""The promises about passages, held against documents that the real builder lays down from random parts."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.types import Document, DocumentInfo, Page, Passage
from assistant.indexing.passages import cut_passages
from assistant.language.detection import detect_language
from assistant.language.sentences import sentence_spans
from assistant.reading.structure.build import DocumentBuilder
from tests.fakes import FakeEmbedder

INFO = DocumentInfo("d" * 64, "a/b.md", "Judul", "mou", "text/markdown", "id")
count_tokens = FakeEmbedder().count_tokens


def cut(document: Document, most_tokens: int = 40, overlap_sentences: int = 1) -> list[Passage]:
    return cut_passages(
        document,
        count_tokens=count_tokens,
        detect_language=detect_language,
        most_tokens=most_tokens,
        overlap_sentences=overlap_sentences,
    )


@dataclass
class Script:
    """Random parts of a document. Each word names the page it stands on: "h3k17" is the 17th word, on page 3."""

    draw: st.DrawFn
    page: int = 1
    words: int = 0

    def sentence(self, most_words: int = 25) -> str:
        length = self.draw(st.integers(1, most_words))
        return " ".join(self.word() for _ in range(length)).capitalize() + "."

    def word(self) -> str:
        self.words += 1
        return f"h{self.page}k{self.words}"

    def paragraph(self) -> tuple[str, list[tuple[int, int]]]:
        """A text and the page breaks inside it."""
        text, breaks = self.sentence(), []
        for _ in range(self.draw(st.integers(0, 5))):
            if self.draw(st.integers(0, 4)) == 0:
                self.page += self.draw(st.integers(1, 2))
                breaks.append((len(text) + 1, self.page))
            text += " " + self.sentence()
        return text, breaks


@st.composite
def documents(draw: st.DrawFn) -> Document:
    builder, script = DocumentBuilder(), Script(draw)
    paged = draw(st.booleans())
    if paged:
        builder.page(1)
    for part in draw(st.lists(st.sampled_from("phplpht"), min_size=1, max_size=12)):
        if paged and draw(st.integers(0, 3)) == 0:
            script.page += draw(st.integers(1, 2))
            builder.page(script.page)
        if part == "h":
            builder.heading(draw(st.integers(1, 3)), draw(st.sampled_from(["Hambatan", "Isi", "Catatan"])))
        elif part == "p":
            text, breaks = script.paragraph()
            builder.paragraph(text, breaks if paged else ())
        elif part == "l":
            lead_in = draw(st.sampled_from(["", "Yang menghambat adalah:"]))
            for _ in range(draw(st.integers(1, 4))):
                builder.list_item(script.sentence(), lead_in)
        else:
            rows = [[script.word(), script.sentence(6)] for _ in range(draw(st.integers(0, 3)))]
            builder.table(
                draw(st.sampled_from(["", "Tabel 1.1 Mitra"])), ["Mitra", "Isi"], rows, script.page if paged else None
            )
    return builder.finish(INFO)


SIZES = {"most_tokens": st.integers(8, 60), "overlap_sentences": st.integers(0, 3)}


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_a_passage_is_the_text_of_its_document_at_its_offsets(document: Document, size: int, overlap: int) -> None:
    for passage in cut(document, size, overlap):
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
        assert passage.document_id == document.info.id


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_every_visible_character_of_the_text_is_in_some_passage(document: Document, size: int, overlap: int) -> None:
    covered = {at for passage in cut(document, size, overlap) for at in range(passage.start, passage.end)}
    for block in document.blocks:
        if block.kind in ("paragraph", "list_item", "table_row"):
            missing = [at for at in range(block.start, block.end) if at not in covered]
            assert all(document.text[at].isspace() for at in missing)


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_no_passage_reaches_across_a_heading(document: Document, size: int, overlap: int) -> None:
    headings = [block for block in document.blocks if block.kind == "heading"]
    for passage in cut(document, size, overlap):
        touched = [block for block in headings if block.start < passage.end and passage.start < block.end]
        assert all(block.start <= passage.start and passage.end <= block.end for block in touched)


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_a_passage_knows_the_headings_above_it(document: Document, size: int, overlap: int) -> None:
    for passage in cut(document, size, overlap):
        inside = [block for block in document.blocks if block.start < passage.end and passage.start < block.end]
        assert {block.headings for block in inside} == {passage.headings}


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_no_passage_is_longer_than_asked(document: Document, size: int, overlap: int) -> None:
    for passage in cut(document, size, overlap):
        assert count_tokens([passage.text])[0] <= size


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_a_table_s_row_is_a_passage_of_its_own(document: Document, size: int, overlap: int) -> None:
    passages = cut(document, size, overlap)
    for number, table in enumerate(document.tables):
        for at, row in enumerate(table.rows, start=1):
            own = [passage for passage in passages if (passage.table, passage.row) == (number, at)]
            assert own
            assert (own[0].start, own[-1].end) == (row.start, row.end)
            if len(own) == 1:
                assert own[0].text == document.text[row.start : row.end]
                assert own[0].text.startswith(table.caption)
                assert all(
                    f"{name}: {cell}" in own[0].text for name, cell in zip(table.columns, row.cells, strict=True)
                )
    tabled = [passage for passage in passages if passage.row is None and passage.table is not None]
    assert tabled == []


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_pages_are_those_of_the_first_and_the_last_word(document: Document, size: int, overlap: int) -> None:
    for passage in cut(document, size, overlap):
        named = [int(page) for page in re.findall(r"[Hh](\d+)k\d+", passage.text)]
        if not document.pages:
            assert (passage.first_page, passage.last_page, passage.page_label) == (None, None, "")
        elif named:
            assert (passage.first_page, passage.last_page) == (named[0], named[-1])
            assert passage.page_label == str(passage.first_page)
        for turn in passage.page_turns:
            assert passage.start < turn.start < passage.end
            assert document.pages[turn.page - 1].start == turn.start


@given(documents(), SIZES["most_tokens"], SIZES["overlap_sentences"])
def test_cutting_twice_gives_the_same_passages_with_ids_of_their_own(
    document: Document, size: int, overlap: int
) -> None:
    passages = cut(document, size, overlap)
    assert passages == cut(document, size, overlap)
    assert len({passage.id for passage in passages}) == len(passages)
    assert passages == sorted(passages, key=lambda passage: passage.start)


@given(documents(), SIZES["most_tokens"])
def test_without_overlap_no_character_is_in_two_passages(document: Document, size: int) -> None:
    covered = [at for passage in cut(document, size, 0) for at in range(passage.start, passage.end)]
    assert len(covered) == len(set(covered))


def prose(*paragraphs: str) -> Document:
    builder = DocumentBuilder()
    for text in paragraphs:
        builder.paragraph(text)
    return builder.finish(INFO)


def test_the_last_sentence_is_repeated_where_a_passage_goes_on() -> None:
    sentences = [f"Kalimat nomor {number} tentang kerja sama kota." for number in range(12)]
    passages = cut(prose(" ".join(sentences)), 30, 1)
    assert len(passages) > 2
    for before, after in itertools.pairwise(passages):
        start, end = sentence_spans(before.text)[-1]
        assert after.text.startswith(before.text[start:end])


def test_a_sentence_is_not_cut_where_it_fits() -> None:
    sentences = [f"Kalimat nomor {number} tentang kerja sama kota." for number in range(12)]
    for passage in cut(prose(" ".join(sentences)), 30, 1):
        assert {passage.text[start:end] for start, end in sentence_spans(passage.text)} <= set(sentences)


def test_a_sentence_that_is_too_long_is_cut_at_white_space() -> None:
    words = [f"kata{number}" for number in range(200)]
    passages = cut(prose(" ".join(words) + "."), 30, 0)
    assert [word for passage in passages for word in passage.text.rstrip(".").split()] == words


def test_a_text_without_any_white_space_is_cut_all_the_same() -> None:
    passages = cut_passages(
        prose("合作" * 3000),
        count_tokens=lambda texts: [len(text) for text in texts],
        detect_language=detect_language,
        most_tokens=180,
        overlap_sentences=1,
    )
    assert "".join(passage.text for passage in passages) == "合作" * 3000
    assert max(len(passage.text) for passage in passages) <= 180


def test_two_sections_of_the_same_name_are_kept_apart() -> None:
    builder = DocumentBuilder()
    for text in ("Catatan pertama.", "Catatan kedua."):
        builder.heading(2, "Catatan")
        builder.paragraph(text)
    assert [passage.text for passage in cut(builder.finish(INFO))] == ["Catatan pertama.", "Catatan kedua."]


def test_a_heading_with_nothing_beneath_it_is_a_passage() -> None:
    builder = DocumentBuilder()
    builder.heading(1, "BAB IV")
    builder.heading(1, "BAB V")
    builder.paragraph("Kesimpulan tesis.")
    passages = cut(builder.finish(INFO))
    assert [(passage.text, passage.headings) for passage in passages] == [
        ("BAB IV", ()),
        ("Kesimpulan tesis.", ("BAB V",)),
    ]


def test_list_items_keep_their_lead_in() -> None:
    builder = DocumentBuilder()
    builder.paragraph("Faktor penghambatnya adalah:")
    builder.list_item("Pendanaan yang terbatas.", "Faktor penghambatnya adalah:")
    builder.list_item("Komunikasi yang terputus.", "Faktor penghambatnya adalah:")
    alone = cut(builder.finish(INFO), 5, 0)
    assert [passage.lead_in for passage in alone] == [
        "",
        "Faktor penghambatnya adalah:",
        "Faktor penghambatnya adalah:",
    ]
    assert alone[2].indexed_text == "Faktor penghambatnya adalah:\nKomunikasi yang terputus."
    together = cut(builder.finish(INFO), 100, 0)
    assert len(together) == 1
    assert together[0].indexed_text.count("Faktor penghambatnya") == 1


def test_what_is_indexed_names_the_place_first() -> None:
    builder = DocumentBuilder()
    builder.heading(1, "BAB I")
    builder.heading(2, "1.1 Latar Belakang")
    builder.paragraph("Kerja sama berjalan.")
    (passage,) = cut(builder.finish(INFO))
    assert passage.indexed_text == "BAB I › 1.1 Latar Belakang\nKerja sama berjalan."
    assert passage.searched_words == "Judul\nBAB I › 1.1 Latar Belakang\nKerja sama berjalan."


@given(st.lists(st.integers(1, 12), min_size=1, max_size=2), st.integers(0, 12), st.integers(40, 400))
def test_headings_and_lead_in_leave_room_for_the_text(levels: list[int], lead: int, most_tokens: int) -> None:
    builder = DocumentBuilder()
    for level, length in enumerate(levels, start=1):
        builder.heading(level, " ".join(f"judul{number}" for number in range(length)))
    lead_in = " ".join(f"pengantar{number}" for number in range(lead))
    for item in range(20):
        builder.list_item(f"Butir nomor {item} tentang kerja sama kota dan mitranya.", lead_in)
    passages = cut_passages(
        builder.finish(INFO),
        count_tokens=count_tokens,
        detect_language=detect_language,
        most_tokens=most_tokens,
        overlap_sentences=1,
        most_indexed_tokens=80,
    )
    assert max(count_tokens([passage.indexed_text for passage in passages])) <= 80


def test_an_endless_heading_does_not_push_the_text_out_of_what_is_indexed() -> None:
    builder = DocumentBuilder()
    builder.heading(1, "Judul tanpa akhir " * 200)
    builder.list_item("Isinya di sini.", "Pengantar tanpa akhir " * 200 + "yaitu:")
    (passage,) = cut(builder.finish(INFO))
    assert passage.indexed_text.endswith("yaitu:\nIsinya di sini.")
    assert len(passage.indexed_text) < 600
    assert len(passage.headings[0]) > 3000


def test_a_long_passage_in_another_language_is_told_by_its_own_words() -> None:
    english = (
        "The council reviewed the partnership and found that the programme had been delayed because of the budget."
    )
    indonesian = (
        "Kerja sama itu tersendat karena pendanaan terbatas dan komunikasi yang terputus selama pandemi yang lalu."
    )
    assert [p.language for p in cut(prose(english), 40)] == ["en"]
    assert [p.language for p in cut(prose(indonesian), 40)] == ["id"]
    assert [p.language for p in cut(replace(prose("Namur."), info=replace(INFO, language="en")))] == ["en"]


def test_printed_labels_and_empty_pages_are_kept() -> None:
    builder = DocumentBuilder({1: "i", 2: "ii", 3: "1"})
    builder.page(1)
    builder.paragraph("Halaman judul.")
    builder.page(3)
    builder.heading(1, "Isi")
    builder.paragraph("Halaman isi.")
    document = builder.finish(INFO)
    assert [(page.number, page.label, document.text[page.start : page.end].strip()) for page in document.pages] == [
        (1, "i", "Halaman judul."),
        (2, "ii", ""),
        (3, "1", "Isi\n\nHalaman isi."),
    ]
    assert [(p.first_page, p.page_label) for p in cut(document)] == [(1, "i"), (3, "1")]


@pytest.mark.parametrize("text", ["", "Hanya judul"])
def test_a_document_without_text_has_no_passages(text: str) -> None:
    assert cut(Document(INFO, text, (), (Page(1, "1", 0, len(text)),))) == []
