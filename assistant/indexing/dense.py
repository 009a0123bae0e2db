"""Nearest vectors by inner product. The one door of `faiss`.

Search is exact up to `EXACT_LIMIT` vectors and by an HNSW graph above (Malkov and Yashunin, 2016); the limit is what
`benchmarks/vectors.py` measured as still fast enough on two cores. Each language is searched apart, because e5
prefers passages in the question's own language and would fill the list with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from assistant.core.errors import IndexDamaged, Words
from assistant.core.ports import Vectors

EXACT_LIMIT = 200_000
_NEIGHBOURS = 32
_EFFORT = 200


class DenseIndex:
    """Unit vectors of passages, and the rows nearest to a question's vector."""

    def __init__(self, index: faiss.Index, languages: Sequence[str]) -> None:
        self._index = index
        self._languages = np.array(languages, dtype=object)
        self._rows = {code: np.flatnonzero(self._languages == code) for code in sorted(set(languages))}

    @classmethod
    def build(cls, vectors: Vectors, languages: Sequence[str], *, exact_limit: int = EXACT_LIMIT) -> DenseIndex:
        """An index of float32 (n, dimension) unit vectors, whose rows are in these languages."""
        count, dimension = vectors.shape
        index: Any = faiss.IndexFlatIP(dimension)
        if count > exact_limit:
            index = faiss.IndexHNSWFlat(dimension, _NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction = index.hnsw.efSearch = _EFFORT
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, languages)

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def share(self, language: str) -> float:
        """The share of all passages, 0 to 1, that are in a language."""
        return len(self._rows.get(language, ())) / self.size if self.size else 0.0

    def nearest(self, question: Vectors, *, count: int, allowed: NDArray[np.bool_] | None = None) -> list[int]:
        """Rows of the `count` nearest vectors of each language, nearest first within it.

        Args:
            question: float32 (dimension,), of length 1.
            allowed: bool (size,): the rows to search in; all where it is not given.
        """
        found: list[int] = []
        for rows in self._rows.values():
            wanted = rows if allowed is None else rows[allowed[rows]]
            if len(wanted) == 0:
                continue
            everything = len(wanted) == self.size
            selector = None if everything else faiss.IDSelectorBatch(wanted.astype(np.int64))
            _, nearest = self._index.search(
                question[None, :], min(count, len(wanted)), params=self._parameters(selector)
            )
            found += [int(row) for row in nearest[0] if row >= 0]
        return found

    def scores(self, question: Vectors, rows: Sequence[int]) -> NDArray[np.float32]:
        """float32 (len(rows),): the inner product of the question with each of the rows."""
        return np.asarray(self.vectors(rows) @ question, dtype=np.float32)

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """float32 (len(rows), dimension): the stored vectors."""
        if not len(rows):
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.asarray(self._index.reconstruct_batch(np.asarray(rows, dtype=np.int64)), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the index to a file. Raises OSError, which FAISS itself would not."""
        faiss.serialize_index(self._index).tofile(path)

    @classmethod
    def load(cls, path: Path, languages: Sequence[str]) -> DenseIndex:
        """The index saved at `path`, whose rows are in these languages.

        Raises:
            IndexDamaged: the file is missing, cannot be read, or holds another number of vectors.
        """
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:  # the only error FAISS raises, for a missing and for a broken file
            raise _damaged() from error
        if index.ntotal != len(languages):
            raise _damaged()
        return cls(index, languages)

    def _parameters(self, selector: faiss.IDSelector | None) -> Any:
        library: Any = faiss  # its type stubs know neither these classes nor their keywords
        if isinstance(self._index, faiss.IndexHNSW):
            return library.SearchParametersHNSW(sel=selector, efSearch=_EFFORT)
        return library.SearchParameters(sel=selector) if selector is not None else None


def _damaged() -> IndexDamaged:
    return IndexDamaged(
        Words("Berkas vektor indeks rusak atau tidak ada.", "The index's vector file is damaged or missing."),
        Words("Bangun ulang: python -m assistant build --full", "Rebuild: python -m assistant build --full"),
    )
