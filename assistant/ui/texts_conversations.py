"""Texts of conversations, answers' actions and exports."""

from __future__ import annotations

from typing import Final

from assistant.errors import Words

CONVERSATIONS: Final[dict[str, Words]] = {}
