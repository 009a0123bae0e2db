"""Small fictional documents, read and cut as a build does it."""

from __future__ import annotations

from pathlib import Path

from assistant.core.types import Conflict, Document, Passage
from assistant.facts.disagreements import find_conflicts
from assistant.indexing.passages import cut_passages
from assistant.language.detection import detect_language
from assistant.reading import read_document


def read(folder: Path, **texts: str) -> tuple[list[Document], list[Passage]]:
    """Documents from Markdown texts, by name, and their passages."""
    documents = []
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        documents.append(read_document(path, corpus=folder))
    return documents, [passage for document in documents for passage in cut(document)]


def cut(document: Document) -> list[Passage]:
    return cut_passages(
        document,
        count_tokens=lambda texts: [len(text.split()) for text in texts],
        detect_language=detect_language,
        most_tokens=180,
        overlap_sentences=1,
        most_indexed_tokens=400,
    )


def found(folder: Path, **texts: str) -> tuple[Conflict, ...]:
    """What the texts disagree about, every side checked to be verbatim."""
    documents, passages = read(folder, **texts)
    known = {document.info.id: document for document in documents}
    conflicts = find_conflicts(documents, passages)
    for conflict in conflicts:
        assert len(conflict.values) > 1
        for side in conflict.values:
            cited = side.citation
            assert known[cited.document.id].text[cited.start : cited.end] == cited.quote
            assert side.value in " ".join(cited.quote.split())
    return conflicts


def told(conflicts: tuple[Conflict, ...]) -> list[tuple[str, str, set[str]]]:
    """Subject, attribute and values of each."""
    return [(one.subject, one.attribute, {side.value for side in one.values}) for one in conflicts]
