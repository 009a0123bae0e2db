"""Words of office tables in both languages: what columns are called, and common subjects. Data only.

The concepts are what any office's tables have (people, places, money, time, papers), not the names of one corpus.
"""

from __future__ import annotations

from functools import cache

from assistant.language.words import terms, words

CONCEPTS = {
    "partner": "mitra rekanan partner counterpart",
    "country": "negara asal country nation countries",
    "region": "kawasan benua wilayah region continent",
    "city": "kota city cities town",
    "form": "bentuk jenis tipe macam form type kind",
    "field": "bidang sektor topik fokus bergerak field sector topic area subject focus",
    "year": "tahun year years",
    "time": "tanggal waktu date",
    "start": "mulai dimulai bermula start started began begin",
    "condition": "kondisi keadaan status progres condition state progress",
    "duration": "jangka lama durasi masa duration term period",
    "document": "dokumen naskah perjanjian document agreement",
    "name": "nama name",
    "amount": "jumlah banyaknya amount quantity number",
    "money": "anggaran budget dana fund funds",
    "price": "harga price cost biaya tarif fee",
    "department": "bagian departemen divisi unit department division",
    "position": "jabatan posisi position role",
    "author": "penulis pengarang author writer",
    "title": "judul title",
    "place": "tempat lokasi place location venue",
    "staff": "pegawai karyawan staf staff employee employees personil",
    "book": "buku book",
    "supplier": "pemasok penyedia vendor supplier",
    "category": "kategori golongan kelompok category class group",
    "activity": "kegiatan acara program activity event",
    "project": "proyek project",
    "school": "sekolah school",
    "teacher": "guru dosen teacher lecturer",
    "student": "siswa murid mahasiswa student",
    "lesson": "pelajaran subject course",
    "stage": "tahap tahapan stage phase step",
    "phone": "telepon telp phone telephone",
    "age": "usia umur age",
    "level": "tingkat level grade",
    "source": "sumber rujukan referensi source reference",
}
"""Columns may be called any of these; words of one line mean the same."""

TIME_CONCEPTS = frozenset({"year", "time", "start"})

ACTING = frozenset({"partner", "staff", "teacher", "student", "author", "name", "position", "supplier", "department"})
"""What can answer "who"."""

SAME_WORDS = """
pendidikan education educational
budaya kebudayaan kultur culture cultural
seni kesenian art arts
ekonomi economy economic economics
teknologi technology technological
pariwisata wisata tourism
lingkungan environment environmental
kesehatan health healthcare
pertanian agriculture agricultural farming
perdagangan dagang trade commerce
industri industry industrial
olahraga sport sports
pemuda kepemudaan youth
transportasi transport transportation
perencanaan planning
pelatihan training
penelitian riset research
energi energy
keuangan finance financial
hukum legal law
sosial social
air water
sampah waste garbage
kreatif creative
digital digital
hijau green
kota city urban
jejaring jaringan network
perpustakaan library
kerja sama kerjasama kemitraan cooperation partnership collaboration
internasional international
luar negeri foreign
tabel table
""".strip().splitlines()
"""Common words that mean the same, one line each; a phrase of several words counts as its words."""

ROWS = frozenset("baris entri entry entries row rows".split())
"""What a row is called when no column names it."""

NEGATIONS = frozenset(
    "bukan tidak tak nggak ngga gak ga tdk tanpa belum selain kecuali not no without except excluding outside".split()
)

NOT_SO = frozenset("tidak tak nggak ngga gak ga tdk belum not no".split())
"""Those of them that deny what happens rather than a thing."""

TOTALS = frozenset("total keseluruhan seluruhnya".split())
"""What stands between "how many" and what is counted."""

PRESENCE = frozenset(
    """
    memiliki punya mempunyai dimiliki bekerja bekerjasama bermitra menjalin terjalin dijalin terdaftar tercatat
    tercantum tercakup tertulis terdapat disebut disebutkan termasuk berasal mencakup meliputi berada berlokasi
    bergabung gabung menjadi jadi milik dibanding sejumlah total keseluruhan seluruhnya
    have has having listed recorded mentioned include includes including cover covers covering involve involves
    exist exists come comes located based become became join joined work works working belong belongs
    dimuat memuat termuat dicatat ditulis contain contains contained shown shows
    muncul tampak beserta berikut disertai lengkap masing setiap tiap ambil mengambil
    according added add adds bertambah ditambah ditambahkan
    each every appear appears represented represents take takes deal deals dealing along together
    bernama adanya diadakan berlangsung ditandatangani diteken signed dated held took place dengan
    """.split()
)
"""Verbs that only say that a row is there, and how it stands to the rest of the question."""


@cache
def concepts() -> dict[str, frozenset[str]]:
    """Each stem with the concepts it can mean."""
    found: dict[str, set[str]] = {}
    for concept, line in CONCEPTS.items():
        for word in line.split():
            for stem in stems(word):
                found.setdefault(stem, set()).add(concept)
    return {stem: frozenset(names) for stem, names in found.items()}


@cache
def stems(word: str) -> frozenset[str]:
    """A folded word with its stems in both languages."""
    return frozenset({word, *terms(word, "id"), *terms(word, "en")})


@cache
def meanings(word: str) -> frozenset[str]:
    """The stems of a word and of the common words that mean the same in either language."""
    own = stems(word)
    return own.union(*(same for same in _same() if own & same))


@cache
def concepts_of(word: str) -> frozenset[str]:
    """The concepts a word can mean."""
    known = concepts()
    return frozenset().union(*(known.get(stem, frozenset()) for stem in stems(word)))


def is_source(word: str) -> bool:
    """Whether a word asks for where something stands rather than for what."""
    return concepts_of(word) == {"source"}


@cache
def _same() -> tuple[frozenset[str], ...]:
    return tuple(frozenset().union(*(stems(word) for word in words(line))) for line in SAME_WORDS)
