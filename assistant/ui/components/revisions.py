"""What a build found changed, document by document, as safe HTML. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.core.types import Change, Revision
from assistant.corpus.revisions import SAME
from assistant.ui.components.versions import side_by_side
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import EMPTY, Html, escape, join, tag

_MOST_UNFOLDED_IN_ALL, _MOST_UNFOLDED = 12, 6
"""Changes of all documents, and of one, that are listed openly; more are behind a press."""


def revisions_list(revisions: Sequence[Revision], say: Say) -> Html:
    """The changed documents with their changes in words; nothing where there are none."""
    if not revisions:
        return EMPTY
    unfolded = sum(max(1, len(one.changes)) for one in revisions) <= _MOST_UNFOLDED_IN_ALL
    head = tag("p", escape(say("revisions")), "rj-small")
    return tag("div", join((head, *(_document(one, say, unfolded) for one in revisions))), "rj-revisions")


def _document(one: Revision, say: Say, unfolded: bool) -> Html:
    count = len(one.changes) + one.more
    told = say("revision_count", count=count) if count else ""
    summary = tag("summary", join((tag("span", escape(one.path), "rj-path"), Html(" "), escape(told))))
    opened = Html(" open") if unfolded else EMPTY
    return Html(f'<details class="rj-revision"{opened}>{summary}{_changes(one, say)}</details>')


def _changes(one: Revision, say: Say) -> Html:
    if one.renamed_from:
        return tag("p", escape(say("revision_renamed", path=one.renamed_from)), "rj-hint")
    if not one.changes:
        words = SAME.in_(say.language)
        return tag("p", escape(f"{words[0].upper()}{words[1:]}."), "rj-hint")
    shown, folded = one.changes[:_MOST_UNFOLDED], one.changes[_MOST_UNFOLDED:]
    parts = [_listed(shown, say)]
    if folded:
        summary = tag("summary", escape(say("revision_more", count=len(folded))))
        parts.append(tag("details", join((summary, _listed(folded, say))), "rj-revision-more"))
    if one.more:
        parts.append(tag("p", escape(say("revision_left_out", count=one.more)), "rj-hint"))
    return join(parts)


def _listed(changes: Sequence[Change], say: Say) -> Html:
    return tag("ul", join(tag("li", _change(change, say)) for change in changes))


def _change(change: Change, say: Say) -> Html:
    """The change in words; the text itself, old and new, behind a press."""
    words = escape(change.words.in_(say.language))
    if change.part in ("columns", "heading", "description") or not (change.before or change.after):
        return words
    labels = say("version_before"), say("version_after")
    compared = side_by_side(change.before, change.after, say, labels=labels, nothing=say("version_none"))
    return tag("details", join((tag("summary", words), compared)))
