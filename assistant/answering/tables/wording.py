"""The rows that answer -> an answer in the question's language, each row with its citation. Pure."""

from __future__ import annotations

from assistant.answering.tables.engine import InRows
from assistant.answering.tables.results import Result
from assistant.core.citations import cite
from assistant.core.errors import Language, Words
from assistant.core.types import Answer, AnswerRow, AnswerTable, Citation
from assistant.facts.tables.model import AskedTable

_MOST_WORDS = 95
"""Words of the rows in the text; beyond them only the rows' names are told, the table below has the rest."""
_MOST_NAMED = 6
"""Values up to which each is told with the one row it stands in."""
_ROWS = Words("baris", "rows")
_ROW = Words("baris", "row")
_OTHERS = Words("Tabel lain memberi jumlah lain: {}.", "Other tables give another number: {}.")
_LEFT_OUT = Words("tidak disaring menurut “{}” (tidak ada yang cocok)", "not filtered by “{}” (none matches)")
_KEPT = {
    "both": Words("ada di {} dan {}", "in {} and {}"),
    "difference": Words("ada di {}, tidak di {}", "in {}, not in {}"),
}
_TABLE = ("tabel", "table")


def answer_of(question: str, language: Language, result: Result) -> Answer:
    """The answer with its table, its citations and its text."""
    table = result.link.table
    citations = _citations(table, result.rows, 1)
    if result.second:
        citations += _citations(result.second, result.second_rows, len(citations) + 1)
    numbers = {row: citation.number for row, citation in zip(result.rows, citations, strict=False)}
    marks = {row: f"[{number}]" for row, number in numbers.items()}
    if result.second:
        by_name = {
            result.second.key_names[row]: len(result.rows) + place for place, row in enumerate(result.second_rows, 1)
        }
        for row in result.rows:
            if table.key_names[row] in by_name:
                marks[row] += f"[{by_name[table.key_names[row]]}]"
    interpretation = _interpretation(result, language)
    rows = tuple(AnswerRow(tuple(cell.text for cell in table.rows[row]), numbers[row]) for row in result.rows)
    text = f"{_told(result, marks, language)}\n{interpretation}"
    if result.others:
        text += "\n" + _OTHERS.in_(language).format("; ".join(f"{name}: {count}" for name, count in result.others))
    shown = AnswerTable(interpretation, tuple(column.name for column in table.columns), rows)
    return Answer(
        question, language, "answered", text, citations, table=shown, mode="table", mentioned=result.mentioned
    )


def _citations(table: AskedTable, rows: tuple[int, ...], first: int) -> tuple[Citation, ...]:
    return tuple(
        cite(number, table.document.info, table.passages[row], *_within(table, row), 1.0)
        for number, row in enumerate(rows, first)
    )


def _within(table: AskedTable, row: int) -> tuple[int, int]:
    """The row's cells, as far as its passage reaches: a very long row has several."""
    start, end = table.bounds[row]
    passage = table.passages[row]
    return max(start, passage.start), min(end, passage.end)


def _told(result: Result, marks: dict[int, str], language: Language) -> str:
    if result.form == "lookup":
        lead = f"{_amount(len(result.rows), result.noun, language)}:\n" if result.counted else ""
        return lead + _looked_up(result, marks)
    if result.form == "beside":
        return _looked_up(result, marks)
    if result.form == "compare":
        return _in_order(result, marks)
    if result.form == "groups":
        return _in_groups(result, marks, language)
    if result.form == "values":
        table = result.link.table
        alone = len(result.rows) == len(result.groups) <= _MOST_NAMED and not result.link.keys
        parts = []
        for value, rows in result.groups:
            name = f" ({table.rows[rows[0]][table.key].text})" if alone else ""
            parts.append(f"{value}{name} {''.join(marks[row] for row in rows)}")
        told = "; ".join(parts)
        return f"{_amount(len(result.groups), result.noun, language)}: {told}."
    return _in_rows(result, marks, language)


def _in_rows(result: Result, marks: dict[int, str], language: Language) -> str:
    table = result.link.table
    parts: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for row in result.rows:
        name = table.key_names[row]
        names.setdefault(name, table.rows[row][result.target].text)
        cells = [table.rows[row][column] for column in result.shown]
        beside = ", ".join(cell.text for cell in cells if not cell.missing)
        parts.setdefault(name, []).append(f"({beside}) {marks[row]}" if beside else marks[row])
    full = [f"{names[name]} {'; '.join(told) if len(told) > 1 else told[0]}" for name, told in parts.items()]
    if sum(len(part.split()) for part in full) > _MOST_WORDS:
        bare: dict[str, str] = {}
        for row in result.rows:
            bare[table.key_names[row]] = bare.get(table.key_names[row], "") + marks[row]
        full = [f"{names[name]} {mark}" for name, mark in bare.items()]
    told = "; ".join(full)
    if result.counted or len(full) > 1:
        noun = result.noun or _ROWS.in_(language)
        return f"{_amount(len(full), noun, language)}: {told}."
    return f"{told}."


def _in_groups(result: Result, marks: dict[int, str], language: Language) -> str:
    table = result.link.table
    lines = []
    for value, rows in result.groups:
        size = len({table.key_names[row] for row in rows})
        lines.append(f"{value}: {_amount(size, result.noun, language)} {''.join(marks[row] for row in rows)}")
    return "\n".join(lines)


def _looked_up(result: Result, marks: dict[int, str]) -> str:
    table = result.link.table
    lines = []
    for row in result.rows:
        told = [(table.columns[column].name, table.rows[row][column]) for column in result.shown]
        cells = "; ".join(f"{name}: {'–' if cell.missing else cell.text}" for name, cell in told)
        lines.append(f"{table.rows[row][table.key].text} – {cells} {marks[row]}")
    return "\n".join(lines)


def _in_order(result: Result, marks: dict[int, str]) -> str:
    table, when = result.link.table, result.shown[0]
    return (
        "; ".join(
            f"{table.rows[row][table.key].text}: {table.rows[row][when].text} {marks[row]}" for row in result.rows
        )
        + "."
    )


def _amount(number: int, noun: str, language: Language) -> str:
    """ "3 mitra", "1 partner"."""
    if not noun:
        return str(number)
    if language == "en" and number == 1:
        noun = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return f"{number} {noun}"


def _interpretation(result: Result, language: Language) -> str:
    """One line that says what was asked of which table."""
    table = result.link.table
    name = (
        table.name
        if table.name.lower().startswith(_TABLE)
        else f"{_TABLE[language == 'en'].capitalize()} “{table.name}”"
    )
    if language == "en" and table.label:
        name = f"Table {table.label}"
    elif table.label:
        name = f"Tabel {table.label}"
    parts = []
    for condition in result.conditions:
        column = table.columns[condition.column].name
        if isinstance(condition, InRows):
            parts.append(f"{column} {'≠' if condition.negated else '='} {condition.shown}")
        else:
            parts.append(f"{column}: {condition.shown}")
    if result.kept and result.second:
        other = f"Table {result.second.label}" if language == "en" else f"Tabel {result.second.label}"
        parts.append(_KEPT[result.kept].in_(language).format(name, other))
    if result.form == "groups":
        parts.append(f"{'per'} {table.columns[result.target].name}")
    parts += [_LEFT_OUT.in_(language).format(shown) for shown in result.relaxed]
    size = len(result.rows)
    unit = (_ROW if size == 1 else _ROWS).in_(language)
    return f"{', '.join([name, *parts])}: {size} {unit}"
