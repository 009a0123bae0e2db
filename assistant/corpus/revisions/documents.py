"""What differs between two versions of a document, in words: its description, sections, paragraphs and headings.

What this module knows and no other does: how a difference is told ("Bagian “2.3 Hambatan”: satu paragraf berubah").
Tables are compared in `table_revisions`. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from assistant.core.errors import Language, Words
from assistant.core.types import Block, Change, Document, DocumentInfo, Revision
from assistant.corpus.revisions.alignment import Pair, aligned, differing_words
from assistant.corpus.revisions.tables import table_differences
from assistant.corpus.revisions.wording import brief, quoted

SAME = Words("isinya terbaca sama seperti sebelumnya", "its content reads as before")
"""Said of a file whose bytes changed and nothing else."""
_MOST_CHANGES = 40
"""Changes of one document that a report lists; a document that was rewritten is not told line by line."""
_LONGEST_WORDS = 70
_FIELDS = {
    "title": Words("judul", "title"),
    "kind": Words("jenis", "kind"),
    "partners": Words("mitra", "partners"),
    "countries": Words("negara", "countries"),
    "years": Words("tahun", "years"),
    "language": Words("bahasa", "language"),
    "access": Words("akses", "access"),
    "sources": Words("sumber", "sources"),
}
_UNITS = {True: Words("butir", "list item"), False: Words("paragraf", "paragraph")}
_KINDS = {
    "added": Words("ditambahkan", "added"),
    "removed": Words("dihapus", "removed"),
    "changed": Words("berubah", "changed"),
    "moved": Words("dipindah", "moved"),
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A block outside of tables, and how its text reads on one line."""

    block: Block
    text: str

    @property
    def is_heading(self) -> bool:
        return self.block.kind == "heading"

    @property
    def key(self) -> str:
        return f"{self.is_heading}\0{' '.join(self.text.split())}"


def differences(old: Document, new: Document) -> tuple[Change, ...]:
    """What was added, removed, changed or moved from the old version to the new, in the order of the new one; texts
    come before tables. Breaks of lines and positions on pages do not count."""
    return (*_described(old.info, new.info), *_texts(old, new), *table_differences(old, new))


def revision(old: Document, new: Document) -> Revision:
    """The differences as a report lists them; for a document whose path alone changed, only that."""
    both = (old.info.id, new.info.id)
    if old.info.path != new.info.path:
        return Revision(new.info.path, renamed_from=old.info.path, documents=both)
    changes = differences(old, new)
    return Revision(new.info.path, changes[:_MOST_CHANGES], max(0, len(changes) - _MOST_CHANGES), documents=both)


def revision_lines(revisions: Sequence[Revision], language: Language, most: int = 10) -> Iterator[str]:
    """The changes as lines for a terminal, at most so many of a document, with how many were left out."""
    for one in revisions:
        told = [change.words for change in one.changes[:most]]
        if one.renamed_from:
            told.append(Words(f"berganti nama dari {one.renamed_from}", f"renamed from {one.renamed_from}"))
        elif not told:
            told.append(SAME)
        left = len(one.changes) + one.more - most
        if left > 0:
            told.append(Words(f"dan {left} lagi", f"and {left} more"))
        yield from (f"~ {one.path}: {words.in_(language)}" for words in told)


def _described(old: DocumentInfo, new: DocumentInfo) -> Iterator[Change]:
    for name, label in _FIELDS.items():
        before, after = _value(getattr(old, name)), _value(getattr(new, name))
        if before != after:
            change = f"{quoted(before)} → {quoted(after)}"
            told = Words(f"Keterangan dokumen, {label.id}: {change}", f"Document’s description, {label.en}: {change}")
            yield Change("changed", "description", told, before, after)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{one.id} {one.text} {one.url}".strip() if hasattr(one, "url") else str(one) for one in value)
    return str(value)


def _texts(old: Document, new: Document) -> Iterator[Change]:
    before, after = _parts(old), _parts(new)

    def likeness(i: int, j: int) -> float:
        if before[i].is_heading != after[j].is_heading:
            return 0.0
        return max(fuzz.ratio(before[i].text, after[j].text) / 100, 0.01)

    pairs = aligned([part.key for part in before], [part.key for part in after], likeness)
    moved = _moved(pairs, before, after)
    for kind, run in groupby(_told(pairs, before, after, moved), key=lambda told: told[0]):
        own = [pair for _, pair in run]
        if kind == "changed":
            yield from (_changed(before[i], after[j]) for i, j in own if i is not None and j is not None)
        elif kind == "removed":
            yield from _run("removed", [before[i] for i, _ in own if i is not None])
        elif kind in ("added", "moved"):
            yield from _run(kind, [after[j] for _, j in own if j is not None])


def _parts(document: Document) -> list[_Part]:
    return [
        _Part(block, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind not in ("caption", "table_row")
    ]


def _moved(pairs: Sequence[Pair], before: Sequence[_Part], after: Sequence[_Part]) -> Counter[str]:
    """How often a text that is missing in one place stands in another."""
    gone = Counter(before[i].key for i, j in pairs if j is None and i is not None)
    come = Counter(after[j].key for i, j in pairs if i is None and j is not None)
    return gone & come


def _told(
    pairs: Sequence[Pair], before: Sequence[_Part], after: Sequence[_Part], moved: Counter[str]
) -> Iterator[tuple[str, Pair]]:
    """Each pair with what is told of it; a moved text is told where it now stands, and not where it was."""
    left, came = Counter(moved), Counter(moved)
    for i, j in pairs:
        if i is not None and j is not None:
            yield ("same" if before[i].key == after[j].key else "changed"), (i, j)
        elif i is not None and left[before[i].key] > 0:
            left[before[i].key] -= 1
        elif i is not None:
            yield "removed", (i, j)
        elif j is not None and came[after[j].key] > 0:
            came[after[j].key] -= 1
            yield "moved", (i, j)
        else:
            yield "added", (i, j)


def _changed(old: _Part, new: _Part) -> Change:
    if new.is_heading:
        told = f"{quoted(brief(old.text))} → {quoted(brief(new.text))}"
        words = Words(f"Judul bagian berubah: {told}", f"Heading changed: {told}")
        return Change("changed", "heading", words, old.text, new.text)
    section, detail = _section(new), _detail(old.text, new.text)
    unit = _UNITS[new.block.kind == "list_item"]
    words = Words(f"{section.id}: satu {unit.id} berubah{detail}", f"{section.en}: one {unit.en} changed{detail}")
    return Change("changed", "text", words, old.text, new.text)


def _detail(old: str, new: str) -> str:
    """The words that differ, where they stand together and are few."""
    before, after = ([text.strip() for text, differs in one if differs] for one in differing_words(old, new))
    if len(before) > 1 or len(after) > 1 or not all(len(text) <= _LONGEST_WORDS for text in (*before, *after)):
        return ""
    return f": {quoted(''.join(before))} → {quoted(''.join(after))}"


def _run(kind: str, parts: Sequence[_Part]) -> Iterator[Change]:
    """Neighbouring parts that were all added, removed or moved: a heading is told with the text below it."""
    group: list[_Part] = []
    for part in parts:
        if part.is_heading and group:
            yield _grouped(kind, group)
            group = []
        group.append(part)
    if group:
        yield _grouped(kind, group)


def _grouped(kind: str, parts: Sequence[_Part]) -> Change:
    told, text = _KINDS[kind], "\n\n".join(part.text for part in parts)
    before, after = (text, "") if kind == "removed" else ("", text)
    if parts[0].is_heading:
        name = quoted(brief(parts[0].text))
        count = _counted(parts[1:]) if len(parts) > 1 else None
        below = Words(f" ({count.id})", f" ({count.en})") if count else Words("", "")
        label = Words("Bagian", "Section") if count else Words("Judul bagian", "Heading")
        words = Words(f"{label.id} {name} {told.id}{below.id}", f"{label.en} {name} {told.en}{below.en}")
        return Change(kind, "section" if count else "heading", words, before, after)  # type: ignore[arg-type]
    section, count = _section(parts[0]), _counted(parts)
    words = Words(f"{section.id}: {count.id} {told.id}", f"{section.en}: {count.en} {told.en}")
    return Change(kind, "text", words, before, after)  # type: ignore[arg-type]


def _counted(parts: Sequence[_Part]) -> Words:
    unit = _UNITS[all(part.block.kind == "list_item" for part in parts)]
    if len(parts) == 1:
        return Words(f"satu {unit.id}", f"one {unit.en}")
    return Words(f"{len(parts)} {unit.id}", f"{len(parts)} {unit.en}s")


def _section(part: _Part) -> Words:
    if not part.block.headings:
        return Words("Isi dokumen", "Text of the document")
    name = quoted(brief(part.block.headings[-1]))
    return Words(f"Bagian {name}", f"Section {name}")
