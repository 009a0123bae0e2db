"""Reads each document in another process, with a limit on memory and time: a file that was made to harm, or a library's
crash, costs one line of the report and not the server.

What only this module knows: how that process is started, watched and ended. It stays for the next document.
"""

from __future__ import annotations

import atexit
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec
import psutil

from assistant.errors import DocumentError, Words
from assistant.reading.worker import Reply, Request, receive, send
from assistant.types import Document

_ROOT = Path(__file__).resolve().parents[2]
_LOOK_SECONDS, _TELL_SECONDS = 0.05, 0.5


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may cost: memory of the process that reads it, and time."""

    megabytes: int
    minutes: float

    def too_much(self) -> DocumentError:
        """The error for a document that needs more memory."""
        return DocumentError(
            Words(
                f"Membaca dokumen ini perlu memori lebih dari {self.megabytes} MB, jadi dihentikan.",
                f"Reading this document takes more than {self.megabytes} MB of memory, so it was stopped.",
            ),
            Words(
                "Simpan ulang dari program asalnya atau bagi menjadi beberapa berkas; batasnya max_reading_megabytes.",
                "Save it again from its program or divide it into several files; the limit is max_reading_megabytes.",
            ),
        )

    def too_long(self) -> DocumentError:
        """The error for a document that needs more time."""
        return DocumentError(
            Words(
                f"Membaca dokumen ini perlu waktu lebih dari {self.minutes:g} menit, jadi dihentikan.",
                f"Reading this document takes more than {self.minutes:g} minutes, so it was stopped.",
            ),
            Words(
                "Simpan ulang dari program asalnya atau bagi menjadi beberapa berkas; batasnya max_reading_minutes.",
                "Save it again from its program or divide it into several files; the limit is max_reading_minutes.",
            ),
        )


def read_apart(
    path: Path, *, corpus: Path, max_bytes: int, limits: Limits, meanwhile: Callable[[], None] = lambda: None
) -> Document:
    """As `read_document`, in another process. `meanwhile` is called now and then; what it raises ends the reading.

    Raises:
        DocumentError: as `read_document`, or reading costs too much, or the process that read it crashed.
        RuntimeError: a bug, with its traceback.
    """
    request = Request(str(path.absolute()), str(corpus.absolute()), max_bytes)
    with _guard:
        reply = _asked(request, limits, meanwhile)
    if reply.document is not None:
        return reply.document
    if reply.message is not None and reply.hint is not None:
        raise DocumentError(reply.message, reply.hint)
    raise RuntimeError(reply.bug)


class _Worker:
    """The other process; `used` once it was asked anything."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
        self._process = subprocess.Popen(  # noqa: S603 - our own module in our own Python
            [sys.executable, "-m", "assistant.reading.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=_ROOT,
        )  # fmt: skip
        assert self._process.stdin is not None and self._process.stdout is not None
        self._requests: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._replies: queue.Queue[bytes | None] = queue.Queue()
        self._taking = threading.Thread(target=self._take, args=(self._process.stdout,), daemon=True)
        self._taking.start()
        self.used = False

    def ask(self, request: Request, limits: Limits, meanwhile: Callable[[], None]) -> Reply | None:
        """The reply, or `None` where the process died. Raises DocumentError where the limits are reached."""
        try:
            send(self._requests, request)
        except OSError:
            return None
        started = told = time.monotonic()
        while True:
            try:
                data = self._replies.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                now = time.monotonic()
                if self._megabytes() > limits.megabytes:
                    raise limits.too_much() from None
                if now - started > limits.minutes * 60:
                    raise limits.too_long() from None
                if now - told > _TELL_SECONDS:
                    told = now
                    meanwhile()
            else:
                return None if data is None else msgspec.msgpack.decode(data, type=Reply)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._taking.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]

    def _take(self, stream: BinaryIO) -> None:
        data: bytes | None = b""
        while data is not None:
            data = receive(stream)
            self._replies.put(data)

    def _megabytes(self) -> float:
        """What the process holds in memory. Looked at from outside, since a limit that it sets itself counts what is
        reserved too, and exists on one system only."""
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6
        except psutil.Error:
            return 0.0


_guard = threading.Lock()
_worker: _Worker | None = None


def _asked(request: Request, limits: Limits, meanwhile: Callable[[], None]) -> Reply:
    """What the process replies. One that has worked before may be tired (it rested too long, or keeps memory of earlier
    documents): then a fresh one has the last word."""
    global _worker  # noqa: PLW0603 - the one process of this one
    while True:
        worker, reply = _worker or _Worker(), None
        _worker, fresh, worker.used = None, not worker.used, True
        try:
            reply = worker.ask(request, limits, meanwhile)
        except DocumentError as error:
            if fresh or error.message == limits.too_long().message:
                raise
        finally:
            if reply is None:
                worker.end()
        if reply is not None:
            _worker = worker
            return reply
        if fresh:
            raise _crashed()


def _crashed() -> DocumentError:
    return DocumentError(
        Words("Program pembaca berhenti mendadak pada dokumen ini.", "The reading program crashed on this document."),
        Words("Simpan ulang dari program asalnya, lalu coba lagi.", "Save it again from its program, then try again."),
    )


def _close() -> None:
    if _worker is not None:
        _worker.end()


atexit.register(_close)
