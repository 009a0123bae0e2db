"""Tables of other offices than the shipped one, read by the real readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.tables import Tables
from assistant.core.types import Document
from assistant.indexing.passages import cut_passages
from assistant.language.detection import detect_language
from assistant.reading import read_document
from tests.fakes import FakeEmbedder

LIBRARY = """\
# Laporan perpustakaan daerah

Tabel 2.1 Anggaran Perpustakaan Daerah
| No | Kegiatan | Tahun | Anggaran | Bagian |
|---|---|---|---|---|
| 1 | Pembelian buku | 2018 | Rp 150.000.000 | Koleksi |
| 2 | Perbaikan atap | 2019 | Rp 90.000.000 | Umum |
| 3 | Mobil keliling | 2019–2021 | Rp 600.000.000 | Layanan |
| 4 | Pelatihan pustakawan | 2022 | Rp 45.000.000 | Umum |
| 5 | Katalog digital | 2023 | Rp 1.200.000.000 | Layanan |

Tabel 2.2 Kegiatan Perpustakaan yang Tidak Selesai
| No | Kegiatan | Tahun | Kendala |
|---|---|---|---|
| 1 | Perbaikan atap | 2019 | Hujan dan kekurangan tukang selama berbulan-bulan di musim itu |
| 2 | Katalog digital | 2023 | Peladen belum tiba di gedung baru sampai akhir tahun anggaran itu |
"""

SCHOOL = """\
# Sekolah

Tabel: Daftar guru SMP Melati
| Nama | Jabatan | Mata pelajaran | Mulai mengajar |
|---|---|---|---|
| Siti Rahma | Kepala sekolah | Matematika | 2 Juli 2001 |
| Budi Santoso | Guru tetap | Olahraga, Biologi | 15 Juli 2010 |
| Maya Lestari | Guru honorer | Bahasa Inggris | 3 Januari 2020 |
| Tono Wijaya | Guru tetap | Biologi | Agustus 2015 |
"""

SUPPLIERS = """\
Supplier,Country,Category,Contract start,Price
Hokkaido Paper,Japan,"Paper, ink",2012-04-01,1200
Rhein Druck,Germany,Printing,2015-09-15,5400
Seoul Display,South Korea,Screens,2019-02-10,9100
Osaka Optics,Japan,Lenses,2020-11-05,300
Lyon Papier,France,Paper,2021-01-20,800
"""


def read(folder: Path, **files: str) -> Tables:
    documents: list[Document] = []
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / f"{stem}.{suffix}"
        path.write_text(text, encoding="utf-8")
        documents.append(read_document(path, corpus=folder))
    passages = [
        passage
        for document in documents
        for passage in cut_passages(
            document,
            count_tokens=FakeEmbedder().count_tokens,
            detect_language=detect_language,
            most_tokens=180,
            overlap_sentences=1,
        )
    ]
    return Tables(documents, passages)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """A library's budget, a school's staff and a list of suppliers in English."""
    return read(tmp_path_factory.mktemp("corpus"), laporan_md=LIBRARY, sekolah_md=SCHOOL, suppliers_csv=SUPPLIERS)
