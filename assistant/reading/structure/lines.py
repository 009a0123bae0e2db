"""Lines of text as the flow takes them, and how those of one paragraph become one text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import pairwise

from assistant.reading.structure.clean import Paragraph, fold
from assistant.reading.structure.items import GridItem, ParagraphItem


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    `gap`: it stands apart from the line before it (empty line, page break, more than the usual leading);
    `measured`: that gap was measured on the page, not told from an empty line, which recognition may have made up;
    `full`: the next word would not have fitted in, so its sentence may well go on in the next line; `left`: where it
    begins, in points; `level`: the level of heading that its font gives it, if any.
    """

    text: str
    page: int = 0
    gap: bool = False
    _: KW_ONLY
    measured: bool = False
    full: bool = True
    left: float = 0.0
    level: int | None = None


Part = Line | GridItem
"""What a page is made of: lines, and tables that were found by other means than reading lines."""


def joined(group: Sequence[Line], hyphenated: Collection[str] = (), *, keep_lines: bool = False) -> ParagraphItem:
    """The lines as one paragraph, with the places where new pages begin."""
    text, breaks = Paragraph(fold(group[0].text)), []
    for before, line in pairwise(group):
        piece = fold(line.text)
        if keep_lines:
            text.begin_line(piece)
        else:
            text.join(piece, hyphenated)
        if line.page > before.page:
            breaks.append((len(text) - len(piece), line.page))
    return ParagraphItem(str(text), group[0].page, tuple(breaks))
