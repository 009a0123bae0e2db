"""What changed in a document, in words: nothing for the same one, exactly the edit for an edited one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import docx
import openpyxl
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.core.types import Change, Document, Revision
from assistant.corpus.revisions import differences, revision, revision_lines
from assistant.corpus.revisions.alignment import differing_words
from assistant.reading import read_document

WORDS = "angin batu cahaya daun embun fajar gunung hujan istana jembatan kebun lautan malam nelayan".split()
COLUMNS = ("Mitra", "Tahun", "Status")


@dataclass
class Section:
    heading: str
    paragraphs: list[str]
    rows: list[list[str]] = field(default_factory=list)


def markdown(sections: list[Section]) -> str:
    lines = []
    for number, section in enumerate(sections, start=1):
        lines += [f"## {section.heading}", "", *(line for text in section.paragraphs for line in (text, ""))]
        if section.rows:
            rows = [f"| {' | '.join(cells)} |" for cells in (COLUMNS, ["---"] * 3, *section.rows)]
            lines += [f"Tabel {number}.1 Keadaan mitra", "", *rows, ""]
    return "\n".join(lines)


def read(folder: Path, text: str, name: str = "mou/a.md") -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_document(path, corpus=folder, max_bytes=10_000_000)


@st.composite
def documents(draw: st.DrawFn) -> list[Section]:
    """Sections whose paragraphs and rows are all different from each other."""
    serial = iter(range(1000))

    def sentence() -> str:
        chosen = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=9))
        return f"Kalimat {next(serial)} tentang {' '.join(chosen)}."

    sections = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        texts = [sentence() for _ in range(draw(st.integers(1, 4)))]
        count = draw(st.integers(3, 6))
        rows = [[f"Kota {next(serial)} {draw(st.sampled_from(WORDS))}", "2016", "aktif"] for _ in range(count)]
        sections.append(Section(f"{number}. Bagian {draw(st.sampled_from(WORDS))}", texts, rows))
    return sections


def told(old: list[Section], new: list[Section], folder: Path) -> list[tuple[str, str]]:
    changes = differences(read(folder, markdown(old)), read(folder, markdown(new)))
    return [(change.kind, change.words.id) for change in changes]


@limits(max_examples=20)
@given(documents())
def test_a_document_does_not_differ_from_itself(tmp_path_factory, sections: list[Section]) -> None:
    assert told(sections, sections, tmp_path_factory.mktemp("same")) == []


@limits(max_examples=20)
@given(documents(), st.data())
def test_an_edited_paragraph_is_told_alone(tmp_path_factory, sections: list[Section], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(sections) - 1))
    section = sections[number]
    place = data.draw(st.integers(0, len(section.paragraphs) - 1))
    texts = section.paragraphs
    heading = section.heading
    where = f"Bagian “{heading}”"
    added = Section(heading, [*texts[:place], "Paragraf yang sungguh baru di sini.", *texts[place:]], section.rows)
    removed = Section(heading, [*texts[:place], *texts[place + 1 :]], section.rows)
    changed = Section(heading, [*texts[:place], texts[place][:-1] + " kembali.", *texts[place + 1 :]], section.rows)
    folder = tmp_path_factory.mktemp("paragraph")
    for edited, expected in (
        (added, [("added", f"{where}: satu paragraf ditambahkan")]),
        (removed, [("removed", f"{where}: satu paragraf dihapus")]),
        (changed, [("changed", f"{where}: satu paragraf berubah: – → “kembali”")]),
    ):
        assert told(sections, [*sections[:number], edited, *sections[number + 1 :]], folder) == expected


@limits(max_examples=20)
@given(documents(), st.data())
def test_an_edited_row_is_told_alone(tmp_path_factory, sections: list[Section], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(sections) - 1))
    section = sections[number]
    rows = section.rows
    place = data.draw(st.integers(0, len(rows) - 1))
    name = f"Tabel {number + 1}.1 baris {place + 1}"
    inserted = [*rows[:place], ["Namur", "2017", "formal"], *rows[place:]]
    deleted = [*rows[:place], *rows[place + 1 :]]
    changed = [*rows[:place], [rows[place][0], "2016", "tidak berlanjut"], *rows[place + 1 :]]
    folder = tmp_path_factory.mktemp("row")
    for edited, expected in (
        (inserted, [("added", f"{name} ditambahkan: Namur; 2017; formal")]),
        (deleted, [("removed", f"{name} dihapus: {'; '.join(rows[place])}")]),
        (changed, [("changed", f"{name} berubah: Status “aktif” → “tidak berlanjut”")]),
    ):
        new = [*sections[:number], replace(section, rows=edited), *sections[number + 1 :]]
        assert told(sections, new, folder) == expected


@limits(max_examples=20)
@given(documents(), st.data())
def test_a_section_that_comes_or_goes_is_told_as_one(
    tmp_path_factory, sections: list[Section], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sections)))
    more = Section("Bagian yang baru", ["Satu hal.", "Dua hal lain."])
    new = [*sections[:place], more, *sections[place:]]
    folder = tmp_path_factory.mktemp("section")
    added, removed = told(sections, new, folder), told(new, sections, folder)
    # The tables of the sections that follow get other numbers, and the first heading is the document's title.
    assert [one for one in added if one[0] != "changed"] == [
        ("added", "Bagian “Bagian yang baru” ditambahkan (2 paragraf)")
    ]
    assert [one for one in removed if one[0] != "changed"] == [
        ("removed", "Bagian “Bagian yang baru” dihapus (2 paragraf)")
    ]


BASE = """# Kawasaki

## 2.3 Hambatan

Kerja sama tersendat karena dana terbatas.

Pandemi menghentikan kunjungan.

Tabel 1.2 Keadaan
| No | Mitra | Status |
|---|---|---|
| 1 | Kawasaki | aktif |
| 2 | Hamamatsu | formal |
| 3 | Cuenca | berhenti |

Penutup dokumen ini.
"""


def changes(folder: Path, old: str, new: str) -> tuple[Change, ...]:
    return differences(read(folder, old), read(folder, new))


def words(folder: Path, old: str, new: str) -> list[str]:
    return [change.words.id for change in changes(folder, old, new)]


def test_the_words_name_table_row_column_and_both_values(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, BASE, BASE.replace("| Cuenca | berhenti", "| Cuenca | tidak berlanjut"))
    assert change.words.id == "Tabel 1.2 baris 3 berubah: Status “berhenti” → “tidak berlanjut”"
    assert change.words.en == "Tabel 1.2 row 3 changed: Status “berhenti” → “tidak berlanjut”"
    assert (change.before, change.after) == (
        "No: 3; Mitra: Cuenca; Status: berhenti",
        "No: 3; Mitra: Cuenca; Status: tidak berlanjut",
    )


def test_a_row_put_in_does_not_change_those_whose_number_it_moves(tmp_path: Path) -> None:
    new = BASE.replace("| 2 | H", "| 2 | Namur | baru |\n| 3 | H").replace("| 3 | Cuenca", "| 4 | Cuenca")
    assert words(tmp_path, BASE, new) == ["Tabel 1.2 baris 2 ditambahkan: 2; Namur; baru"]


def test_rows_in_another_order_are_told_once(tmp_path: Path) -> None:
    old = "| A | B |\n|---|---|\n| satu | 1 |\n| dua | 7 |\n| tiga | 4 |\n| empat | 9 |\n"
    new = "| A | B |\n|---|---|\n| empat | 9 |\n| satu | 1 |\n| dua | 7 |\n| tiga | 4 |\n"
    assert words(tmp_path, old, new) == ["Tabel ke-1: urutan 1 baris berubah"]


def test_a_row_that_moved_and_changed_is_one_row_that_changed(tmp_path: Path) -> None:
    old = "| A | B |\n|---|---|\n| satu | 1 |\n| dua | 7 |\n| tiga | 4 |\n| empat | 9 |\n"
    new = "| A | B |\n|---|---|\n| empat | 80 |\n| satu | 1 |\n| dua | 7 |\n| tiga | 4 |\n"
    assert words(tmp_path, old, new) == [
        "Tabel ke-1 baris 1 berubah: B “9” → “80”",
        "Tabel ke-1: urutan 1 baris berubah",
    ]


def test_columns_and_tables_that_come_and_go_are_told(tmp_path: Path) -> None:
    wider = BASE.replace("Status |", "Status | Sumber |").replace("---|\n", "---|---|\n")
    for status in ("aktif", "formal", "berhenti"):
        wider = wider.replace(f"{status} |", f"{status} | S1 |")
    assert words(tmp_path, BASE, wider) == ["Tabel 1.2: kolom “Sumber” ditambahkan"]
    renamed = BASE.replace("| Status |", "| Keadaan |")
    assert words(tmp_path, BASE, renamed) == ["Tabel 1.2, nama kolom berubah: “Status” → “Keadaan”"]
    more = BASE + "\nTabel 1.3 Tambahan\n| X | Y |\n|---|---|\n| a | b |\n"
    assert words(tmp_path, BASE, more) == ["Tabel 1.3 ditambahkan (1 baris)"]
    assert words(tmp_path, more, BASE) == ["Tabel 1.3 dihapus (1 baris)"]


def test_a_changed_heading_and_a_moved_paragraph_are_told(tmp_path: Path) -> None:
    assert words(tmp_path, BASE, BASE.replace("2.3 Hambatan", "2.4 Kendala")) == [
        "Judul bagian berubah: “2.3 Hambatan” → “2.4 Kendala”"
    ]
    last = BASE.replace("Pandemi menghentikan kunjungan.\n\n", "") + "\nPandemi menghentikan kunjungan.\n"
    assert words(tmp_path, BASE, last) == ["Bagian “2.3 Hambatan”: satu paragraf dipindah"]


def test_another_description_is_told_and_a_line_break_is_not(tmp_path: Path) -> None:
    front = "---\ntitle: Kawasaki\npartner: [{}]\n---\n"
    old, new = (front.format(names) + BASE for names in ("Kawasaki", "Kawasaki, Hamamatsu"))
    assert words(tmp_path, old, new) == ["Keterangan dokumen, mitra: “Kawasaki” → “Kawasaki, Hamamatsu”"]
    assert words(tmp_path, BASE, BASE.replace("karena dana", "karena\ndana")) == []


def test_a_renamed_document_is_only_renamed(tmp_path: Path) -> None:
    old, new = read(tmp_path, BASE), read(tmp_path, BASE, "mou/b.md")
    one = revision(old, new)
    assert one == Revision("mou/b.md", renamed_from="mou/a.md", documents=(old.info.id, new.info.id))
    assert list(revision_lines([one], "id")) == ["~ mou/b.md: berganti nama dari mou/a.md"]


def test_a_long_list_says_how_much_it_leaves_out(tmp_path: Path) -> None:
    rows = [f"| Kota {number} | {number * number} |" for number in range(60)]
    table = "Tabel 2 Kota\n| Kota | Nilai |\n|---|---|\n"
    old = read(tmp_path, table + "\n".join(rows))
    new = read(tmp_path, table + "\n".join(row.replace(" |", "0 |").replace("0 | ", " | ") for row in rows))
    one = revision(old, new)
    assert len(one.changes) + one.more == len(differences(old, new)) == 60
    assert one.more > 0
    lines = list(revision_lines([one], "id"))
    assert len(lines) == 11
    assert lines[-1] == "~ mou/a.md: dan 50 lagi"
    assert list(revision_lines([Revision("a.md")], "en")) == ["~ a.md: its content reads as before"]


def test_every_row_of_a_very_long_table_changed_is_still_row_by_row(tmp_path: Path) -> None:
    head = "Tabel 2 Kota\n| Kota | Nilai |\n|---|---|\n"
    old, new = (
        read(tmp_path, head + "\n".join(f"| Kota {number} | {word} |" for number in range(300)))
        for word in ("satu", "dua")
    )
    changes = differences(old, new)
    assert len(changes) == 300
    assert {change.kind for change in changes} == {"changed"}


def test_a_cell_of_a_workbook_and_a_paragraph_of_a_letter_are_told(tmp_path: Path) -> None:
    book, letter = tmp_path / "mou/register.xlsx", tmp_path / "mou/surat.docx"
    book.parent.mkdir()
    read_again = []
    for status, sentence in (("aktif", "Dana tersedia."), ("tidak berlanjut", "Dana tidak tersedia.")):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "Register"
        for row in (("Mitra", "Status"), ("Suwon", "aktif"), ("Kawasaki", status), ("Namur", "formal")):
            sheet.append(row)
        workbook.save(book)
        document = docx.Document()
        document.add_heading("Keadaan", 1)
        document.add_paragraph("Surat ini menerangkan kerja sama.")
        document.add_paragraph(sentence)
        document.save(str(letter))
        read_again.append([read_document(path, corpus=tmp_path, max_bytes=10_000_000) for path in (book, letter)])
    (old_book, old_letter), (new_book, new_letter) = read_again
    assert [change.words.id for change in differences(old_book, new_book)] == [
        "Tabel “Register” baris 2 berubah: Status “aktif” → “tidak berlanjut”"
    ]
    assert [change.words.id for change in differences(old_letter, new_letter)] == [
        "Isi dokumen: satu paragraf berubah: – → “tidak”"
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_of_two_texts_are_the_texts_to_the_letter(old: str, new: str) -> None:
    before, after = differing_words(old, new)
    assert "".join(text for text, _ in before) == old
    assert "".join(text for text, _ in after) == new
    common = [[text for text, differs in one if not differs] for one in (before, after)]
    assert "".join(common[0]) == "".join(common[1])


def test_a_build_reports_what_changed_and_keeps_it_for_the_next_start(assistant: Assistant, settings: Settings) -> None:
    assert assistant.build().revisions == ()
    path = settings.corpus / "mou/kawasaki.md"
    path.write_text(path.read_text(encoding="utf-8").replace("| Kota rendah karbon |", "| Air |"), encoding="utf-8")
    (settings.corpus / "mou/namur.md").rename(settings.corpus / "mou/namur-belgia.md")
    report = assistant.build()
    changed, renamed = report.revisions
    assert changed.path == "mou/kawasaki.md"
    assert [change.words.id for change in changed.changes] == [
        "Tabel “Dokumen kerja sama Bandung–Kawasaki” baris 1 berubah: Bidang “Kota rendah karbon” → “Air”"
    ]
    assert (renamed.path, renamed.renamed_from, renamed.changes) == ("mou/namur-belgia.md", "mou/namur.md", ())
    assert set(renamed.documents) < {document.id for document in assistant.documents()}
    assert assistant.build().generation == report.generation
    assert Assistant(settings).report_of(report.generation) == report


def test_a_full_build_reports_changes_too(assistant: Assistant, settings: Settings) -> None:
    assistant.build()
    path = settings.corpus / "mou/namur.md"
    path.write_text(path.read_text(encoding="utf-8").replace("tahun 2017", "tahun 2018"), encoding="utf-8")
    (one,) = assistant.build(full=True).revisions
    assert one.changes[0].words.id == "Isi dokumen: satu paragraf berubah: “2017” → “2018”"


def test_only_the_last_twenty_reports_are_kept(assistant: Assistant, settings: Settings) -> None:
    from assistant.application.reports import FOLDER, find_report, keep_report

    folder = settings.state / FOLDER
    report = assistant.build()
    for day in range(1, 26):
        keep_report(folder, replace(report, generation=f"g-202001{day:02}T000000-abcdef"))
    kept = sorted(path.stem for path in folder.glob("*.json"))
    assert len(kept) == 20
    assert kept[-1] == report.generation
    (folder / f"{report.generation}.json").write_text("{", encoding="utf-8")
    assert find_report(folder, report.generation) is None


def test_the_command_line_tells_what_changed(rujukan, settings: Settings) -> None:
    rujukan("build")
    path = settings.corpus / "mou/kawasaki.md"
    path.write_text(path.read_text(encoding="utf-8").replace("pendanaan terbatas", "dana cukup"), encoding="utf-8")
    code, out, _ = rujukan("build")
    assert code == 0
    assert (
        "~ mou/kawasaki.md: Bagian “Hambatan”: satu paragraf berubah: “pendanaan terbatas” → “dana cukup”"
        in out.splitlines()
    )
