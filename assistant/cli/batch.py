"""JSON lines in, JSON lines out, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from assistant.core.errors import QuestionError, QuestionTimeout, QuestionTooLong, Words

Answer = Callable[[str, Sequence[str], object], dict[str, Any]]
"""A question, the questions before it, and its id -> the line to write."""


def answer_lines(name: str, one: Answer) -> bool:
    """Answer each line of a file ("-": standard input) on standard output; returns whether all were questions.

    A line that is no question, or one too long or not answered in time, gives a line with its error, and the rest goes
    on.

    Raises:
        QuestionError: the file cannot be opened.
    """
    good = True
    try:
        source: BinaryIO = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise QuestionError(
            Words(f"Berkas {name} tidak dapat dibuka.", f"The file {name} cannot be opened."),
            Words("Periksa nama dan izinnya.", "Check its name and permissions."),
        ) from error
    with source:
        for number, line in enumerate(source, start=1):
            if not line.strip():
                continue
            said = None
            try:
                said = json.loads(line.decode("utf-8-sig"))
                question, history = said["question"], said.get("history") or []
                if not isinstance(question, str) or not isinstance(history, list):
                    raise TypeError("question must be text and history a list")
                if not all(isinstance(earlier, str) for earlier in history):
                    raise TypeError("history must be a list of texts")
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                good = False
                identity = said.get("id") if isinstance(said, dict) else None
                _print_line({"id": identity, "error": f"line {number}: {type(error).__name__}: {error}"})
                continue
            try:
                form = one(question, history, said.get("id", number))
            except (QuestionTooLong, QuestionTimeout) as error:
                good = False
                form = {"id": said.get("id"), "error": f"line {number}: {error}"}
            _print_line(form)
    return good


def _print_line(form: dict[str, Any]) -> None:
    print(json.dumps(form, ensure_ascii=False), flush=True)
