"""Texts of filed documents, outdated answers and saved questions."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

SAVED: Final[dict[str, Words]] = {
    # What a build changed
    "report_of": Words("Laporan pembangunan indeks terakhir, {when}", "Report of the last build, {when}"),
    "revisions": Words("Yang berubah dalam dokumen", "What changed in the documents"),
    "revision_count": Words("({count} perubahan)", "(changes: {count})"),
    "revision_renamed": Words(
        "Berganti nama dari {path}; isinya tetap.", "Renamed from {path}; its content is the same."
    ),
    "revision_more": Words("Tampilkan {count} perubahan lagi", "Show {count} more"),
    "revision_left_out": Words(
        "Dan {count} lagi yang tidak dirinci di sini.", "And {count} more that are not listed here."
    ),
    # Two versions side by side
    "version_then": Words("Dikutip waktu itu", "Quoted then"),
    "version_now": Words("Bunyinya sekarang", "What it says now"),
    "version_before": Words("Sebelumnya", "Before"),
    "version_after": Words("Sekarang", "Now"),
    "version_gone": Words("tidak ada lagi", "no longer there"),
    "version_come": Words("baru", "new"),
    "version_none": Words("Tidak ada", "None"),
    "version_nothing_near": Words(
        "Tidak ada lagi bagian yang serupa dalam dokumen ini.", "Nothing like it is in this document any more."
    ),
    "version_document_gone": Words("Dokumen ini tidak ada lagi di indeks.", "This document is no longer in the index."),
    # Outdated answers
    "outdated_title": Words("Sumber jawaban ini berubah sejak dijawab", "The sources of this answer have changed"),
    "outdated_compare": Words(
        "Bandingkan yang lama dan yang baru ({count} kutipan)", "Compare old and new (quotes: {count})"
    ),
    "answer_again": Words("Jawab ulang", "Answer again"),
    "source_moved": Words(
        "Dokumen ini berubah sejak dikutip, tetapi kutipannya masih berbunyi sama.",
        "This document has changed since it was quoted, but the quote still stands to the letter.",
    ),
    "source_moved_place": Words("Tempatnya sekarang: {place}.", "It now stands here: {place}."),
    "source_changed": Words(
        "Kutipan ini tidak lagi berbunyi demikian dalam dokumennya.", "The document no longer says this."
    ),
    "source_changed_passage": Words("Bagian itu sekarang, dalam konteksnya", "That passage now, in its context"),
    # Saved questions
    "saved_title": Words("Pertanyaan tersimpan", "Saved questions"),
    "saved_jump": Words("Pertanyaan tersimpan ({count})", "Saved questions ({count})"),
    "saved_promise": Words(
        "Ditanyakan lagi setiap kali indeks berubah; yang jawabannya berbeda ditandai.",
        "Asked again whenever the index changes; those with another answer are marked.",
    ),
    "saved_none": Words("Belum ada pertanyaan tersimpan", "No saved questions yet"),
    "saved_none_hint": Words(
        "Tekan “Simpan pertanyaan” di bawah sebuah jawaban; di sini akan tampak bila jawabannya berubah.",
        "Press “Save question” below an answer; here you will see when its answer changes.",
    ),
    "saved_failed": Words("Pertanyaan tersimpan tidak dapat ditampilkan", "The saved questions cannot be shown"),
    "save_question": Words("Simpan pertanyaan", "Save question"),
    "save_hint": Words(
        "Tanyakan lagi setiap kali indeks berubah, dan tandai bila jawabannya berbeda.",
        "Ask it again whenever the index changes, and mark it when the answer differs.",
    ),
    "saved_already": Words("Tersimpan", "Saved"),
    "save_undo_hint": Words(
        "Tekan untuk menghapusnya dari pertanyaan tersimpan.", "Press to remove it from the saved questions."
    ),
    "saved_asked_again": Words(
        "{asked} pertanyaan tersimpan dijawab ulang, {changed} berubah",
        "Saved questions answered again: {asked}, changed: {changed}",
    ),
    "saved_asking_again": Words(
        "Pertanyaan tersimpan dijawab ulang: {done} dari {total}", "Answering saved questions again: {done} of {total}"
    ),
    "saved_starting": Words("Memeriksa pertanyaan tersimpan", "Checking the saved questions"),
    "saved_state_asking": Words("Sedang ditanyakan", "Being asked"),
    "saved_state_waiting": Words("Menunggu giliran", "Waiting its turn"),
    "saved_state_failed": Words("Gagal ditanyakan", "Could not be asked"),
    "saved_state_closed": Words("Tidak ditampilkan", "Not shown"),
    "saved_state_changed": Words("Berubah", "Changed"),
    "saved_state_unchanged": Words("Tetap", "Unchanged"),
    "saved_state_older": Words("Belum ditanyakan lagi", "Not asked again yet"),
    "saved_asked": Words("Terakhir dijawab {when}", "Last answered {when}"),
    "saved_filters": Words("Saringan: {values}", "Filters: {values}"),
    "saved_differences": Words(
        "{count} perbedaan dengan jawaban yang disimpan", "Differences from the saved answer: {count}"
    ),
    "saved_history": Words("Riwayat perubahan ({count})", "Earlier changes ({count})"),
    "saved_open": Words("Buka sebagai percakapan", "Open as a conversation"),
    "saved_ask": Words("Tanyakan sekarang", "Ask now"),
    "saved_read": Words("Tandai sudah dibaca", "Mark as read"),
    "saved_remove": Words("Hapus", "Remove"),
    "saved_removed": Words("“{question}” dihapus.", "“{question}” was removed."),
    "saved_bring_back": Words("Urungkan", "Undo"),
    "difference_status_changed": Words("Status berubah", "Status changed"),
    "difference_quote_added": Words("Kutipan baru", "New quote"),
    "difference_quote_removed": Words("Kutipan hilang", "Quote gone"),
    "difference_quote_changed": Words("Kutipan berubah", "Quote changed"),
    "difference_row_added": Words("Baris baru", "New row"),
    "difference_row_removed": Words("Baris hilang", "Row gone"),
    "difference_row_changed": Words("Baris berubah", "Row changed"),
    "difference_conflict_added": Words("Perbedaan antardokumen baru", "New disagreement"),
    "difference_conflict_removed": Words("Perbedaan antardokumen hilang", "Disagreement gone"),
    "difference_conflict_changed": Words("Perbedaan antardokumen berubah", "Disagreement changed"),
}
