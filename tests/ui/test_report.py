"""The report of a build and the table of documents: what could not be read apart from what was read with remarks."""

from assistant.core.errors import Words
from assistant.core.types import BuildReport, DocumentState, Skipped
from assistant.ui.components.progress import report_box
from assistant.ui.components.table import documents_view
from assistant.ui.texts.words import Say
from tests.ui.fake import PDF


def skipped(path: str, pages: tuple[int, ...] = ()) -> Skipped:
    return Skipped(path, Words(f"Sebab {path}.", "Why."), Words("Perbaiki.", "Mend it."), pages)


BROKEN, NOTED, PARTLY = skipped("rusak.pdf"), skipped("catatan.md"), skipped("sebagian.pdf", (2, 3))
STATES = (
    DocumentState("catatan.md", "read", PDF.info, 7, (NOTED,)),
    DocumentState("rusak.pdf", "unread", problems=(BROKEN,)),
    DocumentState("sebagian.pdf", "partly", PDF.info, 7, (PARTLY,)),
)
REPORT = BuildReport(
    2, 14, "g1", 1.0, added=("catatan.md", "rusak.pdf", "sebagian.pdf"), skipped=(NOTED, BROKEN, PARTLY)
)


def test_what_was_read_with_remarks_is_not_counted_as_unreadable() -> None:
    unread, noted = report_box(REPORT, STATES, Say("id")).split("Terbaca dengan catatan (2)")
    assert "Tidak terbaca (1)" in unread
    assert "Sebab rusak.pdf." in unread
    assert "Sebab catatan.md." not in unread
    assert "Sebab catatan.md." in noted
    assert "sebagian.pdf (Halaman 2–3)" in noted


def test_a_file_that_could_not_be_read_is_not_counted_as_added() -> None:
    shown = report_box(REPORT, STATES, Say("id"))
    assert "Baru: 2" in shown
    assert shown.count("rusak.pdf") == 2  # its own line: the path and the reason that names it


def test_without_the_states_pages_still_tell_a_file_that_was_read() -> None:
    shown = report_box(REPORT, (), Say("en"))
    assert "Not readable (2)" in shown
    assert "Read, with remarks (1)" in shown


def test_the_table_names_a_path_once_and_the_remarks_below_it() -> None:
    noted, unread, partly = documents_view(STATES, Say("id"), editable=False)["rows"]
    assert unread["title"] == unread["shown"] == "rusak.pdf"
    assert unread["problems"] == ["Sebab rusak.pdf. Perbaiki."]
    assert partly["title"] != partly["shown"]
    assert partly["problems"] == ["Halaman 2–3: Sebab sebagian.pdf. Perbaiki."]
    assert noted["cells"]["state"] == "Terbaca dengan catatan"
