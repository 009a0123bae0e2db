"""Found passages over the invented documents, with real filters, counts and neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.ranked import Finding, Findings, Neighbours
from assistant.core.citations import cite
from assistant.core.errors import QuestionError, Words
from assistant.core.types import Document, Filters, Hit, Passage
from assistant.language.words import terms, words
from assistant.searching.facets import facets, label, passes
from tests.ui.fake_documents import passage_of


def passages(documents: Sequence[Document]) -> list[tuple[Document, Passage]]:
    """All passages but headings, in the order of the documents."""
    return [
        (document, passage_of(document, number))
        for document in documents
        for number, block in enumerate(document.blocks)
        if block.kind != "heading"
    ]


def findings(documents: Sequence[Document], question: str, skip: int, limit: int, filters: Filters) -> Findings:
    """Every passage, those with more of the question's words first; the reader finds an answer in the first."""
    infos = {document.info.id: document.info for document in documents}
    partners = sorted({name for info in infos.values() for name in info.partners})
    there = passages(documents)
    labelled = [label(passage, infos, partners) for _, passage in there]
    kept = [
        (document, passage)
        for (document, passage), labels in zip(there, labelled, strict=True)
        if passes(filters, labels)
    ]
    asked = set(terms(question, "id"))
    shared = {passage.id: len(asked & set(terms(passage.text, "id"))) for _, passage in kept}
    kept.sort(key=lambda pair: -shared[pair[1].id])
    page = []
    for rank, (document, passage) in enumerate(kept, start=1):
        lexical = rank if shared[passage.id] else None
        hit = Hit(passage, document.info, rank, 0.5, 0.5, 0.1, dense_rank=rank, lexical_rank=lexical)
        bold = (21, 27) if len(passage.text) > 27 else (0, 0)
        best = cite(0, document.info, passage, passage.start, passage.end, 1.0, bold=bold)
        page.append(Finding(hit, 3.25 if rank == 1 else -1.5, best))
    found = page[skip : skip + limit] if words(question) else []
    counted = facets(labelled, filters)
    return Findings(tuple(found), len(kept), len({one.info.id for one, _ in kept}), len(there), counted)


def passage(documents: Sequence[Document], passage_id: str) -> Passage:
    """The passage of that id. Raises QuestionError."""
    return neighbours(documents, passage_id).passage


def neighbours(documents: Sequence[Document], passage_id: str) -> Neighbours:
    """The passages around one. Raises QuestionError."""
    for document in documents:
        own = [one for _, one in passages([document])]
        for at, one in enumerate(own):
            if one.id == passage_id:
                before = own[at - 1] if at else None
                after = own[at + 1] if at + 1 < len(own) else None
                return Neighbours(document.info, one, at + 1, len(own), before, after)
    raise QuestionError(
        Words(f"Indeks tidak memuat {passage_id}.", f"The index does not hold {passage_id}."),
        Words("Dokumennya mungkin berubah; cari lagi.", "The document may have changed; search again."),
    )
