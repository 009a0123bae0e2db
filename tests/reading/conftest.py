from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.core.types import Document
from assistant.reading import read_document
from tests.reading.helpers import check

Reader = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Writes a file into a corpus of its own and reads it, checking what must hold for every document."""

    def reader(name: str, content: bytes | str, **options: Any) -> Document:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        document = read_document(path, corpus=tmp_path, **options)
        check(document)
        return document

    return reader
