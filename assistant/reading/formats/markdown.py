"""Reads Markdown with markdown-it-py: headings, lists, tables; HTML inside it stays inert text."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.reading.access import stamp_in
from assistant.reading.decoding import decode
from assistant.reading.formats.text import split_front_matter
from assistant.reading.metadata import Properties
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.items import GridItem, HeadingItem, Item, ListEntry, ParagraphItem, lay


def read_markdown(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a Markdown text into the builder. A YAML head between lines of "---" is metadata."""
    text, metadata = split_front_matter(decode(data).replace("\r\n", "\n"))
    lay(items_of_markdown(text), builder)
    return Properties("text/markdown", metadata=metadata, stamp=stamp_in(text.split("\n")))


def items_of_markdown(text: str) -> list[Item]:
    """The parts of a Markdown text, in order, all inline marks removed."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    items: list[Item] = []
    lists: list[int | None] = []  # the number of the next item, None in a list with bullets
    marker = ""  # what the next paragraph begins with, where it is the first of a list item
    fresh = False
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "table_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
            items.append(_grid(tokens[index:end]))
            index = end
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            marker, fresh = ("" if number is None else f"{number}. "), True
            lists[-1] = None if number is None else number + 1
        elif token.type == "inline":
            content, opened = _plain(token.children or []), tokens[index - 1]
            if opened.type == "heading_open":
                items.append(HeadingItem(int(opened.tag[1:]), content))
            elif lists:
                items.append(ListEntry((marker if fresh else "") + content, depth=len(lists) - 1))
                fresh = False
            else:
                items.append(ParagraphItem(content))
        elif token.type in ("fence", "code_block", "html_block"):
            items.append(ParagraphItem(token.content))
        index += 1
    return items


def _plain(tokens: Sequence[Token]) -> str:
    """Inline text without its marks: links and pictures as their text, line ends as spaces, HTML as it is written."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(_plain(token.children or []))
        elif token.type == "html_inline" and token.content.lower().replace(" ", "") in ("<br>", "<br/>"):
            parts.append(" ")
        else:
            parts.append(token.content)
    return "".join(parts)


def _grid(tokens: Sequence[Token]) -> GridItem:
    lines: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            lines.append([])
        elif token.type == "inline":
            lines[-1].append(_plain(token.children or []))
    return GridItem(tuple(lines[0]), tuple(tuple(line) for line in lines[1:]))
