from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.searching.fusion import Candidate, Weights, fused_order, ranks

SCORES = st.floats(-1, 1).map(lambda value: round(value, 3))
CANDIDATES = st.lists(
    st.builds(Candidate, st.integers(0, 200), st.sampled_from(["id", "en"]), SCORES, SCORES.map(abs)),
    max_size=20,
    unique_by=lambda candidate: candidate.row,
)
BIAS = {"id": 0.0, "en": 0.05}


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_the_order_of_the_lists_does_not_matter(candidates: list[Candidate], chance: object) -> None:
    shuffled = list(candidates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = fused_order(candidates, question_language="id", bias=BIAS)
    assert one == fused_order(shuffled, question_language="id", bias=BIAS)
    assert ranks(candidates, [c.dense for c in candidates]) == ranks(shuffled, [c.dense for c in shuffled])


@given(CANDIDATES)
def test_every_candidate_comes_out_once_best_first(candidates: list[Candidate]) -> None:
    order = fused_order(candidates, question_language="id", bias=BIAS)
    assert sorted(candidate.row for candidate, _ in order) == sorted(candidate.row for candidate in candidates)
    scores = [score for _, score in order]
    assert scores == sorted(scores, reverse=True)


@given(CANDIDATES, st.integers(0, 19), st.sampled_from(["dense", "lexical"]))
def test_a_better_score_never_makes_a_place_worse(candidates: list[Candidate], which: int, better: str) -> None:
    if which >= len(candidates):
        return
    chosen = candidates[which]
    raised = Candidate(
        chosen.row,
        chosen.language,
        chosen.dense + (0.3 if better == "dense" else 0.0),
        chosen.lexical + (0.3 if better == "lexical" else 0.0),
    )

    def place(among: list[Candidate], candidate: Candidate) -> int:
        order = fused_order(among, question_language="id", bias=BIAS)
        return [one.row for one, _ in order].index(candidate.row)

    others = [candidate for candidate in candidates if candidate is not chosen]
    assert place([*others, raised], raised) <= place([*others, chosen], chosen)


def test_words_count_by_whether_the_languages_match() -> None:
    weights = Weights(same=0.5, other=0.25, bias=0.0)
    candidates = [Candidate(0, "id", 0.5, 1.0), Candidate(1, "en", 0.5, 1.0)]
    order = fused_order(candidates, question_language="id", bias={}, weights=weights)
    assert [score for _, score in order] == [1.0, 0.75]


def test_the_bias_of_a_language_is_taken_off_its_cosines() -> None:
    candidates = [Candidate(0, "id", 0.90, 0.0), Candidate(1, "en", 0.88, 0.0)]
    plain = fused_order(candidates, question_language="id", bias={})
    mended = fused_order(candidates, question_language="id", bias={"id": 0.0, "en": -0.05})
    assert [candidate.row for candidate, _ in plain] == [0, 1]
    assert [candidate.row for candidate, _ in mended] == [1, 0]


def test_equal_scores_stand_in_the_order_of_their_rows() -> None:
    candidates = [Candidate(row, "id", 0.5, 0.0) for row in (7, 3, 5)]
    assert [c.row for c, _ in fused_order(candidates, question_language="id", bias={})] == [3, 5, 7]


def test_what_scores_nothing_has_no_rank() -> None:
    candidates = [Candidate(4, "id", 0.5, 0.0), Candidate(2, "id", 0.9, 0.4), Candidate(9, "en", 0.7, 0.8)]
    assert ranks(candidates, [c.lexical for c in candidates]) == {9: 1, 2: 2}
    assert ranks(candidates, [c.dense for c in candidates]) == {2: 1, 9: 2, 4: 3}
