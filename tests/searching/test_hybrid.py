"""Search over a real index: FAISS, BM25 and SQLite, with the fake model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.application.assistant import Assistant
from assistant.application.build import build_index
from assistant.core.errors import IndexMissing, QuestionError
from assistant.core.settings import Settings
from assistant.core.types import Filters, Hit
from assistant.indexing.store import StoredIndex, open_index
from assistant.searching.hybrid import search
from tests.fakes import FakeEmbedder, write_corpus


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("hybrid")
    settings = Settings(corpus=write_corpus(folder / "corpus"), index=folder / "index", state=folder / "state")
    build_index(settings, FakeEmbedder)
    return settings


@pytest.fixture(scope="module")
def index(settings: Settings) -> StoredIndex:
    return open_index(settings.index)


def paths(hits: Sequence[Hit]) -> list[str]:
    return [hit.document.path for hit in hits]


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("Mengapa kerja sama dengan Kawasaki tersendat?", "mou/kawasaki.md"),
        ("Kapan kerja sama dengan Namur ditandatangani?", "mou/namur.md"),
        ("Apa dasar hukum paradiplomasi?", "thesis/bab-1.txt"),
        ("Why was the training programme with Melbourne delayed?", "mou/briefing.md"),
        ("Melbourne", "mou/briefing.md"),
    ],
)
def test_the_right_document_comes_first(index: StoredIndex, question: str, path: str) -> None:
    assert paths(search(question, index, FakeEmbedder()).hits)[0] == path


def test_a_row_of_a_table_is_found_by_its_cells(index: StoredIndex) -> None:
    hit = search("MoU baru sampah dan air limbah", index, FakeEmbedder()).hits[0]
    assert hit.passage.row == 2
    assert hit.passage.text.startswith("Tabel: Dokumen kerja sama Bandung–Kawasaki")


def test_hits_are_ranked_from_one_with_falling_scores(index: StoredIndex) -> None:
    hits = search("kerja sama kota", index, FakeEmbedder(), limit=100).hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits) == len(index.passages)
    assert all(-1.001 <= hit.dense_score <= 1.001 and hit.lexical_score >= 0 for hit in hits)


def test_a_hit_says_which_list_it_came_from(index: StoredIndex) -> None:
    hits = search("pendanaan pandemi", index, FakeEmbedder(), limit=100).hits
    best = next(hit for hit in hits if hit.lexical_rank == 1)
    assert "pendanaan" in best.passage.text
    assert all((hit.lexical_rank is None) == (hit.lexical_score == 0) for hit in hits)
    assert sorted(hit.dense_rank for hit in hits if hit.dense_rank) == list(range(1, len(hits) + 1))


def test_fewer_hits_are_the_first_of_more(index: StoredIndex) -> None:
    many = search("kerja sama", index, FakeEmbedder(), limit=6).hits
    assert search("kerja sama", index, FakeEmbedder(), limit=2).hits == many[:2]


def test_the_language_of_the_question_is_told(index: StoredIndex) -> None:
    assert search("Mengapa tersendat?", index, FakeEmbedder()).language == "id"
    assert search("Why was it delayed?", index, FakeEmbedder()).language == "en"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kinds=("thesis",)), {"thesis/bab-1.txt"}),
        (Filters(partners=("Namur",)), {"mou/namur.md"}),
        (Filters(countries=("Jepang",)), {"mou/kawasaki.md"}),
        (Filters(languages=("en",)), {"mou/briefing.md"}),
        (Filters(documents=("namur.md",)), {"mou/namur.md"}),
        (Filters(years=(2024, 2024)), {"mou/briefing.md"}),
        (Filters(kinds=("interview",)), set()),
    ],
)
def test_filters_keep_everything_else_out(index: StoredIndex, filters: Filters, expected: set[str]) -> None:
    assert set(paths(search("kerja sama Kawasaki", index, FakeEmbedder(), limit=50, filters=filters).hits)) == expected


def test_the_assistant_refuses_a_search_for_no_results(settings: Settings) -> None:
    with pytest.raises(QuestionError):
        Assistant(settings, embedder=FakeEmbedder).search("Kawasaki", limit=0)


@pytest.mark.parametrize("question", ["", "  ", "?!", "\u200b"])
def test_a_question_without_a_word_finds_nothing(settings: Settings, question: str) -> None:
    assert Assistant(settings, embedder=FakeEmbedder).search(question) == ()


@pytest.mark.parametrize(
    "question", ["\ud800 Kawasaki", "k" * 2000, "<s></s> \x00", "川崎市との協力", "OR 1=1; DROP TABLE"]
)
def test_a_strange_question_is_searched_like_any_other(settings: Settings, question: str) -> None:
    assert len(Assistant(settings, embedder=FakeEmbedder).search(question, limit=3)) == 3


def test_without_an_index_it_says_how_to_build_one(tmp_path: Path) -> None:
    assistant = Assistant(
        Settings(corpus=tmp_path, index=tmp_path / "index", state=tmp_path / "state"), embedder=FakeEmbedder
    )
    with pytest.raises(IndexMissing):
        assistant.search("Kawasaki")
    assert assistant.status().state == "missing"
    assert assistant.suggestions() == ()
