"""Numbers for what a screen cites: each passage's quote gets one, and by it what was pressed is found again. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.types import Citation
from assistant.ui.opened import Opened, cited, place
from assistant.ui.safe import plain
from assistant.ui.words import Say


class References:
    """The citations of one drawing of a screen, numbered in the order in which they are first shown.

    The same contents give the same numbers, so that what was pressed on the screen before is still found.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._citations: list[Citation] = []
        self._numbers: dict[tuple[str, int, int], int] = {}

    def number(self, citation: Citation) -> int:
        """The citation's number, from 1; that of the same quote is the same."""
        key = (citation.document.id, citation.start, citation.end)
        if key not in self._numbers:
            self._citations.append(citation)
            self._numbers[key] = len(self._citations)
        return self._numbers[key]

    def reference(self, citation: Citation) -> str:
        """What opens the citation when pressed."""
        return f"s{self.number(citation)}"

    def mark(self, citation: Citation) -> dict[str, str]:
        """The mark that opens the citation, as the scripts draw it."""
        number = self.number(citation)
        at = (plain(citation.document.title), place(citation.document, citation.passage, self._say))
        return {
            "reference": f"s{number}",
            "mark": str(number),
            "action": self._say("open_source", number=number),
            "place": ", ".join(part for part in at if part),
        }

    def resolve(self, reference: str) -> Opened | None:
        """What a reference opens; `None` where there is no such citation."""
        found = re.fullmatch(r"s(\d+)", reference)
        if found is None or not 1 <= int(found[1]) <= len(self._citations):
            return None
        number = int(found[1])
        return cited(replace(self._citations[number - 1], number=number))
