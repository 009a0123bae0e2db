"""The reports of the last builds, kept as JSON files named by the generation that each made.

So the page can show what a build changed after a restart, and what a build on the command line did.
"""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from assistant.core.errors import AssistantError, Words
from assistant.core.types import BuildReport
from assistant.storage.json_files import write_json

FOLDER = "builds"
"""The folder below `settings.state` that holds the reports."""
_MOST = 20
_log = logging.getLogger(__name__)


def keep_report(folder: Path, report: BuildReport) -> None:
    """Keep a report unless its generation has one already (a build that found nothing to do made no generation).

    The new index serves by now, so a folder that cannot be written is told in the log and fails nothing.
    """
    path = folder / f"{report.generation}.json"
    if path.exists():
        return
    told = Words(f"Laporan tidak dapat ditulis ke {path}.", f"The report cannot be written to {path}.")
    try:
        write_json(path, report, told)
        for old in _kept(folder)[_MOST:]:
            old.unlink(missing_ok=True)
    except (AssistantError, OSError) as error:
        _log.warning("the report of a build is not kept: %s", error)


def find_report(folder: Path, generation: str) -> BuildReport | None:
    """The report of the build that made this generation; `None` where none was kept or it is unreadable."""
    path = folder / f"{generation}.json"
    if not generation or not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=BuildReport)
    except (OSError, msgspec.DecodeError) as error:
        _log.warning("%s is not a report and is left out: %s", path.name, error)
        return None


def _kept(folder: Path) -> list[Path]:
    """The kept reports, newest first: a generation's name begins with its time."""
    return sorted(folder.glob("g-*.json"), key=lambda path: path.name, reverse=True)
