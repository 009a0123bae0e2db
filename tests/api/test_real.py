"""The real application with the real model over the shipped documents: `streamlit run app.py` and `… mcp`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import anyio
import httpx
import pytest
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters, stdio_client
from playwright.sync_api import expect

from assistant.api.desk import Desk
from assistant.application.assistant import shared_assistant
from assistant.core.settings import Settings
from assistant.ui.main import open_visit
from assistant.ui.session import state
from assistant.ui.texts.words import Say
from tests.api.conftest import QUESTION
from tests.fakes import PROJECT
from tests.ui.browser import Server, browsing, serving


@pytest.fixture(scope="module")
def environment(shipped, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("real-api")
    shutil.copytree(shipped.settings.index, folder / "index")
    return {"ASSISTANT_INDEX": str(folder / "index"), "ASSISTANT_STATE": str(folder / "state")}


@pytest.fixture(scope="module")
def real(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Started from another folder, as somebody who makes a shortcut does."""
    with serving(PROJECT / "app.py", tmp_path_factory.mktemp("elsewhere"), **environment) as server:
        yield server


def test_a_program_asks_and_opens_what_is_quoted(real: Server) -> None:
    with httpx.Client(base_url=real.url, timeout=120) as client:
        answer = client.post("/api/ask", json={"question": QUESTION}).json()
        schemas = client.get("/api/openapi.json").json()["components"]
        schema = {"$ref": "#/components/schemas/Answer", "components": schemas}
        assert [error.message for error in Draft202012Validator(schema).iter_errors(answer)] == []
        assert answer["status"] == "answered"
        citation = answer["citations"][0]
        passage = client.get(f"/api/passages/{citation['passage_id']}").json()
        assert citation["quote"] in passage["text"]
        assert (PROJECT / "corpus" / passage["document"]["path"]).is_file()
        assert client.get("/").status_code == 200


def test_the_page_and_its_settings_hold_from_any_folder(real: Server) -> None:
    with browsing() as browser:
        page = browser.new_page()
        page.goto(real.url)
        expect(page.get_by_test_id("stChatInputTextArea")).to_be_enabled()
        # `.streamlit/config.toml` hides it, though this is localhost.
        expect(page.get_by_test_id("stAppDeployButton")).to_have_count(0)


def test_a_program_talks_over_standard_input_and_output(environment: dict[str, str], tmp_path: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp"],
        env={**os.environ, **environment, "PYTHONPATH": str(PROJECT), "ASSISTANT_LANGUAGE": "en"},
        cwd=tmp_path,
    )

    async def main() -> None:
        with (tmp_path / "errors.txt").open("w+") as errors:
            async with Client(stdio_client(command, errlog=errors)) as client:
                given = await client.call_tool("ask", {"question": QUESTION})
                assert given.structured_content["status"] == "answered"
                citation = given.structured_content["citations"][0]
                assert "link" not in citation
                opened = await client.call_tool("open_passage", {"passage_id": citation["passage_id"]})
                assert citation["quote"] in opened.structured_content["text"]
                told = await client.call_tool("open_passage", {"passage_id": "nix"})
                assert "The index does not hold nix." in told.content[0].text
            errors.seek(0)
            assert QUESTION not in errors.read()

    anyio.run(main)


def test_page_and_interface_share_one_assistant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, same = Settings(state=tmp_path), Settings(state=tmp_path)
    assert shared_assistant(own) is shared_assistant(same)
    assert shared_assistant(own) is not shared_assistant(Settings(state=tmp_path / "other"))
    opened: list[state.OpenAssistant] = []

    def shared(open_assistant: state.OpenAssistant) -> NoReturn:
        opened.append(open_assistant)
        raise LookupError

    monkeypatch.setattr(state, "shared", shared)
    with pytest.raises(LookupError):
        open_visit(None, Say("id"))
    assert opened == [shared_assistant]
    assert anyio.run(Desk(settings=same).look, lambda assistant: assistant) is shared_assistant(own)
