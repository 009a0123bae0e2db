"""Rows as a CSV file that a spreadsheet opens as text, whatever stands in its cells. The one door of `csv` for writing.

The script of the page writes answer tables by the same rule (`ui/components/rows.js`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"^[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")."""
_BYTE_ORDER = "\ufeff"
"""Without it Excel does not take the file for UTF-8."""


def csv_file(rows: Iterable[Sequence[str]]) -> str:
    """The rows, the names of the columns first; a cell that a spreadsheet would compute begins with an apostrophe."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return _BYTE_ORDER + file.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
