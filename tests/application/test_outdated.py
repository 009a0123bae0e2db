"""What becomes of a quote when its document changes: it stands, it moved, it changed, it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.application.assistant import Assistant
from assistant.application.opened import cited
from assistant.application.outdated import Fate, fate, fates
from assistant.core.citations import cite
from assistant.core.settings import Settings
from assistant.core.types import Answer, Conflict, ConflictValue, Document, DocumentInfo, Passage
from assistant.indexing.passages import cut_passages
from assistant.language.detection import detect_language
from assistant.reading import read_document
from assistant.ui.components.outdated import outdated_notice
from assistant.ui.texts.words import Say
from tests.fakes import FakeEmbedder

TEXT = """# Kawasaki

Lembar ini menguraikan kerja sama dengan Kawasaki.

## Hambatan

Kerja sama tersendat karena pendanaan terbatas. Komunikasi terputus selama pandemi.

- Kunjungan tetap berjalan

## Dokumen

Tabel 1.2 Keadaan mitra
| No | Mitra | Keadaan |
|---|---|---|
| 1 | Kawasaki | aktif |
| 2 | Hamamatsu | formal |
"""


class Shelf:
    """One version of one document, or none, as an index holds it."""

    def __init__(self, folder: Path, text: str | None) -> None:
        self.read: tuple[Document, ...] = ()
        if text is not None:
            path = folder / "mou/a.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.read = (read_document(path, corpus=folder, max_bytes=1_000_000),)

    def documents(self) -> tuple[DocumentInfo, ...]:
        return tuple(document.info for document in self.read)

    def document(self, document_id: str) -> Document:
        return next(document for document in self.read if document.info.id == document_id)

    def passages(self, document_id: str) -> list[Passage]:
        return cut_passages(
            self.document(document_id),
            count_tokens=FakeEmbedder().count_tokens,
            detect_language=detect_language,
            most_tokens=60,
            overlap_sentences=1,
        )

    def answer(self, *quotes: str) -> Answer:
        """An answer with these quotes; "row:" before one takes the cells of the row that begins so."""
        citations = []
        for number, quote in enumerate(quotes, start=1):
            (document,) = self.read
            passage = next(one for one in self.passages(document.info.id) if quote in one.text)
            start = passage.start + passage.text.index(quote)
            citations.append(cite(number, document.info, passage, start, start + len(quote), 0.9))
        return Answer("Apa?", "id", "answered", "\n".join(quotes), tuple(citations))


SENTENCE = "Kerja sama tersendat karena pendanaan terbatas."
ROW = "No: 1; Mitra: Kawasaki; Keadaan: aktif"


def became(tmp_path: Path, quote: str, new: str | None) -> Fate:
    (found,) = fates(Shelf(tmp_path, TEXT).answer(quote), Shelf(tmp_path, new))
    return found


def test_a_quote_of_the_version_that_is_indexed_is_current(tmp_path: Path) -> None:
    assert became(tmp_path, SENTENCE, TEXT).state == "current"


def test_a_quote_that_stands_elsewhere_to_the_letter_has_moved(tmp_path: Path) -> None:
    found = became(tmp_path, SENTENCE, TEXT.replace("# Kawasaki\n", "# Kawasaki\n\nSatu alinea baru di depan.\n", 1))
    assert (found.state, found.outdated) == ("moved", False)
    assert found.now is not None
    assert found.now.quote == SENTENCE
    assert found.now.start > found.then.start
    assert found.now.passage.headings == found.then.passage.headings


def test_a_sentence_that_says_something_else_has_changed_and_the_nearest_is_shown(tmp_path: Path) -> None:
    found = became(tmp_path, SENTENCE, TEXT.replace("pendanaan terbatas", "pendanaan sudah tersedia"))
    assert (found.state, found.outdated) == ("changed", True)
    assert found.now is not None
    assert found.now.quote == "Kerja sama tersendat karena pendanaan sudah tersedia."


@pytest.mark.parametrize(
    ("quote", "now"),
    [
        ("Kunjungan tetap berjalan", "Kunjungan tetap berjalan lambat"),
        ("Kunjungan tetap berjalan", "Tidak benar bahwa Kunjungan tetap berjalan"),
    ],
)
def test_a_quote_that_is_only_a_part_of_what_stands_there_now_has_changed(tmp_path: Path, quote: str, now: str) -> None:
    found = became(tmp_path, quote, TEXT.replace(quote, now))
    assert found.state == "changed"
    assert found.now is not None
    assert found.now.quote == now


def test_what_was_not_quoted_of_a_sentence_is_not_marked_as_new(tmp_path: Path) -> None:
    answer = Shelf(tmp_path / "old", TEXT).answer("karena pendanaan terbatas.")
    changed = fates(answer, Shelf(tmp_path / "new", TEXT.replace("terbatas", "berkurang")))
    notice = str(outdated_notice(changed, Say("id")))
    assert notice.count("Kerja sama tersendat karena pendanaan") == 2
    assert "terbatas" in notice.split("<del>")[1].split("</del>")[0]
    assert notice.count("<del>") == notice.count("<ins>") == 1


def test_a_sentence_that_was_much_lengthened_is_still_found(tmp_path: Path) -> None:
    longer = (
        "Kerja sama, menurut catatan rapat evaluasi yang disampaikan bagian kerja sama pada akhir tahun anggaran itu,"
    )
    found = became(tmp_path, SENTENCE, TEXT.replace("Kerja sama tersendat", f"{longer} tersendat"))
    assert found.now is not None
    assert found.now.quote == f"{longer} tersendat karena pendanaan terbatas."


def test_a_row_is_found_again_by_its_name_and_shown_as_it_is_now(tmp_path: Path) -> None:
    new = TEXT.replace("| 1 | Kawasaki | aktif |", "| 1 | Namur | baru |\n| 2 | Kawasaki | aktif sampai 2020 |")
    found = became(tmp_path, ROW, new.replace("| 2 | Hama", "| 3 | Hama"))
    assert found.state == "changed"
    assert found.now is not None
    assert found.now.quote == "No: 2; Mitra: Kawasaki; Keadaan: aktif sampai 2020"


def test_a_row_that_was_lengthened_has_changed(tmp_path: Path) -> None:
    assert became(tmp_path, ROW, TEXT.replace("aktif |", "aktif. Lalu berhenti. |")).state == "changed"


def test_a_quote_without_anything_like_it_has_changed_into_nothing(tmp_path: Path) -> None:
    found = became(tmp_path, SENTENCE, "# Kawasaki\n\nXyzzy.\n")
    assert (found.state, found.now) == ("changed", None)
    assert "Tidak ada lagi bagian yang serupa" in outdated_notice([found], Say("id"))


def test_a_quote_of_a_document_that_is_gone_is_removed(tmp_path: Path) -> None:
    found = became(tmp_path, SENTENCE, None)
    assert (found.state, found.outdated) == ("removed", True)
    assert "Dokumen ini tidak ada lagi" in outdated_notice([found], Say("id"))


def test_the_sides_of_a_disagreement_count_and_each_quote_once(tmp_path: Path) -> None:
    answer = Shelf(tmp_path, TEXT).answer(SENTENCE, ROW)
    sides = tuple(ConflictValue("x", citation) for citation in (answer.citations[0], answer.citations[1]))
    conflicts = (Conflict("Kawasaki", "tahun", sides),)
    both = Answer("Apa?", "id", "answered", "", answer.citations[:1], conflicts)
    assert [one.then.quote for one in fates(both, Shelf(tmp_path, TEXT))] == [SENTENCE, ROW]


def test_the_notice_marks_what_differs_in_words_too_and_escapes_all_of_it(tmp_path: Path) -> None:
    found = became(tmp_path, SENTENCE, TEXT.replace("pendanaan terbatas", "<b>dana</b> terbatas"))
    shown = outdated_notice([found], Say("id"))
    assert (
        '<del><span class="rj-hidden">[tidak ada lagi: </span>pendanaan<span class="rj-hidden">]</span></del>' in shown
    )
    assert "&lt;b&gt;dana&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_built_asked_edited_and_built_again_the_answer_is_outdated(assistant: Assistant, settings: Settings) -> None:
    assistant.build()
    answer = assistant.ask("Mengapa kerja sama dengan Kawasaki tersendat?")
    assert answer.citations
    assert all(one.state == "current" for one in fates(answer, assistant))
    sentence = "Kerja sama dengan Kawasaki tersendat karena pendanaan terbatas, komunikasi terputus"
    path = settings.corpus / "mou/kawasaki.md"
    text = path.read_text(encoding="utf-8")
    assert any(sentence in citation.quote for citation in answer.citations)
    path.write_text(text.replace("pendanaan terbatas, komunikasi", "aturan berganti, komunikasi"), encoding="utf-8")
    assert not any(one.outdated for one in fates(answer, assistant))
    assistant.build()
    outdated = [one for one in fates(answer, assistant) if one.outdated]
    assert [one.state for one in outdated] == ["changed"]
    (one,) = outdated
    assert one.now is not None
    assert "pendanaan terbatas" in one.then.quote
    assert one.now.quote == one.then.quote.replace("pendanaan terbatas", "aturan berganti")
    assert assistant.document(one.now.document.id).text[one.now.start : one.now.end] == one.now.quote
    shown = outdated_notice(outdated, Say("en"))
    assert "pendanaan terbatas" in shown
    assert "aturan berganti" in shown
    path.unlink()
    assistant.build()
    assert {one.state for one in fates(answer, assistant) if one.then.document.path == "mou/kawasaki.md"} == {"removed"}


def test_a_single_quote_can_be_looked_up_too(tmp_path: Path) -> None:
    then = cited(Shelf(tmp_path, TEXT).answer(SENTENCE).citations[0])
    assert fate(then, Shelf(tmp_path, TEXT)).now == then
