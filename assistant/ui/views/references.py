"""Numbers for what a screen cites: each passage's quote gets one, and by it what was pressed is found again. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.application.opened import Opened, cited
from assistant.core.types import Citation
from assistant.ui.texts.words import Say
from assistant.ui.views.place import place
from assistant.ui.views.safe import plain

_ENOUGH = 12
"""Letters of a document's hash that tell it from the others."""


class References:
    """The citations of one drawing of a screen, numbered in the order in which they are first shown.

    A citation's reference is made of its place and not of its number, so that what was pressed is still found after a
    change of language or of the index.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._numbered: dict[str, Citation] = {}

    def reference(self, citation: Citation) -> str:
        """What opens the citation when pressed; that of the same quote is the same."""
        reference = f"s-{citation.document.id[:_ENOUGH]}-{citation.start}-{citation.end}"
        if reference not in self._numbered:
            self._numbered[reference] = replace(citation, number=len(self._numbered) + 1)
        return reference

    def mark(self, citation: Citation) -> dict[str, str]:
        """The mark that opens the citation, as the scripts draw it."""
        reference = self.reference(citation)
        number = self._numbered[reference].number
        at = (plain(citation.document.title), place(citation.document, citation.passage, self._say))
        return {
            "reference": reference,
            "mark": str(number),
            "action": self._say("open_source", number=number),
            "place": ", ".join(part for part in at if part),
        }

    def resolve(self, reference: str) -> Opened | None:
        """What a reference opens; `None` where there is no such citation."""
        citation = self._numbered.get(reference)
        return cited(citation) if citation else None
