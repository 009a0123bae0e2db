"""Up to how many vectors exact search is fast enough, and what the graph above that loses.

    python benchmarks/vectors.py [--json FILE]

Random unit vectors, the hardest case for a graph; timings are ratios to the smallest size of the same run.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import Any

import numpy as np
from common import write_result

from assistant.indexing.dense import DenseIndex

_SIZES = (10_000, 50_000, 100_000, 200_000, 400_000)
_DIMENSION = 384
_QUESTIONS = 20


def milliseconds(index: DenseIndex, questions: np.ndarray[Any, np.dtype[np.float32]]) -> float:
    """Median milliseconds of a search for 100 neighbours."""
    times = []
    for question in questions:
        started = time.perf_counter()
        index.nearest(question, count=100)
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1000, 2)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, default=Path(__file__).parent / "results" / "vectors.json")
    said = parser.parse_args()
    random = np.random.default_rng(0)
    vectors = random.standard_normal((max(_SIZES), _DIMENSION), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    questions = random.standard_normal((_QUESTIONS, _DIMENSION), dtype=np.float32)
    questions /= np.linalg.norm(questions, axis=1, keepdims=True)
    exact: dict[str, dict[str, float]] = {}
    for size in _SIZES:
        took = milliseconds(DenseIndex.build(vectors[:size], ["id"] * size, exact_limit=size), questions)
        exact[str(size)] = {"milliseconds": took, "times_smallest": 0.0}
    smallest = exact[str(_SIZES[0])]["milliseconds"]
    for row in exact.values():
        row["times_smallest"] = round(row["milliseconds"] / smallest, 1)
    write_result(said.json, {"dimension": _DIMENSION, "exact": exact})


if __name__ == "__main__":
    main()
