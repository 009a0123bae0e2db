"""Filing documents: nothing is lost, nothing lands outside, and whatever is done can be undone."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.application.assistant import Assistant
from assistant.core.errors import AssistantError, DocumentError, FilingError, NameTaken
from assistant.core.settings import Settings
from assistant.corpus.filing import Change, Filing
from assistant.corpus.filing.descriptions import Description, described_as, is_confidential
from assistant.corpus.filing.names import MOST_BYTES, MOST_CHARACTERS, free_name, usable_name
from assistant.reading import fingerprint, read_document, sidecar_of
from assistant.storage import atomic
from tests.fakes import write_corpus

KAWASAKI = "mou/kawasaki.md"
NEW = b"# Baru\n\nIsi yang baru.\n"


@pytest.fixture
def filing(settings: Settings) -> Filing:
    return Filing(settings)


def tree(corpus: Path) -> dict[str, bytes]:
    return {path.relative_to(corpus).as_posix(): path.read_bytes() for path in corpus.rglob("*") if path.is_file()}


def seen(filing: Filing, path: str) -> str:
    return fingerprint(filing._corpus / path, 10**6)


def test_a_document_is_added_and_undone(filing: Filing, settings: Settings) -> None:
    before = tree(settings.corpus)
    change = filing.add("baru.md", NEW, "mou")
    assert tree(settings.corpus) == before | {"mou/baru.md": NEW}
    assert change.path == "mou/baru.md"
    undone = filing.undo(change)
    assert tree(settings.corpus) == before
    filing.undo(undone)
    assert (settings.corpus / "mou/baru.md").read_bytes() == NEW


def test_a_description_is_written_beside_what_is_added(filing: Filing, settings: Settings) -> None:
    said = Description("MoU: “A” #1", "mou", ("Kawasaki", "Namur"), (2016, 2020), "id", "confidential")
    filing.add("a.md", NEW, "mou", said)
    written = described_as(settings.corpus / "mou/a.md")
    assert (written.title, written.kind, written.partners) == ("MoU: “A” #1", "mou", ("Kawasaki", "Namur"))
    assert (written.years, written.language, written.access) == ((2016, 2020), "id", "confidential")
    assert written.remarks == ()


@pytest.mark.parametrize("name", ["rahasia", "rahasia.md", "rahasia.txt"])
def test_what_a_file_says_of_itself_counts_wherever_it_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("---\naccess: confidential\n---\nIsi yang rahasia.\n")
    assert read_document(path, corpus=tmp_path).info.access == "confidential"
    assert is_confidential(path)
    assert is_confidential(tmp_path / "hilang.md")


def test_a_name_that_is_taken_is_never_written_over(filing: Filing, settings: Settings) -> None:
    before = tree(settings.corpus)
    for name in ("kawasaki.md", "KAWASAKI.md"):
        with pytest.raises(NameTaken):
            filing.add(name, NEW, "mou")
    with pytest.raises(NameTaken):
        filing.rename("mou/namur.md", "Kawasaki.md", "mou", seen=seen(filing, "mou/namur.md"))
    assert tree(settings.corpus) == before
    assert filing.free_name("kawasaki.md", "mou") == "kawasaki (2).md"


def test_a_copy_of_a_document_is_told_and_not_stored(filing: Filing, settings: Settings) -> None:
    data = (settings.corpus / KAWASAKI).read_bytes()
    with pytest.raises(FilingError, match=r"mou/kawasaki\.md"):
        filing.add("lain.md", data, "thesis")
    assert not (settings.corpus / "thesis/lain.md").exists()


def test_a_document_is_replaced_keeps_its_description_and_comes_back(filing: Filing, settings: Settings) -> None:
    sidecar_of(settings.corpus / KAWASAKI).write_text("title: Lama\n")
    before = tree(settings.corpus)
    change = filing.replace(KAWASAKI, NEW, seen=seen(filing, KAWASAKI))
    assert tree(settings.corpus) == before | {KAWASAKI: NEW}
    assert [one.reason for one in filing.removed()] == ["replaced"]
    filing.undo(change)
    assert tree(settings.corpus) == before


def test_a_replacement_that_is_confidential_is_marked_before_it_stands_there(
    filing: Filing, settings: Settings
) -> None:
    before = tree(settings.corpus)
    said = Description(access="confidential")
    change = filing.replace(KAWASAKI, NEW, seen=seen(filing, KAWASAKI), description=said)
    assert described_as(settings.corpus / KAWASAKI).access == "confidential"
    redo = filing.undo(change)
    assert tree(settings.corpus) == before
    filing.undo(redo)
    assert described_as(settings.corpus / KAWASAKI).access == "confidential"


def test_the_same_name_with_the_same_content_leaves_nothing_to_decide(filing: Filing, settings: Settings) -> None:
    with pytest.raises(FilingError, match="exactly that of"):
        filing.add("kawasaki.md", (settings.corpus / KAWASAKI).read_bytes(), "mou")


def test_a_description_goes_along_wherever_the_document_goes(filing: Filing, settings: Settings) -> None:
    sidecar_of(settings.corpus / KAWASAKI).write_text("access: confidential\n")
    before = tree(settings.corpus)
    renamed = filing.rename(KAWASAKI, "Kawasaki 2016.md", "thesis", seen=seen(filing, KAWASAKI))
    assert described_as(settings.corpus / "thesis/Kawasaki 2016.md").access == "confidential"
    assert not sidecar_of(settings.corpus / KAWASAKI).exists()
    deleted = filing.delete(renamed.path, seen=renamed.fingerprint)
    assert not sidecar_of(settings.corpus / renamed.path).exists()
    back = filing.undo(deleted)
    assert described_as(settings.corpus / back.path).access == "confidential"
    filing.undo(renamed)
    assert tree(settings.corpus) == before


def test_only_the_case_of_a_name_can_be_changed(filing: Filing, settings: Settings) -> None:
    filing.rename(KAWASAKI, "Kawasaki.md", "mou", seen=seen(filing, KAWASAKI))
    assert "Kawasaki.md" in os.listdir(settings.corpus / "mou")


def test_describing_changes_only_what_was_said_and_keeps_comments(filing: Filing, settings: Settings) -> None:
    sidecar = sidecar_of(settings.corpus / "thesis/bab-1.txt")
    sidecar.write_text(
        "title: Lama\n# Tahun dari tabel\nyears: [1960,\n  1990]\nsources:\n  - id: S1\n    text: Berita\n"
        "partners: Suwon\nkind: thesis\n"
    )
    before = tree(settings.corpus)
    path = "thesis/bab-1.txt"
    said = Description(title="Bab 1: pendahuluan", partners=("Kawasaki",), kind="")
    change = filing.describe(path, said, seen=seen(filing, path))
    assert sidecar.read_text() == (
        "title: 'Bab 1: pendahuluan'\n# Tahun dari tabel\nyears: [1960,\n  1990]\n"
        "sources:\n  - id: S1\n    text: Berita\npartner: [Kawasaki]\n"
    )
    assert filing.removed() == ()
    filing.undo(change)
    assert tree(settings.corpus) == before


@pytest.mark.parametrize("name", ["bab-1.txt.yml", "bab-1.yaml", "Bab-1.TXT.yaml"])
def test_a_description_of_another_name_goes_along_too(name: str, filing: Filing, settings: Settings) -> None:
    (settings.corpus / "thesis" / name).write_text("akses: rahasia\n")
    renamed = filing.rename("thesis/bab-1.txt", "Bab satu.txt", "mou", seen=seen(filing, "thesis/bab-1.txt"))
    assert is_confidential(settings.corpus / renamed.path)
    assert sorted(os.listdir(settings.corpus / "thesis")) == []
    filing.delete(renamed.path, seen=renamed.fingerprint)
    assert not sidecar_of(settings.corpus / renamed.path).exists()


def test_what_is_said_anew_takes_the_place_of_the_indonesian_key(filing: Filing, settings: Settings) -> None:
    sidecar = sidecar_of(settings.corpus / KAWASAKI)
    sidecar.write_text("akses: rahasia\nnomor: 12\n")
    filing.describe(KAWASAKI, Description(access="internal"), seen=seen(filing, KAWASAKI))
    assert sidecar.read_text() == "access: internal\nnomor: 12\n"
    assert not is_confidential(settings.corpus / KAWASAKI)


@pytest.mark.parametrize(
    "written", [b"title: [rusak\n", b"title: Lama\nacces: confidential\n", "access:confidential".encode("utf-16")]
)
def test_a_description_that_is_not_understood_stays_closed_until_a_level_is_chosen(
    written: bytes, filing: Filing, settings: Settings
) -> None:
    sidecar_of(settings.corpus / KAWASAKI).write_bytes(written)
    filing.describe(KAWASAKI, Description(title="Baru"), seen=seen(filing, KAWASAKI))
    found = described_as(settings.corpus / KAWASAKI)
    assert (found.title, found.access, found.remarks) == ("Baru", "confidential", ())
    sidecar_of(settings.corpus / KAWASAKI).write_bytes(written)
    chosen = filing.describe(KAWASAKI, Description(access="internal"), seen=seen(filing, KAWASAKI))
    assert described_as(settings.corpus / KAWASAKI).access == "internal"
    filing.undo(chosen)
    assert sidecar_of(settings.corpus / KAWASAKI).read_bytes() == written


def test_what_is_understood_of_a_description_stays_when_the_rest_is_replaced(
    filing: Filing, settings: Settings
) -> None:
    sidecar = sidecar_of(settings.corpus / KAWASAKI)
    sidecar.write_text("# Dari arsip\nnomor: 12\npatner: Kawasaki\nsources:\n  - id: S1\n    text: Berita\n")
    filing.describe(KAWASAKI, Description(access="internal"), seen=seen(filing, KAWASAKI))
    kept = "# Dari arsip\nnomor: 12\nsources:\n  - id: S1\n    text: Berita\naccess: internal\n"
    assert sidecar.read_text() == kept
    sidecar.write_text("title: Satu\ntitle: Dua\n")
    filing.describe(KAWASAKI, Description(access="internal"), seen=seen(filing, KAWASAKI))
    assert sidecar.read_text() == "access: internal\n"


def test_a_document_whose_description_is_uncertain_is_left_alone(filing: Filing, settings: Settings) -> None:
    (settings.corpus / "mou/kawasaki.yaml").write_text("access: confidential\n")
    (settings.corpus / "mou/kawasaki.csv").write_text("Nama;Nilai\nA;1\n")
    before = tree(settings.corpus)
    with pytest.raises(FilingError, match="not clear which description"):
        filing.rename(KAWASAKI, "lain.md", "thesis", seen=seen(filing, KAWASAKI))
    with pytest.raises(FilingError, match="not clear which description"):
        filing.delete(KAWASAKI, seen=seen(filing, KAWASAKI))
    assert tree(settings.corpus) == before


def test_an_orphaned_description_of_another_name_is_set_aside_too(filing: Filing, settings: Settings) -> None:
    (settings.corpus / "mou/baru.md.yml").write_text("title: Dari yang lain\n")
    filing.add("baru.md", NEW, "mou", Description(title="Sendiri"))
    assert described_as(settings.corpus / "mou/baru.md").title == "Sendiri"
    assert not (settings.corpus / "mou/baru.md.yml").exists()


def test_a_first_description_is_undone_to_none(filing: Filing, settings: Settings) -> None:
    before = tree(settings.corpus)
    change = filing.describe(KAWASAKI, Description(access="internal"), seen=seen(filing, KAWASAKI))
    assert described_as(settings.corpus / KAWASAKI).access == "internal"
    redo = filing.undo(change)
    assert tree(settings.corpus) == before
    filing.undo(redo)
    assert described_as(settings.corpus / KAWASAKI).access == "internal"


@pytest.mark.parametrize(
    "said",
    [Description(access="semua"), Description(kind="surat"), Description(title="a" * 301)],
    ids=["access", "kind", "title"],
)
def test_a_description_that_could_not_be_read_back_is_refused(said: Description, filing: Filing) -> None:
    with pytest.raises(FilingError):
        filing.describe(KAWASAKI, said, seen=seen(filing, KAWASAKI))


def test_the_second_of_two_people_is_told_and_nothing_is_lost(filing: Filing, settings: Settings) -> None:
    both_saw = seen(filing, KAWASAKI)
    filing.replace(KAWASAKI, NEW, seen=both_saw)
    for act in (
        lambda: filing.replace(KAWASAKI, b"# Lain\n", seen=both_saw),
        lambda: filing.delete(KAWASAKI, seen=both_saw),
        lambda: filing.rename(KAWASAKI, "x.md", "mou", seen=both_saw),
        lambda: filing.describe(KAWASAKI, Description(title="x"), seen=both_saw),
    ):
        with pytest.raises(FilingError, match="since you saw it"):
            act()
    assert (settings.corpus / KAWASAKI).read_bytes() == NEW
    filing.delete(KAWASAKI, seen=seen(filing, KAWASAKI))
    with pytest.raises(FilingError, match="moved or deleted"):
        filing.delete(KAWASAKI, seen=both_saw)


def test_of_many_who_add_the_same_name_at_once_one_succeeds(settings: Settings) -> None:
    done: list[Change] = []
    refused: list[AssistantError] = []

    def act(number: int) -> None:
        try:
            done.append(Filing(settings).add("sama.md", f"# Nomor {number}\n".encode(), "mou"))
        except FilingError as error:
            refused.append(error)

    threads = [threading.Thread(target=act, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), len(refused)) == (1, 5)
    assert all(isinstance(error, NameTaken) for error in refused)


def test_what_was_deleted_is_listed_and_not_restored_over_a_file(filing: Filing, settings: Settings) -> None:
    filing.delete(KAWASAKI, seen=seen(filing, KAWASAKI))
    (kept,) = filing.removed()
    assert (kept.path, kept.reason, kept.size > 0) == (KAWASAKI, "deleted", True)
    filing.add("kawasaki.md", NEW, "mou")
    with pytest.raises(NameTaken):
        filing.restore(kept.id)
    assert (settings.corpus / KAWASAKI).read_bytes() == NEW
    assert filing.removed() == (kept,)


def test_an_earlier_version_changes_places_with_the_present_one(filing: Filing, settings: Settings) -> None:
    old = (settings.corpus / KAWASAKI).read_bytes()
    change = filing.replace(KAWASAKI, NEW, seen=seen(filing, KAWASAKI))
    with pytest.raises(NameTaken):
        filing.restore(change.removed)
    with pytest.raises(FilingError, match="since you saw it"):
        filing.restore(change.removed, seen="lain")
    filing.restore(change.removed, seen=change.fingerprint)
    assert (settings.corpus / KAWASAKI).read_bytes() == old
    (kept,) = filing.removed()
    assert filing.trash.content(kept)[0] == NEW


def test_a_folder_that_went_meanwhile_is_made_again(filing: Filing, settings: Settings) -> None:
    filing.delete("thesis/bab-1.txt", seen=seen(filing, "thesis/bab-1.txt"))
    (settings.corpus / "thesis").rmdir()
    (kept,) = filing.removed()
    filing.restore(kept.id)
    assert (settings.corpus / "thesis/bab-1.txt").exists()


def test_a_damaged_copy_is_not_put_back(filing: Filing, settings: Settings) -> None:
    filing.delete(KAWASAKI, seen=seen(filing, KAWASAKI))
    (kept,) = filing.removed()
    (filing.trash.folder / kept.id / "document").write_bytes(b"lain")
    with pytest.raises(FilingError, match="damaged"):
        filing.restore(kept.id)
    assert not (settings.corpus / KAWASAKI).exists()


def test_what_was_deleted_goes_after_thirty_days_or_when_emptied(filing: Filing, settings: Settings) -> None:
    filing.delete(KAWASAKI, seen=seen(filing, KAWASAKI))
    now = filing.trash._now
    filing.trash._now = lambda: now() + timedelta(days=29)
    assert len(filing.removed()) == 1
    filing.delete("mou/namur.md", seen=seen(filing, "mou/namur.md"))
    filing.trash._now = lambda: now() + timedelta(days=31)
    assert [one.path for one in filing.removed()] == ["mou/namur.md"]
    filing.add("x.md", NEW)
    assert len(filing.trash._items()) == 1
    assert filing.clear() == 1
    assert filing.removed() == ()
    assert filing.trash._items() == []
    with pytest.raises(FilingError):
        filing.restore("20260101T000000000000-00000000")


def test_limits_of_size_format_and_content(settings: Settings) -> None:
    small = Filing(Settings(corpus=settings.corpus, state=settings.state, max_file_megabytes=1))
    for name, data in (
        ("besar.txt", b"a" * 1_000_001), ("kosong.txt", b" \n"), ("gambar.pdf", b"\x89PNG..."), ("program.exe", b"MZ"),
        ("tanpa-akhiran", b"teks"), ("arsip.zip", b"PK"), ("catatan.yaml", b"a: b"),
    ):  # fmt: skip
        with pytest.raises((DocumentError, FilingError)):
            small.add(name, data, "mou")
    with pytest.raises(FilingError):
        small.add("README.md", NEW, "mou")
    with pytest.raises(DocumentError):
        small.replace(KAWASAKI, b"", seen=seen(small, KAWASAKI))
    with pytest.raises(FilingError, match="end in"):
        small.rename(KAWASAKI, "kawasaki.pdf", "mou", seen=seen(small, KAWASAKI))


@pytest.mark.parametrize(
    "name",
    [
        "", " ", ".", "..", "../a.md", "a/b.md", "a\\b.md", ".a.md", "_a.md", "~$a.docx", "CON.md", "nul.txt", "a\0.md",
        "a\nb.md", "a\u202egpj.md", "a\u200b.md", "a:b.md", "a?.md", "a*.md", "a|b.md", "<a>.md", "a.md.", "a\ud800.md",
        "x" * 300 + ".md", "ä" * 119 + ".md", "C:\\a.md",
    ],
)  # fmt: skip
def test_names_that_could_do_harm_are_refused(name: str, filing: Filing, settings: Settings) -> None:
    before = tree(settings.corpus.parent)
    with pytest.raises((FilingError, DocumentError)):
        filing.add(name, NEW, "mou")
    left = {path: data for path, data in tree(settings.corpus.parent).items() if not path.startswith("state/")}
    assert left == before


@given(st.text(min_size=1, max_size=150) | st.from_regex(r"[./\\a-z]{1,12}\.md", fullmatch=True))
def test_no_name_leads_outside_the_folder(name: str) -> None:
    try:
        usable = usable_name(name)
    except FilingError:
        return
    assert (Path("/corpus/mou") / usable).parent == Path("/corpus/mou")
    assert usable == usable_name(usable)
    assert len(usable) <= MOST_CHARACTERS
    assert len(usable.encode()) <= MOST_BYTES
    other = free_name(usable, [usable])
    assert usable_name(other) == other != usable


@pytest.mark.parametrize(
    "folder", ["..", "../state", "/tmp", "mou/..", ".hidden", "tidak-ada", "mou\\x", "_x", "\ud800"]
)
def test_only_folders_of_the_corpus_can_be_chosen(folder: str, filing: Filing) -> None:
    assert filing.folders() == ("", "interviews", "mou", "thesis")
    with pytest.raises(FilingError):
        filing.add("a.md", NEW, folder)


@pytest.mark.parametrize(
    "path",
    [
        "", "..", "../luar.md", "/etc/passwd", "mou/../../luar.md", "mou\\a.md", "README.md", ".hidden/rahasia.md",
        "mou", "a\0", "\ud800",
    ],
)  # fmt: skip
def test_nothing_outside_or_hidden_can_be_touched(path: str, filing: Filing, settings: Settings) -> None:
    (settings.corpus.parent / "luar.md").write_text("rahasia")
    with pytest.raises(FilingError):
        filing.delete(path, seen="")
    assert (settings.corpus.parent / "luar.md").exists()


def test_links_out_of_the_corpus_are_no_way_out(filing: Filing, settings: Settings, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "rahasia.md").write_text("# Rahasia\n")
    (settings.corpus / "tautan").symlink_to(outside)
    (settings.corpus / "mou/tautan.md").symlink_to(outside / "rahasia.md")
    assert "tautan" not in filing.folders()
    with pytest.raises(FilingError):
        filing.add("a.md", NEW, "tautan")
    for path in ("tautan/rahasia.md", "mou/tautan.md"):
        mark = seen(filing, path)
        for act in (
            lambda p=path, m=mark: filing.delete(p, seen=m),
            lambda p=path, m=mark: filing.replace(p, NEW, seen=m),
            lambda p=path, m=mark: filing.rename(p, "b.md", "mou", seen=m),
        ):
            with pytest.raises(FilingError):
                act()
    with pytest.raises(NameTaken):
        filing.add("tautan.md", NEW, "mou")
    assert (outside / "rahasia.md").read_text() == "# Rahasia\n"
    assert os.listdir(outside) == ["rahasia.md"]


def test_a_folder_that_became_a_link_is_not_restored_into(filing: Filing, settings: Settings, tmp_path: Path) -> None:
    filing.delete("thesis/bab-1.txt", seen=seen(filing, "thesis/bab-1.txt"))
    (settings.corpus / "thesis").rmdir()
    outside = tmp_path / "luar"
    outside.mkdir()
    (settings.corpus / "thesis").symlink_to(outside)
    (kept,) = filing.removed()
    with pytest.raises(FilingError):
        filing.restore(kept.id)
    assert os.listdir(outside) == []


def test_an_orphaned_description_does_not_slip_under_another_document(filing: Filing, settings: Settings) -> None:
    (settings.corpus / "mou/x.md.yaml").write_text("title: Milik yang lain\n")
    filing.rename("mou/namur.md", "x.md", "mou", seen=seen(filing, "mou/namur.md"))
    assert not (settings.corpus / "mou/x.md.yaml").exists()


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "replace", "rename", "describe", "delete"]),
        st.sampled_from(["mou/kawasaki.md", "mou/namur.md", "thesis/bab-1.txt", "mou/baru.md", "thesis/baru.md"]),
        st.sampled_from(["baru.md", "kawasaki.md", "lain.md", "bab-1.txt"]),
        st.sampled_from(["mou", "thesis", ""]),
        st.integers(0, 3),
    ),
    max_size=8,
)


@given(operations=OPERATIONS)
def test_whatever_was_done_undone_in_turn_gives_every_byte_back(
    operations: list[tuple[str, str, str, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("filing")
    settings = Settings(corpus=write_corpus(folder / "corpus"), state=folder / "state")
    sidecar_of(settings.corpus / KAWASAKI).write_text("title: Keterangan\naccess: internal\n")
    filing = Filing(settings)
    before = tree(settings.corpus)
    changes = []
    for what, path, name, into, number in operations:
        data = f"# Isi nomor {number}\n".encode()
        try:
            mark = seen(filing, path) if what != "add" else ""
            if what == "add":
                changes.append(filing.add(name, data, into, Description(title=f"Nomor {number}" if number else None)))
            elif what == "replace":
                changes.append(filing.replace(path, data, seen=mark))
            elif what == "rename":
                changes.append(filing.rename(path, name, into, seen=mark))
            elif what == "describe":
                changes.append(filing.describe(path, Description(title=f"Nomor {number}"), seen=mark))
            else:
                changes.append(filing.delete(path, seen=mark))
        except AssistantError:
            continue
    for change in reversed(changes):
        filing.undo(change)
    assert tree(settings.corpus) == before


class Frozen(BaseException):
    """From here on nothing reaches the disk, as after a kill."""


class Disk:
    """Lets a number of changes of the disk through and none after them."""

    CHANGES = ("replace", "rename", "link", "unlink", "mkdir", "rmdir", "fsync")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, allowed: int) -> None:
        self.left = allowed
        for name in self.CHANGES:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, real):
        def act(*arguments, **options):
            if self.left <= 0:
                raise Frozen
            self.left -= 1
            return real(*arguments, **options)

        return act


@pytest.mark.parametrize("into", ["confidential", "public"])
def test_a_kill_while_replacing_never_shows_what_is_confidential(into: str, tmp_path: Path) -> None:
    secret, allowed, finished = b"# Rahasia\n", 0, False
    while not finished:
        folder = tmp_path / str(allowed)
        settings = Settings(corpus=write_corpus(folder / "corpus"), state=folder / "state")
        filing, said = Filing(settings), Description(access="confidential")
        act = partial(filing.replace, KAWASAKI, secret, seen=seen(filing, KAWASAKI), description=said)
        if into == "public":
            act = partial(filing.undo, act())
        with pytest.MonkeyPatch.context() as patched:
            Disk(patched, allowed)
            try:
                act()
                finished = True
            except Frozen:
                allowed += 1
        place = settings.corpus / KAWASAKI
        assert place.read_bytes() != secret or described_as(place).access == "confidential"
    assert allowed > 2


@pytest.mark.parametrize("what", ["add", "replace", "rename", "describe", "delete", "restore"])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_and_never_an_undescribed_document(
    what: str, tmp_path: Path
) -> None:
    allowed, finished = 0, False
    while not finished:
        folder = tmp_path / str(allowed)
        settings = Settings(corpus=write_corpus(folder / "corpus"), state=folder / "state")
        place = settings.corpus / KAWASAKI
        sidecar_of(place).write_text("access: confidential\n")
        old = place.read_bytes()
        filing = Filing(settings)
        kept = filing.delete(KAWASAKI, seen=seen(filing, KAWASAKI)).removed if what == "restore" else ""
        mark = "" if kept else seen(filing, KAWASAKI)
        acts = {
            "add": lambda f=filing: f.add("baru.md", NEW, "mou", Description(access="confidential")),
            "replace": lambda f=filing, m=mark: f.replace(KAWASAKI, NEW, seen=m),
            "rename": lambda f=filing, m=mark: f.rename(KAWASAKI, "baru.md", "mou", seen=m),
            "describe": lambda f=filing, m=mark: f.describe(KAWASAKI, Description(title="Baru"), seen=m),
            "delete": lambda f=filing, m=mark: f.delete(KAWASAKI, seen=m),
            "restore": lambda f=filing, k=kept: f.restore(k),
        }
        with pytest.MonkeyPatch.context() as patched:
            Disk(patched, allowed)
            try:
                acts[what]()
                finished = True
            except Frozen:
                allowed += 1
        again = Filing(settings)
        copies = {again.trash.content(one)[0] for one in again.removed()}
        standing = {name: data for name, data in tree(settings.corpus).items() if name in (KAWASAKI, "mou/baru.md")}
        assert all(data in (old, NEW) for data in standing.values())
        assert old in {*standing.values(), *copies}
        for name in standing:
            assert described_as(settings.corpus / name).access == "confidential"
        again.add("sesudah.md", b"# Sesudahnya\n", "mou")
        assert not list(settings.corpus.rglob(f"{atomic.TEMPORARY}*"))
    assert allowed > 2


def test_a_disk_that_refuses_is_told_in_words_and_nothing_is_lost(
    filing: Filing, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(settings.corpus)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    mark = seen(filing, KAWASAKI)
    monkeypatch.setattr(os, "fsync", full)
    for act in (lambda: filing.add("a.md", NEW), lambda: filing.delete(KAWASAKI, seen=mark)):
        with pytest.raises(FilingError, match="No space left"):
            act()
    assert tree(settings.corpus) == before


def test_the_library_tells_copies_and_confidential_documents_from_unread_ones(
    assistant: Assistant, settings: Settings
) -> None:
    (settings.corpus / "mou/salinan.md").write_bytes((settings.corpus / KAWASAKI).read_bytes())
    assistant.filing.add("rahasia.md", NEW, "mou", Description(access="confidential"))
    (settings.corpus / "mou/rusak.pdf").write_bytes(b"no pdf")
    assistant.build()
    states = {state.path: state.state for state in assistant.library()}
    assert states["mou/salinan.md"] == "copy"
    assert states["mou/rahasia.md"] == "confidential"
    assert states["mou/rusak.pdf"] == "unread"
    marks = {state.path: state.fingerprint for state in assistant.library()}
    assert marks[KAWASAKI] == seen(assistant.filing, KAWASAKI)
