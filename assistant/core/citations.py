"""Where a quote stands, in its document and in an answer's text. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from assistant.core.errors import Language
from assistant.core.types import Answer, Citation, Document, DocumentInfo, PageTurn, Passage
from assistant.language.shortening import shortened

_SEPARATOR = " › "
_LONGEST_HEADING = 80
_LEAST_SHARE_OF_TITLE = 0.6
"""Of the longer of title and heading, the shortest part at which the one repeats the other."""


def locator(document: DocumentInfo, passage: Passage, language: Language) -> str:
    """The passage's place in its document: "BAB I › 1.1 Latar Belakang › Tabel 1.2, baris 3, hlm. 6".

    The page is the one printed on it; where the physical number differs, it follows: "hlm. iv (PDF 5)". A sheet stands
    before its row, and is not named again as the heading that it is: "lembar Register, baris 8".
    """
    pages, headings = _pages(document, passage, language), passage.headings
    row = f"{'row' if language == 'en' else 'baris'} {passage.row}" if passage.row is not None else ""
    parts = [row, pages]
    if _is_sheet(document):
        parts, headings = [pages, row], tuple(heading for heading in headings if heading != passage.page_label)
    place = _SEPARATOR.join(shortened(heading, _LONGEST_HEADING) for heading in headings)
    return ", ".join(part for part in (place, *parts) if part) or document.title


def place_below_title(document: DocumentInfo, passage: Passage, language: Language) -> str:
    """As `locator`, to stand below or after the document's title: without a first heading that nearly repeats it, and
    empty where nothing is left."""
    headings = passage.headings
    if headings and _repeats(document.title, headings[0]):
        headings = headings[1:]
    words = locator(document, replace(passage, headings=headings), language)
    return "" if words == document.title else words


def bare_words(text: str) -> list[str]:
    """The words of a text without case and marks."""
    return re.findall(r"\w+", text.casefold())


def cite(
    number: int,
    document: DocumentInfo,
    passage: Passage,
    start: int,
    end: int,
    score: float,
    *,
    bold: tuple[int, int] = (0, 0),
) -> Citation:
    """A citation of `passage.text` from `start` to `end`, which are offsets into the document's text; `bold` are the
    words that answer, as offsets into the quote. The pages of its passage are those that the quote stands on.

    Raises:
        ValueError: the quote would be empty or reach outside the passage.
    """
    if not passage.start <= start < end <= passage.end:
        raise ValueError(f"quote {start}:{end} is not inside passage {passage.start}:{passage.end}")
    quote = passage.text[start - passage.start : end - passage.start]
    return Citation(number, on_pages(passage, start, end), document, quote, start, end, round(score, 6), bold)


def on_pages(passage: Passage, start: int, end: int) -> Passage:
    """The passage with the pages that `start:end` stands on, which may be fewer than those of all of it."""
    if not passage.page_turns or passage.first_page is None:
        return passage
    turns = (PageTurn(passage.start, passage.first_page, passage.page_label), *passage.page_turns)
    first = [turn for turn in turns if turn.start <= start][-1]
    last = [turn for turn in turns if turn.start < end][-1]
    return replace(passage, first_page=first.page, last_page=last.page, page_label=first.label)


def is_verbatim(citation: Citation, document: Document) -> bool:
    """Whether the quote is, to the letter, the document's text at its place."""
    return document.text[citation.start : citation.end] == citation.quote


def quotes_in_text(answer: Answer) -> list[tuple[int, int, Citation]]:
    """Where each citation's quote stands in the answer's text (with the white space as the answer writes it)."""
    spans: list[tuple[int, int, Citation]] = []
    for citation in answer.citations:
        for quote in dict.fromkeys((citation.quote, " ".join(citation.quote.split()))):
            written = answer.text.find(f"“{quote}” [{citation.number}]")
            start = written + 1 if written >= 0 else answer.text.find(quote)
            end = start + len(quote)
            if quote and start >= 0 and not any(start < last and first < end for first, last, _ in spans):
                spans.append((start, end, citation))
                break
    return sorted(spans, key=lambda span: span[0])


def _pages(document: DocumentInfo, passage: Passage, language: Language) -> str:
    if passage.first_page is None:
        return ""
    if _is_sheet(document):
        return f"{'sheet' if language == 'en' else 'lembar'} {passage.page_label or passage.first_page}"
    if document.media_type.endswith("presentationml.presentation"):
        return f"{'slide' if language == 'en' else 'salindia'} {passage.first_page}"
    label = passage.page_label or str(passage.first_page)
    last = (
        ""
        if passage.last_page in (None, passage.first_page) or label != str(passage.first_page)
        else (f"–{passage.last_page}")
    )
    physical = f" (PDF {passage.first_page})" if label != str(passage.first_page) else ""
    return f"{'p.' if language == 'en' else 'hlm.'} {label}{last}{physical}"


def _is_sheet(document: DocumentInfo) -> bool:
    return document.media_type.endswith("spreadsheetml.sheet")


def _repeats(title: str, heading: str) -> bool:
    """Whether a heading says nearly what the title says: the one stands, word for word, in the other."""
    one, other = bare_words(title), bare_words(heading)
    common = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return 0 < common == min(len(one), len(other)) >= _LEAST_SHARE_OF_TITLE * max(len(one), len(other))
