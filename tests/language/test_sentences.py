from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.sentences import sentence_spans

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(" .\n\t?!…“”\"'()abcJlNo1\u200b\xa0\u2028")), max_size=120)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@given(TEXTS)
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    covered = [at for start, end in sentence_spans(text) for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {at for at, character in enumerate(text) if not character.isspace()} <= set(covered)


@given(TEXTS)
def test_sentences_are_in_order_and_carry_no_white_space_around_them(text: str) -> None:
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans)


def test_two_sentences_are_told_apart() -> None:
    assert sentences("MoU berakhir pada 2019. Wali kota memperpanjangnya.") == [
        "MoU berakhir pada 2019.",
        "Wali kota memperpanjangnya.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kantor itu beralamat di Jl. Wastukancana No. 2 Bandung.",
        "Penelitian Faishal dkk. (2024) menyebut 400 dokumen.",
        "Kutipan ada pada hlm. 12 dari tesis itu.",
        "Rapat dipimpin Drs. Ahmad dan Ir. Budi di Kab. Bandung.",
        "Biayanya Rp. 5.000.000 untuk satu tahun.",
        "Surat a.n. Wali Kota dikirim kemarin.",
        "Peraturan itu disusun oleh M. Natsir pada tahun itu.",
    ],
)
def test_an_indonesian_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    assert sentences(f"{sentence} Kalimat kedua berdiri sendiri.") == [sentence, "Kalimat kedua berdiri sendiri."]


def test_half_a_surrogate_pair_does_not_stop_the_splitting() -> None:
    assert sentences("Satu \ud800 kalimat. Dua kalimat.") == ["Satu \ud800 kalimat.", "Dua kalimat."]


def test_a_text_of_white_space_has_no_sentence() -> None:
    assert sentence_spans(" \n\t ") == []
