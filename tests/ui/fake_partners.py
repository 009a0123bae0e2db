"""Invented partners, read by the real code from invented tables."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from assistant.core.types import Block, Document, DocumentInfo, Row, Table
from assistant.partnerships import Overview, overview
from assistant.partnerships.gazetteer import Position, Sought
from tests.ui.fake_documents import HOSTILE, PDF, REGISTER, disagreements, passage_of

HOSTILE_NAME = "<img src=x onerror=harmed=1>"
"""A name as short as names are."""
_COLUMNS = ("Mitra", "Negara", "Kawasan", "Tahun", "Bentuk", "Bidang", "Keadaan")


def _hostile_register() -> Document:
    rows = (
        (HOSTILE_NAME, HOSTILE, "Asia", "2015", HOSTILE, HOSTILE, HOSTILE),
        ("Suwon", "Korea Selatan", *[HOSTILE] * 5),
    )
    text, made = "", []
    for cells in rows:
        start = len(text)
        text += "; ".join(f"{name}: {cell}" for name, cell in zip(_COLUMNS, cells, strict=True))
        made.append(Row(cells, start, start, len(text)))
        text += "\n\n"
    blocks = tuple(
        Block("table_row", row.start, row.end, table=0, row=number) for number, row in enumerate(made, start=1)
    )
    info = DocumentInfo(
        "d" * 64, "mou/<i>register</i>.xlsx", f"Register {HOSTILE}", "mou", "text/csv", "id", partners=(HOSTILE_NAME,)
    )
    return Document(info, text, blocks, tables=(Table("", _COLUMNS, tuple(made)),))


HOSTILE_REGISTER = _hostile_register()


@cache
def partners(*, hostile: bool) -> Overview:
    """The partners of the fake register; with `hostile`, those whose names and values mean harm."""
    documents = [HOSTILE_REGISTER] if hostile else [REGISTER, PDF]
    passages = [
        passage_of(document, number)
        for document in documents
        for number, block in enumerate(document.blocks)
        if block.kind == "table_row"
    ]
    return overview(documents, passages, disagreements(), _locate)


def _locate(sought: Iterable[Sought]) -> dict[Sought, Position]:
    """Places for all that a country is named of but one, without a gazetteer."""
    known = [one for one in sought if one.countries and one.name != "Cuenca"]
    return {one: Position(10.0 * at - 30, 25.0 * at - 80, one.name) for at, one in enumerate(known)}
