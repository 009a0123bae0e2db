"""Partners as numbers on the coasts of the world; near ones are moved apart and tied to their places. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, hypot, radians, sin, sqrt

from assistant.partners.outlines import outlines
from assistant.ui.charts import svg
from assistant.ui.safe import Html, join, tag

_RADIUS = 9.0
_APART = 2 * _RADIUS + 2
_ROUNDS = 300
_NORTH, _SOUTH = 78.0, -56.0
"""Latitudes between which people live; the rest of the globe is left out."""
_COEFFICIENTS = (1.340264, -0.081106, 0.000893, 0.003796)
"""Equal Earth, which shows areas as they are: Šavrič, Patterson and Jenny (2018), doi:10.1080/13658816.2018.1504949."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A partner on the map: its number in the list below, where it lies in degrees, what it opens, and in words."""

    number: int
    longitude: float
    latitude: float
    reference: str
    label: str
    disputed: bool


def worldmap(name: str, dots: Sequence[Dot], title: str, description: str, width: float) -> Html:
    """The drawing, `width` pixels wide."""
    scale, height = _size(width)
    land = tag("path", Html(""), "rj-s-land", d=_land(width))
    places = [_place(dot.longitude, dot.latitude, scale, width) for dot in dots]
    moved = _moved_apart(places, width, height)
    ties = join(
        join((svg.line(*place, *to, "rj-s-line"), svg.circle(*place, 1.8, "rj-s-full")))
        for place, to in zip(places, moved, strict=True)
        if hypot(place[0] - to[0], place[1] - to[1]) > _RADIUS / 2
    )
    marks = join(
        svg.button(
            join((
                svg.circle(*at, _RADIUS, "rj-s-hollow" if dot.disputed else "rj-s-full"),
                svg.text(at[0], at[1] + 4, str(dot.number), "rj-s-number"),
            )),
            dot.reference,
            dot.label,
        )
        for at, dot in zip(moved, dots, strict=True)
    )  # fmt: skip
    return svg.drawing(name, title, description, width, height, join((land, ties, marks)))


def _projected(longitude: float, latitude: float) -> Point:
    """A place on a plane whose unit is the globe's radius; north is positive."""
    one, two, three, four = _COEFFICIENTS
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    across = 2 * sqrt(3) * radians(longitude) * cos(theta)
    across /= 3 * (9 * four * sixth * square + 7 * three * sixth + 3 * two * square + one)
    return across, theta * (four * sixth * square + three * sixth + two * square + one)


def _size(width: float) -> tuple[float, float]:
    """Pixels for one radius of the globe, and the height of the drawing."""
    scale = width / (2 * _projected(180, 0)[0])
    return scale, scale * (_projected(0, _NORTH)[1] - _projected(0, _SOUTH)[1])


def _place(longitude: float, latitude: float, scale: float, width: float) -> Point:
    across, up = _projected(longitude, latitude)
    return width / 2 + across * scale, (_projected(0, _NORTH)[1] - up) * scale


@cache
def _land(width: float) -> str:
    """The coasts as a path; in whole pixels, those that fall on one another only once."""
    scale, height = _size(width)
    parts = []
    for ring in outlines():
        points: list[str] = []
        lowest = 0.0
        for longitude, latitude in ring:
            x, y = _place(longitude, latitude, scale, width)
            lowest = max(lowest, y)
            point = f"{x:.0f} {y:.0f}"
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 3 and lowest < height + scale / 10:
            parts.append(f"M{'L'.join(points)}Z")
    return "".join(parts)


def _moved_apart(places: Sequence[Point], width: float, height: float) -> list[Point]:
    """The places so that no two marks lie on one another, none outside, each as near to its own as that allows."""
    # Two in the very same place need a direction to part in.
    found = [(x + 0.01 * at, y + 0.003 * at) for at, (x, y) in enumerate(places)]
    for _ in range(_ROUNDS):
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
