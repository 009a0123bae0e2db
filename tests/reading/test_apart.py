"""Documents made to harm cost a line of the report, and neither the server nor the next document."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from assistant.core.errors import BuildCancelled, DocumentError, Words
from assistant.core.types import Document
from assistant.reading.sandbox.sandbox import Limits, draw_apart, read_apart

AMPLE = Limits(2000, 10)


def unfolding_pdf() -> bytes:
    """A page of two drawings of two drawings of two … : a thousand million letters in six kilobytes."""
    page = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>"
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: b"<<%b>>" % page}
    bodies[4] = b"<</Length 5>>stream\n/X Do\nendstream"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length 11/Resources<</XObject<</X %d 0 R>>>>>>"
    for number in range(5, 35):
        bodies[number] = form % (number + 1) + b"stream\n/X Do /X Do\nendstream"
    bodies[35] = form % 36 + b"stream\nBT (a) Tj ET\nendstream"
    data, places = b"%PDF-1.5\n", b""
    for number, body in sorted(bodies.items()):
        places += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(bodies) + 1, places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(data))
    return data + table + end


@pytest.fixture
def unfolding(tmp_path: Path) -> Path:
    path = tmp_path / "lipat.pdf"
    path.write_bytes(unfolding_pdf())
    return path


def read(path: Path, limits: Limits = AMPLE) -> Document:
    return read_apart(path, corpus=path.parent, max_bytes=200_000_000, limits=limits)


def good_one_is_read(folder: Path) -> bool:
    path = folder / "baik.md"
    path.write_text("# Judul\n\nKerja sama dengan Kawasaki.\n", encoding="utf-8")
    return read(path).info.path == "baik.md"


def others() -> list[psutil.Process]:
    # One that has rested and ended is not working, though nobody has asked for its end yet.
    living = [one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE]
    return [one for one in living if "assistant.reading.sandbox.worker" in one.cmdline()]


def test_one_that_needs_too_much_memory_is_stopped_and_told(tmp_path: Path) -> None:
    path = tmp_path / "koma.csv"
    path.write_bytes(b"," * 30_000_000)
    with pytest.raises(DocumentError, match="300 MB"):
        read(path, Limits(300, 10))
    assert good_one_is_read(tmp_path)


def test_one_that_takes_too_long_is_stopped_and_told(unfolding: Path) -> None:
    with pytest.raises(DocumentError, match=r"0\.01 minutes"):
        read(unfolding, Limits(2000, 0.01))
    assert good_one_is_read(unfolding.parent)


def test_a_build_that_is_stopped_leaves_no_process_that_still_reads(unfolding: Path) -> None:
    busy: list[psutil.Process] = []

    def stop() -> None:
        busy.extend(others())
        raise BuildCancelled(Words("henti", "stopped"), Words("", ""))

    with pytest.raises(BuildCancelled):
        read_apart(unfolding, corpus=unfolding.parent, max_bytes=10_000, limits=AMPLE, meanwhile=stop)
    assert len(set(busy) - set(others())) == 1
    assert good_one_is_read(unfolding.parent)


def test_a_crash_of_a_library_is_told_and_costs_one_document(unfolding: Path) -> None:
    def crash() -> None:
        for one in others():
            one.kill()

    with pytest.raises(DocumentError, match="crashed"):
        read_apart(unfolding, corpus=unfolding.parent, max_bytes=10_000, limits=AMPLE, meanwhile=crash)
    assert good_one_is_read(unfolding.parent)


def test_a_page_that_costs_too_much_is_not_drawn(unfolding: Path) -> None:
    with pytest.raises(DocumentError, match="too much to be drawn"):
        draw_apart(unfolding, 1, (), megabytes=1)


def test_errors_are_those_of_reading_itself(tmp_path: Path) -> None:
    path = tmp_path / "kosong.md"
    path.write_bytes(b"\n")
    with pytest.raises(DocumentError, match="empty"):
        read(path)
