"""The part of the table of texts that exports and the lists of answers to look through need."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

EXPORT: Final[dict[str, Words]] = {
    "export": Words("Ekspor", "Export"),
    "export_promise": Words(
        "Percakapan ini sebagai nota dinas dengan kutipan dan rujukan bernomor.",
        "This conversation as an office note with its quotes and numbered references.",
    ),
    "export_docx": Words("Unduh Word (DOCX)", "Download Word (DOCX)"),
    "export_pdf": Words("Unduh PDF", "Download PDF"),
    "export_markdown": Words("Unduh Markdown", "Download Markdown"),
    "review_refused_title": Words("Pertanyaan yang ditolak", "Questions that were refused"),
    "review_refused_count": Words(
        "{count} pertanyaan dari peramban ini tidak terjawab atau hanya terjawab sebagian, terbaru lebih dulu. "
        "Pilih satu untuk membuka percakapannya.",
        "Not or only partly answered in this browser: {count}, newest first. Choose one to open its conversation.",
    ),
    "review_refused_most": Words(
        "{count} pertanyaan terbaru dari peramban ini yang tidak terjawab atau hanya terjawab sebagian. "
        "Pilih satu untuk membuka percakapannya.",
        "The latest {count} questions not or only partly answered in this browser. Choose one to open its "
        "conversation.",
    ),
    "review_refused_none": Words(
        "Belum ada pertanyaan yang ditolak", "No question has been refused yet"
    ),
    "review_refused_none_hint": Words(
        "Bila dokumen tidak memuat jawaban sebuah pertanyaan dari peramban ini, pertanyaan itu tercatat di sini.",
        "A question from this browser that the documents do not answer is listed here.",
    ),
    "review_marked_failed": Words(
        "Jawaban yang ditandai tidak dapat ditampilkan", "The marked answers cannot be shown"
    ),
    "review_refused_failed": Words(
        "Pertanyaan yang ditolak tidak dapat ditampilkan", "The refused questions cannot be shown"
    ),
    "review_more": Words("{count} pertanyaan sebelumnya", "Earlier ones ({count})"),
    "review_marked_title": Words("Ditandai kurang tepat", "Marked as not right"),
    "review_marked_count": Words(
        "{count} jawaban ditandai kurang tepat oleh pembacanya, terbaru lebih dulu.",
        "Marked as not right by their readers: {count}, newest first.",
    ),
    "review_marked_none": Words(
        "Belum ada jawaban yang ditandai kurang tepat", "No answer has been marked as not right yet"
    ),
    "review_marked_none_hint": Words(
        "Jawaban yang ditandai kurang tepat oleh pembacanya akan tercatat di sini bersama alasannya.",
        "Answers that their readers mark as not right are listed here with the reason.",
    ),
    "review_no_reason": Words("Tanpa alasan tertulis", "No reason given"),
}  # fmt: skip
