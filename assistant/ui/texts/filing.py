"""Texts of adding, replacing, renaming, describing, deleting and bringing back documents."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

FILING: Final[dict[str, Words]] = {
    # Adding
    "filing_title": Words("Tambah dokumen", "Add documents"),
    "filing_folder": Words("Simpan ke folder", "Put into folder"),
    "filing_main_folder": Words("Folder utama", "Main folder"),
    "filing_access": Words("Siapa yang boleh membaca", "Who may read it"),
    "filing_confidential_hint": Words(
        "Dokumen rahasia disimpan, tetapi tidak diindeks: isinya tidak akan muncul dalam jawaban.",
        "Confidential documents are stored but not indexed: nothing of them appears in answers.",
    ),
    "filing_drop": Words(
        "Seret berkas ke sini, atau pilih dari komputer", "Drag files here, or choose them from the computer"
    ),
    "filing_none_hint": Words(
        "Seret berkas ke kotak di atas. Begitu tersimpan, isinya dibaca dan dapat ditanyakan.",
        "Drag files into the box above. Once stored they are read, and you can ask about them.",
    ),
    "filing_off": Words("Dokumen hanya dapat dilihat di sini", "Documents can only be looked at here"),
    "filing_off_hint": Words(
        "Mengubah dokumen dimatikan di server ini. Letakkan berkas di foldernya, atau setel ASSISTANT_EDITING=true.",
        "Changing documents is switched off on this server. Put files into the folder, or set ASSISTANT_EDITING=true.",
    ),
    "filing_not_allowed": Words("Mengubah dokumen tidak diizinkan di sini.", "Changing documents is not allowed here."),
    "filing_stays_confidential": Words(
        "Dokumen rahasia tidak dapat dibuka dari halaman ini.",
        "A confidential document cannot be opened up from this page.",
    ),
    "filing_stays_confidential_hint": Words(
        "Ubah keterangannya di komputer server.", "Change its description on the server's computer."
    ),
    # Words of the widgets we use, which know English only
    "widget_choose": Words("Pilih berkas", "Choose files"),
    "widget_limits": Words("Paling besar {most} MB per berkas", "At most {most} MB each"),
    "widget_formats": Words(" · $1", " · $1"),
    "widget_drop": Words("Lepaskan berkas di sini", "Drop the files here"),
    "widget_add": Words("Tambah berkas", "Add files"),
    "widget_remove": Words("Buang $1", "Remove $1"),
    "widget_cancel": Words("Hentikan pengunggahan $1", "Stop uploading $1"),
    "widget_large": Words("Berkas terlalu besar.", "The file is too large."),
    "widget_format": Words("Jenis berkas ini tidak didukung.", "This kind of file is not supported."),
    "widget_failed": Words("Pengunggahan gagal. Coba lagi.", "Uploading failed. Try again."),
    "widget_error": Words("Galat: ", "Error: "),
    "widget_retry": Words("Klik untuk mencoba lagi", "Click to try again"),
    "widget_uploading": Words("Mengunggah $1", "Uploading $1"),
    "widget_close": Words("Tutup", "Close"),
    "widget_unfold": Words("Buka pilihan", "Open the choices"),
    "widget_pages": Words("Halaman daftar", "Pages of the list"),
    "widget_previous": Words("Halaman sebelumnya", "Previous page"),
    "widget_next": Words("Halaman berikutnya", "Next page"),
    "widget_page": Words("Halaman $1", "Page $1"),
    "widget_nothing": Words("Tidak ada yang cocok", "Nothing matches"),
    "widget_clear": Words("Kosongkan", "Clear"),
    "widget_skip": Words("Langsung ke isi halaman", "Skip to the content"),
    "widget_side": Words("Bilah sisi", "Side bar"),
    "widget_side_fold": Words("Tutup bilah sisi", "Close the side bar"),
    "widget_side_unfold": Words("Buka bilah sisi", "Open the side bar"),
    "widget_screens": Words("Halaman Rujukan", "Pages of Rujukan"),
    "widget_home": Words("Ke halaman awal", "To the first page"),
    "widget_send": Words("Kirim pertanyaan", "Send the question"),
    "widget_lost": Words("Rujukan tidak dapat dihubungi", "Rujukan cannot be reached"),
    "widget_silent": Words(
        "Server Rujukan tidak menjawab; mungkin sedang dimulai ulang. Percakapan dan tulisan Anda tidak hilang, dan"
        " halaman ini tersambung lagi dengan sendirinya. Bila lama, periksa jaringan atau hubungi pengelola server.",
        "Rujukan’s server does not answer; it may be restarting. Your conversations and what you have written are not"
        " lost, and this page connects again by itself. If it takes long, check the network or ask whoever runs the"
        " server.",
    ),
    "widget_start": Words("streamlit run app.py", "streamlit run app.py"),
    # What happened
    "told_added": Words("{path} tersimpan.", "{path} was stored."),
    "told_replaced": Words("{path} diganti dengan versi baru.", "{path} was replaced by a new version."),
    "told_renamed": Words("{before} kini bernama {path}.", "{before} is now called {path}."),
    "told_described": Words("Keterangan {path} tersimpan.", "The description of {path} was stored."),
    "told_deleted": Words("{path} dihapus.", "{path} was deleted."),
    "told_restored": Words("{path} dikembalikan.", "{path} was brought back."),
    "told_unchanged": Words("Tidak ada yang berubah pada {path}.", "Nothing changed in {path}."),
    "told_cleared": Words("{count} berkas dihapus selamanya.", "Files deleted for good: {count}."),
    "told_refused": Words("{name} tidak disimpan.", "{name} was not stored."),
    "told_failed": Words("{name}: belum berhasil.", "{name}: this did not work."),
    "file_failed": Words("Belum berhasil", "This did not work"),
    "told_too_large": Words(
        "{name} tidak disimpan: terlalu besar ({size} MB; batasnya {most} MB). Bagi menjadi beberapa berkas.",
        "{name} was not stored: it is too large ({size} MB; the limit is {most} MB). Divide it into several files.",
    ),
    "told_wrong_format": Words(
        "{name} tidak disimpan: jenisnya tidak didukung. Pakai PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown, atau TXT.",
        "{name} was not stored: its kind is not supported. Use PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown or TXT.",
    ),
    "told_name_taken": Words(
        "Di folder itu sudah ada {name}. Ganti, atau simpan sebagai {other}?",
        "That folder already has {name}. Replace it, or store this one as {other}?",
    ),
    "told_undo": Words("Urungkan", "Undo"),
    "told_describe": Words("Isi keterangan", "Describe it"),
    "told_replace": Words("Ganti yang ada", "Replace it"),
    "told_other_name": Words("Pakai nama lain", "Use the other name"),
    "told_leave": Words("Batal", "Cancel"),
    "told_close": Words("Tutup", "Close"),
    # The menu of a document, and what each entry opens
    "file_menu": Words("Tindakan untuk {path}", "Actions for {path}"),
    "file_open": Words("Buka atau unduh", "Open or download"),
    "file_replace": Words("Ganti dengan versi baru", "Replace by a new version"),
    "file_rename": Words("Ganti nama atau pindahkan", "Rename or move"),
    "file_describe": Words("Ubah keterangan", "Edit the description"),
    "file_delete": Words("Hapus", "Delete"),
    "file_clear": Words("Kosongkan daftar?", "Empty the list?"),
    "file_download": Words("Unduh berkas", "Download the file"),
    "file_closed": Words(
        "Berkas rahasia tidak dapat dibuka dari halaman ini.", "Confidential files cannot be opened from this page."
    ),
    "file_save": Words("Simpan", "Save"),
    "file_name": Words("Nama berkas", "Name of the file"),
    "file_folder": Words("Folder", "Folder"),
    "file_new_version": Words("Versi baru", "New version"),
    "file_replace_hint": Words(
        "Nama dan keterangannya tetap. Versi yang sekarang disimpan 30 hari di “Baru dihapus”.",
        "Its name and description stay. The present version is kept for 30 days under “Recently deleted”.",
    ),
    "file_gone": Words("Berkas ini sudah tidak ada.", "This file is no longer there."),
    "file_gone_hint": Words("Tutup kotak ini; daftarnya sudah diperbarui.", "Close this box; the list is up to date."),
    # Description
    "describe_title": Words("Judul", "Title"),
    "describe_kind": Words("Jenis", "Kind"),
    "describe_partner": Words("Mitra (pisahkan dengan koma)", "Partners (separated by commas)"),
    "describe_years": Words("Tahun", "Years"),
    "describe_language": Words("Bahasa dokumen", "Language of the document"),
    "describe_access": Words("Siapa yang boleh membaca", "Who may read it"),
    "describe_by_itself": Words("Menurut folder", "By its folder"),
    "describe_by_text": Words("Menurut teksnya", "By its text"),
    "describe_years_example": Words("misalnya 2016, 2020–2023", "such as 2016, 2020–2023"),
    "describe_head": Words(
        "Bila berkas ini membawa keterangan di bagian atasnya, isian di sini didahulukan; untuk akses, yang lebih ketat"
        " berlaku.",
        "If this file carries a description at its top, what you enter here comes first; for access, the stricter"
        " counts.",
    ),
    # Recently deleted
    "removed_title": Words("Baru dihapus ({count})", "Recently deleted ({count})"),
    "removed_hint": Words(
        "Berkas yang dihapus atau diganti disimpan 30 hari di luar folder dokumen.",
        "Deleted and replaced files are kept for 30 days outside the folder of documents.",
    ),
    "removed_deleted": Words("Dihapus {at}", "Deleted {at}"),
    "removed_replaced": Words("Diganti {at}", "Replaced {at}"),
    "removed_restore": Words("Kembalikan", "Bring back"),
    "removed_clear": Words("Kosongkan daftar", "Empty the list"),
    "removed_clear_ask": Words(
        "{count} berkas akan hilang selamanya dan tidak dapat dikembalikan.",
        "Files that will be gone for good and cannot be brought back: {count}.",
    ),
    "removed_clear_yes": Words("Hapus selamanya", "Delete for good"),
    "removed_more": Words("Dan {count} lagi.", "And {count} more."),
    # Searching the list
    "list_search": Words("Cari dalam daftar", "Search the list"),
    "list_search_hint": Words("Judul, nama berkas, atau mitra", "Title, file name or partner"),
    "list_state": Words("Keadaan", "State"),
    "list_kind": Words("Jenis", "Kind"),
    "list_all": Words("Semua", "All"),
    "list_count": Words("{shown} dari {count} dokumen", "{shown} of {count} documents"),
    "list_whole": Words("{count} dokumen", "Documents: {count}"),
    "list_nothing": Words("Tidak ada dokumen yang cocok", "No document matches"),
    "list_nothing_hint": Words("Ubah kata carian atau pilih “Semua”.", "Change the search or choose “All”."),
    "column_actions": Words("Tindakan", "Actions"),
    "state_copy": Words("Salinan", "Copy"),
    "state_confidential": Words("Rahasia, tidak diindeks", "Confidential, not indexed"),
}
