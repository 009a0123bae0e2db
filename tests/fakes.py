"""Stand-ins for the slow parts, and a small corpus to use them on."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.core.ports import TokenScores, Vectors
from assistant.language.words import FUNCTION_WORDS

PROJECT = Path(__file__).resolve().parent.parent
_COMMON = 1.6
"""What every vector shares, so that cosines lie between about 0.7 and 1, as those of e5 do."""


class FakeEmbedder:
    """An `Embedder` whose vectors are hashed word n-grams: texts with the same words are near. Deterministic.

    `embedded` lists every passage text it was given; `before_batch` is called before each batch of passages.
    """

    def __init__(
        self,
        name: str = "fake/words",
        *,
        dimension: int = 128,
        max_tokens: int = 400,
        before_batch: Callable[[], None] = lambda: None,
    ) -> None:
        self._name = name
        self._dimension = dimension
        self._max_tokens = max_tokens
        self._before_batch = before_batch
        self.embedded: list[str] = []

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return self._dimension

    @property
    def max_tokens(self) -> int:
        return self._max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(re.findall(r"\w+|[^\w\s]", text)) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self._before_batch()
        self.embedded += texts
        return self._vectors(texts)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            words = re.findall(r"\w+", text.lower())
            for gram in {*words, *(" ".join(pair) for pair in itertools.pairwise(words))}:
                digest = hashlib.blake2b(f"{self._name}\0{gram}".encode(), digest_size=8).digest()
                place = 1 + int.from_bytes(digest[:4], "big") % (self._dimension - 1)
                vectors[row, place] += 1.0 if digest[4] & 1 else -1.0
            length = float(np.linalg.norm(vectors[row])) or 1.0
            vectors[row] /= length
            vectors[row, 0] = _COMMON
            vectors[row] /= float(np.linalg.norm(vectors[row]))
        return vectors


class FakeReader:
    """A `Reader` that knows words only: a line that holds more of the question's words answers it better."""

    def read(self, question: str, passages: Sequence[str]) -> list[TokenScores]:
        skipped = FUNCTION_WORDS["id"] | FUNCTION_WORDS["en"]
        asked = {word for word in re.findall(r"\w+", question.lower()) if word not in skipped}
        return [self._read(asked, text) for text in passages]

    def _read(self, asked: set[str], text: str) -> TokenScores:
        spans = [match.span() for match in re.finditer(r"\w+", text)]
        shares = []
        for start, end in spans:
            line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1].lower()
            held = sum(word in re.findall(r"\w+", line) for word in asked)
            is_new = text[start:end].lower() not in asked
            shares.append(held / max(1, len(asked)) + 0.1 * is_new)
        scores = np.array(shares, np.float32) * 8 - 4
        held = sum(word in re.findall(r"\w+", text.lower()) for word in asked) / max(1, len(asked))
        return TokenScores(np.array(spans, np.int64).reshape(-1, 2), scores, scores, 0.0, 12 * held - 5)


KAWASAKI = """\
---
title: "Lembar fakta: Kawasaki"
partner: [Kawasaki]
country: [Jepang]
years: [2016, 2020]
sources:
  - id: S1
    text: Berita contoh
    url: https://example.org/a
---
# Kerja Sama Bandung–Kawasaki

Lembar ini menguraikan kerja sama Kota Bandung dengan Kota Kawasaki di Jepang.

## Hambatan

Kerja sama dengan Kawasaki tersendat karena pendanaan terbatas, komunikasi terputus, dan pandemi COVID-19 (S1).

## Dokumen

Tabel: Dokumen kerja sama Bandung–Kawasaki
| Dokumen | Tanggal | Bidang |
|---|---|---|
| MoU pertama | 18 Februari 2016 | Kota rendah karbon |
| MoU baru | 6 Februari 2020 | Sampah dan air limbah |
"""

NAMUR = """\
---
title: Namur
partner: Namur
country: Belgia
years: 2017
---
# Namur

Kerja sama Bandung dengan Namur di Belgia ditandatangani pada tahun 2017.

Bidang kerja sama dengan Namur meliputi:

- seni dan budaya
- pendidikan tinggi
"""

THESIS = """\
BAB I PENDAHULUAN

1.1 Latar Belakang

Paradiplomasi memberi pemerintah daerah peluang untuk bekerja sama dengan kota di negara lain.
Dasar hukumnya adalah Undang-Undang Nomor 23 Tahun 2014.

1.2 Rumusan Masalah

Apa faktor yang menghambat keberlanjutan kerja sama internasional Kota Bandung?
"""

ENGLISH = """\
# Briefing

The city council reviewed the partnership with Melbourne in 2024 and found that the training programme had been \
delayed because no budget was available for it.
"""


def write_corpus(folder: Path) -> Path:
    """A small corpus of both languages, several formats and things that must not be indexed."""
    files = {
        "README.md": "# Bukan dokumen\n\nIsi README tidak diindeks.\n",
        "mou/kawasaki.md": KAWASAKI,
        "mou/namur.md": NAMUR,
        "mou/briefing.md": ENGLISH,
        "thesis/bab-1.txt": THESIS,
        "interviews/_templat.md": "# Templat\n\nTidak diindeks.\n",
        ".hidden/rahasia.md": "# Tersembunyi\n\nTidak diindeks.\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


DOCUMENTS = ("mou/briefing.md", "mou/kawasaki.md", "mou/namur.md", "thesis/bab-1.txt")
"""What of `write_corpus` is indexed, in the order of paths."""
