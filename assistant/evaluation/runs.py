"""The history of measuring: each run of questions is kept as a JSON file, and read back as frozen values.

What this module knows and no other does: how the file of a run is named and which of its values a page draws.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from assistant.core.errors import Words
from assistant.storage.json_files import write_json

FOLDER = "evaluations"
"""The folder below `settings.state` that holds the runs."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Share:
    """How many questions of a group there were, and how many passed."""

    questions: int = 0
    passed: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Refusals:
    """How many questions had to be refused, how many were, and how many were refused that have an answer."""

    questions: int = 0
    right: int = 0
    false: int = 0


@dataclass(frozen=True, slots=True)
class CitationFigures:
    """Quotes that are the document's text, lines that carry a citation, and demanded citations that were given; the
    shares are `None` where there was nothing to share."""

    quotes: int = 0
    verbatim: int = 0
    precision: float | None = None
    lines: int = 0
    supported: int = 0
    support: float | None = None
    demanded: int = 0
    met: int = 0
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Percentiles of the time to an answer, in milliseconds."""

    p50: float | None = None
    p90: float | None = None
    p95: float | None = None
    p99: float | None = None


@dataclass(frozen=True, slots=True)
class FailureQuote:
    """A citation of an answer that failed: its number, document (path), place and quote."""

    number: int
    document: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that failed, why, and what was answered; `closed`: that is not told, since it quotes a document that
    is confidential now."""

    id: str
    kind: str
    question: str
    reasons: tuple[str, ...]
    answer: str
    language: str = ""
    split: str = ""
    status: str = ""
    history: tuple[str, ...] = ()
    citations: tuple[FailureQuote, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A run of questions. `when` is the time in UTC (ISO 8601), `file` the question file's name, `generation` that of
    the index that answered, `path` the JSON file that the run was read from."""

    when: str
    file: str
    questions: int
    passed: int
    answerable: Share
    refusals: Refusals
    by_kind: tuple[Share, ...]
    by_language: tuple[Share, ...] = ()
    by_split: tuple[Share, ...] = ()
    citations: CitationFigures = CitationFigures()
    elapsed_ms: Times = Times()
    failures: tuple[Failure, ...] = ()
    generation: str = ""
    path: Path = Path()


class _Stored(msgspec.Struct):
    """A run as its JSON has it: groups by name."""

    when: str
    file: str
    questions: int
    passed: int
    answerable: Share
    refusals: Refusals
    by_kind: dict[str, Share]
    by_language: dict[str, Share] = {}
    by_split: dict[str, Share] = {}
    citations: CitationFigures = CitationFigures()
    elapsed_ms: Times = Times()
    failures: tuple[Failure, ...] = ()
    generation: str = ""


def stamp(result: Mapping[str, Any], file: Path, *, generation: str = "") -> dict[str, Any]:
    """The result with when it was made, of which question file, and by which generation of the index."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return {"when": when, "file": file.name, "generation": generation, **result}


def write_run(path: Path, result: Mapping[str, Any]) -> None:
    """Write a result as JSON; a reader sees all of it or nothing. Raises AssistantError."""
    failed = Words(f"Hasil ukur tidak dapat ditulis ke {path}.", f"The result cannot be written to {path}.")
    write_json(path, result, failed)


def save_run(folder: Path, result: Mapping[str, Any]) -> Path:
    """Keep a stamped result (`stamp`) in the folder; its file sorts by time. Raises AssistantError."""
    when = re.sub(r"\D", "", str(result["when"]).partition("+")[0])
    stem = re.sub(r"[^\w-]+", "-", Path(str(result["file"])).stem).strip("-") or "questions"
    path, number = folder / f"{when}-{stem}.json", 1
    while path.exists():  # two runs within a second
        number += 1
        path = folder / f"{when}-{stem}-{number}.json"
    write_run(path, result)
    return path


def read_runs(folder: Path, most: int = 50) -> tuple[Run, ...]:
    """The latest runs, newest first. A file that is no run is left out, with a remark in the log."""
    runs: list[Run] = []
    for path in sorted(folder.glob("[!.]*.json"), key=lambda path: path.name, reverse=True):
        if len(runs) >= most:
            break
        try:
            runs.append(_run(msgspec.json.decode(path.read_bytes(), type=_Stored), path))
        except (OSError, msgspec.DecodeError) as error:
            _log.warning("%s is not a run and is left out: %s", path.name, error)
    return tuple(sorted(runs, key=lambda run: run.when, reverse=True))


def without_closed(runs: Sequence[Run], paths: Set[str]) -> tuple[Run, ...]:
    """The runs; of failures that quote a document at one of these paths only the question is left."""
    return tuple(replace(run, failures=tuple(_told(one, paths) for one in run.failures)) for run in runs)


def _told(failure: Failure, paths: Set[str]) -> Failure:
    if paths.isdisjoint(quote.document for quote in failure.citations):
        return failure
    return replace(failure, reasons=(), answer="", citations=(), closed=True)


def _run(stored: _Stored, path: Path) -> Run:
    values = {name: getattr(stored, name) for name in stored.__struct_fields__}
    for name in ("by_kind", "by_language", "by_split"):
        values[name] = tuple(Share(one.questions, one.passed, key) for key, one in values[name].items())
    return Run(**values, path=path)
