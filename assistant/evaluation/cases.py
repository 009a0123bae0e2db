"""Questions with known answers: how they are read, and whether an answer passes. Pure but for reading the file."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from assistant.core.citations import locator
from assistant.core.errors import QuestionError, Words
from assistant.core.types import Answer

MOST_WORDS = 180
MARK = re.compile(r"\[(\d+)\]")


class Case(msgspec.Struct, frozen=True):
    """A question and what its answer has to be: `must` holds lists of regular expressions, one of each list has to
    match the answer; `cite` has to match a citation's title, locator or quote. `partial`: only part of the question
    has support, and the answer has to say so. `split` names the share of the set it belongs to ("tune", "held")."""

    id: str
    kind: str
    lang: str
    question: str
    status: str
    history: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    cite: str | None = None
    partial: bool = False
    split: str = ""


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON Lines file.

    Raises:
        QuestionError: the file cannot be read, or a line is not a case.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: JSON may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(
            Words(f"Berkas soal {path} tidak terbaca.", f"The question file {path} cannot be read."),
            Words("Periksa nama dan izinnya.", "Check its name and permissions."),
        ) from error
    cases = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = msgspec.json.decode(line, type=Case)
            for pattern in (*(one for group in case.must for one in group), case.cite or ""):
                re.compile(pattern)
        except (msgspec.DecodeError, re.error) as error:
            raise QuestionError(
                Words(f"Baris {number} dari {path} salah: {error}.", f"Line {number} of {path} is wrong: {error}."),
                Words("Satu objek JSON tiap baris.", "One JSON object a line."),
            ) from error
        cases.append(case)
    return cases


def judge(case: Case, answer: Answer) -> tuple[str, ...]:
    """Why the answer fails the case; empty if it passes."""
    reasons = []
    accepted: tuple[str, ...] = (case.status,)
    if case.status == "answered":
        accepted = ("partial",) if case.partial else ("answered", "partial")
    if answer.status not in accepted:
        reasons.append(f"status {answer.status}, expected {'partial' if case.partial else case.status}")
    if case.status == "not_found":
        return tuple(reasons)
    if counted_words(answer) > MOST_WORDS:
        reasons.append(f"longer than {MOST_WORDS} words")
    text = searched_text(answer)
    for group in case.must:
        if not any(re.search(pattern, text, re.IGNORECASE) for pattern in group):
            reasons.append(f"nothing of {list(group)}")
    if not cites(case, answer):
        reasons.append(f"no citation of {case.cite}")
    return tuple(reasons)


def cites(case: Case, answer: Answer) -> bool:
    """Whether a citation is of what the case demands; true where it demands nothing."""
    cited = (
        f"{citation.document.title}\n{locator(citation.document, citation.passage, answer.language)}\n{citation.quote}"
        for citation in answer.citations
    )
    return case.cite is None or any(re.search(case.cite, text, re.IGNORECASE) for text in cited)


def counted_words(answer: Answer) -> int:
    """The words of an answer that count towards its length: its text without rows that are drawn as a table in it."""
    return sum(len(line.split()) for line in answer.text.split("\n") if not line.lstrip().startswith("|"))


def searched_text(answer: Answer) -> str:
    """What a person reads as the answer: its text and its table's cells. Marks are left out, or the mark of the third
    citation would count as the number three."""
    rows = () if answer.table is None else answer.table.rows
    return "\n".join([MARK.sub("", answer.text), *("; ".join(row.cells) for row in rows)])
