"""What can be the answer to a question, by what it asks for in so many words."""

from __future__ import annotations

import pytest

from assistant.answering.question.expected import can_answer
from assistant.answering.question.kinds import kind_of


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Berapa mitra yang disebut?", "lima belas kota", "beberapa kota"),
        ("Berapa kota yang diumumkan masuk?", "47 kota", "11 Desember 2015 di Paris"),
        ("Berapa halaman tebalnya?", "24 halaman", "Nomor 193/1652/PUOD"),
        ("Berapa umurnya?", "46", "9–11 Agustus 2017"),
        ("Surat edaran nomor berapa yang berlaku?", "193/1652", "surat edaran menteri"),
        ("Kapan gedung itu dibuka?", "3 Mei 2014", "oleh wali kota"),
        ("Siapa yang membuka gedung itu?", "Wali Kota Sari", "2014"),
        ("Berapa lama perjanjian itu berlaku?", "lima tahun", "15 mitra"),
        ("How long does the agreement last?", "2017–2020", "12 partners"),
        ("Berapa biaya upacara pembukaan?", "Rp 12.500.000", "4 tahun"),
        ("Berapa besar anggaran program itu?", "dua miliar rupiah", "15% berjalan"),
        ("berapa gajinya kepala bagian?", "Rp9 juta", "tiga orang"),
        ("How much funding did the city get?", "$40,000", "47 cities"),
        ("What fine does the regulation impose?", "2,000,000", "Regulation 3/2008"),
        ("Berapa persen anggaran yang terpakai?", "82%", "Rp 12 juta"),
        ("Berapa umur wali kota waktu itu?", "46 tahun", "enam bulan"),
        ("How old is the network?", "20 years", "30 people"),
    ],
)
def test_an_answer_is_of_the_type_that_is_asked_for(question: str, right: str, wrong: str) -> None:
    assert can_answer(question, kind_of(question), right)
    assert not can_answer(question, kind_of(question), wrong)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Dari dana apa pelatihan dibiayai?", "hibah pemerintah pusat"),
        ("Which funds support the exchange?", "the prefecture's youth programme"),
        ("Mengapa anggaran tidak cukup?", "karena penerimaan turun"),
        ("Apa itu denda administratif?", "sanksi bagi yang terlambat"),
        ("How often is the register revised?", "every quarter"),
        ("Bagaimana biaya dibagi?", "masing-masing pihak menanggung sendiri"),
    ],
)
def test_a_question_that_asks_for_no_number_takes_any_words(question: str, said: str) -> None:
    assert can_answer(question, kind_of(question), said)
