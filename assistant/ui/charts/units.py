"""Groups as rows of squares, one for each partner, so that every one of them can be pressed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ui.charts import svg
from assistant.ui.safe import EMPTY, Html, join

_HALF, _GAP, _ROW = 8.0, 4.0, 46.0
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
    """A group with its partners."""

    label: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the squares are called."""

    one: str
    disputed: str
    told: str


def units(name: str, bars: Sequence[Bar], legend: Legend, title: str, description: str, width: float) -> Html:
    """The drawing, `width` pixels wide: the name of each group, below it its squares and their number."""
    most = max((len(bar.units) for bar in bars), default=1)
    step = min(2 * _HALF + _GAP, (width - _COUNT) / max(1, most))
    half = min(_HALF, (step - 1) / 2)
    keys, deep = _legend(legend, width)
    top = 24.0 + deep
    drawn = [_bar(bar, top + _ROW * at, step, half, width) for at, bar in enumerate(bars)]
    return svg.drawing(name, title, description, width, top + _ROW * len(bars), join((keys, *drawn)))


def _bar(bar: Bar, top: float, step: float, half: float, width: float) -> Html:
    middle = top + 30
    squares = join(
        svg.button(_square(half + 1 + step * at, middle, half, unit), unit.reference, unit.label)
        for at, unit in enumerate(bar.units)
    )
    count = svg.text(step * len(bar.units) + 6, middle + 4.5, str(len(bar.units)), "rj-s-faint")
    return join((svg.text(0, top + 14, svg.fitted(bar.label, width)), squares, count))


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
