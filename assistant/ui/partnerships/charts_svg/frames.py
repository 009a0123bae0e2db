"""Parts of the world on a plane: what holds all dots, and what is so crowded that it is drawn by itself. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt

from assistant.partnerships.outlines import outlines

_CROWDED = 3
"""How many marks, each so near to another of them, are drawn in a part of their own."""
_HALF_TURN, _LEAST_POINTS = 180.0, 2
_FLATTEST = 0.42
"""The least height, in widths."""
_COEFFICIENTS = (1.340264, -0.081106, 0.000893, 0.003796)
"""Equal Earth, which shows areas as they are: Šavrič, Patterson and Jenny (2018), doi:10.1080/13658816.2018.1504949."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


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
class Room:
    """Around the outermost dots (in radii of the globe, and in shares of their spread), and the least from edge to
    edge, in radii."""

    fixed: float
    share: float
    narrowest: float


WORLD, PART = Room(0.3, 0, 1.6), Room(0.03, 0.15, 0.25)
"""Not so narrow that nobody would know where it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that is drawn: `left` and `top` on the plane, and pixels for one unit of it."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place in degrees is drawn, in pixels from the upper left corner."""
        across, up = _projected(longitude, latitude)
        return (across - self.left) * self.scale, (self.top - up) * self.scale

    def scaled(self, width: float) -> Frame:
        """The same part, that many pixels wide."""
        ratio = width / self.width
        return Frame(self.left, self.top, self.scale * ratio, width, self.height * ratio)

    def within(self, other: Frame) -> Box:
        """Left, top, width and height of this part, in the pixels of another frame."""
        ratio = other.scale / self.scale
        left, top = (self.left - other.left) * other.scale, (other.top - self.top) * other.scale
        return left, top, self.width * ratio, self.height * ratio


def crowded(dots: Sequence[Dot], frame: Frame, close: float) -> list[tuple[list[Dot], Frame]]:
    """The parts of the frame where dots lie less than `close` pixels from one another, each with all dots in it, one
    pixel wide; none of them reaches into another."""
    groups = [group for group in _near(dots, frame, close) if len(group) >= _CROWDED]
    while True:
        parts = [(group, framed(group, 1, PART)) for group in groups]
        met = next(
            (
                (one, other)
                for one in range(len(parts))
                for other in range(one + 1, len(parts))
                if _overlap(parts[one][1].within(frame), parts[other][1].within(frame))
            ),
            None,
        )
        if met is None:
            break
        groups[met[0]] = groups[met[0]] + groups.pop(met[1])
    return [([dot for dot in dots if dot in group or _inside(dot, box)], box) for group, box in parts]


def _near(dots: Sequence[Dot], frame: Frame, close: float) -> list[list[Dot]]:
    """The dots in groups, each that near to another of its group."""
    waiting = {dot: frame.place(dot.longitude, dot.latitude) for dot in dots}
    groups = []
    while waiting:
        reached = [waiting.popitem()]
        for _, here in reached:
            near = [dot for dot, place in waiting.items() if hypot(place[0] - here[0], place[1] - here[1]) < close]
            reached += [(dot, waiting.pop(dot)) for dot in near]
        groups.append([dot for dot, _ in reached])
    return groups


def _overlap(one: Box, other: Box) -> bool:
    (left, top, wide, high), (across, down, other_wide, other_high) = one, other
    return left < across + other_wide and across < left + wide and top < down + other_high and down < top + high


def _inside(dot: Dot, frame: Frame) -> bool:
    x, y = frame.place(dot.longitude, dot.latitude)
    return 0 <= x <= frame.width and 0 <= y <= frame.height


def _projected(longitude: float, latitude: float) -> Point:
    """A place on a plane whose unit is the globe's radius; north is positive."""
    one, two, three, four = _COEFFICIENTS
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    across = 2 * sqrt(3) * radians(longitude) * cos(theta)
    across /= 3 * (9 * four * sixth * square + 7 * three * sixth + 3 * two * square + one)
    return across, theta * (four * sixth * square + three * sixth + two * square + one)


def framed(dots: Sequence[Dot], width: float, room: Room) -> Frame:
    """What holds all the dots with room around them."""
    points = [_projected(dot.longitude, dot.latitude) for dot in dots] or [(0.0, 0.0)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, top = min(y for _, y in points), max(y for _, y in points)
    around = room.fixed + room.share * max(right - left, top - low)
    left, right, low, top = left - around, right + around, low - around, top + around
    more = max(0.0, room.narrowest - (right - left)) / 2
    left, right = left - more, right + more
    more = max(0.0, _FLATTEST * (right - left) - (top - low)) / 2
    low, top = low - more, top + more
    scale = width / (right - left)
    return Frame(left, top, scale, width, scale * (top - low))


@lru_cache(maxsize=32)
def land(frame: Frame) -> str:
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
