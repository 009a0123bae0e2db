"""How the files of the corpus stand against the index."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from assistant.application.assistant import Assistant
from assistant.core.errors import DocumentError, QuestionError
from assistant.core.settings import Settings
from assistant.corpus.states import Fingerprints
from assistant.reading import fingerprint
from tests.fakes import DOCUMENTS, FakeEmbedder, FakeReader


def states(assistant: Assistant) -> dict[str, str]:
    return {state.path: state.state for state in assistant.library()}


def test_without_an_index_every_file_is_new(assistant: Assistant) -> None:
    assert states(assistant) == dict.fromkeys(DOCUMENTS, "new")


def test_after_a_build_every_file_is_read_with_its_info_and_passages(assistant: Assistant) -> None:
    report = assistant.build()
    library = assistant.library()
    assert states(assistant) == dict.fromkeys(DOCUMENTS, "read")
    assert sum(state.passages for state in library) == report.passages
    assert all(state.info is not None and state.info.path == state.path for state in library)


def test_every_way_a_file_can_differ_is_told_apart(assistant: Assistant, settings: Settings) -> None:
    (settings.corpus / "mou/rusak.pdf").write_bytes(b"no pdf")
    (settings.corpus / "mou/aneh.md").write_text("---\ntitle: [a\n---\n# Aneh\n\nTetap terbaca.\n")
    assistant.build()
    (settings.corpus / "mou/baru.md").write_text("# Baru\n\nBelum diindeks.\n")
    (settings.corpus / "mou/namur.md").unlink()
    (settings.corpus / "mou/kawasaki.md").write_text("# Kawasaki\n\nDiubah.\n")
    assert states(assistant) == {
        "mou/aneh.md": "confidential",
        "mou/baru.md": "new",
        "mou/briefing.md": "read",
        "mou/kawasaki.md": "changed",
        "mou/namur.md": "removed",
        "mou/rusak.pdf": "unread",
        "thesis/bab-1.txt": "read",
    }
    problems = {state.path: state.problems for state in assistant.library()}
    assert problems["mou/rusak.pdf"][0].hint.en
    assert problems["mou/aneh.md"][0].reason.id


def test_a_changed_description_is_a_changed_document(assistant: Assistant, settings: Settings) -> None:
    assistant.build()
    (settings.corpus / "thesis/bab-1.txt.yaml").write_text("title: Baru\n")
    assert states(assistant)["thesis/bab-1.txt"] == "changed"


def test_a_damaged_index_does_not_hide_the_files(assistant: Assistant, settings: Settings) -> None:
    report = assistant.build()
    (settings.index / report.generation / "store.sqlite").write_bytes(b"damage")
    fresh = Assistant(settings, embedder=FakeEmbedder)
    assert states(fresh) == dict.fromkeys(DOCUMENTS, "new")


def test_the_file_of_a_document_is_found_until_it_is_gone(assistant: Assistant, settings: Settings) -> None:
    assistant.build()
    info = next(state.info for state in assistant.library() if state.path == "mou/namur.md")
    assert info is not None
    assert assistant.original(info.id) == settings.corpus / "mou/namur.md"
    assert assistant.document(info.id).info == info
    with pytest.raises(DocumentError):
        assistant.page_picture(info.id, 1)
    (settings.corpus / "mou/namur.md").unlink()
    with pytest.raises(QuestionError):
        assistant.original(info.id)
    with pytest.raises(QuestionError):
        assistant.document("nothing")


def test_a_fingerprint_is_computed_again_only_when_the_file_may_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, computed = tmp_path / "a.md", []
    path.write_text("satu")

    def counted(file: Path, max_bytes: int) -> str:
        computed.append(file)
        return fingerprint(file, 10**6)

    monkeypatch.setattr("assistant.corpus.states.fingerprint", counted)
    fingerprints = Fingerprints(10**6)
    first = fingerprints.of(path)
    assert fingerprints.of(path) == first == fingerprint(path, 10**6)
    assert len(computed) == 1
    before = path.stat()
    path.write_text("dua!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert fingerprints.of(path) == fingerprint(path, 10**6) != first
    path.unlink()
    with pytest.raises(DocumentError):
        fingerprints.of(path)


def test_verify_names_a_passage_whose_document_says_something_else(assistant: Assistant, settings: Settings) -> None:
    assistant.build()
    assert assistant.verify() == ()
    seen: list[str] = []
    path = settings.corpus / "mou/namur.md"
    path.write_text(path.read_text(encoding="utf-8").replace("ditandatangani", "dibatalkan"), encoding="utf-8")
    (settings.corpus / "thesis/bab-1.txt").unlink()
    found = assistant.verify(lambda progress: seen.append(progress.detail))
    assert {mismatch.path for mismatch in found} == {"mou/namur.md", "thesis/bab-1.txt"}
    assert all(mismatch.reason.id and assistant.passage(mismatch.passage_id) for mismatch in found)
    assert sorted(seen) == list(DOCUMENTS)


def test_what_is_only_read_does_not_wait_for_a_model_that_is_being_opened(
    assistant: Assistant, settings: Settings
) -> None:
    assistant.build()
    begun, go_on = Event(), Event()

    def slow() -> FakeEmbedder:
        begun.set()
        assert go_on.wait(60)
        return FakeEmbedder()

    cold = Assistant(settings, embedder=slow, reader=FakeReader)
    with ThreadPoolExecutor(2) as pool:
        warming = pool.submit(cold.model)
        try:
            assert begun.wait(60)
            read = pool.submit(lambda: (cold.documents(), cold.partners(), cold.findings(""), cold.library()))
            documents, *_ = read.result(timeout=60)
            assert not warming.done()
        finally:
            go_on.set()
    assert len(documents) == len(DOCUMENTS)
