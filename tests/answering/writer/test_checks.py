from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.question.quantities import quantities
from assistant.answering.writer.checks import LEAST_SUPPORT, Sentence, fault, foreign_names, negates_alike, sentences
from tests.answering.written import FIRST, SECOND, citation

CITED = {1: citation(1, FIRST), 2: citation(2, SECOND)}


def fault_of(text: str, **said: object) -> str | None:
    (sentence,) = sentences(text)
    return fault(sentence, CITED, "id", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "MoU pertama dengan Kawasaki ditandatangani pada 18 Februari 2016 [1].",
        "Terbatas pendanaan dan terputus komunikasi: kerja sama tidak optimal. [2]",
        "Kerja sama tidak optimal karena pendanaan terbatas dan komunikasi terputus [2].",
        "Pada 2016 MoU pertama ditandatangani di Bandung, tetapi kerja sama tidak optimal [1][2].",
        "Pada Februari 2016 MoU pertama ditandatangani [1].",
    ],
)
def test_a_sentence_that_says_what_its_quotes_say_is_kept(text: str) -> None:
    assert fault_of(text) is None
    assert fault_of(text, supports=lambda sentence, passage: 0.9) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("MoU pertama dengan Kawasaki ditandatangani pada 18 Februari 2016.", "mark"),
        ("MoU pertama [1] dengan Kawasaki ditandatangani.", "mark"),
        ("MoU pertama dengan Kawasaki ditandatangani pada 18 Februari 2016 [7].", "mark"),
        ("MoU pertama dengan Kawasaki ditandatangani di http://jahat.example/ [1].", "markup"),
        ("MoU pertama <b>dengan</b> Kawasaki ditandatangani [1].", "markup"),
        ("The first memorandum was signed in Bandung on 18 February 2016 [1].", "language"),
        ("MoU pertama dengan Kawasaki ditandatangani pada 18 Februari 2019 [1].", "number"),
        ("MoU pertama dengan Kawasaki ditandatangani pada 18 Maret 2016 [1].", "number"),
        ("MoU pertama dengan Kawasaki ditandatangani pada tahun 2016 untuk tiga tahun [1].", "number"),
        ("MoU pertama dengan Kawasaki ditandatangani pada 2016 [2].", "number"),
        ("MoU pertama dengan Kota Osaka ditandatangani di Bandung [1].", "name"),
        ("Osaka menandatangani MoU pertama di Bandung [1].", "name"),
        ("Kerja sama dengan Kawasaki optimal karena pendanaan terbatas [2].", "negation"),
        ("MoU pertama dengan Kawasaki tidak ditandatangani di Bandung [1].", "negation"),
        ("Kerja sama tidak optimal gara-gara korupsi merajalela parlemen daerah [2].", "words"),
        ("MoU pertama ditandatangani pada 18 Februari 2016 di Bandung [1][2].", "words"),
    ],
)
def test_a_sentence_that_says_more_is_not_kept_and_the_reason_is_named(text: str, why: str) -> None:
    assert fault_of(text) == why


def test_a_clause_does_not_mix_the_names_and_figures_of_two_quotes() -> None:
    quotes = ("Kerja sama dengan Suwon dimulai pada 1997.", "Kerja sama dengan Namur dimulai pada 2017.")
    cited = {number: citation(number, quote) for number, quote in enumerate(quotes, start=1)}
    (mixed,) = sentences("Kerja sama dengan Suwon dimulai pada 2017 [1][2].")
    (joined,) = sentences("Kerja sama dengan Suwon dimulai pada 1997, sedangkan dengan Namur pada 2017 [1][2].")
    assert fault(mixed, cited, "id") == "mixed"
    assert fault(joined, cited, "id") is None


def test_the_reader_has_the_last_word() -> None:
    text = "MoU pertama dengan Kawasaki ditandatangani pada 18 Februari 2016 [1]."
    asked: list[tuple[str, str]] = []

    def supports(sentence: str, passage: str) -> float:
        asked.append((sentence, passage))
        return LEAST_SUPPORT - 0.05

    assert fault_of(text, supports=supports) == "support"
    assert fault_of(text, supports=supports, least_support=LEAST_SUPPORT - 0.06) is None
    assert asked[0] == ("MoU pertama dengan Kawasaki ditandatangani pada 18 Februari 2016.", FIRST)


def test_a_sentence_over_a_quote_of_another_language_needs_a_reader() -> None:
    (sentence,) = sentences("The MoU was signed in Bandung on February 18, 2016 [1].")
    assert fault(sentence, CITED, "en") == "support"
    assert fault(sentence, CITED, "en", supports=lambda *_: 0.8) is None
    (wrong,) = sentences("The MoU was signed in Bandung on February 19, 2016 [1].")
    assert fault(wrong, CITED, "en", supports=lambda *_: 0.8) == "number"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Satu hal. [1] Dua hal [2].", [("Satu hal [1].", (1,)), ("Dua hal [2].", (2,))]),
        ("Satu hal [1, 2].\n- Dua hal. [1][2]\n", [("Satu hal [1][2].", (1, 2)), ("Dua hal [1][2].", (1, 2))]),
        ("**Satu** hal【1】.", [("Satu hal[1].", (1,))]),
        ("Satu hal tanpa tanda.", [("Satu hal tanpa tanda.", ())]),
        ("1. Satu hal [1].", [("Satu hal [1].", (1,))]),
        ("", []),
    ],
)
def test_marks_belong_to_the_sentence_before_them(text: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(one.text, one.cites) for one in sentences(text)] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18 Februari 2016", "February 18, 2016"),
        ("18 Februari 2016", "2016-02-18"),
        ("18 Februari 2016", "18/2/2016"),
        ("pada Mei 2020", "in May 2020"),
        ("dua puluh lima mitra", "25 partners"),
        ("twenty-five partners", "25 mitra"),
        ("dua belas kota", "twelve cities"),
        ("1.250.000 rupiah", "1,250,000 rupiah"),
        ("2,5 juta", "2.500.000"),
        ("tiga juta", "3 million"),
        ("seribu sembilan ratus sembilan puluh delapan", "1998"),
        ("seratus dua puluh tiga ribu", "one hundred and twenty-three thousand"),
        ("pertemuan ketiga", "the third meeting"),
        ("2,50 persen", "2.5 percent"),
    ],
)
def test_quantities_are_equal_however_they_are_written(one: str, other: str) -> None:
    assert quantities(one) == quantities(other)
    assert quantities(one).dates or quantities(one).numbers


@pytest.mark.parametrize(
    ("said", "given_"),
    [
        ("18 Februari 2020", "18 Februari 2016 dan 6 Februari 2020"),
        ("3 miliar", "3 juta"),
        ("tiga kota", "dua kota"),
        ("satu kota", "dua kota"),
        ("12 persen", "1,2 persen"),
        ("pada bulan Maret", "pada bulan Mei"),
        ("Mei 2017", "Mei 2016, lalu 2017"),
    ],
)
def test_a_quantity_that_is_not_given_is_noticed(said: str, given_: str) -> None:
    assert not quantities(said).are_given_by(quantities(given_))


def test_a_number_of_any_length_is_a_number() -> None:
    assert quantities("9" * 6000).are_given_by(quantities(f"ada {'9' * 6000} orang"))
    assert not quantities("9" * 6000).are_given_by(quantities("9" * 5999))


@pytest.mark.parametrize(
    "text", ["salah satu mitra", "satu-satunya kota", "one of the partners", "kedua kota", "May I?"]
)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert quantities(text) == quantities("")


@given(st.integers(0, 31), st.integers(1900, 2100), st.text(max_size=20))
def test_every_number_of_a_text_is_given_by_that_text(small: int, year: int, rest: str) -> None:
    text = f"{rest} {small} Februari {year}, {small} orang {rest}"
    assert quantities(text).are_given_by(quantities(text))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Kota Kawasaki dan Bandung bekerja sama.", []),
        ("Kota Toyama dan Bandung bekerja sama.", ["Toyama"]),
        ("Toyama bekerja sama dengan Bandung.", ["Toyama"]),
        ("Pertamanya di Bandung.", []),
        ("Menurut WHO, Bandung baik.", ["WHO"]),
        ("Sejak 18 Februari 2016 dan pada Mei ini.", []),
        ("The WHO said so.", ["WHO"]),
    ],
)
def test_names_that_the_quotes_do_not_hold_are_noticed(sentence: str, names: list[str]) -> None:
    assert foreign_names(sentence, FIRST) == names


@pytest.mark.parametrize(
    ("sentence", "quote", "alike"),
    [
        ("Program berjalan.", "Program tidak berjalan.", False),
        ("Program belum berjalan.", "Program berjalan.", False),
        ("Program berjalan.", "Program berjalan, tetapi dana tidak ada.", True),
        ("Dana ada.", "Program berjalan, tetapi dana tidak ada.", False),
        ("The programme ran.", "The programme never ran.", False),
        ("The programme didn't run.", "The programme did run.", False),
        ("Program tidak hanya berjalan di Bandung.", "Program berjalan di Bandung.", True),
        ("Undang-Undang No. 23 berlaku.", "Undang-Undang Nomor 23 berlaku.", True),
        ("Kerja sama optimal dan tidak terbatas.", "Kerja sama tidak optimal karena dana terbatas.", False),
        ("It was not signed.", "Tidak ditandatangani.", True),
        ("It was signed.", "Tidak ditandatangani.", False),
    ],
)
def test_a_sentence_negates_what_its_quote_negates(sentence: str, quote: str, alike: bool) -> None:
    assert negates_alike(sentence, quote) is alike


@given(st.text(max_size=300))
def test_any_text_can_be_judged_and_what_is_kept_cites_something(text: str) -> None:
    for sentence in sentences(text):
        assert isinstance(sentence, Sentence)
        if fault(sentence, CITED, "id") is None:
            assert set(sentence.cites) <= CITED.keys()
            assert sentence.cites
