"""Partners as numbers on the coasts of the world. Pure.

Near ones are moved apart and tied to their places. Where so many lie so close that they would stand far from them, that
part of the world is framed and drawn once more below, as large as makes room for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from assistant.ui.partnerships.charts_svg import svg
from assistant.ui.partnerships.charts_svg.frames import WORLD, Dot, Frame, Point, crowded, framed, land
from assistant.ui.views.safe import Html, join, tag

_RADIUS = 12.0
"""A finger wants 24 pixels (WCAG 2.2, 2.5.8)."""
_APART = 2 * _RADIUS + 2
_CLOSE = 0.6 * _APART
"""Pixels up to which marks are crowded rather than merely moved apart."""
_ROUNDS, _LEAST_ROUNDS, _MOST_PAIRS = 300, 10, 500_000
"""How often all pairs are looked at: for hundreds of marks it stays within a moment, though some may then overlap."""
_PART_WIDTH, _MOST_PART_WIDTH, _PART_HEAD, _GAP = 300.0, 380.0, 20.0, 16.0
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def worldmap(name: str, dots: Sequence[Dot], title: str, description: str, width: float, enlarged: str) -> Html:
    """The drawing, `width` pixels wide, of the part of the world that holds the dots; `enlarged` is said of parts of it
    that are drawn once more."""
    frame = framed(dots, width, WORLD)
    parts = crowded(dots, frame, _CLOSE)
    apart = {dot.number for part, _ in parts for dot in part}
    alone = [dot for dot in dots if dot.number not in apart]
    marks = _places(alone, frame)
    drawn = [_map(alone, marks, frame)]
    columns = max(1, min(len(parts), int((width + _GAP) // (_PART_WIDTH + _GAP))))
    room = min(_MOST_PART_WIDTH, (width + _GAP) / columns - _GAP)
    top = low = frame.height
    for at, (part, small) in enumerate(parts):
        letter, own = _LETTERS[at % len(_LETTERS)], small.scaled(room)
        top = low + _GAP if at % columns == 0 else top
        drawn += [
            _outline(part, small, letter, frame, marks),
            _part(part, own, (room + _GAP) * (at % columns), top, f"{letter}: {enlarged}"),
        ]
        low = max(low, top + _PART_HEAD + own.height)
    return svg.drawing(name, title, description, width, low, join(drawn))


def _places(dots: Sequence[Dot], frame: Frame) -> list[Point]:
    """Where the marks stand."""
    return _moved_apart([frame.place(dot.longitude, dot.latitude) for dot in dots], frame.width, frame.height)


def _map(dots: Sequence[Dot], marks: Sequence[Point], frame: Frame) -> Html:
    """The land of a frame, and the marks."""
    ground = tag("path", Html(""), "rj-s-land", d=land(frame))
    places = [frame.place(dot.longitude, dot.latitude) for dot in dots]
    ties = join(
        join((svg.line(*place, *to, "rj-s-line"), _point(place)))
        for place, to in zip(places, marks, strict=True)
        if hypot(place[0] - to[0], place[1] - to[1]) > _RADIUS / 2
    )
    buttons = join(
        svg.button(
            join((
                svg.circle(*at, _RADIUS - 1, "rj-s-hollow" if dot.disputed else "rj-s-full"),
                svg.text(at[0], at[1] + 4, str(dot.number), "rj-s-number"),
            )),
            dot.reference,
            dot.label,
        )
        for at, dot in zip(marks, dots, strict=True)
    )  # fmt: skip
    return join((ground, ties, buttons))


def _outline(dots: Sequence[Dot], part: Frame, letter: str, frame: Frame, marks: Sequence[Point]) -> Html:
    """On the whole map: where a part lies that is drawn below, with its places as points; its letter stands at the
    corner that is farthest from the marks."""
    left, top, wide, high = part.within(frame)
    points = join(_point(frame.place(dot.longitude, dot.latitude)) for dot in dots)
    above, below = top - 5, top + high + svg.FONT_SIZE
    corners = [
        (x, y)
        for y in (above, below)
        for x in (left, left + wide - svg.FONT_SIZE / 2)
        if svg.FONT_SIZE <= y <= frame.height
    ] or [(left + 3, top + svg.FONT_SIZE)]
    at = max(corners, key=lambda corner: min((hypot(corner[0] - x, corner[1] - y) for x, y in marks), default=0))
    return join((svg.box(left, top, wide, high, "rj-s-frame"), points, svg.text(*at, letter, "rj-s-name")))


def _part(dots: Sequence[Dot], frame: Frame, x: float, top: float, heading: str) -> Html:
    """A part of the world by itself, under its letter."""
    edge = svg.box(0.5, 0.5, frame.width - 1, frame.height - 1, "rj-s-frame")
    inner = tag(
        "svg", join((_map(dots, _places(dots, frame), frame), edge)), x=svg.number(x), y=svg.number(top + _PART_HEAD),
        width=svg.number(frame.width), height=svg.number(frame.height),
    )  # fmt: skip
    return join((svg.text(x, top + svg.FONT_SIZE, heading, "rj-s-name"), inner))


def _point(place: Point) -> Html:
    return svg.circle(*place, 1, "rj-s-full")


def _moved_apart(places: Sequence[Point], width: float, height: float) -> list[Point]:
    """The places so that no two marks lie on one another, none outside, each as near to its own as that allows."""
    # Two in the very same place need a direction to part in.
    found = [(x + 0.01 * at, y + 0.003 * at) for at, (x, y) in enumerate(places)]
    for _ in range(min(_ROUNDS, max(_LEAST_ROUNDS, _MOST_PAIRS // max(1, len(found) ** 2)))):
        touched = False
        for one in range(len(found)):
            for other in range(one + 1, len(found)):
                (left, top), (right, low) = found[one], found[other]
                apart = hypot(right - left, low - top)
                if 0 < apart < _APART:
                    touched = True
                    push = (_APART - apart) / 2 / apart
                    across, down = (right - left) * push, (low - top) * push
                    found[one], found[other] = (left - across, top - down), (right + across, low + down)
        found = [_within(point, width, height) for point in found]
        if not touched:
            break
    return found


def _within(point: Point, width: float, height: float) -> Point:
    edge = _RADIUS + 2
    return min(max(point[0], edge), width - edge), min(max(point[1], edge), height - edge)
