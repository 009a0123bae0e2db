"""From lines of text to a document's parts: paragraphs, headings, lists, tables that are only text.

What only this module knows: when a line goes on in the next one, over a line end, an empty line or a page break.
Bare text and PDF pages both come through here; a PDF adds what its fonts say (`Line.level`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.structure import headings
from assistant.reading.structure.clean import ends_sentence, fold, goes_on_in_lower_case, hyphenated_words, join
from assistant.reading.structure.items import GridItem, HeadingItem, Item, ListEntry, ParagraphItem
from assistant.reading.structure.lines import Line, Part, joined
from assistant.reading.structure.text_tables import read_text_table

_INDENT = 8.0


def items_of(lines: Sequence[Part]) -> list[Item]:
    """The parts that the lines of a document make, in order; tables found by other means pass through."""
    texts = [line for line in lines if isinstance(line, Line)]
    hyphenated = hyphenated_words("\n".join(line.text for line in texts))
    items: list[Item] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if isinstance(line, GridItem):
            items.append(line)
            index += 1
            continue
        previous = lines[index - 1] if index else None
        taken, made = _heading(line, lines, index, previous)
        if not taken:
            taken, made = _prose(line, lines, index, hyphenated)
        items += made
        index += taken
    return items


def _heading(line: Line, lines: Sequence[Part], index: int, previous: Part | None) -> tuple[int, list[Item]]:
    """The heading that begins here (with the text table below a caption): how many lines it takes, and its parts."""
    mark = headings.recognise(line.text)
    if line.level is None and mark is not None and _inside_prose(line, previous):
        mark = None
    if mark is not None and mark.sort == "table":
        return read_text_table(lines, index, mark, line.page)
    if mark is None and line.level is None:
        return _plain_heading(line, lines, index, previous)
    level = line.level if line.level is not None else mark.level if mark else headings.CAPITALS
    text, taken = mark.text if mark else fold(line.text), 1
    untitled = mark is not None and not mark.titled
    while index + taken < len(lines) and taken < 6:
        following = lines[index + taken]
        if not isinstance(following, Line):
            break
        other = headings.recognise(following.text)
        if other is not None and not (untitled and other.sort == "named"):
            break
        same_font = line.level is not None and following.level == line.level and not following.gap
        chapter_title = untitled and (
            (following.text.isupper() and following.level is None)
            or (following.level is not None and (following.text.isupper() or (taken == 1 and following.level == level)))
            or (taken == 1 and mark is not None and mark.sort == "article" and _short_title(lines, index + taken))
        )
        if not (same_font or chapter_title):
            break
        text = join(text, fold(following.text))
        taken += 1
    return taken, [HeadingItem(level, text, line.page)]


def _plain_heading(line: Line, lines: Sequence[Part], index: int, previous: Part | None) -> tuple[int, list[Item]]:
    """Headings that only their surroundings give away: lines in capitals, "A. Latar Belakang" by itself."""
    apart = line.gap or previous is None or not isinstance(previous, Line)
    if not apart:
        return 0, []
    taken = 1
    if headings.is_capitals(line.text):
        while taken < 4 and _is_same_capitals(lines, index + taken):
            taken += 1
        if _apart(lines, index + taken):
            text = " ".join(fold(item.text) for item in lines[index : index + taken] if isinstance(item, Line))
            level = headings.CHAPTER if headings.recognise(text) else headings.CAPITALS
            return taken, [HeadingItem(level, text, line.page)]
        return 0, []
    if headings.is_lettered(line.text) and _apart(lines, index + 1) and not line.full:
        return 1, [HeadingItem(headings.LETTERED, line.text, line.page)]
    return 0, []


def _is_same_capitals(lines: Sequence[Part], index: int) -> bool:
    line = lines[index] if index < len(lines) else None
    return isinstance(line, Line) and not line.gap and line.level is None and line.text.isupper()


def _apart(lines: Sequence[Part], index: int) -> bool:
    following = lines[index] if index < len(lines) else None
    return not isinstance(following, Line) or following.gap or following.level is not None


def _short_title(lines: Sequence[Part], index: int) -> bool:
    """Whether a line is the title under "Pasal 4": short, by itself, no sentence."""
    line = lines[index]
    return (
        isinstance(line, Line)
        and len(line.text.split()) <= 8
        and not line.full
        and not ends_sentence(line.text)
        and line.text[:1].isupper()
        and headings.list_marker(line.text) is None
    )


def _inside_prose(line: Line, previous: Part | None) -> bool:
    """Whether a line that looks like a heading is the rest of a sentence ("… diatur dalam" / "Pasal 4")."""
    if line.gap or not isinstance(previous, Line) or previous.level is not None:
        return False
    return not ends_sentence(previous.text) and previous.full and headings.recognise(previous.text) is None


def _prose(first: Line, lines: Sequence[Part], index: int, hyphenated: frozenset[str]) -> tuple[int, list[Item]]:
    """The paragraph or list item that begins here, with all lines that go on from it."""
    if headings.is_table_line(first.text):
        return 1, [ParagraphItem(first.text, first.page)]
    group = [first]
    while index + len(group) < len(lines):
        following = lines[index + len(group)]
        if not isinstance(following, Line) or not _goes_on(group[-1], following, first):
            break
        group.append(following)
    marker = headings.list_marker(first.text)
    if marker is None:
        return len(group), [joined(group, hyphenated)]
    bare = replace(first, text=headings.without_bullet(first.text))
    paragraph = joined([bare, *group[1:]], hyphenated)
    return len(group), [ListEntry(paragraph.text, paragraph.page, 0, paragraph.breaks)]


def _goes_on(line: Line, following: Line, first: Line) -> bool:
    """Whether `following` is the next line of the paragraph that `line` belongs to."""
    if following.level is not None or headings.list_marker(following.text) is not None:
        return False
    if headings.is_table_line(following.text) or headings.is_source_line(following.text):
        return False
    unfinished = not ends_sentence(line.text)
    if headings.recognise(following.text) and not (unfinished and line.full and not following.gap):
        return False
    if following.gap:
        return goes_on_in_lower_case(line.text, following.text) or (
            unfinished
            and line.full
            and not following.measured
            and not headings.is_capitals(following.text)
            and not line.text.isupper()
        )
    if not unfinished:
        listed = headings.list_marker(first.text) is not None
        # A first line set in begins a paragraph; a line set out to the item's own mark, or beyond it, ends the item.
        if not listed and following.left > line.left + _INDENT:
            return False
        if listed and line.left and following.left < first.left + 1:
            return False
    return line.full or goes_on_in_lower_case(line.text, following.text) or line.text.endswith("-")
