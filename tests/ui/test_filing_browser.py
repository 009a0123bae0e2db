"""Filing documents in a real Chromium: dropped, replaced, renamed, deleted and brought back, by mouse and keyboard."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from reportlab.pdfgen import canvas

from tests.fakes import write_corpus
from tests.ui.browser import NARROW, PROJECT, Server, no_sideways_scrolling, serving

FAKE = PROJECT / "tests" / "ui" / "fake_app.py"
WIDE = {"width": 1360, "height": 860}
HOSTILE = "[tautan](b) $x^2$ `kode` **tebal** &lt;b&gt; {nama}".replace("**", "’’")


def pdf(text: str) -> bytes:
    held = io.BytesIO()
    drawn = canvas.Canvas(held)
    drawn.drawString(72, 720, text)
    drawn.save()
    return held.getvalue()


def file(name: str, content: bytes) -> dict[str, str | bytes]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("filing")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    places = {f"ASSISTANT_{name.upper()}": folder / name for name in ("corpus", "index", "state")}
    with serving(FAKE, FAKE_MODE="filing", ASSISTANT_MAX_FILE_MEGABYTES="1", **places) as started:
        yield started


@pytest.fixture
def corpus(folder: Path) -> Path:
    """The documents as they were, and nothing deleted yet."""
    for name in ("corpus", "state/removed"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return write_corpus(folder / "corpus")


def visit(page: Page, server: Server, language: str = "Indonesia", size: dict[str, int] = WIDE) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{server.url}/dokumen")
    if language != "Indonesia":
        page.locator(".st-key-top").get_by_text(language).click()
    expect(page.locator(".rj-welcome h1")).to_have_text("Dokumen" if language == "Indonesia" else "Documents")
    expect(page.locator(".rj-documents, .rj-notice:not(.rj-report)").first).to_be_visible()


def upload(page: Page, *files: dict[str, str | bytes]) -> None:
    field = page.locator('.st-key-filing input[type="file"]')
    expect(field).to_have_count(1)
    field.set_input_files(list(files))  # type: ignore[arg-type]


def told(page: Page) -> Locator:
    return page.locator(".st-key-told")


def more(page: Page, path: str) -> Locator:
    return page.locator(f'.rj-more-button[data-path="{path}"]')


def choose(page: Page, path: str, action: str) -> None:
    more(page, path).click()
    page.get_by_role("menuitem", name=action).click()


@pytest.mark.parametrize(
    ("language", "size", "button", "limit", "stored", "undo"),
    [
        ("Indonesia", NARROW, "Pilih berkas", "Paling besar 1 MB per berkas · CSV", "1.pdf tersimpan.", "Urungkan"),
        ("English", WIDE, "Choose files", "At most 1 MB each · CSV", "mou/Surat 1.pdf was stored.", "Undo"),
    ],
    ids=["id-390", "en-1360"],
)
def test_a_pdf_is_uploaded_told_listed_and_undone(
    language: str, size: dict[str, int], button: str, limit: str, stored: str, undo: str,
    server: Server, corpus: Path, page: Page,
) -> None:  # fmt: skip
    visit(page, server, language, size)
    zone = page.get_by_test_id("stFileUploaderDropzone")
    expect(zone.locator("button")).to_contain_text(button)
    expect(zone).to_contain_text(limit)
    assert no_sideways_scrolling(page)
    content = pdf("Surat niat dengan Osaka.")
    with page.expect_file_chooser() as chooser:
        zone.locator("button").click()
    chooser.value.set_files(file("Surat 1.pdf", content))  # type: ignore[arg-type]
    expect(told(page)).to_contain_text(stored)
    expect(told(page)).to_be_in_viewport()
    expect(more(page, "mou/Surat 1.pdf")).to_have_count(1)
    assert (corpus / "mou/Surat 1.pdf").read_bytes() == content
    assert no_sideways_scrolling(page)
    # The index is brought up to date by itself.
    expect(page.locator(".rj-report")).to_be_visible()
    told(page).get_by_role("button", name=undo).press("Enter")
    expect(more(page, "mou/Surat 1.pdf")).to_have_count(0)
    assert not (corpus / "mou/Surat 1.pdf").exists()


def test_files_are_dropped_and_each_is_told_apart(server: Server, corpus: Path, page: Page) -> None:
    visit(page, server)
    # What the uploader will not take is noticed by a script of ours.
    expect(page.locator("[data-watching]")).to_have_count(1)
    held = page.evaluate_handle(
        """() => {
            const held = new DataTransfer()
            held.items.add(new File(["# Baru\\n\\nIsi."], "baru.md"))
            held.items.add(new File(["# Kawasaki baru\\n\\nIsi."], "kawasaki.md"))
            held.items.add(new File(["MZ"], "program.exe"))
            held.items.add(new File(["a".repeat(1300000)], "besar.txt"))
            held.items.add(new File([" "], "kosong.txt"))
            return held
        }"""
    )
    page.get_by_test_id("stFileUploaderDropzone").dispatch_event("drop", {"dataTransfer": held})
    for text in (
        "mou/baru.md tersimpan.", "sudah ada kawasaki.md", "program.exe tidak disimpan: jenisnya tidak didukung",
        "besar.txt tidak disimpan: terlalu besar (2 MB; batasnya 1 MB)",
        "kosong.txt tidak disimpan. Dokumen ini kosong.",
    ):  # fmt: skip
        expect(told(page)).to_contain_text(text)
    # The widget is empty again: what came of each file is said once.
    zone = page.get_by_test_id("stFileUploaderDropzone")
    expect(zone).to_have_count(1)
    expect(zone).to_contain_text("Pilih berkas")
    assert sorted(os.listdir(corpus / "mou")) == ["baru.md", "briefing.md", "kawasaki.md", "namur.md"]
    before = (corpus / "mou/kawasaki.md").read_bytes()
    # Coming back from another screen, what was told is gone and what waits for a decision is not.
    screens = page.get_by_test_id("stSidebarNavItems")
    screens.get_by_role("link", name="Telusuri").click()
    expect(told(page)).to_have_count(0)
    screens.get_by_role("link", name="Dokumen").click()
    expect(told(page)).to_contain_text("sudah ada kawasaki.md")
    expect(told(page)).not_to_contain_text("tersimpan.")
    told(page).get_by_role("button", name="Pakai nama lain").click()
    expect(told(page)).to_contain_text("mou/kawasaki (2).md tersimpan.")
    assert (corpus / "mou/kawasaki.md").read_bytes() == before


def test_a_taken_name_can_be_replaced_and_undone(server: Server, corpus: Path, page: Page) -> None:
    before = (corpus / "mou/kawasaki.md").read_bytes()
    visit(page, server)
    upload(page, file("Kawasaki.md", b"# Pengganti\n\nIsi.\n"))
    told(page).get_by_role("button", name="Ganti yang ada").click()
    expect(told(page)).to_contain_text("mou/kawasaki.md diganti")
    assert (corpus / "mou/kawasaki.md").read_bytes() == b"# Pengganti\n\nIsi.\n"
    told(page).get_by_role("button", name="Urungkan").click()
    expect(told(page)).to_contain_text("mou/kawasaki.md diganti")
    page.wait_for_timeout(500)
    assert (corpus / "mou/kawasaki.md").read_bytes() == before


def test_a_document_is_replaced_from_its_menu(server: Server, corpus: Path, page: Page) -> None:
    visit(page, server)
    choose(page, "mou/namur.md", "Ganti dengan versi baru")
    box = page.get_by_role("dialog")
    expect(box).to_contain_text("mou/namur.md")
    expect(box).to_contain_text("Pilih berkas")
    box.locator('input[type="file"]').set_input_files(file("apa saja.md", b"# Namur 2\n"))  # type: ignore[arg-type]
    expect(box).to_have_count(0)
    expect(told(page)).to_contain_text("mou/namur.md diganti dengan versi baru.")
    assert (corpus / "mou/namur.md").read_bytes() == b"# Namur 2\n"


def test_renaming_deleting_and_undoing_need_no_mouse(server: Server, corpus: Path, page: Page) -> None:
    visit(page, server)
    button = more(page, "mou/namur.md")
    button.focus()
    expect(button).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    items = page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Ganti nama atau pindahkan")).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_label("Nama berkas")
    expect(field).to_have_value("namur.md")
    field.fill("Namur 2017.md")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("mou/namur.md kini bernama mou/Namur 2017.md.")
    assert (corpus / "mou/Namur 2017.md").exists()
    button = more(page, "mou/Namur 2017.md")
    button.focus()
    page.keyboard.press("Enter")
    expect(items.first).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("mou/Namur 2017.md dihapus.")
    # The focus goes to the file that took the place of the one that is gone.
    expect(more(page, "thesis/bab-1.txt")).to_be_focused()
    assert not (corpus / "mou/Namur 2017.md").exists()
    undo = told(page).get_by_role("button", name="Urungkan")
    undo.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_count(1)
    assert (corpus / "mou/Namur 2017.md").exists()


def test_what_was_deleted_comes_back_from_the_list_or_goes_for_good(server: Server, corpus: Path, page: Page) -> None:
    visit(page, server)
    for path in ("mou/namur.md", "mou/kawasaki.md"):
        choose(page, path, "Hapus")
        expect(told(page)).to_contain_text(f"{path} dihapus.")
    page.reload()
    expect(page.locator(".rj-documents")).to_be_visible()
    page.get_by_text("Baru dihapus (2)").click()
    (corpus / "mou/kawasaki.md").write_text("# Ada lagi\n")
    # The newest stands first.
    page.locator(".st-key-removed").get_by_role("button", name="Kembalikan").first.click()
    expect(told(page)).to_contain_text("mou/kawasaki.md: belum berhasil. Nama kawasaki.md sudah dipakai.")
    assert (corpus / "mou/kawasaki.md").read_text() == "# Ada lagi\n"
    page.locator(".st-key-removed").get_by_role("button", name="Kembalikan").last.click()
    expect(told(page)).to_contain_text("mou/namur.md dikembalikan.")
    assert (corpus / "mou/namur.md").exists()
    page.get_by_role("button", name="Kosongkan daftar").click()
    box = page.get_by_role("dialog")
    expect(box).to_contain_text("1 berkas akan hilang selamanya")
    box.get_by_role("button", name="Hapus selamanya").click()
    expect(told(page)).to_contain_text("1 berkas dihapus selamanya.")
    expect(page.locator(".st-key-removed")).to_have_count(0)


def test_of_two_people_the_second_is_told_and_nothing_is_lost(
    server: Server, corpus: Path, page: Page, browser: Browser
) -> None:
    elsewhere = browser.new_context(locale="id-ID")
    other = elsewhere.new_page()
    visit(page, server)
    visit(other, server)
    choose(other, "mou/namur.md", "Ganti nama atau pindahkan")
    expect(other.get_by_label("Nama berkas")).to_be_visible()
    (corpus / "mou/namur.md").write_text("# Diubah orang lain\n")
    other.get_by_label("Nama berkas").fill("punya-saya.md")
    other.get_by_role("button", name="Simpan").click()
    expect(other.get_by_role("dialog").get_by_role("alert")).to_contain_text("sudah diubah sejak Anda melihatnya")
    expect(other.get_by_label("Nama berkas")).to_have_value("punya-saya.md")
    choose(page, "mou/namur.md", "Hapus")
    expect(told(page)).to_contain_text("mou/namur.md: belum berhasil. Berkas ini sudah diubah sejak Anda melihatnya.")
    assert (corpus / "mou/namur.md").read_text() == "# Diubah orang lain\n"
    elsewhere.close()


def test_a_document_is_described_and_a_confidential_one_is_not_handed_out(
    server: Server, corpus: Path, page: Page
) -> None:
    visit(page, server)
    page.locator(".st-key-filing-access").get_by_role("combobox").click()
    page.get_by_role("option", name="Rahasia").click()
    expect(page.locator(".st-key-filing")).to_contain_text("tidak akan muncul dalam jawaban")
    upload(page, file("wawancara.txt", b"Catatan wawancara.\n"))
    expect(told(page)).to_contain_text("mou/wawancara.txt tersimpan.")
    assert (corpus / "mou/wawancara.txt.yaml").read_text() == "access: confidential\n"
    told(page).get_by_role("button", name="Isi keterangan").click()
    page.get_by_label("Judul").fill("Wawancara: 2016")
    page.get_by_label("Mitra").fill("Kawasaki, Suwon")
    page.get_by_label("Tahun").fill("dua ribu")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("Tahun “dua ribu” tidak terbaca.")
    expect(page.get_by_label("Mitra")).to_have_value("Kawasaki, Suwon")
    page.get_by_label("Tahun").fill("2016, 2019–2020")
    page.get_by_role("button", name="Simpan").click()
    expect(told(page)).to_contain_text("Keterangan mou/wawancara.txt tersimpan.")
    assert (corpus / "mou/wawancara.txt.yaml").read_text() == (
        "access: confidential\ntitle: 'Wawancara: 2016'\npartner: [Kawasaki, Suwon]\nyears: [2016, 2019, 2020]\n"
    )
    choose(page, "mou/wawancara.txt", "Buka atau unduh")
    expect(page.get_by_role("dialog")).to_contain_text("Berkas rahasia tidak dapat dibuka dari halaman ini.")
    expect(page.get_by_role("button", name="Unduh berkas")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    choose(page, "mou/namur.md", "Buka atau unduh")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Unduh berkas").click()
    assert Path(waited.value.path()).read_bytes() == (corpus / "mou/namur.md").read_bytes()


def test_hostile_names_are_refused_or_come_out_literally(server: Server, corpus: Path, page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    visit(page, server)
    names = ["<img src=x onerror=alert(1)>.md", "a\u202egnp.md", "CON.txt", ".rahasia.md", "..md"]
    upload(page, *(file(name, f"# Isi {number}\n".encode()) for number, name in enumerate(names)))
    expect(told(page).locator(".rj-told-bad")).to_have_count(len(names))
    assert sorted(os.listdir(corpus / "mou")) == ["briefing.md", "kawasaki.md", "namur.md"]
    upload(page, file(f"{HOSTILE}.md", b"# Isi yang lain\n"))
    expect(told(page)).to_contain_text(f"mou/{HOSTILE}.md tersimpan.")
    expect(page.locator(".rj-documents")).to_contain_text(f"mou/{HOSTILE}.md")
    choose(page, f"mou/{HOSTILE}.md", "Ganti nama atau pindahkan")
    box = page.get_by_role("dialog")
    expect(box).to_contain_text(f"mou/{HOSTILE}.md")
    expect(page.get_by_label("Nama berkas")).to_have_value(f"{HOSTILE}.md")
    page.get_by_label("Nama berkas").fill("a/../../keluar.md")
    box.get_by_role("button", name="Simpan").click()
    expect(box.get_by_role("alert")).to_contain_text("tidak boleh dipakai")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    choose(page, f"mou/{HOSTILE}.md", "Hapus")
    expect(told(page)).to_contain_text(f"mou/{HOSTILE}.md dihapus.")
    page.get_by_text("Baru dihapus (1)").click()
    expect(page.locator(".st-key-removed")).to_contain_text(f"mou/{HOSTILE}.md")
    foreign = page.locator(".rj-documents, .rj-told-text")
    assert foreign.locator("img, a, script, em, strong, code, .katex").count() == 0
    assert not list(corpus.parent.glob("keluar*"))
    assert page.evaluate("window.harmed") is None


def test_a_long_list_is_searched_and_turned_in_pages_on_a_narrow_screen(
    server: Server, corpus: Path, page: Page
) -> None:
    for number in range(60):
        (corpus / f"mou/surat-{number:02}.md").write_text(f"# Surat {number}\n")
    visit(page, server, size=NARROW)
    expect(page.locator(".rj-documents tbody tr")).to_have_count(50)
    assert no_sideways_scrolling(page)
    page.get_by_role("button", name="Halaman berikutnya").click()
    expect(page.locator(".rj-documents tbody tr")).to_have_count(14)
    page.get_by_label("Cari dalam daftar").fill("surat-07")
    page.keyboard.press("Enter")
    expect(page.locator(".rj-documents tbody tr")).to_have_count(1)
    expect(page.locator(".rj-scope")).to_have_text("1 dari 64 dokumen")
    more(page, "mou/surat-07.md").click()
    menu = page.get_by_role("menu")
    expect(menu).to_be_in_viewport(ratio=1)
    assert no_sideways_scrolling(page)
    page.keyboard.press("Escape")
    page.get_by_label("Cari dalam daftar").fill("tidak ada")
    page.keyboard.press("Enter")
    expect(page.locator(".rj-notice", has_text="Tidak ada dokumen yang cocok")).to_be_visible()


def test_a_box_stays_open_with_what_was_typed_while_the_index_is_built(tmp_path: Path, page: Page) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    places = {"ASSISTANT_CORPUS": corpus, "ASSISTANT_INDEX": tmp_path / "index", "ASSISTANT_STATE": tmp_path / "state"}
    with serving(FAKE, FAKE_MODE="filing", FAKE_BUILD_SECONDS="4", **places) as server:
        visit(page, server)
        upload(page, file("baru.md", b"# Baru\n\nIsi.\n"))
        expect(page.get_by_role("progressbar")).to_be_visible()
        choose(page, "mou/baru.md", "Ubah keterangan")
        page.get_by_label("Judul").fill("Judul saya")
        expect(page.locator(".rj-report")).to_be_attached()
        expect(page.get_by_label("Judul")).to_have_value("Judul saya")
        page.get_by_role("button", name="Simpan").click()
        expect(told(page)).to_contain_text("Keterangan mou/baru.md tersimpan.")
        # The build that follows can be stopped; the page then says that the index is behind.
        page.get_by_role("button", name="Hentikan").click()
        expect(page.locator(".rj-notice-warning").first).to_contain_text("dihentikan")
        expect(page.get_by_role("button", name="Bangun ulang")).to_be_visible()


def test_a_menu_stays_open_though_its_opening_is_told_after_a_build_ended(tmp_path: Path, page: Page) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    places = {"ASSISTANT_CORPUS": corpus, "ASSISTANT_INDEX": tmp_path / "index", "ASSISTANT_STATE": tmp_path / "state"}
    with serving(FAKE, FAKE_MODE="filing", FAKE_BUILD_SECONDS="3", **places) as server:
        visit(page, server)
        upload(page, file("baru.md", b"# Baru\n\nIsi.\n"))
        more(page, "mou/baru.md").click()
        menu = page.get_by_role("menu")
        expect(menu).to_be_visible()
        (corpus / "mou/lain.md").write_text("# Lain\n")
        expect(page.locator(".rj-report")).to_be_attached()
        page.wait_for_timeout(500)
        # The browser queues the event that says so; a redrawing may come before it.
        menu.evaluate("menu => menu.dispatchEvent(new ToggleEvent('toggle', {oldState: 'closed', newState: 'open'}))")
        expect(menu).to_be_visible()
        expect(more(page, "mou/lain.md")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(more(page, "mou/lain.md")).to_have_count(1)


def test_a_press_is_not_lost_though_a_build_ends_before_it_is_let_go(tmp_path: Path, page: Page) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    places = {"ASSISTANT_CORPUS": corpus, "ASSISTANT_INDEX": tmp_path / "index", "ASSISTANT_STATE": tmp_path / "state"}
    with serving(FAKE, FAKE_MODE="filing", FAKE_BUILD_SECONDS="3", **places) as server:
        visit(page, server)
        upload(page, file("baru.md", b"# Baru\n\nIsi.\n"))
        more(page, "mou/baru.md").hover()
        page.mouse.down()
        (corpus / "mou/lain.md").write_text("# Lain\n")
        expect(page.locator(".rj-report")).to_be_attached()
        page.wait_for_timeout(500)
        more(page, "mou/baru.md").hover()
        page.mouse.up()
        expect(page.get_by_role("menu")).to_be_visible()
        page.keyboard.press("Escape")
        expect(more(page, "mou/lain.md")).to_have_count(1)


def test_a_file_on_its_way_arrives_though_a_build_ends_meanwhile(tmp_path: Path, page: Page) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    places = {"ASSISTANT_CORPUS": corpus, "ASSISTANT_INDEX": tmp_path / "index", "ASSISTANT_STATE": tmp_path / "state"}
    with serving(FAKE, FAKE_MODE="filing", FAKE_BUILD_SECONDS="3", **places) as server:
        visit(page, server)
        upload(page, file("baru.md", b"# Baru\n\nIsi.\n"))
        expect(told(page)).to_contain_text("mou/baru.md tersimpan.")
        line = page.context.new_cdp_session(page)
        slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
        line.send("Network.emulateNetworkConditions", slow)
        upload(page, file("besar.txt", b"Isi yang panjang.\n" * 50_000))
        expect(page.locator(".rj-report")).to_be_visible()
        expect(told(page)).to_contain_text("mou/besar.txt tersimpan.")
        assert (corpus / "mou/besar.txt").stat().st_size == 900_000


def test_a_server_that_others_can_reach_takes_no_documents(tmp_path: Path, page: Page) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    places = {"ASSISTANT_CORPUS": corpus, "ASSISTANT_INDEX": tmp_path / "index", "ASSISTANT_STATE": tmp_path / "state"}
    with serving(FAKE, FAKE_MODE="filing", STREAMLIT_SERVER_ADDRESS="0.0.0.0", **places) as server:
        visit(page, server)
        expect(page.locator(".rj-notice", has_text="Dokumen hanya dapat dilihat di sini")).to_be_visible()
        assert page.locator('input[type="file"]').count() == 0
        more(page, "mou/namur.md").click()
        expect(page.get_by_role("menuitem")).to_have_text(["Buka atau unduh"])


def test_an_uploaded_pdf_is_read_by_the_real_application(tmp_path: Path, page: Page) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "mou").mkdir(parents=True)
    (corpus / "mou/namur.md").write_text("# Namur\n\nKerja sama Bandung dengan Namur ditandatangani pada 2017.\n")
    places = {"ASSISTANT_CORPUS": corpus, "ASSISTANT_INDEX": tmp_path / "index", "ASSISTANT_STATE": tmp_path / "state"}
    with serving(PROJECT / "app.py", **places) as server:
        visit(page, server)
        upload(page, file("Surat Niat Osaka.pdf", pdf("Surat niat Bandung dan Osaka ditandatangani pada 3 Mei 2024.")))
        expect(told(page)).to_contain_text("mou/Surat Niat Osaka.pdf tersimpan.")
        row = page.locator(".rj-documents tr", has=more(page, "mou/Surat Niat Osaka.pdf"))
        expect(row.locator(".rj-badge")).to_have_text("Terbaca")
        expect(row.locator(".rj-c-pages")).to_have_text("1")
        # The same content once more is of no use, and that is said.
        upload(page, file("Salinan.pdf", (corpus / "mou/Surat Niat Osaka.pdf").read_bytes()))
        expect(told(page)).to_contain_text("Isinya sama persis dengan mou/Surat Niat Osaka.pdf")
