"""Invented runs of test questions."""

from __future__ import annotations

from dataclasses import replace

from assistant.evaluation.runs import CitationFigures, Failure, FailureQuote, Refusals, Run, Share, Times


def runs(foreign: str) -> tuple[Run, ...]:
    """Three runs, newest first; the newest has failures, one of which holds the `foreign` text everywhere."""
    quote = FailureQuote(1, "thesis/contoh.pdf", "Bab 1, hlm. 3", "Kutipan")
    failures = (
        Failure(
            "d35", "list", "Kerja sama apa saja yang dimulai sebelum tahun 2000?",
            ("nothing of ['Braunschweig']", "nothing of ['Suwon']"), "Menurut dokumen:\n“Suwon” [1]", "id",
            history=("Apa saja mitra Kota Bandung?",), citations=(quote,),
        ),
        Failure(foreign, foreign, foreign, (foreign,), foreign, citations=(replace(quote, document=foreign),)),
    )  # fmt: skip
    newest = Run(
        "2026-03-04T05:06:07+00:00", "questions.jsonl", 60, 58, Share(45, 43), Refusals(15, 15, 1),
        (Share(6, 5, "why"), Share(14, 14, "fact"), Share(3, 0, "absent"), Share(1, 1, "baru")),
        (Share(50, 48, "id"), Share(10, 10, "en")),
        citations=CitationFigures(120, 119, 0.99, 80, 78, 0.97, 40, 39, 0.97),
        elapsed_ms=Times(205.4, 410.0, 1204.6, 1500.0), failures=failures, generation="g1",
    )  # fmt: skip
    return (
        newest,
        replace(newest, when="2026-03-03T05:06:07+00:00", passed=50, failures=(), elapsed_ms=Times(300.0)),
        replace(newest, when="2026-03-01T05:06:07+00:00", passed=43, refusals=Refusals(15, 8, 3), elapsed_ms=Times()),
    )
