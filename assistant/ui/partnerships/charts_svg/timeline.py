"""Partners by row, years by column: when each began, its papers, what else is dated, and where sources differ. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.partnerships.overview import EventKind
from assistant.ui.partnerships.charts_svg import svg
from assistant.ui.views.safe import EMPTY, Html, join

_ROW, _TALL_ROW = 28.0, 50.0
_NAMES = 176.0
"""Width of the column of names; where the drawing is too narrow for one, names stand above their rows."""
_ROOM_FOR_NAMES = 560
_RIGHT, _TOP, _AXIS = 46.0, 30.0, 24.0
_HALF = 5.5
_FINGER = 24.0
"""As high as everything that is pressed, and as wide as its neighbours leave it (WCAG 2.2, 2.5.8)."""
_APART = 12.5
"""Pixels from one mark to the next, so that each can be told and pressed."""
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_LABEL = 46.0

Across = Callable[[float], float]
"""A year's place on the drawing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened in a year: its strongest kind, what it opens, and all of it in words."""

    year: int
    kind: EventKind
    reference: str
    label: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A partner's row; `warning` names its disagreements ("≠ 3" is shown), "" where there are none."""

    name: str
    action: str
    marks: tuple[Mark, ...]
    disagreements: int
    warning: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What the shapes are called."""

    start: str
    document: str
    activity: str
    disputed: str


def timeline(name: str, lanes: Sequence[Lane], legend: Legend, title: str, description: str, width: float) -> Html:
    """The drawing, `width` pixels wide; empty lanes have a name and no mark."""
    beside = width >= _ROOM_FOR_NAMES
    row = _ROW if beside else _TALL_ROW
    left, right = (_NAMES if beside else _HALF + 2), width - _RIGHT
    years = [mark.year for lane in lanes for mark in lane.marks]
    first, last = (min(years), max(years)) if years else (0, 1)
    scale = (right - left - 2 * _HALF) / max(1, last - first)

    def across(year: float) -> float:
        return left + _HALF + (year - first) * scale

    keys, deep = _legend(legend, width)
    top = _TOP + deep
    height = top + _AXIS + row * len(lanes) + 6
    ticks = _ticks(first, last, right - left)
    grid = join(
        join((
            svg.line(across(year), top + _AXIS - 6, across(year), height - 6, "rj-s-grid"),
            svg.text(across(year), top + 10, str(year), "rj-s-faint rj-s-middle"),
        ))
        for year in ticks
    )  # fmt: skip
    drawn = [
        _lane(lane, top + _AXIS + row * at, row, left, right, across, beside=beside) for at, lane in enumerate(lanes)
    ]
    return svg.drawing(name, title, description, width, height, join((keys, grid, *drawn)))


def _legend(legend: Legend, width: float) -> tuple[Html, float]:
    """The legend and how many pixels deep it is beyond its first line."""
    x, y, parts = _HALF + 2, 12.0, []
    entries: tuple[tuple[EventKind, str, str], ...] = (
        ("start", "rj-s-full", legend.start), ("document", "rj-s-full", legend.document),
        ("activity", "rj-s-full", legend.activity), ("start", "rj-s-hollow", legend.disputed),
    )  # fmt: skip
    for kind, classes, words in entries:
        needed = 14 + svg.wide(words, 12) + 18
        if x + needed > width and x > _HALF + 2:
            x, y = _HALF + 2, y + 20
        parts += [_shape(kind, classes, x, y), svg.text(x + 12, y + 4, words, "rj-s-faint")]
        x += needed
    return join(parts), y - 12


def _lane(lane: Lane, top: float, row: float, left: float, right: float, across: Across, *, beside: bool) -> Html:
    middle = top + (row / 2 if beside else row - _FINGER / 2 - 1)
    room = (left - 12) if beside else right - 4
    name_at = (2.0, middle + 4.5) if beside else (2.0, top + 16.5)
    shown = svg.fitted(lane.name, room)
    touch = _touch(name_at[0] + svg.wide(shown) / 2, name_at[1] - 4.5, max(_FINGER, svg.wide(shown)))
    name = svg.link(join((touch, svg.text(*name_at, shown, "rj-s-name"))), lane.name, lane.action)
    line = EMPTY
    places = _spread([across(mark.year) for mark in lane.marks], left + _HALF, right - _HALF)
    gaps = [later - earlier for earlier, later in pairwise(places)]
    if len(places) > 1:
        line = svg.line(places[0], middle, places[-1], middle, "rj-s-line")
    marks = join(
        svg.button(
            join((
                _touch(place, middle, min(_FINGER, *gaps[max(0, at - 1) : at + 1], _FINGER)),
                _shape(mark.kind, "rj-s-hollow" if mark.disputed else "rj-s-full", place, middle),
            )),
            mark.reference,
            mark.label,
        )
        for at, (place, mark) in enumerate(zip(places, lane.marks, strict=True))
    )  # fmt: skip
    warning = EMPTY
    if lane.disagreements:
        words = svg.text(right + _RIGHT - 4, middle + 4.5, f"≠ {lane.disagreements}", "rj-s-warn rj-s-end")
        touch = _touch(right + _RIGHT - 4 - _FINGER / 2, middle, _FINGER)
        warning = svg.link(join((touch, words)), lane.name, lane.warning)
    rule = svg.line(0, top + row, right + _RIGHT, top + row, "rj-s-grid")
    return join((rule, name, line, marks, warning))


def _touch(x: float, y: float, wide: float) -> Html:
    return svg.box(x - wide / 2, y - _FINGER / 2, wide, _FINGER, "rj-s-touch")


def _shape(kind: EventKind, classes: str, x: float, y: float) -> Html:
    draw = {"start": svg.circle, "document": svg.square, "activity": svg.triangle}[kind]
    return draw(x, y, _HALF - 0.7 if kind == "document" else _HALF, classes)


def _spread(places: Sequence[float], low: float, high: float) -> list[float]:
    """The places, in order, moved apart as little as keeps each from the next, within the track."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + _APART) if found else place)
    limit = high
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - _APART
    # Where there is not room for all, the first ones stay on the track, closer together.
    if found and found[0] < low:
        step = (high - low) / max(1, len(found) - 1)
        found = [low + at * step for at in range(len(found))]
    return found


def _ticks(first: int, last: int, width: float) -> list[int]:
    step = next((step for step in _STEPS if (last - first) / step * _LABEL <= width), _STEPS[-1])
    return list(range(-(-first // step) * step, last + 1, step)) or [first]
