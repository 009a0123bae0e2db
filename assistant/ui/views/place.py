"""Where in its document a passage stands, in words. Pure."""

from __future__ import annotations

from assistant.core.citations import place_below_title
from assistant.core.types import DocumentInfo, Passage
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import plain


def place(document: DocumentInfo, passage: Passage, say: Say) -> str:
    """Where in its document a passage stands, to be shown below the title and without repeating it; may be empty."""
    return plain(place_below_title(document, passage, say.language))
