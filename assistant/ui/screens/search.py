"""The screen for researchers: ranked passages, why they rank so, and a collection to take away."""

from __future__ import annotations

from assistant.ui.components.pieces import show
from assistant.ui.safe import escape, tag
from assistant.ui.state import Visit


def render(visit: Visit) -> None:
    """Draw the screen."""
    show(tag("h1", escape(visit.say("nav_search"))))
