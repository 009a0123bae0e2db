"""Who may ask: another site's page may not, a stranger may not, and a token is never known to the server again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.api.access import Request, refusal
from assistant.api.tokens import Tokens, accepted
from assistant.core.errors import AssistantError
from assistant.core.settings import Settings
from tests.api.conftest import LOCAL, QUESTION, asking, small_assistant

Run = Callable[..., tuple[int, str, str]]
HERE = Request("127.0.0.1", False, "127.0.0.1:8501", None, "", False, "")


def code(request: Request, hashes: tuple[str, ...] = (), hosts: tuple[str, ...] = (), *, is_open: bool = False) -> str:
    problem = refusal(request, hashes, hosts, is_open=is_open)
    return problem.code if problem else ""


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501"])
@pytest.mark.parametrize("sender", ["127.0.0.1", "127.0.0.9", "::1", "::ffff:127.0.0.1"])
def test_without_tokens_this_machine_is_answered_under_its_own_names(host: str, sender: str) -> None:
    assert code(replace(HERE, host=host, sender=sender)) == ""


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "",
        "a@evil.example",
        "[::1",
        "localhost.",
        "a@localhost",
        "localhost/x",
        "::1",
        "localhost:x",
    ],
)
def test_a_name_that_was_made_to_point_here_is_refused(host: str) -> None:
    assert code(replace(HERE, host=host)) == "host_unknown"
    assert code(replace(HERE, host=host), hosts=("rujukan.example",)) == "host_unknown"


def test_a_name_of_the_setting_is_known() -> None:
    assert code(replace(HERE, host="rujukan.example:8501"), hosts=("rujukan.example",)) == ""


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "file://127.0.0.1:8501", ""]
)
def test_a_page_of_another_site_is_refused(origin: str) -> None:
    assert code(replace(HERE, origin=origin)) == "other_site"


def test_our_own_page_may_ask() -> None:
    assert code(replace(HERE, origin="http://127.0.0.1:8501", site="same-origin")) == ""


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_picture_or_script_of_another_site_is_refused_but_a_link_may_be_followed(site: str) -> None:
    assert code(replace(HERE, site=site)) == "other_site"
    assert code(replace(HERE, site=site, is_navigation=True)) == ""


@pytest.mark.parametrize("sender", ["192.168.1.7", "8.8.8.8", "::2", None, "unix"])
def test_without_tokens_nobody_else_is_answered(sender: str | None) -> None:
    assert code(replace(HERE, sender=sender)) == "not_local"
    assert code(replace(HERE, sender=sender), is_open=True) == "not_local"


def test_behind_a_proxy_nobody_counts_as_this_machine() -> None:
    assert code(replace(HERE, forwarded=True)) == "not_local"


def test_with_tokens_everybody_needs_one_and_only_the_description_is_open(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    text = tokens.add("zotero")
    hashes = tokens.hashes()
    assert code(HERE, hashes) == "token_missing"
    assert code(replace(HERE, authorization=f"Basic {text}"), hashes) == "token_missing"
    assert code(replace(HERE, authorization="Bearer "), hashes) == "token_missing"
    assert code(replace(HERE, authorization=f"Bearer {text}x"), hashes) == "token_unknown"
    assert code(replace(HERE, authorization=f"bearer {text}"), hashes) == ""
    assert code(replace(HERE, authorization=f"Bearer {text}", sender="192.168.1.7"), hashes) == ""
    assert code(HERE, hashes, is_open=True) == ""


def test_only_the_hash_of_a_token_is_kept(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    text = tokens.add("zotero")
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert text.encode() not in kept
    assert tokens.hashes()[0].encode() in kept
    assert accepted(text, tokens.hashes())
    assert not accepted(tokens.hashes()[0], tokens.hashes())
    assert not accepted("\ud800", tokens.hashes())


def test_a_name_is_taken_once_and_a_removed_token_is_refused(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    text = tokens.add(" zotero ")
    with pytest.raises(AssistantError, match="named 'zotero' already"):
        tokens.add("zotero")
    assert [token.name for token in tokens.listed()] == ["zotero"]
    tokens.remove("zotero")
    assert not accepted(text, tokens.hashes())
    with pytest.raises(AssistantError, match="no token named"):
        tokens.remove("zotero")


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 65])
def test_a_name_that_cannot_be_shown_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="name cannot be used"):
        Tokens(tmp_path).add(name)


def test_asking_makes_no_file_where_there_are_no_tokens(client: TestClient, settings: Settings) -> None:
    assert client.get("/api/status").status_code == 200
    assert not settings.state.exists()


def test_a_file_of_tokens_that_cannot_be_read_lets_nobody_in(client: TestClient, settings: Settings) -> None:
    settings.state.mkdir()
    (settings.state / "tokens.sqlite3").write_bytes(b"no database, but long enough to be looked at as one" * 20)
    told = client.get("/api/status", headers={"Accept-Language": "en"})
    assert told.status_code == 503
    assert str(settings.state) not in told.text
    assert "state/tokens.sqlite3" in told.text


def test_a_newer_file_of_tokens_lets_nobody_in(client: TestClient, settings: Settings) -> None:
    Tokens(settings.state).add("zotero")
    connection = sqlite3.connect(settings.state / "tokens.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert client.get("/api/status").status_code == 503


def test_a_token_counts_from_the_moment_it_is_made_until_it_is_removed(client: TestClient, settings: Settings) -> None:
    assert client.get("/api/status").status_code == 200
    text = Tokens(settings.state).add("zotero")
    refused = client.get("/api/status")
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "token_missing")
    assert refused.headers["www-authenticate"] == 'Bearer realm="Rujukan"'
    assert client.get("/api/status", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    wrong = client.get("/api/status", headers={"Authorization": "Bearer x"})
    assert 'error="invalid_token"' in wrong.headers["www-authenticate"]
    described = client.get("/api/openapi.json").json()
    assert described["security"] == [{"token": []}]
    Tokens(settings.state).remove("zotero")
    assert client.get("/api/openapi.json").json()["security"] == []
    assert client.get("/api/status").status_code == 200


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/status", "/api/openapi.json", "/api/nix", "/mcp", "/mcp/x"])
def test_every_address_is_guarded(path: str, settings: Settings) -> None:
    with asking(small_assistant(settings), ("203.0.113.5", 4000)) as stranger:
        assert stranger.post(path, json={"question": QUESTION}).json()["error"]["code"] == "not_local"
    with asking(small_assistant(settings), LOCAL, "evil.example") as rebound:
        assert rebound.post(path, json={"question": QUESTION}).json()["error"]["code"] == "host_unknown"
    with asking(small_assistant(settings)) as client:
        answered = client.get(path, headers={"Origin": "http://evil.example"})
        assert answered.json()["error"]["code"] == "other_site"
        assert not [name for name in answered.headers if name.startswith("access-control")]


def test_the_setting_names_hosts(settings: Settings) -> None:
    known = replace(settings, api_hosts=("rujukan.kantor.example",))
    with asking(small_assistant(known), LOCAL, "rujukan.kantor.example") as client:
        link = client.get("/api/search", params={"question": QUESTION}).json()["hits"][0]["link"]
    assert link.startswith("http://rujukan.kantor.example/telusuri?passage=")


def test_tokens_are_made_listed_and_removed_on_the_command_line(rujukan: Run) -> None:
    code, out, err = rujukan("token", "add", "zotero", "--json")
    assert code == 0
    made = json.loads(out)
    assert made["name"] == "zotero"
    assert made["token"].startswith("rujukan_")
    assert "tidak ditampilkan lagi" in err
    assert rujukan("token", "add", "r")[1].strip().startswith("rujukan_")
    listed = json.loads(rujukan("token", "list", "--json")[1])["tokens"]
    assert [token["name"] for token in listed] == ["r", "zotero"]
    assert made["token"] not in rujukan("token", "list")[1]
    assert rujukan("token", "remove", "zotero")[0] == 0
    assert rujukan("token", "list")[1].split()[0] == "r"


@pytest.mark.parametrize("arguments", [("add",), ("remove",), ("list", "x"), ("remove", "nobody")])
def test_a_slip_with_tokens_is_told_in_two_lines(arguments: tuple[str, ...], rujukan: Run) -> None:
    code, out, err = rujukan("token", *arguments)
    assert (code, out, len(err.splitlines())) == (1, "", 2)
