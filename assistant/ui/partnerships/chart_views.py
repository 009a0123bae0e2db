"""A chart as plain data for the script that draws it: drawings, the same figures as a table, and files. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.core.types import Citation
from assistant.exporting.csv_file import csv_file
from assistant.ui.partnerships.charts_svg import svg
from assistant.ui.texts.words import Say
from assistant.ui.views.place import place
from assistant.ui.views.references import References
from assistant.ui.views.safe import Html, plain


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a chart's table: its cells, what each of them is cited from, the partner whose page the first cell leads
    to ("" for none), and the languages of the cells whose words are not the reader's ("" for the others)."""

    cells: tuple[str, ...]
    citations: tuple[Citation, ...]
    partner: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name in addresses and files, what it shows in a heading and in a sentence, how it is drawn at a
    width, and its figures. `key` lists what numbers in the drawing mean, `notes` what a reader should know."""

    name: str
    title: str
    description: str
    draw: Callable[[float], Html]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    key: tuple[Line, ...] = ()
    notes: tuple[str, ...] = field(default=())


def chart_view(chart: Chart, references: References, say: Say) -> dict[str, Any]:
    """The chart as JSON; every text in it is shown literally, and the drawings are safe HTML."""
    drawn = [chart.draw(width) for width in svg.WIDTHS]
    drawings, widest = [{"width": width, "svg": one} for width, one in zip(svg.WIDTHS, drawn, strict=True)], drawn[-1]
    view = {
        "name": chart.name,
        "title": plain(chart.title),
        "description": plain(chart.description),
        "drawings": drawings,
        "key": [_line(line, references) for line in chart.key],
        "notes": [plain(note) for note in chart.notes],
        "table": {
            "label": say("chart_table", count=len(chart.lines)),
            "caption": plain(chart.title),
            "source": say("table_source"),
            "columns": [plain(column) for column in chart.columns],
            "rows": [_line(line, references) for line in chart.lines],
        },
        "files": {
            "label": say("chart_download"),
            "name": f"{say('chart_file')}-{chart.name}",
            "svg": _file(chart, widest),
            "csv": as_csv(chart, say),
        },
    }
    # By which the script knows that it has drawn this already.
    return {**view, "stamp": hashlib.blake2b(json.dumps(view).encode(), digest_size=8).hexdigest()}


def _file(chart: Chart, drawn: Html) -> str:
    """The drawing as a file that can be understood alone."""
    key = [f"{line.cells[0]}  {', '.join(cell for cell in line.cells[1:] if cell)}" for line in chart.key]
    return svg.standalone(drawn, chart.title, key, chart.notes)


def as_csv(chart: Chart, say: Say) -> str:
    """The chart's figures with their sources: one line for each source of a row, the quote word for word."""
    rows = [[*chart.columns, say("table_source"), say("chart_place"), say("chart_quote"), "SHA-256"]]
    for line in chart.lines:
        for citation in line.citations:
            at = place(citation.document, citation.passage, say)
            quote = " ".join(citation.quote.split())
            cells = (*line.cells, citation.document.title, at, quote, citation.document.id)
            rows.append([plain(cell) for cell in cells])
    return csv_file(rows)


def distinct(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, each quote once."""
    return tuple({(one.document.id, one.start, one.end): one for one in citations}.values())


def _line(line: Line, references: References) -> dict[str, Any]:
    marks = [references.mark(citation) for citation in line.citations]
    return {
        "cells": [plain(cell) for cell in line.cells],
        "marks": marks,
        "partner": line.partner,
        "languages": list(line.languages),
    }
