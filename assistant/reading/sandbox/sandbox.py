"""Opens documents in another process, with a limit on memory and time: a file that was made to harm, or a library's
crash, costs one line of the report or one picture, and not the server.

What only this module knows: how such a process is started, watched and ended. It stays for the next document.
"""

from __future__ import annotations

import atexit
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
import psutil

from assistant.core.errors import DocumentError, Words
from assistant.core.types import Document
from assistant.reading.sandbox.worker import Reply, Request, receive, send

T = TypeVar("T")
_ROOT = Path(__file__).resolve().parents[3]
_LOOK_SECONDS, _TELL_SECONDS = 0.05, 0.5
_DRAWING_MINUTES = 1 / 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: memory of the process that opens it, and time."""

    megabytes: int
    minutes: float

    def too_much(self) -> DocumentError:
        """The error for a document whose reading needs more memory."""
        return _costly(
            Words(f"memori lebih dari {self.megabytes} MB", f"more than {self.megabytes} MB of memory"),
            "max_reading_megabytes",
        )

    def too_long(self) -> DocumentError:
        """The error for a document whose reading needs more time."""
        return _costly(
            Words(f"waktu lebih dari {self.minutes:g} menit", f"more than {self.minutes:g} minutes"),
            "max_reading_minutes",
        )


class _Reached(Exception):  # noqa: N818 - it is what happens to a limit
    """A limit was reached; `by_time`, or by memory."""

    def __init__(self, *, by_time: bool) -> None:
        super().__init__()
        self.by_time = by_time


def read_apart(
    path: Path, *, corpus: Path, max_bytes: int, limits: Limits, meanwhile: Callable[[], None] = lambda: None
) -> Document:
    """As `read_document`, in another process. `meanwhile` is called now and then; what it raises ends the reading.

    Raises:
        DocumentError: as `read_document`, or reading costs too much, or the process that read it crashed.
        RuntimeError: a bug, with its traceback.
    """
    request = Request("read", str(path.absolute()), str(corpus.absolute()), max_bytes)
    try:
        document = _READING.reply(request, limits, meanwhile).document
    except _Reached as reached:
        raise (limits.too_long() if reached.by_time else limits.too_much()) from None
    return _given(document)


def draw_apart(path: Path, page: int, quotes: Sequence[str], megabytes: int) -> bytes:
    """As `pictures.page_picture`, in another process that may take so much memory. Raises DocumentError."""
    return _given(_looked("draw", path, page, quotes, megabytes).picture)


def mark_apart(path: Path, page: int, quotes: Sequence[str], megabytes: int) -> float | None:
    """As `pictures.page_mark`, in another process that may take so much memory. Raises DocumentError."""
    return _looked("mark", path, page, quotes, megabytes).mark


def _looked(work: Literal["draw", "mark"], path: Path, page: int, quotes: Sequence[str], megabytes: int) -> Reply:
    request = Request(work, str(path.absolute()), page=page, quotes=tuple(quotes))
    try:
        return _LOOKING.reply(request, Limits(megabytes, _DRAWING_MINUTES), lambda: None)
    except _Reached:
        raise DocumentError(
            Words("Halaman ini terlalu berat untuk digambar.", "This page takes too much to be drawn."),
            Words("Baca teks kutipannya, atau buka berkas aslinya.", "Read the quote's text, or open the original."),
        ) from None


class _Worker:
    """The other process; `used` once it was asked anything."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assistant.reading.sandbox.worker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=_ROOT,
        )  # fmt: skip
        self._requests, self._streamed = _given(self._process.stdin), _given(self._process.stdout)
        self._replies: queue.Queue[bytes | None] = queue.Queue()
        self._taking = threading.Thread(target=self._take, daemon=True)
        self._taking.start()
        self.used = False

    def ask(self, request: Request, limits: Limits, meanwhile: Callable[[], None]) -> Reply | None:
        """The reply, or `None` where the process died. Raises _Reached."""
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
                    raise _Reached(by_time=False) from None
                if now - started > limits.minutes * 60:
                    raise _Reached(by_time=True) from None
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
        for stream in (self._requests, self._streamed):
            with suppress(OSError):
                stream.close()

    def _take(self) -> None:
        data: bytes | None = b""
        while data is not None:
            data = receive(self._streamed)
            self._replies.put(data)

    def _megabytes(self) -> float:
        """What the process holds in memory. Looked at from outside, since a limit that it sets itself counts what is
        reserved too, and exists on one system only."""
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6
        except psutil.Error:
            return 0.0


class _Room:
    """Where one document at a time is opened, in a process that is started by the first."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._worker: _Worker | None = None

    def reply(self, request: Request, limits: Limits, meanwhile: Callable[[], None]) -> Reply:
        """The reply to a request. Raises _Reached, DocumentError, RuntimeError."""
        with self._guard:
            reply = self._reply(request, limits, meanwhile)
        if reply.message is not None and reply.hint is not None:
            raise DocumentError(reply.message, reply.hint)
        if reply.bug:
            raise RuntimeError(reply.bug)
        return reply

    def close(self) -> None:
        """End the process."""
        if self._worker is not None:
            self._worker.end()

    def _reply(self, request: Request, limits: Limits, meanwhile: Callable[[], None]) -> Reply:
        """What the process replies. One that has worked before may be tired (it rested too long, or keeps memory of
        earlier documents): then a fresh one has the last word."""
        while True:
            worker, reply = self._worker or _Worker(), None
            self._worker, fresh, worker.used = None, not worker.used, True
            try:
                reply = worker.ask(request, limits, meanwhile)
            except _Reached as reached:
                if fresh or reached.by_time:
                    raise
            finally:
                if reply is None:
                    worker.end()
            if reply is not None:
                self._worker = worker
                return reply
            if fresh:
                raise _crashed()


_READING, _LOOKING = _Room(), _Room()
"""Two, so that pictures need not wait for a build."""
atexit.register(_READING.close)
atexit.register(_LOOKING.close)


def _given(value: T | None) -> T:
    """What is there by the way it was asked for."""
    if value is None:
        raise RuntimeError("the process that opens documents replied with something else")
    return value


def _costly(what: Words, setting: str) -> DocumentError:
    return DocumentError(
        Words(
            f"Membaca dokumen ini perlu {what.id}, jadi dihentikan.",
            f"Reading this document takes {what.en}, so it was stopped.",
        ),
        Words(
            f"Simpan ulang dari program asalnya atau bagi menjadi beberapa berkas; batasnya {setting}.",
            f"Save it again from its program or divide it into several files; the limit is {setting}.",
        ),
    )


def _crashed() -> DocumentError:
    return DocumentError(
        Words("Program pembaca berhenti mendadak pada dokumen ini.", "The reading program crashed on this document."),
        Words("Simpan ulang dari program asalnya, lalu coba lagi.", "Save it again from its program, then try again."),
    )
