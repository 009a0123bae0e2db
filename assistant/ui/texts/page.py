"""The table of texts behind `words`: one key, two languages."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words
from assistant.ui.texts.conversations import CONVERSATIONS
from assistant.ui.texts.export import EXPORT
from assistant.ui.texts.filing import FILING
from assistant.ui.texts.partners import PARTNERS
from assistant.ui.texts.quality import QUALITY
from assistant.ui.texts.saved import SAVED
from assistant.ui.texts.search import SEARCH

TEXTS: Final[dict[str, Words]] = {
    **QUALITY,
    **CONVERSATIONS,
    **EXPORT,
    **SEARCH,
    **PARTNERS,
    **SAVED,
    **FILING,
    # Frame
    "language_id": Words("Indonesia", "Indonesian"),
    "language_en": Words("Inggris", "English"),
    "nav_ask": Words("Tanya", "Ask"),
    "nav_search": Words("Telusuri", "Search"),
    "nav_partners": Words("Mitra", "Partners"),
    "nav_documents": Words("Dokumen", "Documents"),
    "nav_quality": Words("Mutu", "Quality"),
    "new_conversation": Words("Percakapan baru", "New conversation"),
    "earlier": Words("Percakapan sebelumnya", "Earlier conversations"),
    "earlier_none": Words("Percakapan Anda akan tercatat di sini.", "Your conversations will be kept here."),
    "try_again": Words("Coba lagi", "Try again"),
    "something_failed": Words("Halaman ini belum dapat ditampilkan", "This page cannot be shown yet"),
    "act_failed": Words("Itu belum berhasil", "That did not work yet"),
    # Asking
    "answer_unstored": Words(
        "Jawaban belum dapat disimpan, dan dicoba lagi", "The answer cannot be stored yet, and is tried again"
    ),
    "page_loading": Words("Rujukan sedang dimuat…", "Rujukan is being loaded…"),
    "ask_title": Words("Tanyakan pada dokumen kantor", "Ask the office’s documents"),
    "ask_promise": Words(
        "Setiap jawaban dikutip kata demi kata dari dokumen, dan setiap kutipan dapat dibuka di tempatnya.",
        "Every answer quotes the documents word for word, and every quote opens at its place.",
    ),
    "ask_examples": Words("Coba salah satu", "Try one of these"),
    "ask_input": Words("Tulis pertanyaan…", "Write a question…"),
    "too_long": Words(
        "Pertanyaan belum dikirim: {count} karakter, paling banyak {most}.",
        "The question was not sent: {count} characters, at most {most}.",
    ),
    "too_long_hint": Words(
        "Tulisan Anda masih utuh di kotak di bawah. Ringkaslah, lalu kirim lagi.",
        "Your text is still whole in the box below. Shorten it, then send it again.",
    ),
    "question_more": Words("Tampilkan seluruh pertanyaan", "Show the whole question"),
    "question_less": Words("Ringkas", "Show less"),
    "ask_scope": Words(
        "Menjawab dari {documents} dokumen, {passages} bagian teks. Terakhir dibangun {built}.",
        "Answers from {documents} documents, {passages} passages. Last built {built}.",
    ),
    "searching": Words("Mencari dalam dokumen…", "Searching the documents…"),
    "loading_model": Words(
        "Menyiapkan model bahasa (sekali saja setelah dinyalakan), lalu mencari…",
        "Preparing the language model (once after the start), then searching…",
    ),
    "waits_for_index": Words(
        "Pertanyaan sudah dicatat. Jawabannya muncul sendiri begitu indeks selesai dibangun.",
        "Your question is noted. The answer appears by itself as soon as the index is built.",
    ),
    "conversation_gone": Words(
        "Percakapan dengan alamat ini tidak ditemukan.", "There is no conversation at this address."
    ),
    "conversation_gone_hint": Words(
        "Pilih percakapan lain di bilah sisi, atau mulai yang baru di bawah.",
        "Choose another one in the side bar, or start a new one below.",
    ),
    # Answers
    "status_answered": Words("Ditemukan", "Found"),
    "status_partial": Words("Ditemukan sebagian", "Partly found"),
    "status_not_found": Words("Tidak ditemukan", "Not found"),
    "said_not_found": Words("Tidak ditemukan dalam dokumen.", "Not found in the documents."),
    "understood_as": Words("Dipahami sebagai", "Understood as"),
    "ask_literally": Words("Tanyakan seperti tertulis", "Ask as written"),
    "edit": Words("Ubah", "Edit"),
    "table_label": Words("Baris yang menjawab", "The rows that answer"),
    "table_source": Words("Sumber", "Source"),
    "unsupported": Words("Tidak ditemukan dalam dokumen:", "Not found in the documents:"),
    "mode_written": Words(
        "Dirangkai oleh model bahasa dari sumber di bawah; setiap kalimat diperiksa terhadap kutipannya.",
        "Worded by a language model from the sources below; every sentence is checked against its quotes.",
    ),
    "suggestions": Words("Ini dapat dijawab dari dokumen", "The documents can answer these"),
    "sources": Words("Sumber", "Sources"),
    "sources_many": Words("Sumber ({count})", "Sources ({count})"),
    "open_source": Words("Buka sumber {number}", "Open source {number}"),
    "nearest": Words("Bagian dokumen yang paling dekat", "Nearest passages"),
    "open_passage": Words("Buka di dokumen", "Open in the document"),
    "conflict": Words("Dokumen berbeda: {subject}, {attribute}", "Documents disagree: {subject}, {attribute}"),
    "answers_differ": Words("Sumber memberi jawaban berbeda", "Sources give different answers"),
    "conflict_count": Words("{count} perbedaan", "Disagreements: {count}"),
    "question_failed": Words("Pertanyaan ini belum terjawab", "This question is not answered yet"),
    # Source panel
    "source": Words("Sumber {number}", "Source {number}"),
    "source_unnumbered": Words("Sumber", "Source"),
    "source_near": Words("Bagian terdekat", "Nearest passage"),
    "source_close": Words("Tutup sumber", "Close source"),
    "source_passage": Words("Kutipan dalam konteksnya", "The quote in its context"),
    "source_near_passage": Words("Bagian dalam konteksnya", "The passage in its context"),
    "source_table": Words("Baris ini dalam tabelnya", "This row in its table"),
    "source_page": Words("Halaman {page} dari {pages}", "Page {page} of {pages}"),
    "source_page_alt": Words(
        "Gambar halaman {page} dari “{title}”; kutipan ditandai dengan warna.",
        "Picture of page {page} of “{title}”; the quote is highlighted.",
    ),
    "source_back": Words("Halaman sebelumnya", "Previous page"),
    "source_forward": Words("Halaman berikutnya", "Next page"),
    "source_cited_page": Words("Kembali ke halaman kutipan", "Back to the quoted page"),
    "source_open": Words("Buka di tab baru", "Open in a new tab"),
    "source_download": Words("Unduh dokumen asli", "Download the original"),
    "source_names": Words("Sumber yang disebut", "Sources it names"),
    "source_outdated": Words(
        "Dokumen ini berubah atau dihapus sejak dikutip; di sini tampak bagian yang dikutip waktu itu.",
        "This document was changed or removed since it was quoted; shown here is the passage quoted then.",
    ),
    # Building the index
    "build_first": Words("Rujukan sedang membaca dokumen", "Rujukan is reading the documents"),
    "build_first_hint": Words(
        "Ini terjadi sekali, saat pertama dinyalakan. Anda sudah boleh bertanya; jawabannya muncul begitu selesai.",
        "This happens once, at the first start. You may already ask; the answer appears when it is done.",
    ),
    "build_again": Words("Indeks sedang diperbarui", "The index is being updated"),
    "build_again_hint": Words(
        "Pertanyaan tetap dijawab dari indeks sebelumnya.", "Questions are still answered from the previous index."
    ),
    "build_start": Words("Memeriksa dokumen dan menyiapkan model", "Checking documents and preparing the model"),
    "step_read": Words("Membaca dokumen: {done} dari {total}", "Reading documents: {done} of {total}"),
    "step_embed": Words("Memahami isi: {done} dari {total} bagian", "Understanding: {done} of {total} passages"),
    "step_write": Words("Menyimpan indeks: {done} dari {total}", "Saving the index: {done} of {total}"),
    "time_left": Words("sekitar {time} lagi", "about {time} left"),
    "seconds": Words("{count} detik", "{count} s"),
    "minutes": Words("{count} menit", "{count} min"),
    "build_cancel": Words("Hentikan", "Stop"),
    "build_stopping": Words("Menghentikan…", "Stopping…"),
    "build_now": Words("Bangun indeks", "Build the index"),
    "build_rebuild": Words("Bangun ulang", "Rebuild"),
    "no_index": Words("Belum ada indeks untuk menjawab", "There is no index to answer from yet"),
    "build_failed": Words("Indeks tidak dapat dibangun", "The index could not be built"),
    "build_stopped": Words("Pembangunan indeks dihentikan", "Building the index was stopped"),
    "build_refused": Words(
        "Indeks tidak diperbarui: sebagian besar dokumen hilang",
        "The index was not updated: most of the documents are gone",
    ),
    "build_refused_hint": Words(
        "Indeks terakhir dipertahankan. Periksa apakah folder dokumen tersambung dan dapat dibaca, lalu bangun lagi."
        " Hanya bila semuanya memang dihapus, tekan “Ya, dokumen itu memang dihapus”.",
        "The last index is kept. Check that the folder of documents is connected and can be read, then build again."
        " Only if all of them were removed on purpose, press “Yes, those documents were removed”.",
    ),
    "build_refused_ask": Words(
        "Indeks terakhir dipertahankan. Beri tahu pengelola server agar folder dokumennya diperiksa.",
        "The last index is kept. Tell whoever runs the server, so that the folder of documents is looked at.",
    ),
    "build_accept": Words("Ya, dokumen itu memang dihapus", "Yes, those documents were removed"),
    # Report of a build
    "report": Words("Indeks selesai diperbarui", "The index is up to date"),
    "report_sum": Words(
        "{documents} dokumen, {passages} bagian teks, dalam {time}.",
        "{documents} documents, {passages} passages, in {time}.",
    ),
    "report_embedded": Words(
        "{embedded} bagian dihitung baru, {reused} dipakai kembali.", "{embedded} passages computed, {reused} reused."
    ),
    "report_added": Words("Baru", "Added"),
    "report_changed": Words("Berubah", "Changed"),
    "report_renamed": Words("Berganti nama", "Renamed"),
    "report_removed": Words("Dihapus", "Removed"),
    "report_unchanged": Words("Tetap", "Unchanged"),
    "report_skipped": Words("Tidak terbaca", "Not readable"),
    "report_noted": Words("Terbaca dengan catatan", "Read, with remarks"),
    # Documents
    "documents_title": Words("Dokumen", "Documents"),
    "documents_promise": Words(
        "Semua berkas di folder dokumen, dan bagaimana keadaannya di indeks.",
        "Every file in the documents folder, and how it stands in the index.",
    ),
    "documents_none": Words("Folder dokumen masih kosong", "The documents folder is empty"),
    "documents_none_hint": Words(
        "Letakkan berkas di {folder}, lalu tekan “Bangun ulang”.",
        "Put files into {folder}, then press “Rebuild”.",
    ),
    "documents_pending": Words(
        "{count} berkas berubah sejak indeks dibangun.", "{count} files changed since the index was built."
    ),
    "documents_pending_hint": Words(
        "Tekan “Bangun ulang” agar jawaban memakai isinya yang sekarang.",
        "Press “Rebuild” so that answers use their present content.",
    ),
    "documents_table": Words("Daftar dokumen", "List of documents"),
    "column_document": Words("Dokumen", "Document"),
    "column_state": Words("Keadaan", "State"),
    "column_kind": Words("Jenis", "Kind"),
    "column_partner": Words("Mitra", "Partner"),
    "column_language": Words("Bahasa", "Language"),
    "column_pages": Words("Halaman", "Pages"),
    "column_passages": Words("Bagian", "Passages"),
    "column_access": Words("Akses", "Access"),
    "state_read": Words("Terbaca", "Read"),
    "state_noted": Words("Terbaca dengan catatan", "Read, with remarks"),
    "state_partly": Words("Terbaca sebagian", "Partly read"),
    "state_unread": Words("Tidak terbaca", "Not read"),
    "state_new": Words("Baru", "New"),
    "state_changed": Words("Berubah", "Changed"),
    "state_removed": Words("Dihapus", "Removed"),
    "on_pages": Words("Halaman {pages}", "Pages {pages}"),
    "kind_thesis": Words("Tesis", "Thesis"),
    "kind_mou": Words("Kerja sama", "Cooperation"),
    "kind_interview": Words("Wawancara", "Interview"),
    "kind_other": Words("Lainnya", "Other"),
    "access_public": Words("Umum", "Public"),
    "access_internal": Words("Internal", "Internal"),
    "access_confidential": Words("Rahasia", "Confidential"),
}
