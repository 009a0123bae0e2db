from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.core.settings import Settings
from assistant.corpus.watch import changes
from assistant.indexing.generations import build_lock
from assistant.indexing.store import open_index


def test_a_change_in_the_folder_is_told(tmp_path: Path) -> None:
    stop, told = threading.Event(), threading.Event()

    def look() -> None:
        for _ in changes(tmp_path, stop=stop, rest_ms=3_600_000):  # far too long a rest to be what is told
            told.set()

    watcher = threading.Thread(target=look)
    watcher.start()
    for number in range(600):  # again and again, because the watching begins at some moment
        (tmp_path / "baru.md").write_text(f"# Baru {number}\n")
        if told.wait(0.05):
            break
    stop.set()
    watcher.join()
    assert told.is_set()


def test_without_any_change_it_looks_again_after_a_rest(tmp_path: Path) -> None:
    stop = threading.Event()
    items = changes(tmp_path, stop=stop, rest_ms=50)
    assert [next(items) for _ in range(3)] == [None, None, None]
    stop.set()
    assert list(items) == []


def test_watching_builds_at_once_and_after_every_change(
    rujukan: Callable[..., tuple[int, str, str]], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[set[str]] = []

    def scripted(corpus: Path) -> Iterator[None]:
        assert corpus == settings.corpus
        found.append(indexed(settings))
        (settings.corpus / "mou/baru.md").write_text("# Baru\n\nDokumen yang baru.\n")
        yield None
        found.append(indexed(settings))
        yield None  # nothing changed: nothing is said
        (settings.corpus / "mou/rusak.pdf").write_bytes(b"no pdf")
        yield None

    monkeypatch.setattr("assistant.corpus.watch.changes", scripted)
    code, out, err = rujukan("watch")
    assert (code, err) == (0, "")
    assert found[1] - found[0] == {"mou/baru.md"}
    said = out.splitlines()
    assert [line.split(": ")[1].split(" (")[0] for line in said if line.startswith("g-")] == [
        "+4 ~0 -0",
        "+1 ~0 -0",
        "+1 ~0 -0",
    ]
    assert any(line.startswith("! mou/rusak.pdf") for line in said)


def test_a_build_elsewhere_does_not_end_the_watch(
    rujukan: Callable[..., tuple[int, str, str]], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scripted(_: Path) -> Iterator[None]:
        with build_lock(settings.index):
            yield None
        yield None

    monkeypatch.setattr("assistant.corpus.watch.changes", scripted)
    code, out, err = rujukan("watch")
    assert code == 0
    assert len(err.splitlines()) == 1
    assert out.count("g-") == 1


def indexed(settings: Settings) -> set[str]:
    return {info.path for info in open_index(settings.index).documents.values()}
