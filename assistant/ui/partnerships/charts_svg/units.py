"""Groups as rows of squares, one for each partner, so that every one of them can be pressed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ui.partnerships.charts_svg import svg
from assistant.ui.views.safe import EMPTY, Html, join

_HALF, _STEP, _NAME = 9.0, 24.0, 26.0
"""A finger wants 24 pixels (WCAG 2.2, 2.5.8)."""
_COUNT = 34.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A partner in a group: what it opens, in words, and whether sources differ or a condition is told."""

    reference: str
    label: str
    disputed: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A group with its partners; `language` is that of its name where it is not the reader's."""

    label: str
    units: tuple[Unit, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the squares are called."""

    one: str
    disputed: str
    told: str


def units(name: str, bars: Sequence[Bar], legend: Legend, title: str, description: str, width: float) -> Html:
    """The drawing, `width` pixels wide: the name of each group, below it its squares and their number."""
    keys, deep = _legend(legend, width)
    top, drawn = 24.0 + deep, []
    a_line = max(1, int((width - _COUNT) // _STEP))
    for bar in bars:
        drawn.append(_bar(bar, top, a_line, width))
        top += _NAME + _STEP * _lines(bar, a_line)
    return svg.drawing(name, title, description, width, top, join((keys, *drawn)))


def _lines(bar: Bar, a_line: int) -> int:
    return max(1, -(-len(bar.units) // a_line))


def _bar(bar: Bar, top: float, a_line: int, width: float) -> Html:
    """A group; where its squares are too many for one line they go on in the next."""
    middle = top + 32
    squares = join(
        svg.button(
            _pressed(_STEP * (at % a_line + 0.5), middle + _STEP * (at // a_line), unit),
            unit.reference,
            unit.label,
        )
        for at, unit in enumerate(bar.units)
    )
    lines = _lines(bar, a_line)
    last = len(bar.units) - a_line * (lines - 1)
    count = svg.text(_STEP * last + 6, middle + _STEP * (lines - 1) + 4.5, str(len(bar.units)), "rj-s-faint")
    return join((svg.text(0, top + 14, svg.fitted(bar.label, width), lang=bar.language), squares, count))


def _pressed(x: float, y: float, unit: Unit) -> Html:
    return join((svg.square(x, y, _STEP / 2, "rj-s-touch"), _square(x, y, _HALF, unit)))


def _square(x: float, y: float, half: float, unit: Unit) -> Html:
    box = svg.square(x, y, half - 1, "rj-s-hollow" if unit.disputed else "rj-s-full")
    part = half * 0.45
    notch = svg.line(x - part, y + part, x + part, y - part, "rj-s-notch") if unit.told else EMPTY
    return join((box, notch))


def _legend(legend: Legend, width: float) -> tuple[Html, float]:
    """The legend and how many pixels deep it is beyond its first line."""
    x, y, parts = 0.0, 9.0, []
    entries = ((legend.one, False, False), (legend.disputed, True, False), (legend.told, False, True))
    for words, disputed, told in entries:
        needed = 22 + svg.wide(words, 12) + 14
        if x + needed > width and x > 0:
            x, y = 0.0, y + 20
        parts += [_square(x + 7, y, 6.5, Unit("", "", disputed, told)), svg.text(x + 19, y + 4, words, "rj-s-faint")]
        x += needed
    return join(parts), y - 9
