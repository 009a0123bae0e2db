from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.core.types import Document, DocumentInfo
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.items import (
    GridItem,
    HeadingItem,
    Item,
    LeaveItem,
    ListEntry,
    PageItem,
    ParagraphItem,
    lay,
    lead_in_of,
)
from tests.reading.helpers import check

INFO = DocumentInfo(id="0", path="a", title="Judul", kind="other", media_type="text/plain", language="id")
TEXT = st.text(st.sampled_from("abc :.;\n\t\u00ad\x00· é|"), max_size=12)
CELLS = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
ITEMS = st.one_of(
    st.builds(HeadingItem, st.integers(1, 4), TEXT),
    st.builds(ParagraphItem, TEXT),
    st.builds(ListEntry, TEXT, depth=st.integers(0, 2)),
    st.builds(GridItem, CELLS, st.lists(CELLS, max_size=3).map(tuple), TEXT),
    st.builds(LeaveItem, st.integers(1, 4)),
)


def built(items: list[Item]) -> Document:
    builder = DocumentBuilder()
    lay(items, builder)
    return builder.finish(INFO)


@given(st.lists(ITEMS, max_size=12))
def test_blocks_and_rows_fit_the_text_whatever_is_laid_down(items: list[Item]) -> None:
    check(built(items))


@given(st.lists(st.one_of(ITEMS, st.builds(PageItem, st.integers(1, 9))), max_size=12))
def test_every_block_begins_on_a_page_where_there_are_pages(items: list[Item]) -> None:
    check(built([PageItem(1), *items]))


def test_a_row_repeats_caption_and_columns_and_leaves_empty_cells_out() -> None:
    rows = (("Kawasaki", "2017", ""), ("", "", ""), ("Namur\nBelgia", "", "x"))
    document = built([HeadingItem(1, "BAB I"), GridItem(("Mitra", "Tahun", ""), rows, "Tabel 1 Mitra")])
    assert document.text == (
        "BAB I\n\nTabel 1 Mitra\n\nTabel 1 Mitra · Mitra: Kawasaki; Tahun: 2017\n"
        "Tabel 1 Mitra · Mitra: Namur Belgia; Kolom 3: x"
    )
    assert [block.kind for block in document.blocks] == ["heading", "caption", "table_row", "table_row"]
    assert document.blocks[2].headings == ("BAB I", "Tabel 1 Mitra")
    assert [block.row for block in document.blocks] == [None, None, 1, 2]
    assert document.tables[0].columns == ("Mitra", "Tahun", "Kolom 3")


def test_headings_end_sections_of_their_own_level() -> None:
    document = built(
        [
            HeadingItem(1, "Bab"),
            HeadingItem(2, "Bagian"),
            ParagraphItem("satu"),
            HeadingItem(2, "Lain"),
            ParagraphItem("dua"),
            LeaveItem(2),
            ParagraphItem("tiga"),
        ]
    )
    paths = [block.headings for block in document.blocks if block.kind == "paragraph"]
    assert paths == [("Bab", "Bagian"), ("Bab", "Lain"), ("Bab",)]


def test_a_heading_that_is_the_title_is_not_repeated_in_the_paths() -> None:
    document = built([HeadingItem(1, "JUDUL"), HeadingItem(2, "Isi"), ParagraphItem("teks")])
    assert document.blocks[2].headings == ("Isi",)


def test_a_paragraph_may_run_over_a_page_break() -> None:
    document = built([PageItem(1), ParagraphItem("satu dua tiga", breaks=((9, 2),)), ParagraphItem("empat")])
    assert [(page.number, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "satu dua "),
        (2, "tiga\n\nempat"),
    ]


def test_pages_that_were_left_out_are_empty_and_counted() -> None:
    document = built([PageItem(1), ParagraphItem("satu"), PageItem(4, "iv"), ParagraphItem("empat")])
    assert [page.label for page in document.pages] == ["1", "2", "3", "iv"]
    assert document.pages[1].start == document.pages[1].end
    check(document)


def test_a_list_keeps_the_sentence_that_introduces_it_and_inner_lists_the_item_above() -> None:
    document = built(
        [
            ParagraphItem("Kalimat lain. Hambatannya adalah:"),
            ListEntry("1. Dana:"),
            ListEntry("hibah", depth=1),
            ListEntry("2. Waktu"),
            ParagraphItem("Selesai."),
            ListEntry("lepas"),
        ]
    )
    leads = [block.lead_in for block in document.blocks if block.kind == "list_item"]
    assert leads == ["Hambatannya adalah:", "1. Dana:", "Hambatannya adalah:", ""]
    assert lead_in_of("Ada tiga. Selesai.") == ""


def test_a_caption_may_stand_above_or_below_its_table() -> None:
    grid = GridItem(("A", "B"), (("1", "2"),))
    above = built([ParagraphItem("Tabel 1. Mitra"), grid, ParagraphItem("Teks.")])
    below = built([ParagraphItem("Teks."), grid, ParagraphItem("Tabel 1. Mitra")])
    assert above.tables[0].caption == below.tables[0].caption == "Tabel 1. Mitra"
    assert above.text.count("Tabel 1. Mitra") == below.text.count("Tabel 1. Mitra") == 2


def test_a_frame_around_text_and_a_list_of_names_and_values_are_no_tables() -> None:
    document = built([GridItem(("Isi bingkai.",), ()), GridItem(("Nama:", "Budi"), (("Jabatan:", "Staf"),))])
    assert not document.tables
    assert document.text == "Isi bingkai.\n\nNama: Budi\n\nJabatan: Staf"
