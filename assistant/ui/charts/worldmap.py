"""Partners as numbers on the coasts of the world; near ones are moved apart and tied to their places. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt

from assistant.partners.outlines import outlines
from assistant.ui.charts import svg
from assistant.ui.safe import Html, join, tag

_RADIUS = 9.0
_APART = 2 * _RADIUS + 2
_ROUNDS, _LEAST_ROUNDS, _MOST_PAIRS = 300, 10, 500_000
"""How often all pairs are looked at: for hundreds of marks it stays within a moment, though some may then overlap."""
_HALF_TURN, _LEAST_POINTS = 180.0, 2
_ROOM, _NARROWEST, _FLATTEST = 0.3, 1.6, 0.42
"""Around the outermost dots and from edge to edge, in radii of the globe; and the least height, in widths."""
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


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is drawn: `left` and `top` on the plane, and pixels for one unit of it."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, longitude: float, latitude: float) -> Point:
        across, up = _projected(longitude, latitude)
        return (across - self.left) * self.scale, (self.top - up) * self.scale


def worldmap(name: str, dots: Sequence[Dot], title: str, description: str, width: float) -> Html:
    """The drawing, `width` pixels wide, of the part of the world that holds the dots."""
    frame = _framed(dots, width)
    land = tag("path", Html(""), "rj-s-land", d=_land(frame))
    places = [frame.place(dot.longitude, dot.latitude) for dot in dots]
    moved = _moved_apart(places, width, frame.height)
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
    return svg.drawing(name, title, description, width, frame.height, join((land, ties, marks)))


def _projected(longitude: float, latitude: float) -> Point:
    """A place on a plane whose unit is the globe's radius; north is positive."""
    one, two, three, four = _COEFFICIENTS
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    across = 2 * sqrt(3) * radians(longitude) * cos(theta)
    across /= 3 * (9 * four * sixth * square + 7 * three * sixth + 3 * two * square + one)
    return across, theta * (four * sixth * square + three * sixth + two * square + one)


def _framed(dots: Sequence[Dot], width: float) -> _Frame:
    """What holds all the dots with room around them, not so narrow that nobody would know where it is."""
    points = [_projected(dot.longitude, dot.latitude) for dot in dots] or [(0.0, 0.0)]
    left, right = min(x for x, _ in points) - _ROOM, max(x for x, _ in points) + _ROOM
    low, top = min(y for _, y in points) - _ROOM, max(y for _, y in points) + _ROOM
    more = max(0.0, _NARROWEST - (right - left)) / 2
    left, right = left - more, right + more
    more = max(0.0, _FLATTEST * (right - left) - (top - low)) / 2
    low, top = low - more, top + more
    scale = width / (right - left)
    return _Frame(left, top, scale, width, scale * (top - low))


@lru_cache(maxsize=16)
def _land(frame: _Frame) -> str:
    """The coasts as a path, in whole pixels; what lies outside or falls together is left out."""
    parts = []
    for ring in outlines():
        for piece in _pieces(ring):
            at = [frame.place(*point) for point in piece]
            points = list(dict.fromkeys(f"{x:.0f} {y:.0f}" for x, y in at))
            inside = max(x for x, _ in at) > 0 and min(x for x, _ in at) < frame.width
            inside = inside and max(y for _, y in at) > 0 and min(y for _, y in at) < frame.height
            if len(points) > _LEAST_POINTS and inside:
                parts.append(f"M{'L'.join(points)}Z")
    return "".join(parts)


def _pieces(ring: Sequence[Point]) -> list[list[Point]]:
    """A ring cut where it jumps from one edge of the map to the other, so that no line crosses the whole world."""
    pieces = [[ring[0]]]
    for before, point in pairwise(ring):
        if abs(point[0] - before[0]) > _HALF_TURN:
            pieces.append([])
        pieces[-1].append(point)
    return pieces


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
