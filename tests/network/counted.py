"""A command in a network of its own, from which nothing gets out, and what it tried to send."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes import PROJECT

_INSIDE = Path(__file__).with_name("inside.py")
_UNSHARE = ("unshare", "--user", "--map-root-user", "--net", "--mount")


@dataclass(frozen=True)
class Left:
    """What would have left the machine: names looked up, and packets to elsewhere as protocol, address and port."""

    questions: list[str]
    packets: list[str]
    home: Path
    said: str

    @property
    def nothing(self) -> bool:
        return not self.questions and not self.packets

    @property
    def kept(self) -> list[str]:
        """Files that the command left in the folder of its user."""
        return sorted(path.relative_to(self.home).as_posix() for path in self.home.rglob("*") if path.is_file())


@functools.cache
def missing() -> str:
    """Why this machine cannot count, "" where it can."""
    if not sys.platform.startswith("linux"):
        return "only Linux has network namespaces"
    for program in ("unshare", "ip"):
        if shutil.which(program) is None:
            return f"the program {program} is missing"
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        return "/dev/net/tun cannot be opened"
    tried = subprocess.run([*_UNSHARE, "true"], capture_output=True, text=True)
    return f"no network namespace may be made: {tried.stderr.strip()}" if tried.returncode else ""


def counted(folder: Path, *command: str, first: bool = False, status: int = 0, **environment: str) -> Left:
    """Run a command with an empty home and an environment of nothing but a path and what is said: no `CI`, which keeps
    some libraries silent. With `first` it is ended once something was to leave.

    Skips the test where the machine cannot count; in CI that is an error.
    """
    if reason := missing():
        if os.environ.get("CI", "").lower() in ("true", "1"):
            raise RuntimeError(f"In CI what leaves the machine must be counted: {reason}")
        pytest.skip(f"what leaves the machine was not counted: {reason}")
    home, record = folder / "home", folder / "record.json"
    home.mkdir(exist_ok=True)
    given = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(PROJECT), "LANG": "C.UTF-8"}
    run = subprocess.run(
        [*_UNSHARE, sys.executable, str(_INSIDE), *(["--first"] if first else []), str(record), *command],
        env=given | environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert first or run.returncode == status, run.stdout
    assert record.exists(), run.stdout
    return Left(**json.loads(record.read_text()), home=home, said=run.stdout)


def python(folder: Path, program: str, *, first: bool = False) -> Left:
    """As `counted`, for a program in Python."""
    return counted(folder, sys.executable, "-c", program, first=first)
