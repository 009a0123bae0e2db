"""The screen of the partners in each of its states, and its charts, tables, files and pages as data."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Hashable
from dataclasses import replace
from math import cos, hypot, sin
from pathlib import Path
from xml.etree import ElementTree

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.application.opened import resolve_side
from assistant.core.errors import Language
from assistant.partnerships import Group, Overview
from assistant.partnerships.columns import Attribute
from assistant.ui.partnerships.chart_views import Chart, as_csv, chart_view
from assistant.ui.partnerships.charts import breakdown_charts, map_chart, timeline_chart
from assistant.ui.partnerships.charts_svg import svg, units, worldmap
from assistant.ui.partnerships.charts_svg.frames import Dot
from assistant.ui.partnerships.charts_svg.timeline import _spread
from assistant.ui.partnerships.charts_svg.worldmap import _moved_apart
from assistant.ui.partnerships.page import documents_view, facts_view, questions
from assistant.ui.partnerships.words import Named, group_name
from assistant.ui.texts.words import Say
from assistant.ui.views.references import References
from tests.ui.fake_partners import HOSTILE_NAME, partners
from tests.ui.first import put_first

APP = str(Path(__file__).with_name("fake_app.py"))
SAY = Say("id")


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Opens the screen over a fake; Streamlit's test frame cannot follow a link to it, so it takes the first place."""
    put_first(monkeypatch, "partners")
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path))
    st.cache_resource.clear()

    def opened(mode: str, language: str = "id", **query: str) -> str:
        monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
        monkeypatch.setenv("FAKE_MODE", mode)
        monkeypatch.setenv("FAKE_BUILD_SECONDS", "20")
        test = AppTest.from_file(APP, default_timeout=20)
        test.query_params.update(query)
        test.run()
        assert not test.exception
        return "\n".join(element.value for element in test.get("html"))

    yield opened
    st.cache_resource.clear()


@pytest.mark.parametrize(("language", "told"), [
    ("id", "Digambar dari 2 tabel dalam 2 dokumen."), ("en", "Drawn from 2 tables in 2 documents.")
])  # fmt: skip
def test_ready_it_says_what_the_figures_are_drawn_from(visit, language: str, told: str) -> None:
    assert told in visit("ready", language)


@pytest.mark.parametrize(("mode", "language", "told"), [
    ("missing", "id", "digambar begitu indeks selesai dibangun"), ("missing", "en", "as soon as the index is built"),
    ("silent", "id", "Tambahkan tabel atau lembar"), ("silent", "en", "Add a table or sheet"),
    ("failing", "id", "Data mitra tidak dapat ditampilkan"), ("failing", "en", "The partners cannot be shown"),
])  # fmt: skip
def test_without_partners_it_says_why_and_what_to_do(visit, mode: str, language: str, told: str) -> None:
    assert told in visit(mode, language)


def test_a_failure_is_told_with_what_to_do(visit) -> None:
    shown = visit("failing")
    assert "Indeks rusak." in shown
    assert "Ulangi." in shown


def test_a_partners_address_shows_its_page_and_an_unknown_one_says_so(visit) -> None:
    assert "<h1>Kawasaki</h1>" in visit("ready", partner="Kawasaki")
    shown = visit("ready", partner="<b>Entah</b>")
    assert "Tidak ada mitra bernama “&lt;b&gt;Entah&lt;/b&gt;”" in shown
    assert "<h1>Mitra</h1>" in shown


def test_hostile_names_come_out_escaped(visit) -> None:
    shown = visit("hostile", partner=HOSTILE_NAME)
    assert "<h1>&lt;img src=x onerror=harmed=1&gt;</h1>" in shown
    assert "<img" not in shown


@pytest.fixture
def found() -> Overview:
    return partners(hostile=False)


def charts(found: Overview, references: References, say: Say = SAY) -> dict[str, Chart]:
    made = [timeline_chart(found.partners, references, say), map_chart(found, references, say)]
    return {chart.name: chart for chart in (*made, *breakdown_charts(found, references, say)) if chart}


def test_every_chart_has_a_heading_a_sentence_a_table_and_files(found: Overview) -> None:
    references = References(SAY)
    made = charts(found, references)
    assert list(made) == ["timeline", "map", "form", "field"]
    for chart in made.values():
        view = chart_view(chart, references, SAY)
        assert view["title"]
        assert view["description"]
        assert len(view["drawings"]) == len(svg.WIDTHS)
        assert view["table"]["rows"]
        assert view["files"]["csv"]
        for row in view["table"]["rows"]:
            assert row["marks"]
            for mark in row["marks"]:
                assert references.resolve(mark["reference"]) is not None


def test_every_mark_of_a_drawing_opens_a_source_or_leads_to_a_partner(found: Overview) -> None:
    references = References(SAY)
    for chart in charts(found, references).values():
        for width in svg.WIDTHS:
            tree = ElementTree.fromstring(chart.draw(width))
            assert tree.find("{*}title") is not None
            assert tree.find("{*}desc") is not None
            pressed = [node for node in tree.iter() if node.get("class") == "rj-press"]
            assert pressed
            for node in pressed:
                assert node.get("tabindex") == "0"
                assert node.get("aria-label")
                reference, partner = node.get("data-reference"), node.get("data-partner")
                assert references.resolve(reference) if reference else found.partner(partner or "")


def test_a_quote_that_is_opened_is_the_row_that_the_figure_stands_in(found: Overview) -> None:
    references = References(SAY)
    chart = charts(found, references)["timeline"]
    view = chart_view(chart, references, SAY)
    (row,) = [row for row in view["table"]["rows"] if row["cells"][0] == "Hamamatsu"]
    assert row["cells"][1:3] == ["2014", "Mulai"]
    opened = references.resolve(row["marks"][0]["reference"])
    assert opened is not None
    assert "Mitra: Hamamatsu; Negara: Jepang; Tahun: 2014" in opened.quote


def test_references_stay_the_same_in_the_other_language(found: Overview) -> None:
    indonesian, english = References(SAY), References(Say("en"))
    charts(found, indonesian)
    charts(found, english, Say("en"))
    for partner in found.partners:
        for fact in partner.facts:
            assert indonesian.reference(fact.citation) == english.reference(fact.citation)


def test_what_sources_differ_about_is_hollow_and_said_in_words(found: Overview) -> None:
    drawn = charts(found, References(SAY))["timeline"].draw(720)
    tree = ElementTree.fromstring(drawn)
    labels = [node.get("aria-label") or "" for node in tree.iter() if node.get("data-reference")]
    (kawasaki,) = [label for label in labels if label.startswith("Kawasaki, 2017")]
    assert kawasaki.endswith("Sumber berbeda.")
    assert "≠ 2" in drawn


def test_a_mark_does_not_say_its_kind_twice(found: Overview) -> None:
    partner = next(one for one in found.partners if one.events)
    event = partner.events[0]
    for label, said in (("Mulai", "Mulai: 1960"), ("Tahun", "Mulai: Tahun: 1960")):
        facts = tuple(replace(fact, label=label, value="1960") for fact in event.facts)
        one = replace(partner, events=(replace(event, facts=facts, disputed=False),))
        chart = timeline_chart([one], References(SAY), SAY)
        assert chart is not None
        assert f'aria-label="{partner.name}, {event.year}. {said}."' in chart.draw(720)


@pytest.mark.parametrize("width", svg.WIDTHS)
def test_what_is_pressed_on_the_timeline_is_as_high_as_a_finger_and_no_two_overlap(
    width: float, found: Overview
) -> None:
    tree = ElementTree.fromstring(charts(found, References(SAY))["timeline"].draw(width))
    boxes = []
    for node in tree.iter():
        if node.get("class") == "rj-press":
            touch = node.find("{*}rect")
            assert touch is not None
            assert touch.get("class") == "rj-s-touch"
            boxes.append([float(touch.get(name) or 0) for name in ("x", "y", "width", "height")])
    assert {high for *_, high in boxes} == {24.0}
    for at, (x, y, wide, high) in enumerate(boxes):
        for left, top, broad, tall in boxes[at + 1 :]:
            apart = x + wide <= left + 0.2 or left + broad <= x + 0.2 or y + high <= top + 0.2 or top + tall <= y + 0.2
            assert apart


def test_a_city_that_no_gazetteer_knows_is_named_instead_of_placed(found: Overview) -> None:
    chart = charts(found, References(SAY))["map"]
    assert any("Cuenca (Ekuador)" in note for note in chart.notes)
    assert [line.partner for line in chart.key] == [one.name for one in found.partners if one.name != "Cuenca"]


def test_nothing_to_draw_draws_nothing() -> None:
    references = References(SAY)
    assert timeline_chart((), references, SAY) is None
    assert map_chart(Overview(), references, SAY) is None
    assert breakdown_charts(Overview(), references, SAY) == []


def test_a_file_stands_alone_in_light_colours_with_heading_and_key(found: Overview) -> None:
    references = References(SAY)
    for chart in charts(found, references).values():
        file = chart_view(chart, references, SAY)["files"]["svg"]
        ElementTree.fromstring(file.encode())
        assert chart.title in file
        assert "var(" not in file
        assert "tabindex" not in file
        assert "data-" not in file
        assert all(line.partner in file for line in chart.key)


def test_the_csv_has_a_line_for_every_source_with_its_quote_and_its_documents_hash(found: Overview) -> None:
    chart = charts(found, References(SAY))["form"]
    head, *lines = csv.reader(io.StringIO(as_csv(chart, SAY).removeprefix("\ufeff")))
    assert head[-3:] == ["Letak dalam dokumen", "Kutipan", "SHA-256"]
    assert len(lines) == sum(len(line.citations) for line in chart.lines)
    assert all(len(line) == len(head) and re.fullmatch("[a-d]{64}", line[-1]) for line in lines)


def test_a_cell_of_the_csv_is_never_a_formula() -> None:
    hostile = partners(hostile=True)
    chart = charts(hostile, References(SAY))["region"]
    line = chart.lines[0]
    dangerous = Chart("x", "x", "x", chart.draw, ("=1+1",), (type(line)(("=cmd()",), line.citations),))
    written = list(csv.reader(io.StringIO(as_csv(dangerous, SAY).removeprefix("\ufeff"))))
    assert written[1][0] == "'=cmd()"


def test_hostile_text_in_a_drawing_is_text(found: Overview) -> None:
    hostile = partners(hostile=True)
    references = References(SAY)
    for chart in charts(hostile, references).values():
        view = chart_view(chart, references, SAY)
        for drawn in (*(one["svg"] for one in view["drawings"]), view["files"]["svg"]):
            assert "<img" not in drawn
            assert "<script" not in drawn
            ElementTree.fromstring(drawn.encode())


def test_a_partners_facts_each_have_a_mark_and_a_missing_one_is_said_once(found: Overview) -> None:
    partner = found.partner("Kawasaki")
    assert partner is not None
    references = References(SAY)
    view = facts_view(partner, references, SAY)
    told = {entry["label"]: [value["text"] for value in entry["values"]] for entry in view["entries"]}
    assert told["Negara"] == ["Jepang"]
    assert told["Mulai"] == ["2017–2020"]
    assert told["Bentuk"] == ["LoI"]
    assert all(value["marks"] for entry in view["entries"] for value in entry["values"])
    titles = [entry["title"] for entry in documents_view(partner, references, SAY)["entries"]]
    assert titles == ["Ikhtisar tesis contoh", "Daftar kerja sama contoh"]


def test_what_sources_differ_about_is_said_beside_the_fact_and_each_side_opens(found: Overview) -> None:
    partner = found.partner("Kawasaki")
    assert partner is not None
    told = {entry["label"]: entry["disputes"] for entry in facts_view(partner, References(SAY), SAY)["entries"]}
    (sides,) = told["Mulai"]
    assert told["Negara"] == []
    (conflict,) = partner.disputes("start")
    assert [side["text"] for side in sides] == [value.value for value in conflict.values]
    for side, value in zip(sides, conflict.values, strict=True):
        opened = resolve_side(partner.conflicts, side["reference"])
        assert opened is not None
        assert opened.quote == value.citation.quote


@pytest.mark.parametrize(("attribute", "labels", "key", "language", "name"), [
    ("region", {"id": "Eropa"}, frozenset({"150"}), "en", Named("Europe")),
    ("region", {"id": "Eropa"}, frozenset({"150"}), "id", Named("Eropa")),
    ("region", {"id": "Multilateral"}, ("multilateral",), "en", Named("Multilateral", "id")),
    ("form", {"id": "Kota kembar"}, frozenset({"sister"}), "en", Named("Sister city")),
    ("form", {"id": "Kota kembar", "en": "Twin city"}, frozenset({"sister"}), "en", Named("Twin city")),
    ("field", {"id": "Pendidikan"}, ("pendidikan",), "en", Named("Pendidikan", "id")),
    ("field", {"id": "Pendidikan"}, ("pendidikan",), "id", Named("Pendidikan")),
])  # fmt: skip
def test_a_group_has_a_name_in_the_readers_language_or_tells_the_language_of_its_own(
    attribute: Attribute, labels: dict[str, str], key: Hashable, language: Language, name: Named
) -> None:
    assert group_name(Group(labels, (), key), attribute, Say(language)) == name


def test_words_of_tables_in_another_language_are_marked_as_such_on_the_english_page(found: Overview) -> None:
    say = Say("en")
    references = References(say)
    made = charts(found, references, say)
    assert 'lang="id"' in made["field"].draw(320)
    assert {line.languages for line in made["field"].lines} == {("id", "", "id")}
    assert say("breakdown_words") in made["field"].notes
    assert SAY("breakdown_words") not in charts(found, References(SAY))["field"].notes
    assert {line.cells[2] for line in made["map"].key} >= {"Japan", "South Korea"}


def test_questions_are_about_what_the_tables_say_in_the_readers_language(found: Overview) -> None:
    partner = found.partner("Petaling Jaya")
    assert partner is not None
    assert questions(partner, SAY) == [
        "Kapan kerja sama dengan Petaling Jaya dimulai?", "Apa bentuk kerja sama dengan Petaling Jaya?",
    ]  # fmt: skip
    assert questions(partner, Say("en"))[0] == "When did the cooperation with Petaling Jaya begin?"


def test_marks_of_near_years_are_moved_apart_in_their_order_and_stay_on_the_track() -> None:
    assert _spread([10, 11, 60], 5, 100) == [10, 22.5, 60]
    assert _spread([98, 99, 100], 5, 100) == [75, 87.5, 100]
    crowded = _spread([50] * 30, 5, 100)
    assert crowded == sorted(crowded)
    assert (crowded[0], crowded[-1]) == (5, 100)


def test_more_squares_than_a_line_holds_go_on_in_the_next() -> None:
    many = tuple(units.Unit(f"s{at}", f"Mitra {at}", at % 2 == 0, at % 3 == 0) for at in range(200))
    for width in svg.WIDTHS:
        tree = ElementTree.fromstring(
            units.units("x", [units.Bar("Asia", many)], units.Legend("a", "b", "c"), "t", "d", width)
        )
        squares = [node.find("{*}rect") for node in tree.iter() if node.get("class") == "rj-press"]
        assert len(squares) == 200
        places = {(node.get("x"), node.get("y")) for node in squares if node is not None}
        assert len(places) == 200
        assert all(0 <= float(x or -1) < width and float(y or -1) < float(tree.get("height") or 0) for x, y in places)


@pytest.mark.parametrize("crowd", [1, 2, 3, 12, 40])
def test_every_dot_of_a_crowded_map_has_one_mark_that_a_finger_can_tell_from_the_others(crowd: int) -> None:
    lie = [(130 + 7 * sin(at), 35 + 5 * cos(2 * at)) for at in range(crowd)]
    lie += [(10.5, 52.3), (4.9, 50.5), (-97.3, 32.7), (145.0, -37.8)]
    dots = [Dot(at, x, y, f"s{at}", f"Mitra {at}", False) for at, (x, y) in enumerate(lie)]
    for width in svg.WIDTHS:
        tree = ElementTree.fromstring(worldmap.worldmap("x", dots, "t", "d", width, "diperbesar"))
        marks = []
        for drawing in tree.iter("{http://www.w3.org/2000/svg}svg"):
            x, y = float(drawing.get("x") or 0), float(drawing.get("y") or 0)
            high = y + float(drawing.get("height") or 0)
            assert high <= float(tree.get("height") or 0) + 0.1
            for node in drawing.findall("{*}g"):
                circle = node.find("{*}circle")
                assert circle is not None
                across, down = x + float(circle.get("cx") or -99), y + float(circle.get("cy") or -99)
                assert 12 <= across <= width - 12
                marks.append((across, down, node.get("data-reference")))
        assert sorted(mark[2] or "" for mark in marks) == sorted(dot.reference for dot in dots)
        for at, (x, y, _) in enumerate(marks):
            assert all(hypot(x - other, y - down) >= 23.9 for other, down, _ in marks[at + 1 :])


def test_a_crowded_part_is_framed_on_the_map_and_a_map_without_one_has_no_frame() -> None:
    near = [Dot(at, 127 + at / 2, 37, f"s{at}", "", False) for at in range(3)]
    far = [Dot(at, 40.0 * at, 10, f"s{at}", "", False) for at in range(3)]
    assert "A: diperbesar" in worldmap.worldmap("x", near, "t", "d", 320, "diperbesar")
    assert "rj-s-frame" not in worldmap.worldmap("x", far, "t", "d", 320, "diperbesar").partition("</style>")[2]


def test_near_places_on_the_map_are_moved_apart_and_stay_inside() -> None:
    moved = _moved_apart([(100, 100)] * 6 + [(2, 2)], 300, 200)
    for at, (x, y) in enumerate(moved):
        assert 0 < x < 300
        assert 0 < y < 200
        assert all((x - other) ** 2 + (y - down) ** 2 > 18**2 for other, down in moved[at + 1 :])
