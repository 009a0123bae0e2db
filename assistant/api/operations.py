"""What can be asked over HTTP, as a table: the routes, the description and the guide are made from it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from assistant.api import forms, results
from assistant.core.errors import Words


@dataclass(frozen=True, slots=True)
class Operation:
    """An address and method: what it takes, what it gives, and how it can fail (besides what is common to all).

    `name` is the function of `routes` that answers it; `path` is below /api and may have the one parameter `{id}`.
    """

    name: str
    method: Literal["GET", "POST"]
    path: str
    summary: Words
    description: Words
    result: type[Struct]
    query: type[Struct] = forms.LanguageQuery
    body: type[Struct] | None = None
    failures: tuple[int, ...] = ()

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every status of failure that is described."""
        common = (401, 403, 422, 503)
        of_body = (400, 413, 415) if self.body else ()
        of_path = (400, 404) if "{id}" in self.path else ()
        return tuple(sorted({*common, *of_body, *of_path, *self.failures}))


OPERATIONS = (
    Operation(
        "ask",
        "POST",
        "/ask",
        Words("Jawab satu pertanyaan", "Answer a question"),
        Words(
            "Kutipan kata demi kata, baris tabel dan perbedaan, atau “tidak ditemukan” dengan yang terdekat.",
            "Verbatim quotes, rows of tables and disagreements, or an honest “not found” with what stands nearest.",
        ),
        results.Answer,
        body=forms.AskForm,
        failures=(404, 429),
    ),
    Operation(
        "search",
        "GET",
        "/search",
        Words("Cari bagian dokumen", "Find passages"),
        Words("Yang paling cocok dulu, dalam kedua bahasa.", "The best first, in both languages."),
        results.Hits,
        query=forms.SearchQuery,
        failures=(404, 429),
    ),
    Operation(
        "search_with_body",
        "POST",
        "/search",
        Words("Cari bagian dokumen, dengan isi JSON", "Find passages, with a body"),
        Words("Seperti GET.", "As GET."),
        results.Hits,
        body=forms.SearchForm,
        failures=(404, 429),
    ),
    Operation(
        "documents",
        "GET",
        "/documents",
        Words("Daftar dokumen", "List documents"),
        Words("Menurut jalurnya; yang rahasia tidak diindeks.", "By path; confidential ones are not indexed."),
        results.Documents,
        query=forms.DocumentsQuery,
    ),
    Operation(
        "document",
        "GET",
        "/documents/{id}",
        Words("Satu dokumen", "One document"),
        Words("Menurut SHA-256 berkasnya.", "By the SHA-256 of its file."),
        results.Document,
    ),
    Operation(
        "passage",
        "GET",
        "/passages/{id}",
        Words("Buka satu bagian", "Open a passage"),
        Words("Dengan tempatnya dan teks di sekitarnya.", "With its place and the text around it."),
        results.Passage,
    ),
    Operation(
        "status",
        "GET",
        "/status",
        Words("Keadaan indeks", "The state of the index"),
        Words("Dijawab juga bila belum ada indeks.", "Answered even where there is no index yet."),
        results.Status,
    ),
)
