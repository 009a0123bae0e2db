"""Another screen in the place of the first: Streamlit's test frame cannot follow a link to it."""

import pytest

from assistant.ui import main


def put_first(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Begin with this screen for the length of a test."""
    monkeypatch.setattr(main, "SCREENS", beginning_with(name))


def beginning_with(name: str) -> dict[str, tuple[str, str]]:
    """The screens, this one first."""
    return {name: main.SCREENS[name]} | main.SCREENS
