"""Scanned pages to lines of text, where a recognition engine is installed; otherwise says how to get one.

What only this module knows: which engines there are, and how pages are drawn for them. RapidOCR carries its models in
its wheel (on two rendered pages of an Indonesian text: 99.96 % and 98.6 % of the characters right, the latter with a
table; about 3 s a page on two cores; spaces between capitals get lost). Tesseract is taken where RapidOCR is missing
and Tesseract has Indonesian.
"""

from __future__ import annotations

import csv
import functools
import importlib.util
import io
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.core.errors import Words
from assistant.core.types import Remark
from assistant.reading.pdf.layout import PlacedLine
from assistant.reading.structure.clean import fold

if TYPE_CHECKING:
    from PIL import Image

_DOTS_PER_INCH = 200
_LEAST_SCORE = 0.5
_CELL_GAP = 1.6  # times the height of a line: recognised pieces further apart than this are cells of a table
_LONGEST_SECONDS = 120
_CHAPTER_RUN_TOGETHER = re.compile(r"^BAB\s*([IVX|l]{1,5}?)\s*(?=[A-HJ-UWYZ][A-Z]{3}|$)")
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Piece:
    """A recognised run of text and its box, in points from the page's top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


Engine = Callable[["Image.Image"], list[Piece]]
"""Takes a picture drawn with 200 dots per inch."""


def recognise_pages(data: bytes, numbers: Sequence[int]) -> dict[int, list[PlacedLine]]:
    """The lines on each of a PDF's pages, by optical recognition; empty where no engine is installed."""
    engine = find_engine() if numbers else None
    if engine is None:
        return {}
    from assistant.reading.pdf.pictures import draw_page

    found: dict[int, list[PlacedLine]] = {}
    with _LOCK:
        for number in numbers:
            image = draw_page(data, number, dots_per_inch=_DOTS_PER_INCH)
            found[number] = lines_of(engine(image), number) if image is not None else []
    return found


@functools.cache
def find_engine() -> Engine | None:
    """The recognition engine of this machine, or None."""
    if importlib.util.find_spec("rapidocr") is not None:
        try:
            return _rapid()
        except ImportError:
            pass  # installed, but OpenCV lacks a library of the system
    program = shutil.which("tesseract")
    if program and "ind" in _run([program, "--list-langs"], b"").split():
        return functools.partial(_tesseract, program)
    return None


def lines_of(pieces: Sequence[Piece], number: int) -> list[PlacedLine]:
    """Recognised pieces as lines; pieces that stand far apart on one line are cells, set apart by bars."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.top + piece.bottom) / 2):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    heights = sorted(piece.bottom - piece.top for piece in pieces)
    # One size for all: recognised boxes are too uneven to tell headings by; their wording does that.
    size = heights[len(heights) // 2] if heights else 0.0
    return [_line(sorted(row, key=lambda piece: piece.x0), number, size) for row in rows]


def _line(row: Sequence[Piece], number: int, size: float) -> PlacedLine:
    text = row[0].text
    for before, piece in pairwise(row):
        text += (" | " if piece.x0 - before.x1 > _CELL_GAP * size else " ") + piece.text
    text = _CHAPTER_RUN_TOGETHER.sub(r"BAB \1 ", fold(text)).strip()
    first = text.split(" ")[0]
    return PlacedLine(
        text=text,
        page=number,
        x0=row[0].x0,
        x1=row[-1].x1,
        top=min(piece.top for piece in row),
        bottom=max(piece.bottom for piece in row),
        size=round(size),
        bold=False,
        first_word=(row[0].x1 - row[0].x0) * len(first) / max(len(row[0].text), 1),
    )


def unread_remark(pages: tuple[int, ...]) -> Remark:
    """What to tell of pages that are pictures and could not be recognised."""
    if find_engine() is not None:
        return Remark(
            Words("Tidak ada teks yang dikenali pada halaman gambar ini.", "No text was recognised on these pictures."),
            Words("Pindai ulang dengan lebih tajam bila memang ada teksnya.", "Scan them sharper if they hold text."),
            pages,
        )
    return Remark(
        Words(
            "Halaman ini hanya berupa gambar (hasil pindai), dan pengenal teks belum terpasang.",
            "These pages are only pictures (scans), and no text recognition is installed.",
        ),
        Words(
            "Pasang dengan `pip install rapidocr`, atau pasang Tesseract dengan bahasa Indonesia (`ind`).",
            "Install it with `pip install rapidocr`, or install Tesseract with Indonesian (`ind`).",
        ),
        pages,
    )


def _rapid() -> Engine:
    rapidocr: Any = import_module("rapidocr")
    reader = rapidocr.RapidOCR(params={"Global.log_level": "critical"})

    def engine(image: Image.Image) -> list[Piece]:
        numpy: Any = import_module("numpy")
        result = reader(numpy.asarray(image.convert("RGB"))[:, :, ::-1], use_cls=False)
        if result.txts is None or result.boxes is None:
            return []
        scale = 72 / _DOTS_PER_INCH
        pieces = []
        for text, box, score in zip(result.txts, result.boxes.tolist(), result.scores, strict=True):
            if score >= _LEAST_SCORE and text.strip():
                across, down = [point[0] * scale for point in box], [point[1] * scale for point in box]
                pieces.append(Piece(fold(text), min(across), min(down), max(across), max(down)))
        return pieces

    return engine


def _tesseract(program: str, image: Image.Image) -> list[Piece]:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    command = [program, "stdin", "stdout", "-l", "ind+eng", "--dpi", str(_DOTS_PER_INCH), "tsv"]
    scale = 72 / _DOTS_PER_INCH
    pieces = []
    for row in csv.DictReader(io.StringIO(_run(command, stream.getvalue())), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = fold(row.get("text") or "")
        if not text or float(row["conf"]) < 30:
            continue
        left, top = float(row["left"]) * scale, float(row["top"]) * scale
        pieces.append(Piece(text, left, top, left + float(row["width"]) * scale, top + float(row["height"]) * scale))
    return pieces


def _run(command: list[str], data: bytes) -> str:
    """What a program writes; "" where it fails or takes too long."""
    try:
        # The program is the one found on the path, its arguments are ours, the picture goes to its standard input.
        done = subprocess.run(command, input=data, capture_output=True, timeout=_LONGEST_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
