"""BM25 over stemmed words, one index a language. The one door of `bm25s`.

A passage is indexed in its own language and the question is stemmed in each, so that names and numbers meet across
languages. Scores are divided by the most the question could reach (the sum of its terms' idf, unknown terms counted as
the rarest), so that they say how much of the question a passage covers: 0 to 1, comparable between questions and
languages. BM25's parameters are those of Lucene (k1 1.5, b 0.75).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.core.errors import IndexDamaged, Words
from assistant.language.words import terms, words

_LIST, _VOCABULARY = "languages.json", "vocabulary.json"


@dataclass(frozen=True, slots=True)
class _Part:
    """The index of one language: which rows (positions in the whole index) its passages are."""

    rows: NDArray[np.int64]
    bm25: bm25s.BM25

    def idf(self, term: str) -> float:
        """Robertson's idf as Lucene computes it: ln(1 + (N - df + 0.5) / (df + 0.5))."""
        number = self.bm25.vocab_dict.get(term)
        indptr = self.bm25.scores["indptr"]
        frequency = 0 if number is None else int(indptr[number + 1] - indptr[number])
        return float(np.log1p((len(self.rows) - frequency + 0.5) / (frequency + 0.5)))


class LexicalIndex:
    """BM25 scores of all passages for a question."""

    def __init__(self, parts: dict[str, _Part], vocabulary: frozenset[str], size: int) -> None:
        self._parts = parts
        self._size = size
        self.vocabulary = vocabulary
        """Every word that some passage holds, folded but not stemmed."""

    @classmethod
    def build(cls, texts: Sequence[str], languages: Sequence[str]) -> LexicalIndex:
        """An index of `texts`, each in its language (an ISO 639-1 code; without a stemmer its words stay whole)."""
        parts = {}
        for language in sorted(set(languages)):
            rows = [row for row, of in enumerate(languages) if of == language]
            corpus = [terms(texts[row], language) for row in rows]
            if any(corpus):
                bm25 = bm25s.BM25()
                bm25.index(corpus, show_progress=False)
                parts[language] = _Part(np.array(rows, dtype=np.int64), bm25)
        return cls(parts, frozenset(word for text in texts for word in words(text)), len(texts))

    def scores(self, question: str) -> NDArray[np.float32]:
        """float32 (passages,): how much of the question each passage covers, 0 to 1."""
        scores = np.zeros(self._size, dtype=np.float32)
        for language, part in self._parts.items():
            asked = terms(question, language)
            most = sum(part.idf(term) for term in asked)
            known = [term for term in asked if term in part.bm25.vocab_dict]
            if known and most > 0:
                scores[part.rows] = part.bm25.get_scores(known) / most
        return scores

    def rarity(self, question: str, language: str) -> dict[str, float]:
        """Each stemmed content word of the question in `language`, with its idf there."""
        part = self._parts.get(language)
        return {term: part.idf(term) if part else 0.0 for term in terms(question, language)}

    def knows(self, term: str) -> bool:
        """Whether any passage, in any language, holds the stemmed term."""
        return any(term in part.bm25.vocab_dict for part in self._parts.values())

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir()
        for language, part in self._parts.items():
            part.bm25.save(folder / language, show_progress=False)
            np.save(folder / language / "rows.npy", part.rows)
        (folder / _LIST).write_text(json.dumps({"languages": sorted(self._parts), "size": self._size}))
        (folder / _VOCABULARY).write_text(json.dumps(sorted(self.vocabulary)))

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """The index saved in `folder`.

        Raises:
            IndexDamaged: a file is missing or cannot be read.
        """
        try:
            said = json.loads((folder / _LIST).read_text())
            parts = {
                language: _Part(np.load(folder / language / "rows.npy"), bm25s.BM25.load(folder / language))
                for language in said["languages"]
            }
            vocabulary = frozenset(json.loads((folder / _VOCABULARY).read_text()))
            return cls(parts, vocabulary, int(said["size"]))
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise IndexDamaged(
                Words("Indeks kata rusak atau tidak lengkap.", "The word index is damaged or incomplete."),
                Words("Bangun ulang: python -m assistant build --full", "Rebuild: python -m assistant build --full"),
            ) from error
