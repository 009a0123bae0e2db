"""The parts of the screen Telusuri that are pure: its address, the marks in a text, and what is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.ranked import Finding
from assistant.core.citations import cite
from assistant.core.types import Filters, Hit
from assistant.searching.facets import Count, Facets
from assistant.ui.texts.words import Say
from assistant.ui.views.findings import facets_view, findings_view
from assistant.ui.views.highlights import asked_words, marked_pieces
from assistant.ui.views.sought import Sought, from_address, to_address
from tests.ui.fake_documents import PDF, passage_of

PDF_BEGIN = passage_of(PDF, 2).text[:10]
names = st.lists(st.text(min_size=1, max_size=12), max_size=3, unique=True).map(tuple)
years = st.none() | st.tuples(st.integers(1000, 9999), st.integers(1000, 9999)).map(sorted).map(tuple)
searches = st.builds(
    Sought,
    st.text(max_size=30),
    st.builds(Filters, kinds=names, partners=names, languages=names, documents=names, years=years),
    st.integers(1, 999_999),
    st.text(max_size=16),
)


@given(searches)
def test_an_address_says_all_of_a_search(sought: Sought) -> None:
    assert from_address(to_address(sought)) == sought


def test_what_goes_without_saying_is_not_in_the_address() -> None:
    assert to_address(Sought()) == {}
    assert to_address(Sought("a", Filters(years=(2016, 2016)))) == {"q": ["a"], "year": ["2016"]}


@pytest.mark.parametrize("year", ["kemarin", "20167", "2016-", ""])
def test_an_address_with_nonsense_is_read_as_far_as_it_goes(year: str) -> None:
    sought = from_address({"q": ["a"], "year": [year], "page": ["-3"], "lain": ["x"], "kind": ["mou", "mou", ""]})
    assert sought == Sought("a", Filters(kinds=("mou",)))


def test_filters_are_chosen_and_taken_off_and_lead_to_the_first_page() -> None:
    sought = Sought("a", page=4).with_value("partner", "Kawasaki", chosen=True)
    assert (sought.filters.partners, sought.page) == (("Kawasaki",), 1)
    assert sought.with_value("partner", "Kawasaki", chosen=True) == sought
    assert not sought.with_value("partner", "Kawasaki", chosen=False).narrowed


def test_years_are_a_range_in_either_order_and_one_end_alone_is_one_year() -> None:
    assert Sought().with_years("2020", "2016").filters.years == (2016, 2020)
    assert Sought().with_years("2020", "").filters.years == (2020, 2020)
    assert not Sought().with_years("", "").narrowed


def test_the_words_of_a_question_are_marked_in_every_form_and_function_words_are_not() -> None:
    text = "Pendanaan dan Kerja Sama; dana (KERJA) mendanai."
    spans = [text[start:end] for start, end in asked_words(text, "kerja sama dan pendanaan", "id")]
    assert spans == ["Pendanaan", "Kerja Sama", "dana", "KERJA", "mendanai"]


@given(st.text(max_size=80), st.text(max_size=30), st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_pieces_joined_are_the_text(text: str, question: str, bold: tuple[int, int]) -> None:
    passage = replace(passage_of(PDF, 2), text=text, end=passage_of(PDF, 2).start + len(text))
    best = replace(cite(0, PDF.info, passage_of(PDF, 2), passage.start, passage.start + 1, 0.0), bold=bold)
    shown = "".join(piece["text"] for piece in marked_pieces(passage, question, best))
    # What is invisible is left out, nothing else.
    assert shown == "".join(piece["text"] for piece in marked_pieces(passage, ""))


def finding(lexical_rank: int | None = 3, value: float | None = 4.3) -> Finding:
    passage = passage_of(PDF, 2)
    hit = Hit(passage, PDF.info, 1, 0.5, 0.5, 0.1, dense_rank=1, lexical_rank=lexical_rank)
    return Finding(hit, value, cite(0, PDF.info, passage, passage.start, passage.end, 1.0, bold=(0, 10)))


@pytest.mark.parametrize(("found", "told"), [
    (finding(), ["ke-3 menurut kata", "ke-1 menurut makna", "pembaca: memuat jawaban (4,3)"]),
    (finding(None, -1.5), ["tanpa kata yang dicari", "ke-1 menurut makna", "pembaca: belum tentu menjawab (−1,5)"]),
    (finding(2, None), ["ke-2 menurut kata", "ke-1 menurut makna", "pembaca: terlalu pendek untuk dinilai"]),
])  # fmt: skip
def test_every_hit_says_why_it_ranks_where_it_does(found: Finding, told: list[str]) -> None:
    (entry,) = findings_view([found], "kerja sama", Say("id"))["entries"]
    assert [reason["text"] for reason in entry["why"]] == told


def test_words_are_bold_only_where_the_reader_takes_them_for_an_answer() -> None:
    sure, unsure = findings_view([finding(), finding(3, 1.9)], "kerja sama", Say("id"))["entries"]
    assert "".join(piece["text"] for piece in sure["pieces"] if piece.get("bold")) == PDF_BEGIN
    assert not any(piece.get("bold") for piece in unsure["pieces"])


def test_copies_are_a_quotation_in_two_styles_and_an_entry() -> None:
    (entry,) = findings_view([finding()], "kerja sama", Say("id"))["entries"]
    texts = {copy["label"]: "".join(run["text"] for run in copy["runs"]) for copy in entry["copies"]}
    quote = passage_of(PDF, 2).text
    assert f"“{quote}” (Ikhtisar tesis contoh, t.t., hlm. 1)." in texts["APA 7"]
    assert texts["Chicago"].startswith(f"“{quote}”")
    assert f"sha256 = {{{PDF.info.id}}}" in texts["BibTeX"]
    assert {"text": "Ikhtisar tesis contoh", "italic": True} in entry["copies"][0]["runs"]


def test_filters_show_counts_and_a_chosen_one_without_passages_can_be_taken_off() -> None:
    counted = Facets(partners=(Count("Kawasaki", 1234, 2),), years=(Count("2016", 3, 1),))
    sought = Sought("a", Filters(partners=("Suwon",), kinds=("mou",), years=(2016, 2020)))
    view = facets_view(counted, sought, Say("id"))
    partner = next(group for group in view["groups"] if group["group"] == "partner")
    assert [(one["name"], one["count"], one["chosen"]) for one in partner["values"]] == [
        ("Kawasaki", "1.234", False), ("Suwon", "0", True),
    ]  # fmt: skip
    assert [one["name"] for one in view["chosen"]] == ["Kerja sama", "Suwon", "Tahun 2016–2020"]
    assert view["years"]["values"] == [{"value": "2016", "count": "3"}]
