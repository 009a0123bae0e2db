from __future__ import annotations

from assistant.core.types import Block
from tests.reading.conftest import Reader
from tests.reading.helpers import block_with, texts

MARKDOWN = """# Lembar Fakta

Pembuka dengan [tautan](https://example.org) dan **tebal** serta `kode`.
Baris kedua.

## Isi

Hambatannya adalah:

1. Dana
   - hibah
2. Waktu

Tabel 1. Mitra kota

| Mitra | Tahun | |
|---|---|---|
| Kawasaki | 2017–2020 | **ya** |
| Namur, `Belgia` | 2017 | |

<script>alert("x")</script>

> Kutipan PENANDA-KUTIPAN.

```
kode PENANDA-KODE
```
"""

HTML = """<!DOCTYPE html><html><head><title>Judul Halaman</title><meta name="description" content="RAHASIA">
<style>p{}</style><script>RAHASIA()</script></head>
<body><nav>Menu RAHASIA</nav><header>Situs RAHASIA</header>
<main><h1>Kerja Sama</h1><p>Teks <b>te</b>bal &amp; <a href="x">tautan</a>.<br>Baris dua.</p><p hidden>RAHASIA</p>
<div style="display: none">RAHASIA</div><!-- RAHASIA -->
<h2>Mitra</h2><p>Mitranya adalah:</p><ol start="3"><li>Suwon<ul><li>Korea</li></ul></li><li><p>Namur</p></li></ol>
<table><caption>Tabel 2 Mitra</caption><thead><tr><th>Mitra</th><th>Tahun</th></tr></thead>
<tr><td rowspan="2">Kawasaki</td><td>2017</td></tr><tr><td>2020</td></tr></table>
lepas PENANDA</main><footer>Kaki RAHASIA</footer></body></html>"""


def test_markdown_keeps_its_headings_lists_and_tables(read: Reader) -> None:
    document = read("a.md", MARKDOWN)
    assert texts(document, "heading") == ["Lembar Fakta", "Isi"]
    assert "Pembuka dengan tautan dan tebal serta kode. Baris kedua." in texts(document, "paragraph")
    items = [block for block in document.blocks if block.kind == "list_item"]
    assert texts(document, "list_item") == ["1. Dana", "hibah", "2. Waktu"]
    assert {item.lead_in for item in items} == {"Hambatannya adalah:"}
    assert texts(document, "table_row") == [
        "Tabel 1. Mitra kota · Mitra: Kawasaki; Tahun: 2017–2020; Kolom 3: ya",
        "Tabel 1. Mitra kota · Mitra: Namur, Belgia; Tahun: 2017",
    ]
    row: Block = block_with(document, "Kawasaki")
    assert row.headings == ("Isi", "Tabel 1. Mitra kota")
    assert block_with(document, "PENANDA-KUTIPAN").kind == "paragraph"
    assert block_with(document, "PENANDA-KODE").headings == ("Isi",)


def test_html_in_markdown_stays_inert_text(read: Reader) -> None:
    assert '<script>alert("x")</script>' in read("a.md", MARKDOWN).text


def test_html_gives_its_main_content_only(read: Reader) -> None:
    document = read("a.html", HTML)
    assert document.info.title == "Judul Halaman"
    assert "RAHASIA" not in document.text
    assert "Teks tebal & tautan.\nBaris dua." in texts(document, "paragraph")
    assert texts(document, "list_item") == ["3. Suwon", "Korea", "4. Namur"]
    assert texts(document, "table_row") == [
        "Tabel 2 Mitra · Mitra: Kawasaki; Tahun: 2017",
        "Tabel 2 Mitra · Mitra: Kawasaki; Tahun: 2020",
    ]
    assert block_with(document, "PENANDA").headings == ("Kerja Sama", "Mitra")


def test_html_in_another_encoding_is_read_by_its_declaration(read: Reader) -> None:
    page = '<html><head><meta charset="iso-8859-5"></head><body><p>Москва</p></body></html>'
    assert read("a.htm", page.encode("iso-8859-5")).text == "Москва"


def test_broken_html_is_read_as_far_as_it_goes(read: Reader) -> None:
    assert "dua" in read("a.html", "<p>satu<div><table><tr><td>dua<td>tiga<tr><td>empat").text
