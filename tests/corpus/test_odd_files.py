"""Names and kinds of files that no office means to have: each costs one line of the report and nobody's question."""

from __future__ import annotations

import os
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from assistant.application.assistant import Assistant
from assistant.cli.doctor import examine
from assistant.core.errors import AssistantError, FilingError
from assistant.core.settings import Settings
from assistant.core.types import BuildReport, DocumentState
from assistant.reading import fingerprint, sidecar_of
from tests.fakes import DOCUMENTS

T = TypeVar("T")
QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
_PATIENCE_SECONDS = 120
"""Until a call counts as one that never comes back; it decides nothing else."""


def returns(call: Callable[[], T]) -> T:
    """What a call returns; fails where it waits for ever."""
    made: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(call())
        except BaseException as error:  # noqa: BLE001 - handed on below
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(_PATIENCE_SECONDS)
    assert not thread.is_alive(), "the call never came back"
    if failed:
        raise failed[0]
    return made[0]


def read_so_far() -> int:
    """How many bytes this process has read, where the system tells; else 0."""
    return getattr(psutil.Process().io_counters(), "read_chars", 0) if hasattr(psutil.Process, "io_counters") else 0


def everything(assistant: Assistant) -> tuple[BuildReport, dict[str, DocumentState]]:
    """A build, and all that looks at the folder: list, closed documents, a question, folders to file in, checks."""

    def all_of_it() -> tuple[BuildReport, dict[str, DocumentState]]:
        report = assistant.build()
        assert assistant.ask(QUESTION).citations
        assistant.closed()
        assistant.filing.folders()
        with pytest.raises(FilingError):  # looks through the corpus for a copy
            assistant.filing.add("salinan.md", (assistant.settings.corpus / "mou/kawasaki.md").read_bytes(), "mou")
        assert [check.good for check in examine(assistant.settings) if check.name == "corpus"] == [True]
        states = {state.path: state for state in assistant.library()}
        again = assistant.build()
        assert (again.added, again.changed, again.removed) == ((), (), ())
        return report, states

    return returns(all_of_it)


def link_to_itself(folder: Path) -> str:
    (folder / "putar.pdf").symlink_to("putar.pdf")
    return "mou/putar.pdf"


def link_to_nothing(folder: Path) -> str:
    (folder / "hilang.pdf").symlink_to("tidak-ada.pdf")
    return "mou/hilang.pdf"


def links_to_each_other(folder: Path) -> str:
    (folder / "_a.pdf").symlink_to("b.pdf")
    (folder / "b.pdf").symlink_to("_a.pdf")
    return "mou/b.pdf"


def no_utf8(folder: Path) -> str:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text("# Isi\n\nKalimat.\n")
    return "mou/caf\\xe9.md"


def folder_without_utf8(folder: Path) -> str:
    inner = Path(os.fsdecode(os.fsencode(folder) + b"/map\xff"))
    inner.mkdir()
    (inner / "isi.md").write_text("# Isi\n\nKalimat.\n")
    return "mou/map\\xff"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipa.pdf")
    return "mou/pipa.pdf"


def listening_socket(folder: Path) -> str:
    before = Path.cwd()
    os.chdir(folder)  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("soket.txt")
    finally:
        os.chdir(before)
    return "mou/soket.txt"


def link_to_a_device(folder: Path) -> str:
    (folder / "nol.txt").symlink_to("/dev/zero")
    return "mou/nol.txt"


def called_like_a_document(folder: Path) -> str:
    (folder / "map.pdf").mkdir()
    return "mou/map.pdf"


KINDS = [
    link_to_itself, link_to_nothing, links_to_each_other, no_utf8, folder_without_utf8, pipe, listening_socket,
    link_to_a_device, called_like_a_document,
]  # fmt: skip


@pytest.mark.parametrize("made", KINDS, ids=lambda made: made.__name__)
def test_an_odd_file_is_one_line_of_the_report(
    assistant: Assistant, settings: Settings, made: Callable[[Path], str]
) -> None:
    path = made(settings.corpus / "mou")
    report, states = everything(assistant)
    assert [skipped.path for skipped in report.skipped] == [path]
    assert states[path].state == "unread"
    assert report.documents == len(DOCUMENTS)


@pytest.fixture
def deep(settings: Settings) -> Iterator[Path]:
    """The first folder of a path that is longer than any call takes; made and removed step by step."""
    name, before = "folder-yang-dalam-" + "x" * 200, Path.cwd()
    os.chdir(settings.corpus)
    try:
        for _ in range(25):
            Path(name).mkdir()
            os.chdir(name)
        Path("isi.md").write_text("# Isi\n\nKalimat.\n")
        yield settings.corpus / name
        Path("isi.md").unlink()
        for _ in range(25):
            os.chdir("..")
            Path(name).rmdir()
    finally:
        os.chdir(before)


def test_a_path_that_is_too_long_is_one_line_of_the_report(
    assistant: Assistant, settings: Settings, deep: Path
) -> None:
    report, states = everything(assistant)
    (skipped,) = report.skipped
    assert skipped.path.startswith(deep.name)
    assert states[skipped.path].state == "unread"
    assert report.documents == len(DOCUMENTS)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_a_device_is_one_line_of_the_report(assistant: Assistant, settings: Settings) -> None:
    path = settings.corpus / "mou/perangkat.txt"
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))  # a second /dev/zero
    except PermissionError:
        pytest.skip("this system lets nobody make devices here")
    report, _ = everything(assistant)
    assert [skipped.path for skipped in report.skipped] == ["mou/perangkat.txt"]


def fifo(sidecar: Path) -> None:
    os.mkfifo(sidecar)


def zero(sidecar: Path) -> None:
    sidecar.symlink_to("/dev/zero")


def itself(sidecar: Path) -> None:
    sidecar.symlink_to(sidecar.name)


def folder(sidecar: Path) -> None:
    sidecar.mkdir()


@pytest.mark.parametrize("made", [fifo, zero, itself, folder], ids=lambda made: made.__name__)
def test_an_odd_description_closes_its_document_and_stops_nobody(
    assistant: Assistant, settings: Settings, made: Callable[[Path], None]
) -> None:
    assistant.build()
    place = settings.corpus / "mou/namur.md"
    made(sidecar_of(place))
    assert "mou/namur.md" in returns(assistant.closed).paths
    report, _ = everything(assistant)
    assert [skipped.path for skipped in report.skipped] == ["mou/namur.md"]
    assert report.documents == len(DOCUMENTS) - 1
    with pytest.raises(AssistantError):
        returns(lambda: assistant.filing.delete("mou/namur.md", seen="whatever was seen"))


@pytest.mark.parametrize("name", ["besar.md", "besar.pdf", "besar"])
def test_a_file_over_the_limit_is_never_read_whole(assistant: Assistant, settings: Settings, name: str) -> None:
    path = settings.corpus / "mou" / name
    with path.open("wb") as file:
        file.write(b"access: public\n")
        file.truncate(1_500_000_000)  # with a hole: it takes no room
    before = read_so_far()
    tracemalloc.start()
    try:
        report, states = everything(assistant)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read_so_far() - before < 200_000_000
    assert [skipped.path for skipped in report.skipped] == [f"mou/{name}"]
    assert states[f"mou/{name}"].state == "unread"
    assert not assistant.closed()
    assert "200 MB" in report.skipped[0].reason.en
    assert most < 60_000_000
    first = states[f"mou/{name}"].fingerprint
    os.truncate(path, 1_500_000_001)
    assert fingerprint(path, settings.max_file_bytes) != first


def test_a_file_over_the_limit_is_deleted_without_being_read_whole(assistant: Assistant, settings: Settings) -> None:
    small = Assistant(settings).filing
    path = settings.corpus / "mou/besar.txt"
    path.write_bytes(b"a" * 30_000_000)
    tracemalloc.start()
    try:
        change = small.delete("mou/besar.txt", seen=fingerprint(path, settings.max_file_bytes))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000
    small.undo(change)
    assert path.read_bytes() == b"a" * 30_000_000
