"""The JSON forms of answers, hits and reports, as the command line (and later the HTTP interface) gives them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.core.citations import locator
from assistant.core.errors import Language
from assistant.core.types import Answer, AnswerTable, BuildReport, Citation, Hit, Revision, Skipped, Status
from assistant.facts.disagreements import attribute_label


def answer_form(answer: Answer, identity: object = None) -> dict[str, Any]:
    """An answer; `page` is the physical page number, `null` where the format has none."""
    return {
        "id": identity,
        "question": answer.question,
        "language": answer.language,
        "status": answer.status,
        "answer": answer.text,
        "citations": [citation_form(citation, answer.language) for citation in answer.citations],
        "conflicts": [
            {
                "subject": conflict.subject,
                "attribute": attribute_label(conflict.attribute, answer.language),
                "values": [
                    {"value": side.value, "citation": citation_form(side.citation, answer.language)}
                    for side in conflict.values
                ],
            }
            for conflict in answer.conflicts
        ],
        "table": _table_form(answer.table) if answer.table else None,
        "unsupported": list(answer.unsupported),
        "nearest": [hit_form(hit, answer.language) for hit in answer.nearest],
        "suggestions": list(answer.suggestions),
        "mode": answer.mode,
        "remark": answer.remark,
        "understood_as": answer.understood_as,
        "elapsed_ms": answer.elapsed_ms,
    }


def _table_form(table: AnswerTable) -> dict[str, Any]:
    """The rows that answer; `citations` has the number of each row's citation."""
    return {
        "interpretation": table.interpretation,
        "columns": list(table.columns),
        "rows": [list(row.cells) for row in table.rows],
        "citations": [row.citation for row in table.rows],
    }


def citation_form(citation: Citation, language: Language) -> dict[str, Any]:
    """A citation; `start` and `end` are offsets of the quote in the document's text, `bold` those of the words that
    answer in the quote."""
    passage, document = citation.passage, citation.document
    return {
        "number": citation.number,
        "document": document.path,
        "title": document.title,
        "kind": document.kind,
        "locator": locator(document, passage, language),
        "page": passage.first_page,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "bold": list(citation.bold),
        "passage_id": passage.id,
        "score": citation.score,
    }


def hit_form(hit: Hit, language: Language) -> dict[str, Any]:
    """A hit with its passage's text and offsets."""
    passage, document = hit.passage, hit.document
    return {
        "rank": hit.rank,
        "score": hit.score,
        "document": document.path,
        "title": document.title,
        "kind": document.kind,
        "locator": locator(document, passage, language),
        "page": passage.first_page,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "passage_id": passage.id,
    }


def search_form(
    question: str, hits: Sequence[Hit], language: Language, elapsed_ms: float, identity: object = None
) -> dict[str, Any]:
    """The hits of a search."""
    form = {"question": question, "hits": [hit_form(hit, language) for hit in hits], "elapsed_ms": elapsed_ms}
    return form if identity is None else {"id": identity, **form}


def report_form(report: BuildReport, language: Language) -> dict[str, Any]:
    """What a build did."""
    return {
        "documents": report.documents,
        "passages": report.passages,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "renamed": list(report.renamed),
        "unchanged": list(report.unchanged),
        "embedded_passages": report.embedded_passages,
        "reused_passages": report.reused_passages,
        "skipped": [skipped_form(skipped, language) for skipped in report.skipped],
        "revisions": [revision_form(revision, language) for revision in report.revisions],
        "seconds": report.seconds,
        "generation": report.generation,
    }


def revision_form(revision: Revision, language: Language) -> dict[str, Any]:
    """What changed in a document: each change in words, with the text before and after; `more` were left out."""
    return {
        "path": revision.path,
        "renamed_from": revision.renamed_from,
        "changes": [
            {
                "kind": change.kind,
                "part": change.part,
                "words": change.words.in_(language),
                "before": change.before,
                "after": change.after,
            }
            for change in revision.changes
        ],
        "more": revision.more,
    }


def skipped_form(skipped: Skipped, language: Language) -> dict[str, Any]:
    """A file, or pages of it, that could not be read."""
    form: dict[str, Any] = {
        "path": skipped.path,
        "reason": skipped.reason.in_(language),
        "hint": skipped.hint.in_(language),
    }
    return form | ({"pages": list(skipped.pages)} if skipped.pages else {})


def status_form(status: Status, language: Language) -> dict[str, Any]:
    """What there is to answer from."""
    return {
        "state": status.state,
        "documents": status.documents,
        "passages": status.passages,
        "generation": status.generation,
        "built_at": status.built_at,
        "embedding_model": status.embedding_model,
        "problem": status.problem.in_(language) if status.problem else None,
        "hint": status.hint.in_(language) if status.hint else None,
    }
