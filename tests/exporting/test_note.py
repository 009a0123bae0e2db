"""A note holds all that is known of a conversation, numbers its references once, and invents nothing."""

from dataclasses import replace

import pytest

from assistant.core.errors import Words
from assistant.core.types import Answer, Conflict, ConflictValue, Hit
from assistant.exporting.note import words
from assistant.exporting.note.letters import file_name, writable
from assistant.exporting.note.make import Asked
from assistant.exporting.note.parts import Grid, Heading, Note, Paragraph, Piece
from tests.exporting.notes import document, note, quoted, quoting, rows


def paragraphs(of: Note, look: str = "") -> list[str]:
    return [block.text for block in of.blocks if isinstance(block, Paragraph) and look in ("", block.look)]


def headings(of: Note) -> list[str]:
    return [block.text for block in of.blocks if isinstance(block, Heading)]


def grids(of: Note) -> list[Grid]:
    return [block for block in of.blocks if isinstance(block, Grid)]


def cells(grid: Grid) -> list[list[str]]:
    return [["".join(piece.text for piece in cell) for cell in row] for row in grid.rows]


def test_the_head_says_what_is_known_and_leaves_the_rest_to_be_filled_in() -> None:
    indonesian = note(quoting(quoted("Satu.")), title="Kawasaki")
    assert indonesian.form == "NOTA DINAS"
    assert dict(indonesian.fields) == {
        "Kepada": "", "Dari": "", "Tanggal": "4 Maret 2026", "Nomor": "", "Sifat": "", "Lampiran": "",
        "Hal": "Kawasaki",
    }  # fmt: skip
    english = note(language="en", title="Kawasaki")
    assert english.form == "OFFICE NOTE"
    assert dict(english.fields)["Date"] == "4 March 2026"
    assert dict(english.fields)["Subject"] == "Kawasaki"


def test_each_question_is_a_numbered_section_in_the_order_asked() -> None:
    made = note(quoting(quoted("Satu."), question="Mengapa?"), quoting(quoted("Dua."), question="Kapan?"))
    assert headings(made) == ["Pertanyaan dan jawaban", "1. Mengapa?", "2. Kapan?", "Rujukan", "Asal isi nota"]


def test_a_long_question_is_shortened_in_its_heading_and_whole_below() -> None:
    question = "Mengapa kerja sama itu " + "benar-benar " * 30 + "tersendat?"
    made = note(Asked(question))
    assert headings(made)[1].endswith("…")
    assert f"Pertanyaan: {question}" in paragraphs(made)


def test_what_a_question_was_understood_as_is_said_only_where_it_differs() -> None:
    answer = quoting(quoted("Satu."), question="Kalau Hamamatsu?")
    assert "Dipahami sebagai: “Apa itu?”" in paragraphs(note(replace(answer, understood_as="Apa itu?")))
    assert not paragraphs(note(replace(answer, understood_as="Kalau Hamamatsu?")), "hint")


def test_references_are_numbered_over_the_whole_note_and_a_passage_has_one_number() -> None:
    first = quoting(quoted("Satu."), quoted("Dua.", 2, "p2"))
    second = quoting(quoted("Tiga.", 1, "p3"), quoted("Dua.", 2, "p2"), quoted("Bukan dua.", 3, "p2"))
    made = note(first, second)
    assert paragraphs(made, "quote") == ["“Satu.” [1]", "“Dua.” [2]", "“Tiga.” [3]", "“Dua.” [2]", "“Bukan dua.” [2]"]
    listed = [block for block in made.blocks if isinstance(block, Paragraph) and block.look == "reference"]
    assert [block.anchor for block in listed] == [1, 2, 3]
    assert listed[0].text.startswith("[1] Naskah perjanjian, Pasal 1\nmou/perjanjian.md; SHA-256 706572")


def test_the_same_passage_id_in_two_versions_of_a_document_is_two_references() -> None:
    old, new = quoted("Satu.", of=document("lama")), quoted("Satu.", of=document("baru"))
    made = note(quoting(old), quoting(new))
    assert paragraphs(made, "quote") == ["“Satu.” [1]", "“Satu.” [2]"]
    assert [row[1] for row in cells(grids(made)[-1])] == ["mou/lama.md", "mou/baru.md"]


def test_a_mark_within_a_quote_is_the_documents_own_and_stays() -> None:
    made = note(quoting(quoted("Lihat [2]."), quoted("Dua.", 2, "p2")), quoting(quoted("Lihat [1].", 1, "p3")))
    assert paragraphs(made, "quote") == ["“Lihat [2].” [1]", "“Dua.” [2]", "“Lihat [1].” [3]"]


def test_the_words_that_answer_are_bold_and_the_quote_stays_whole() -> None:
    made = note(quoting(quoted("Dana tidak cukup.", bold=(5, 16))))
    (line,) = [block for block in made.blocks if isinstance(block, Paragraph) and block.look == "quote"]
    assert [piece.text for piece in line.pieces if piece.bold] == ["tidak cukup"]
    assert line.text == "“Dana tidak cukup.” [1]"


def test_rows_are_a_table_and_their_quotes_stand_below_their_references() -> None:
    made = note(rows(["Mitra", "Negara"], [["Suwon", "Korea"], ["Kawasaki", "Jepang"]]))
    table = grids(made)[0]
    assert table.caption == "Tabel 1: semua baris"
    assert table.columns == ("Mitra", "Negara", "Rujukan")
    assert cells(table) == [["Suwon", "Korea", "[1]"], ["Kawasaki", "Jepang", "[2]"]]
    assert paragraphs(made, "detail") == [
        "Kutipan: “Mitra: Suwon; Negara: Korea”", "Kutipan: “Mitra: Kawasaki; Negara: Jepang”",
    ]  # fmt: skip


def test_rows_with_missing_or_surplus_cells_lose_nothing() -> None:
    table = grids(note(rows(["Mitra"], [[], ["Suwon", "Korea"]])))[0]
    assert table.columns == ("Mitra", "", "Rujukan")
    assert cells(table) == [["", "", "[1]"], ["Suwon", "Korea", "[2]"]]


def test_a_disagreement_gives_each_side_with_its_value_quote_and_reference() -> None:
    one, other = quoted("LoI tahun 2016.", 1), quoted("LoI tahun 2017.", 2, "p2")
    answer = Answer("Kapan?", "id", "answered", "2016 [1].", (one, other), (
        Conflict("Cuenca", "start", (ConflictValue("2016", one), ConflictValue("2017", other))),
    ))  # fmt: skip
    made = note(answer)
    assert paragraphs(made, "label") == ["Dokumen berbeda: Cuenca, waktu mulai"]
    assert paragraphs(made, "item") == ["2016: “LoI tahun 2016.” [1]", "2017: “LoI tahun 2017.” [2]"]
    assert not paragraphs(made, "detail")
    unnamed = replace(answer, conflicts=(replace(answer.conflicts[0], subject=""),))
    assert paragraphs(note(unnamed, language="en"), "label") == ["Sources give different answers"]


def test_what_was_not_found_failed_or_still_waits_is_named() -> None:
    near = quoted("Yang dekat.", of=document(title="Judul lain"))
    hits = (Hit(near.passage, near.document, 1, 0.5, 0.5, 0.5),)
    absent = Answer("Siapa?", "id", "not_found", "Tidak ditemukan dalam dokumen.", nearest=hits)
    partial = replace(quoting(quoted("Satu.")), status="partial", unsupported=("berapa biayanya",))
    failed = Asked("Mengapa?", None, Words("Indeks rusak.", "Damaged."), Words("Bangun.", "Rebuild."))
    made = note(absent, partial, failed, Asked("Kapan?"))
    assert paragraphs(made, "label") == [
        "Hasil: tidak ditemukan.", "Bagian dokumen yang paling dekat (bukan jawaban):", "Hasil: ditemukan sebagian.",
        "Tidak ditemukan dalam dokumen:", "Pertanyaan ini belum terjawab.",
    ]  # fmt: skip
    assert paragraphs(made, "item") == ["“Yang dekat.” [1]", "berapa biayanya"]
    assert "Indeks rusak. Bangun." in paragraphs(made)
    assert "Jawaban atas pertanyaan ini masih ditunggu saat nota dibuat." in paragraphs(made)


def test_nearest_passages_are_neither_cited_ones_nor_mere_titles() -> None:
    cited, titled = quoted("Satu."), quoted("Naskah Perjanjian!", 1, "p2")
    hits = tuple(Hit(one.passage, one.document, 1, 0.5, 0.5, 0.5) for one in (cited, titled))
    assert not paragraphs(note(replace(quoting(cited), status="partial", nearest=hits)), "item")


def test_the_end_says_where_the_note_comes_from() -> None:
    extractive, written = quoting(quoted("Satu.")), replace(quoting(quoted("Dua.")), mode="written")
    told = paragraphs(note(extractive))
    assert words.VERBATIM.id in told
    assert "Indeks dokumen yang berlaku saat nota ini dibuat dibangun pada 3 Maret 2026, 04.05." in told
    worded = paragraphs(note(extractive, written))
    assert any("Jawaban nomor 2 dirangkai oleh model bahasa" in text for text in worded)
    assert words.WORDED.id in worded
    assert words.VERBATIM.id not in worded
    assert words.NOT_BUILT.en in paragraphs(note(extractive, language="en", built_at=""))


def test_every_document_is_listed_once_with_its_whole_hash() -> None:
    made = note(quoting(quoted("Satu."), quoted("Dua.", 2, "p2")), quoting(quoted("Tiga.", 1, "p3")))
    assert cells(grids(made)[-1]) == [["Naskah perjanjian", "mou/perjanjian.md", document().id]]


def test_an_empty_conversation_is_an_honest_note() -> None:
    made = note(title="")
    assert dict(made.fields)["Hal"] == "Percakapan"
    assert "Percakapan ini belum berisi pertanyaan." in paragraphs(made)
    assert "Tidak ada dokumen yang dirujuk." in paragraphs(made)


@pytest.mark.parametrize("text", [value for value in vars(words).values() if isinstance(value, Words)])
def test_every_text_of_a_note_is_there_in_both_languages(text: Words) -> None:
    assert text.id.strip()
    assert text.en.strip()
    assert text.id.count("{") == text.en.count("{")


def test_a_wide_table_is_split_into_ones_that_begin_alike_and_lose_nothing() -> None:
    names = tuple(f"K{number}" for number in range(25))
    wide = Grid("Lebar", names, (tuple((Piece(f"s{number}"),) for number in range(25)),))
    parts = wide.split(10)
    assert {part.columns[0] for part in parts} == {"K0"}
    assert max(len(part.columns) for part in parts) <= 10
    assert [name for part in parts for name in part.columns[1:]] == list(names[1:])
    assert [row[1:] for part in parts for row in part.rows] == [part.rows[0][1:] for part in parts]
    assert [part.caption for part in parts] == ["Lebar", *[""] * (len(parts) - 1)]
    assert wide.split(25) == (wide,)


def test_foreign_text_is_made_fit_for_every_file() -> None:
    assert writable("a\x00b\u202ec\ud800d\ufffee") == "abcde"
    assert writable("satu \r\n\r\n dua\u2028tiga\tempat") == "satu\ndua\ntiga empat"


def test_file_names_are_safe_everywhere() -> None:
    assert file_name("Mengapa “Kerja Sama” Cuénca/../tersendat?", "2026-03-04", "pdf") == (
        "mengapa-kerja-sama-cuenca-tersendat-2026-03-04.pdf"
    )
    assert file_name("川崎市", "2026-03-04", "md") == "rujukan-2026-03-04.md"
    assert len(file_name("kata " * 100, "2026-03-04", "docx")) < 80
