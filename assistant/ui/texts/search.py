"""Texts of the screen Telusuri / Search."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

SEARCH: Final[dict[str, Words]] = {
    "search_title": Words("Telusuri dokumen", "Search the documents"),
    "search_promise": Words(
        "Bagian dokumen diurutkan menurut kedekatannya, lengkap dengan alasannya. Simpan dan kutip yang Anda perlukan.",
        "Passages in the order of their nearness, each with the reason why. Collect and quote what you need.",
    ),
    "search_input": Words("Kata, ungkapan, atau pertanyaan", "Words, a phrase or a question"),
    "search_example": Words("misalnya: hambatan pendanaan Kawasaki", "for example: funding obstacles Kawasaki"),
    "search_go": Words("Telusuri", "Search"),
    "opening_index": Words("Membuka indeks…", "Opening the index…"),
    "search_count": Words(
        "{passages} bagian dalam {documents} dokumen", "Passages found: {passages} (documents: {documents})"
    ),
    "search_begin": Words("Mulai dengan menulis apa yang Anda cari", "Begin by writing what you are looking for"),
    "search_begin_hint": Words(
        "Saringan boleh dipilih lebih dulu; saringan tetap berlaku bila kata pencarian diganti.",
        "Filters may be chosen first; they stay when you search for something else.",
    ),
    "search_scope": Words(
        "Ada {passages} bagian dari {documents} dokumen untuk ditelusuri.",
        "There are {passages} passages of {documents} documents to search in.",
    ),
    "search_empty": Words("Belum ada yang dapat ditelusuri", "There is nothing to search in yet"),
    "search_empty_hint": Words(
        "Tambahkan dokumen lalu bangun ulang indeks di halaman Dokumen.",
        "Add documents and rebuild the index on the page Documents.",
    ),
    "search_none": Words("Tidak ada bagian yang lolos saringan", "No passage passes the filters"),
    "search_none_filters": Words(
        "Tanpa saringan ada {count} bagian. Hapus sebagian saringan, atau semuanya:",
        "Without filters: {count} found. Take off some of the filters, or all of them:",
    ),
    "search_no_words": Words("Tidak ada kata untuk dicari", "There are no words to search for"),
    "search_no_words_hint": Words("Tulis paling sedikit satu kata atau angka.", "Write at least one word or number."),
    "search_weak": Words(
        "Tidak ada bagian di halaman ini yang memuat kata-kata Anda", "No passage on this page holds your words"
    ),
    "search_weak_hint": Words(
        "Yang tampil hanya dekat menurut makna. Coba kata lain atau periksa ejaannya.",
        "What is shown is near by meaning only. Try other words, or check the spelling.",
    ),
    "search_waits": Words(
        "Penelusuran dapat dipakai begitu indeks selesai dibangun.", "You can search as soon as the index is built."
    ),
    "search_too_long_hint": Words(
        "Tulisan Anda masih utuh di kotak di atas. Ringkaslah, lalu telusuri lagi.",
        "Your text is still whole in the box above. Shorten it, then search again.",
    ),
    "search_failed": Words("Penelusuran ini belum berhasil", "This search did not succeed"),
    # Why a passage ranks where it does
    "why_words": Words("ke-{rank} menurut kata", "no. {rank} by words"),
    "why_no_words": Words("tanpa kata yang dicari", "none of the words"),
    "why_meaning": Words("ke-{rank} menurut makna", "no. {rank} by meaning"),
    "why_no_meaning": Words("jauh menurut makna", "far by meaning"),
    "why_reader_answers": Words("pembaca: memuat jawaban", "reader: holds an answer"),
    "why_reader_unsure": Words("pembaca: belum tentu menjawab", "reader: may not answer"),
    "why_reader_none": Words("pembaca: terlalu pendek untuk dinilai", "reader: too short to judge"),
    # Filters
    "filters": Words("Saringan", "Filters"),
    "filters_clear": Words("Hapus semua saringan", "Remove all filters"),
    "filters_more": Words("Tampilkan semua ({count})", "Show all ({count})"),
    "filters_none": Words("Tidak ada di hasil ini", "None in these results"),
    "filter_remove": Words("Hapus saringan", "Remove filter"),
    "filter_kind": Words("Jenis", "Kind"),
    "filter_partner": Words("Mitra", "Partner"),
    "filter_language": Words("Bahasa", "Language"),
    "filter_document": Words("Dokumen", "Document"),
    "filter_year": Words("Tahun", "Year"),
    "filter_years": Words("Tahun {years}", "Year {years}"),
    "filter_year_from": Words("Dari", "From"),
    "filter_year_to": Words("Sampai", "To"),
    "filter_year_any": Words("semua", "any"),
    "filter_count": Words("{passages} bagian, {documents} dokumen", "passages: {passages}, documents: {documents}"),
    # The opened passage
    "passage_before": Words("Bagian sebelumnya", "Passage before"),
    "passage_after": Words("Bagian berikutnya", "Passage after"),
    "passage_place": Words("Bagian {place} dari {total}", "Passage {place} of {total}"),
    "passage_gone": Words("Bagian dengan alamat ini tidak ditemukan", "There is no passage at this address"),
    # Taking away
    "copy": Words("Salin kutipan", "Copy quotation"),
    "copy_apa": Words("APA 7", "APA 7"),
    "copy_chicago": Words("Chicago", "Chicago"),
    "copy_bibtex": Words("BibTeX", "BibTeX"),
    "copied": Words("Tersalin", "Copied"),
    "copy_refused": Words(
        "Peramban tidak mengizinkan penyalinan. Teksnya sudah ditandai: tekan Ctrl+C (Mac: ⌘C).",
        "The browser does not allow copying. The text is selected: press Ctrl+C (Mac: ⌘C).",
    ),
    "collect": Words("Simpan ke koleksi", "Add to collection"),
    "collected": Words("Ada di koleksi", "In the collection"),
    "collect_failed": Words("Koleksi tidak berubah", "The collection was not changed"),
    "collection_title": Words("Koleksi Anda", "Your collection"),
    "collection_open": Words("Koleksi ({count})", "Collection ({count})"),
    "collection_back": Words("Kembali ke hasil", "Back to the results"),
    "collection_failed": Words("Koleksi tidak dapat ditampilkan", "The collection cannot be shown"),
    "collection_none": Words("Koleksi masih kosong", "The collection is empty"),
    "collection_none_hint": Words(
        "Tekan “Simpan ke koleksi” pada hasil penelusuran; koleksi tersimpan untuk peramban ini.",
        "Press “Add to collection” on a result; the collection is kept for this browser.",
    ),
    "collection_files": Words("Unduh sebagai", "Download as"),
    "collection_clear": Words("Kosongkan", "Clear"),
    "collection_remove": Words("Hapus dari koleksi", "Remove"),
    "collection_removed": Words("Dihapus dari koleksi.", "Removed from the collection."),
    "collection_hash": Words("SHA-256 {hash}…", "SHA-256 {hash}…"),
    "collection_question": Words("dari penelusuran “{question}”", "from the search “{question}”"),
    "collection_changed": Words("Dokumen berubah", "Document changed"),
    "collection_outdated": Words(
        "{count} kutipan berasal dari dokumen yang sudah berubah atau dihapus.",
        "Quotations from documents that have changed or gone since: {count}.",
    ),
    "collection_outdated_hint": Words(
        "Kutipan, halaman, dan sidik berkasnya tetap seperti saat disimpan. Periksa dokumen barunya sebelum mengutip.",
        "Quote, page and hash stay as they were collected. Check the new document before you quote.",
    ),
    "form_csv": Words("CSV", "CSV"),
    "form_json": Words("JSON", "JSON"),
    "form_ris": Words("RIS", "RIS"),
    "form_bib": Words("BibTeX", "BibTeX"),
    "form_docx": Words("DOCX", "DOCX"),
}
