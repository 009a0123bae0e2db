"""The index on disk: what is written is what is read, and damage is told in two sentences, never as a traceback."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.application.assistant import Assistant
from assistant.application.build import build_index
from assistant.core.errors import (
    IndexDamaged,
    IndexIncompatible,
    IndexMissing,
    IndexUnavailable,
    QuestionError,
    SettingsError,
)
from assistant.core.settings import Settings
from assistant.corpus.folder import read_file
from assistant.indexing.generations import FORMAT, current_generation, read_manifest
from assistant.indexing.store import open_index
from tests.fakes import DOCUMENTS, FakeEmbedder, write_corpus


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("good")
    settings = Settings(corpus=write_corpus(folder / "corpus"), index=folder / "index", state=folder / "state")
    build_index(settings, FakeEmbedder)
    return settings


@pytest.fixture
def copy(good: Settings, tmp_path: Path) -> Settings:
    shutil.copytree(good.index, tmp_path / "index")
    return replace(good, index=tmp_path / "index")


def files(settings: Settings) -> list[Path]:
    folder = settings.index / current_generation(settings.index)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def rewrite_manifest(settings: Settings, old: str, new: str) -> None:
    folder = settings.index / current_generation(settings.index)
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    assert old in text
    data = text.replace(old, new).encode()
    (folder / "manifest.json").write_bytes(data)
    (folder / "manifest.sha256").write_text(hashlib.sha256(data).hexdigest())


def assert_damaged(settings: Settings, what: str) -> None:
    with pytest.raises(IndexDamaged) as caught:
        open_index(settings.index)
    assert caught.value.message.id != caught.value.message.en, what
    assert "python -m assistant build" in caught.value.hint.en, what


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can grow beyond this many bytes, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_the_index_stays(good: Settings, tmp_path: Path) -> None:
    settings = replace(good, corpus=shutil.copytree(good.corpus, tmp_path / "corpus"), index=tmp_path / "index")
    shutil.copytree(good.index, settings.index)
    (settings.corpus / "baru.md").write_text("# Baru\n\nKerja sama dengan Suwon dimulai pada tahun 1997.\n")
    before = current_generation(settings.index)
    sizes = sorted({path.stat().st_size for path in files(settings)})
    assert len(sizes) > 5
    for size in sizes:
        with room_for(size - 1), pytest.raises(SettingsError) as caught:
            build_index(settings, FakeEmbedder)
        assert "tidak dapat ditulis" in caught.value.message.id
        assert "free space" in caught.value.hint.en
        assert current_generation(settings.index) == before
        assert open_index(settings.index).passages
        assert not list(settings.index.glob("tmp-*"))
    assert build_index(settings, FakeEmbedder).added == ("baru.md",)


def test_documents_come_back_as_they_were_read(good: Settings) -> None:
    stored = open_index(good.index)
    assert sorted(info.path for info in stored.documents.values()) == list(DOCUMENTS)
    for info in stored.documents.values():
        document = read_file(good, good.corpus / info.path)
        assert stored.document(info.id) == document
        assert info == document.info


def test_passages_come_back_with_the_vectors_that_were_made_of_them(good: Settings) -> None:
    stored, embedder = open_index(good.index), FakeEmbedder()
    rows = range(len(stored.passages))
    expected = embedder.embed_passages([passage.indexed_text for passage in stored.passages])
    assert stored.dense.vectors(list(rows)) == pytest.approx(expected, abs=1e-6)
    for passage in stored.passages:
        assert stored.passage(passage.id) is passage
        assert stored.document(passage.document_id).text[passage.start : passage.end] == passage.text


def test_the_manifest_names_every_document_with_its_size_and_passages(good: Settings) -> None:
    manifest = read_manifest(good.index)
    assert {entry.path: entry.size for entry in manifest.entries} == {
        path: (good.corpus / path).stat().st_size for path in DOCUMENTS
    }
    assert (
        sum(entry.passages for entry in manifest.entries) == manifest.passages == len(open_index(good.index).passages)
    )
    assert (manifest.recipe.model, manifest.recipe.format) == ("fake/words", FORMAT)


def test_an_identity_that_the_index_does_not_hold_is_told(good: Settings) -> None:
    stored = open_index(good.index)
    for ask in (stored.document, stored.passage):
        with pytest.raises(QuestionError):
            ask("nothing")


def test_a_folder_without_an_index_says_how_to_build_one(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(IndexMissing) as caught:
            open_index(folder)
        assert "python -m assistant build" in caught.value.hint.id


def test_a_missing_file_is_a_damaged_index(copy: Settings) -> None:
    for path in files(copy):
        data = path.read_bytes()
        path.unlink()
        assert_damaged(copy, path.name)
        path.write_bytes(data)
    assert open_index(copy.index).passages


def test_a_truncated_file_is_a_damaged_index(copy: Settings) -> None:
    for path in files(copy):
        data = path.read_bytes()
        for length in {0, 1, len(data) // 2, len(data) - 1} - {len(data)}:
            path.write_bytes(data[:length])
            assert_damaged(copy, f"{path.name} cut to {length}")
        path.write_bytes(data)
    assert open_index(copy.index).passages


def test_a_flipped_byte_anywhere_is_a_damaged_index(copy: Settings) -> None:
    chance = random.Random(3)
    for path in files(copy):
        data = path.read_bytes()
        for place in {
            0,
            len(data) - 1,
            *(chance.randrange(len(data)) for _ in range(25 if "manifest" in path.name else 6)),
        }:
            broken = bytearray(data)
            broken[place] ^= 1 << chance.randrange(8)
            path.write_bytes(broken)
            assert_damaged(copy, f"{path.name} at {place}")
        path.write_bytes(data)
    assert open_index(copy.index).passages


@pytest.mark.parametrize(
    "pointer",
    [b"", b"g-", b"elsewhere", b"../g-1", b"g-../../etc", b"g-\x00", b"\xff\xfe", b"g-19990101T000000-abcdef"],
)
def test_a_broken_pointer_is_never_followed(copy: Settings, pointer: bytes) -> None:
    (copy.index / "CURRENT").write_bytes(pointer)
    with pytest.raises(IndexUnavailable) as caught:
        open_index(copy.index)
    assert isinstance(caught.value, (IndexDamaged, IndexMissing))
    assert Assistant(copy, embedder=FakeEmbedder).status().state in ("damaged", "missing")


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sha256", "store.sqlite", "vectors.faiss", "CURRENT"])
def test_the_next_build_repairs_a_damaged_index(copy: Settings, name: str) -> None:
    folder = copy.index if name == "CURRENT" else copy.index / current_generation(copy.index)
    (folder / name).write_bytes(b"damage")
    assistant = Assistant(copy, embedder=FakeEmbedder)
    with pytest.raises(IndexDamaged):
        assistant.search("Kawasaki")
    report = assistant.build()
    assert report.documents == len(DOCUMENTS)
    assert assistant.search("Kawasaki tersendat")[0].document.path == "mou/kawasaki.md"
    assert [path.name for path in copy.index.iterdir() if path.is_dir()] == [report.generation]


def test_an_index_of_another_version_is_incompatible_and_not_damaged(copy: Settings) -> None:
    rewrite_manifest(copy, f'"format": {FORMAT}', '"format": 99')
    with pytest.raises(IndexIncompatible) as caught:
        open_index(copy.index)
    assert "version" in caught.value.message.en
    folder = copy.index / current_generation(copy.index)
    (folder / "manifest.json").write_text(json.dumps({"recipe": {"format": 99}, "strange": True}))
    (folder / "manifest.sha256").unlink()
    with pytest.raises(IndexIncompatible):
        open_index(copy.index)
    assert Assistant(copy, embedder=FakeEmbedder).status().state == "incompatible"
    assert build_index(copy, FakeEmbedder).documents == len(DOCUMENTS)
    assert open_index(copy.index).passages


def test_an_index_made_with_another_model_is_incompatible(copy: Settings) -> None:
    other = Assistant(copy, embedder=lambda: FakeEmbedder("fake/other"))
    for ask in (other.search, other.ask):
        with pytest.raises(IndexIncompatible) as caught:
            ask("Kawasaki")
        assert "fake/words" in caught.value.message.en
        assert "fake/other" in caught.value.message.en


def test_an_index_made_for_another_model_setting_is_told_before_any_model_is_opened(copy: Settings) -> None:
    def never() -> FakeEmbedder:
        raise AssertionError("the model was opened")

    status = Assistant(replace(copy, embedding_model="somebody/model"), embedder=never).status()
    assert status.state == "incompatible"
    assert status.problem is not None
    assert "somebody/model" in status.problem.en


def test_the_manifest_of_another_generation_is_not_taken_for_this_one(copy: Settings) -> None:
    name = current_generation(copy.index)
    (copy.index / name).rename(copy.index / "g-20000101T000000-aaaaaa")
    (copy.index / "CURRENT").write_text("g-20000101T000000-aaaaaa")
    assert_damaged(copy, "renamed generation")


def test_what_the_documents_disagree_about_comes_back_with_its_quotes(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "mou").mkdir(parents=True)
    for name, year in (("satu", 2016), ("dua", 2018)):
        table = f"| Mitra | Tahun |\n|---|---|\n| Kota Melati | {year} |\n| Kota Kenanga | 2001 |\n"
        (corpus / "mou" / f"{name}.md").write_text(f"# Daftar {name}\n\n{table}", encoding="utf-8")
    settings = Settings(corpus=corpus, index=tmp_path / "index", state=tmp_path / "state")
    build_index(settings, FakeEmbedder)
    stored = open_index(settings.index)
    (conflict,) = stored.conflicts
    assert (conflict.subject, conflict.attribute) == ("Kota Melati", "start")
    assert {side.value for side in conflict.values} == {"2016", "2018"}
    for side in conflict.values:
        cited = side.citation
        assert stored.document(cited.document.id).text[cited.start : cited.end] == cited.quote
        assert stored.passage(cited.passage.id) == cited.passage
