"""Reads HTML: the main content's headings, paragraphs, lists and tables; scripts, styles and navigation are dropped."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.dammit import EncodingDetector
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from assistant.reading.decoding import decode
from assistant.reading.metadata import Properties
from assistant.reading.structure.build import DocumentBuilder
from assistant.reading.structure.clean import fold
from assistant.reading.structure.headings import is_caption
from assistant.reading.structure.items import GridItem, HeadingItem, Item, ListEntry, ParagraphItem, lay

_DROPPED = re.split(
    r"\s+",
    "script style noscript template svg canvas object embed iframe nav form button select head dialog",
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset(
    re.split(
        r"\s+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 "
        "h3 h4 h5 h6 header hr html li main ol p pre section summary table ul",
    )
)
_WIDEST_SPAN = 100
_DEEPEST = 200


def read_html(data: bytes, builder: DocumentBuilder) -> Properties:
    """Lay a web page's main content into the builder."""
    soup = parse(_decode(data))
    title = fold(soup.title.get_text()) if soup.title else ""
    lay(items_of_html(_main_content(soup)), builder)
    return Properties("text/html", title=title)


def parse(text: str) -> BeautifulSoup:
    """HTML text as a tree; broken HTML gives the tree a browser would make of it."""
    with warnings.catch_warnings():
        # XHTML that opens like XML is read as HTML on purpose.
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(text, "lxml")


def items_of_html(root: Tag) -> list[Item]:
    """The parts of an HTML tree, in order."""
    for tag in root.find_all(_DROPPED):
        tag.decompose()
    for tag in root.select("[hidden], [style], [aria-hidden=true]"):
        styled = not tag.has_attr("hidden") and tag.get("aria-hidden") != "true"
        if styled and not _HIDDEN.search(str(tag.get("style"))):
            continue
        if not tag.decomposed:
            tag.decompose()
    walk = _Walk()
    walk.into(root, 0)
    walk.close()
    return walk.items


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = EncodingDetector.find_declared_encoding(data, is_html=True)
    try:
        return data.decode(declared) if declared else decode(data)
    except (UnicodeDecodeError, LookupError):
        return decode(data)


def _main_content(soup: BeautifulSoup) -> Tag:
    """The page's own part: <main> or its only <article>, else the body without the page's frame around it."""
    main = soup.select_one("main, [role=main]")
    if main is None:
        articles = soup.find_all("article")
        main = articles[0] if len(articles) == 1 else None
    if isinstance(main, Tag) and main.get_text(strip=True):
        return main
    body = soup.body or soup
    for name in ("header", "footer", "aside"):
        for tag in body.find_all(name, recursive=False):
            # A header that holds the page's only title is content.
            if tag.find(["h1", "h2"]) is None:
                tag.decompose()
    return body


class _Walk:
    """Walks a tree and gathers running text until a block ends it."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._text: list[str] = []
        self._lists: list[int | None] = []
        self._marker = ""
        self._fresh = False

    def into(self, tag: Tag, depth: int) -> None:
        if depth > _DEEPEST:
            self._text.append(tag.get_text(" "))
            return
        for child in tag.children:
            self._one(child, depth)

    def close(self) -> None:
        """End the paragraph or list item that is being gathered."""
        text, self._text = "".join(self._text), []
        if not text.strip():
            return
        if self._lists:
            self.items.append(ListEntry((self._marker if self._fresh else "") + fold(text), depth=len(self._lists) - 1))
            self._fresh = False
        else:
            self.items.append(ParagraphItem(_lines(text), caption=False))

    def _one(self, child: PageElement, depth: int) -> None:
        if isinstance(child, (Comment, PreformattedString)):
            return
        if isinstance(child, NavigableString):
            self._text.append(re.sub(r"\s+", " ", str(child)))
            return
        if not isinstance(child, Tag):
            return
        name = child.name
        if name == "br":
            self._text.append("\n")
        elif name not in _BLOCKS:
            self.into(child, depth + 1)
        elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.close()
            self.items.append(HeadingItem(int(name[1]), child.get_text()))
        elif name == "table":
            self.close()
            self._table(child)
        elif name in ("ul", "ol"):
            self.close()
            self._lists.append(_start(child) if name == "ol" else None)
            self.into(child, depth + 1)
            self.close()
            self._lists.pop()
        elif name == "li":
            self.close()
            number = self._lists[-1] if self._lists else None
            self._marker, self._fresh = ("" if number is None else f"{number}. "), True
            if self._lists and number is not None:
                self._lists[-1] = number + 1
            self.into(child, depth + 1)
            self.close()
        elif name == "pre":
            self.close()
            self.items.append(ParagraphItem(child.get_text()))
        else:
            self.close()
            before = len(self.items)
            self.into(child, depth + 1)
            self.close()
            self._mark_caption(child, before)

    def _mark_caption(self, tag: Tag, before: int) -> None:
        """A paragraph that its format calls a caption ("Caption" style of Word, <figcaption>)."""
        named = tag.name == "figcaption" or "caption" in str(tag.get("class", ""))
        last = self.items[-1] if len(self.items) == before + 1 else None
        if named and isinstance(last, ParagraphItem) and is_caption(fold(last.text)):
            self.items[-1] = ParagraphItem(last.text, caption=True)

    def _table(self, table: Tag) -> None:
        caption = table.find("caption", recursive=False)
        name = fold(caption.get_text(" ")) if isinstance(caption, Tag) else ""
        lines, heads = _lines_of(table)
        if not lines:
            return
        columns, body = _header(lines, heads)
        self.items.append(GridItem(columns, tuple(tuple(line) for line in body), name))


def _lines(text: str) -> str:
    return "\n".join(line for line in (fold(part) for part in text.split("\n")) if line)


def _start(tag: Tag) -> int:
    value = str(tag.get("start", "1"))
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else 1


def _lines_of(table: Tag) -> tuple[list[list[str]], list[bool]]:
    """The table's cells, a merged cell repeated over the rows and columns it spans, and which rows are headers."""
    lines: list[list[str]] = []
    heads: list[bool] = []
    below: dict[int, tuple[int, str]] = {}  # column -> (rows still to fill, text)
    for row in table.find_all("tr"):
        if row.find_parent("table") is not table:
            continue
        line: list[str] = []
        cells = [cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row]
        for cell in cells:
            _fill(line, below)
            text, wide, high = fold(cell.get_text(" ")), _span(cell, "colspan"), _span(cell, "rowspan")
            for position in range(wide):
                if high > 1:
                    below[len(line)] = (high - 1, text)
                line.append(text if position == 0 or not text else "")
        _fill(line, below)
        if line:
            lines.append(line)
            all_heads = bool(cells) and all(cell.name == "th" for cell in cells)
            heads.append(all_heads or row.find_parent("thead") is not None)
    return lines, heads


def _fill(line: list[str], below: dict[int, tuple[int, str]]) -> None:
    while len(line) in below:
        rows, text = below.pop(len(line))
        if rows > 1:
            below[len(line)] = (rows - 1, text)
        line.append(text)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _header(lines: list[list[str]], heads: list[bool]) -> tuple[tuple[str, ...], list[list[str]]]:
    """Column names and the rows below them: rows marked as headers (joined where there are several), else the first."""
    count = next((index for index, head in enumerate(heads) if not head), len(heads))
    if count == len(lines):
        count = 1 if len(lines) > 1 else 0
    count = count or (1 if len(lines) > 1 else 0)
    width = max(len(line) for line in lines)
    columns = []
    for column in range(width):
        names = [line[column] for line in lines[:count] if column < len(line) and line[column]]
        columns.append(" ".join(dict.fromkeys(names)))
    return tuple(columns), lines[count:]
