"""Texts of the screen Telusuri / Search."""

from __future__ import annotations

from typing import Final

from assistant.errors import Words

SEARCH: Final[dict[str, Words]] = {}
