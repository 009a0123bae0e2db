"""Originals are opened by an address that only the page gives out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from assistant.application.assistant import Assistant
from assistant.core.settings import Settings
from tests.api.conftest import asking, small_assistant


@pytest.fixture
def assistant(settings: Settings, tmp_path: Path) -> Assistant:
    """The small corpus with a PDF beside its text files."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    canvas = Canvas(str(corpus / "naskah “a”.pdf"))
    canvas.drawString(60, 700, "Perjanjian ini ditandatangani di Bandung pada tahun 2031.")
    canvas.save()
    (corpus / "halaman.html").write_text("<h1>Judul</h1><script>alert(1)</script><p>Isi.</p>", encoding="utf-8")
    own = replace(settings, corpus=corpus, index=tmp_path / "index")
    made = small_assistant(own)
    made.build()
    return made


def identity(assistant: Assistant, suffix: str) -> str:
    return next(info.id for info in assistant.documents() if info.path.endswith(suffix))


def test_a_pdf_is_shown_by_the_browser_to_one_who_has_its_key(assistant: Assistant) -> None:
    document = identity(assistant, ".pdf")
    with asking(assistant) as client:
        got = client.get(f"/original/{document}", params={"key": assistant.original_key(document)})
    assert got.status_code == 200
    assert got.headers["content-type"] == "application/pdf"
    assert got.headers["content-disposition"].startswith("inline")
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.content == assistant.original(document).read_bytes()


def test_without_the_documents_own_key_nothing_is_shown(assistant: Assistant) -> None:
    document, other = identity(assistant, ".pdf"), identity(assistant, ".html")
    with asking(assistant) as client:
        for key in ("", "ä", assistant.original_key(other), assistant.original_key(document)[:-1]):
            refusal = client.get(f"/original/{document}", params={"key": key})
            assert refusal.status_code in (400, 404, 422)
            assert str(assistant.settings.corpus) not in refusal.text


def test_what_a_browser_would_take_for_a_page_of_ours_is_not_shown(assistant: Assistant) -> None:
    document = identity(assistant, ".html")
    with asking(assistant) as client:
        assert client.get(f"/original/{document}", params={"key": assistant.original_key(document)}).status_code == 404


def test_a_file_that_changed_since_is_not_shown(assistant: Assistant) -> None:
    document = identity(assistant, ".pdf")
    assistant.original(document).write_bytes(b"%PDF-1.4 lain")
    with asking(assistant) as client:
        got = client.get(f"/original/{document}", params={"key": assistant.original_key(document)})
    assert got.status_code != 200
    assert "berubah" in got.text
