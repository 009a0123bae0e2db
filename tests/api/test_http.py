"""The HTTP interface in this process: what it answers, what it refuses and how, in both languages."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import httpx
import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from assistant.api.desk import AT_ONCE, MOST_WAITING
from assistant.api.operations import OPERATIONS
from assistant.api.routes import LARGEST_BODY, Interface
from assistant.application.assistant import Assistant
from assistant.core.errors import ModelError, Words
from assistant.core.settings import Settings
from assistant.core.time_limit import time_limit
from assistant.core.types import Answer, Filters
from assistant.exporting.json_forms import answer_form, search_form, status_form
from tests.api.conftest import QUESTION, asking, small_assistant
from tests.fakes import DOCUMENTS, PROJECT, FakeEmbedder, FakeReader


def schema_errors(client: TestClient, name: str, form: Any) -> list[str]:
    """Where a form differs from the type of that name in the description."""
    described = client.get("/api/openapi.json").json()
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    return [error.message for error in Draft202012Validator(schema).iter_errors(form)]


def without_sources(form: Any) -> Any:
    """The form without what the interface adds to that of the command line."""
    if isinstance(form, list):
        return [without_sources(one) for one in form]
    if isinstance(form, dict):
        kept = {name: without_sources(value) for name, value in form.items() if name not in ("document_id", "link")}
        return {name: 0 if name == "elapsed_ms" else value for name, value in kept.items()}
    return form


@pytest.mark.parametrize(
    "question",
    [QUESTION, "Kapan MoU baru dengan Kawasaki?", "Berapa dokumen Kawasaki?", "Who is the king of Mars?", "!"],
)
def test_an_answer_is_that_of_the_command_line_with_its_sources(
    client: TestClient, settings: Settings, question: str
) -> None:
    given = client.post("/api/ask", json={"question": question})
    assert given.status_code == 200
    form = given.json()
    assert schema_errors(client, "Answer", form) == []
    assert without_sources(form) == without_sources(answer_form(small_assistant(settings).ask(question)))
    for citation in form["citations"]:
        assert citation["document_id"] in {info.id for info in small_assistant(settings).documents()}


def test_a_search_is_that_of_the_command_line_by_address_and_by_body(client: TestClient, settings: Settings) -> None:
    by_body = client.post("/api/search", json={"question": QUESTION, "limit": 3, "filters": {"partners": ["Kawasaki"]}})
    by_address = client.get("/api/search", params={"question": QUESTION, "limit": 3, "partner": "Kawasaki"})
    hits = small_assistant(settings).search(QUESTION, limit=3, filters=Filters(partners=("Kawasaki",)))
    for given in (by_body, by_address):
        assert schema_errors(client, "Hits", given.json()) == []
        assert without_sources(given.json()) == without_sources(search_form(QUESTION, hits, "id", 0))
        assert {hit["document"] for hit in given.json()["hits"]} == {"mou/kawasaki.md"}


def test_a_follow_up_takes_the_history_and_literal_takes_none(client: TestClient) -> None:
    body = {"question": "Kalau Namur?", "history": ["Kapan kerja sama dengan Kawasaki ditandatangani?"]}
    assert "Namur" in client.post("/api/ask", json=body).json()["understood_as"]
    assert client.post("/api/ask", json=body | {"literal": True}).json()["understood_as"] == ""


def test_a_quote_leads_to_its_passage_its_document_and_the_page(client: TestClient, settings: Settings) -> None:
    citation = client.post("/api/ask", json={"question": QUESTION}).json()["citations"][0]
    passage = client.get(f"/api/passages/{citation['passage_id']}").json()
    assert schema_errors(client, "Passage", passage) == []
    assert citation["quote"] in passage["text"]
    assert passage["link"] == citation["link"]
    assert parse_qs(urlsplit(passage["link"]).query) == {"passage": [citation["passage_id"]]}
    document = client.get(f"/api/documents/{citation['document_id']}").json()
    assert schema_errors(client, "Document", document) == []
    assert document == passage["document"]
    assert document["sources"] == [{"id": "S1", "text": "Berita contoh", "url": "https://example.org/a"}]
    whole = small_assistant(settings).document(document["id"]).text
    assert whole[passage["start"] : passage["end"]] == passage["text"]
    assert passage["before"] + passage["text"] + passage["after"] in whole


def test_documents_come_by_path_in_parts(client: TestClient) -> None:
    given = client.get("/api/documents").json()
    assert schema_errors(client, "Documents", given) == []
    assert [document["path"] for document in given["documents"]] == list(DOCUMENTS)
    part = client.get("/api/documents", params={"offset": 1, "limit": 2}).json()
    assert (part["total"], [document["path"] for document in part["documents"]]) == (4, list(DOCUMENTS[1:3]))


def test_a_confidential_document_is_nowhere(small: Settings, tmp_path: Any) -> None:
    from tests.fakes import write_corpus

    own = Settings(corpus=write_corpus(tmp_path / "corpus"), index=tmp_path / "index", state=tmp_path / "state")
    (own.corpus / "mou" / "rahasia.md").write_text(
        "---\naccess: confidential\n---\n# Rahasia\n\nZirkonium dari Kawasaki.\n"
    )
    assistant = small_assistant(own)
    assistant.build()
    with asking(assistant) as client:
        assert [one["path"] for one in client.get("/api/documents").json()["documents"]] == list(DOCUMENTS)
        hits = client.post("/api/search", json={"question": "Apa itu Zirkonium?"}).json()["hits"]
        assert not [hit for hit in hits if "Zirkonium" in hit["text"]]
        refused = client.get("/api/search", params={"question": "x", "document": "rahasia.md"})
        assert refused.status_code == 404


def test_the_status_is_that_of_the_command_line(client: TestClient, settings: Settings) -> None:
    given = client.get("/api/status").json()
    assert schema_errors(client, "Status", given) == []
    assert given == status_form(small_assistant(settings).status(), "id")


def test_places_and_messages_come_in_the_language_asked_for(client: TestClient) -> None:
    for headers, params, word in (
        ({}, {}, "baris"),
        ({"Accept-Language": "en-GB"}, {}, "row"),
        ({"Accept-Language": "en"}, {"language": "id"}, "baris"),
    ):
        hits = client.get("/api/search", params={"question": "MoU baru", **params}, headers=headers).json()["hits"]
        assert any(word in hit["locator"] for hit in hits)
    told = client.get("/api/nix", headers={"Accept-Language": "en"}).json()["error"]
    assert told == {
        "code": "no_address",
        "message": "There is no such address.",
        "hint": "See the description at /api.",
    }
    assert client.get("/api/nix").json()["error"]["message"] == "Alamat ini tidak ada."


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/passages/nix", "not_found"),
        ("/api/documents/nix", "not_found"),
        ("/api/search?question=a&partner=Zzz", "not_found"),
        ("/api/nix", "no_address"),
        ("/api/ask/", "no_address"),
        ("/api/", "no_address"),
        ("/api//ask", "no_address"),
    ],
)
def test_what_is_not_there_is_told_with_a_hint(path: str, code: str, client: TestClient) -> None:
    told = client.get(path, follow_redirects=False)
    assert (told.status_code, told.json()["error"]["code"]) == (404, code)
    assert told.json()["error"]["hint"]
    assert schema_errors(client, "Error", told.json()) == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "TRACE"])
def test_another_method_is_told_which_there_are(method: str, client: TestClient) -> None:
    told = client.request(method, "/api/ask")
    assert (told.status_code, told.headers["allow"]) == (405, "POST")
    assert told.json()["error"]["code"] == "wrong_method"


def test_head_and_options_are_answered(client: TestClient) -> None:
    head, whole = client.head("/api/status"), client.get("/api/status")
    assert (head.status_code, head.content, head.headers["content-length"]) == (
        200, b"", whole.headers["content-length"],
    )  # fmt: skip
    options = client.options("/api/search", headers={"Origin": "http://127.0.0.1:8501"})
    assert options.status_code == 204
    assert sorted(options.headers["allow"].split(", ")) == ["GET", "HEAD", "OPTIONS", "POST"]
    assert not [name for name in options.headers if name.startswith("access-control")]


def test_a_body_has_to_be_json_of_a_bearable_size(client: TestClient) -> None:
    assert client.post("/api/ask", data={"question": QUESTION}).status_code == 415
    assert client.post("/api/ask", content=b"{}").status_code == 415
    typed = {"Content-Type": "application/json; charset=utf-8"}
    assert client.post("/api/ask", content=b"", headers=typed).status_code == 400
    assert client.post("/api/ask", content=b'{"question": "!"}', headers=typed).status_code == 200
    large = client.post("/api/ask", content=b" " * (LARGEST_BODY + 1), headers=typed)
    assert (large.status_code, large.json()["error"]["code"]) == (413, "too_large")


def test_a_question_is_as_long_as_on_the_page_at_most(client: TestClient) -> None:
    from assistant.api.forms import LONGEST_QUESTION
    from assistant.ui.components.asking import MOST_CHARACTERS as ON_THE_PAGE

    assert LONGEST_QUESTION == ON_THE_PAGE
    assert client.post("/api/search", json={"question": "x" * LONGEST_QUESTION}).status_code == 200
    assert client.post("/api/search", json={"question": "x" * (LONGEST_QUESTION + 1)}).status_code == 422


def test_a_question_that_takes_too_long_is_told_with_what_to_do(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = iter(range(0, 10_000, 60))
    monkeypatch.setattr(
        "assistant.application.assistant.time_limit", lambda seconds: time_limit(seconds, clock=lambda: next(later))
    )
    told = client.post("/api/ask", params={"language": "en"}, json={"question": QUESTION})
    assert (told.status_code, told.json()["error"]["code"]) == (503, "question_timeout")
    assert "30 seconds" in told.json()["error"]["message"]
    assert "ASSISTANT_MAX_QUESTION_SECONDS" in told.json()["error"]["hint"]


def test_the_largest_questions_fit_into_a_body(client: TestClient) -> None:
    question = "\U0001f1ee" * 2000
    body = httpx.Request("POST", "http://x", json={"question": question, "history": [question] * 20}).content
    escaped = body.decode().encode("ascii", "backslashreplace").replace(b"\\U0001f1ee", b"\\ud83c\\uddee")
    typed = {"Content-Type": "application/json"}
    for sent in (body, escaped):
        assert client.post("/api/ask", content=sent, headers=typed).status_code == 200
    assert len(body) < len(escaped) <= LARGEST_BODY


def test_without_an_index_it_says_so_and_what_to_do(settings: Settings, tmp_path: Any) -> None:
    nowhere = replace(settings, index=tmp_path / "nowhere")
    with asking(small_assistant(nowhere)) as client:
        status = client.get("/api/status", params={"language": "en"}).json()
        assert (status["state"], status["problem"]) == ("missing", "There is no index in index yet.")
        for told in (
            client.post("/api/ask", json={"question": QUESTION}),
            client.get("/api/search", params={"question": QUESTION}),
            client.get("/api/documents"),
            client.get("/api/passages/x"),
        ):
            assert told.status_code == 503
            assert told.json()["error"]["code"] == "index_missing"
            assert "python -m assistant build" in told.json()["error"]["hint"]
            assert str(tmp_path) not in told.text


def test_a_model_that_cannot_be_opened_is_told(settings: Settings) -> None:
    def broken() -> FakeEmbedder:
        raise ModelError(Words("Model rusak.", "The model is broken."), Words("Pasang lagi.", "Install it again."))

    with asking(Assistant(settings, embedder=broken, reader=FakeReader)) as client:
        told = client.post("/api/ask", json={"question": QUESTION})
    assert (told.status_code, told.json()["error"]["code"]) == (503, "model")


@pytest.mark.parametrize(("name", "value"), [("PASSAGE_TOKENS", "many"), ("SETTINGS", "/srv/rahasia/rujukan.toml")])
def test_settings_that_cannot_be_used_are_told_without_what_they_say(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, plain_environment: None
) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    from starlette.applications import Starlette

    server = Starlette(routes=Interface().routes)
    with TestClient(server, base_url="http://localhost", client=("127.0.0.1", 1)) as client:
        told = client.get("/api/status")
    assert (told.status_code, told.json()["error"]["code"]) == (503, "settings")
    assert value not in told.text


class Slow(Assistant):
    """Answers when it is let, and can break."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, embedder=FakeEmbedder, reader=FakeReader)
        self.go = threading.Event()
        self.broken = False

    def ask(
        self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters(), literal: bool = False
    ) -> Answer:
        if self.broken:
            raise RuntimeError(f"a bug with {question}")
        assert self.go.wait(60)
        return super().ask(question)


def test_a_bug_is_told_without_its_words_and_logged_without_the_question(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    assistant = Slow(settings)
    assistant.broken = True
    with asking(assistant) as client, caplog.at_level(logging.DEBUG):
        told = client.post("/api/ask", json={"question": QUESTION})
    assert (told.status_code, told.json()["error"]["code"]) == (500, "unexpected")
    assert "bug" not in told.text
    assert "Traceback" not in told.text
    assert "RuntimeError" in caplog.text
    assert "test_http.py" in caplog.text
    assert QUESTION not in caplog.text


def test_a_few_are_answered_at_once_the_next_is_told_to_wait_and_the_server_stays_awake(settings: Settings) -> None:
    assistant = Slow(settings)
    statuses: list[int] = []
    interface = Interface(lambda _: assistant, settings)

    async def main() -> None:
        from starlette.applications import Starlette

        transport = httpx.ASGITransport(Starlette(routes=interface.routes), client=("127.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=60) as client:

            async def one() -> None:
                statuses.append((await client.post("/api/ask", json={"question": QUESTION})).status_code)

            async with anyio.create_task_group() as group:
                for _ in range(AT_ONCE + MOST_WAITING):
                    group.start_soon(one)
                await anyio.wait_all_tasks_blocked()
                while interface.desk.busy < AT_ONCE + MOST_WAITING:
                    await anyio.sleep(0.01)
                refused = await client.post("/api/ask", json={"question": QUESTION})
                assert (refused.status_code, refused.json()["error"]["code"]) == (429, "busy")
                assert int(refused.headers["retry-after"]) > 0
                assert (await client.get("/api")).status_code == 200
                assistant.go.set()
            assert statuses == [200] * (AT_ONCE + MOST_WAITING)
            assert (await client.post("/api/ask", json={"question": QUESTION})).status_code == 200

    anyio.run(main)


def test_every_operation_is_described_in_both_languages(client: TestClient) -> None:
    described = {name: client.get("/api/openapi.json", params={"language": name}).json() for name in ("id", "en")}
    for language, one in described.items():
        assert one["openapi"] == "3.1.0"
        for operation in OPERATIONS:
            entry = one["paths"][f"/api{operation.path}"][operation.method.lower()]
            assert entry["summary"] == operation.summary.in_(language)  # type: ignore[arg-type]
            assert {str(status) for status in operation.statuses} < set(entry["responses"])
    Draft202012Validator.check_schema(described["en"]["components"]["schemas"]["Answer"])


@pytest.mark.parametrize(("language", "shown"), [("id", "Jawab satu pertanyaan"), ("en", "Answer a question")])
def test_the_guide_shows_every_address_and_fetches_nothing(client: TestClient, language: str, shown: str) -> None:
    page = client.get("/api", params={"language": language})
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert shown in page.text
    for operation in OPERATIONS:
        assert f"{operation.method} /api{operation.path}" in page.text
    assert "<script" not in page.text
    assert "<link" not in page.text


def test_the_guide_writes_a_host_as_text(settings: Settings) -> None:
    with asking(small_assistant(settings)) as client:
        told = client.get("/api", headers={"Host": '127.0.0.1:8501"><script>'})
    assert "<script>" not in told.text


def test_nothing_is_kept_by_those_in_between(client: TestClient) -> None:
    for path in ("/api/status", "/api/nix", "/api", "/api/openapi.json"):
        headers = client.get(path).headers
        assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_the_page_waits_for_nothing_heavy() -> None:
    """What `app.py` imports of the interface brings neither the MCP SDK nor indexes and models."""
    heavy = ("mcp", "numpy", "faiss", "bm25s", "onnxruntime", "torch", "pydantic", "streamlit", "openai")
    code = "import sys, assistant.api.routes; print(*(name for name in sys.modules if '.' not in name))"
    shown = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert set(heavy) & set(shown.split()) == set()
