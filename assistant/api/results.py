"""What comes back, as types: they make the description, and a test holds every answer against them. Pure."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from assistant.core.errors import Language

Link = Annotated[str, Meta(description="The passage on the page of this server, to be opened by a person.")]
Hash = Annotated[str, Meta(description="The document's id: SHA-256 of its file.")]
PassageId = Annotated[str, Meta(description="Opens the passage: /api/passages/{id}, or the tool open_passage.")]
Locator = Annotated[str, Meta(description="Where in its document, in words: headings, row, page.")]
Page = Annotated[int | None, Meta(description="Physical page, slide or sheet, from 1; null where there are none.")]


class _Result(Struct, kw_only=True, forbid_unknown_fields=True):
    """What all results have in common."""


class _Placed(_Result):
    """Which document something is from, and where it stands there."""

    document: Annotated[str, Meta(description="The document's path.")]
    document_id: Hash
    title: str
    kind: str
    locator: Locator
    page: Page


class Citation(_Placed):
    """A quote, to the letter `text[start:end]` of its document."""

    number: Annotated[int, Meta(description="The mark of the quote in the answer's text: [1].")]
    quote: str
    start: int
    end: int
    bold: Annotated[list[int], Meta(min_length=2, max_length=2, description="The words that answer, in the quote.")]
    passage_id: PassageId
    score: float
    link: Link | UnsetType = UNSET


class Hit(_Placed):
    """A passage that was found."""

    rank: Annotated[int, Meta(ge=1)]
    score: float
    text: str
    start: int
    end: int
    passage_id: PassageId
    link: Link | UnsetType = UNSET


class Side(_Result):
    """One side of a disagreement."""

    value: str
    citation: Citation


class Conflict(_Result):
    """Documents that differ about one attribute of one subject."""

    subject: str
    attribute: str
    values: list[Side]


class Table(_Result):
    """Rows that answer; `citations` has the number of each row's citation."""

    interpretation: str
    columns: list[str]
    rows: list[list[str]]
    citations: list[int]


class Answer(_Result):
    """An answer of verbatim quotes, or an honest "not found" with what stands nearest."""

    id: None
    question: str
    language: Language
    status: Literal["answered", "partial", "not_found"]
    answer: Annotated[str, Meta(description="The answer's text with marks like [1].")]
    citations: list[Citation]
    conflicts: list[Conflict]
    table: Table | None
    unsupported: Annotated[list[str], Meta(description="Parts of the question that no document speaks of.")]
    nearest: list[Hit]
    suggestions: Annotated[list[str], Meta(description="Questions that the documents can answer.")]
    mode: str
    remark: str
    understood_as: str
    elapsed_ms: float


class Hits(_Result):
    """The passages found, best first."""

    question: str
    hits: list[Hit]
    elapsed_ms: float


class SourceOf(_Result):
    """A source that a document names for what it says."""

    id: str
    text: str
    url: str


class Document(_Result):
    """A document that is indexed."""

    id: Hash
    path: str
    title: str
    kind: str
    media_type: str
    language: str
    access: str
    partners: list[str]
    countries: list[str]
    years: list[int]
    sources: list[SourceOf]
    pages: Annotated[int, Meta(description="Pages, slides or sheets; 0 where there are none.")]


class Documents(_Result):
    """Indexed documents by path, and how many there are in all."""

    total: int
    documents: list[Document]


class Passage(_Result):
    """A passage, to the letter `text[start:end]` of its document, and what stands before and after it."""

    passage_id: PassageId
    document: Document
    locator: Locator
    headings: list[str]
    page: Page
    last_page: Page
    page_label: Annotated[str, Meta(description="What is printed on the page.")]
    language: str
    text: str
    start: int
    end: int
    before: str
    after: str
    link: Link | UnsetType = UNSET


class Status(_Result):
    """What there is to answer from; `problem` and `hint` say why there is nothing, and what to do."""

    state: Literal["ready", "missing", "damaged", "incompatible"]
    documents: int
    passages: int
    generation: str
    built_at: str
    embedding_model: str
    problem: str | None
    hint: str | None


class ErrorDetail(_Result):
    """What happened and what to do; `code` stays the same in every language."""

    code: str
    message: str
    hint: str


class Error(_Result):
    """A refusal or a failure."""

    error: ErrorDetail
