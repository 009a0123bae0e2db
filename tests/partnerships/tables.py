"""Tables of an invented office, in several shapes and both languages."""

ENGLISH = """# Twinning register of Osterby

| No | Sister city | Country | Region | Since | Until | Type | Sectors | Status | Source |
|---|---|---|---|---|---|---|---|---|---|
| 1 | Nagoya | Japan | Asia | 12 May 1991 | 2021 | Sister city | education, sports | active | archive |
| 2 | Leeds | United Kingdom | Europe | 2004 |  | MoU | trade and education | ended | archive |
| 3 | Total |  |  |  |  |  |  |  |  |
"""
INDONESIAN = """# Daftar kota kembar Kota Melati

| Kota kembar | Negara | Benua | Tahun mulai | Jenis | Sektor | Keadaan |
|---|---|---|---|---|---|---|
| Nagoya | Jepang | Asia | 1991 | Sister city | Pendidikan, olahraga | Program berjalan sesuai rencana kerja tahunan |
| Springfield | Amerika Serikat | Amerika | 2010 | LoI/MoU | Kebudayaan | |
| Jejaring Kota Sehat | Global | Multilateral | – | Jejaring | Kesehatan | |
"""
RECORD = """---
partners: [Leeds]
---
# Lembar fakta Leeds

| Unsur | Isi | Sumber |
|---|---|---|
| Mitra | Kota Leeds | S1 |
| Negara | Inggris | S1 |
| Mulai | 2004 menurut register; 2006 menurut berita | S1 |
| Jangka waktu | Tidak ditemukan | |
| Kunjungan terakhir | Delegasi pemuda, 3 Maret 2018 | S2 |

| Dokumen | Tanggal | Bidang |
|---|---|---|
| MoU | 1 Juni 2006 | Perdagangan |
| Perpanjangan MoU | 2011 | Dua bidang (lihat uraian) |
"""
BUDGET = """# Anggaran

| Kota | Anggaran | Penduduk |
|---|---|---|
| Kenanga | Rp 2 juta | 400 |
| Cempaka | Rp 3 juta | 500 |
"""
