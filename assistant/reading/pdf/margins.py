"""What repeats at the head and foot of a PDF's pages: running titles and page numbers, which are not its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.reading.pdf.layout import PlacedLine

_MARGIN_SHARE = 0.12
_EDGE_LINES = 3
_PAGE_NUMBER = re.compile(
    r"[-–—•|\s]*(?:(?:halaman|hal\.?|hlm\.?|page|p\.)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:dari|of|/)\s*\d{1,4})?[-–—•|\s]*",
    re.IGNORECASE,
)

Pages = Mapping[int, Sequence[PlacedLine]]


def without_margins(
    pages: Pages, heights: Mapping[int, float], labels: Mapping[int, str]
) -> tuple[dict[int, list[PlacedLine]], dict[int, str]]:
    """The pages' lines without running heads, feet and page numbers; and the numbers that were found printed."""
    edges = {number: _edges(lines, heights[number]) for number, lines in pages.items()}
    offset = _offset(edges)
    keys: Counter[tuple[str, int]] = Counter()
    for number, outer in edges.items():
        keys.update({_key(line, number, labels, offset) for line in outer})
    needed = max(2, round(0.3 * sum(1 for lines in pages.values() if lines)))
    kept: dict[int, list[PlacedLine]] = {}
    printed: dict[int, str] = {}
    for number, lines in pages.items():
        drop: set[int] = set()
        for line in edges[number]:
            shown = _shown_number(line)
            if shown and (_is_number_of(shown, number, labels, offset)):
                printed[number] = shown
                drop.add(id(line))
            elif keys[_key(line, number, labels, offset)] >= needed and len(pages) > 1:
                drop.add(id(line))
        kept[number] = [line for line in lines if id(line) not in drop]
    return kept, printed


def _edges(lines: Sequence[PlacedLine], height: float) -> list[PlacedLine]:
    """The outermost lines that stand in the page's upper or lower margin, apart from the text they frame."""
    ordered = sorted(lines, key=lambda line: line.top)
    above = [line for line in _outer(ordered) if line.bottom < height * _MARGIN_SHARE]
    below = [line for line in _outer(ordered[::-1]) if line.top > height * (1 - _MARGIN_SHARE)]
    return [*above, *(line for line in below if line not in above)]


def _outer(ordered: Sequence[PlacedLine]) -> list[PlacedLine]:
    """The first two groups of lines from an edge inwards, up to the first that is as long as a paragraph."""
    outer: list[PlacedLine] = []
    group: list[PlacedLine] = []
    for line in [*ordered, None]:
        if line is not None and (not group or abs(line.top - group[-1].top) < 1.6 * max(line.size, 1.0)):
            group.append(line)
            continue
        if len(group) > _EDGE_LINES or len(outer) > _EDGE_LINES:
            break
        outer += group
        group = [line] if line is not None else []
    return outer


def _shown_number(line: PlacedLine) -> str:
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found.group(1) if found else ""


def _offset(edges: Pages) -> int | None:
    """How far printed page numbers are from physical ones, where at least two pages agree on it."""
    found: Counter[int] = Counter()
    for number, lines in edges.items():
        found.update({int(shown) - number for line in lines if (shown := _shown_number(line)).isdigit()})
    common = found.most_common(1)
    return common[0][0] if common and common[0][1] >= 2 else None


def _is_number_of(shown: str, number: int, labels: Mapping[int, str], offset: int | None) -> bool:
    if not shown.isdigit():
        return True  # a lone small Roman number in the margin
    return shown == labels.get(number) or int(shown) == number or (offset is not None and int(shown) == number + offset)


def _key(line: PlacedLine, number: int, labels: Mapping[int, str], offset: int | None) -> tuple[str, int]:
    """What stays the same from page to page in a running line: its words without the page's number, and its height."""
    own = {str(number), labels.get(number, ""), str(number + (offset or 0))} - {""}
    text = re.sub(r"\b\w+\b", lambda found: "#" if found.group() in own else found.group(), line.text)
    return text.casefold(), round(line.top / 8)
