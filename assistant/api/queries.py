"""A form becomes a result: what HTTP and MCP ask alike. Runs in a thread, and imports there what is
heavy: neither the page nor the event loop waits for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assistant.api.forms import AskForm, SearchForm, filters_of
from assistant.core.errors import Language
from assistant.core.settings import without_paths
from assistant.core.types import DocumentInfo

if TYPE_CHECKING:
    from assistant.application.assistant import Assistant

_CONTEXT = 600
"""Characters of the document given before and after a passage."""


def ask(assistant: Assistant, form: AskForm, base: str | None) -> dict[str, Any]:
    """An answer; its places are told in the language of the question. `base`: the page's address, if it has one."""
    from assistant.exporting.json_forms import answer_form

    answer = assistant.ask(form.question, history=form.history, filters=filters_of(form.filters), literal=form.literal)
    sides = [side.citation for conflict in answer.conflicts for side in conflict.values]
    cited = (*answer.citations, *sides)
    passages = [*(one.passage for one in cited), *(hit.passage for hit in answer.nearest)]
    of_passage = {passage.id: passage.document_id for passage in passages}
    result: dict[str, Any] = _sourced(answer_form(answer), of_passage, base)
    return result


def search(assistant: Assistant, form: SearchForm, language: Language, base: str | None) -> dict[str, Any]:
    """The passages found, best first."""
    from assistant.exporting.json_forms import search_form

    started = time.perf_counter()
    hits = assistant.search(form.question, limit=form.limit, filters=filters_of(form.filters))
    elapsed = round((time.perf_counter() - started) * 1000, 1)
    of_passage = {hit.passage.id: hit.passage.document_id for hit in hits}
    result: dict[str, Any] = _sourced(search_form(form.question, hits, language, elapsed), of_passage, base)
    return result


def documents(assistant: Assistant, offset: int, limit: int) -> dict[str, Any]:
    """Indexed documents, by path. Confidential ones are not indexed, so they cannot be among them."""
    infos = assistant.documents()
    shown = infos[offset : offset + limit]
    return {"total": len(infos), "documents": [_document_form(info) for info in shown]}


def document(assistant: Assistant, document_id: str) -> dict[str, Any]:
    """One document."""
    return _document_form(assistant.document(document_id).info)


def passage(assistant: Assistant, passage_id: str, language: Language, base: str | None) -> dict[str, Any]:
    """A passage in its place."""
    from assistant.core.citations import locator

    found = assistant.passage(passage_id)
    whole = assistant.document(found.document_id)
    form = {
        "passage_id": found.id,
        "document": _document_form(whole.info),
        "locator": locator(whole.info, found, language),
        "headings": list(found.headings),
        "page": found.first_page,
        "last_page": found.last_page,
        "page_label": found.page_label,
        "language": found.language,
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "before": whole.text[max(0, found.start - _CONTEXT) : found.start],
        "after": whole.text[found.end : found.end + _CONTEXT],
    }
    return form | _link(found.id, base)


def status(assistant: Assistant, language: Language) -> dict[str, Any]:
    """What there is to answer from."""
    from assistant.exporting.json_forms import status_form

    form = status_form(assistant.status(), language)
    for name in ("problem", "hint"):
        if form[name]:
            form[name] = without_paths(form[name], assistant.settings)
    return form


def _document_form(info: DocumentInfo) -> dict[str, Any]:
    sources = [{"id": source.id, "text": source.text, "url": source.url} for source in info.sources]
    return {
        "id": info.id,
        "path": info.path,
        "title": info.title,
        "kind": info.kind,
        "media_type": info.media_type,
        "language": info.language,
        "access": info.access,
        "partners": list(info.partners),
        "countries": list(info.countries),
        "years": list(info.years),
        "sources": sources,
        "pages": info.pages,
    }


def _sourced(form: Any, of_passage: dict[str, str], base: str | None) -> Any:
    """The form, with the document's id and the link wherever a passage is named."""
    if isinstance(form, list):
        return [_sourced(one, of_passage, base) for one in form]
    if not isinstance(form, dict):
        return form
    sourced = {name: _sourced(value, of_passage, base) for name, value in form.items()}
    if passage_id := sourced.get("passage_id"):
        sourced |= {"document_id": of_passage[passage_id], **_link(passage_id, base)}
    return sourced


def _link(passage_id: str, base: str | None) -> dict[str, str]:
    return {} if base is None else {"link": f"{base}/telusuri?passage={quote(passage_id, safe='')}"}
