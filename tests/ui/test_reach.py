"""What a page that is open to others takes, and tells."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from assistant.api.uploads import Uploads
from assistant.core.errors import Words
from assistant.core.settings import PROJECT
from assistant.ui.components import pieces
from assistant.ui.session.reach import may_send
from assistant.ui.texts.words import Say

ADDRESS = "/_stcore/upload_file/session/file"


@pytest.mark.parametrize(("editing", "status"), [("false", 403), ("true", 200)])
def test_files_are_taken_only_where_documents_may_be_changed(
    editing: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_EDITING", editing)
    client = TestClient(Uploads(PlainTextResponse("taken"), may_send))
    assert client.put(ADDRESS, content=b"x").status_code == status
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(("here", "told"), [(True, f"{PROJECT}/x"), (False, "project/x")])
def test_folders_of_the_machine_are_told_only_at_the_machine(
    here: bool, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(pieces, "listens_here_only", lambda: here)
    monkeypatch.setattr(pieces, "notice", lambda *parts: shown.extend(parts))
    pieces.failure(Say("id"), "Gagal", Words(f"{PROJECT}/x", ""), None)
    assert shown[1] == told
