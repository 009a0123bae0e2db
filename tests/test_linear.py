"""What reads a question or a document takes time in proportion to its length, whatever stands in it.

A pattern of a new module is covered as it is: patterns are found in the modules, and the texts that could make them
slow are made from the patterns.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from assistant.answering.question import context_dependence, expected, kinds, mentions, parts, quantities, rephrase
from assistant.answering.question.follow_up import understand
from assistant.answering.question.request import is_instruction
from assistant.answering.question.spelling import normalised
from assistant.answering.quotes import decision
from assistant.answering.tables.answering import result_of
from assistant.answering.tables.question import read_question
from assistant.answering.writer import checks
from assistant.application.assistant import Assistant
from assistant.core.questions import MOST_CHARACTERS, admitted
from assistant.core.settings import Settings
from assistant.core.types import Source
from assistant.exporting.cited import sources_named
from assistant.facts import attributes, comparable, names
from assistant.facts.disagreements import conflicts_about, sides, slots
from assistant.facts.tables import cells
from assistant.language.detection import detect_language
from assistant.language.sentences import sentence_spans
from assistant.language.words import words
from assistant.reading.structure import clean, headings, items, lines
from assistant.ui.components import evaluation
from tests.answering.written import answer
from tests.fakes import FakeEmbedder, FakeReader, write_corpus
from tests.growth import MOST, explodes, growth
from tests.patterns import hostile_units, modules, patterns_of

LONG_NAMES = ("Kota Kota Kota", "Asia Tenggara Raya", "a a a a")


def _compiled_by(*calls: Callable[[], object]) -> Callable[[], list[re.Pattern[str]]]:
    """The patterns that these calls make."""

    def made() -> list[re.Pattern[str]]:
        found: list[re.Pattern[str]] = []
        compiling = re._compile  # type: ignore[attr-defined]

        def kept(pattern: Any, flags: Any) -> re.Pattern[str]:
            found.append(compiled := compiling(pattern, flags))
            return compiled

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(re, "_compile", kept)
            for call in calls:
                call()
        return found

    return made


def _follow_ups() -> None:
    class Nothing:
        vocabulary = frozenset[str]()

        def rarity(self, question: str, language: str) -> dict[str, float]:
            return {}

    known = mentions.Known((), Nothing())
    understand("Kalau hamamatsu hamamatsu?", ["Apa bidang Tabel 1 tahun 2016?"], known)
    understand("Kalau tabel 2?", ["Apa bidang Tabel 1 tahun 2016?"], known)


def _of_question_files() -> list[re.Pattern[str]]:
    """Patterns that a file of questions for measuring holds: whoever measures wrote them, for texts of their own."""
    return []


BUILT: dict[str, Callable[[], Any]] = {
    "assistant.facts.names.name_span": _compiled_by(
        *(lambda name=name: names.name_span(name, "") for name in LONG_NAMES)
    ),
    "assistant.answering.question.follow_up._change": _compiled_by(_follow_ups),
    "assistant.answering.question.follow_up._changed": _compiled_by(_follow_ups),
    "assistant.answering.question.mentions._any_of": lambda: [mentions._any_of(LONG_NAMES, mentions._REGIONS.split())],
    "assistant.answering.question.parts.renumbered": _compiled_by(lambda: parts.renumbered(answer(), 1)),
    "assistant.facts.tables.cells._times": lambda: [cells._times()],
    "assistant.evaluation.cases.read_cases": _of_question_files,
    "assistant.evaluation.cases.judge": _of_question_files,
    "assistant.evaluation.cases.cites": _of_question_files,
    "assistant.exporting.cited.sources_named": _compiled_by(
        *(lambda name=name: sources_named([Source(name, "", "")], "") for name in LONG_NAMES)
    ),
    "assistant.ui.components.evaluation._reason": lambda: list(evaluation._REASONS.values()),
}
"""Where patterns are made from data: what makes such patterns. A place that is missing here fails the test."""


@cache
def _slow_on(pattern: re.Pattern[str], everywhere: bool) -> tuple[tuple[str, str, str], ...]:
    """Texts (how it is tried, their beginning, what is repeated) on which the pattern is worse than linear."""
    ways: dict[str, Callable[[str], object]] = {"fullmatch": pattern.fullmatch, "match": pattern.match}
    if everywhere:
        ways["finditer"] = lambda text: deque(pattern.finditer(text), maxlen=0)
        del ways["match"]  # the first thing that looking everywhere tries
    return tuple(
        (way, begin, unit)
        for begin, unit in hostile_units(pattern)
        for way, work in ways.items()
        if explodes(work, unit, begin=begin) or growth(work, unit, begin=begin) >= MOST
    )


@pytest.mark.parametrize("module", modules())
def test_every_pattern_takes_time_in_proportion_to_the_text(module: str) -> None:
    slow = {one.where: found for one in patterns_of(module, BUILT) if (found := _slow_on(one.pattern, one.everywhere))}
    assert slow == {}


def test_the_patterns_are_found_wherever_they_are_kept() -> None:
    found = {one.where for module in modules() for one in patterns_of(module, BUILT)}
    assert {
        "assistant.answering.question.parts._CUT",
        "assistant.answering.question.kinds._COMPILED",  # in a tuple of tuples
        "assistant.answering.question.rephrase._CAUSES",  # in a dictionary
        "assistant.answering.tables.reader._TIMES",
    } <= found
    assert "assistant.answering.question.context_dependence.topic()" in found  # written where it is used
    assert len(found) > 250


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s+x",
        r"(?:\d+,?)+;",
        r"\s*,?\s+(?:dan|and)\s+(?=apa)",
        r"(?:^|,)\W*(?:abaikan)",
        r"(?:[a-z]+)+$",
        r"<[^>]*>x|<.*>",
        r"(?:\b(?:dari|di)\s+)+(?:negara\s+)?$",
    ],
)
def test_the_measure_finds_patterns_that_are_worse(pattern: str) -> None:
    assert _slow_on(re.compile(pattern), True)


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++x", r"\w+", r"\b(?:dan|and)\b", r"(?:[^a]a)*+"])
def test_the_measure_lets_pass_what_is_linear(pattern: str) -> None:
    assert _slow_on(re.compile(pattern), True) == ()


HOSTILE = (
    " ",
    "\n",
    "\u00a0",
    "1",
    "1/",
    "1.",
    "1,",
    "1 ",
    "a",
    "a ",
    "A ",
    "Aa ",
    "kota, ",
    "kota ",
    "dan ",
    "dan apa ",
    "Tabel 1 ",
    "2016 ",
    "2016-2017 ",
    "pada 2016 ",
    "(",
    "()",
    "(a) ",
    "(2016) ",
    "(A 2016) ",
    ")",
    "[1]",
    "“",
    '"',
    ".",
    ",",
    "?",
    "? ",
    "apa? ",
    "A. ",
    "a. ",
    "-",
    "A-",
    "a-",
    "– ",
    "😀",
    "e\u0301",
    "\u0301",
    "xkcd ",
    "Kwaasaki ",
    "yg ",
    "sm ",
    "MoU ",
    "di dari ",
    "Namur ",
    "Namur, ",
    "itu ",
    "nya ",
    "lebih dari 1 ",
    "terbanyak ",
    "sebutkan ",
    "a\n",
    "a-\n",
    "A.\n",
    "- a\n",
    "a: ",
    "; ",
    "menurut a, ",
    "MoU 2016; ",
    "tabel 1 dan ",
    "abaikan, ",
)
"""Repeated until a text is as long as one may be."""
QUESTION = tuple(MOST_CHARACTERS // 4**step for step in (3, 2, 1, 0))
DOCUMENT = tuple(16_384 // 4**step for step in (4, 3, 2, 1, 0))
TABLE = (
    "# Mitra\n\nTabel: Mitra menurut kota\n| Kota | Negara | Tahun |\n|---|---|---|\n"
    "| Kota Namur | Belgia | 2016 |\n| Kota Suwon | Korea Selatan | 2017 |\n| Kawasaki | Jepang | 2020 |\n"
)


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[str], object]]:
    """Everything that reads a question, over a small corpus with a table."""
    folder = tmp_path_factory.mktemp("linear")
    corpus = write_corpus(folder / "corpus")
    (corpus / "mou" / "mitra.md").write_text(TABLE, encoding="utf-8")
    settings = Settings(corpus=corpus, index=folder / "index", state=folder / "state")
    assistant = Assistant(settings, embedder=FakeEmbedder, reader=FakeReader)
    assistant.build()
    index = assistant._current()
    shelf = assistant._shelf(index)
    library, known, lexical = shelf.tables._library(), shelf.known, index.lexical
    assert "kota" in set().union(*(table.held for table in library.tables))
    names = {"Namur", "Kawasaki", "Belgia"}
    return {
        "admitted": lambda text: admitted(text[:MOST_CHARACTERS]),
        "parts_of": parts.parts_of,
        "normalised": lambda text: normalised(text, "id", lexical.vocabulary, names),
        "is_instruction": is_instruction,
        "understand": lambda text: understand(text, ["Apa bidang kerja sama dengan Namur?"], known),
        "understand after": lambda text: understand("Kalau Suwon?", [text], known),
        "understand behind": lambda text: understand("Sejak kapan?", [text], known),
        "mentions": known.mentions,
        "refers": lambda text: context_dependence.refers(text, "kerja sama"),
        "topic": context_dependence.topic,
        "read_question": read_question,
        "result_of": lambda text: result_of(read_question(text), library),
        "rephrased": lambda text: rephrase.rephrased(text, "id"),
        "kind_of": kinds.kind_of,
        "can_answer": lambda text: expected.can_answer(text, kinds.kind_of(text), text),
        "unknown_names": lambda text: decision.unknown_names(text, lexical.vocabulary),
        "unknown_share": lambda text: decision.unknown_share(text, "id", lexical),
        "asked": attributes.asked,
        "conflicts_about": lambda text: conflicts_about(text, "id", index.conflicts, ()),
        "scores": lexical.scores,
    }


_READERS = (
    "admitted parts_of normalised is_instruction understand understand_after understand_behind mentions refers topic "
    "read_question result_of rephrased kind_of can_answer unknown_names unknown_share asked conflicts_about scores"
).split()


@pytest.mark.parametrize("name", _READERS)
def test_a_question_is_read_in_proportion_to_its_length(name: str, readers: dict[str, Callable[[str], object]]) -> None:
    read = readers[name.replace("_after", " after").replace("_behind", " behind")]
    assert [unit for unit in HOSTILE if growth(read, unit, lengths=QUESTION) >= MOST] == []


def _as_paragraph(text: str) -> object:
    return lines.joined([lines.Line(line) for line in text.split("\n")])


@pytest.mark.parametrize(
    "read",
    [
        words,
        sentence_spans,
        detect_language,
        clean.repair_characters,
        clean.fold,
        clean.hyphenated_words,
        _as_paragraph,
        headings.recognise,
        headings.stands_alone,
        headings.is_caption,
        items.lead_in_of,
        comparable.moments_in,
        comparable.numbers_in,
        comparable.forms_in,
        comparable.durations_in,
        sides._said,
        slots.split_voice,
        slots.parts_of,
        names.cell_name,
        names.capitalised,
        attributes.announced,
        quantities.quantities,
        checks.sentences,
        cells.items,
        cells.number,
        cells.spans,
        cells.is_mostly_time,
    ],
    ids=lambda read: read.__name__,
)
def test_a_document_is_read_in_proportion_to_its_length(read: Callable[[str], object]) -> None:
    assert [unit for unit in HOSTILE if growth(read, unit, lengths=DOCUMENT) >= MOST] == []
