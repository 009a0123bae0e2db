"""Texts of conversations, of filters and of what can be done with an answer."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words
from assistant.corpus.closed import CLOSED_ANSWER, CLOSED_ANSWER_HINT

CONVERSATIONS: Final[dict[str, Words]] = {
    # Conversations
    "conversation": Words("Percakapan ini", "This conversation"),
    "conversation_search": Words("Cari percakapan", "Search conversations"),
    "conversation_search_none": Words(
        "Tidak ada percakapan dengan kata itu. Hapus kata pencarian untuk melihat semuanya.",
        "No conversation holds these words. Clear the search to see all of them.",
    ),
    "conversation_name": Words("Nama percakapan", "Name of the conversation"),
    "conversation_pin": Words("Sematkan di atas", "Pin to the top"),
    "conversation_unpin": Words("Lepas sematan", "Unpin"),
    "conversation_pinned": Words("Disematkan", "Pinned"),
    "conversation_delete": Words("Hapus percakapan", "Delete the conversation"),
    "conversation_deleted": Words("Percakapan dihapus", "The conversation was deleted"),
    "conversation_deleted_hint": Words(
        "Tekan “Urungkan” untuk mengembalikannya, sebelum Anda membuka percakapan lain.",
        "Press “Undo” to bring it back, before you open another conversation.",
    ),
    "conversation_shared": Words(
        "Percakapan ini dibagikan kepada Anda; pertanyaan Anda melanjutkannya sebagai salinan milik Anda sendiri.",
        "This conversation was shared with you; your question continues it in a copy of your own.",
    ),
    # What may not be shown any more
    "closed_answer": CLOSED_ANSWER,
    "closed_answer_hint": CLOSED_ANSWER_HINT,
    "closed_reason": Words(
        "Alasannya tidak ditampilkan: jawabannya mengutip dokumen yang sekarang rahasia.",
        "The reason is not shown: the answer quotes a document that is confidential now.",
    ),
    "closed_compared": Words(
        "Jawaban yang lama tidak ditampilkan, karena mengutip dokumen yang sekarang rahasia.",
        "The earlier answer is not shown, because it quotes a document that is confidential now.",
    ),
    "closed_collected": Words(
        "{count} kutipan disembunyikan karena dokumennya sekarang rahasia",
        "Quotations hidden because their documents are confidential now: {count}",
    ),
    "closed_collected_hint": Words(
        "Kutipannya tetap tersimpan dan tampil lagi bila dokumennya terbuka; berkas unduhan juga tidak memuatnya.",
        "They are kept, and shown again once their documents are open; the files leave them out too.",
    ),
    "undo": Words("Urungkan", "Undo"),
    "cancel": Words("Batal", "Cancel"),
    "stop": Words("Hentikan pertanyaan", "Stop the question"),
    # Filters
    "filters_chosen": Words("Saringan yang dipakai", "Filters in use"),
    "filters_drop": Words("Hapus semua saringan", "Drop all filters"),
    "filter_drop": Words("Hapus saringan {text}", "Drop the filter {text}"),
    "filter_any": Words("Semua", "Any"),
    "filter_first": Words("Dari tahun", "From year"),
    "filter_last": Words("Sampai tahun", "To year"),
    "filtered": Words("Hanya dari", "Only from"),
    "ask_unfiltered": Words("Tanyakan tanpa saringan", "Ask without filters"),
    # What can be done with an answer
    "answer_copy": Words("Salin", "Copy"),
    "answer_copied": Words("Tersalin bersama sumbernya.", "Copied with its sources."),
    "rate_good": Words("Membantu", "Helpful"),
    "rate_bad": Words("Kurang tepat", "Not right"),
    "rate_why": Words("Apa yang kurang tepat?", "What is not right?"),
    "reason_beside": Words("Kutipannya tidak menjawab", "The quotes do not answer"),
    "reason_incomplete": Words("Jawabannya tidak lengkap", "The answer is not complete"),
    "reason_refused": Words("Seharusnya dapat dijawab", "It could have been answered"),
    "reason_source": Words("Sumbernya keliru atau usang", "The source is wrong or out of date"),
    "reason_other": Words("Lainnya", "Something else"),
    "rate_more": Words("Keterangan (boleh kosong)", "Remark (optional)"),
    "rate_shown": Words(
        "Pertanyaan dan alasan ini akan tampak di halaman Mutu, tanpa nama.",
        "The question and this reason will be shown on the page Quality, without a name.",
    ),
    "rate_send": Words("Kirim", "Send"),
    "rate_thanks": Words(
        "Terima kasih. Jawaban ini tercatat di halaman Mutu.", "Thank you. This answer is noted on the page Quality."
    ),
    "answer_again_hint": Words(
        "Jawab ulang dengan saringan yang dipilih di bawah", "Answer again with the filters chosen below"
    ),
    "table_sort": Words("Urutkan menurut kolom ini", "Sort by this column"),
    "table_download": Words("Unduh tabel (CSV)", "Download the table (CSV)"),
    "examples_soon": Words("Contoh pertanyaan sedang disiapkan…", "Example questions are being prepared…"),
}
