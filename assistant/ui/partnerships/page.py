"""What a partner's page shows, as plain data: facts with their sources, documents, and questions to ask. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.application.opened import side_reference
from assistant.core.types import Citation, DocumentInfo
from assistant.language.shortening import shortened
from assistant.language.words import words
from assistant.partnerships import Fact, Partner
from assistant.partnerships.columns import Attribute
from assistant.partnerships.facts import OTHER_VOICE
from assistant.ui.partnerships.chart_views import distinct
from assistant.ui.partnerships.words import foreign, in_language, place_key, voice
from assistant.ui.texts.words import Say
from assistant.ui.views.references import References
from assistant.ui.views.safe import plain

_KNOWN: tuple[Attribute, ...] = (
    "name", "country", "region", "start", "end", "form", "field", "status", "period", "document",
)  # fmt: skip
_MOST_OF_SIDE = 70
"""Characters of a side of a disagreement that are shown beside a fact; all of it stands further down."""
_ASKED: tuple[Attribute, ...] = ("start", "form", "field")


def facts_view(partner: Partner, references: References, say: Say) -> dict[str, Any]:
    """The facts: those that any partner may have under a name of ours, then the rest under the tables' own names."""
    entries = []
    for attribute in _KNOWN:
        own = [fact for fact in partner.facts if fact.attribute == attribute]
        if own:
            label = say(f"fact_{attribute}")
            entry = _entry(label, attribute, own, references, say)
            entries.append({**entry, "disputes": _disputes(partner, attribute)})
    rest = [fact for fact in partner.facts if fact.attribute not in _KNOWN]
    for label in dict.fromkeys(fact.label for fact in rest):
        own = [fact for fact in rest if fact.label == label]
        entry = _entry(label, "other", own, references, say)
        entries.append({**entry, "language": foreign(own[0], say), "disputes": []})
    return {"entries": entries, "differs": say("event_disputed"), "action": say("open_side")}


def documents_view(partner: Partner, references: References, say: Say) -> dict[str, Any]:
    """The documents that say something of the partner, each opened at the first row about it."""
    return {
        "entries": [
            {**mark, "title": plain(info.title), "place": f"{say.known('kind', info.kind)} · {plain(info.path)}"}
            for info in partner.documents
            if (mark := _first_row(partner, info, references)) is not None
        ]
    }


def questions(partner: Partner, say: Say) -> list[str]:
    """Questions that the documents have something to say to, since tables tell of what they ask."""
    asked: list[str] = [attribute for attribute in _ASKED if partner.of(attribute)]
    if any(event.kind == "document" for event in partner.events):
        asked.append("document")
    if partner.of("status") or partner.disputed("status"):
        asked += ["status", "hindrance"]
    return [say(f"ask_partner_{name}", partner=partner.name) for name in asked]


def _entry(label: str, attribute: Attribute, facts: Sequence[Fact], references: References, say: Say) -> dict[str, Any]:
    """One name with its values, each once, with a mark for every row that gives it."""
    values: dict[object, list[Fact]] = {}
    for fact in sorted(facts, key=_moment) if attribute in ("start", "end", "document") else facts:
        values.setdefault(_value_key(attribute, fact), []).append(fact)
    said = [own for own in values.values() if not own[0].missing]
    # That nothing was found is only worth saying where no table found anything.
    shown = said or list(values.values())
    return {
        "label": plain(label),
        "values": [_value(attribute, own, references, say) for own in shown],
    }


def _disputes(partner: Partner, attribute: Attribute) -> list[list[dict[str, str]]]:
    """The sides of each disagreement: among the values of tables they may stand in other words, or not at all."""
    disputes = partner.disputes(attribute)
    return [
        [
            {
                "reference": side_reference(position, side),
                "text": plain(shortened(value.value, _MOST_OF_SIDE)),
                "title": plain(value.citation.document.title),
                "language": value.citation.passage.language,
            }
            for side, value in enumerate(conflict.values)
        ]
        for position, conflict in enumerate(partner.conflicts)
        if conflict in disputes
    ]


def _value(attribute: Attribute, facts: Sequence[Fact], references: References, say: Say) -> dict[str, Any]:
    fact = in_language(facts, say)[0]
    text = f"{fact.label}: {fact.value}" if attribute == "document" else fact.value
    return {
        "text": plain(text),
        "language": foreign(fact, say),
        "voice": plain(voice(facts, say)),
        "marks": _marks((one.citation for one in facts), references),
    }


def _moment(fact: Fact) -> tuple[int, int, int]:
    first = fact.moments[0] if fact.moments else None
    return (first.year, first.month, first.day) if first else (0, 0, 0)


def _value_key(attribute: Attribute, fact: Fact) -> object:
    if attribute in ("country", "region"):
        return place_key(fact.value)
    folded = tuple(words(fact.value))
    return (tuple(words(fact.label)), folded) if attribute == "document" else (folded, fact.voice == OTHER_VOICE)


def _marks(citations: Iterable[Citation], references: References) -> list[dict[str, str]]:
    return [references.mark(citation) for citation in distinct(tuple(citations))]


def _first_row(partner: Partner, info: DocumentInfo, references: References) -> dict[str, str] | None:
    fact = next((fact for fact in partner.facts if fact.citation.document.id == info.id), None)
    return references.mark(fact.citation) if fact else None
