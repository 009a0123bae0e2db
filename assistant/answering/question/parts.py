"""A question of several parts: taken apart, and the answers to its parts put together. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.core.errors import Language, Words
from assistant.core.types import Answer, AnswerTable, Citation
from assistant.language.words import FUNCTION_WORDS, words

MISSING = Words("Tidak ditemukan dalam dokumen: {}", "Not found in the documents: {}")
_ASKING = (
    r"apa(?:kah)?|siapa|kapan|berapa|di ?mana|mengapa|kenapa|bagaimana|(?:sejak|sampai) kapan|tahun berapa"
    r"|what|who|when|where|why|how|which"
)
_BEGINS = (
    rf"(?:{_ASKING})\b|\w+nya\s+(?:{_ASKING})\b|(?:\w+\s+){{1,2}}(?:mana|apa|berapa|siapa)\b"
    r"|(?:in|at|on|by|through|for|with|to|from)\s+(?:what|which|whom|whose)\b"
)
_CUT = re.compile(rf"\?\s+(?=\S)|(?:,\s+|\s)(?:dan|serta|lalu|and)\s+(?={_BEGINS})", re.IGNORECASE)
"""Further space before a word that joins stays at the end of the part before it, where it is taken off."""
_ASKS = re.compile(rf"\b(?:{_ASKING}|mana)\b", re.IGNORECASE)
_SKIPPED = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that a question holds, as they stand in it; the question alone where it is one."""
    found = [part.strip() for part in _CUT.split(question) if part.strip()]
    if len(found) < 2 or not all(map(_ASKS.search, found)):
        return (question,)
    if not all(any(word not in _SKIPPED for word in words(part)) for part in found):
        return (question,)
    return tuple(found)


def joined(question: str, language: Language, parts: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """One answer from those of the parts; what is not found is named, and makes it partial."""
    found = [answer for answer in answers if answer.status != "not_found"]
    missing = [part for part, answer in zip(parts, answers, strict=True) if answer.status == "not_found"]
    texts: list[str] = []
    citations: list[Citation] = []
    tables: list[AnswerTable] = []
    for answer in found:
        texts.append(renumbered(answer, len(citations)))
        if answer.table is not None:
            rows = [replace(row, citation=row.citation + len(citations)) for row in answer.table.rows]
            tables.append(replace(answer.table, rows=tuple(rows)))
        citations += [replace(one, number=one.number + len(citations)) for one in answer.citations]
    if missing:
        texts.append(missing_line(missing, language))
    return Answer(
        question,
        language,
        "partial" if missing else "answered",
        "\n".join(texts),
        tuple(citations),
        table=tables[0] if len(tables) == 1 else None,
        nearest=() if not missing else next(answer.nearest for answer in answers if answer.status == "not_found"),
        unsupported=tuple(missing),
        mode=found[0].mode,
        mentioned=tuple(document for answer in found for document in answer.mentioned),
    )


def missing_line(parts: Sequence[str], language: Language) -> str:
    """The line that names the parts of a question that nothing answers."""
    named = "; ".join(f"“{part.rstrip(' ?.!')}”" for part in parts)
    return MISSING.in_(language).format(named) + "."


def renumbered(answer: Answer, by: int) -> str:
    """The answer's text with its marks raised by a number; what looks like a mark within a quote stays."""
    if not by:
        return answer.text
    quotes = {f"“{' '.join(citation.quote.split())}”" for citation in answer.citations}
    pattern = "|".join(re.escape(quote) for quote in sorted(quotes, key=len, reverse=True))
    pieces = re.split(f"({pattern})", answer.text) if pattern else [answer.text]
    return "".join(
        piece if piece in quotes else re.sub(r"\[(\d+)\]", lambda mark: f"[{int(mark[1]) + by}]", piece)
        for piece in pieces
    )
