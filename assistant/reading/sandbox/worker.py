"""The process in which `apart` opens documents: requests on standard input, replies on standard output.

    python -m assistant.reading.sandbox.worker

It ends when the program that started it does, however that ends, and after a rest without work.
"""

from __future__ import annotations

import os
import queue
import signal
import struct
import sys
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

import msgspec

from assistant.core.errors import DocumentError, Words
from assistant.core.types import Document
from assistant.reading import read_document

_REST_SECONDS = 120.0
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Request:
    """A document to be read, or a page of one to be drawn or looked through for quotes; the paths are absolute."""

    work: Literal["read", "draw", "mark"]
    path: str
    corpus: str = ""
    max_bytes: int = 0
    page: int = 0
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of it: a document, a picture or the place of a mark; why there is none in words; or the traceback of a
    bug."""

    document: Document | None = None
    picture: bytes | None = None
    mark: float | None = None
    message: Words | None = None
    hint: Words | None = None
    bug: str = ""


def send(stream: IO[bytes], value: Request | Reply) -> None:
    """Write one message. Raises OSError where nobody listens."""
    data = msgspec.msgpack.encode(value)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message, to be decoded; `None` at the end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def answer(request: Request) -> Reply:
    """Do the work."""
    path = Path(request.path)
    try:
        if request.work == "read":
            return Reply(read_document(path, corpus=Path(request.corpus), max_bytes=request.max_bytes))
        from assistant.reading.pdf import pictures

        if request.work == "draw":
            return Reply(picture=pictures.page_picture(path, request.page, request.quotes))
        return Reply(mark=pictures.page_mark(path, request.page, request.quotes))
    except DocumentError as error:
        return Reply(message=error.message, hint=error.hint)
    except Exception:  # noqa: BLE001 - a library's bug on one file is told to whoever asked
        return Reply(bug=traceback.format_exc())


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the other process that is interrupted
    # What a library prints must not come between the replies.
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests: queue.Queue[Request] = queue.Queue()
    threading.Thread(target=_take, args=(requests,), daemon=True).start()
    while True:
        try:
            request = requests.get(timeout=_REST_SECONDS)
        except queue.Empty:
            # At once: the thread that waits for requests holds standard input.
            os._exit(0)
        send(replies, answer(request))


def _take(requests: queue.Queue[Request]) -> None:
    """Take requests beside the work, so that the other program's end is noticed in the middle of a document."""
    while (data := receive(sys.stdin.buffer)) is not None:
        requests.put(msgspec.msgpack.decode(data, type=Request))
    os._exit(0)


if __name__ == "__main__":
    main()
