"""The list of documents as plain data, who may change them, and what a visit is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.core.errors import FilingError, Words
from assistant.core.settings import Settings
from assistant.core.types import DocumentInfo, DocumentState, Skipped
from assistant.ui.components.table import documents_view, found
from assistant.ui.session import document_actions, reach, state
from assistant.ui.texts.words import Say
from tests.fakes import write_corpus
from tests.ui.fake import FakeAssistant
from tests.ui.first import put_first

APP = str(Path(__file__).with_name("fake_app.py"))
INFO = DocumentInfo("1", "mou/a.pdf", "MoU Kawasaki", "mou", "application/pdf", "id", partners=("Kawasaki",), pages=3)
CONFIDENTIAL = Skipped("r.md", Words("Rahasia.", "Secret."), Words("Biar.", "Leave it."), cause="confidential")
STATES = (
    DocumentState("mou/a.pdf", "read", INFO, 1200, fingerprint="f1"),
    DocumentState("mou/salin\u202ean.pdf", "copy", fingerprint="f2"),
    DocumentState("r.md", "confidential", problems=(CONFIDENTIAL,), fingerprint="f3"),
    DocumentState("lama.md", "removed"),
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The screen of documents over real files and a fake index."""
    monkeypatch.setenv("FAKE_MODE", "filing")
    for name in ("state", "index"):
        monkeypatch.setenv(f"ASSISTANT_{name.upper()}", str(tmp_path / name))
    monkeypatch.setenv("ASSISTANT_CORPUS", str(write_corpus(tmp_path / "corpus")))
    # Streamlit's test frame cannot follow a link to a screen that is a function, so that screen takes the first place.
    put_first(monkeypatch, "documents")
    st.cache_resource.clear()
    yield AppTest.from_file(APP, default_timeout=20)
    st.cache_resource.clear()


def html(test: AppTest) -> str:
    assert not test.exception
    return "\n".join(element.value for element in test.get("html"))


def test_each_state_has_its_words_and_offers_what_can_be_done() -> None:
    rows = documents_view(STATES, Say("id"), editable=True)["rows"]
    assert [row["cells"]["state"] for row in rows] == ["Terbaca", "Salinan", "Rahasia, tidak diindeks", "Dihapus"]
    everything = ["open", "replace", "rename", "describe", "delete"]
    # What is confidential is not handed out by a page that does not know its readers.
    assert [row["actions"] for row in rows] == [everything, everything, everything[1:], []]
    assert rows[0]["cells"]["passages"] == "1.200"
    assert rows[2]["cells"]["access"] == "Rahasia"
    assert rows[2]["problems"] == ["Rahasia. Biar."]

    assert (rows[1]["shown"], rows[1]["path"], rows[1]["seen"]) == ("mou/salinan.pdf", STATES[1].path, "f2")


def test_a_description_without_document_can_only_be_deleted() -> None:
    orphan = DocumentState("mou/hilang.pdf.yaml", "unread", fingerprint="f5")
    (row,) = documents_view([orphan], Say("id"), editable=True)["rows"]
    assert row["actions"] == ["delete"]


def test_where_nothing_may_be_changed_documents_can_still_be_opened() -> None:
    rows = documents_view(STATES, Say("en"), editable=False)["rows"]
    assert [row["actions"] for row in rows] == [["open"], ["open"], [], []]


def test_the_list_is_searched_by_words_state_and_kind() -> None:
    def paths(text: str, look: str = "", kind: str = "") -> list[str]:
        return [state.path for state in found(STATES, text, look, kind)]

    assert paths("") == [state.path for state in STATES]
    assert paths("KAWASAKI mou") == ["mou/a.pdf"]
    assert paths("", look="confidential") == ["r.md"]
    assert paths("", kind="mou") == ["mou/a.pdf"]
    assert paths("tidak ada") == []


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1", True), ("localhost", True), ("::1", True), ("[::1]", True), ("127.8.8.8", True), ("", False),
        (None, False), ("0.0.0.0", False), ("::", False), ("192.168.1.4", False), ("kantor.example.id", False),
        ("unix://x.sock", False),
    ],
)  # fmt: skip
def test_documents_are_changed_at_the_computer_itself_unless_it_is_said_otherwise(
    address: str | None, here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "get_option", lambda name: address)
    assert reach.may_edit(Settings()) is here
    assert reach.may_edit(Settings(editing=True)) is True
    assert reach.may_edit(Settings(editing=False)) is False


def test_where_changing_is_off_the_page_says_so_and_the_door_is_closed(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_EDITING", "false")
    assert "Dokumen hanya dapat dilihat di sini" in html(page.run())
    assert not page.get("file_uploader")
    shared = state.shared(FakeAssistant)
    visit = state.Visit(shared, shared.status(), Say("id"), "o")
    with pytest.raises(FilingError, match="not allowed"):
        document_actions.rename(visit, document_actions.Opened("rename", "mou/namur.md", ""), "x.md", "mou")
    assert shared.build.state.ended == 0


def test_an_empty_folder_still_takes_documents(page: AppTest, tmp_path: Path) -> None:
    for path in (tmp_path / "corpus").rglob("*"):
        if path.is_file():
            path.unlink()
    shown = html(page.run())
    assert "Folder dokumen masih kosong" in shown
    assert "Tambah dokumen" in shown


def test_a_folder_that_is_missing_is_told(page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", str(tmp_path / "tidak-ada"))
    assert "tidak ada" in html(page.run())


def test_over_the_network_nobody_opens_up_what_is_confidential(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from assistant.corpus.filing.descriptions import Description

    (tmp_path / "corpus/mou/namur.md.yaml").write_text("access: confidential\n")
    monkeypatch.setenv("ASSISTANT_EDITING", "true")
    html(page.run())
    shared = state.shared(FakeAssistant)
    visit = state.Visit(shared, shared.status(), Say("id"), "o")
    monkeypatch.setattr(document_actions, "listens_here_only", lambda: False)
    seen = next(one.fingerprint for one in shared.assistant.library() if one.path == "mou/namur.md")
    with pytest.raises(FilingError, match="cannot be opened up"):
        document_actions.describe(
            visit, document_actions.Opened("describe", "mou/namur.md", seen), Description(access="public")
        )
    told = document_actions.Told(
        1, "told_name_taken", data=b"# Versi baru", access="internal", path="mou/namur.md", seen=seen
    )
    document_actions.decide(visit, told, "replace")
    assert "cannot be opened up" in str(document_actions.told()[-1].error)
    assert (tmp_path / "corpus/mou/namur.md.yaml").read_text() == "access: confidential\n"


def test_over_the_network_an_earlier_version_does_not_open_up_what_is_confidential(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_EDITING", "true")
    html(page.run())
    shared = state.shared(FakeAssistant)
    visit = state.Visit(shared, shared.status(), Say("id"), "o")
    monkeypatch.setattr(document_actions, "listens_here_only", lambda: False)
    path, document = "mou/namur.md", tmp_path / "corpus/mou/namur.md"
    seen = next(one.fingerprint for one in shared.assistant.library() if one.path == path)
    change = shared.assistant.filing.replace(path, b"# Versi kedua\n", seen=seen)
    (tmp_path / "corpus/mou/namur.md.yaml").write_text("access: confidential\n")
    document_actions.restore(visit, change.removed, path)
    assert "cannot be opened up" in str(document_actions.told()[-1].error)
    assert document.read_text() == "# Versi kedua\n"


def test_new_content_in_the_place_of_a_confidential_document_is_confidential_too(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_EDITING", "true")
    document = tmp_path / "corpus/mou/namur.md"
    document.write_text("---\naccess: confidential\n---\nIsi.\n")
    html(page.run())
    shared = state.shared(FakeAssistant)
    visit = state.Visit(shared, shared.status(), Say("id"), "o")
    seen = next(one.fingerprint for one in shared.assistant.library() if one.path == "mou/namur.md")
    document_actions.replace(visit, document_actions.Opened("replace", "mou/namur.md", seen), b"# Tanpa kepala\n")
    assert document.read_text() == "# Tanpa kepala\n"
    assert "access: confidential" in (tmp_path / "corpus/mou/namur.md.yaml").read_text()
