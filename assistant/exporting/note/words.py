"""Every text of a note that is not quoted, Indonesian and English. The page's own texts stand in `assistant.ui`."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

FORM: Final = Words("NOTA DINAS", "OFFICE NOTE")
TO: Final = Words("Kepada", "To")
SENDER: Final = Words("Dari", "From")
DATE: Final = Words("Tanggal", "Date")
NUMBER: Final = Words("Nomor", "Number")
NATURE: Final = Words("Sifat", "Classification")
ENCLOSED: Final = Words("Lampiran", "Enclosures")
SUBJECT: Final = Words("Hal", "Subject")
NO_TITLE: Final = Words("Percakapan", "Conversation")
OPENING: Final = Words(
    "Bersama ini disampaikan hasil penelusuran dokumen kantor atas {count} pertanyaan. Angka dalam kurung siku "
    "menunjuk pada daftar rujukan di bagian akhir.",
    "This note reports what the office’s documents say on what was asked; questions: {count}. Numbers in square "
    "brackets lead to the references at the end.",
)
NOTHING_ASKED: Final = Words("Percakapan ini belum berisi pertanyaan.", "Nothing has been asked in this conversation.")
ANSWERS: Final = Words("Pertanyaan dan jawaban", "Questions and answers")
QUESTION: Final = Words("Pertanyaan: {text}", "Question: {text}")
SEARCHED_IN: Final = Words("Hanya dicari dalam: {text}", "Searched only in: {text}")
UNDERSTOOD: Final = Words("Dipahami sebagai: “{text}”", "Understood as: “{text}”")
PARTIAL: Final = Words("Hasil: ditemukan sebagian.", "Result: partly found.")
NOT_FOUND: Final = Words("Hasil: tidak ditemukan.", "Result: not found.")
FAILED: Final = Words("Pertanyaan ini belum terjawab.", "This question is not answered yet.")
WAITING: Final = Words(
    "Jawaban atas pertanyaan ini masih ditunggu saat nota dibuat.",
    "The answer to this question was still awaited when this note was made.",
)
ROWS: Final = Words("Baris yang menjawab", "The rows that answer")
REFERENCE_COLUMN: Final = Words("Rujukan", "Reference")
MISSING: Final = Words("Tidak ditemukan dalam dokumen:", "Not found in the documents:")
DISAGREEMENT: Final = Words("Dokumen berbeda: {subject}, {attribute}", "Documents disagree: {subject}, {attribute}")
ANSWERS_DIFFER: Final = Words("Sumber memberi jawaban berbeda", "Sources give different answers")
NEAREST: Final = Words(
    "Bagian dokumen yang paling dekat (bukan jawaban):", "The nearest passages (they are no answer):"
)
WORDED: Final = Words(
    "Jawaban ini dirangkai oleh model bahasa dari sumbernya; setiap kalimat diperiksa terhadap kutipannya.",
    "This answer was worded by a language model from its sources; every sentence was checked against its quotes.",
)
POSITION: Final = Words("Jabatan", "Position")
SIGNED: Final = Words("Tanda tangan", "Signature")
NAME: Final = Words("Nama dan NIP", "Name and staff number")
REFERENCES: Final = Words("Rujukan", "References")
NO_REFERENCES: Final = Words("Tidak ada dokumen yang dirujuk.", "No document is referred to.")
QUOTED: Final = Words("Kutipan: ", "Quote: ")
PLACE: Final = Words("{path}; SHA-256 {short}…", "{path}; SHA-256 {short}…")
DOCUMENTS: Final = Words("Dokumen yang dirujuk", "Documents referred to")
DOCUMENT_TITLE: Final = Words("Dokumen", "Document")
DOCUMENT_PATH: Final = Words("Berkas", "File")
DOCUMENT_HASH: Final = Words("SHA-256 berkas", "SHA-256 of the file")
PROVENANCE: Final = Words("Asal isi nota", "Where this note comes from")
VERBATIM: Final = Words(
    "Teks dokumen di antara tanda petik dikutip kata demi kata dan tidak disusun oleh model bahasa.",
    "Text of documents in quotation marks is quoted word for word and was not worded by a language model.",
)
VERBATIM_BUT: Final = Words(
    "Teks dokumen di antara tanda petik dikutip kata demi kata. Jawaban nomor {numbers} dirangkai oleh model bahasa "
    "dari sumbernya; yang lain tidak.",
    "Text of documents in quotation marks is quoted word for word. Worded by a language model from their sources were "
    "the answers to questions {numbers}, and no others.",
)
BUILT: Final = Words(
    "Indeks dokumen yang berlaku saat nota ini dibuat dibangun pada {moment}.",
    "The index of documents in use when this note was made was built on {moment}.",
)
NOT_BUILT: Final = Words(
    "Saat nota ini dibuat tidak ada indeks dokumen yang berlaku; jawaban berasal dari indeks sebelumnya.",
    "When this note was made no index of documents was in use; the answers come from an earlier one.",
)
HASHES: Final = Words(
    "SHA-256 adalah sidik berkas: bila berkas berubah, sidiknya tidak lagi sama.",
    "SHA-256 is a file’s fingerprint: once the file changes, it is no longer the same.",
)
PAGE: Final = Words("Halaman {page} dari {pages}", "Page {page} of {pages}")
NOT_DRAWN: Final = Words(
    "{count} karakter tidak tersedia dalam huruf PDF ini dan ditulis sebagai kode Unicode, misalnya {example}. Nota "
    "dalam bentuk DOCX atau Markdown memuatnya seperti aslinya.",
    "Characters that the fonts of this PDF lack are written as Unicode codes, such as {example}; there are {count}. "
    "The note as DOCX or Markdown holds them as they are.",
)
