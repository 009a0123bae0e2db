"""A follow-up question, completed from the conversation without a language model. Pure.

A question is left alone unless it leans on what was said: it names nothing but another subject ("Kalau Hamamatsu?"),
points back ("Bidangnya apa?", "How did it end?"), asks for "the ones that ..." or says too little to stand alone
("Sejak kapan?"). Another subject takes the old one's place in the earlier question; otherwise what the earlier question
was about is put behind the new one in brackets. The earlier question is itself understood from those before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.question import context_dependence
from assistant.answering.question.mentions import Known, Mention, blanked, content
from assistant.core.errors import Language
from assistant.language.detection import detect_language
from assistant.language.words import words

MOST_TURNS = 8
"""Earlier questions that are looked at."""
_LONGEST_POINTING, _LONGEST_CONNECTED, _LONGEST_PLAIN = 3, 2, 1
"""Telling words up to which a question that points back, goes on or does neither is a follow-up."""
_LONGEST_NAME = 3
_SUBJECTS, _FILTERS = ("partner", "name"), ("place", "year", "table")
_PREPOSITION = re.compile(
    r"(?:\b(?:yang|dari|di|dengan|menurut|pada|untuk|from|in|of|with|for|to)\s+){1,6}(?:negara\s+|kawasan\s+|the\s+)?$",
    re.IGNORECASE,
)

_LONGEST_PREPOSITIONS = 100
"""Letters before a name in which its prepositions stand."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is to be understood, and the language it was asked in (and is to be answered in).

    `wider` is it without the year that came with another subject ("Kalau Daegu?" after "LoI Seoul tahun 2015"): what is
    meant where that year has no answer; empty where there is none to leave out.
    """

    text: str
    language: Language
    wider: str = ""


def understand(question: str, history: Sequence[str], known: Known) -> Understood:
    """The question completed from the earlier ones (oldest first); the question itself where it stands alone."""
    before = _before(history[-MOST_TURNS:], known)
    if before is None or not words(question) or context_dependence.is_courtesy(question):
        return Understood(question, _detected(question))
    text = _completed(question.strip(), before.text, known)
    if text is None:
        return Understood(question, _detected(question))
    is_bare_name = not words(blanked(question, known.mentions(question)))
    return Understood(text, before.language if is_bare_name else _detected(question), _wider(question, text, known))


def _wider(question: str, text: str, known: Known) -> str:
    """The completed text without the years that it took over; empty where the question is about none or has its own."""
    own = known.mentions(question)
    years = [mention for mention in known.mentions(text) if mention.kind == "year"]
    if not years or not any(mention.kind in _SUBJECTS for mention in own) or any(one.kind == "year" for one in own):
        return ""
    for mention in reversed(years):
        text = f"{text[: mention.start].rstrip()}{text[mention.end :]}"
    return text


def _before(history: Sequence[str], known: Known) -> Understood | None:
    """The latest earlier question that asked something, itself understood; None where there is none."""
    for position in range(len(history) - 1, -1, -1):
        if context_dependence.is_courtesy(history[position]):
            continue
        if context_dependence.asks(history[position]) or known.mentions(history[position]):
            return understand(history[position], history[:position], known)
    return None


def _completed(question: str, before: str, known: Known) -> str | None:
    """The completed text; None where the question stands alone."""
    named = known.mentions(question)
    change = _change(question, named, known)
    if change:
        return _changed(question, before, change, known)
    if not _leans(question, before, named):
        return None
    return _with_context(context_dependence.without_connector(question), before, named, known)


def _leans(question: str, before: str, named: Sequence[Mention]) -> bool:
    own = any(mention.kind in _SUBJECTS or (mention.kind == "table" and mention.start == 0) for mention in named)
    telling = context_dependence.telling(content(question, named))
    if own:
        return False
    if context_dependence.is_headless(question):
        return True
    if context_dependence.defines(question) and not context_dependence.refers(question, before):
        return False
    new = [word for word in telling if word not in set(words(before))]
    if context_dependence.refers(question, before):
        return len(new) <= _LONGEST_POINTING
    if context_dependence.connects(question):
        return len(new) <= _LONGEST_CONNECTED
    places = any(mention.kind == "place" for mention in named)
    if places or context_dependence.is_collective(question):
        return False
    return context_dependence.asks(question) and len(telling) <= _LONGEST_PLAIN


def _change(question: str, named: Sequence[Mention], known: Known) -> list[Mention]:
    """What a question changes that names something else and asks nothing of its own; empty where it does more."""
    if context_dependence.asks_of_its_own(question) or context_dependence.refers(question, ""):
        return []
    rest = context_dependence.telling(content(question, named))
    if not rest:
        return _joined([mention for mention in named if mention.kind != "paper"] or named, question)
    # A name in small letters that no document holds: still another subject, about which there will be nothing.
    if (
        not named
        and context_dependence.changes(question)
        and len(rest) <= _LONGEST_NAME
        and all(map(known.is_new_word, rest))
    ):
        found = re.search(r"\s+".join(map(re.escape, rest)), question, re.IGNORECASE)
        return [Mention("name", *found.span(), found[0])] if found else []
    return []


def _joined(named: Sequence[Mention], question: str) -> list[Mention]:
    """Mentions of one kind with nothing but "dan" between them as one: "Namur dan Suwon"."""
    joined: list[Mention] = []
    for mention in named:
        last = joined[-1] if joined else None
        if last and last.kind == mention.kind and not content(question[last.end : mention.start]):
            text = question[last.start : mention.end]
            joined[-1] = Mention(mention.kind, last.start, mention.end, text)
        else:
            joined.append(mention)
    return joined


def _changed(question: str, before: str, change: Sequence[Mention], known: Known) -> str:
    """The earlier question about something else."""
    added = []
    for new in change:
        old = _replaced_by(new, known.mentions(before))
        if old is None:
            added.append(_with_preposition(question, new))
        elif old.kind == "year" and re.fullmatch(r"\d{4}", new.text):
            before = before[: old.start] + re.sub(r"\d{4}", new.text, old.text, count=1) + before[old.end :]
        else:
            # Literally: a name can hold a backslash.
            text = new.text[0].lower() + new.text[1:] if new.kind == "year" else new.text
            before = text.join(re.split(rf"(?<!\w){re.escape(old.text)}(?!\w)", before))
    return _in_brackets(before, ", ".join(added))


def _replaced_by(new: Mention, old: Sequence[Mention]) -> Mention | None:
    """Which of the earlier mentions another one takes the place of: one of its kind, of several the last."""
    kinds: tuple[str, ...] = {
        "partner": ("partner", "name"),
        "name": ("partner", "name", "place"),
        "place": ("place",),
    }.get(new.kind, (new.kind,))
    for kind in kinds:
        same = [mention for mention in old if mention.kind == kind and mention.text.lower() != new.text.lower()]
        if same:
            return same[-1]
    return None


def _with_context(question: str, before: str, named: Sequence[Mention], known: Known) -> str:
    """The question with what the earlier one was about in brackets."""
    earlier = known.mentions(before)
    kinds = {mention.kind for mention in named}
    subjects = [mention for mention in earlier if mention.kind in _SUBJECTS]
    if subjects and not context_dependence.is_headless(question):
        kept = ["paper", *_SUBJECTS, "table", *([] if context_dependence.asks_when(question) else ["year"])]
        texts = [mention.text for mention in earlier if mention.kind in kept and mention.kind not in kinds]
        return _in_brackets(question, ", ".join(dict.fromkeys(texts)))
    for mention in reversed(earlier):
        if mention.kind in kinds and mention.kind in _FILTERS:
            start = mention.start
            if preposition := _PREPOSITION.search(before, max(0, start - _LONGEST_PREPOSITIONS), start):
                start = preposition.start()
            before = f"{before[:start].rstrip()}{before[mention.end :]}"
    about = context_dependence.topic(before)
    if about and not any(mention.start == 0 for mention in earlier):
        first = about.split()[0]
        about = about[0].lower() + about[1:] if not any(map(str.isupper, first[1:])) else about
    return (context_dependence.with_topic(question, about) if about else None) or _in_brackets(question, about)


def _with_preposition(question: str, mention: Mention) -> str:
    found = _PREPOSITION.search(question, max(0, mention.start - _LONGEST_PREPOSITIONS), mention.start)
    said = question[found.start() : mention.end] if found else mention.text
    return re.sub(r"^(?:(?:yang|dengan|with|for|untuk)\s+)+", "", said, flags=re.IGNORECASE)


def _in_brackets(question: str, added: str) -> str:
    """ "Bidangnya apa (Namur)?" """
    if not added:
        return question
    body = question.rstrip(" ?.!")
    return f"{body} ({added}){question[len(body) :].strip() or '?'}"


def _detected(question: str) -> Language:
    return "en" if detect_language(question) == "en" else "id"
