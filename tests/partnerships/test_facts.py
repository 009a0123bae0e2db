"""Tables of any office become facts, each cited to the letter from the row it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.citations import is_verbatim
from assistant.partnerships import Overview, overview
from assistant.partnerships.columns import attribute_of, is_name, names_partners
from tests.facts.disagreements.helpers import read
from tests.partnerships.tables import BUDGET, ENGLISH, INDONESIAN, RECORD


def seen(folder: Path, **texts: str) -> Overview:
    """The overview of these texts; every fact is checked to be in its row, word for word."""
    documents, passages = read(folder, **texts)
    found = overview(documents, passages, ())
    known = {document.info.id: document for document in documents}
    for partner in found.partners:
        for fact in partner.facts:
            cited = fact.citation
            assert is_verbatim(cited, known[cited.document.id])
            assert " ".join(cited.quote[slice(*cited.bold)].split()) == fact.value
            assert cited.passage.row is not None
    return found


def values(found: Overview, name: str, attribute: str) -> list[str]:
    partner = found.partner(name)
    assert partner is not None
    return [fact.value for fact in partner.of(attribute)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "attribute"), [
    ("Mitra Kerja Sama", "name"), ("Sister city", "name"), ("Negara", "country"), ("Country", "country"),
    ("Kawasan", "region"), ("Region", "region"), ("Benua", "region"), ("Tahun", "start"), ("Tahun MoU/LoI", "start"),
    ("Mulai menurut berita", "start"), ("Since", "start"), ("Start year", "start"), ("Berakhir", "end"),
    ("Until", "end"), ("Bentuk", "form"), ("Type", "form"), ("Bidang Kerja Sama", "field"), ("Sectors", "field"),
    ("Kondisi Implementasi", "status"), ("Status", "status"), ("Penilaian tesis", "status"), ("Dokumen", "document"),
    ("Jangka waktu", "period"), ("Kegiatan air limbah", "activity"), ("Sumber", "aside"), ("Source", "aside"),
    ("No", "aside"), ("Current status", "status"), ("Agreement type", "form"), ("Agreement date", "date"),
    ("Partner country", "country"), ("Nama negara", "country"), ("Nama kota", "name"), ("Partner city", "name"),
    ("Jumlah bidang", "other"), ("Dokumen kerja sama", "document"), ("Tanggal dokumen", "start"),
    ("Tempat penandatanganan", "other"), ("Warna", "other"), ("", "other"), ("–", "other"),
])  # fmt: skip
def test_a_column_is_known_by_what_its_name_means(name: str, attribute: str) -> None:
    assert attribute_of(name) == attribute


@given(st.text())
def test_any_name_of_a_column_means_something_or_nothing_but_never_fails(name: str) -> None:
    assert attribute_of(name)
    assert names_partners(name) in (True, False)


def test_a_sum_or_everybody_is_no_partner() -> None:
    assert not is_name("Semua mitra")
    assert not is_name("Total")
    assert not is_name("Jumlah")
    assert is_name("Kota Leeds")


@pytest.mark.parametrize(("text", "names"), [
    (ENGLISH, ["Nagoya", "Leeds"]),
    (INDONESIAN, ["Nagoya", "Springfield", "Jejaring Kota Sehat"]),
    (RECORD, ["Leeds"]),
])  # fmt: skip
def test_partners_are_who_the_tables_list_or_a_document_is_about(text: str, names: list[str], tmp_path: Path) -> None:
    assert [partner.name for partner in seen(tmp_path, a=text).partners] == names


def test_a_table_of_cities_that_says_nothing_of_a_partnership_lists_no_partners(tmp_path: Path) -> None:
    assert seen(tmp_path, a=BUDGET, b="# Tanpa tabel\n\nHanya kalimat.") == Overview()
    assert overview([], [], []) == Overview()


def test_an_english_register_says_country_region_years_form_fields_and_status(tmp_path: Path) -> None:
    found = seen(tmp_path, a=ENGLISH)
    assert values(found, "Nagoya", "country") == ["Japan"]
    assert values(found, "Nagoya", "region") == ["Asia"]
    assert values(found, "Nagoya", "start") == ["12 May 1991"]
    assert values(found, "Nagoya", "end") == ["2021"]
    assert values(found, "Leeds", "form") == ["MoU"]
    assert values(found, "Leeds", "field") == ["trade and education"]
    assert values(found, "Leeds", "status") == ["ended"]
    assert values(found, "Leeds", "other") == []


def test_values_of_several_voices_are_kept_apart_each_with_its_voice(tmp_path: Path) -> None:
    partner = seen(tmp_path, a=RECORD).partner("Kota Leeds")
    assert partner is not None
    assert [(fact.value, fact.voice) for fact in partner.of("start")] == [("2004", "register"), ("2006", "berita")]


def test_what_was_not_found_is_a_fact_that_says_nothing(tmp_path: Path) -> None:
    partner = seen(tmp_path, a=RECORD).partner("Leeds")
    assert partner is not None
    assert partner.of("period") == ()
    assert [fact.value for fact in partner.facts if fact.missing] == ["Tidak ditemukan"]


def test_papers_starts_and_other_dated_things_become_events_in_order(tmp_path: Path) -> None:
    partner = seen(tmp_path, a=RECORD).partner("Leeds")
    assert partner is not None
    assert [(event.kind, event.year, event.month, event.day) for event in partner.events] == [
        ("start", 2004, 0, 0),
        ("start", 2006, 0, 0),
        ("document", 2006, 6, 1),
        ("document", 2011, 0, 0),
        ("activity", 2018, 3, 3),
    ]
    assert partner.first_year == 2004


def test_what_several_tables_say_of_one_time_is_one_event_with_all_their_rows(tmp_path: Path) -> None:
    partner = seen(tmp_path, a=ENGLISH, b=INDONESIAN).partner("Nagoya")
    assert partner is not None
    (start,) = [event for event in partner.events if event.kind == "start"]
    assert (start.year, start.month, start.day) == (1991, 5, 12)
    assert [fact.value for fact in start.facts] == ["12 May 1991", "1991"]


def test_a_partner_has_the_documents_that_speak_of_it_its_own_first(tmp_path: Path) -> None:
    partner = seen(tmp_path, a=ENGLISH, b=RECORD, c=BUDGET).partner("Leeds")
    assert partner is not None
    assert [info.path for info in partner.documents] == ["b.md", "a.md"]
