"""Builds an index with the fake model in a process of its own, which can be killed or can kill itself.

    python tests/application/build_and_die.py CORPUS INDEX KILL_AT

Everything the process is about to do to the index's files is counted (opening, renaming, removing); before step
KILL_AT it kills itself. With 0 it lives, and prints how many steps there were. "go" is printed when the build begins.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.application.build import build_index
from assistant.core.settings import Settings
from tests.fakes import FakeEmbedder

EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir", "sqlite3.connect", "shutil.rmtree"}


def main() -> None:
    corpus, index, kill_at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in EVENTS and str(index) in str(arguments[0]):
            step()

    def before_batch() -> None:
        step()
        time.sleep(0.005)  # so that a kill from outside also meets this part of the build

    sys.addaudithook(hook)
    print("go", flush=True)
    build_index(Settings(corpus=corpus, index=index), lambda: FakeEmbedder(before_batch=before_batch))
    print(steps, flush=True)


main()
