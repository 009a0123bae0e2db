"""Disagreements of documents as plain data, each side with its value, its quote and what opens it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.application.opened import side_reference
from assistant.core.types import Conflict, ConflictValue
from assistant.facts.attributes import LABELS
from assistant.facts.disagreements import attribute_label
from assistant.facts.names import key_of
from assistant.partnerships import Partner
from assistant.ui.texts.words import Say
from assistant.ui.views.place import place
from assistant.ui.views.quotes import quote_pieces
from assistant.ui.views.safe import plain

_ORDER = tuple(LABELS)
_LONG = 40
"""Characters from which a value is a clause rather than a name or a number."""


def conflict_views(conflicts: Sequence[Conflict], say: Say, *, numbered: bool = True) -> list[dict[str, Any]]:
    """The disagreements in their order; `numbered`: the citations' numbers are those of an answer beside it."""
    return [
        {
            "label": _label(conflict, say),
            "sides": [
                _side(side_reference(position, side), value, say, numbered)
                for side, value in enumerate(conflict.values)
            ],
        }
        for position, conflict in enumerate(conflicts)
    ]


def _label(conflict: Conflict, say: Say) -> str:
    if not conflict.subject:
        return say("answers_differ")
    return plain(say("conflict", subject=conflict.subject, attribute=_attribute(conflict, say)))


def conflict_groups(conflicts: Sequence[Conflict], say: Say, partners: Sequence[Partner] = ()) -> list[dict[str, Any]]:
    """The disagreements under what they are about: partners by name, then whatever else; below each its attributes.

    What is about one partner stands under its name, whichever part of the cooperation it concerns.
    """
    groups: dict[str, dict[str, Any]] = {}
    for conflict, view in zip(conflicts, conflict_views(conflicts, say, numbered=False), strict=True):
        concerned = [partner.name for partner in partners if conflict in partner.conflicts]
        name = concerned[0] if len(concerned) == 1 else conflict.subject
        group = groups.setdefault(name, {"subject": plain(name), "conflicts": [], "partner": bool(concerned)})
        own = key_of(conflict.subject) == key_of(name)
        label = _attribute(conflict, say)
        told = label if own else say("conflict_part", attribute=label, subject=conflict.subject)
        group["conflicts"].append((not own, _place(conflict.attribute), {**view, "label": plain(told)}))
    for group in groups.values():
        group["conflicts"] = [view for *_, view in sorted(group["conflicts"], key=lambda one: one[:2])]
        group["count"] = say("conflict_count", count=len(group["conflicts"]))
        group["attributes"] = ", ".join(dict.fromkeys(view["label"] for view in group["conflicts"]))
    return sorted(groups.values(), key=lambda group: (not group["partner"], group["subject"].casefold()))


def _place(attribute: str) -> int:
    """Where an attribute stands among its like: what it is and since when before what became of it."""
    return _ORDER.index(attribute) if attribute in _ORDER else len(_ORDER)


def _attribute(conflict: Conflict, say: Say) -> str:
    return attribute_label(conflict.attribute, say.language)


def _side(reference: str, value: ConflictValue, say: Say, numbered: bool) -> dict[str, Any]:
    """One side. A value that is a whole clause of the quote stands out in the quote instead of being said twice."""
    citation, shown = value.citation, value.value
    at = citation.quote.find(shown) if len(shown) > _LONG else -1
    if at >= 0:
        citation, shown = replace(citation, bold=(at, at + len(shown))), ""
    return {
        "reference": reference,
        "mark": str(citation.number) if numbered and citation.number else "",
        "value": plain(shown),
        "quote": quote_pieces(citation),
        "language": citation.passage.language,
        "title": plain(citation.document.title),
        "place": place(citation.document, citation.passage, say),
    }
