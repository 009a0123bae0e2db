"""Whether a sentence that a language model wrote says no more than the quotes it cites. Pure.

Each check can only take a sentence away. They are made to err on that side: a sentence that is lost costs a click on
its quote, one that is wrong costs the trust in all the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.answering.question.quantities import dates_and_rest, is_number_word, quantities
from assistant.core.errors import Language
from assistant.core.types import Citation
from assistant.language.detection import detect_language
from assistant.language.sentences import sentence_spans
from assistant.language.words import FUNCTION_WORDS, terms, words

Fault = Literal["mark", "markup", "language", "number", "name", "mixed", "negation", "words", "support"]
Supports = Callable[[str, str], float]
"""The probability, 0 to 1, that a passage supports a sentence: (sentence, passage's text)."""

MARK = re.compile(r"\[(\d+)\]")
_MARKS_AT_END = re.compile(r"\[\d+\]\s*[.!?。！？]?[”\"’')]*$")
_MARKS_AFTER_STOP = re.compile(r"([.!?][”\"’')]*)[^\S\n]*((?:\[\d+\][^\S\n]*)+)(?!\s*[.!?])")
_SEVERAL = re.compile(r"\[(\d+(?:\s*[,;]\s*\[?\d+){1,30})\]")
_BULLET = re.compile(r"^[^\S\n]*(?:[-*•]|\d{1,2}[.)])\s+", re.MULTILINE)
_MARKUP = re.compile(r"://|www\.|[<>`{}|\\]|\]\(|[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CLAUSE = re.compile(
    r"[,;:.!?()]\s|\b(?:tetapi|tapi|namun|sedangkan|sehingga|karena|sebab|meskipun|walaupun|melainkan|"
    r"but|while|whereas|although|though|because|so that)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:tidak|tak|bukan|belum|tanpa|tiada|jangan|enggak|nggak|not|never|without|none|neither|nor|cannot|"
    r"no|\w+n[’']t)(?:lah|kah)?\b(?!\s+(?:hanya|cuma|sekadar|saja|only|just)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\bno\.?\s*(?=\d)", re.IGNORECASE)  # "No. 23" denies nothing
# Words of grammar that may open a sentence without standing in a quote, beside the function words.
_OPENERS = frozenset("terdapat berdasarkan dokumen kutipan according based document documents".split())

LEAST_COVERED = 0.7
"""Share of a sentence's content words that the quotes it cites must hold (in any form), where both are in one
language. The rest is room for joining and rephrasing."""
LEAST_SUPPORT = 0.1
"""The reader was trained on questions: it gives sentences little even beside their own passage. From here on it lets
nearly all of those pass and still stops half of the others (`benchmarks/results/support.json`)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the model: its text with its marks, and the numbers that it cites."""

    text: str
    cites: tuple[int, ...]

    @property
    def bare(self) -> str:
        """The sentence without its marks."""
        return " ".join(MARK.sub(" ", self.text).split()).replace(" .", ".")


def sentences(text: str) -> list[Sentence]:
    """The sentences of what a model wrote, each with the marks that belong to it, even where they follow its stop."""
    text = text.replace("【", "[").replace("】", "]").replace("**", "").replace("__", "")
    text = _SEVERAL.sub(lambda found: "".join(f"[{number}]" for number in re.findall(r"\d+", found[1])), text)
    text = _BULLET.sub("", text)
    text = _MARKS_AFTER_STOP.sub(lambda found: f" {found[2].strip()}{found[1]} ", text)
    found = []
    for line in text.splitlines():
        for start, end in sentence_spans(line):
            piece = " ".join(line[start:end].split())
            found.append(Sentence(piece, tuple(dict.fromkeys(map(int, MARK.findall(piece))))))
    return found


def evidence(citation: Citation) -> str:
    """What a citation lets a sentence say: its quote, below the place where it stands."""
    passage = citation.passage
    return "\n".join(part for part in (passage.title, *passage.headings, passage.lead_in, citation.quote) if part)


def fault(
    sentence: Sentence,
    cited: Mapping[int, Citation],
    language: Language,
    *,
    supports: Supports | None = None,
    least_support: float = LEAST_SUPPORT,
) -> Fault | None:
    """Why a sentence may not be shown; None where every check that can be made holds.

    `cited` are the citations by number; `supports` is asked last, since it costs the most. Without it, a sentence
    over quotes of another language cannot be checked and fails.
    """
    if not sentence.cites or not _MARKS_AT_END.search(sentence.text) or not set(sentence.cites) <= cited.keys():
        return "mark"
    bare = sentence.bare
    if _MARKUP.search(bare):
        return "markup"
    if not any(map(str.isalpha, bare)) or not is_in(bare, language):
        return "language"
    citations = [cited[number] for number in sentence.cites]
    given = "\n".join(map(evidence, citations))
    if not quantities(bare).are_given_by(quantities(given)):
        return "number"
    if foreign_names(bare, given):
        return "name"
    if len(citations) > 1 and not _stands_together(bare, citations):
        return "mixed"
    if not negates_alike(bare, "\n".join(citation.quote for citation in citations)):
        return "negation"
    same = [citation for citation in citations if citation.passage.language == language]
    if len(same) == len(citations) and not _covered(bare, citations, language):
        return "words"
    if supports is None:
        return None if len(same) == len(citations) else "support"
    passages = dict.fromkeys(citation.passage.text for citation in citations)
    # A sentence that joins two passages is supported by both together.
    texts = [*passages, *(["\n".join(passages)] if len(passages) > 1 else [])]
    return None if max(supports(bare, text) for text in texts) >= least_support else "support"


def is_in(text: str, language: Language) -> bool:
    """Whether a text is in this language, as far as its function words tell."""
    return detect_language(text) == language


def foreign_names(sentence: str, given: str) -> list[str]:
    """The capitalised words of a sentence that the evidence does not hold.

    A word that opens the sentence counts as a name unless it is a word of grammar or a form of a word of the evidence.
    """
    _, text = dates_and_rest(sentence)
    held = set(words(given))
    stems = {stem for language in ("id", "en") for stem in terms(given, language)}
    foreign = []
    for place, match in enumerate(_WORD.finditer(text)):
        word = match[0]
        parts = [part for part in words(word) if len(part) > 1 and part not in held]
        if not any(letter.isupper() for letter in word) or not parts or (word[:1].isdigit() and word.isdigit()):
            continue
        if place == 0 and not word[1:].isupper() and all(_is_ordinary(part, stems) for part in parts):
            continue
        foreign.append(word)
    return foreign


def _stands_together(sentence: str, citations: list[Citation]) -> bool:
    """Whether each clause takes its names and numbers from one quote, not the name of one and the year of another."""
    given = list(map(evidence, citations))
    return all(
        any(quantities(clause).are_given_by(quantities(one)) and not foreign_names(clause, one) for one in given)
        for clause in _clauses(sentence)
    )


def negates_alike(sentence: str, quotes: str) -> bool:
    """Whether each clause of the sentence negates or affirms as the clause of the quotes does that is most like it,
    and no word right after a negation stands without one on the other side."""
    theirs = [(_stems(clause), _negates(clause)) for clause in _clauses(quotes)]
    for clause in _clauses(sentence):
        mine, negated = _stems(clause), _negates(clause)
        best = max((len(mine & stems) for stems, _ in theirs), default=0)
        # Where nothing is alike (another language, other words), any clause may be the one meant.
        if negated not in {negation for stems, negation in theirs if len(mine & stems) == best}:
            return False
    said, given = _negated(sentence), _negated(quotes)
    return not said & (_stems(quotes) - given) and not (given - _affirmed(quotes)) & _affirmed(sentence)


def _covered(sentence: str, citations: list[Citation], language: Language) -> bool:
    """Whether the quotes hold most of the sentence's content words, and each quote at least one of them."""
    said = [term for term in terms(sentence, language) if not term.isdigit()]
    held = [set(terms(evidence(citation), language)) for citation in citations]
    earned = all(not set(terms(citation.quote, language)).isdisjoint(said) for citation in citations)
    if not said or not earned:
        return not said
    return sum(any(term in one for one in held) for term in said) / len(said) >= LEAST_COVERED


def _is_ordinary(word: str, stems: set[str]) -> bool:
    if word in FUNCTION_WORDS["id"] or word in FUNCTION_WORDS["en"] or word in _OPENERS or is_number_word(word):
        return True
    return any(stem in stems for language in ("id", "en") for stem in terms(word, language))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(_NUMBERED.sub("", text)) if any(map(str.isalpha, clause))]


def _negates(clause: str) -> bool:
    return _NEGATION.search(clause) is not None


def _negated(text: str) -> set[str]:
    """The stems of the first content word after each negation, which is what it negates."""
    return {
        stem
        for clause in _clauses(text)
        for match in _NEGATION.finditer(clause)
        for language in ("id", "en")
        for stem in terms(clause[match.end() :], language)[:1]
    }


def _affirmed(text: str) -> set[str]:
    """The stems of the words that no negation stands right before, at least once."""
    found: Counter[str] = Counter()
    for clause in _clauses(text):
        for language in ("id", "en"):
            found.update(terms(clause, language))
            for match in _NEGATION.finditer(clause):
                found.subtract(terms(clause[match.end() :], language)[:1])
    return {stem for stem, number in found.items() if number > 0}


def _stems(clause: str) -> set[str]:
    return {stem for language in ("id", "en") for stem in terms(clause, language)}
