"""Informal spelling and typing errors, over a vocabulary of the test's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.question.spelling import normalised
from assistant.language.informal import PARTICLES, STANDARD_FORMS
from assistant.language.words import words

VOCABULARY = frozenset(
    words(
        "Arsip kerja sama kota Ravenhill, Port Selmor dan Nanning; perpustakaan hambatan pelaksanaan perjanjian "
        "library agreement obstacles evaluation kreatif"
    )
)
NAMES = {"Ravenhill", "Port Selmor", "Nanning", "Hangzhou", "Toyama", "Toyota"}


def spelled(question: str, language: str = "id") -> str:
    return normalised(question, language, VOCABULARY, NAMES)


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("knp perjanjian dgn Ravenhill blm jalan?", "mengapa perjanjian dengan Ravenhill belum jalan?"),
        ("Brp kota yg tdk aktif?", "Berapa kota yang tidak aktif?"),
        ("BRP KOTA YG AKTIF?", "BERAPA KOTA YANG AKTIF?"),
        ("apa sih hambatannya dong", "apa hambatannya"),
        ("Sih apa?", "Apa?"),
        ("hambatan2 apa aja?", "hambatan-hambatan apa saja?"),
        ("kok berhenti?", "mengapa berhenti?"),
        ("sister city an mana aja", "sister city mana saja"),
    ],
)
def test_what_is_written_short_is_written_out(typed: str, standard: str) -> None:
    assert spelled(typed) == standard


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("kerja sm Ravenhill", "kerja sama Ravenhill"),
        ("kerja sama sama Ravenhill", "kerja sama dengan Ravenhill"),
        ("perjanjian sm ravenhill", "perjanjian dengan ravenhill"),
        ("Toyama sama Toyota sama saja?", "Toyama dengan Toyota sama saja?"),
        ("apakah itu sama dengan kerjasama?", "apakah itu sama dengan kerja sama?"),
        ("pergi sm siapa", "pergi dengan siapa"),
    ],
)
def test_sama_is_together_or_with_by_what_stands_beside_it(typed: str, standard: str) -> None:
    assert spelled(typed) == standard


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("apa isi perjanjian Ravnhill?", "apa isi perjanjian Ravenhill?"),
        ("ravenhil kapan", "Ravenhill kapan"),
        ("port selmr di mana", "Port Selmor di mana"),
        ("portselmor", "Port Selmor"),
        ("raven hill", "Ravenhill"),
        ("Hambtan pelaksanan?", "Hambatan pelaksanaan?"),
        ("brhenti", "berhenti"),
    ],
)
def test_typing_errors_become_what_the_documents_write(typed: str, standard: str) -> None:
    assert spelled(typed) == standard


@pytest.mark.parametrize(
    "question",
    [
        "Bagaimana kerja sama dengan Kyoto, Osaka, Paris?",
        "Kapan kerja sama dengan Nanjing, Canning dan Nanping?",
        "Apa hubungan dengan Guangzhou, Changzhou dan Hongzhou?",
        "Mitra ketiga itu Toyama atau Toyota?",
        "Kapan kota kreatif diakui?",
        "Bagaimana cara merawat kucing?",
        "Menurut Dr. Rahman, apa isi PD dan MoU?",
        "Pada 1990-an ada apa?",
    ],
)
def test_real_names_and_ordinary_words_stay(question: str) -> None:
    assert spelled(question) == question


def test_equally_near_words_are_not_chosen_from() -> None:
    assert normalised("zarvet?", "id", frozenset({"zarvit", "zarvot"}), ()) == "zarvet?"


def test_short_words_are_not_taken_for_errors() -> None:
    assert normalised("kotx", "id", frozenset({"kota"}), {"Koto"}) == "kotx"


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("Whats the agreemnt with Ravenhil?", "What is the agreement with Ravenhill?"),
        ("wich obstacels didn’t end", "which obstacles did not end"),
        ("Is an evaluation the same?", "Is an evaluation the same?"),
    ],
)
def test_english_contractions_and_errors_likewise(typed: str, standard: str) -> None:
    assert spelled(typed, "en") == standard


def test_a_pasted_text_is_left_as_it_is() -> None:
    text = "knp Ravnhill " * 200
    assert spelled(text) == text


@given(st.text(max_size=60), st.sampled_from(["id", "en"]))
def test_any_text_is_taken_and_nothing_without_words_changes(text: str, language: str) -> None:
    got = spelled(text, language)
    if not words(text):
        assert got == text


@given(st.lists(st.sampled_from(sorted({*STANDARD_FORMS["id"], *PARTICLES, "ravenhil", "kota", "?"})), max_size=8))
def test_what_is_in_standard_spelling_stays_so(parts: list[str]) -> None:
    once = spelled(" ".join(parts))
    assert all(word not in STANDARD_FORMS["id"] for word in words(once) if word not in ("sama", "sm"))
