"""Where documents themselves say that their sources differ: the sides of such a statement, each clause verbatim.

Two signs make a statement: a word for the disagreement ("berbeda antar sumber", "sources differ", or the heading
above), or two attributed reports set against each other ("menurut X …, sedangkan Y menulis …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.core.types import Block, Document
from assistant.facts.attributes import TIMES, announced
from assistant.facts.comparable import forms_in, moments_in
from assistant.facts.disagreements.sides import (
    ACCORDING,
    REPORT,
    Side,
    distinct_sides,
    named_sides,
    says,
    sides_of,
)
from assistant.facts.names import SEVERAL, Names, capitalised, disputed, main_subject, near
from assistant.language.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Statement:
    """That sources differ about an attribute of a subject, as a document says itself."""

    subject: str
    attribute: str
    sides: tuple[Side, ...]


_HEADED = re.compile(
    r"\b(?:perbedaan|pertentangan|berbeda|ketidaksesuaian|selisih|disagree\w*|discrepanc\w*|conflicting|"
    r"contradict\w*|differ(?:s|ing|ences?)?)\b",
    re.IGNORECASE,
)
_SOURCES = (
    r"(?:sumber|berita|laporan|dokumen|media|catatan|arsip|studi|kajian|penelitian|tulisan|buku|koran|artikel|versi|tabel|"
    r"sources?|reports?|records?|press|stud(?:y|ies)|papers?|documents?|registers?|accounts?|articles?|tables?|theses|thesis|"
    r"tesis|skripsi)"
)
"""Words for what says something; a thing that differs from another thing is no disagreement."""
_DIFFER = re.compile(
    rf"\b(?:ber(?:beda|lainan)(?:-beda)?\s+(?:antar|antara|di dalam|dalam|menurut|dengan|dari)\s+"
    rf"(?:\w+\s+){{0,2}}?{_SOURCES}|"
    rf"angka yang berbeda|tidak sama antar\w*\s+{_SOURCES}|"
    rf"{_SOURCES}\b[^.:;]{{0,80}}\b(?:differ|disagree|conflict|contradict)|"
    rf"(?:differs?|disagree)\s+(?:between|among|from|by|on|about)\s+(?:\w+\s+){{0,2}}?{_SOURCES})\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:[,;]|(?<!\s))\s+(?:sedangkan|sementara(?: itu)?|adapun|padahal|berbeda dengan|while|whereas|but|"
    r"tetapi|namun)\s+|"
    r",\s+(?:dan|and)\s+(?=(?:sebuah|sebagian|the|a|some)\s(?![^,.]{0,40}\b(?:juga|also)\b))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:tentang|mengenai|terkait|soal|perihal|regarding|concerning|on|as to|about)\s+", re.IGNORECASE)
_GUESS = re.compile(r"\b(?:dugaan|diduga|kemungkinan|belum dipastikan|belum dibaca|presumably|probably|likely)\b", re.I)
_COUNTED = re.compile(
    r"(?:jumlah|banyaknya|number of)\s+(?P<what>.+?)(?=\s+(?:pada tahun|in \d|ber(?:beda|lainan)|tidak sama|differs?|"
    r"menurut|according)\b|[,:]|$)",
    re.IGNORECASE,
)
_MOMENT_WORD = re.compile(r"^(?:(?:tahun|tanggal|waktu|saat|awal|the|year|date|time|of)\s+)+", re.IGNORECASE)
_USUAL_MOMENTS = frozenset(
    """
    tahun tanggal waktu mulai dimulai dimulainya awal kerja sama kerjasama kemitraan perjanjian penandatanganan dokumen
    bergabung masuk sejak dengan antara dan atau di ke yang untuk pada
    start beginning of the partnership cooperation agreement signing document joining with between and or in for
    """.split()
)
_UNSPOKEN = re.compile(r"disebut|dicantumkan|tercantum|menemukan|memakai|is (?:listed|named|called)$")
_MOST_SIDES, _OPENING = 5, 60


def statements_of(document: Document, names: Names) -> Iterator[Statement]:
    """The disagreements that a document states."""
    for block in document.blocks:
        if block.kind not in {"paragraph", "list_item"}:
            continue
        headed = bool(block.headings) and _HEADED.search(block.headings[-1]) is not None
        text = document.text[block.start : block.end]
        if not headed and not _DIFFER.search(text) and not (_CONTRAST.search(text) and _several_reports(text)):
            continue
        spans = [(block.start + start, block.start + end) for start, end in sentence_spans(text)]
        first = document.text[slice(*spans[0])]
        if _DIFFER.search(first) or (headed and (announced(_topic(first)[0]) or _is_set_against(first, names))):
            yield from _stated(document, block, spans, names)
            continue
        for span in spans:
            sentence = document.text[slice(*span)]
            if _DIFFER.search(sentence) or (names.named_in(sentence) and _is_set_against(sentence, names)):
                yield from _stated(document, block, [span], names)


def _is_report(clause: str) -> bool:
    """Whether somebody says it; that something is called or found so says nothing about sources."""
    said = (match.group().lower() for match in REPORT.finditer(clause))
    return ACCORDING.search(clause) is not None or any(not _UNSPOKEN.search(verb) for verb in said)


def _several_reports(text: str) -> bool:
    return sum(1 for cue in (REPORT, ACCORDING) for _ in cue.finditer(text)) > 1


def _is_set_against(sentence: str, names: Names) -> bool:
    """Whether a sentence sets reports of two sources about one thing against each other."""
    clauses = [sentence[start:end] for start, end in _clauses(sentence)]
    if len(clauses) != 2 or not all(_is_report(clause) for clause in clauses):
        return False
    subjects = [names.named_in(clause) for clause in clauses]
    apart = all(subjects) and not set(subjects[0]) & set(subjects[1])
    return not apart or any(near(one, other) for one in subjects[0] for other in subjects[1])


def _stated(document: Document, block: Block, spans: Sequence[tuple[int, int]], names: Names) -> Iterator[Statement]:
    first_start, first_end = spans[0]
    sentence = document.text[first_start:first_end]
    topic, after = _topic(sentence)
    clauses = [(first_start + after + start, first_start + after + end) for start, end in _clauses(sentence[after:])]
    if len(clauses) == 1 and len(spans) > 1 and (after == 0 or not says(document, clauses[0])):
        clauses = []  # the sentence only announces; what the sources say follows
    if not any(says(document, clause) for clause in clauses) and len(spans) == 1:
        return
    attributes = announced(topic) or _shared_attribute(document, clauses)
    plain = set(clauses) if len(clauses) > 1 else set()
    for start, end in spans[1:]:
        following = document.text[start:end]
        if not _GUESS.search(following) and ("number" in attributes or _opens_with_report(following)):
            clauses += [(start + begin, start + stop) for begin, stop in _clauses(following)]
    for attribute in attributes:
        subjects = _subjects(document, block, topic, sentence, attribute, names)
        if len(subjects) > 1 and not _one_each(document, clauses, len(subjects)):
            subjects = subjects[:1]
        for at, subject in enumerate(subjects):
            position = at if len(subjects) > 1 else None
            if SEVERAL in subject:
                attribute, sides = "name", named_sides(document, clauses, subject)
            else:
                sides = [
                    side
                    for clause in clauses
                    for side in sides_of(document, clause, attribute, position, plain=clause in plain)
                ]
            distinct = distinct_sides(sides, attribute)
            if len(distinct) > 1:
                yield Statement(subject, attribute, tuple(distinct[:_MOST_SIDES]))


def _subjects(
    document: Document, block: Block, topic: str, sentence: str, attribute: str, names: Names
) -> tuple[str, ...]:
    """What a statement is about: a name in dispute, the names of its topic, of its document, or its proper name."""
    named, spoken = names.named_in(topic), names.named_in(sentence)
    rivals = next(((one, other) for one in spoken for other in spoken if near(one, other)), None)
    if rivals is not None:
        return (disputed(*rivals),)
    own = main_subject(document, names, block.headings)
    if attribute in TIMES and named and (phrase := _own_moment(topic)):
        return (phrase,)
    if named:
        return (own,) if own in named else named
    counted = _COUNTED.search(topic) if attribute == "number" else None
    if counted is not None:
        return (counted["what"].strip(),)
    return (own or capitalised(topic) or next(iter(spoken), "") or document.info.title,)


def _own_moment(topic: str) -> str:
    """What a moment is of ("the opening of …"); "" if it is the subject's beginning or paper, as usual."""
    end = _DIFFER.search(topic)
    phrase = _MOMENT_WORD.sub("", topic[: end.start()] if end else topic).strip(" ,:")
    specific = [word for word in re.findall(r"(?<!\w)[^\W\dA-Z_][^\W\d_]*", phrase) if word not in _USUAL_MOMENTS]
    return phrase if specific and phrase[:1].islower() else ""


def _topic(sentence: str) -> tuple[str, int]:
    """What a statement is about, and where its sides begin; ("", 0) cannot happen: else it is all of the sentence."""
    about = _ABOUT.match(sentence)
    if about is not None and (comma := sentence.find(", ", about.end())) > 0:
        return sentence[about.end() : comma], comma + 2
    colon = re.search(r":\s", sentence)
    if colon is not None and sentence.count("(", 0, colon.start()) == sentence.count(")", 0, colon.start()):
        return sentence[: colon.start()], colon.end()
    report = REPORT.search(sentence)
    return sentence[: report.start() if report else len(sentence)], 0


def _clauses(sentence: str) -> list[tuple[int, int]]:
    """Where the clauses set against each other stand; contrasts inside brackets do not count."""
    spans, at = [], 0
    for match in _CONTRAST.finditer(sentence):
        if sentence.count("(", 0, match.start()) == sentence.count(")", 0, match.start()):
            spans.append((at, match.start()))
            at = match.end()
    return [*spans, (at, len(sentence))]


def _opens_with_report(sentence: str) -> bool:
    opening = sentence[:_OPENING]
    return ACCORDING.match(sentence) is not None or (
        REPORT.search(opening) is not None and not re.match(r"(?:pada|in|on|at)\s", sentence, re.IGNORECASE)
    )


def _shared_attribute(document: Document, clauses: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """What sides without an announced topic differ about: moments where each has one, else their plain statements."""
    texts = [document.text[slice(*clause)] for clause in clauses]
    if len(texts) > 1 and all(moments_in(text) for text in texts[:2]):
        return ("start",)
    if len(texts) > 1 and all(forms_in(text) for text in texts[:2]):
        return ("form",)
    return ("status",) if "status" in announced(" ".join(texts)) else ("other",)


def _one_each(document: Document, clauses: Sequence[tuple[int, int]], count: int) -> bool:
    """Whether each side lists as many moments as there are subjects: "2008 and 2012"."""
    return len(clauses) > 1 and all(len(moments_in(document.text[slice(*clause)])) == count for clause in clauses)
