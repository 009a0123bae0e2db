"""Units -> an answer of verbatim quotes, each with its citation, or an honest "not found".

Only the lead-in is ours; no quote is altered or joined with another.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.question.expected import can_answer
from assistant.answering.question.kinds import asks_condition, is_short, kind_of
from assistant.answering.quotes.choose import choose, says_absent
from assistant.answering.quotes.decision import LEAST_VALUE, MOST_UNKNOWN, unknown_names, unknown_share
from assistant.answering.quotes.differ import differing
from assistant.answering.quotes.units import Unit, best_first, cite_unit, quotable_units, read_again, read_hits
from assistant.core.errors import Language, Words
from assistant.core.ports import Reader
from assistant.core.types import Answer, Citation
from assistant.facts.subjects import Subjects
from assistant.indexing.store import StoredIndex
from assistant.searching.hybrid import Found

LEAD_IN = Words("Menurut dokumen:", "According to the documents:")
NOT_FOUND = Words("Tidak ditemukan dalam dokumen.", "Not found in the documents.")
UNNAMED = Words("Tidak ada dokumen yang menyebut {}.", "No document mentions {}.")
ABSENT = Words("Dokumen sendiri menyatakan:", "The documents themselves say:")
NEARBY = Words(
    "Yang paling dekat dengan pertanyaan ini ditunjukkan di bawah.",
    "What comes nearest to the question is shown below.",
)
NO_QUESTION = Words(
    "Tulis pertanyaan tentang isi dokumen, misalnya nama mitra, tahun, atau hambatan.",
    "Please write a question about the documents, for example a partner, a year or an obstacle.",
)
NO_INSTRUCTIONS = Words(
    "Tidak ditemukan dalam dokumen. Saya hanya menjawab dari isi dokumen; silakan ajukan pertanyaan tentang isinya.",
    "Not found in the documents. I only answer from what the documents say; please ask about that.",
)

MOST_READ = 8
"""Passages that the reader reads (chosen for the time it takes: `benchmarks/results/reader.json`)."""
MOST_READ_AGAIN = 6
"""Sentences that are read once more by themselves."""
_LONGEST_LEAD = 14
"""Words of an answer that is put before its quote; a longer one is better read in its sentence."""
_NEAREST = 3
_MAJORITY = 0.5


def compose(
    question: str, found: Found, index: StoredIndex, reader: Reader, *, also: Sequence[tuple[str, Found]] = ()
) -> Answer:
    """The answer to `question` from what was found for it, and for the same question in other words (`also`)."""
    missing = unknown_names(question, index.lexical.vocabulary)
    if not found.hits or missing or _is_foreign(question, found, index):
        return not_found(question, found, missing)
    units = best_of([judged(text, some, index, reader) for text, some in ((question, found), *also)])
    if not units or units[0].value < LEAST_VALUE:
        return not_found(question, found)
    if says_absent(units[0]) and not asks_condition(question):
        return _silent(question, found, units[0])
    kind = kind_of(question)
    citations = cited(choose(units, kind, least=LEAST_VALUE))
    rival = differing(question, kind, units, least=LEAST_VALUE)
    return Answer(
        question,
        found.language,
        "answered",
        _text(citations, kind_short=is_short(kind), language=found.language),
        citations,
        conflicts=(rival,) if rival else (),
    )


def judged(question: str, found: Found, index: StoredIndex, reader: Reader) -> list[Unit]:
    """What could be quoted of what was found, best first."""
    read = quotable_units(question, found, read_hits(question, found, reader, most=MOST_READ))
    again = read_again(question, _about_what_is_asked(question, read, index), reader, most=MOST_READ_AGAIN)
    kind = kind_of(question)
    return [unit for unit in again if can_answer(question, kind, unit.answer)]


def best_of(read: Sequence[Sequence[Unit]]) -> list[Unit]:
    """The units of several readings, best first, each once with the most that one of them gives it."""
    best: dict[tuple[str, int, int], Unit] = {}
    for unit in (unit for units in read for unit in units):
        place = (unit.hit.document.id, unit.start, unit.end)
        if place not in best or unit.value > best[place].value:
            best[place] = unit
    return best_first(list(best.values()))


def cited(units: Sequence[Unit]) -> tuple[Citation, ...]:
    """The units as citations, numbered from 1."""
    return tuple(cite_unit(number, unit) for number, unit in enumerate(units, start=1))


def not_found(question: str, found: Found, missing: Sequence[str] = ()) -> Answer:
    """The answer that says the documents are silent (`missing`: on which names), with what they say nearby."""
    text = NOT_FOUND.in_(found.language)
    if missing:
        text = f"{text} {UNNAMED.in_(found.language).format(', '.join(missing))}"
    if found.hits:
        text = f"{text} {NEARBY.in_(found.language)}"
    return Answer(question, found.language, "not_found", text, nearest=found.hits[:_NEAREST])


def no_question(question: str, language: Language) -> Answer:
    """The answer to something that asks nothing."""
    return Answer(question, language, "not_found", NO_QUESTION.in_(language))


def no_instructions(question: str, language: Language) -> Answer:
    """The answer to an attempt to instruct the assistant."""
    return Answer(question, language, "not_found", NO_INSTRUCTIONS.in_(language))


def _silent(question: str, found: Found, unit: Unit) -> Answer:
    """Not found, and the documents say so themselves: that sentence stands first among what is nearest."""
    text = f"{NOT_FOUND.in_(found.language)} {ABSENT.in_(found.language)} “{' '.join(unit.quote.split())}”"
    others = tuple(hit for hit in found.hits if hit.passage.id != unit.hit.passage.id)
    return Answer(question, found.language, "not_found", text, nearest=(unit.hit, *others)[:_NEAREST])


def _about_what_is_asked(question: str, units: Sequence[Unit], index: StoredIndex) -> list[Unit]:
    """The units that are about a partner the question names, or about none; all where the question names none."""
    subjects = Subjects(index.documents.values())
    asked = subjects.named_in(question)
    if not asked:
        return list(units)
    kept = []
    for unit in units:
        passage = unit.hit.passage
        named = subjects.named_in(unit.quote)
        place = subjects.named_in(" ".join((*passage.headings, unit.hit.document.title)))
        # A quote that names none is about its place's partner, and of several it may be about the wrong one.
        if named & asked or (not named and (not place or (len(place) == 1 and place & asked))):
            kept.append(unit)
    return kept


def _is_foreign(question: str, found: Found, index: StoredIndex) -> bool:
    """Whether most of the question's words stand in no document, though most documents are in its language."""
    share = unknown_share(question, found.language, index.lexical)
    return share > MOST_UNKNOWN and index.dense.share(found.language) >= _MAJORITY


def _text(citations: Sequence[Citation], *, kind_short: bool, language: Language) -> str:
    quotes = [f"“{' '.join(citation.quote.split())}” [{citation.number}]" for citation in citations]
    lead = LEAD_IN.in_(language)
    if kind_short:
        begin, end = citations[0].bold
        answer = " ".join(citations[0].quote[begin:end].split()).strip(" ,.;:")
        if 0 < len(answer.split()) <= _LONGEST_LEAD:
            lead = f"{answer} [{citations[0].number}]."
    return "\n".join((lead, *quotes))
