"""What a build changed, an outdated answer and a saved question in a real Chromium, from one end to the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browser import NARROW, PROJECT, ask, no_sideways_scrolling, serving

APP = PROJECT / "tests" / "ui" / "changes_app.py"
WIDE = {"width": 1360, "height": 860}
QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
HARM = '<b>aturan</b> <img src=x onerror="window.harmed=1"> berganti'
INDONESIAN = {
    "language": "Indonesia", "save": "Simpan pertanyaan", "saved": "Tersimpan", "documents": "Dokumen",
    "rebuild": "Bangun ulang", "line": "1 pertanyaan tersimpan dijawab ulang, 1 berubah", "changed": "Berubah",
    "open": "Buka sebagai percakapan", "remove": "Hapus", "undo": "Urungkan", "read": "Tandai sudah dibaca",
    "outdated": "Sumber jawaban ini berubah sejak dijawab", "again": "Jawab ulang", "gone": "tidak ada lagi",
}  # fmt: skip
ENGLISH = {
    "language": "English", "save": "Save question", "saved": "Saved", "documents": "Documents", "rebuild": "Rebuild",
    "line": "Saved questions answered again: 1, changed: 1", "changed": "Changed", "open": "Open as a conversation",
    "remove": "Remove", "undo": "Undo", "read": "Mark as read", "outdated": "The sources of this answer have changed",
    "again": "Answer again", "gone": "no longer there",
}  # fmt: skip


@pytest.mark.parametrize(("says", "size"), [(INDONESIAN, WIDE), (ENGLISH, NARROW)], ids=["id-1360", "en-390"])
def test_a_document_is_edited_and_its_answers_follow(
    says: dict[str, str], size: dict[str, int], page: Page, tmp_path: Path
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    with serving(APP, ASSISTANT_STATE=tmp_path) as server:
        page.goto(server.url)
        page.locator(".st-key-top").get_by_text(says["language"]).click()
        ask(page, QUESTION)
        address = page.url
        page.get_by_role("button", name=says["save"]).press("Enter")
        expect(page.get_by_role("button", name=says["saved"], exact=True)).to_be_visible()

        # The build tells what changed, and that the saved question was asked again.
        page.goto(f"{server.url}/dokumen")
        page.get_by_role("button", name=says["rebuild"]).click()
        change = page.locator(".rj-revision").first.locator("li summary")
        expect(change).to_contain_text(HARM)
        line = page.locator(".rj-saved-line a")
        expect(line).to_have_text(says["line"])
        # Not before: the report is drawn anew when the saved question was asked again, and is then folded.
        change.press("Enter")
        expect(page.locator(".rj-revision ins").first).to_be_visible()
        assert no_sideways_scrolling(page)
        line.press("Enter")
        expect(page.locator(".rj-saved-question")).to_be_in_viewport()
        expect(page.locator(".rj-saved .rj-badge")).to_have_text(says["changed"])
        assert no_sideways_scrolling(page)

        # Old and new stand side by side where there is room, and one above the other where there is none.
        old, new = (page.locator(".rj-differences .rj-version").nth(number).bounding_box() for number in (0, 1))
        assert old is not None
        assert new is not None
        assert (old["y"] == new["y"]) == (size == WIDE)
        gone = page.locator(".rj-differences del")
        assert gone.evaluate("node => node.textContent") == f"[{says['gone']}: pendanaan terbatas]"
        expect(gone).to_have_css("text-decoration-line", "line-through")

        # Later the report is folded, and the saved questions are a press away.
        page.reload()
        expect(page.locator(".rj-kept-report")).to_be_visible()
        expect(page.locator(".rj-report")).to_be_hidden()
        # It stands between the link and what it leads to.
        expect(page.locator(".rj-documents")).to_be_visible()
        page.locator(".rj-saved-jump a").press("Enter")
        expect(page.locator(".rj-saved-question")).to_be_in_viewport()

        # Removed, brought back, opened as a conversation with the answer of now.
        page.get_by_role("button", name=says["remove"]).click()
        page.get_by_role("button", name=says["undo"]).click()
        page.get_by_role("button", name=says["read"]).click()
        expect(page.locator(".rj-differences")).to_be_hidden()
        page.get_by_role("button", name=says["open"]).click()
        expect(page.locator(".rj-answer .rj-quote").first).to_contain_text(HARM)
        expect(page.locator(".rj-outdated-answer")).to_have_count(0)

        # The answer given before is marked, and given anew on request.
        page.goto(address)
        expect(page.locator(".rj-outdated-answer .rj-notice-title")).to_have_text(says["outdated"])
        expect(page.locator(".rj-outdated-answer ins")).to_contain_text(HARM)
        assert no_sideways_scrolling(page)
        page.locator(".rj-answer .rj-chip").first.click()
        expect(page.locator(".st-key-panel .rj-versions del")).to_be_visible()
        expect(page.locator(".st-key-panel .rj-context mark")).to_have_text(
            f"Kerja sama tersendat karena {HARM} dan komunikasi terputus selama pandemi COVID-19 [12]."
        )
        page.keyboard.press("Escape")
        page.locator("[class*=st-key-outdated-]").get_by_role("button", name=says["again"]).click()
        expect(page.locator(".rj-outdated-answer")).to_have_count(0)
        expect(page.locator(".rj-answer .rj-quote").first).to_contain_text(HARM)
        assert page.evaluate("window.harmed") is None
