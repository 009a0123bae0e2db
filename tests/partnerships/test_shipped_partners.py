"""Over the corpus that ships, the figures are those of its tables, counted here by hand from the rows."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree

import pytest

from assistant.core.citations import is_verbatim
from assistant.core.types import Document
from assistant.indexing.store import StoredIndex, open_index
from assistant.partnerships import Overview, by_form, by_region
from assistant.ui.partnerships.charts import breakdown_charts, timeline_chart
from assistant.ui.texts.words import Say
from assistant.ui.views.references import References
from tests.conftest import Shipped

LISTED = "Tabel 1.1"
FORMS = {"sister city": "Sister city", "mou": "MoU", "loi": "LoI", "jejaring kota": "Jejaring kota"}


@pytest.fixture(scope="module")
def index(shipped: Shipped) -> StoredIndex:
    return open_index(shipped.settings.index)


@pytest.fixture(scope="module")
def documents(index: StoredIndex) -> list[Document]:
    return [index.document(document_id) for document_id in index.documents]


@pytest.fixture(scope="module")
def found(shipped: Shipped) -> Overview:
    return shipped.assistant.partners()


def cells(documents: list[Document], column: str) -> dict[str, set[str]]:
    """What every table with a row for each partner says in a column, and every fact sheet under that key."""
    said: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for table in document.tables:
            named = [at for at, name in enumerate(table.columns) if name in ("Mitra", "Mitra Kerja Sama", "Partner")]
            own = [at for at, name in enumerate(table.columns) if name == column]
            if named and own:
                for row in table.rows:
                    said[bare(row.cells[named[0]])].add(row.cells[own[0]])
            elif table.columns[:2] == ("Unsur", "Isi") and document.info.partners:
                for row in table.rows:
                    if row.cells[0].split(" menurut ")[0] == column:
                        said[document.info.partners[0]].add(row.cells[1])
    return said


def bare(name: str) -> str:
    return name.split(",")[0].split(" (")[0].removesuffix(" City") if "Cotabato" not in name else "Cotabato City"


def test_every_partner_of_the_tables_and_descriptions_is_shown_and_nobody_else(
    found: Overview, documents: list[Document]
) -> None:
    described = {name for document in documents for name in document.info.partners}
    listed = {
        bare(row.cells[table.columns.index("Mitra Kerja Sama")])
        for document in documents
        for table in document.tables
        if table.caption.startswith(LISTED)
        for row in table.rows
    }
    assert len(listed) == 15
    assert {partner.name for partner in found.partners} == described | listed


def test_regions_are_counted_as_the_tables_have_them(found: Overview, documents: list[Document]) -> None:
    said = cells(documents, "Kawasan")
    assert all(len(regions) == 1 for regions in said.values())
    expected: dict[str, set[str]] = defaultdict(set)
    for partner, regions in said.items():
        expected[next(iter(regions))].add(partner)
    assert {group.label: {member.partner for member in group.members} for group in by_region(found)} == expected


def test_forms_are_counted_as_the_tables_have_them(found: Overview, documents: list[Document]) -> None:
    expected: dict[str, set[str]] = defaultdict(set)
    for partner, said in cells(documents, "Bentuk").items():
        for text in said:
            for word, form in FORMS.items():
                if word in text.lower():
                    expected[form].add(partner)
    assert {group.label: {member.partner for member in group.members} for group in by_form(found)} == expected


def test_the_screen_shows_these_very_figures(found: Overview, documents: list[Document]) -> None:
    say = Say("id")
    references = References(say)
    lanes = ElementTree.fromstring(timeline_chart(found.partners, references, say).draw(720))  # type: ignore[union-attr]
    named = {node.get("data-partner") for node in lanes.iter() if node.get("data-partner")}
    assert named == {partner.name for partner in found.partners}
    drawn = {chart.name: chart for chart in breakdown_charts(found, references, say)}
    for name, column in (("region", "Kawasan"), ("form", "Bentuk")):
        chart = drawn[name]
        squares = [node for node in ElementTree.fromstring(chart.draw(720)).iter() if node.get("class") == "rj-press"]
        assert len(squares) == len(chart.lines)
        assert {line.cells[1] for line in chart.lines} == set(cells(documents, column))


def test_the_thesis_years_are_starts_of_its_partners(found: Overview, documents: list[Document]) -> None:
    (table,) = [one for document in documents for one in document.tables if one.caption.startswith(LISTED)]
    year, name = table.columns.index("Tahun"), table.columns.index("Mitra Kerja Sama")
    for row in table.rows:
        partner = found.partner(bare(row.cells[name]))
        assert partner is not None
        starts = [moment.year for fact in partner.of("start") for moment in fact.moments]
        assert int(row.cells[year]) in starts


def test_every_paper_of_the_register_is_an_event(found: Overview, documents: list[Document]) -> None:
    (register,) = [table for document in documents for table in document.tables if "Tanggal dokumen" in table.columns]
    at = register.columns.index("Tanggal dokumen")
    for row in register.rows:
        partner = found.partner(row.cells[0])
        assert partner is not None
        cited = {
            (fact.citation.passage.table, fact.citation.passage.row)
            for event in partner.events
            for fact in event.facts
            if fact.value == row.cells[at]
        }
        assert cited, row.cells


def test_every_value_is_word_for_word_in_the_row_it_is_cited_from(found: Overview, documents: list[Document]) -> None:
    known = {document.info.id: document for document in documents}
    facts = [fact for partner in found.partners for fact in partner.facts]
    assert len(facts) > 500
    for fact in facts:
        assert is_verbatim(fact.citation, known[fact.citation.document.id])
        assert fact.citation.quote[slice(*fact.citation.bold)] == fact.value
        assert fact.citation.passage.row is not None


def test_every_disagreement_about_a_partner_is_on_its_page(found: Overview, index: StoredIndex) -> None:
    for conflict in index.conflicts:
        partner = found.partner(conflict.subject)
        if partner is not None:
            assert conflict in partner.conflicts
    cuenca = found.partner("Cuenca")
    assert cuenca is not None
    assert cuenca.disputed("start")
    assert cuenca.disputed("form")
    assert len({event.year for event in cuenca.events if event.kind == "start"}) == 2


def test_cities_are_placed_and_a_network_is_not(found: Overview) -> None:
    unplaced = [partner.name for partner in found.partners if partner.position is None]
    assert unplaced == ["UNESCO Creative Cities Network"]


def test_the_overview_is_kept_for_a_generation(shipped: Shipped, found: Overview) -> None:
    assert shipped.assistant.partners() is found
