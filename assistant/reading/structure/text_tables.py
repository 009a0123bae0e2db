"""Tables that are only lines of text, as recognition leaves them: from their caption to their source line.

What only this module knows: where such a table begins and ends, and where its rows do. Its lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reading.structure import headings
from assistant.reading.structure.clean import fold
from assistant.reading.structure.items import GridItem, HeadingItem, Item, LeaveItem, ParagraphItem
from assistant.reading.structure.lines import Line, Part, joined

_TABLE_REACH = 250
_CAPTION_REACH = 4


def read_text_table(lines: Sequence[Part], index: int, mark: headings.Heading, page: int) -> tuple[int, list[Item]]:
    """A numbered caption; where no table was found below it by other means, its lines up to the source line."""
    caption, body = mark.text, index + 1
    for position in range(index + 1, min(index + 1 + _CAPTION_REACH, len(lines))):
        following = lines[position]
        if isinstance(following, GridItem) or _begins_table(following.text):
            between = [item.text for item in lines[index + 1 : position] if isinstance(item, Line)]
            if all(len(text.split()) <= 12 and not text.endswith(".") for text in between):
                caption, body = fold(" ".join([caption, *between])), position
            break
        if following.level is not None or headings.recognise(following.text):
            break
    if body < len(lines) and isinstance(lines[body], GridItem):
        return body - index, [ParagraphItem(caption, page, caption=True)]
    end = _table_end(lines, body)
    if end == body:
        return 1 if body == index + 1 else body - index, [ParagraphItem(caption, page, caption=True)]
    heading = HeadingItem(headings.TABLE, caption, page)
    rows = _rows([item for item in lines[body:end] if isinstance(item, Line)])
    return end - index, [heading, *rows, LeaveItem(headings.TABLE)]


def _begins_table(text: str) -> bool:
    return headings.is_table_line(text) or text.split(" ")[0].rstrip(".") in ("No", "NO", "Nomor")


def _table_end(lines: Sequence[Part], body: int) -> int:
    """Where a text table ends: after its source line's paragraph, else after its last line with bars."""
    last_bar = body
    for position in range(body, min(body + _TABLE_REACH, len(lines))):
        line = lines[position]
        if isinstance(line, GridItem) or line.level is not None:
            break
        if headings.is_source_line(line.text):
            position += 1
            while position < len(lines) and _wraps(lines[position - 1], lines[position]):
                position += 1
            return position
        mark = headings.recognise(line.text)
        if mark is not None and line.gap:
            break
        if headings.is_table_line(line.text):
            last_bar = position + 1
    return last_bar


def _wraps(line: Part, following: Part) -> bool:
    return isinstance(line, Line) and isinstance(following, Line) and not following.gap and following.level is None


def _rows(lines: Sequence[Line]) -> list[Item]:
    """The lines of a text table, kept as they are, a paragraph for each row whose number goes on from the last."""
    groups: list[list[Line]] = [[]]
    number = 1
    for line in lines:
        first = line.text.replace("|", " ").split()[:1]
        if first == [str(number)] or headings.is_source_line(line.text):
            groups.append([])
            number += first == [str(number)]
        groups[-1].append(line)
    made: list[Item] = []
    for group in groups:
        if group:
            made.append(joined(group, keep_lines=not headings.is_source_line(group[0].text)))
    return made
