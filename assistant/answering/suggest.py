"""Questions that the documents can answer, made from what they are about. Pure."""

from __future__ import annotations

from collections import Counter

from assistant.indexing.store import StoredIndex

_MOST = 4


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
