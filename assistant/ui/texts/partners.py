"""Texts of the screen Mitra / Partners."""

from __future__ import annotations

from typing import Final

from assistant.core.errors import Words

PARTNERS: Final[dict[str, Words]] = {
    "partners_title": Words("Mitra", "Partners"),
    "partners_promise": Words(
        "Digambar dari {tables} tabel dalam {documents} dokumen. Tekan satu tanda untuk membuka barisnya, atau "
        "satu nama untuk membuka halaman mitranya.",
        "Drawn from {tables} tables in {documents} documents. Press a mark to open its row, or a name to open the "
        "partner’s page.",
    ),
    "partners_wait": Words(
        "Garis waktu, peta, dan rekapitulasi digambar begitu indeks selesai dibangun.",
        "The timeline, the map and the figures are drawn as soon as the index is built.",
    ),
    "partners_reading": Words("Membaca tabel-tabel…", "Reading the tables…"),
    "partners_none": Words("Tidak ada tabel tentang mitra dalam dokumen", "The documents hold no table about partners"),
    "partners_none_hint": Words(
        "Tambahkan tabel atau lembar yang berkolom mitra atau kota, dengan kolom seperti negara, kawasan, tahun, "
        "bentuk, bidang, atau status, lalu bangun ulang indeks di halaman Dokumen.",
        "Add a table or sheet with a column of partners or cities and columns such as country, region, year, form, "
        "field or status; then rebuild the index on the page Documents.",
    ),
    "partners_failed": Words("Data mitra tidak dapat ditampilkan", "The partners cannot be shown"),
    "partner_unknown": Words("Tidak ada mitra bernama “{name}”", "There is no partner called “{name}”"),
    "partner_unknown_hint": Words("Pilih satu nama di bawah.", "Choose a name below."),
    "partners_all": Words("Semua mitra", "All partners"),
    "open_partner": Words("Buka halaman {partner}", "Open the page of {partner}"),
    "partner_disagreements": Words(
        "{partner}: {count} perbedaan antarsumber; buka halamannya",
        "{partner}: sources disagree in {count} points; open its page",
    ),
    # Timeline
    "span": Words("{first}–{last}", "{first}–{last}"),
    "timeline_title": Words(
        "Kerja sama {span}: mulai, dokumen, dan kegiatan", "Cooperation {span}: starts, papers and activities"
    ),
    "timeline_description": Words(
        "{partners} mitra, {events} peristiwa bertanggal ({span}).",
        "Partners: {partners}; dated events: {events} ({span}).",
    ),
    "timeline_disputed": Words(
        "Tentang {count} mitra, sumbernya berbeda (≠).", "Sources disagree about {count} of them (≠)."
    ),
    "event_start": Words("Mulai", "Start"),
    "event_document": Words("Dokumen", "Paper"),
    "event_activity": Words("Kegiatan", "Activity"),
    "event_disputed": Words("Sumber berbeda", "Sources differ"),
    "open_side": Words("Buka sumbernya", "Open its source"),
    "voice": Words("(menurut {voice})", "(according to {voice})"),
    "of_partner_name": Words("Mitra", "Partner"),
    "of_partner_when": Words("Waktu", "When"),
    "of_partner_kind": Words("Jenis", "Kind"),
    "of_partner_what": Words("Isi tabel", "In the table’s words"),
    "of_partner_country": Words("Negara", "Country"),
    "of_partner_position": Words("Lintang, bujur", "Latitude, longitude"),
    "timeline_none": Words("Garis waktu belum dapat digambar", "The timeline cannot be drawn yet"),
    "timeline_none_hint": Words(
        "Tabel-tabelnya tidak menyebut tahun atau tanggal. Tambahkan kolom seperti tahun mulai, lalu bangun "
        "ulang indeks.",
        "The tables name no years or dates. Add a column such as the year of the start, then rebuild the index.",
    ),
    # Map
    "map_title": Words("Letak kota mitra", "Where the partner cities lie"),
    "map_description": Words(
        "{placed} dari {partners} mitra pada peta dunia, bernomor menurut urutan mulainya.",
        "{placed} of {partners} partners on a map of the world, numbered in the order in which they began.",
    ),
    "map_mark": Words(
        "{number}. {partner}, {country}: buka sumbernya", "{number}. {partner}, {country}: open its source"
    ),
    "map_enlarged": Words("diperbesar", "enlarged"),
    "map_hollow": Words(
        "Tanda kosong: sumber berbeda tentang nama mitranya.", "Hollow marks: sources differ about the partner’s name."
    ),
    "map_none": Words("Peta belum dapat digambar", "The map cannot be drawn yet"),
    "map_none_hint": Words(
        "Tidak ada mitra yang kota dan negaranya ditemukan dalam GeoNames. Lengkapi kolom negara dalam tabelnya.",
        "No partner’s city and country are in GeoNames. Fill in the column of countries in the table.",
    ),
    "map_source": Words(
        "Nama dan negara dari tabel dokumen; letak dari GeoNames (CC BY 4.0), garis pantai dari Natural Earth.",
        "Names and countries from the documents’ tables; positions from GeoNames (CC BY 4.0), coasts from Natural "
        "Earth.",
    ),
    "map_missing": Words(
        "Tidak di peta, karena tidak ada kota bernama demikian di negara itu dalam GeoNames: {names}.",
        "Not on the map, since GeoNames has no such city in that country: {names}.",
    ),
    # Breakdowns
    "by_partner_region": Words("Mitra menurut kawasan", "Partners by region"),
    "by_partner_form": Words("Mitra menurut bentuk kerja sama", "Partners by form of cooperation"),
    "by_partner_field": Words("Mitra menurut bidang", "Partners by field"),
    "by_partner_status": Words("Mitra yang keadaannya dicatat", "Partners whose condition is recorded"),
    "breakdown_description": Words(
        "{partners} mitra dalam {groups} kelompok. {largest}.", "{partners} partners in {groups} groups. {largest}."
    ),
    "breakdown_each": Words(
        "Satu kotak satu mitra. Mitra yang sumbernya menyebut lebih dari satu dihitung pada masing-masing.",
        "One square is one partner. A partner that sources put into more than one group is counted in each.",
    ),
    "breakdown_words": Words(
        "Kelompok yang tidak bernama Indonesia disebut dengan kata-kata tabelnya sendiri.",
        "Groups without an English name carry the tables’ own words.",
    ),
    "cooperation_loi": Words("LoI", "LoI"),
    "cooperation_mou": Words("MoU", "MoU"),
    "cooperation_agreement": Words("Perjanjian", "Agreement"),
    "cooperation_sister": Words("Kota kembar", "Sister city"),
    "breakdown_more": Words(
        "{count} kelompok lebih kecil hanya ada dalam tabel.", "{count} smaller groups are only in the table."
    ),
    "breakdown_without": Words("Tanpa catatan: {names}.", "Nothing recorded: {names}."),
    "unit_one": Words("Mitra", "Partner"),
    "unit_told": Words("Keadaannya dicatat", "Condition recorded"),
    # Text alternative and files
    "chart_table": Words("Sebagai tabel ({count} baris)", "As a table ({count} rows)"),
    "chart_download": Words("Unduh", "Download"),
    "chart_file": Words("mitra", "partners"),
    "chart_place": Words("Letak dalam dokumen", "Place in the document"),
    "chart_quote": Words("Kutipan", "Quote"),
    # A partner's page
    "facts_title": Words("Fakta menurut tabel", "Facts from tables"),
    "partner_timeline": Words("Perjalanan kerja sama", "Course of the cooperation"),
    "partner_timeline_hint": Words("{events} peristiwa bertanggal ({span}).", "Dated events: {events} ({span})."),
    "partner_documents": Words("Dokumen tentang mitra ini", "Documents about this partner"),
    "partner_differences": Words("Perbedaan antarsumber", "Where sources disagree"),
    "partner_differences_none": Words(
        "Tidak ada perbedaan yang ditemukan tentang mitra ini.", "No disagreement was found about this partner."
    ),
    "partner_questions": Words("Tanyakan tentang mitra ini", "Ask about this partner"),
    "fact_name": Words("Nama", "Name"),
    "fact_country": Words("Negara", "Country"),
    "fact_region": Words("Kawasan", "Region"),
    "fact_start": Words("Mulai", "Start"),
    "fact_end": Words("Berakhir", "End"),
    "fact_form": Words("Bentuk", "Form"),
    "fact_field": Words("Bidang", "Fields"),
    "fact_status": Words("Keadaan", "Condition"),
    "fact_period": Words("Jangka waktu", "Duration"),
    "fact_document": Words("Dokumen kerja sama", "Papers"),
    "ask_partner_start": Words(
        "Kapan kerja sama dengan {partner} dimulai?", "When did the cooperation with {partner} begin?"
    ),
    "ask_partner_form": Words(
        "Apa bentuk kerja sama dengan {partner}?", "What is the form of the cooperation with {partner}?"
    ),
    "ask_partner_field": Words(
        "Apa bidang kerja sama dengan {partner}?", "What are the fields of the cooperation with {partner}?"
    ),
    "ask_partner_status": Words(
        "Bagaimana kondisi kerja sama dengan {partner}?", "How does the cooperation with {partner} stand?"
    ),
    "ask_partner_document": Words(
        "Dokumen apa saja yang ditandatangani dengan {partner}?", "What documents were signed with {partner}?"
    ),
    "ask_partner_hindrance": Words(
        "Apa hambatan kerja sama dengan {partner}?", "What hinders the cooperation with {partner}?"
    ),
}
