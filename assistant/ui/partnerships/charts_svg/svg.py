"""Elements of SVG as safe HTML, the colours of the charts, and the file that stands alone. Pure.

On the page the colours are variables of the style sheets, so that they follow light and dark; in a file, which has no
such variables, each is replaced by the light colour written behind it. What differs is told by shape as well: filled,
hollow, square, round, notched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import wrap

from assistant.language.shortening import cut
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

FONT_SIZE = 13
WIDTHS = (320, 480, 720)
"""For which widths, in pixels, a chart is drawn; the browser shows the widest that fits, so that text stays legible."""

_LETTER = 0.53
"""Width of a letter, on average, in sizes of the font (measured over names in Source Sans)."""
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
"""What XML forbids beyond the control characters, which no text of the page has."""
_VARIABLE = re.compile(r"var\(--rj-[\w-]+,\s*(#[0-9a-f]{3,6})\)")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_HEAD, _LINE, _EDGE, _KEY_COLUMNS = 44.0, 18.0, 16, 3
_STYLE = Html(
    """
.rj-svg { font-family: "Source Sans", "Source Sans 3", "Source Sans Pro", Arial, sans-serif; }
.rj-svg text { fill: var(--rj-ink, #1b2a2f); font-size: 13px; }
.rj-svg .rj-s-faint { fill: var(--rj-muted, #55656b); font-size: 12px; }
.rj-svg .rj-s-name { fill: var(--rj-accent, #12606f); font-weight: 600; }
.rj-svg .rj-s-warn { fill: var(--rj-warn, #7a4d00); font-weight: 600; }
.rj-svg .rj-s-grid { stroke: var(--rj-line, #d5dddd); stroke-width: 1; }
.rj-svg .rj-s-line { stroke: var(--rj-muted, #55656b); stroke-width: 1.5; }
.rj-svg .rj-s-land { fill: var(--rj-land, #dde6e7); stroke: var(--rj-line, #d5dddd); stroke-width: 0.5; }
.rj-svg .rj-s-full { fill: var(--rj-accent, #12606f); stroke: var(--rj-accent, #12606f); stroke-width: 2; }
.rj-svg .rj-s-hollow { fill: var(--rj-paper, #fff); stroke: var(--rj-warn, #7a4d00); stroke-width: 2.5; }
.rj-svg .rj-s-full + .rj-s-notch { stroke: var(--rj-paper, #fff); stroke-width: 2; }
.rj-svg .rj-s-hollow + .rj-s-notch { stroke: var(--rj-warn, #7a4d00); stroke-width: 2; }
.rj-svg .rj-s-number { fill: var(--rj-paper, #fff); font-size: 11px; font-weight: 600; text-anchor: middle; }
.rj-svg .rj-s-hollow + .rj-s-number { fill: var(--rj-warn, #7a4d00); }
.rj-svg .rj-s-end { text-anchor: end; }
.rj-svg .rj-s-middle { text-anchor: middle; }
.rj-svg .rj-s-frame { fill: none; stroke: var(--rj-muted, #55656b); stroke-width: 1; }
.rj-svg .rj-s-touch { fill: transparent; stroke: none; }
"""
)


def drawing(name: str, title: str, description: str, width: float, height: float, content: Html) -> Html:
    """A whole drawing with its title and description, for those who look and those who listen."""
    size = {"width": number(width), "height": number(height), "viewBox": f"0 0 {number(width)} {number(height)}"}
    told = join((
        tag("title", escape(title), id=f"{name}-title"),
        tag("desc", escape(description), id=f"{name}-desc"),
        tag("style", _STYLE),
    ))  # fmt: skip
    return tag(
        "svg", join((told, content)), "rj-svg", xmlns="http://www.w3.org/2000/svg", role="group",
        aria_labelledby=f"{name}-title", aria_describedby=f"{name}-desc", **size,
    )  # fmt: skip


def standalone(drawn: Html, heading: str, key: Sequence[str] = (), notes: Sequence[str] = ()) -> str:
    """The drawing as a file: under its heading, with its key and notes below, on white, in the light colours, and
    without what only a page can press."""
    size = _SIZE.search(drawn)
    if size is None:
        raise ValueError("not a drawing")
    width, height = float(size[1]), float(size[2])
    lines = [line for note in notes for line in wrap(note, int(width / (12 * _LETTER)))]
    rows = -(-len(key) // _KEY_COLUMNS)
    below = _HEAD + height + 24
    parts = [
        tag("rect", EMPTY, width="100%", height="100%", fill="#fff"),
        tag("text", escape(heading), x=_EDGE, y=24, style="font-size: 18px; font-weight: 600"),
        tag("svg", Html(drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]), x=_EDGE, y=number(_HEAD),
            width=number(width), height=number(height)),
        *(
            text(_EDGE + width / _KEY_COLUMNS * (at // rows), below + _LINE * (at % rows), entry)
            for at, entry in enumerate(key)
        ),
        *(text(_EDGE, below + _LINE * (rows + at), line, "rj-s-faint") for at, line in enumerate(lines)),
    ]  # fmt: skip
    deep = below + _LINE * (rows + len(lines))
    box = {"width": number(width + 2 * _EDGE), "height": number(deep)}
    whole = tag(
        "svg", join(parts), "rj-svg", xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {box['width']} {box['height']}", **box,
    )  # fmt: skip
    plain = re.sub(r' (?:tabindex|role|data-[\w-]+|aria-expanded)="[^"]*"', "", whole)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _VARIABLE.sub(r"\1", _NO_CHARACTERS.sub("", plain))


def text(x: float, y: float, words: str, classes: str = "", lang: str = "") -> Html:
    """Words whose base line begins (or ends, by class) at a point; `lang` is theirs where it is not the reader's."""
    return tag("text", escape(words), classes, x=number(x), y=number(y), lang=lang)


def line(x1: float, y1: float, x2: float, y2: float, classes: str, **attributes: str) -> Html:
    """A straight line."""
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return tag("line", Html(""), classes, **ends, **attributes)


def circle(x: float, y: float, radius: float, classes: str) -> Html:
    """A circle around a point."""
    return tag("circle", Html(""), classes, cx=number(x), cy=number(y), r=number(radius))


def square(x: float, y: float, half: float, classes: str) -> Html:
    """A square around a point."""
    side = number(2 * half)
    return tag("rect", Html(""), classes, x=number(x - half), y=number(y - half), width=side, height=side, rx="1.5")


def box(x: float, y: float, wide: float, high: float, classes: str) -> Html:
    """A rectangle by its upper left corner."""
    return tag("rect", EMPTY, classes, x=number(x), y=number(y), width=number(wide), height=number(high))


def triangle(x: float, y: float, half: float, classes: str) -> Html:
    """A triangle around a point, its tip on top."""
    corners = ((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8))
    points = " ".join(f"{number(left)},{number(top)}" for left, top in corners)
    return tag("polygon", Html(""), classes, points=points)


def button(content: Html, reference: str, label: str) -> Html:
    """Something that opens a source when pressed, by the mouse or the keyboard; the page's script gives it life."""
    told = tag("title", escape(label))
    return tag(
        "g", join((told, content)), "rj-press", role="button", tabindex=0, data_reference=reference, aria_label=label,
        aria_expanded="false",
    )  # fmt: skip


def link(content: Html, partner: str, label: str) -> Html:
    """Something that leads to a partner's page."""
    return tag("g", content, "rj-press", role="link", tabindex=0, data_partner=partner, aria_label=label)


def fitted(words: str, width: float, size: float = FONT_SIZE) -> str:
    """The words, cut with "…" where they would be wider than `width` pixels."""
    return cut(words, max(2, int(width / (size * _LETTER))))


def wide(words: str, size: float = FONT_SIZE) -> float:
    """About how wide words are, in pixels."""
    return len(words) * size * _LETTER


def number(value: float) -> str:
    """A length as SVG writes it, at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
