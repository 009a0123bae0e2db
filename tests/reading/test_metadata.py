from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import fingerprint, is_document, read_document, sidecar_of
from assistant.reading.descriptions import parse_metadata, read_sidecars
from assistant.reading.metadata import parse_years
from tests.reading.conftest import Reader

FRONT = """---
title: Kerja Sama Bandung–Kawasaki
kind: mou
partner: Kawasaki
country: [Jepang]
years: 2017–2020
language: id
access: internal
sources:
  - {id: S1, text: Laporan, url: "https://example.org/a"}
  - Berita lain
---
# Judul lain

Isi dokumen.
"""


def test_front_matter_describes_a_document(read: Reader) -> None:
    info = read("mou/kawasaki.md", FRONT).info
    assert (info.title, info.kind, info.access, info.language) == (
        "Kerja Sama Bandung–Kawasaki",
        "mou",
        "internal",
        "id",
    )
    assert (info.partners, info.countries, info.years) == (("Kawasaki",), ("Jepang",), (2017, 2018, 2019, 2020))
    assert [(source.id, source.text, source.url) for source in info.sources] == [
        ("S1", "Laporan", "https://example.org/a"),
        ("2", "Berita lain", ""),
    ]
    assert info.path == "mou/kawasaki.md"


def test_front_matter_is_not_part_of_the_text(read: Reader) -> None:
    assert read("a.md", FRONT).text == "Judul lain\n\nIsi dokumen."
    assert read("b.txt", FRONT.replace("# ", "")).text.startswith("Judul lain")


def test_a_sidecar_describes_any_document_and_the_stricter_access_counts(read: Reader, tmp_path: Path) -> None:
    sidecar_of(tmp_path / "a.md").write_text("title: Dari samping\naccess: confidential\nyears: [1997, 2006]\n")
    info = read("a.md", FRONT).info
    assert (info.title, info.access, info.years) == ("Dari samping", "confidential", (1997, 2006))


def test_author_publisher_and_year_are_only_what_a_person_wrote(read: Reader) -> None:
    written = FRONT.replace(
        "sources:", "author: ['Amanda, Meitia', Bagian Kerja Sama]\npublisher: Kota Bandung\npublished: 2016\nsources:"
    )
    info = read("mou/kawasaki.md", written).info
    assert info.authors == ("Amanda, Meitia", "Bagian Kerja Sama")
    assert (info.publisher, info.published) == ("Kota Bandung", 2016)
    bare = read("mou/tanpa.md", FRONT).info
    assert (bare.authors, bare.publisher, bare.published) == ((), "", None)
    assert parse_metadata("published: 2016-2018", where="a").published is None
    assert parse_metadata("published: 2016-05-12", where="a").published == 2016


def test_malformed_front_matter_is_a_remark_and_no_lost_document(read: Reader) -> None:
    document = read("a.md", "---\ntitle: [belum: ditutup\naccess: internal\n---\nIsi dokumen.")
    assert document.text == "Isi dokumen."
    assert "tidak dapat dibaca" in document.remarks[0].reason.id
    assert document.info.access == "confidential"


def test_an_unknown_access_level_is_treated_as_confidential(read: Reader) -> None:
    document = read("a.md", "---\naccess: siapa saja\n---\nIsi.")
    assert document.info.access == "confidential"
    assert "siapa saja" in document.remarks[0].reason.en


def test_two_rules_at_the_top_are_no_front_matter(read: Reader) -> None:
    assert "Kalimat pertama" in read("a.md", "---\n\nKalimat pertama\n\n---\n\nKalimat kedua").text


def test_defaults_come_from_folder_heading_and_name(read: Reader) -> None:
    assert read("interviews/catatan_bagian-kerja.txt", "kalimat biasa.").info.kind == "interview"
    assert read("laporan/x.md", "# Laporan Tahunan\n\nIsi.").info.kind == "laporan"
    assert read("x.md", "# Laporan Tahunan\n\nIsi.").info.kind == "other"
    assert read("x.md", "# Laporan Tahunan\n\nIsi.").info.title == "Laporan Tahunan"
    assert read("catatan_bagian-kerja.txt", "kalimat biasa.").info.title == "catatan bagian kerja"
    assert read("skripsi.txt", "ABSTRAK\n\nKalimat biasa.").info.title == "skripsi"


@pytest.mark.parametrize(
    ("written", "years"),
    [
        (2017, (2017,)),
        ("2017-2019", (2017, 2018, 2019)),
        ("sejak 1960", (1960,)),
        ([1997, "2006 s.d. 2008"], (1997, 2006, 2007, 2008)),
        ("2020–2017", (2017, 2020)),
        (None, ()),
        ("nomor 12345", ()),
    ],
)
def test_years_are_read_from_numbers_spans_and_lists(written: object, years: tuple[int, ...]) -> None:
    assert parse_years(written) == years


@given(st.text(max_size=200))
def test_no_metadata_text_ever_raises(text: str) -> None:
    parse_metadata(text, where="x")


@given(st.dictionaries(st.sampled_from(["title", "partner", "years", "sources", "access"]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)))  # fmt: skip
def test_no_shape_of_metadata_ever_raises(fields: dict[str, object]) -> None:
    import yaml

    parse_metadata(yaml.safe_dump(fields), where="x")


def test_only_visible_files_that_are_meant_to_be_read_are_documents() -> None:
    for name in ("a.pdf", "B.DOCX", "foto.jpg", "tanpa-akhiran"):
        assert is_document(Path(name))
    for name in ("README.md", "readme.txt", "_templat.md", ".git", "~$a.docx", "a.pdf.yaml", "Thumbs.db"):
        assert not is_document(Path(name))


def test_the_fingerprint_changes_with_the_file_and_with_its_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("satu")
    first = fingerprint(path, 10**6)
    assert fingerprint(path, 10**6) == first
    sidecar_of(path).write_text("title: x")
    second = fingerprint(path, 10**6)
    path.write_text("dua!")
    assert len({first, second, fingerprint(path, 10**6)}) == 3


def test_a_few_lines_that_would_unfold_to_all_memory_are_unreadable() -> None:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n + 1}: &a{n + 1} {{<<: [{', '.join([f'*a{n}'] * 9)}]}}" for n in range(12)]
    assert parse_metadata("\n".join(lines), where="x").remarks


def test_a_description_too_long_to_be_read_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf.yaml"
    path.write_text("title: x\n" + "partner: [" + "a, " * 100_000 + "b]\n", encoding="utf-8")
    found = read_sidecars(tmp_path / "x.pdf")
    assert (found.access, found.title, len(found.remarks)) == ("confidential", "", 1)


@pytest.mark.parametrize("end", ["", "kunci: nilai\n" * 500 + "---\n"])
def test_a_head_without_its_end_opens_nothing(tmp_path: Path, end: str) -> None:
    path = tmp_path / "x.md"
    path.write_text("---\naccess: confidential\n" + end + "\nIsi.\n", encoding="utf-8")
    assert read_document(path, corpus=tmp_path).info.access == "confidential"
