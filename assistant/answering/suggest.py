"""Questions that the documents can answer, made from what they are about. Pure."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

from assistant.answering.question.follow_up import Understood
from assistant.answering.question.mentions import Known
from assistant.answering.tables import Tables
from assistant.core.errors import Language, Words
from assistant.core.types import Answer
from assistant.indexing.store import StoredIndex

_MOST, _MOST_OF_KIND, _MOST_AFTER = 6, 2, 3
_ABOUT_PARTNERS = (
    Words("Apa hambatan kerja sama dengan {}?", "What hinders the cooperation with {}?"),
    Words("Apa bidang kerja sama dengan {}?", "Which fields does the cooperation with {} cover?"),
    Words("Bagaimana pelaksanaan kerja sama dengan {}?", "How is the cooperation with {} carried out?"),
)
_DISPUTED = {
    "start": Words("Kapan kerja sama dengan {} dimulai?", "When did the cooperation with {} start?"),
    "form": Words("Apa bentuk kerja sama dengan {}?", "What form does the cooperation with {} take?"),
    "field": Words("Apa bidang kerja sama dengan {}?", "Which fields does the cooperation with {} cover?"),
}
"""A question for each attribute about which documents can disagree in a word or two."""


def answerable_questions(asked: Understood, answer: Answer, known: Known, tables: Tables) -> tuple[str, ...]:
    """Up to three questions that the tables do answer, to be offered where nothing was found: about what the question
    names, then about what the nearest passages' documents are about."""
    named = [mention.text for mention in known.mentions(asked.text) if mention.kind == "partner"]
    nearby = [partner for hit in answer.nearest for partner in hit.document.partners if len(hit.document.partners) == 1]
    listed = [partner for hit in answer.nearest for partner in hit.document.partners]
    return tables.questions_about([*named, *nearby, *listed], asked.language, most=_MOST_AFTER)


def suggested_questions(index: StoredIndex, tables: Tables, language: Language) -> tuple[str, ...]:
    """Questions to begin with, of three kinds in turn: about the partners that the documents say most of, over the
    tables, and about what the documents disagree on."""
    about = {document.id: document.partners for document in index.documents.values() if len(document.partners) == 1}
    counts = Counter(about[p.document_id][0] for p in index.passages if p.document_id in about)
    partners = [name for name, _ in counts.most_common(len(_ABOUT_PARTNERS))]
    own = [form.in_(language).format(name) for form, name in zip(_ABOUT_PARTNERS, partners, strict=False)]
    listed = tables.listing_questions(language, most=_MOST_OF_KIND)
    # Others than those asked about already, where there are any.
    conflicts = sorted(index.conflicts, key=lambda conflict: conflict.subject in partners)
    disputed = {
        conflict.attribute: _DISPUTED[conflict.attribute].in_(language).format(conflict.subject)
        for conflict in reversed(conflicts)
        if conflict.attribute in _DISPUTED and conflict.subject in counts
    }
    kinds = (own, listed, [disputed[key] for key in _DISPUTED if key in disputed][:_MOST_OF_KIND])
    return tuple(dict.fromkeys(one for turn in zip_longest(*kinds) for one in turn if one))[:_MOST]
