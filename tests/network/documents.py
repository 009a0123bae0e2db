"""Documents of which some name addresses elsewhere, as mail and web pages do so that opening them is noticed."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
from PIL import Image
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph

from tests.fakes import PROJECT
from tests.reading.helpers import pdf

SHIPPED = ("mou/kawasaki.md", "mou/register-mitra.xlsx", "mou/register-mitra.xlsx.yaml")
TRACKED = "Menara pelacak"
_TEXT = f"{TRACKED} di Bandung berdiri sejak 1987 dan terbuka untuk tamu kota mitra."
_MARKDOWN = f"""# Menara

{_TEXT} ![peta](https://images.example/menara.png) <img src="https://images.example/tinggi.png">
"""
_PAGE = f"""<!DOCTYPE html><html><head><title>Taman</title>
<link rel="stylesheet" href="https://styles.example/taman.css"><script src="https://scripts.example/taman.js"></script>
</head><body><h1>Taman</h1><p>{TRACKED} tampak dari taman kota.<img src="https://images.example/taman.png"></p>
<iframe src="https://frames.example/"></iframe></body></html>
"""


def write_documents(folder: Path) -> None:
    """Some of the shipped documents, and one of each kind that names addresses elsewhere."""
    (folder / "mou").mkdir(parents=True)
    for name in SHIPPED:
        shutil.copy(PROJECT / "corpus" / name, folder / name)
    (folder / "mou/menara.md").write_text(_MARKDOWN, encoding="utf-8")
    (folder / "mou/taman.html").write_text(_PAGE, encoding="utf-8")
    (folder / "mou/linked.docx").write_bytes(_word())
    story = [Paragraph(f'<link href="https://links.example/">{_TEXT}</link>', getSampleStyleSheet()["BodyText"])]
    (folder / "mou/linked.pdf").write_bytes(pdf(story))


def _word() -> bytes:
    """A Word document whose picture lies elsewhere."""
    picture, made, changed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    picture.seek(0)
    document = docx.Document()
    document.add_heading("Menara", 1)
    document.add_paragraph(_TEXT)
    document.add_picture(picture)
    document.save(made)
    elsewhere = b'Target="https://images.example/menara.png" TargetMode="External"'
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                assert data.count(b'Target="media/image1.png"') == 1
                data = data.replace(b'Target="media/image1.png"', elsewhere)
            if name == "word/document.xml":
                data = data.replace(b"r:embed=", b"r:link=")
            new.writestr(name, data)
    return changed.getvalue()
