"""Texts of filed documents, outdated answers and saved questions."""

from __future__ import annotations

from typing import Final

from assistant.errors import Words

SAVED: Final[dict[str, Words]] = {}
