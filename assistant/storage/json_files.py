"""JSON files of the state folder: a reader sees all of one or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from assistant.core.errors import AssistantError, Words
from assistant.storage.atomic import put


def write_json(path: Path, value: Any, failed: Words) -> None:
    """Write a value as JSON. Raises AssistantError, which says `failed`, where that is not possible."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(text, path)
    except OSError as error:
        raise AssistantError(
            failed, Words("Periksa izin dan ruang folder itu.", "Check the folder's permissions and space.")
        ) from error
