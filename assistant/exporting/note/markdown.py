"""A note as Markdown (CommonMark with pipe tables). Foreign text comes out literally: whatever could be taken for
syntax is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.exporting.note.parts import Block, Grid, Heading, Note, Paragraph, Piece, Signature

_SYNTAX = re.compile(r"[\\`*_\[\]<>&|~$#{}!]")
_LINE_START = re.compile(r"^([^\S\n]*)([-+=:]|\d{1,9}[.)])", re.MULTILINE)
"""What makes a list, an underline or a definition of a line; the last character of it is escaped."""
_DOTS = "." * 40
_PREFIX = {"quote": "> ", "item": "- ", "reference": "", "detail": "> "}
_HARD_BREAK = "\\\n"


def note_markdown(note: Note) -> bytes:
    """The note as a UTF-8 file."""
    head = [f"**{escaped(label)}:** {escaped(value) or escaped(_DOTS)}" for label, value in note.fields]
    parts = [f"# {escaped(note.form)}", _HARD_BREAK.join(head), "---", *_blocks(note.blocks)]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """The text as Markdown that shows it literally, at the start of a line or within one."""
    text = _SYNTAX.sub(r"\\\g<0>", text)
    return _LINE_START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", text)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Each block as a part of the file; entries of one list follow each other without an empty line."""
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.look == "item":
            items.append(_paragraph(block))
            continue
        if items:
            yield "\n".join(items)
            items = []
        if isinstance(block, Heading):
            yield f"{'#' * (block.level + 1)} {_in_line(block.text)}"
        elif isinstance(block, Paragraph):
            yield _paragraph(block)
        elif isinstance(block, Grid):
            yield f"*{_in_line(block.caption)}*" if block.caption else ""
            yield _grid(block)
        else:
            yield _signature(block)
    if items:
        yield "\n".join(items)


def _paragraph(paragraph: Paragraph) -> str:
    text = _pieces(paragraph.pieces)
    if paragraph.look == "label":
        text = f"**{text}**"
    prefix = _PREFIX.get(paragraph.look, "")
    # A line that follows within a list's entry or a quotation keeps its indentation or its mark.
    following = "  " if prefix == "- " else prefix
    return prefix + text.replace("\n", f"{_HARD_BREAK}{following}")


def _pieces(pieces: Sequence[Piece]) -> str:
    """The pieces one after the other; without bold where its asterisks could not begin or end it and would be seen."""
    written = ""
    for piece in pieces:
        text = piece.text if written else piece.text.lstrip()
        bold = piece.bold and text[:1].isalnum() and text[-1:].isalnum()
        at_start = not written or written.endswith("\n")
        shown = escaped(text) if at_start else _after_start(text)
        written += f"**{shown}**" if bold else shown
    return written.rstrip()


def _after_start(text: str) -> str:
    """Text that goes on within a line: only its later lines begin one."""
    first, *rest = text.split("\n")
    return "\n".join([_SYNTAX.sub(r"\\\g<0>", first), *map(escaped, rest)])


def _in_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _grid(grid: Grid) -> str:
    head = f"| {' | '.join(_in_line(name) or ' ' for name in grid.columns)} |"
    rule = f"|{' --- |' * len(grid.columns)}"
    rows = (f"| {' | '.join(' '.join(_pieces(cell).split()) or ' ' for cell in row)} |" for row in grid.rows)
    return "\n".join([head, rule, *rows])


def _signature(signature: Signature) -> str:
    return _HARD_BREAK.join(f"{escaped(line)}: {escaped(_DOTS)}" for line in signature.lines)
