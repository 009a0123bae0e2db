"""Which documents are confidential now, and what quotes them. Pure.

A document is known by its path and by its content, and either may have changed since it was quoted: a file is renamed,
edited, or given a head that describes it. So versions are compared with those that lay there before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.core.errors import Words
from assistant.core.types import Answer, BuildReport, DocumentInfo, Revision

CLOSED_ANSWER = Words(
    "Jawaban ini tidak ditampilkan, karena dokumen yang dikutipnya sekarang rahasia.",
    "This answer is not shown, because a document it quotes is confidential now.",
)
CLOSED_ANSWER_HINT = Words(
    "Tanyakan sekali lagi untuk jawaban dari dokumen yang terbuka, atau hubungi yang menyimpan dokumen itu.",
    "Ask once more for an answer from the open documents, or turn to whoever keeps that document.",
)
"""What stands in the place of an answer that quotes a document that is confidential now, and what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document as it lies in the corpus, or lay there at a build.

    `id` is the SHA-256 of the file ("": not known); `body` that of the text below its head, which stays the same when
    only the head changes ("" for formats without one); `closed` says that it is described as confidential.
    """

    path: str
    id: str = ""
    body: str = ""
    closed: bool = False

    @property
    def contents(self) -> frozenset[str]:
        """What the content is recognised by."""
        return frozenset(filter(None, (self.id, self.body)))


@dataclass(frozen=True, slots=True)
class Closed:
    """The documents that nothing may be quoted of now; it holds where nothing is."""

    paths: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.paths or self.ids)

    @property
    def digest(self) -> str:
        """A short mark of what is closed."""
        return hashlib.sha256("\n".join([*sorted(self.paths), *sorted(self.ids)]).encode()).hexdigest()[:12]

    def has(self, document: DocumentInfo) -> bool:
        """Whether this document is closed, in whatever version it was quoted."""
        return document.path in self.paths or document.id in self.ids

    def quoted_by(self, answer: Answer) -> bool:
        """Whether anything of the answer comes from a closed document."""
        return bool(self) and any(map(self.has, documents_of(answer)))

    def tells_of(self, revision: Revision) -> bool:
        """Whether what a build found changed is the text of a closed document."""
        named = {revision.path, revision.renamed_from}
        return not (self.paths.isdisjoint(named) and self.ids.isdisjoint(revision.documents))

    def without(self, report: BuildReport) -> BuildReport:
        """The report without what was changed in closed documents."""
        kept = tuple(revision for revision in report.revisions if not self.tells_of(revision))
        return replace(report, revisions=kept)


def documents_of(answer: Answer) -> Iterator[DocumentInfo]:
    """The document of each citation, of each side of a disagreement, of each nearest passage, and those that are only
    mentioned."""
    yield from (citation.document for citation in answer.citations)
    yield from (side.citation.document for conflict in answer.conflicts for side in conflict.values)
    yield from (hit.document for hit in answer.nearest)
    yield from answer.mentioned


def closed_by(now: Sequence[Version], before: Sequence[Version]) -> Closed:
    """What is closed by the files that lie there `now`, and by the versions seen `before` (the latest last).

    Closed is each confidential file, by its path and by its content, and with it what it was before: earlier contents
    at its path, and the paths where its content lay. A file that was confidential and is gone stays closed, since
    nobody has opened it. What lies openly there now is closed only by a confidential file of the very same content.
    """
    lying = {version.path for version in now}
    opened = [version for version in now if not version.closed]
    open_paths = {version.path for version in opened}
    open_contents = frozenset[str]().union(*(version.contents for version in opened))
    last = {version.path: version for version in before}
    gone = [
        version
        for version in last.values()
        if version.closed and version.path not in lying and open_contents.isdisjoint(version.contents)
    ]
    first = [*(version for version in now if version.closed), *gone]
    paths = {version.path for version in first}
    contents = set[str]().union(*(version.contents for version in first))
    left, found = list(before) if first else [], True
    while found:
        found, rest = False, []
        for version in left:
            if version.path in paths or not contents.isdisjoint(version.contents):
                paths |= {version.path} - open_paths
                contents |= version.contents - open_contents
                found = True
            else:
                rest.append(version)
        left = rest
    shut = frozenset[str]().union(*(version.contents for version in now if version.closed))
    copies = {version.path for version in opened if not shut.isdisjoint(version.contents)}
    return Closed(frozenset(paths | copies), frozenset(contents))
