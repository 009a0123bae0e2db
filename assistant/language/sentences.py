"""Sentences of a text, with their offsets. The one door of `sentencex`, which needs help with Indonesian.

sentencex splits after Indonesian abbreviations ("Jl.", "dkk.", "hlm."); the pieces it cuts there are joined again.
"""

from __future__ import annotations

import re

import sentencex

# Abbreviations that are followed by more of the same sentence (Ejaan Yang Disempurnakan, V, and office usage).
_ABBREVIATIONS = frozenset(
    """
        jl jln gg no nr dkk hlm hal kab kec kel prov s.d s/d a.n u.b u.p d.a dr drs dra ir prof hj rp tgl bpk sdr
        sdri yth telp ext lamp lih vol ed eds al cf vs mr mrs ms st art sec fig tab e.g i.e approx dept n.d t.t
        """.split()
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[“\"'])([^\s(\[“\"']+)\.$")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•*])")
_QUOTES = "“”„«»‘’‚‹›「」『』"
_MOST_QUOTES = 2000
_LONGEST_END = 40
"""Characters; longer than any abbreviation with what stands before it."""
_INITIAL = re.compile(r"^[^\W\d_]$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence of `text`, without the white space around it, in order.

    Every non-blank character of the text lies in exactly one span; `text[start:end]` is the sentence.
    """
    spans: list[tuple[int, int]] = []
    joins = False
    cursor = 0
    text = _SURROGATE.sub("\ufffd", text)  # sentencex cannot take them; the offsets stay
    if len(text) > _MOST_QUOTES and sum(map(text.count, _QUOTES)) > _MOST_QUOTES:
        # For each quotation mark sentencex reads all of them.
        text = text.translate(dict.fromkeys(map(ord, _QUOTES), '"'))
    for piece in sentencex.segment("id", text):
        start = text.index(piece, cursor) if piece else cursor
        cursor = start + len(piece)
        stripped = piece.strip()
        if not stripped:
            continue
        begin = start + len(piece) - len(piece.lstrip())
        end = begin + len(stripped)
        if spans and joins and "\n" not in text[spans[-1][1] : begin]:
            spans[-1] = (spans[-1][0], end)
        elif spans and _LIST_MARK.fullmatch(text, *spans[-1]):
            spans[-1] = (spans[-1][0], end)  # "3." alone is the beginning of its item
        elif spans and not any(map(str.isalnum, stripped)):
            spans[-1] = (spans[-1][0], end)  # a lone closing bracket or quotation mark
        else:
            spans.append((begin, end))
        # Only the end is looked at: a text of nothing but initials would be searched anew for each of them.
        joins = _goes_on(text[max(spans[-1][0], end - _LONGEST_END) : end])
    return spans


def _goes_on(sentence: str) -> bool:
    last = _LAST_WORD.search(sentence)
    if last is None:
        return False
    word = last.group(1).lower()
    return word in _ABBREVIATIONS or _INITIAL.match(word) is not None
