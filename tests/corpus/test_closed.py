"""Which documents are closed: what lies there now, and what lay there before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.application.assistant import Assistant
from assistant.core.errors import BuildCancelled, QuestionError, Words
from assistant.core.settings import Settings
from assistant.core.types import BuildReport, DocumentInfo, Progress, Revision
from assistant.corpus.closed import Closed, Version, closed_by
from assistant.corpus.confidential import FILE, Confidential
from assistant.reading import files
from tests.fakes import KAWASAKI, FakeEmbedder, FakeReader

FILED = "mou/kawasaki.md"
QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
CLOSED_TEXT = KAWASAKI.replace("country:", "access: confidential\ncountry:")


def info(path: str, identity: str) -> DocumentInfo:
    return DocumentInfo(identity, path, "", "", "", "id")


def closes(now: list[Version], before: list[Version], path: str, identity: str) -> bool:
    return closed_by(now, before).has(info(path, identity))


class TestDecision:
    def test_nothing_is_closed_where_nothing_is_confidential(self) -> None:
        assert not closed_by([Version("a", "1")], [Version("a", "1"), Version("b", "2")])

    def test_a_confidential_file_is_known_by_its_path_and_by_its_content(self) -> None:
        now = [Version("a", "2", closed=True)]
        assert closes(now, [], "a", "1")
        assert closes(now, [], "b", "2")
        assert not closes(now, [], "b", "3")

    def test_one_that_was_renamed_is_known_by_what_it_was(self) -> None:
        before = [Version("a", "1"), Version("a", "2"), Version("b", "2")]
        now = [Version("b", "3", closed=True)]
        assert closes(now, before, "a", "1")
        assert not closes(now, before, "c", "9")

    def test_one_that_was_renamed_and_given_a_head_at_once_is_known_by_its_text(self) -> None:
        now = [Version("b", "2", "text", closed=True)]
        assert closes(now, [Version("a", "1", "text")], "a", "1")

    def test_one_that_is_gone_stays_closed_until_its_content_lies_openly_somewhere(self) -> None:
        before = [Version("a", "1"), Version("a", "2", "text", closed=True)]
        assert closes([], before, "a", "1")
        assert not closes([Version("b", "3", "text")], before, "a", "1")
        assert not closes([Version("a", "3")], before, "a", "1")

    def test_one_that_was_open_and_is_gone_is_not_closed(self) -> None:
        assert not closes([Version("b", "2", closed=True)], [Version("a", "1")], "a", "1")

    def test_what_lies_openly_is_not_closed_by_history(self) -> None:
        before = [Version("a", "1"), Version("b", "1"), Version("a", "2")]
        now = [Version("a", "2", closed=True), Version("b", "1")]
        assert not closes(now, before, "b", "1")
        assert closes(now, before, "a", "1")

    def test_an_open_copy_of_a_confidential_file_is_closed_too(self) -> None:
        assert closes([Version("a", "1", closed=True), Version("b", "1")], [], "b", "1")
        assert closes([Version("a", "2", "text", closed=True), Version("b", "1", "text")], [], "b", "1")

    def test_reports_are_told_without_what_changed_in_closed_documents(self) -> None:
        kept = Revision("c", documents=("8", "9"))
        hidden = (Revision("a"), Revision("d", renamed_from="a"), Revision("e", documents=("1", "2")))
        report = BuildReport(1, 1, "g", 0.0, revisions=(*hidden, kept))
        assert Closed(frozenset("a"), frozenset("1")).without(report) == replace(report, revisions=(kept,))


def write(settings: Settings, text: str, path: str = FILED) -> None:
    (settings.corpus / path).write_text(text, encoding="utf-8")


def paths(assistant: Assistant) -> set[str]:
    return {one.path for one in assistant.documents()}


class TestAtOnce:
    def test_it_is_closed_and_opened_with_its_description_without_a_build(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        before = assistant.ask(QUESTION)
        assert {one.document.path for one in before.citations} == {FILED}
        whole = assistant.status()
        write(settings, CLOSED_TEXT)
        assert assistant.closed().quoted_by(before)
        assert assistant.ask(QUESTION).status == "not_found"
        assert FILED not in paths(assistant)
        closed = assistant.status()
        assert (closed.generation, closed.documents) == (whole.generation, whole.documents - 1)
        assert closed.passages < whole.passages
        assert closed.edition != whole.edition
        with pytest.raises(QuestionError):
            assistant.passage(before.citations[0].passage.id)
        with pytest.raises(QuestionError):
            assistant.document(before.citations[0].document.id)
        write(settings, KAWASAKI)
        assert not assistant.closed()
        assert assistant.status() == whole
        assert replace(assistant.ask(QUESTION), elapsed_ms=0) == replace(before, elapsed_ms=0)

    def test_a_file_beside_it_closes_too_and_its_original_says_so(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        (document,) = [one for one in assistant.documents() if one.path == "thesis/bab-1.txt"]
        write(settings, "access: confidential\n", "thesis/bab-1.txt.yaml")
        assert assistant.closed() == Closed(frozenset({document.path}), assistant.closed().ids)
        with pytest.raises(QuestionError, match="confidential"):
            assistant.original(document.id)
        (state,) = [one for one in assistant.library() if one.path == document.path]
        assert (state.state, state.info, state.passages) == ("changed", None, 0)

    def test_a_copy_that_was_forgotten_is_closed_and_listed_as_confidential(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        write(settings, KAWASAKI, "mou/salinan.md")
        assistant.build()
        write(settings, "access: confidential\n", f"{FILED}.yaml")
        assistant.build()
        assert {FILED, "mou/salinan.md"}.isdisjoint(paths(assistant))
        assert assistant.ask(QUESTION).status == "not_found"
        states = {one.path: one for one in assistant.library()}
        assert (states["mou/salinan.md"].state, states["mou/salinan.md"].info) == ("confidential", None)

    def test_the_words_of_the_closed_document_are_gone_from_the_words_that_are_known(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        write(settings, CLOSED_TEXT)
        index = assistant._opened()
        assert "tersendat" not in index.lexical.vocabulary
        assert index.dense.size == len(index.passages) == assistant.status().passages

    def test_all_documents_may_be_closed(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        for one in assistant.documents():
            write(settings, "access: confidential\n", f"{one.path}.yaml")
        assert assistant.documents() == ()
        assert assistant.search(QUESTION) == ()
        assert assistant.ask(QUESTION).status == "not_found"
        assert assistant.findings(QUESTION).page == ()
        assert assistant.suggestions() == ()
        assert not assistant.partners().partners

    def test_a_build_that_was_stopped_leaves_nothing_open(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        write(settings, CLOSED_TEXT)

        def stop(progress: Progress) -> None:
            raise BuildCancelled(Words("Dihentikan.", "Stopped."), Words("", ""))

        with pytest.raises(BuildCancelled):
            assistant.build(on_progress=stop)
        assert FILED not in paths(assistant)
        assert assistant.ask(QUESTION).status == "not_found"

    def test_a_file_that_cannot_be_opened_might_be_confidential(
        self, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assistant.build()
        (settings.corpus / FILED).write_text(KAWASAKI + "\n", encoding="utf-8")

        def refuse(path: str, flags: int) -> int:
            raise PermissionError(13, "no")

        monkeypatch.setattr("assistant.reading.files._without_waiting", refuse)
        assert FILED in assistant.closed().paths


REGISTER = """\
# Daftar mitra

Tabel: Daftar mitra luar negeri
| Mitra | Bidang |
|---|---|
| Namur | seni dan budaya |
| Kawasaki | lingkungan hidup |
"""


class TestMentioned:
    """What an answer tells of a document without quoting it."""

    def test_a_suggestion_names_the_document_whose_table_answers_it(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        write(settings, REGISTER, "mou/daftar.md")
        assistant.build()
        answer = assistant.ask("Berapa anggaran perjalanan dinas ke Namur?")
        assert answer.status == "not_found"
        assert answer.suggestions
        assert "mou/daftar.md" in {document.path for document in answer.mentioned}
        only = replace(answer, nearest=())
        assert not assistant.closed().quoted_by(only)
        write(settings, "access: confidential\n", "mou/daftar.md.yaml")
        assert assistant.closed().quoted_by(only)


class TestAcrossBuilds:
    def test_deleting_a_confidential_file_does_not_open_what_was_quoted_of_it(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        answer = assistant.ask(QUESTION)
        write(settings, CLOSED_TEXT)
        assistant.build()
        (settings.corpus / FILED).unlink()
        assert assistant.closed().quoted_by(answer)
        assistant.build()
        assert assistant.closed().quoted_by(answer)
        again = Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)
        assert again.closed().quoted_by(answer)
        write(settings, KAWASAKI, "mou/lain.md")
        assert not again.closed().quoted_by(answer)

    def test_one_that_was_seen_confidential_stays_closed_also_without_a_build(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        answer = assistant.ask(QUESTION)
        write(settings, CLOSED_TEXT)
        assert assistant.closed().quoted_by(answer)
        (settings.corpus / FILED).unlink()
        again = Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)
        assert again.closed().quoted_by(answer)
        assert FILED not in paths(again)

    def test_one_that_was_opened_again_before_it_was_deleted_stays_readable(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        answer = assistant.ask(QUESTION)
        for text in (CLOSED_TEXT, KAWASAKI):
            write(settings, text)
            assistant.closed()
        (settings.corpus / FILED).unlink()
        assert not assistant.closed().quoted_by(answer)

    def test_a_state_folder_that_cannot_be_written_fails_nothing(
        self, assistant: Assistant, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings.state.write_text("a file", encoding="utf-8")
        assistant.build()
        write(settings, CLOSED_TEXT)
        assert FILED in assistant.closed().paths
        assert "not remembered" in caplog.text

    def test_one_that_was_open_when_it_was_deleted_stays_readable(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        answer = assistant.ask(QUESTION)
        (settings.corpus / FILED).unlink()
        assistant.build()
        assert not assistant.closed().quoted_by(answer)

    @pytest.mark.parametrize("built", [False, True])
    def test_renaming_and_describing_in_one_step_hides_nothing_from_us(
        self, built: bool, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        answer = assistant.ask(QUESTION)
        (settings.corpus / FILED).unlink()
        write(settings, CLOSED_TEXT, "mou/nama-lain.md")
        if built:
            assistant.build()
        assert assistant.closed().quoted_by(answer)
        assert assistant.ask(QUESTION).status == "not_found"
        write(settings, KAWASAKI, "mou/nama-lain.md")
        assert not assistant.closed().quoted_by(answer)

    def test_an_index_built_before_anything_was_remembered_is_enough_for_what_lies_there(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        answer = assistant.ask(QUESTION)
        (settings.state / FILE).unlink()
        write(settings, CLOSED_TEXT)
        assert assistant.closed().quoted_by(answer)

    def test_a_damaged_memory_is_told_in_the_log_and_closes_what_lies_there(
        self, assistant: Assistant, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        assistant.build()
        (settings.state / FILE).write_text("{", encoding="utf-8")
        write(settings, CLOSED_TEXT)
        assert FILED in assistant.closed().paths
        assert FILE in caplog.text


class TestCost:
    def test_a_file_that_did_not_change_is_not_read_again(
        self, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assistant.build()
        write(settings, CLOSED_TEXT)
        confidential = Confidential(settings)
        first = confidential.now(None)
        read: list[Path] = []
        opened = files._without_waiting

        def counted(path: str, flags: int) -> int:
            read.append(Path(path))
            return opened(path, flags)

        monkeypatch.setattr(files, "_without_waiting", counted)
        assert confidential.now(None) is first
        assert read == []
        write(settings, KAWASAKI)
        assert not confidential.now(None)
        assert {path.name for path in read if path.suffix == ".md"} == {"kawasaki.md"}

    def test_the_index_without_closed_documents_is_made_once(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        write(settings, CLOSED_TEXT)
        assert assistant._opened() is assistant._opened()
