"""The corpus that ships, read by the real readers and indexed with the real model (built once a session)."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from assistant.application.assistant import Assistant
from assistant.core.citations import cite
from assistant.core.settings import Settings
from assistant.core.types import Document, Table
from assistant.corpus.folder import corpus_files
from assistant.evaluation.evaluate import evaluate, read_cases, summary
from assistant.indexing.store import StoredIndex, open_index
from assistant.language.sentences import sentence_spans
from assistant.reading import read_document
from tests.conftest import Shipped
from tests.fakes import PROJECT

CORPUS = PROJECT / "corpus"
SHEETS = sorted((CORPUS / "mou").glob("*.md"))
THESIS = "thesis/ikhtisar-tesis.pdf"
SOURCE = re.compile(r"\bS\d{1,3}\b")


@pytest.fixture(scope="session")
def index(shipped: Shipped) -> StoredIndex:
    return open_index(shipped.settings.index)


@pytest.fixture(scope="session")
def thesis(index: StoredIndex) -> Document:
    return document(index, THESIS)


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    sys.path.insert(0, str(PROJECT / "sources"))
    try:
        return importlib.import_module("make_office_files")
    finally:
        sys.path.remove(str(PROJECT / "sources"))


def document(index: StoredIndex, path: str) -> Document:
    return index.document(next(info.id for info in index.documents.values() if info.path == path))


def table(document: Document, caption: str) -> Table:
    (found,) = [one for one in document.tables if one.caption.startswith(caption)]
    return found


def rows_as_passages(index: StoredIndex, document: Document, number: int) -> dict[int, str]:
    own = [p for p in index.passages if p.document_id == document.info.id and p.table == number and p.row is not None]
    texts: dict[int, str] = {}
    for passage in own:
        assert passage.row is not None
        texts[passage.row] = texts.get(passage.row, "") + passage.text
    return texts


class TestWhatIsIndexed:
    def test_every_file_is_read_and_none_is_skipped(self, shipped: Shipped) -> None:
        assert shipped.report.skipped == ()
        expected = [path.relative_to(CORPUS).as_posix() for path in corpus_files(CORPUS)]
        assert list(shipped.report.added) == expected
        assert shipped.report.documents == len(expected) >= 23
        assert {state.state for state in shipped.assistant.library()} == {"read"}

    def test_every_passage_is_the_text_of_its_document(self, shipped: Shipped) -> None:
        assert shipped.assistant.verify() == ()

    def test_no_template_and_no_readme_is_indexed(self, index: StoredIndex) -> None:
        assert (CORPUS / "interviews/_templat-wawancara.md").is_file()
        names = [Path(info.path).name for info in index.documents.values()]
        assert not [name for name in names if name.startswith(("_", ".")) or name.upper().startswith("README")]
        assert all("Templat catatan wawancara" not in passage.text for passage in index.passages)

    def test_word_and_spreadsheet_files_are_among_them(self, index: StoredIndex) -> None:
        briefing, register = document(index, "mou/briefing-en.docx"), document(index, "mou/register-mitra.xlsx")
        assert briefing.info.language == "en"
        assert briefing.tables
        assert [page.label for page in register.pages]
        assert register.info.pages == len(register.pages) >= 1
        for one in (briefing, register):
            assert any(passage.document_id == one.info.id and passage.row for passage in index.passages)

    def test_every_document_says_what_it_is(self, index: StoredIndex) -> None:
        for info in index.documents.values():
            assert info.title
            assert info.kind == {"thesis": "thesis", "mou": "mou", "interviews": "interview"}[info.path.split("/")[0]]
            assert info.access == "public"
            assert info.language in ("id", "en")
            assert info.sources, info.path

    def test_no_passage_is_longer_than_the_model_reads(self, shipped: Shipped, index: StoredIndex) -> None:
        model = shipped.assistant.model()
        assert max(model.count_tokens([passage.indexed_text for passage in index.passages])) <= model.max_tokens
        assert max(model.count_tokens([passage.text for passage in index.passages])) <= shipped.settings.passage_tokens

    def test_a_second_build_changes_nothing(self, shipped: Shipped) -> None:
        again = shipped.assistant.build()
        assert (again.generation, again.embedded_passages) == (shipped.report.generation, 0)


class TestThesis:
    def test_table_1_1_has_its_fifteen_rows_in_the_pdf(self, index: StoredIndex, thesis: Document) -> None:
        found = table(thesis, "Tabel 1.1")
        assert len(found.rows) == 15
        assert [row.cells[0] for row in found.rows] == [str(number) for number in range(1, 16)]
        texts = rows_as_passages(index, thesis, thesis.tables.index(found))
        assert sorted(texts) == list(range(1, 16))
        assert all(text.startswith(found.caption) for text in texts.values())
        assert "Kawasaki" in texts[12]

    def test_table_1_2_has_its_five_rows_in_the_pdf(self, index: StoredIndex, thesis: Document) -> None:
        found = table(thesis, "Tabel 1.2")
        assert len(found.rows) == 5
        texts = rows_as_passages(index, thesis, thesis.tables.index(found))
        assert sorted(texts) == [1, 2, 3, 4, 5]
        for name in ("Namur", "Hamamatsu", "Kawasaki", "Braunschweig", "Cuenca"):
            assert sum(name in text for text in texts.values()) == 1
        row = next(text for text in texts.values() if "Kawasaki" in text)
        assert all(word in row for word in ("2017–2020", "komunikasi", "COVID-19"))
        assert all(f"{column}: " in row for column in found.columns)

    def test_every_page_is_read_and_carries_its_printed_number(self, thesis: Document) -> None:
        assert [page.number for page in thesis.pages] == list(range(1, len(thesis.pages) + 1))
        assert [page.label for page in thesis.pages][:3] == ["i", "1", "2"]
        assert all(thesis.text[page.start : page.end].strip() for page in thesis.pages)

    def test_it_says_on_its_first_page_that_it_is_a_digest_without_chapter_four(self, thesis: Document) -> None:
        first = " ".join(thesis.text[thesis.pages[0].start : thesis.pages[0].end].split())
        assert "ikhtisar" in first.lower()
        assert "Bab IV" in first
        assert "tidak tersedia" in first

    def test_a_passage_stands_on_the_page_that_shows_it(self, index: StoredIndex, thesis: Document) -> None:
        from pypdf import PdfReader

        shown = ["".join((page.extract_text() or "").split()) for page in PdfReader(CORPUS / THESIS).pages]
        own = [p for p in index.passages if p.document_id == thesis.info.id and p.row is None]
        assert len(own) > 60
        for passage in own:
            assert passage.first_page is not None
            first = "".join(passage.text.split()[:5])
            assert first in shown[passage.first_page - 1], passage.text

    def test_every_sentence_is_cited_on_the_page_that_it_begins_on(self, index: StoredIndex, thesis: Document) -> None:
        own = [p for p in index.passages if p.document_id == thesis.info.id and p.page_turns]
        assert own
        for passage in own:
            for start, end in sentence_spans(passage.text):
                cited = cite(1, thesis.info, passage, passage.start + start, passage.start + end, 0.0)
                page = thesis.pages[cited.passage.first_page - 1]
                assert page.start <= cited.start < page.end

    def test_its_sections_are_found_in_the_paths_of_passages(self, index: StoredIndex, thesis: Document) -> None:
        paths = {heading for p in index.passages if p.document_id == thesis.info.id for heading in p.headings}
        for section in ("1.1", "1.2", "2.1", "3.1", "5.1", "5.2"):
            assert any(heading.startswith(section + " ") for heading in paths), section
        assert not any(heading.startswith("4.") for heading in paths)

    def test_every_sentence_of_its_source_is_in_the_pdf(self, thesis: Document) -> None:
        written = (PROJECT / "sources/thesis-digest.md").read_text(encoding="utf-8")
        text = "".join(thesis.text.split())
        sentences = [
            line
            for line in re.sub(r"[*_]", "", written).splitlines()
            if line and not line.startswith(("#", "|", "Tabel")) and not re.match(r"\d+\. ", line)
        ]
        assert len(sentences) > 100
        missing = [line for line in sentences if "".join(line.split()) not in text]
        assert missing == []


class TestSheets:
    @pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
    def test_every_source_that_a_sheet_names_stands_in_its_list(self, path: Path) -> None:
        sheet = read_document(path, corpus=CORPUS)
        listed = {source.id for source in sheet.info.sources}
        named = set(SOURCE.findall(sheet.text))
        assert named, "a sheet without any source"
        assert named <= listed
        assert {one for one in listed if SOURCE.fullmatch(one)} <= named
        assert all(source.text for source in sheet.info.sources)

    @pytest.mark.parametrize("name", ["register-mitra.xlsx", "briefing-en.docx"])
    def test_every_source_that_an_office_file_names_stands_in_its_list(self, name: str) -> None:
        found = read_document(CORPUS / "mou" / name, corpus=CORPUS)
        assert set(SOURCE.findall(found.text)) <= {source.id for source in found.info.sources}

    def test_each_partner_of_table_1_1_is_named_by_some_sheet(self, index: StoredIndex, thesis: Document) -> None:
        partners = {partner for info in index.documents.values() for partner in info.partners}
        assert {"Kawasaki", "Hamamatsu", "Namur", "Braunschweig", "Cuenca", "Suwon", "Fort Worth"} <= partners


class TestAnswers:
    def test_the_kawasaki_question_is_answered_with_its_obstacles_and_a_citation(self, shipped: Shipped) -> None:
        answer = shipped.assistant.ask("Mengapa kerja sama dengan Kawasaki tersendat?")
        assert answer.status in ("answered", "partial")
        assert any("Kawasaki" in f"{one.document.title} {one.quote}" for one in answer.citations)
        said = answer.text.lower()
        assert "dana" in said
        assert "komunikasi" in said
        assert "pandemi" in said

    @pytest.mark.parametrize(
        "question",
        [
            "Berapa harga tiket pesawat ke Tokyo besok?",
            "Apa ibu kota Prancis?",
            "Siapa pemenang Piala Dunia 2022?",
            "How do I bake bread?",
        ],
    )
    def test_a_question_that_no_document_answers_is_refused(self, shipped: Shipped, question: str) -> None:
        answer = shipped.assistant.ask(question)
        assert (answer.status, answer.citations) == ("not_found", ())
        assert answer.nearest

    @pytest.mark.parametrize(
        ("question", "word"),
        [
            ("Mengapa kerja sama dengan Kawasaki tersendat?", "Kawasaki"),
            ("Why did the cooperation with Kawasaki stall?", "Kawasaki"),
            ("Dasar hukum kerja sama luar negeri daerah", "23 Tahun 2014"),
            ("Kapan kerja sama dengan Braunschweig dimulai?", "Braunschweig"),
        ],
    )
    def test_a_search_finds_what_it_is_about_first(self, shipped: Shipped, question: str, word: str) -> None:
        hits = shipped.assistant.search(question, limit=3)
        assert word in hits[0].passage.indexed_text + hits[0].document.title

    def test_the_page_of_a_citation_has_a_picture(self, shipped: Shipped, thesis: Document) -> None:
        picture = shipped.assistant.page_picture(thesis.info.id, 1, ["Meitia Amanda"])
        assert picture.startswith(b"\x89PNG")

    def test_suggested_questions_name_partners(self, shipped: Shipped) -> None:
        assert len(shipped.assistant.suggestions()) >= 3


class TestSources:
    """The files that scripts make are what those scripts make now."""

    def test_the_thesis_pdf_is_what_its_script_makes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.syspath_prepend(str(PROJECT / "sources"))
        script = importlib.import_module("make_thesis_pdf")
        target = tmp_path / "corpus/thesis/ikhtisar-tesis.pdf"
        monkeypatch.setattr(script, "TARGET", target)
        monkeypatch.setattr(script, "PROJECT", tmp_path)
        script.main()
        assert target.read_bytes() == (CORPUS / THESIS).read_bytes()

    @pytest.mark.parametrize("name", ["register-mitra.xlsx", "briefing-en.docx"])
    def test_the_office_files_are_what_their_script_makes(
        self, maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.setattr(maker, "FOLDER", tmp_path / "mou")
        maker.main()
        assert (tmp_path / "mou" / name).read_bytes() == (CORPUS / "mou" / name).read_bytes()


class TestSharedMaterial:
    """Raw material beside the project, which is not ours to ship; skipped where it is not there."""

    def test_the_raw_thesis_alone_finds_the_kawasaki_block_of_table_1_2(
        self, shared: Path, shipped: Shipped, tmp_path: Path
    ) -> None:
        (tmp_path / "corpus").mkdir()
        shutil.copy(shared / "thesis/thesis-ocr.txt", tmp_path / "corpus/thesis-ocr.txt")
        own = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index", state=tmp_path / "state")
        alone = Assistant(own, embedder=shipped.assistant.model)
        assert alone.build().skipped == ()
        hits = alone.search("Mengapa kerja sama dengan Kawasaki tersendat?", limit=3)
        blocks = [hit.passage for hit in hits if any("Tabel 1.2" in heading for heading in hit.passage.headings)]
        assert any("Kawasaki" in passage.text for passage in blocks)

    def test_the_development_questions_run_through_evaluate(self, shared: Path, shipped: Shipped) -> None:
        cases = read_cases(shared / "eval/dev.jsonl")
        outcomes = evaluate(cases, lambda question, history: shipped.assistant.ask(question, history=history))
        result = summary(outcomes)
        assert result["questions"] == len(cases) == len({outcome.case.id for outcome in outcomes})
        assert 0 < result["passed"] <= len(cases)
        assert json.loads(json.dumps(result)) == result
