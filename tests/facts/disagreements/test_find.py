"""Sources that disagree are found, in tables and sentences of both languages; what can be true together is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.facts.disagreements.helpers import found, told

LIST = """# Daftar

| Mitra | Tahun | Bentuk |
|---|---|---|
| Kota Melati | 2016 | {form} |
| Desa Kenanga | 2001 | MoU |
"""
ABOUT = "---\ntitle: Tentang Melati\npartner: [Kota Melati]\nlanguage: id\n---\n# Melati\n\n{text}\n"


def table(*rows: str, head: str = "Unsur | Isi") -> str:
    lines = [f"| {head} |", "|---" * (head.count("|") + 1) + "|", *(f"| {row} |" for row in rows)]
    return "Tabel: Ringkasan\n" + "\n".join(lines)


def listed(form: str = "sister city") -> str:
    return LIST.format(form=form)


def about(text: str) -> str:
    return ABOUT.format(text=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (table("Mulai | 3 Maret 2018"), ("Kota Melati", "start", {"2016", "3 Maret 2018"})),
        ("Kerja sama dengan Melati dimulai pada tahun 2018.", ("Kota Melati", "start", {"2016", "2018"})),
        ("MoU dengan Melati ditandatangani pada 3 Maret 2018.", ("Kota Melati", "start", {"2016", "3 Maret 2018"})),
    ],
)
def test_another_year_in_another_document_is_a_disagreement(
    tmp_path: Path, text: str, expected: tuple[str, str, set[str]]
) -> None:
    assert told(found(tmp_path, daftar=listed(), melati=about(text))) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        table("Mulai | 3 Maret 2016"),
        table("Mulai | 2015–2019"),
        table("Mulai | Tidak ditemukan"),
        table("Pembaruan | 2021", "Perpanjangan MoU | 3 Mei 2021", "Tanggal kunjungan | 7 Mei 2022"),
        table("LoI | 2014", "MoU | 2016", head="Dokumen | Tanggal"),
        "Perpanjangan MoU dengan Melati ditandatangani pada 3 Maret 2021.",
        "MoU baru dengan Melati ditandatangani pada 3 Maret 2021.",
        "Kerja sama dengan Melati belum dimulai pada tahun 2014.",
        "Pada 3 Mei 2019 delegasi Melati berkunjung, dan pada tahun 2020 sebuah taman diresmikan.",
        "Menurut Peraturan Nomor 3/2008 dan Hasan (2011), Melati adalah kota.",
    ],
)
def test_a_value_that_can_be_true_as_well_is_none(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, daftar=listed(), melati=about(text)) == ()


def test_a_letter_of_intent_and_a_later_memorandum_are_two_papers(tmp_path: Path) -> None:
    one = "# A\n\n" + table("Melati | LoI | 2014", "Mawar | MoU | 2001", head="Mitra | Dokumen | Tanggal")
    other = "# B\n\n" + table("Melati | MoU | 2019", "Mawar | MoU | 2001", head="Mitra | Dokumen | Tanggal")
    assert found(tmp_path, one=one, other=other) == ()


def test_a_letter_of_intent_is_no_sister_city_of_the_same_year(tmp_path: Path) -> None:
    intent = about(table("LoI | 2016", head="Bentuk | Tanggal"))
    assert told(found(tmp_path, daftar=listed(), melati=intent)) == [
        ("Kota Melati", "form", {"sister city", "LoI"}),
    ]
    assert (
        found(tmp_path, daftar=listed("MoU sister city"), melati=about(table("MoU | 2016", head="Bentuk | Tanggal")))
        == ()
    )


def test_values_that_a_table_attributes_to_two_sources_are_both_sides(tmp_path: Path) -> None:
    cell = about(table("Mulai | 2016 menurut laporan; 2018 menurut berita"))
    keys = about(table("Mulai menurut laporan | 2016", "Mulai menurut berita | 2018"))
    aside = about(table("Mulai | 2016 (ada sumber yang menulis 2018)"))
    for text in (cell, keys, aside):
        assert told(found(tmp_path, melati=text)) == [("Kota Melati", "start", {"2016", "2018"})]


def test_a_stated_disagreement_is_cited_from_where_the_value_itself_stands(tmp_path: Path) -> None:
    text = (
        "Tahun mulai kerja sama dengan Melati berbeda antar sumber: laporan menulis 2016, sedangkan koran menulis 2018."
    )
    (conflict,) = found(tmp_path, daftar=listed(), melati=about(text))
    sides = {side.value: side.citation for side in conflict.values}
    assert set(sides) == {"2016", "2018"}
    assert sides["2016"].document.path == "daftar.md"
    assert sides["2018"].quote == "koran menulis 2018."


@pytest.mark.parametrize(
    ("text", "attribute", "values"),
    [
        (
            "## Perbedaan\n\n- Tentang penanda tangan piagam Melati, arsip menyebut Budi Santoso (S1). "
            "Koran menyebut Citra Lestari (S2).",
            "signer",
            {"Budi Santoso", "Citra Lestari"},
        ),
        (
            "Komisi pembahas Melati berbeda antar sumber: arsip menyebut Komisi A, sedangkan koran menyebut Komisi I.",
            "approval",
            {"Komisi A", "Komisi I"},
        ),
        (
            "Menurut laporan, program Melati berhenti, sedangkan koran mencatat kunjungan tahun 2022.",
            "status",
            {"program Melati berhenti", "kunjungan tahun 2022"},
        ),
    ],
)
def test_statements_give_both_sides_by_their_clauses(
    tmp_path: Path, text: str, attribute: str, values: set[str]
) -> None:
    assert told(found(tmp_path, daftar=listed(), melati=about(text))) == [("Kota Melati", attribute, values)]


def test_english_statements_and_tables_are_understood(tmp_path: Path) -> None:
    register = "# Register\n\n" + table("Rosefield | 2009", "Elmstead | 2001", head="Partner | Year")
    text = (
        "---\ntitle: Notes\nlanguage: en\n---\n# Notes\n\nThe partnership with Rosefield began in May 2011.\n\n"
        "## Disagreements\n\n- Elmstead: the register lists four fields, while the press names six fields.\n"
        "- Number of twin towns: the register gives 12, 14 or 20 twin towns, and the press reports 31 twin towns.\n"
    )
    conflicts = told(found(tmp_path, register=register, notes=text))
    assert ("Rosefield", "start", {"2009", "May 2011"}) in conflicts
    assert ("twin towns", "number", {"12", "14", "20", "31 twin towns"}) in conflicts
    assert any(subject == "Elmstead" for subject, _, _ in conflicts)


def test_two_names_spelled_alike_for_one_thing_are_in_dispute(tmp_path: Path) -> None:
    register = "# Register\n\n" + table("Kenwood | 2009", "Kenward | 2010", "Elmstead | 2001", head="Partner | Year")
    text = (
        "# Notes\n\nThe third partner differs between sources: the register lists Kenwood, "
        "while the press names Kenward.\n"
    )
    assert told(found(tmp_path, register=register, notes=text)) == [
        ("Kenward / Kenwood", "name", {"Kenwood", "Kenward"})
    ]


def test_counts_differ_only_where_they_count_the_same(tmp_path: Path) -> None:
    first = about(table("Jumlah peserta | 40 orang", "Jumlah dana | 300"))
    second = "# B\n\n" + table("Melati | 55 orang", "Mawar | 3 orang", head="Mitra | Jumlah peserta")
    assert told(found(tmp_path, one=first, two=second)) == [("Kota Melati", "number", {"40 orang", "55 orang"})]
    third = "# B\n\n" + table("Melati | 55 orang", "Mawar | 3 orang", head="Mitra | Jumlah tamu")
    assert found(tmp_path, one=first, two=third) == ()


def test_fields_differ_if_they_have_none_in_common(tmp_path: Path) -> None:
    head = "Mitra | Bidang"
    one = "# A\n\n" + table("Melati | Pendidikan, budaya", "Mawar | Olahraga, seni", head=head)
    other = "# B\n\n" + table("Melati | Air limbah, sampah", "Mawar | Seni, wisata", head=head)
    assert told(found(tmp_path, one=one, other=other)) == [
        ("Melati", "field", {"Pendidikan, budaya", "Air limbah, sampah"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Melati menyebut program berhasil, sedangkan Kenanga menyebut program gagal.",
        "LoI Melati sudah ada pada tahun 2016, sedangkan persetujuan dewan diberikan pada 25 Maret 2019.",
        "Sumber data Melati adalah arsip, sedangkan sumber data Kenanga adalah wawancara.",
        "Sebagian kegiatan Melati berkelanjutan, sedangkan sebagian lain terhenti.",
        "The garden opened in 2019, while the museum opened in 2021.",
        "Pelaksanaannya berbeda-beda pada tiap bidang.",
        "Melati berbeda dengan Kenanga, sedangkan Mawar serupa.",
        "Garis luar Melati disebut tepi, sedangkan garis dalamnya disebut batas.",
        "Kota Melati agak berbeda dari kota lain pada tahun 2019.",
    ],
)
def test_a_contrast_alone_is_no_disagreement(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, daftar=listed(), melati=about(text)) == ()


def test_silent_documents_disagree_about_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, kosong="# Judul\n\nIsi tanpa angka.\n", lain="# Lain\n") == ()
    assert found(tmp_path) == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "2016|2018|Melati|Kenanga|, sedangkan |menulis|menurut|berbeda antar sumber:|(|)|. |Tentang tahun|"
            "sources differ|while|dimulai|LoI|MoU|13|atau|;|Mei 2018|“".split("|")
        ),
        max_size=25,
    )
)
def test_no_text_breaks_it(tmp_path: Path, pieces: list[str]) -> None:
    text = " ".join(pieces)
    found(tmp_path, daftar=listed(), melati=about(f"{text}\n\n{table(f'Mulai | {text}')}"))
