"""Builds: what they cost, what they leave behind, and what interrupts them."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.application.assistant import Assistant
from assistant.application.build import build_index
from assistant.core.errors import (
    BuildCancelled,
    CorpusError,
    IndexBusy,
    IndexIncompatible,
    QuestionError,
    SettingsError,
    Words,
)
from assistant.core.settings import Settings
from assistant.core.types import BuildReport, Document, Progress
from assistant.corpus.folder import corpus_files
from assistant.indexing.generations import build_lock, current_generation
from assistant.indexing.language_bias import sample_texts
from assistant.indexing.store import open_index
from assistant.indexing.vectors import vector_key
from assistant.reading import read_document, sidecar_of
from assistant.reading.sandbox.sandbox import Limits
from tests.fakes import DOCUMENTS, KAWASAKI, PROJECT, FakeEmbedder, FakeReader, write_corpus

MARKER = "penandaunikzebrakuantum"


def edit(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def stored_texts(index: Path) -> str:
    return "\n".join(passage.text for passage in open_index(index).passages)


def paths(report: BuildReport) -> dict[str, tuple[str, ...]]:
    return {name: getattr(report, name) for name in ("added", "changed", "removed", "unchanged")}


def only(**expected: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {"added": (), "changed": (), "removed": (), "unchanged": ()} | expected


def but(*gone: str) -> tuple[str, ...]:
    return tuple(path for path in DOCUMENTS if path not in gone)


class TestFirstBuild:
    def test_it_reads_every_document_and_embeds_every_passage(
        self, assistant: Assistant, settings: Settings, embedder: FakeEmbedder
    ) -> None:
        report = assistant.build()
        assert paths(report) == only(added=DOCUMENTS)
        assert report.documents == len(DOCUMENTS)
        assert report.passages == len(open_index(settings.index).passages) == report.embedded_passages >= 8
        assert report.reused_passages == 0
        assert report.skipped == ()
        assert report.generation == current_generation(settings.index)

    def test_readme_templates_hidden_and_sidecar_files_are_no_documents(self, settings: Settings) -> None:
        (settings.corpus / "mou/namur.md.yaml").write_text("title: Namur\n")
        (settings.corpus / "mou/~$namur.docx").write_text("lock")
        found = [path.relative_to(settings.corpus).as_posix() for path in corpus_files(settings.corpus)]
        assert found == list(DOCUMENTS)

    def test_progress_counts_up_to_its_total_in_every_step(self, assistant: Assistant) -> None:
        seen: list[Progress] = []
        assistant.build(on_progress=seen.append)
        assert list(dict.fromkeys(progress.step for progress in seen)) == ["read", "embed", "write"]
        for step in ("read", "embed", "write"):
            own = [progress for progress in seen if progress.step == step]
            assert [progress.done for progress in own] == sorted(progress.done for progress in own)
            assert own[0].done == 0
            assert own[-1].done == own[-1].total
        assert {progress.detail for progress in seen if progress.step == "read"} >= {"kawasaki.md", "bab-1.txt"}

    def test_an_empty_corpus_gives_an_index_that_finds_nothing(
        self, settings: Settings, embedder: FakeEmbedder
    ) -> None:
        shutil.rmtree(settings.corpus)
        settings.corpus.mkdir()
        assistant = Assistant(settings, embedder=lambda: embedder)
        report = assistant.build()
        assert (report.documents, report.passages) == (0, 0)
        assert assistant.search("Kawasaki") == ()
        assert assistant.ask("Mengapa Kawasaki tersendat?").status == "not_found"
        assert assistant.suggestions() == ()
        assert assistant.verify() == ()

    def test_a_missing_corpus_is_told_with_what_to_do(self, settings: Settings, embedder: FakeEmbedder) -> None:
        with pytest.raises(CorpusError) as caught:
            build_index(replace(settings, corpus=settings.corpus / "nowhere"), lambda: embedder)
        assert "nowhere" in caught.value.message.en
        assert "--corpus" in caught.value.hint.id

    def test_an_index_folder_that_is_a_file_is_told_with_what_to_do(
        self, settings: Settings, embedder: FakeEmbedder
    ) -> None:
        settings.index.write_text("a file")
        with pytest.raises(SettingsError) as caught:
            build_index(settings, lambda: embedder)
        assert "--index" in caught.value.hint.en


class TestUpdate:
    @pytest.fixture(autouse=True)
    def built(self, assistant: Assistant, embedder: FakeEmbedder) -> BuildReport:
        report = assistant.build()
        embedder.embedded.clear()
        return report

    def test_a_build_without_changes_keeps_the_generation_and_embeds_nothing(
        self, assistant: Assistant, embedder: FakeEmbedder, built: BuildReport
    ) -> None:
        again = assistant.build()
        assert again.generation == built.generation
        assert paths(again) == only(unchanged=DOCUMENTS)
        assert (again.embedded_passages, again.reused_passages) == (0, built.passages)
        assert embedder.embedded == []

    def test_an_edit_that_keeps_name_size_and_date_is_noticed(self, assistant: Assistant, settings: Settings) -> None:
        path = settings.corpus / "mou/kawasaki.md"
        before = path.stat()
        edit(path, KAWASAKI.replace("pandemi", "tsunami"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
        state = {one.path: one.state for one in assistant.library()}
        assert state["mou/kawasaki.md"] == "changed"
        report = assistant.build()
        assert paths(report) == only(changed=("mou/kawasaki.md",), unchanged=but("mou/kawasaki.md"))
        assert report.embedded_passages == 1
        assert report.reused_passages == report.passages - 1
        assert "tsunami" in stored_texts(settings.index)
        assert "pandemi" not in stored_texts(settings.index)
        assert "tsunami" in assistant.search("tsunami Kawasaki")[0].passage.text

    def test_a_renamed_file_costs_nothing(
        self, assistant: Assistant, settings: Settings, embedder: FakeEmbedder
    ) -> None:
        (settings.corpus / "mou/namur.md").rename(settings.corpus / "mou/belgia.md")
        report = assistant.build()
        assert paths(report) == only(added=("mou/belgia.md",), removed=("mou/namur.md",), unchanged=but("mou/namur.md"))
        assert report.renamed == ("mou/belgia.md",)
        assert report.embedded_passages == 0
        assert embedder.embedded == []
        hit = assistant.search("Namur di Belgia")[0]
        assert hit.document.path == "mou/belgia.md"
        assert assistant.original(hit.document.id).name == "belgia.md"

    def test_a_renamed_file_that_goes_by_its_name_costs_nothing_either(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        path = settings.corpus / "mou/catatan-rapat.txt"
        edit(path, "Rapat membahas kerja sama dengan Cuenca di Ekuador.\n")
        assert assistant.build().embedded_passages == 1
        path.rename(settings.corpus / "mou/rapat-cuenca.txt")
        report = assistant.build()
        assert (report.renamed, report.embedded_passages) == (("mou/rapat-cuenca.txt",), 0)
        assert assistant.search("rapat Cuenca Ekuador")[0].document.title == "rapat cuenca"

    def test_a_file_moved_to_another_folder_takes_its_kind_from_there(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        (settings.corpus / "mou/briefing.md").rename(settings.corpus / "interviews/briefing.md")
        assert assistant.build().embedded_passages == 0
        kinds = {info.path: info.kind for info in open_index(settings.index).documents.values()}
        assert kinds["interviews/briefing.md"] == "interview"

    def test_a_deleted_document_leaves_nothing_behind(self, assistant: Assistant, settings: Settings) -> None:
        path = settings.corpus / "mou/rahasia.md"
        edit(path, f"---\ntitle: Berkas {MARKER}\n---\n# Isi\n\nPerjanjian {MARKER} ditandatangani pada tahun 2020.\n")
        assert assistant.build().added == ("mou/rahasia.md",)
        assert MARKER in all_bytes(settings.index)
        path.unlink()
        report = assistant.build()
        assert paths(report) == only(removed=("mou/rahasia.md",), unchanged=DOCUMENTS)
        assert MARKER not in all_bytes(settings.index)
        assert all(MARKER not in hit.passage.text for hit in assistant.search(MARKER))
        assert leftover_keys(settings) == set()
        assert [path.name for path in settings.index.iterdir() if path.is_dir()] == [report.generation]

    def test_an_edited_document_leaves_nothing_of_its_old_text(self, assistant: Assistant, settings: Settings) -> None:
        path = settings.corpus / "mou/namur.md"
        edit(path, f"# Namur\n\nKalimat {MARKER} yang akan dihapus.\n")
        assistant.build()
        edit(path, "# Namur\n\nKalimat lain yang tetap ada.\n")
        assistant.build()
        assert MARKER not in all_bytes(settings.index)
        assert leftover_keys(settings) == set()

    def test_an_added_document_is_found(self, assistant: Assistant, settings: Settings) -> None:
        edit(settings.corpus / "mou/cuenca.md", "# Cuenca\n\nToko Little Bandung dibuka di Cuenca, Ekuador.\n")
        report = assistant.build()
        assert paths(report) == only(added=("mou/cuenca.md",), unchanged=DOCUMENTS)
        assert report.embedded_passages == 1
        assert assistant.search("toko di Cuenca")[0].document.path == "mou/cuenca.md"

    def test_an_edit_of_the_description_beside_a_document_is_noticed(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        sidecar = settings.corpus / "thesis/bab-1.txt.yaml"
        for written in ("partner: Cuenca", "partner: Suwon", "title: Zamrud khatulistiwa"):
            edit(sidecar, written + "\n")
            report = assistant.build()
            assert report.changed == ("thesis/bab-1.txt",)
            assert report.embedded_passages == 0  # what is embedded has not changed
            infos = open_index(settings.index).documents.values()
            (info,) = [info for info in infos if info.path == "thesis/bab-1.txt"]
            assert written.split(": ")[1] in (info.title, *info.partners)
        sidecar.unlink()
        assert assistant.build().changed == ("thesis/bab-1.txt",)

    def test_a_full_build_reads_and_embeds_everything_again(
        self, assistant: Assistant, embedder: FakeEmbedder, built: BuildReport
    ) -> None:
        report = assistant.build(full=True)
        assert report.generation != built.generation
        assert (report.embedded_passages, report.reused_passages) == (built.passages, 0)
        assert paths(report) == only(unchanged=DOCUMENTS)

    def test_another_passage_size_cuts_again_without_being_asked(
        self, settings: Settings, embedder: FakeEmbedder, built: BuildReport
    ) -> None:
        small = replace(settings, passage_tokens=16)
        report = build_index(small, lambda: embedder)
        assert report.generation != built.generation
        assert report.passages > built.passages
        assert max(embedder.count_tokens([p.text for p in open_index(settings.index).passages])) <= 16
        assert build_index(small, lambda: embedder).generation == report.generation

    def test_no_passage_is_longer_with_its_place_than_the_model_reads(self, settings: Settings) -> None:
        small = FakeEmbedder("fake/small", max_tokens=60)
        edit(settings.corpus / "mou/panjang.md", "# Dokumen panjang\n\n## Isi rapat\n\n" + "Rapat membahas kota. " * 90)
        build_index(replace(settings, passage_tokens=400), lambda: small)
        texts = [passage.indexed_text for passage in open_index(settings.index).passages]
        assert 50 < max(small.count_tokens(texts)) <= 60

    def test_another_model_embeds_everything_again_and_forgets_the_old_vectors(
        self, settings: Settings, built: BuildReport
    ) -> None:
        other = FakeEmbedder("fake/other", dimension=64)
        report = build_index(settings, lambda: other)
        assert report.embedded_passages == built.passages
        assert open_index(settings.index).dense.dimension == 64
        assert leftover_keys(settings, "fake/other") == set()

    def test_the_same_model_under_another_setting_can_be_asked_after_a_build(
        self, settings: Settings, embedder: FakeEmbedder, built: BuildReport
    ) -> None:
        moved = Assistant(replace(settings, embedding_model="another/folder"), embedder=lambda: embedder)
        assert moved.status().state == "incompatible"
        assert moved.build().embedded_passages == 0
        assert moved.status().state == "ready"
        assert moved.search("Kawasaki")

    def test_a_cleared_vector_cache_costs_time_but_nothing_else(self, assistant: Assistant, settings: Settings) -> None:
        (settings.index / "vectors.sqlite").write_bytes(b"no database")
        edit(settings.corpus / "mou/namur.md", "# Namur\n\nTeks yang baru.\n")
        report = assistant.build()
        assert report.embedded_passages == report.passages
        assert assistant.search("Kawasaki tersendat")


class TestFolder:
    def test_what_is_not_ours_in_the_index_folder_stays(self, assistant: Assistant, settings: Settings) -> None:
        for name in ("g-foto", "tmp-saya", "g-20250101T000000-abc"):
            edit(settings.index / name / "berkas.txt", "milik orang")
        left = settings.index / "tmp-g-20250101T000000-abcdef"
        left.mkdir()
        assistant.build()
        assert not left.exists()
        assert all((settings.index / name / "berkas.txt").exists() for name in ("g-foto", "tmp-saya"))

    def test_another_cutting_asks_for_a_rebuild(self, settings: Settings, embedder: FakeEmbedder) -> None:
        Assistant(settings, embedder=lambda: embedder).build()
        other = Assistant(replace(settings, passage_tokens=40), embedder=lambda: embedder)
        assert other.status().state == "incompatible"
        with pytest.raises(IndexIncompatible):
            other.search("Kawasaki")
        other.build()
        assert other.search("Kawasaki")

    def test_a_file_that_changed_since_the_build_is_not_shown_as_the_source(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        hit = assistant.search("Kawasaki tersendat")[0]
        assert assistant.original(hit.document.id) == settings.corpus / hit.document.path
        edit(settings.corpus / hit.document.path, "Isi lain sama sekali.")
        with pytest.raises(QuestionError):
            assistant.original(hit.document.id)

    def test_an_original_that_became_confidential_is_closed_before_the_next_build(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        hit = assistant.search("Kawasaki tersendat")[0]
        sidecar_of(settings.corpus / hit.document.path).write_text("access: confidential\n")
        with pytest.raises(QuestionError, match="confidential"):
            assistant.original(hit.document.id)


class TestUnreadable:
    def test_each_becomes_one_line_and_the_rest_goes_on(self, assistant: Assistant, settings: Settings) -> None:
        broken = {
            "mou/kosong.md": b"",
            "mou/rusak.pdf": b"no pdf at all",
            "mou/rusak.docx": b"PK\x03\x04 cut off",
            "mou/gambar.png": b"\x89PNG\r\n\x1a\n....",
            "mou/biner.txt": b"\x00\x01\x02\x00\x00\x00\xff\xfe\x01\x02",
        }
        for name, content in broken.items():
            (settings.corpus / name).write_bytes(content)
        report = assistant.build()
        assert sorted(skipped.path for skipped in report.skipped) == sorted(broken)
        assert all(
            skipped.reason.id and skipped.reason.en and skipped.hint.id and skipped.hint.en
            for skipped in report.skipped
        )
        assert report.documents == len(DOCUMENTS)
        assert assistant.search("Kawasaki tersendat")[0].document.path == "mou/kawasaki.md"
        states = {one.path: one.state for one in assistant.library()}
        assert {path for path, state in states.items() if state == "unread"} == set(broken)
        assert assistant.build().generation == report.generation

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_pipe_named_like_a_document_is_passed_over(self, assistant: Assistant, settings: Settings) -> None:
        os.mkfifo(settings.corpus / "mou/pipa.pdf")
        assert assistant.build().documents == len(DOCUMENTS)

    def test_a_link_out_of_the_corpus_is_not_followed(
        self, assistant: Assistant, settings: Settings, tmp_path: Path
    ) -> None:
        (tmp_path / "luar.txt").write_text("Isi di luar folder, sandi ZZLUAR.", encoding="utf-8")
        (settings.corpus / "mou/tautan.txt").symlink_to(tmp_path / "luar.txt")
        report = assistant.build()
        assert [skipped.path for skipped in report.skipped] == ["mou/tautan.txt"]
        assert {one.path: one.state for one in assistant.library()}["mou/tautan.txt"] == "unread"
        assert all("ZZLUAR" not in hit.passage.text for hit in assistant.search("sandi ZZLUAR", limit=100))

    def test_a_bug_of_a_library_costs_one_document_only(
        self,
        assistant: Assistant,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def fails(path: Path, **_: object) -> Document:
            if path.name == "namur.md":
                raise LookupError("an encoding nobody knows")
            return read_document(path, corpus=settings.corpus)

        monkeypatch.setattr("assistant.corpus.folder.read_apart", fails)
        report = assistant.build()
        assert [skipped.path for skipped in report.skipped] == ["mou/namur.md"]
        assert report.documents == len(DOCUMENTS) - 1
        assert "an encoding nobody knows" in caplog.text

    def test_a_document_that_reached_a_limit_is_not_read_again_until_it_changes_or_the_limit_does(
        self, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[str] = []

        def costs(path: Path, *, limits: Limits, **_: object) -> Document:
            read.append(path.name)
            if path.name == "namur.md":
                raise limits.too_long()
            return read_document(path, corpus=settings.corpus)

        monkeypatch.setattr("assistant.corpus.folder.read_apart", costs)
        first = assistant.build()
        assert [skipped.path for skipped in first.skipped] == ["mou/namur.md"]
        assert "10 minutes" in first.skipped[0].reason.en
        read.clear()
        assert assistant.build().skipped == first.skipped
        assert read == []
        more = Assistant(replace(settings, max_reading_minutes=20), embedder=FakeEmbedder, reader=FakeReader)
        assert "20 minutes" in more.build().skipped[0].reason.en
        edit(settings.corpus / "mou/namur.md", "Namur.\n")
        more.build()
        assert read == ["namur.md"] * 2

    def test_a_text_without_any_space_is_cut_all_the_same(self, assistant: Assistant, settings: Settings) -> None:
        edit(settings.corpus / "mou/panjang.txt", "x" * 200_000)
        report = assistant.build()
        assert report.skipped == ()
        assert assistant.verify() == ()

    def test_a_confidential_document_is_named_but_nothing_of_it_is_indexed(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        edit(settings.corpus / "mou/rahasia.md", "---\naccess: confidential\n---\nSandinya ZZRAHASIA untuk Kawasaki.\n")
        report = assistant.build()
        assert [skipped.path for skipped in report.skipped] == ["mou/rahasia.md"]
        assert "rahasia" in report.skipped[0].reason.id
        assert all("ZZRAHASIA" not in hit.passage.text for hit in assistant.search("sandi Kawasaki", limit=100))
        held = b"".join(path.read_bytes() for path in settings.index.rglob("*") if path.is_file())
        assert b"ZZRAHASIA" not in held
        assert b"zzrahasia" not in held

    def test_a_file_that_is_too_large_names_the_limit(self, settings: Settings, embedder: FakeEmbedder) -> None:
        edit(settings.corpus / "mou/besar.txt", "kata " * 300_000)
        report = build_index(replace(settings, max_file_megabytes=1), lambda: embedder)
        assert [(skipped.path, "1 MB" in skipped.reason.en) for skipped in report.skipped] == [("mou/besar.txt", True)]

    def test_a_repaired_file_is_read_by_the_next_build(self, assistant: Assistant, settings: Settings) -> None:
        path = settings.corpus / "mou/baru.md"
        path.write_bytes(b"")
        assert assistant.build().skipped
        edit(path, "# Baru\n\nSekarang ada isinya.\n")
        report = assistant.build()
        assert (report.skipped, report.changed) == ((), ("mou/baru.md",))

    def test_a_readable_file_that_breaks_is_no_longer_found(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        (settings.corpus / "mou/namur.md").write_bytes(b"")
        report = assistant.build()
        assert [skipped.path for skipped in report.skipped] == ["mou/namur.md"]
        assert "Namur" not in stored_texts(settings.index)

    def test_a_folder_named_like_a_document_is_reported(self, assistant: Assistant, settings: Settings) -> None:
        (settings.corpus / "mou/map.pdf").mkdir()
        edit(settings.corpus / "mou/map.pdf/isi.md", "# Isi\n\nDokumen di dalam folder itu.\n")
        report = assistant.build()
        assert [skipped.path for skipped in report.skipped] == ["mou/map.pdf"]
        assert "mou/map.pdf/isi.md" in report.added

    def test_a_copy_is_reported_and_indexed_once(self, assistant: Assistant, settings: Settings) -> None:
        shutil.copy(settings.corpus / "mou/namur.md", settings.corpus / "mou/salinan.md")
        report = assistant.build()
        assert [(skipped.path, "mou/namur.md" in skipped.reason.en) for skipped in report.skipped] == [
            ("mou/salinan.md", True)
        ]
        ids = [passage.id for passage in open_index(settings.index).passages]
        assert len(ids) == len(set(ids))
        assert assistant.build().generation == report.generation
        (settings.corpus / "mou/namur.md").unlink()
        after = assistant.build()
        assert after.skipped == ()
        assert after.embedded_passages == 0
        assert assistant.search("Namur Belgia")[0].document.path == "mou/salinan.md"

    def test_a_description_that_is_no_yaml_is_named_and_closes_its_document(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        edit(settings.corpus / "thesis/bab-1.txt.yaml", "title: [unclosed\n")
        report = assistant.build()
        assert [(skipped.path, skipped.cause) for skipped in report.skipped] == [
            ("thesis/bab-1.txt", ""),
            ("thesis/bab-1.txt", "confidential"),
        ]
        assert report.documents == len(DOCUMENTS) - 1

    def test_a_description_without_document_is_named_and_can_be_deleted(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        edit(settings.corpus / "mou/hilang.pdf.yaml", "access: confidential\n")
        (skipped,) = assistant.build().skipped
        assert (skipped.path, "describes no document" in skipped.reason.en) == ("mou/hilang.pdf.yaml", True)
        (state,) = [one for one in assistant.library() if one.path == skipped.path]
        assert state.state == "unread"
        before = sorted(settings.corpus.rglob("*"))
        deleted = assistant.filing.delete(state.path, seen=state.fingerprint)
        assert assistant.build().skipped == ()
        assistant.filing.undo(deleted)
        assert sorted(settings.corpus.rglob("*")) == before


class TestInterruption:
    @pytest.mark.parametrize("step", ["read", "embed", "write"])
    def test_a_cancelled_build_leaves_the_last_good_index(
        self, assistant: Assistant, settings: Settings, step: str
    ) -> None:
        first = assistant.build()
        edit(settings.corpus / "mou/baru.md", "# Baru\n\nKalimat yang baru sekali.\n")

        def cancel(progress: Progress) -> None:
            if progress.step == step:
                raise BuildCancelled(Words("Dihentikan.", "Stopped."), Words("Mulai lagi.", "Start again."))

        with pytest.raises(BuildCancelled):
            assistant.build(on_progress=cancel)
        assert current_generation(settings.index) == first.generation
        assert assistant.search("Kawasaki tersendat")
        assert tidy(settings.index)
        assert assistant.build().added == ("mou/baru.md",)

    def test_what_a_cancelled_build_embedded_is_not_embedded_again(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        for number in range(40):
            edit(settings.corpus / f"mou/{number}.md", f"# Berkas {number}\n\nIsi berkas nomor {number} saja.\n")

        def cancel(progress: Progress) -> None:
            if progress.step == "embed" and progress.done >= 32:
                raise BuildCancelled(Words("Dihentikan.", "Stopped."), Words("Mulai lagi.", "Start again."))

        with pytest.raises(BuildCancelled):
            assistant.build(on_progress=cancel)
        report = assistant.build()
        assert report.reused_passages >= 32
        assert report.embedded_passages == report.passages - report.reused_passages

    def test_a_model_that_fails_leaves_the_last_good_index(self, settings: Settings, embedder: FakeEmbedder) -> None:
        first = build_index(settings, lambda: embedder)

        def fail() -> None:
            raise RuntimeError("out of memory")

        edit(settings.corpus / "mou/baru.md", "# Baru\n\nKalimat yang baru sekali.\n")
        with pytest.raises(RuntimeError, match="out of memory"):
            build_index(settings, lambda: FakeEmbedder(before_batch=fail))
        assert current_generation(settings.index) == first.generation
        assert build_index(settings, lambda: embedder).added == ("mou/baru.md",)

    def test_a_second_build_at_the_same_time_is_refused(self, assistant: Assistant, settings: Settings) -> None:
        with build_lock(settings.index), pytest.raises(IndexBusy) as caught:
            assistant.build()
        assert caught.value.hint.id
        assert assistant.build().documents == len(DOCUMENTS)

    def test_of_two_threads_that_build_at_once_one_is_refused_and_the_index_is_whole(self, settings: Settings) -> None:
        inside, refused = threading.Event(), threading.Event()

        def wait() -> None:
            inside.set()
            assert refused.wait(30)

        reports: list[BuildReport] = []
        slow = threading.Thread(
            target=lambda: reports.append(build_index(settings, lambda: FakeEmbedder(before_batch=wait)))
        )
        slow.start()
        assert inside.wait(30)
        with pytest.raises(IndexBusy):
            build_index(settings, FakeEmbedder)
        refused.set()
        slow.join()
        assert open_index(settings.index).manifest.generation == reports[0].generation


class TestKilled:
    """Real processes, killed for real."""

    @pytest.fixture
    def prepared(self, tmp_path: Path) -> Callable[[str], Settings]:
        """Makes a corpus with a good index and, since then, one changed, one new and one deleted document."""
        start = Settings(corpus=write_corpus(tmp_path / "start/corpus"), index=tmp_path / "start/index")
        for number in range(30):
            edit(start.corpus / f"mou/lama-{number}.md", f"# Lama {number}\n\nDokumen lama nomor {number}.\n")
        build_index(start, FakeEmbedder)
        edit(start.corpus / "mou/kawasaki.md", KAWASAKI.replace("pandemi", "tsunami"))
        for number in range(30):
            edit(start.corpus / f"mou/baru-{number}.md", f"# Baru {number}\n\nDokumen baru nomor {number} di sini.\n")
        (start.corpus / "mou/namur.md").unlink()

        def copy(name: str) -> Settings:
            shutil.copytree(tmp_path / "start", tmp_path / name)
            return Settings(corpus=tmp_path / name / "corpus", index=tmp_path / name / "index")

        return copy

    def driver(self, settings: Settings, kill_at: int) -> subprocess.Popen[str]:
        script = PROJECT / "tests/application/build_and_die.py"
        command = [sys.executable, str(script), str(settings.corpus), str(settings.index), str(kill_at)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)

    def check(self, settings: Settings) -> None:
        """An old or a new index serves, wholly; the next build puts everything in order."""
        embedder = FakeEmbedder()
        assistant = Assistant(settings, embedder=lambda: embedder)
        texts = stored_texts(settings.index)
        assert ("pandemi" in texts) == ("Namur" in texts) != ("tsunami" in texts)
        assert "Kawasaki" in assistant.search("Kawasaki tersendat pendanaan")[0].passage.text
        report = assistant.build()
        texts = stored_texts(settings.index)
        assert "tsunami" in texts
        assert "Dokumen baru nomor 29" in texts
        assert "Namur" not in texts
        assert tidy(settings.index)
        assert leftover_keys(settings) == set()
        assert report.generation == assistant.build().generation

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can kill a process at once")
    def test_killed_before_any_of_its_steps_it_leaves_the_last_good_index(
        self, prepared: Callable[[str], Settings]
    ) -> None:
        alive = prepared("alive")
        with self.driver(alive, 0) as process:
            assert process.stdout is not None
            steps = int(process.stdout.read().split()[-1])
        assert steps > 30
        self.check(alive)
        chosen = random.Random(7).sample(range(2, steps), 6)
        # The last steps, around the swap of the pointer and the dropping of the old generation, are the delicate ones.
        for kill_at in sorted({*chosen, steps, steps - 2, steps - 12}):
            settings = prepared(f"killed-{kill_at}")
            with self.driver(settings, kill_at) as process:
                process.communicate()
            assert process.returncode == -9, kill_at
            self.check(settings)

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can kill a process at once")
    def test_killed_at_random_moments_again_and_again_it_leaves_the_last_good_index(
        self, prepared: Callable[[str], Settings]
    ) -> None:
        settings, chance = prepared("timed"), random.Random(11)
        for _ in range(5):
            with self.driver(settings, 0) as process:
                assert process.stdout is not None
                assert process.stdout.readline() == "go\n"
                try:
                    process.wait(timeout=chance.uniform(0.0, 0.12))
                except subprocess.TimeoutExpired:
                    process.kill()
            assert open_index(settings.index).passages
        self.check(settings)


class TestReaders:
    def test_no_question_fails_while_builds_swap_generations(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        done, failures, seen = threading.Event(), [], set()

        def ask() -> None:
            while not done.is_set():
                try:
                    fresh = Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)
                    for one in (assistant, fresh):
                        hits = one.search("Kawasaki tersendat karena pendanaan")
                        assert hits[0].document.path == "mou/kawasaki.md"
                        one.ask("Mengapa kerja sama dengan Kawasaki tersendat?")
                        seen.add(one.status().generation)
                        assert one.status().state == "ready"
                except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
                    failures.append(error)
                    return

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        generations = set()
        for number in range(8):
            edit(settings.corpus / "mou/berubah.md", f"# Berubah\n\nTeks yang ke-{number} tentang kota lain.\n")
            generations.add(build_index(settings, FakeEmbedder).generation)
        done.set()
        for thread in threads:
            thread.join()
        assert failures == []
        assert len(generations) == 8
        assert len(seen & generations) >= 2

    def test_an_open_index_stays_readable_after_its_generation_was_dropped(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        old = open_index(settings.index)
        (settings.corpus / "mou/namur.md").unlink()
        assistant.build()
        namur = next(info for info in old.documents.values() if info.path == "mou/namur.md")
        assert "Belgia" in old.document(namur.id).text
        assert old.lexical.scores("Belgia").max() > 0

    def test_an_assistant_takes_the_new_generation_without_being_opened_again(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        assert all("zamrud" not in hit.passage.text for hit in assistant.search("batu zamrud"))
        edit(settings.corpus / "mou/zamrud.md", "# Zamrud\n\nBatu zamrud dibahas di sini.\n")
        build_index(settings, FakeEmbedder)
        assert "zamrud" in assistant.search("batu zamrud")[0].passage.text


def all_bytes(folder: Path) -> str:
    """The content of all files below a folder, for what is plain text in them."""
    return "\n".join(path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file())


def leftover_keys(settings: Settings, model: str = "fake/words") -> set[bytes]:
    """Keys of the vector cache that belong to no passage of the index and not to the sample of the languages."""
    texts = [passage.indexed_text for passage in open_index(settings.index).passages]
    texts += [text for sample in sample_texts().values() for text in sample]
    with closing(sqlite3.connect(settings.index / "vectors.sqlite")) as connection:
        kept = {row[0] for row in connection.execute("SELECT key FROM vectors")}
    return kept - {vector_key(model, text) for text in texts}


def tidy(index: Path) -> bool:
    """Whether nothing but the serving generation and the named files lies in the folder."""
    names = {path.name for path in index.iterdir()}
    return names <= {"CURRENT", "vectors.sqlite", ".lock", current_generation(index)}
