"""A corpus that has vanished, wholly or in part, costs no document of the index; what a person removed does go."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.application.assistant import Assistant
from assistant.application.build import build_index
from assistant.application.vanished import is_too_much, lost, refuse_great_loss
from assistant.core.errors import CorpusError, IndexIncompatible, TooManyRemovals, Words
from assistant.core.settings import Settings
from assistant.core.types import Document, Progress, Skipped
from assistant.corpus.filing import Change
from assistant.corpus.folder import corpus_files
from assistant.indexing import generations
from assistant.indexing.generations import CHECK, MANIFEST, Entry, Held, current_generation, read_past
from assistant.indexing.store import open_index
from assistant.reading import fingerprint, sidecar_of
from tests.fakes import DOCUMENTS, PROJECT, FakeEmbedder, write_corpus

Run = Callable[..., tuple[int, str, str]]
NOBODY = 65534
AS_NOBODY = pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no users to become")


def held(name: str, content: str = "") -> Held:
    return Held(f"{name}.md", f"mark {content or name}", f"id {content or name}")


def entry(name: str, content: str = "", cause: str | None = None) -> Entry:
    """A file that is a document, or (`cause` given, perhaps "") one that is not."""
    one = held(name, content)
    if cause is None:
        return Entry(one.path, 1, one.fingerprint, one.document_id)
    problem = Skipped(one.path, Words("", ""), Words("", ""), cause=cause)  # type: ignore[arg-type]
    return Entry(one.path, 1, one.fingerprint, "", problems=(problem,))


def unopenable(name: str) -> Entry:
    return replace(entry(name, cause=""), fingerprint="")


class TestDecision:
    @pytest.mark.parametrize(
        ("now", "is_lost"),
        [
            pytest.param([], True, id="gone"),
            pytest.param([entry("a")], False, id="there"),
            pytest.param([entry("b", "a")], False, id="under-another-name"),
            pytest.param([entry("a", "a", "copy"), entry("b", "a")], False, id="a-copy-of-another"),
            pytest.param([entry("a", "new")], False, id="edited"),
            pytest.param([entry("a", "new", "")], False, id="edited-into-nonsense"),
            pytest.param([entry("a", "a", "")], True, id="unedited-and-yet-unreadable"),
            pytest.param([entry("a", "new", "confidential")], False, id="confidential-now"),
            pytest.param([entry("a", "a", "confidential")], False, id="confidential-by-other-readers"),
            pytest.param([entry("b", "a", "confidential")], False, id="moved-and-confidential"),
            pytest.param([unopenable("a")], True, id="cannot-be-opened"),
            pytest.param([unopenable("a"), entry("b", "a")], False, id="cannot-be-opened-but-a-copy-can"),
            pytest.param([entry("b")], True, id="another-document"),
        ],
    )
    def test_what_is_lost_of_a_document(self, now: list[Entry], is_lost: bool) -> None:
        assert lost([held("a")], now) == ((held("a"),) if is_lost else ())

    def test_a_file_that_was_no_document_cannot_be_lost(self) -> None:
        assert lost([replace(held("a"), document_id="")], []) == ()

    @pytest.mark.parametrize(
        ("gone", "of", "too_much"),
        [(0, 0, False), (0, 9, False), (1, 1, True), (1, 2, False), (2, 3, True), (5, 10, False), (6, 10, True)],
    )
    def test_more_than_half_is_too_much(self, gone: int, of: int, too_much: bool) -> None:
        assert is_too_much(gone, of) is too_much

    @given(st.sets(st.integers(0, 12)), st.sets(st.integers(0, 12)), st.sets(st.integers(0, 12)))
    def test_it_is_as_if_a_build_after_the_deletion_had_come_first(
        self, had: set[int], has: set[int], deleted: set[int]
    ) -> None:
        before = [held(str(number)) for number in sorted(had)]
        now = [entry(str(number)) for number in has]
        deleted -= has
        after = [one for one in before if one.path not in {f"{number}.md" for number in deleted}]
        names = {held(str(number)).document_id for number in deleted}
        assert is_refused(before, now, names) == is_refused(after, now, set())
        assert is_refused(before, now, set()) == (2 * len(had - has) > len(had))

    @given(st.lists(st.integers(0, 9), max_size=12), st.permutations(range(12)))
    def test_giving_files_other_names_is_never_a_loss(self, contents: list[int], names: list[int]) -> None:
        before = [held(str(name), f"content {content}") for name, content in enumerate(contents)]
        now = [entry(f"new {name}", f"content {content}") for name, content in zip(names, contents, strict=False)]
        assert lost(before, now) == ()

    def test_the_refusal_counts_names_a_few_and_says_what_to_do(self) -> None:
        with pytest.raises(TooManyRemovals) as caught:
            refuse_great_loss([held(name) for name in "abcdef"], [entry("f")])
        assert (
            caught.value.message.en
            == "This build would drop 5 of 6 documents from the index: a.md, b.md, c.md, and 2 more."
        )
        assert "a.md, b.md, c.md, dan 2 lainnya" in caught.value.message.id
        for hint in (caught.value.hint.id, caught.value.hint.en):
            assert "build --accept-removals" in hint


def is_refused(before: list[Held], now: list[Entry], deleted: set[str]) -> bool:
    try:
        refuse_great_loss(before, now, lambda: deleted)
    except TooManyRemovals:
        return True
    return False


def unmount(settings: Settings) -> None:
    """What an unmounted folder leaves: the empty place where it was."""
    settings.corpus.rename(settings.corpus.with_name("elsewhere"))
    settings.corpus.mkdir()


def mount(settings: Settings) -> None:
    settings.corpus.rmdir()
    settings.corpus.with_name("elsewhere").rename(settings.corpus)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def indexed(settings: Settings) -> set[str]:
    return {info.path for info in open_index(settings.index).documents.values()}


class TestVanished:
    def test_an_empty_mount_point_keeps_the_last_index_until_the_folder_is_back(
        self, assistant: Assistant, settings: Settings, embedder: FakeEmbedder
    ) -> None:
        assistant.build()
        before, cost = tree(settings.index), len(embedder.embedded)
        unmount(settings)
        with pytest.raises(TooManyRemovals, match="4 of 4"):
            assistant.build()
        with pytest.raises(TooManyRemovals):
            assistant.build(full=True)
        assert (tree(settings.index), len(embedder.embedded)) == (before, cost)
        assert assistant.search("Kawasaki tersendat")[0].document.path == "mou/kawasaki.md"
        mount(settings)
        assert assistant.build().unchanged == DOCUMENTS

    def test_it_is_refused_before_anything_is_read(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        unmount(settings)
        (settings.corpus / "baru.md").write_text("# Baru\n\nYang lain semua hilang.\n")
        steps: list[Progress] = []
        with pytest.raises(TooManyRemovals):
            assistant.build(on_progress=steps.append)
        assert steps == []

    def test_accepted_removals_are_removed(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        unmount(settings)
        assert assistant.build(accept_removals=True).removed == DOCUMENTS
        assert assistant.search("Kawasaki") == ()
        assert assistant.build().documents == 0  # there is nothing more to lose

    def test_half_of_the_documents_may_go_and_more_may_not(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        for path in DOCUMENTS[:2]:
            (settings.corpus / path).unlink()
        assert assistant.build().removed == DOCUMENTS[:2]
        (settings.corpus / DOCUMENTS[2]).unlink()
        assert assistant.build().removed == DOCUMENTS[2:3]
        (settings.corpus / DOCUMENTS[3]).unlink()
        with pytest.raises(TooManyRemovals, match=f"1 of 1 .*: {DOCUMENTS[3]}"):
            assistant.build()

    def test_a_folder_that_is_renamed_with_all_that_is_in_it_is_no_loss(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        (settings.corpus / "mou").rename(settings.corpus / "kerja-sama")
        (settings.corpus / "thesis").rename(settings.corpus / "tesis")
        assert len(assistant.build().renamed) == len(DOCUMENTS)

    def test_documents_that_become_confidential_are_no_loss(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        for path in DOCUMENTS:
            sidecar_of(settings.corpus / path).write_text("access: confidential\n")
        assert assistant.build().documents == 0

    def test_documents_that_were_edited_into_nonsense_are_named_and_are_no_loss(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        for path in DOCUMENTS:
            (settings.corpus / path).write_bytes(b"")
        assert len(assistant.build().skipped) == len(DOCUMENTS)

    def test_a_reader_that_fails_on_what_it_read_before_empties_no_index(
        self, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(path: Path, **_: object) -> Document:
            raise LookupError("a library that was updated")

        report = assistant.build()
        monkeypatch.setattr("assistant.corpus.folder.read_apart", fails)
        with pytest.raises(TooManyRemovals):
            assistant.build(full=True)
        assert current_generation(settings.index) == report.generation

    def test_the_index_of_another_version_is_kept_too(
        self, assistant: Assistant, settings: Settings, embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assistant.build()
        generation = settings.index / current_generation(settings.index)
        unmount(settings)
        # Of another form than this version knows, but with the same names for what it was made from.
        form = json.loads((generation / MANIFEST).read_bytes())
        form["recipe"] = {"format": generations.FORMAT + 1}
        for one in form["entries"]:
            one["problems"], one["colour"] = "none", "blue"
        (generation / MANIFEST).write_text(json.dumps(form))
        (generation / CHECK).unlink()
        before = tree(settings.index)
        assert assistant.status().state == "incompatible"
        with pytest.raises(IndexIncompatible):
            assistant.search("Kawasaki")
        with pytest.raises(TooManyRemovals):
            assistant.build()
        with pytest.raises(TooManyRemovals):
            build_index(settings, lambda: FakeEmbedder("fake/other"))
        assert tree(settings.index) == before

    def test_a_damaged_index_has_nothing_to_lose(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        unmount(settings)
        (settings.index / current_generation(settings.index) / MANIFEST).write_text("{}")
        assert read_past(settings.index).entries == ()
        assert assistant.build().documents == 0

    def test_all_that_was_deleted_through_the_page_goes_without_a_question(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        for path in DOCUMENTS:
            delete(assistant, path)
        assert assistant.build().removed == DOCUMENTS

    def test_a_document_that_was_edited_and_then_deleted_through_the_page_is_no_loss(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        for path in DOCUMENTS[:3]:
            (settings.corpus / path).write_text(f"# Diubah {path}\n")
            delete(assistant, path)
        assert assistant.build().removed == DOCUMENTS[:3]

    def test_a_deletion_through_the_page_does_not_hide_that_the_rest_has_vanished(
        self, assistant: Assistant, settings: Settings
    ) -> None:
        assistant.build()
        delete(assistant, DOCUMENTS[0])
        unmount(settings)
        with pytest.raises(TooManyRemovals, match="3 of 3"):
            assistant.build()

    def test_a_deletion_counts_only_since_the_last_build(self, assistant: Assistant, settings: Settings) -> None:
        contents = {path: (settings.corpus / path).read_bytes() for path in DOCUMENTS}
        # Long before the build: a trash that has them all, of documents that came back in another way.
        assistant.filing.trash._now = lambda: datetime.fromtimestamp(datetime.now(UTC).timestamp() - 86_400, UTC)
        for path in DOCUMENTS:
            delete(assistant, path)
        for path, content in contents.items():
            (settings.corpus / path).write_bytes(content)
        assistant.build()
        unmount(settings)
        with pytest.raises(TooManyRemovals):
            assistant.build()

    def test_what_is_deleted_through_the_page_while_a_build_reads_it_is_no_loss(self, settings: Settings) -> None:
        def delete_all() -> None:
            if (settings.corpus / DOCUMENTS[0]).exists():
                for path in DOCUMENTS:
                    delete(assistant, path)
                wait_a_second()

        assistant = Assistant(settings, embedder=lambda: FakeEmbedder(before_batch=delete_all))
        assert assistant.build().documents == len(DOCUMENTS)
        assert assistant.build().removed == DOCUMENTS


def wait_a_second() -> None:
    """Until the clock shows another second, which is what a generation's time is written in."""
    second = datetime.now(UTC).second
    while datetime.now(UTC).second == second:
        pass


def delete(assistant: Assistant, path: str) -> Change:
    return assistant.filing.delete(
        path, seen=fingerprint(assistant.settings.corpus / path, assistant.settings.max_file_bytes)
    )


@contextmanager
def as_nobody() -> Iterator[None]:
    """Run a block as a user whom permissions stop, as they do not stop root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_settings() -> Iterator[Settings]:
    """As `settings`, in a folder that belongs to nobody in particular: the one of the tests is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield Settings(corpus=write_corpus(folder / "corpus"), index=folder / "index", state=folder / "state")
        for path in folder.rglob("*"):
            if path.is_dir():
                path.chmod(0o755)


def give_away(folder: Path) -> None:
    """Let nobody own all of it, where it is root that runs the tests."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


@AS_NOBODY
class TestUnreadable:
    @pytest.mark.parametrize("mode", [0o000, 0o400], ids=["closed", "listed-but-closed"])
    @pytest.mark.parametrize("named", ["", "mou"], ids=["the-corpus", "a-folder"])
    def test_a_folder_that_cannot_be_read_is_named_and_the_last_index_stays(
        self, named: str, mode: int, open_settings: Settings
    ) -> None:
        assistant = Assistant(open_settings, embedder=FakeEmbedder)
        report = assistant.build()
        give_away(open_settings.corpus.parent)
        closed = open_settings.corpus / named
        closed.chmod(mode)
        with as_nobody():
            for accept in (False, True):
                with pytest.raises(CorpusError) as caught:
                    assistant.build(accept_removals=accept)
                assert type(caught.value) is CorpusError
                told = caught.value.message.en
                assert "cannot be read" in told
                assert (f"folder {named or open_settings.corpus} ") in told
                assert caught.value.hint.id
        closed.chmod(0o755)
        assert current_generation(open_settings.index) == report.generation
        assert assistant.build().unchanged == DOCUMENTS

    def test_a_closed_folder_that_is_not_entered_does_not_matter(self, open_settings: Settings) -> None:
        for name in ("_private", ".hidden", "lost+found", "mou/_private"):
            (open_settings.corpus / name).mkdir(exist_ok=True)
        give_away(open_settings.corpus.parent)
        for name in ("_private", ".hidden", "lost+found", "mou/_private"):
            (open_settings.corpus / name).chmod(0)
        with as_nobody():
            found = [path.relative_to(open_settings.corpus).as_posix() for path in corpus_files(open_settings.corpus)]
        assert found == list(DOCUMENTS)

    def test_files_that_cannot_be_opened_are_as_good_as_gone(self, open_settings: Settings) -> None:
        assistant = Assistant(open_settings, embedder=FakeEmbedder)
        report = assistant.build()
        give_away(open_settings.corpus.parent)
        for path in DOCUMENTS[1:]:
            (open_settings.corpus / path).chmod(0)
        with as_nobody(), pytest.raises(TooManyRemovals, match="3 of 4"):
            assistant.build()
        assert current_generation(open_settings.index) == report.generation

    def test_one_file_that_cannot_be_opened_is_a_line_of_the_report(self, open_settings: Settings) -> None:
        assistant = Assistant(open_settings, embedder=FakeEmbedder)
        assistant.build()
        give_away(open_settings.corpus.parent)
        (open_settings.corpus / DOCUMENTS[0]).chmod(0)
        with as_nobody():
            report = assistant.build()
        assert ([one.path for one in report.skipped], report.documents) == ([DOCUMENTS[0]], 3)


class TestWalk:
    @pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ENOENT])
    def test_a_folder_whose_listing_fails_is_an_error(
        self, number: int, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scandir = os.scandir

        def fails(path: str) -> object:
            if Path(path).name == "mou":
                raise OSError(number, os.strerror(number), str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", fails)
        with pytest.raises(CorpusError, match="folder mou cannot be read"):
            corpus_files(settings.corpus)

    def test_a_mount_that_died_is_an_error_in_words(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        def dead(path: Path) -> bool:
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected", str(path))

        monkeypatch.setattr(Path, "is_dir", dead)
        with pytest.raises(CorpusError, match="Transport endpoint"):
            corpus_files(settings.corpus)

    def test_links_to_folders_are_not_followed_so_that_none_leads_in_circles(
        self, settings: Settings, tmp_path: Path
    ) -> None:
        (tmp_path / "luar").mkdir()
        (tmp_path / "luar/luar.md").write_text("# Luar\n")
        (settings.corpus / "mou/lingkaran").symlink_to(settings.corpus, target_is_directory=True)
        (settings.corpus / "mou/luar").symlink_to(tmp_path / "luar", target_is_directory=True)
        found = [path.relative_to(settings.corpus).as_posix() for path in corpus_files(settings.corpus)]
        assert found == list(DOCUMENTS)

    def test_a_corpus_that_is_a_link_is_entered(self, settings: Settings, tmp_path: Path) -> None:
        (tmp_path / "tautan").symlink_to(settings.corpus, target_is_directory=True)
        assert len(corpus_files(tmp_path / "tautan")) == len(DOCUMENTS)


class TestCommandLine:
    def test_a_refused_build_fails_in_two_lines_and_can_be_accepted(self, rujukan: Run, settings: Settings) -> None:
        assert rujukan("build")[0] == 0
        unmount(settings)
        for options in ((), ("--json",), ("--full",)):
            code, out, err = rujukan("build", *options)
            assert (code, out) == (1, "")
            happened, advice = err.splitlines()
            assert "4 dari 4" in happened
            assert "--accept-removals" in advice
        assert indexed(settings) == set(DOCUMENTS)
        assert rujukan("build", "--accept-removals")[0] == 0
        assert indexed(settings) == set()

    def test_a_rebuild_that_nobody_asked_for_is_refused_too(
        self, rujukan: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        assert rujukan("build")[0] == 0
        unmount(settings)
        monkeypatch.setenv("ASSISTANT_PASSAGE_TOKENS", "40")
        questions = tmp_path / "soal.jsonl"
        questions.write_text(
            '{"id": "a", "kind": "why", "lang": "id", "question": "Kawasaki?", "status": "answered"}\n'
        )
        for command in (("ask", "Mengapa Kawasaki?"), ("search", "Kawasaki"), ("evaluate", str(questions))):
            code, _, err = rujukan(*command)
            assert (code, "--accept-removals" in err) == (1, True), (command, err)
        assert indexed(settings) == set(DOCUMENTS)

    def test_watching_tells_of_it_goes_on_and_takes_the_folder_back(
        self, rujukan: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held: list[set[str]] = []

        def scripted(_: Path) -> Iterator[None]:
            unmount(settings)
            yield None
            held.append(indexed(settings))
            mount(settings)
            (settings.corpus / "mou/baru.md").write_text("# Baru\n\nDokumen yang baru.\n")
            yield None
            held.append(indexed(settings))

        monkeypatch.setattr("assistant.corpus.watch.changes", scripted)
        code, _, err = rujukan("watch")
        assert code == 0
        assert err.count("--accept-removals") == 1
        assert held == [set(DOCUMENTS), {*DOCUMENTS, "mou/baru.md"}]

    def test_watching_a_folder_that_vanished_before_fails_at_once(
        self, rujukan: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("assistant.corpus.watch.changes", lambda _: iter(()))
        assert rujukan("build")[0] == 0
        unmount(settings)
        code, _, err = rujukan("watch")
        assert (code, "4 dari 4" in err) == (1, True)

    def test_a_process_of_its_own_ends_with_one(self, assistant: Assistant, settings: Settings) -> None:
        assistant.build()
        unmount(settings)
        places = {f"ASSISTANT_{name.upper()}": str(getattr(settings, name)) for name in ("corpus", "index", "state")}
        ran = subprocess.run(
            [sys.executable, "-m", "assistant", "build"],
            cwd=PROJECT,
            env={**os.environ, **places},
            capture_output=True,
            text=True,
        )
        assert (ran.returncode, ran.stdout) == (1, "")
        assert "--accept-removals" in ran.stderr


def test_a_corpus_that_is_removed_altogether_keeps_the_last_index(assistant: Assistant, settings: Settings) -> None:
    assistant.build()
    shutil.rmtree(settings.corpus)
    with pytest.raises(CorpusError, match="does not exist"):
        assistant.build(accept_removals=True)
    assert indexed(settings) == set(DOCUMENTS)
