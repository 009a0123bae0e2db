"""Units -> an answer of verbatim quotes, each with its citation, or an honest "not found".

Only the lead-in is ours; no quote is altered or joined with another.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.citations import cite
from assistant.answering.decision import MOST_UNKNOWN, Evidence, is_answerable, unknown_names, unknown_share
from assistant.answering.subjects import Subjects
from assistant.answering.units import Unit, coverage, known_weights, quotable_units
from assistant.errors import Language, Words
from assistant.indexing.store import StoredIndex
from assistant.indexing.tokens import terms
from assistant.ports import Embedder
from assistant.searching.hybrid import Found
from assistant.types import Answer, Citation

LEAD_IN = Words("Menurut dokumen:", "According to the documents:")
NOT_FOUND = Words("Tidak ditemukan dalam dokumen.", "Not found in the documents.")
UNNAMED = Words("Tidak ada dokumen yang menyebut {}.", "No document mentions {}.")
NEARBY = Words(
    "Yang paling dekat dengan pertanyaan ini ditunjukkan di bawah.",
    "What comes nearest to the question is shown below.",
)
NO_QUESTION = Words(
    "Tulis pertanyaan tentang isi dokumen, misalnya nama mitra, tahun, atau hambatan.",
    "Please write a question about the documents, for example a partner, a year or an obstacle.",
)

MOST_WORDS = 110
MOST_QUOTES = 4
_MARGIN = 0.035
"""How far below the best unit's score another may lie and still be quoted."""
_ALIKE = 0.6
"""Share of common words from which two quotes say the same thing."""
_LEAST_NEW = 2
"""Words, beyond those of the question and of the place, that a quote after the first has to bring."""
_NEAREST = 3
_MAJORITY = 0.5


def compose(question: str, found: Found, index: StoredIndex, embedder: Embedder) -> Answer:
    """The answer to `question` from what was found."""
    if not found.hits:
        return not_found(question, found)
    missing = unknown_names(question, index.lexical.vocabulary)
    if missing or _is_foreign(question, found, index) or not any(map(is_answerable, _evidence(question, found, index))):
        return not_found(question, found, missing)
    units = _about_what_is_asked(question, quotable_units(question, found, index, embedder), index)
    if not units:
        return not_found(question, found)
    citations = tuple(
        cite(number, unit.hit.document, unit.hit.passage, unit.start, unit.end, unit.score)
        for number, unit in enumerate(_chosen(units), start=1)
    )
    return Answer(question, found.language, "answered", _text(citations, found.language), citations)


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


def _evidence(question: str, found: Found, index: StoredIndex) -> list[Evidence]:
    """What speaks for an answer in the hits of each language."""
    known = known_weights(question, found.language, index.lexical)
    evidence = []
    for language in {hit.passage.language for hit in found.hits}:
        hits = [hit for hit in found.hits if hit.passage.language == language]
        usual, spread = index.dense.usual_score(found.vector, language)
        best = max(hit.dense_score for hit in hits)
        covered = max(coverage(known, frozenset(terms(hit.passage.searched_words, found.language))) for hit in hits)
        evidence.append(Evidence((best - usual) / spread if spread > 0 else 0.0, covered, language == found.language))
    return evidence


def _chosen(units: Sequence[Unit]) -> list[Unit]:
    """The best unit and others nearly as good that say something else, while there is room."""
    chosen: list[Unit] = []
    room = MOST_WORDS
    for unit in units:
        length = len(unit.quote.split())
        if not chosen:
            chosen.append(unit)
            room -= length
            continue
        if len(chosen) == MOST_QUOTES or unit.score < units[0].score - _MARGIN:
            break
        new = [term for term in unit.new_terms if len(term) > 1 and term.isalpha()]
        if length <= room and len(new) >= _LEAST_NEW and not any(_same(unit, other) for other in chosen):
            chosen.append(unit)
            room -= length
    return chosen


def _same(one: Unit, other: Unit) -> bool:
    if one.hit.document.id == other.hit.document.id and one.start < other.end and other.start < one.end:
        return True
    common = len(one.terms & other.terms)
    return common > 0 and common / min(len(one.terms), len(other.terms)) >= _ALIKE


def _text(citations: Sequence[Citation], language: Language) -> str:
    quotes = "\n".join(f"“{' '.join(citation.quote.split())}” [{citation.number}]" for citation in citations)
    return f"{LEAD_IN.in_(language)}\n{quotes}"
