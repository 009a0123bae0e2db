"""Texts of the screen Mitra / Partners."""

from __future__ import annotations

from typing import Final

from assistant.errors import Words

PARTNERS: Final[dict[str, Words]] = {}
