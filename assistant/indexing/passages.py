"""Document -> passages. Pure: the same document, counter and sizes always give the same passages.

Cut by structure (never across a heading), by whole sentences, to a number of tokens; every table row is a passage of
its own. The size that ships was measured by `benchmarks/passages.py`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.core.types import Block, Document, Page, PageTurn, Passage
from assistant.language.sentences import sentence_spans

CountTokens = Callable[[Sequence[str]], list[int]]
DetectLanguage = Callable[[str], str]

_LEAST_TO_DETECT = 100
"""Characters below which a passage is taken to be in its document's language: shorter texts are often only names."""
_LETTERS_A_TOKEN = 16
"""More letters than a token has in any text that can be read (about four in Indonesian)."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is too long, with its length in tokens."""

    start: int
    end: int
    tokens: int
    lead_in: str


def cut_passages(
    document: Document,
    *,
    count_tokens: CountTokens,
    detect_language: DetectLanguage,
    most_tokens: int,
    overlap_sentences: int,
    most_indexed_tokens: int | None = None,
) -> list[Passage]:
    """The passages of `document`, in the order of its text.

    Args:
        count_tokens: tokens of each text as the embedding model counts them.
        detect_language: the language of a text, an ISO 639-1 code.
        most_tokens: the most tokens of a passage's text.
        overlap_sentences: sentences repeated from the passage before, as far as they leave room for a new one.
        most_indexed_tokens: the most tokens of a passage with its headings and lead-in, which the model reads together.
    """
    passages: list[Passage] = []
    for headings, row, blocks in _runs(document):
        most = _room_for_text(headings, blocks, count_tokens, most_tokens, most_indexed_tokens)
        pieces = _pieces(document.text, blocks, count_tokens, most)
        for group in _packed(pieces, most, 0 if row else overlap_sentences):
            passages.append(_passage(document, headings, blocks[0], group, detect_language))
    return passages


def _runs(document: Document) -> Iterator[tuple[tuple[str, ...], bool, list[Block]]]:
    """Blocks that may share a passage: neighbours under the same headings; each table row alone."""
    blocks = document.blocks
    section = 0
    kept: list[tuple[int, Block]] = []
    for position, block in enumerate(blocks):
        # Counted, because two sections one after the other may have the same name.
        section += block.kind == "heading"
        if block.kind != "caption" and (block.kind != "heading" or _is_bare(blocks, position)):
            kept.append((section, block))
    for _, run in groupby(kept, key=_run_key):
        own = [block for _, block in run]
        yield own[0].headings, own[0].kind == "table_row", own


def _run_key(kept: tuple[int, Block]) -> tuple[int, tuple[str, ...], str, int | None, int | None]:
    section, block = kept
    kind = block.kind if block.kind in ("table_row", "heading") else "text"
    return section, block.headings, kind, block.table, block.row


def _room_for_text(
    headings: tuple[str, ...],
    blocks: Sequence[Block],
    count_tokens: CountTokens,
    most_tokens: int,
    most_indexed_tokens: int | None,
) -> int:
    """The most tokens of these blocks' passages; at least half of what the model reads is left to the text."""
    place = [*headings, max((block.lead_in for block in blocks), key=len)]
    # A text never has more tokens than characters and its separators, so most places need not be counted.
    if most_indexed_tokens is None or sum(len(part) + 3 for part in place) <= most_indexed_tokens - most_tokens:
        return most_tokens
    around = count_tokens([" › ".join(place) + "\n"])[0]
    return min(most_tokens, max(most_indexed_tokens - around, most_indexed_tokens // 2))


def _is_bare(blocks: Sequence[Block], position: int) -> bool:
    """A heading with nothing beneath it would be lost if it were only a place in other passages' paths."""
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    return following is None or (
        following.kind == "heading" and len(following.headings) <= len(blocks[position].headings)
    )


def _pieces(text: str, blocks: Sequence[Block], count_tokens: CountTokens, most_tokens: int) -> list[_Piece]:
    spans = [
        (block.start + start, block.start + end, block.lead_in)
        for block in blocks
        for start, end in (
            [(0, block.end - block.start)]
            if block.kind == "table_row"
            else sentence_spans(text[block.start : block.end])
        )
    ]
    counts = _counted(text, [(start, end) for start, end, _ in spans], count_tokens, most_tokens)
    pieces: list[_Piece] = []
    for (start, end, lead_in), tokens in zip(spans, counts, strict=True):
        if tokens <= most_tokens:
            pieces.append(_Piece(start, end, tokens, lead_in))
        else:
            pieces += _split_long(text, start, end, lead_in, count_tokens, most_tokens)
    return pieces


def _counted(text: str, spans: Sequence[tuple[int, int]], count_tokens: CountTokens, most_tokens: int) -> list[int]:
    """Tokens of each span; one so long that it must be cut anyway is not counted, which may take very long."""
    limit = most_tokens * _LETTERS_A_TOKEN
    counts = iter(count_tokens([text[start:end] for start, end in spans if end - start <= limit]))
    return [next(counts) if end - start <= limit else most_tokens + 1 for start, end in spans]


def _split_long(
    text: str, start: int, end: int, lead_in: str, count_tokens: CountTokens, most_tokens: int
) -> Iterator[_Piece]:
    """Halve a sentence at white space (or anywhere, in a text without any) until each part is short enough."""
    tokens = _counted(text, [(start, end)], count_tokens, most_tokens)[0]
    if tokens <= most_tokens or end - start < 2:
        yield _Piece(start, end, tokens, lead_in)
        return
    middle = (start + end) // 2
    left = max(text.rfind(white, start + 1, middle) for white in " \n\t")
    right = min((at for at in (text.find(white, middle, end - 1) for white in " \n\t") if at > 0), default=-1)
    at = left if right < 0 or (left > 0 and middle - left <= right - middle) else right
    cut = at if start < at < end else middle
    resume = cut
    while resume < end and text[resume].isspace():
        resume += 1
    last = cut
    while last > start and text[last - 1].isspace():
        last -= 1
    if last > start:
        yield from _split_long(text, start, last, lead_in, count_tokens, most_tokens)
    if resume < end:
        yield from _split_long(text, resume, end, lead_in, count_tokens, most_tokens)


def _packed(pieces: Sequence[_Piece], most_tokens: int, overlap: int) -> Iterator[Sequence[_Piece]]:
    """Groups of neighbouring pieces, as full as `most_tokens` allows, each repeating the end of the one before."""
    start = 0
    while start < len(pieces):
        end, total = start, 0
        while end < len(pieces) and (end == start or total + pieces[end].tokens <= most_tokens):
            total += pieces[end].tokens
            end += 1
        yield pieces[start:end]
        if end == len(pieces):
            return
        start = end - _room_for_overlap(pieces, start, end, most_tokens, overlap)


def _room_for_overlap(pieces: Sequence[_Piece], start: int, end: int, most_tokens: int, overlap: int) -> int:
    room = most_tokens - pieces[end].tokens
    taken = 0
    while taken < overlap and end - taken - 1 > start and pieces[end - taken - 1].tokens <= room:
        room -= pieces[end - taken - 1].tokens
        taken += 1
    return taken


def _passage(
    document: Document, headings: tuple[str, ...], block: Block, group: Sequence[_Piece], detect: DetectLanguage
) -> Passage:
    start, end = group[0].start, group[-1].end
    text = document.text[start:end]
    first, last = _page_at(document.pages, start), _page_at(document.pages, end - 1)
    lead_in = group[0].lead_in
    return Passage(
        id=_identity(document.info.id, start, end),
        document_id=document.info.id,
        text=text,
        start=start,
        end=end,
        language=detect(text) if end - start >= _LEAST_TO_DETECT and block.row is None else document.info.language,
        title=document.info.title,
        headings=headings,
        lead_in="" if lead_in in text else lead_in,
        first_page=first.number if first else None,
        last_page=last.number if last else None,
        page_label=first.label if first else "",
        table=block.table,
        row=block.row,
        page_turns=tuple(
            PageTurn(page.start, page.number, page.label) for page in _between(document.pages, start, end)
        ),
    )


def _between(pages: Sequence[Page], start: int, end: int) -> Sequence[Page]:
    """The pages that begin behind `start` and before `end`."""
    return pages[bisect_right(pages, start, key=_start) : bisect_left(pages, end, key=_start)]


def _start(page: Page) -> int:
    return page.start


def _identity(document_id: str, start: int, end: int) -> str:
    return hashlib.sha256(f"{document_id}:{start}:{end}".encode()).hexdigest()[:16]


def _page_at(pages: Sequence[Page], offset: int) -> Page | None:
    """The last page that starts at or before the offset; pages without text start where their neighbour does."""
    position = bisect_right(pages, offset, key=_start) - 1
    while position > 0 and pages[position].end <= offset and pages[position].end == pages[position].start:
        position -= 1
    return pages[position] if position >= 0 else None
