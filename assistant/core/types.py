"""The values that flow through Rujukan: frozen, slotted, and each later one holds the earlier one.

    DocumentInfo -> Document -> Passage -> Hit -> Citation -> Answer

All offsets count characters (Python `str` indices) of `Document.text`. What this module knows and no other does:
which fields a value has. It imports nothing of the project but the language and error texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.core.errors import Language, Words

BlockKind = Literal["heading", "paragraph", "list_item", "caption", "table_row"]
AnswerStatus = Literal["answered", "partial", "not_found"]


_MOST_OF_HEADING, _MOST_OF_LEAD_IN = 160, 320
"""Characters of a heading, and of a list's lead-in (its end), that are indexed with a passage."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a document names for what it says: an identifier used in its text, a description, an address."""

    id: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What is known of a document without its text.

    `id` is the SHA-256 of the file's bytes; `path` is relative to the corpus, with forward slashes; `language` is the
    ISO 639-1 code of most of its text; `pages` counts physical pages (sheets, slides), 0 where the format has none.
    `years` are those it is about; `authors` (each "Family, Given", or an organisation), `publisher` and the year it was
    `published` in are what a person wrote in its description, and empty where nobody did.
    """

    id: str
    path: str
    title: str
    kind: str
    media_type: str
    language: str
    access: str = "public"
    partners: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    pages: int = 0
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A physical page (PDF), slide (PPTX) or sheet (XLSX).

    `number` counts from 1 and never skips; `label` is what is printed on it ("iv", "12", a sheet's name);
    `Document.text[start:end]` is its text, empty for a page that could not be read.
    """

    number: int
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the document's text that belongs together: `Document.text[start:end]`.

    `headings` is the path of headings above it, outermost first; a heading block is not in its own path.
    `lead_in` is the sentence that introduces a list, for list items only. Table rows name their table
    (index into `Document.tables`) and row (from 1); captions name their table.
    """

    kind: BlockKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    lead_in: str = ""
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its cells in column order, and where it stands in the document's text.

    In the text a row reads `caption · column: cell; column: cell`, so that it can be understood, searched and quoted
    alone; `cells_start` is where the part after the caption begins. Empty cells are left out of the text.
    """

    cells: tuple[str, ...]
    start: int
    cells_start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a document, with its caption ("" where it has none) and its column names."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader could not do with part of a document: what, what to do, and on which pages."""

    reason: Words
    hint: Words
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: its text, and the structure that lies over it."""

    info: DocumentInfo
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTurn:
    """Where a page begins inside a passage: an offset into the document's text, the physical page and its label."""

    start: int
    page: int
    label: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can be found and cited: `text == document.text[start:end]`, always.

    `first_page` and `last_page` are physical page numbers, `None` where the format has no pages; `page_label` is what
    is printed on the first; `page_turns` says where in it each later page begins. `table` and `row` are set for a
    table's row (see `Block`). `language` is the passage's own where it is long enough to tell, else the document's;
    `title` is the document's.
    """

    id: str
    document_id: str
    text: str
    start: int
    end: int
    language: str
    title: str = ""
    headings: tuple[str, ...] = ()
    lead_in: str = ""
    first_page: int | None = None
    last_page: int | None = None
    page_label: str = ""
    table: int | None = None
    row: int | None = None
    page_turns: tuple[PageTurn, ...] = ()

    @property
    def indexed_text(self) -> str:
        """What is embedded: the headings, the lead-in and the text. Overlong headings and lead-ins are cut, so that
        they do not push the text out of what the model reads."""
        place = " › ".join(heading[:_MOST_OF_HEADING] for heading in self.headings)
        return "\n".join(part for part in (place, self.lead_in[-_MOST_OF_LEAD_IN:], self.text) if part)

    @property
    def searched_words(self) -> str:
        """What is searched by words: as `indexed_text`, below the document's title, since an article of an agreement
        need not name its partner. In what is embedded, a title on every passage would make them all alike."""
        return f"{self.title}\n{self.indexed_text}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question, and why: its fused score and its rank (from 1) in each of the two lists."""

    passage: Passage
    document: DocumentInfo
    rank: int
    score: float
    dense_score: float
    lexical_score: float
    dense_rank: int | None = None
    lexical_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote of an answer: `quote == document.text[start:end]`, inside the passage, never altered.

    `bold` are the words inside the quote that answer, as offsets into the quote; (0, 0) where none stand out.
    """

    number: int
    passage: Passage
    document: DocumentInfo
    quote: str
    start: int
    end: int
    score: float
    bold: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One side of a disagreement: the value and the citation that gives it."""

    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Conflict:
    """Documents that differ about one attribute of one subject."""

    subject: str
    attribute: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of an answer's table: its cells in the order of the columns, and the number of the citation it is."""

    cells: tuple[str, ...]
    citation: int


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The rows that answer a question over a table. `interpretation` says in one line what was asked of which table
    ("Tabel 1.1, Kawasan = Asia: 10 baris"), so that a person can see what was counted."""

    interpretation: str
    columns: tuple[str, ...]
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, what was found, and where. `text` carries citation marks like [1]; `nearest` holds what the
    documents say nearby where nothing answers, and `suggestions` questions that they can answer. `unsupported` names
    the parts of the question that no document speaks of (status "partial"). `mode` names how the text was made
    ("extractive", "table", "written"), and `remark` what a person should know about that in one line. `mentioned` are
    documents that the text or the suggestions tell something of without a citation."""

    question: str
    language: Language
    status: AnswerStatus
    text: str
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    nearest: tuple[Hit, ...] = ()
    table: AnswerTable | None = None
    suggestions: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    mode: str = "extractive"
    remark: str = ""
    understood_as: str = ""
    elapsed_ms: float = 0.0
    mentioned: tuple[DocumentInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What to search in; an empty field does not restrict. `years` is an inclusive range."""

    kinds: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    languages: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or pages of one, that a build did not read, and what to do about it.

    `cause` is set where that was no failure: the file is a copy of another one, or confidential.
    """

    path: str
    reason: Words
    hint: Words
    pages: tuple[int, ...] = ()
    cause: Literal["", "copy", "confidential"] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of a document, in words; `before` and `after` are the text that it concerns,
    "" where there is none. A part is the document's description, a section (its heading and what stands below it), a
    heading, text (paragraphs, list items), a table, its columns, or a row."""

    kind: Literal["added", "removed", "changed", "moved"]
    part: Literal["description", "section", "heading", "text", "table", "columns", "row"]
    words: Words
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a build found changed in a document it had read before. `more` counts the changes beyond those listed;
    `renamed_from` is its former path where its name alone changed. No changes at all: its content reads the same.
    `documents` are the ids of both versions."""

    path: str
    changes: tuple[Change, ...] = ()
    more: int = 0
    renamed_from: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `added`, `changed`, `removed` and `unchanged` are paths below the corpus.

    A file that was renamed stands as added (and removed under its old path), and in `renamed` as well. `revisions` has
    one entry for each changed or renamed document that could be read both then and now.
    """

    documents: int
    passages: int
    generation: str
    seconds: float
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    embedded_passages: int = 0
    reused_passages: int = 0
    skipped: tuple[Skipped, ...] = field(default=())
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: the step's name, what is done of what total, and the seconds left (None: not known yet)."""

    step: Literal["read", "embed", "write"]
    done: int
    total: int
    seconds_left: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to answer from. `problem` and `hint` say why there is nothing, and what to do. `edition` changes
    with the generation and with what of it is closed: what is kept of one edition is not shown in another."""

    state: Literal["ready", "missing", "damaged", "incompatible"]
    documents: int = 0
    passages: int = 0
    generation: str = ""
    built_at: str = ""
    embedding_model: str = ""
    problem: Words | None = None
    hint: Words | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A file of the corpus and how it stands in the index.

    read: wholly indexed; partly: some pages could not be read; unread: could not be read at all (`reason`, `hint`);
    copy and confidential: passed over on purpose; new and changed: the file is not yet indexed in its present form;
    removed: indexed, but the file is gone. `fingerprint` is that of the file as it lies there now, "" where it is gone
    or cannot be opened.
    """

    path: str
    state: Literal["read", "partly", "unread", "copy", "confidential", "new", "changed", "removed"]
    info: DocumentInfo | None = None
    passages: int = 0
    problems: tuple[Skipped, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A stored passage that no longer is the text of its document, as `verify` found it."""

    path: str
    passage_id: str
    reason: Words
