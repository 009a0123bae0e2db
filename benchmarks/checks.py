"""How well the checks of written sentences tell right from wrong, without a reader.

    python benchmarks/checks.py --index DIR [-n 300] [--json FILE]

Sentences of the corpus, each cited to itself, must be kept; the same sentences altered must not be. Altered are: a
figure (by one), a name (for one of another document), the negation (put in or taken out), the citation (to a
sentence of another document), and the order of two names (which the checks are known not to see).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from common import write_result

from assistant.answering.writer.checks import Sentence, evidence, fault
from assistant.core.citations import cite
from assistant.core.settings import Settings
from assistant.core.types import Citation
from assistant.indexing.store import open_index
from assistant.language.sentences import sentence_spans

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"\b\d{1,4}\b")
_NEGATION = re.compile(r"\b(?:tidak|belum|bukan|not) ")
_VERB = re.compile(r"\b(?:di|me|ber|ter)[a-z]{4,}\b|\b(?:is|are|was|were|has|have)\b")


def main() -> None:
    """Alter sentences and count what is kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path)
    parser.add_argument("-n", type=int, default=300, help="passages to take sentences from")
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "checks.json")
    said = parser.parse_args()
    settings = Settings.load(index=said.index)
    citations = list(_citations(settings, said.n))
    names = sorted({name for citation in citations for name in _NAME.findall(citation.quote)})
    chance = random.Random(7)
    tried: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    reasons: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for citation in citations:
        text = " ".join(citation.quote.split()).rstrip(".")
        for kind, altered, cited in _alterations(text, citation, citations, names, chance):
            why = fault(Sentence(f"{altered} [1].", (1,)), {1: cited}, "en" if cited.passage.language == "en" else "id")
            tried[kind] += 1
            kept[kind] += why is None
            reasons[kind][why or "kept"] += 1
    result = {
        kind: {"sentences": tried[kind], "kept": kept[kind], "by_reason": dict(reasons[kind].most_common())}
        for kind in tried
    }
    write_result(said.json, result, corpus=settings.corpus)


def _citations(settings: Settings, passages: int) -> Iterator[Citation]:
    index = open_index(settings.index)
    for passage in random.Random(1).sample(list(index.passages), min(passages, len(index.passages))):
        spans = [span for span in sentence_spans(passage.text) if span[1] - span[0] > 40]
        if passage.table is None and passage.language in ("id", "en") and spans:
            start, end = spans[0]
            yield cite(
                1, index.documents[passage.document_id], passage, passage.start + start, passage.start + end, 1.0
            )


def _alterations(
    text: str, citation: Citation, others: list[Citation], names: list[str], chance: random.Random
) -> Iterator[tuple[str, str, Citation]]:
    yield "verbatim", text, citation
    given = evidence(citation)
    other = chance.choice([one for one in others if one.document.id != citation.document.id])
    yield "citation of another document", text, other
    if number := _NUMBER.search(text):
        changed = str(int(number[0]) + 1)
        if changed not in given:
            yield "another figure", text[: number.start()] + changed + text[number.end() :], citation
    found = list(_NAME.finditer(text))
    foreign = [name for name in names if name not in given]
    if found:
        name = found[0]
        yield "another name", text[: name.start()] + chance.choice(foreign) + text[name.end() :], citation
    if len(found) > 1 and found[0][0] != found[-1][0]:
        one, two = found[0], found[-1]
        between = text[one.end() : two.start()]
        yield "two names exchanged", text[: one.start()] + two[0] + between + one[0] + text[two.end() :], citation
    if negation := _NEGATION.search(text):
        yield "negation taken out", text[: negation.start()] + text[negation.end() :], citation
    elif verb := _VERB.search(text):
        english = citation.passage.language == "en"
        place = verb.end() if english else verb.start()
        yield "negation put in", f"{text[:place]}{' not' if english else 'tidak '}{text[place:]}", citation


if __name__ == "__main__":
    main()
