from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.structure.clean import ends_sentence, fold, join, reflow, repair_block, repair_characters

DEBRIS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ab. -\n\n\t\r\f|:;(“ﬁﬀ\u00ad\u200b\x00\ufeff\ud83d\ude00e\u0301가ͅ1.•ABTabel BAB"),
    ),
    max_size=120,
)


@given(DEBRIS)
def test_repairing_characters_twice_changes_nothing_more(text: str) -> None:
    once = repair_characters(text)
    assert repair_characters(once) == once


@given(DEBRIS)
def test_reflowing_twice_changes_nothing_more(text: str) -> None:
    once = reflow(text)
    assert reflow(once) == once


@given(DEBRIS)
def test_repaired_text_is_nfc_and_can_be_written(text: str) -> None:
    repaired = repair_characters(text)
    assert unicodedata.is_normalized("NFC", repaired)
    repaired.encode("utf-8")
    assert "\x00" not in repaired
    assert repair_block(repaired) == repair_block(text)


@given(DEBRIS)
def test_folded_text_is_one_line_without_spaces_at_its_ends(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "\n" not in folded
    assert "  " not in folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("ﬁnansial dan eﬀektif", "finansial dan effektif"),
        ("kerja\u00adsama", "kerjasama"),
        ("a\x00b\x07c", "abc"),
        ("e\u0301", "é"),
        ("satu  \t dua", "satu dua"),
        ("\ud83d\ude00", "😀"),
        ("lepas \ud83d saja", "lepas saja"),
        ("satu\r\ndua\rtiga\x0cempat", "satu\ndua\ntiga\nempat"),
        ("a\n\n\n\n\nb", "a\n\nb"),
    ],
)
def test_debris_is_repaired(damaged: str, repaired: str) -> None:
    assert repair_characters(damaged) == repaired


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("untuk pem-", "bangunan daerah", "untuk pembangunan daerah"),
        ("berbagai faktor-", "faktor lain", "berbagai faktor-faktor lain"),
        ("peran sub-", "nasional", "peran sub-nasional"),
        ("undang-", "undangnya", "undang-undangnya"),
        ("Bandung-", "Suwon", "Bandung-Suwon"),
        ("tahun 2015-", "2025", "tahun 2015-2025"),
        ("kerja sama", "daerah", "kerja sama daerah"),
        ("kota -", "kota", "kota - kota"),
    ],
)
def test_a_word_divided_at_a_line_end_is_put_together_but_real_hyphens_stay(left: str, right: str, joined: str) -> None:
    assert join(left, right, {"sub-nasional"}) == joined


def test_wrapped_lines_and_sentences_torn_by_empty_lines_are_joined() -> None:
    torn = "Perkembangan ini terus\nmeningkat, di mana\n\nhingga kini tercatat.\n\nKalimat baru."
    assert reflow(torn) == "Perkembangan ini terus meningkat, di mana hingga kini tercatat.\n\nKalimat baru."


def test_headings_list_items_and_table_lines_are_never_joined() -> None:
    lines = ["1.1 Latar Belakang", "teks biasa.", "1. satu", "2. dua", "a | b | c", "BAB II", "TINJAUAN PUSTAKA"]
    assert reflow("\n".join(lines)) == "\n\n".join(lines)


def test_a_sentence_may_end_inside_quotes_and_brackets() -> None:
    assert ends_sentence("“Apa faktornya?”")
    assert ends_sentence("(Kurniati, 2023).")
    assert not ends_sentence("menurut Kurniati (2023)")
