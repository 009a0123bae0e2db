"""The part of the table of texts that the screen about quality needs."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

QUALITY: Final[dict[str, Words]] = {
    "quality_title": Words("Mutu jawaban", "Quality of the answers"),
    "quality_promise": Words(
        "Seberapa baik pertanyaan uji dijawab, yang gagal ikut ditampilkan, dan di mana dokumen saling berbeda.",
        "How well test questions are answered, failures included, and where the documents disagree.",
    ),
    "evaluation_title": Words("Pengukuran terakhir", "Latest evaluation"),
    "evaluation_made": Words("{file}, {when}", "{file}, {when}"),
    "evaluation_outdated": Words(
        "Indeks sudah dibangun ulang sejak pengukuran ini.", "The index was rebuilt after this evaluation."
    ),
    "evaluation_none": Words("Belum ada pengukuran", "No evaluation yet"),
    "evaluation_none_hint": Words("Buat satu dengan: {command}", "Make one with: {command}"),
    "evaluation_failed": Words("Pengukuran tidak dapat ditampilkan", "The evaluations cannot be shown"),
    "figure_passed": Words("lulus", "passed"),
    "figure_answerable": Words("dapat dijawab dan lulus", "answerable and passed"),
    "figure_right": Words("tepat ditolak", "rightly refused"),
    "figure_false": Words("keliru ditolak", "wrongly refused"),
    "figure_verbatim": Words("kutipan persis", "verbatim quotes"),
    "figure_support": Words("kalimat bersumber", "sentences with a source"),
    "figure_recall": Words("sumber yang diminta", "expected sources cited"),
    "figure_time": Words("waktu menjawab", "time to answer"),
    "of": Words("{part} dari {whole}", "{part} of {whole}"),
    "milliseconds": Words("{count} md", "{count} ms"),
    "times": Words("median; 95% di bawah {slow}", "median; 95% below {slow}"),
    "by_kind": Words("Menurut jenis pertanyaan", "By kind of question"),
    "by_language": Words("Menurut bahasa", "By language"),
    "group_name": Words("Kelompok", "Group"),
    "group_passed": Words("Lulus", "Passed"),
    "group_share": Words("Bagian", "Share"),
    "failures": Words("Yang gagal ({count})", "Failures ({count})"),
    "failures_none": Words("Semua pertanyaan lulus.", "Every question passed."),
    "failure_answer": Words("Jawaban", "Answer"),
    "failure_history": Words("Setelah", "After"),
    "failed_by_status": Words("Hasil: “{given}”, seharusnya “{expected}”", "Result: “{given}”, expected: “{expected}”"),
    "failed_by_nothing": Words("Tidak memuat satu pun dari: {wanted}", "Says none of: {wanted}"),
    "failed_by_citation": Words("Tidak mengutip: {wanted}", "Does not cite: {wanted}"),
    "failed_by_long": Words("Lebih dari {most} kata", "Longer than {most} words"),
    "failed_by_altered": Words("Kutipan [{number}] tidak persis", "Quote [{number}] is not verbatim"),
    "history": Words("Riwayat pengukuran", "All evaluations"),
    "history_when": Words("Waktu", "When"),
    "history_file": Words("Berkas soal", "Questions"),
    "history_passed": Words("Lulus", "Passed"),
    "history_right": Words("Tepat ditolak", "Rightly refused"),
    "history_false": Words("Keliru ditolak", "Wrongly refused"),
    "history_verbatim": Words("Kutipan persis", "Verbatim"),
    "history_time": Words("Median", "Median"),
    "disagreements_title": Words("Perbedaan antardokumen", "Disagreements between documents"),
    "disagreements_found": Words(
        "{count} perbedaan ditemukan saat indeks dibangun, diurutkan menurut nama mitra, lalu pokok lain. Pilih satu "
        "sisi untuk membuka sumbernya.",
        "{count} found when the index was built, by the names of the partners, then other subjects. Choose a side to "
        "open its source.",
    ),
    "conflict_part": Words("{attribute} ({subject})", "{attribute} ({subject})"),
    "disagreements_none": Words("Tidak ada perbedaan yang ditemukan", "No disagreements were found"),
    "disagreements_failed": Words("Perbedaan tidak dapat ditampilkan", "The disagreements cannot be shown"),
    "asked_why": Words("Mengapa", "Why"),
    "asked_fact": Words("Fakta", "Fact"),
    "asked_table": Words("Tabel", "Table"),
    "asked_list": Words("Daftar", "List"),
    "asked_count": Words("Jumlah", "Count"),
    "asked_en": Words("Bahasa Inggris", "In English"),
    "asked_follow": Words("Pertanyaan lanjutan", "Follow-up"),
    "asked_partial": Words("Sebagian terjawab", "Partly answerable"),
    "asked_slang": Words("Ejaan santai", "Informal spelling"),
    "asked_conflict": Words("Dokumen berbeda", "Disagreement"),
    "asked_absent": Words("Tidak ada di dokumen", "Not in the documents"),
    "asked_far": Words("Di luar topik", "Off topic"),
    "asked_inject": Words("Perintah menyusup", "Injected instruction"),
}
