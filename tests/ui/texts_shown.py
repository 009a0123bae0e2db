"""What the page says in each language, as the browser tests expect to see it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """Texts of the page in one language."""

    language: str
    welcome: str
    quality: str
    partly: str
    not_found: str
    missing: str
    disagreement: str
    attribute: str
    source: str
    second_source: str
    understood: str
    as_written: str
    edit: str
    filters: str
    partner: str
    only_from: str
    again: str
    good: str
    bad: str
    send: str
    download_table: str
    conversation: str
    conversation_name: str
    conversation_search: str
    pin: str
    delete: str
    undo: str


INDONESIAN = Shown(
    "Indonesia", "Tanyakan pada dokumen kantor", "Mutu jawaban", "Ditemukan sebagian", "Tidak ditemukan",
    "Tidak ditemukan dalam dokumen:", "Dokumen berbeda: Kawasaki, tahun", "waktu mulai", "Sumber", "Sumber 2",
    "Dipahami sebagai", "Tanyakan seperti tertulis", "Ubah", "Saringan", "Mitra", "Hanya dari", "Jawab ulang",
    "Membantu", "Kurang tepat", "Kirim", "Unduh tabel (CSV)", "Percakapan ini", "Nama percakapan", "Cari percakapan",
    "Sematkan di atas", "Hapus percakapan", "Urungkan",
)  # fmt: skip
ENGLISH = Shown(
    "English", "Ask the office’s documents", "Quality of the answers", "Partly found", "Not found",
    "Not found in the documents:", "Documents disagree: Kawasaki, tahun", "the start", "Source", "Source 2",
    "Understood as", "Ask as written", "Edit", "Filters", "Partner", "Only from", "Answer again",
    "Helpful", "Not right", "Send", "Download the table (CSV)", "This conversation", "Name of the conversation",
    "Search conversations", "Pin to the top", "Delete the conversation", "Undo",
)  # fmt: skip
