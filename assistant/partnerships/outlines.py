"""The coasts of the world, from a file beside this one. Pure but for reading it.

`land-110m.json` is world-atlas 2.0.2 (ISC licence) as published: Natural Earth's 1:110m land (public domain) as
TopoJSON, whose arcs are shared and stored as differences of whole numbers. Only coasts and no borders: where
those run is not for this page to say. https://github.com/topojson/topojson-specification
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

import msgspec

_FILE = Path(__file__).with_name("land-110m.json")

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


class _MultiPolygon(msgspec.Struct):
    arcs: list[list[list[int]]]


class _Collection(msgspec.Struct):
    geometries: list[_MultiPolygon]


class _Objects(msgspec.Struct):
    land: _Collection


class _Transform(msgspec.Struct):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Topology(msgspec.Struct):
    objects: _Objects
    arcs: list[list[tuple[int, int]]]
    transform: _Transform


@cache
def outlines() -> tuple[tuple[Point, ...], ...]:
    """Every ring of every piece of land, closed."""
    topology = msgspec.json.decode(_FILE.read_bytes(), type=_Topology)
    arcs = [_arc(arc, topology.transform) for arc in topology.arcs]
    polygons = (polygon for land in topology.objects.land.geometries for polygon in land.arcs)
    return tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)


def _arc(arc: Sequence[tuple[int, int]], transform: _Transform) -> list[Point]:
    sums = accumulate(arc, lambda one, step: (one[0] + step[0], one[1] + step[1]))
    (wide, high), (left, low) = transform.scale, transform.translate
    return [(x * wide + left, y * high + low) for x, y in sums]


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> tuple[Point, ...]:
    """The arcs one after the other; a negative number is an arc walked backwards (`~number`)."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)
