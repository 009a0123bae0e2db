"""Questions that the documents can answer, made from what they are about. Pure."""

from __future__ import annotations

from collections import Counter

from assistant.answering.follow_up import Understood
from assistant.answering.mentions import Known
from assistant.answering.tables import Tables
from assistant.indexing.store import StoredIndex
from assistant.types import Answer

_MOST, _MOST_AFTER = 4, 3


def answerable_questions(asked: Understood, answer: Answer, known: Known, tables: Tables) -> tuple[str, ...]:
    """Up to three questions that the tables do answer, to be offered where nothing was found: about what the question
    names, then about what the nearest passages' documents are about."""
    named = [mention.text for mention in known.mentions(asked.text) if mention.kind == "partner"]
    nearby = [partner for hit in answer.nearest for partner in hit.document.partners if len(hit.document.partners) == 1]
    listed = [partner for hit in answer.nearest for partner in hit.document.partners]
    return tables.questions_about([*named, *nearby, *listed], asked.language, most=_MOST_AFTER)


def suggested_questions(index: StoredIndex) -> tuple[str, ...]:
    """A few Indonesian questions: each about one of the partners with the most passages."""
    about = {document.id: document.partners for document in index.documents.values() if len(document.partners) == 1}
    counts = Counter(about[p.document_id][0] for p in index.passages if p.document_id in about)
    partners = [name for name, _ in counts.most_common(_MOST)]
    forms = (
        "Apa hambatan kerja sama dengan {}?",
        "Kapan kerja sama dengan {} dimulai?",
        "Apa bidang kerja sama dengan {}?",
        "Bagaimana pelaksanaan kerja sama dengan {}?",
    )
    return tuple(form.format(partner) for form, partner in zip(forms, partners, strict=False))
