"""Answers of quotes to try a language model on."""

from __future__ import annotations

from assistant.core.errors import Language
from assistant.core.types import Answer, Citation, Conflict, ConflictValue, DocumentInfo, Passage

FIRST = "MoU pertama dengan Kota Kawasaki ditandatangani pada 18 Februari 2016 di Bandung."
SECOND = "Kerja sama tidak optimal karena pendanaan terbatas, komunikasi terputus, dan pandemi COVID-19."
THIRD = "Menurut berita kota, MoU pertama ditandatangani pada tahun 2017."


def citation(
    number: int, quote: str, *, language: str = "id", access: str = "public", title: str = "Lembar fakta"
) -> Citation:
    info = DocumentInfo(f"d{number}", f"mou/{number}.md", title, "mou", "text/markdown", language, access)
    passage = Passage(f"p{number}", info.id, quote, 0, len(quote), language, title, ("Kerja sama Bandung–Kawasaki",))
    return Citation(number, passage, info, quote, 0, len(quote), 0.9)


def answer(*citations: Citation, language: Language = "id", **fields: object) -> Answer:
    cited = citations or (citation(1, FIRST), citation(2, SECOND))
    text = "Menurut dokumen:\n" + "\n".join(f"“{one.quote}” [{one.number}]" for one in cited)
    question = "Kapan MoU Kawasaki ditandatangani, dan apa hambatannya?"
    return Answer(question, language, "answered", text, cited, **fields)  # type: ignore[arg-type]


def disagreement() -> Answer:
    sides = (citation(1, FIRST), citation(2, THIRD))
    values = tuple(ConflictValue(year, side) for year, side in zip(("2016", "2017"), sides, strict=True))
    return answer(*sides, conflicts=(Conflict("MoU pertama", "tahun", values),))
