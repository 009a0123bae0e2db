"""What an answer becomes on the page: lines, quotes, marks, sources, and what each of them opens."""

import json

import pytest

from assistant.ui.views import answer_view, resolve
from assistant.ui.words import Say
from tests.ui.fake import HOSTILE, answered, hostile, not_found


def test_marks_open_sources_and_brackets_inside_a_quote_stay_text() -> None:
    view = answer_view(answered("Mengapa?"), Say("id"))
    lead, first, second = view["lines"]
    assert (lead["quote"], first["quote"], second["quote"]) == (False, True, True)
    assert [part.get("reference") for part in first["parts"]] == [None, "c1"]
    assert first["parts"][0]["text"].endswith("COVID-19 [12].” ")
    assert first["parts"][1]["place"] == "Ikhtisar tesis contoh, 1.2 Hambatan, hlm. 1"


def test_a_mark_that_cites_nothing_stays_text() -> None:
    answer = answered("Mengapa?")
    odd = type(answer)(answer.question, "id", "answered", "Lihat [9] dan [x].", answer.citations)
    assert answer_view(odd, Say("id"))["lines"] == [{"quote": False, "parts": [{"text": "Lihat [9] dan [x]."}]}]


def test_every_reference_of_a_view_can_be_opened() -> None:
    for answer in (answered("Mengapa?"), not_found("Mengapa?"), hostile("Mengapa?")):
        text = json.dumps(answer_view(answer, Say("en")))
        references = {piece.split('"')[0] for piece in text.split('"reference": "')[1:]}
        assert references
        for reference in references:
            opened = resolve(answer, reference)
            assert opened is not None
            assert opened.quote in opened.passage.text


@pytest.mark.parametrize("reference", ["", "c9", "n7", "x0.9", "x9.0", "c", "z1", "c1; DROP", "../c1"])
def test_a_reference_to_nothing_opens_nothing(reference: str) -> None:
    assert resolve(answered("Mengapa?"), reference) is None


def test_the_page_speaks_the_readers_language_and_the_answer_its_own() -> None:
    view = answer_view(answered("Mengapa?"), Say("en"))
    assert view["language"] == "id"
    assert view["status"]["label"] == "Found in the documents"
    assert view["lines"][0]["parts"][0]["text"] == "Menurut dokumen:"
    assert view["sources"]["entries"][0]["place"] == "1.2 Hambatan, p. 1"


def test_foreign_text_goes_along_unchanged_for_text_content() -> None:
    view = answer_view(hostile("Mengapa?"), Say("id"))
    assert HOSTILE in view["lines"][1]["parts"][0]["text"]


def test_what_was_understood_is_shown_only_when_it_differs() -> None:
    assert answer_view(answered("Mengapa?"), Say("id"))["understood"] is None
    assert answer_view(answered("Kalau Hamamatsu?"), Say("id"))["understood"]["text"].startswith("Kalau Hamamatsu,")
