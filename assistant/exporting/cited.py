"""A cited passage to take away: all that a reader of a quotation needs to find it again and check it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.core.citations import locator
from assistant.core.errors import Language
from assistant.core.types import DocumentInfo, Passage, Source

SHEETS, SLIDES = "spreadsheetml.sheet", "presentationml.presentation"
"""How the media types of formats end whose "pages" are sheets and slides."""
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as it is quoted: `quote == document.text[start:end]`, and `document_id` is the SHA-256 of the file.

    `place` is the locator in words; `page` the physical page (from 1), `page_label` what is printed on it. `authors`,
    `publisher` and `published` are empty where the document's description names none: nothing is guessed. `sources`
    are the public sources that the quote itself names.
    """

    passage_id: str
    document_id: str
    quote: str
    start: int
    end: int
    place: str
    page: int | None
    last_page: int | None
    page_label: str
    headings: tuple[str, ...]
    row: int | None
    title: str
    kind: str
    path: str
    media_type: str
    document_language: str
    language: str
    partners: tuple[str, ...]
    years: tuple[int, ...]
    authors: tuple[str, ...]
    publisher: str
    published: int | None
    sources: tuple[Source, ...]

    @property
    def key(self) -> str:
        """A name for it that no other passage has: "kawasaki-3f2a9c01d2e4b5a6"."""
        stem = self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
        return f"{_SLUG.sub('-', stem).strip('-') or 'dokumen'}-{self.passage_id}"

    @property
    def physical_page(self) -> int | None:
        """The page of a document that has pages; sheets and slides, which are none, are named in `place`."""
        return None if self.media_type.endswith((SHEETS, SLIDES)) else self.page

    @property
    def printed_pages(self) -> str:
        """The pages as they are printed: "12", "xii", "14–15"; "" for sheets, slides and what has no pages. Labels that
        do not count from the first page on are not added to."""
        if self.physical_page is None:
            return ""
        label = self.page_label or str(self.page)
        several = self.last_page is not None and self.last_page > self.physical_page and label == str(self.page)
        return f"{label}–{self.last_page}" if several else label


def cited(document: DocumentInfo, passage: Passage, language: Language) -> Cited:
    """The whole passage as a quotation, its place told in the reader's language."""
    return Cited(
        passage_id=passage.id,
        document_id=document.id,
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        place=locator(document, passage, language),
        page=passage.first_page,
        last_page=passage.last_page,
        page_label=passage.page_label,
        headings=passage.headings,
        row=passage.row,
        title=document.title,
        kind=document.kind,
        path=document.path,
        media_type=document.media_type,
        document_language=document.language,
        language=passage.language,
        partners=document.partners,
        years=document.years,
        authors=document.authors,
        publisher=document.publisher,
        published=document.published,
        sources=sources_named(document.sources, passage.text),
    )


def sources_named(sources: Sequence[Source], text: str) -> tuple[Source, ...]:
    """Those of a document's sources whose identifiers stand in the text, in the order of the document."""
    return tuple(source for source in sources if re.search(rf"(?<!\w){re.escape(source.id)}(?!\w)", text))
