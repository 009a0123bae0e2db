"""By whatever way Rujukan is used, nothing is looked up and nothing is sent, unless somebody set where to."""

from __future__ import annotations

import ast
import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from platformdirs import user_cache_path

from tests.fakes import PROJECT
from tests.network.counted import Left, counted, python
from tests.network.documents import TRACKED, write_documents
from tests.ui.browser import chromium

_REPORTING = {"onnxruntime", "transformers", "huggingface_hub", "sentence_transformers"}
"""Libraries that read when they are imported whether they may report."""
_SCRIPTS = [
    path.relative_to(PROJECT).as_posix()
    for pattern in ("*.py", "benchmarks/*.py", "docs/*.py", "sources/*.py", "training/*.py", "tests/conftest.py")
    for path in sorted(PROJECT.glob(pattern))
]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Left, dict[str, Any]]:
    """What `journey.py` saw, and what left meanwhile. The prepared model is the one of the other tests."""
    folder = tmp_path_factory.mktemp("day")
    write_documents(folder / "corpus")
    environment = {"ASSISTANT_CACHE": os.environ.get("ASSISTANT_CACHE") or str(user_cache_path("rujukan"))}
    if found := chromium():
        environment["CHROMIUM"] = found
    left = counted(folder, sys.executable, "-m", "tests.network.journey", str(folder), **environment)
    return left, json.loads((folder / "seen.json").read_text())


def test_nothing_is_looked_up_and_nothing_is_sent(day: tuple[Left, dict[str, Any]]) -> None:
    left, seen = day
    assert (left.questions, left.packets) == ([], [])
    # And that is because nothing was sent, not because nothing was done.
    assert "6 dokumen" in seen["told"]["build"]
    assert "Kawasaki" in seen["told"]["ask"]
    assert "onnxruntime" in seen["told"]["doctor"]
    assert TRACKED in seen["told"]["search"]
    assert (seen["mcp"], seen["asked"], seen["hosted"]) == ("answered", "answered", 200)


def test_no_identifier_is_left_with_the_user(day: tuple[Left, dict[str, Any]]) -> None:
    left, _ = day
    browser = (".config/chromium/", ".cache/dconf/", ".cache/fontconfig/", ".cache/mesa_shader_cache")
    assert [path for path in left.kept if not path.startswith(browser)] == []


def test_the_page_asks_nobody_but_its_server(day: tuple[Left, dict[str, Any]]) -> None:
    _, seen = day
    if chromium() is None:
        pytest.skip("no Chromium on this machine: the page was not tested in a browser")
    assert len(seen["addresses"]) > 20
    server = urlsplit(seen["url"]).netloc
    named = [urlsplit(address) for address in seen["addresses"]]
    assert [address for address in named if address.scheme not in ("data", "blob") and address.netloc != server] == []


def test_the_pages_stream_is_closed_to_other_sites_before_streamlit_asks_outside(
    day: tuple[Left, dict[str, Any]],
) -> None:
    _, seen = day
    opened = {name for name, status in seen["streams"].items() if status == 101}
    refused = {name for name, status in seen["streams"].items() if status == 403}
    assert opened == {"ours", "none", "by name", "behind a proxy"}
    assert refused == {"foreign", "another port", "null", "malformed"}
    assert seen["foreign"] == "other_site"


def test_onnx_runtime_behind_the_package_leaves_no_identifier(tmp_path: Path) -> None:
    assert python(tmp_path, "import assistant, onnxruntime").kept == []


def test_libraries_of_other_models_may_not_report(tmp_path: Path) -> None:
    program = """
import assistant
from huggingface_hub import constants
from transformers.utils import is_env_variable_true
print(constants.HF_HUB_DISABLE_TELEMETRY, constants.HF_HUB_DISABLE_UPDATE_CHECK)
print(is_env_variable_true("DISABLE_SAFETENSORS_CONVERSION"))
"""
    left = python(tmp_path, program)
    assert left.said.split() == ["True", "True", "True"]
    assert left.nothing


@pytest.mark.parametrize("script", _SCRIPTS)
def test_what_we_start_imports_the_package_before_a_library_that_reports(script: str) -> None:
    tree = ast.parse((PROJECT / script).read_text(encoding="utf-8"))
    imported: list[str] = []
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            imported += [alias.name.split(".")[0] for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom):
            imported.append((statement.module or "").split(".")[0])
    reporting = [place for place, name in enumerate(imported) if name in _REPORTING]
    assert not reporting or "assistant" in imported[: reporting[0]], f"{script}: import assistant first"


def test_tests_may_not_report_either() -> None:
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
