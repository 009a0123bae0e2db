"""What every benchmark writes beside its figures: when, on what, with which versions and corpus."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_PACKAGES = ("onnxruntime", "faiss-cpu", "bm25s", "sentence-transformers", "torch", "pypdf", "streamlit", "numpy")


def write_result(path: Path, result: dict[str, Any], *, corpus: Path | None = None) -> None:
    """Write a result as JSON with its circumstances, and print it."""
    form = {"made": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine(), "versions": versions()}
    if corpus is not None:
        form["corpus_sha256"] = corpus_hash(corpus)
    form |= result
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(form, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)


def machine() -> dict[str, Any]:
    """The kind of machine, without its name."""
    return {"cores": os.cpu_count(), "processor": platform.machine(), "system": platform.system()}


def versions() -> dict[str, str]:
    """Versions of Python and of the libraries that decide the figures."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def corpus_hash(corpus: Path) -> str:
    """SHA-256 over the paths and bytes of all files below the corpus."""
    total = hashlib.sha256()
    for path in sorted(path for path in corpus.rglob("*") if path.is_file()):
        total.update(path.relative_to(corpus).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
