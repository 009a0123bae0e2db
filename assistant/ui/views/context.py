"""A quote where it stands: the passage, the text around it and its table, as safe HTML. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.core.types import Block, Document, Passage, Source, Table
from assistant.exporting.cited import sources_named
from assistant.ui.texts.words import Say
from assistant.ui.views.rows import cell_list, row_quote
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

_AROUND = 500
"""Characters shown before and after the passage, rounded to whole words."""
_ROWS_AROUND = 2
_CAPTION_MARK = " · "
"""What stands between a table's caption and a row of it; above the cells it is not needed."""


def passage_in_context(document: Document, passage: Passage, start: int, end: int) -> Html:
    """The passage with text before and after it; what lies in `start:end` is marked, what is around it is faint.

    A table's row is shown alone, as its cells: its neighbours are shown by `row_in_table`.
    """
    cited = start < end
    row = row_quote(document, passage, *((start, end) if cited else (passage.start, passage.end)))
    if row is not None:
        # What of the caption is not quoted stands above, faint.
        caption = document.text[passage.start : start] if cited else ""
        above = (_caption(caption, "rj-far"), _caption(row.lead, "" if cited else "rj-far"))
        inner = join((*above, cell_list(row, marked=cited)))
        return tag("div", inner, "rj-context", lang=passage.language, tabindex=0)
    around = 0 if passage.table is not None else _AROUND
    low, high = max(0, passage.start - around), min(len(document.text), passage.end + around)
    blocks = [block for block in document.blocks if block.start < high and low < block.end]
    if not any(block.start <= start < block.end for block in blocks):
        blocks = [Block("paragraph", passage.start, passage.end)]
    shown = join(_block(document.text, block, low, high, passage, start, end) for block in blocks)
    # It scrolls by itself where it is long, so it must be reachable by the keyboard.
    return tag("div", shown, "rj-context", lang=passage.language, tabindex=0)


def stored_passage(passage: Passage, start: int, end: int) -> Html:
    """The passage alone, with its quote marked, for a document that is no longer in the index."""
    inner = join(_spans(passage.text, passage.start, passage.start, passage.end, passage, start, end))
    return tag("div", tag("p", inner), "rj-context", lang=passage.language)


def row_in_table(document: Document, passage: Passage) -> Html:
    """The row of a table with the column names and its neighbours; nothing for a passage that is no row."""
    if passage.table is None or passage.row is None or passage.table >= len(document.tables):
        return EMPTY
    table: Table = document.tables[passage.table]
    first = max(0, passage.row - 1 - _ROWS_AROUND)
    last = min(len(table.rows), passage.row + _ROWS_AROUND)
    head = tag("tr", join(tag("th", escape(name), scope="col") for name in table.columns))
    body = join(
        tag(
            "tr",
            join(tag("td", escape(cell)) for cell in table.rows[number].cells),
            "rj-hit" if number == passage.row - 1 else "",
        )
        for number in range(first, last)
    )
    caption = tag("caption", escape(table.caption)) if table.caption else EMPTY
    drawn = tag("table", join((caption, tag("thead", head), tag("tbody", body))))
    return tag("div", drawn, "rj-table", tabindex=0, role="region", aria_label=table.caption, lang=passage.language)


def named_sources(sources: tuple[Source, ...], text: str, say: Say) -> Html:
    """The sources of the document whose identifiers stand in the text; nothing where there are none."""
    named = sources_named(sources, text)
    if not named:
        return EMPTY
    entries = join(
        tag("li", join((tag("b", escape(source.id)), Html(" "), escape(source.text), _address(source.url))))
        for source in named
    )
    return tag("div", join((tag("h4", escape(say("source_names"))), tag("ul", entries))), "rj-named")


def _address(url: str) -> Html:
    """A link for an ordinary web address, and nothing for any other scheme."""
    match = re.match(r"https?://([^/?#\s]+)", url)
    if match is None:
        return EMPTY
    link = tag("a", escape(match[1]), href=url, target="_blank", rel="noopener noreferrer nofollow")
    return join((Html(" "), link))


def _caption(text: str, classes: str) -> Html:
    return tag("p", escape(text.removesuffix(_CAPTION_MARK)), f"rj-caption {classes}".strip()) if text else EMPTY


def _block(text: str, block: Block, low: int, high: int, passage: Passage, start: int, end: int) -> Html:
    first, last = max(block.start, low), min(block.end, high)
    before = after = EMPTY
    if first > block.start:
        space = text.find(" ", first, last)
        first = space + 1 if space >= 0 else first
        before = tag("span", Html("… "), "rj-far")
    if last < block.end:
        space = text.rfind(" ", first, last)
        last = space if space >= 0 else last
        after = tag("span", Html(" …"), "rj-far")
    inner = join((before, *_spans(text, 0, first, last, passage, start, end), after))
    return tag("p", inner, f"rj-{block.kind.replace('_', '-')}")


def _spans(text: str, offset: int, first: int, last: int, passage: Passage, start: int, end: int) -> Iterator[Html]:
    """`first:last` cut where passage and quote begin and end; `text` begins at `offset` of the document."""
    edges = sorted({first, last, *(edge for edge in (passage.start, start, end, passage.end) if first < edge < last)})
    for left, right in pairwise(edges):
        piece = escape(text[left - offset : right - offset])
        if start <= left and right <= end:
            yield tag("mark", piece)
        elif passage.start <= left and right <= passage.end:
            yield piece
        else:
            yield tag("span", piece, "rj-far")
