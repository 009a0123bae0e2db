"""Fixtures for all tests: a small corpus with a fake model, and the shipped one with the real model."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from assistant.core.types import BuildReport
from tests.fakes import PROJECT, FakeEmbedder, FakeReader, write_corpus

hypothesis_settings.register_profile(
    "rujukan", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("rujukan")


@dataclass(frozen=True)
class Shipped:
    """The shipped corpus, indexed with the real model, and what the build said."""

    assistant: Assistant
    settings: Settings
    report: BuildReport


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def settings(tmp_path: Path, corpus: Path) -> Settings:
    return Settings(corpus=corpus, index=tmp_path / "index", state=tmp_path / "state")


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def assistant(settings: Settings, embedder: FakeEmbedder) -> Assistant:
    return Assistant(settings, embedder=lambda: embedder, reader=FakeReader)


@pytest.fixture
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine counts: neither a variable nor a settings file."""
    for name in [name for name in os.environ if name.startswith("ASSISTANT_") and name != "ASSISTANT_CACHE"]:
        monkeypatch.delenv(name)
    empty = tmp_path / "empty.toml"
    empty.touch()
    monkeypatch.setenv("ASSISTANT_SETTINGS", str(empty))


@pytest.fixture
def rujukan(
    monkeypatch: pytest.MonkeyPatch,
    plain_environment: None,
    settings: Settings,
    embedder: FakeEmbedder,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    """Runs the command line on the small corpus with the fake model: (exit code, standard output, standard error)."""
    from assistant.cli.main import main

    monkeypatch.setenv("ASSISTANT_CORPUS", str(settings.corpus))
    monkeypatch.setenv("ASSISTANT_INDEX", str(settings.index))
    monkeypatch.setenv("ASSISTANT_STATE", str(settings.state))
    monkeypatch.setattr("assistant.application.assistant.open_embedder", lambda *_, **__: embedder)
    monkeypatch.setattr("assistant.application.assistant.open_reader", lambda **_: FakeReader())

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as stop:  # argparse's own way out
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """The shipped corpus, its index built once a session with the bundled model."""
    cache = os.environ.get("ASSISTANT_CACHE")
    own = Settings(
        corpus=PROJECT / "corpus",
        index=tmp_path_factory.mktemp("shipped") / "index",
        state=tmp_path_factory.mktemp("shipped-state"),
        cache=Path(cache) if cache else None,
    )
    assistant = Assistant(own)
    return Shipped(assistant, own, assistant.build())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the project, which holds raw material that is not ours to ship."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder `shared` beside the project")
    return folder
