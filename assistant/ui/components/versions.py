"""Two versions of a text side by side, with the words that differ marked, as safe HTML. Pure.

What differs is told by a line through or below it and by words for screen readers, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.corpus.revisions.alignment import Piece, differing_words
from assistant.language.shortening import cut
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import Html, escape, join, tag

_LONGEST = 1500
"""Characters of a version that are shown; the whole text can be opened in its document."""


def side_by_side(
    old: str, new: str, say: Say, *, labels: tuple[str, str], nothing: str = "", language: str = ""
) -> Html:
    """Both versions under their labels; `nothing` is said in place of one that is not there."""
    old, new = cut(old, _LONGEST), cut(new, _LONGEST)
    before, after = differing_words(old, new) if old and new else (((old, False),), ((new, False),))
    sides = (
        _side(labels[0], before, "del", say("version_gone"), nothing, language),
        _side(labels[1], after, "ins", say("version_come"), nothing, language),
    )
    return tag("div", join(sides), "rj-versions")


def _side(label: str, pieces: Sequence[Piece], name: str, told: str, nothing: str, language: str) -> Html:
    head = tag("p", escape(label), "rj-version-label")
    if not any(text for text, _ in pieces):
        return tag("div", join((head, tag("p", escape(nothing), "rj-hint"))), "rj-version")
    shown = join(_marked(text, name, told) if differs else escape(text) for text, differs in pieces)
    return tag("div", join((head, tag("p", shown, "rj-version-text", lang=language))), "rj-version")


def _marked(text: str, name: str, told: str) -> Html:
    """What differs, with words around it that only a screen reader reads."""
    if not text.strip():
        return tag(name, escape(text))
    begin, end = (tag("span", escape(words), "rj-hidden") for words in (f"[{told}: ", "]"))
    return tag(name, join((begin, escape(text), end)))
