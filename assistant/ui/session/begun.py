"""The screen for questions before the rest of the program is loaded. It imports next to nothing."""

from __future__ import annotations

from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator


@dataclass(frozen=True, slots=True)
class Begun:
    """The screen for questions as far as it needs nothing: the places for the conversation (`left`), for an opened
    source (`right`) and for what stands above the input (`above`), and the question that was sent just now."""

    left: DeltaGenerator
    right: DeltaGenerator
    above: DeltaGenerator
    question: str
