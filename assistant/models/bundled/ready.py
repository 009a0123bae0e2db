"""Keeps the model ready to load: graph and tokenizer made once from the packed weights, then read from a cache folder.

    <cache>/encoder-<products>-<format>-<weights>/model.onnx, tokenizer.json, manifest.json (SHA-256 of both)

The folder's name says what is in it, so that another version's folder is never read; it is filled under a temporary
name and renamed when whole, so that a killed process or two at once leave no half folder; and its files are compared
with the manifest each time, so that a damaged one is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.core.errors import ModelError, Words
from assistant.models.bundled.obtain import obtained_file
from assistant.models.bundled.packed import packed_file, read_packed
from assistant.models.bundled.variants import DEFAULT, Variant, folder_name

_GRAPH, _TOKENIZER, _MANIFEST = "model.onnx", "tokenizer.json", "manifest.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadyModel:
    """Where the two files of a model lie that can be loaded."""

    graph: Path
    tokenizer: Path


@contextlib.contextmanager
def ready_model(
    cache: Path | None = None, *, variant: Variant = DEFAULT, source: Path | None = None
) -> Iterator[ReadyModel]:
    """The model's files, made first if they are not there. They may be gone after the `with` block.

    `cache` is the folder to keep them in, by default the user's own cache folder; `source` is the packed file, by
    default the installed one, or the one that `obtain` fetches. Where the cache cannot be written, the files are made
    in a temporary folder, each time.

    Raises:
        ModelError: there is no packed file and it cannot be fetched, it is not the one expected, or no folder can be
            written.
    """
    folder = (cache or _user_cache()) / folder_name(variant)
    if _is_whole(folder):
        yield _model(folder)
        return
    source = source or packed_file() or obtained_file(folder.parent)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".encoder-", dir=folder.parent))
    except OSError as error:
        _log.warning("The model cannot be kept in %s (%s); it will be prepared again next time.", folder.parent, error)
        with _temporary(source, variant) as model:
            yield model
        return
    try:
        _fill(building, source, variant)
        _move(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    yield _model(folder)


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("rujukan")


@contextlib.contextmanager
def _temporary(source: Path, variant: Variant) -> Iterator[ReadyModel]:
    # A private folder of this process alone: a shared place with a known name could be filled by somebody else.
    try:
        holder = tempfile.TemporaryDirectory(prefix="rujukan-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _not_writable(error) from error
    with holder as name:
        _fill(Path(name), source, variant)
        yield _model(Path(name))


def _not_writable(error: OSError) -> ModelError:
    return ModelError(
        Words(
            f"Model tidak dapat disiapkan: folder cache tidak dapat ditulis ({error}).",
            f"The model cannot be prepared: its cache folder cannot be written ({error}).",
        ),
        Words(
            "Beri izin tulis atau ruang kosong (150 MB) pada folder itu, atau atur variabel lingkungan XDG_CACHE_HOME.",
            "Allow writing or free 150 MB there, or set the environment variable XDG_CACHE_HOME to another folder.",
        ),
    )


def _model(folder: Path) -> ReadyModel:
    return ReadyModel(folder / _GRAPH, folder / _TOKENIZER)


def _is_whole(folder: Path) -> bool:
    try:
        expected = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return bool(expected == _hashes(folder))
    except (OSError, ValueError):
        return False


def _hashes(folder: Path) -> dict[str, str]:
    hashes = {}
    for name in (_GRAPH, _TOKENIZER):
        with (folder / name).open("rb") as file:
            hashes[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes


def _fill(folder: Path, source: Path, variant: Variant) -> None:
    # Only here, because neither is needed once the files are there.
    from assistant.models.bundled.graph import build_graph, build_reader_graph
    from assistant.models.bundled.reader_weights import read_reader
    from assistant.models.bundled.tokenizer import build_tokenizer

    packed = read_packed(source)
    graph = build_reader_graph(*read_reader(packed)) if variant == "reader" else build_graph(packed, variant)
    try:
        (folder / _GRAPH).write_bytes(graph)
        (folder / _TOKENIZER).write_text(build_tokenizer(packed).to_str(), encoding="utf-8")
        (folder / _MANIFEST).write_text(json.dumps(_hashes(folder)), encoding="utf-8")
    except OSError as error:
        raise _not_writable(error) from error


def _move(building: Path, folder: Path) -> None:
    """Puts the whole folder in its place; a damaged one that stands there goes first."""
    for file in building.iterdir():
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
    aside = building.with_name(building.name + "-damaged")
    try:
        with contextlib.suppress(FileNotFoundError):
            folder.rename(aside)
        building.rename(folder)
    except OSError as error:
        # Another process was faster: what it made is as good.
        if not _is_whole(folder):
            raise _not_writable(error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
