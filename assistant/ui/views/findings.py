"""Found and collected passages as plain data for the scripts that draw them. Pure; every text is shown literally."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from assistant.answering.ranked import Finding
from assistant.application.collection import Item
from assistant.core.types import DocumentInfo, Passage
from assistant.exporting.bibliography import bibtex
from assistant.exporting.cited import Cited, cited
from assistant.exporting.styles import Run, Runs, apa_quotation, chicago_quotation
from assistant.searching.facets import Count, Facets
from assistant.ui.texts.words import Say
from assistant.ui.views.highlights import marked_pieces
from assistant.ui.views.place import place
from assistant.ui.views.safe import plain
from assistant.ui.views.sought import GROUPS, Sought

_HASH_SHOWN = 12


def findings_view(found: Sequence[Finding], question: str, say: Say) -> dict[str, Any]:
    """The hits of a page, in their order."""
    return {
        "entries": [_entry(one, question, say) for one in found],
        "open": say("open_passage"),
        **_labels(say),
    }


def _entry(found: Finding, question: str, say: Say) -> dict[str, Any]:
    hit = found.hit
    return {
        "reference": hit.passage.id,
        "rank": say.number(hit.rank),
        "title": plain(hit.document.title),
        "place": place(hit.document, hit.passage, say),
        "language": hit.passage.language,
        # Words that the reader does not take for an answer would only be noise in bold.
        "pieces": marked_pieces(hit.passage, question, found.best if found.answers else None),
        "why": [*_why(found, say)],
        "copies": copies(hit.document, hit.passage, say),
    }


def _why(found: Finding, say: Say) -> list[dict[str, str]]:
    """Why it ranks there: its place by words, by meaning, and what the reader gives it."""
    hit = found.hit
    by_words = say("why_words", rank=hit.lexical_rank) if hit.lexical_rank else say("why_no_words")
    by_meaning = say("why_meaning", rank=hit.dense_rank) if hit.dense_rank else say("why_no_meaning")
    if found.value is None:
        reader = say("why_reader_none")
    else:
        said = say("why_reader_answers") if found.answers else say("why_reader_unsure")
        reader = f"{said} ({say.decimal(found.value)})"
    return [
        {"kind": "words", "text": by_words},
        {"kind": "meaning", "text": by_meaning},
        {"kind": "answers" if found.answers else "reader", "text": reader},
    ]


def copies(document: DocumentInfo, passage: Passage, say: Say) -> list[dict[str, Any]]:
    """What the buttons put into the clipboard, one for each style."""
    one = cited(document, passage, say.language)
    return [
        {"label": say("copy_apa"), "runs": _runs(apa_quotation(one, say.language))},
        {"label": say("copy_chicago"), "runs": _runs(chicago_quotation(one, say.language))},
        {"label": say("copy_bibtex"), "runs": _runs((Run(bibtex([one])),))},
    ]


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [{"text": plain(run.text), "italic": run.italic} for run in runs]


def taken(items: Sequence[Item], say: Say) -> list[Cited]:
    """The collected passages as they are exported in the reader's language."""
    return [cited(item.document, item.passage, say.language) for item in items]


def collection_view(items: Sequence[Item], changed: Collection[str], say: Say) -> dict[str, Any]:
    """The collected passages; `changed` are the ids of those whose document is another one by now."""
    return {
        "entries": [
            {
                "reference": item.passage.id,
                "title": plain(item.document.title),
                "place": place(item.document, item.passage, say),
                "text": plain(item.passage.text),
                "language": item.passage.language,
                "hash": say("collection_hash", hash=item.document.id[:_HASH_SHOWN]),
                "full_hash": f"SHA-256 {item.document.id}",
                "changed": say("collection_changed") if item.passage.id in changed else "",
                "question": say("collection_question", question=plain(item.question)) if item.question else "",
                "copies": copies(item.document, item.passage, say),
            }
            for item in items
        ],
        "open": say("open_passage"),
        "remove": say("collection_remove"),
        **_labels(say),
    }


def tools_view(document: DocumentInfo, passage: Passage, say: Say) -> dict[str, Any]:
    """What can be done with the opened passage."""
    return {"reference": passage.id, "copies": copies(document, passage, say), **_labels(say)}


def _labels(say: Say) -> dict[str, str]:
    return {
        "copy": say("copy"),
        "copied": say("copied"),
        "refused": say("copy_refused"),
        "collect": say("collect"),
        "collected": say("collected"),
    }


def facets_view(counted: Facets, sought: Sought, say: Say) -> dict[str, Any]:
    """The filters: each group with its values and counts, what is chosen of them, and the years from and to."""
    filters = sought.filters
    groups = [_group(group, getattr(counted, name), getattr(filters, name), say) for group, name in GROUPS.items()]
    years = filters.years
    chosen = [value for group in groups for value in group["values"] if value["chosen"]]
    if years:
        text = str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
        chosen.append({"group": "year", "value": "", "name": say("filter_years", years=text), "chosen": True})
    return {
        "title": say("filters"),
        "clear": say("filters_clear"),
        "remove": say("filter_remove"),
        "none": say("filters_none"),
        "groups": groups,
        "chosen": chosen,
        "years": {
            "label": say("filter_year"),
            "from": say("filter_year_from"),
            "to": say("filter_year_to"),
            "any": say("filter_year_any"),
            "values": [{"value": one.value, "count": say.number(one.passages)} for one in counted.years],
            "first": str(years[0]) if years else "",
            "last": str(years[1]) if years else "",
        },
    }


def _group(group: str, counts: Sequence[Count], chosen: Sequence[str], say: Say) -> dict[str, Any]:
    """A group; a chosen value without any passage stays, so that it can be taken off."""
    lone = [Count(value, 0, 0) for value in chosen if value not in {count.value for count in counts}]
    return {
        "group": group,
        "label": say(f"filter_{group}"),
        "more": say("filters_more", count=len(counts) + len(lone)),
        "values": [
            {
                "group": group,
                "value": count.value,
                "name": _name(group, count, say),
                "count": say.number(count.passages),
                "title": say("filter_count", passages=count.passages, documents=count.documents),
                "chosen": count.value in chosen,
            }
            for count in (*counts, *lone)
        ],
    }


def _name(group: str, count: Count, say: Say) -> str:
    if group in ("kind", "language"):
        return plain(say.known(group, count.value))
    return plain(count.name or count.value)
