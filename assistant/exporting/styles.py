"""Quotations in the styles of APA 7 and Chicago 18 (notes and bibliography), as runs of text. Pure.

What is not known is not made up. Where a document names no author its title stands first (Publication Manual, 7th ed.,
9.12; Chicago 18, 13.81), where it names no year "n.d." stands for it, in Indonesian "t.t." (tanpa tahun; 9.17). What
has no pages is located by its section, a table's row by its number (8.28). Quotations of 40 words or more are blocks
without quotation marks (8.27). The titles of documents stand for themselves, so they are in italics.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.core.errors import Language, Words
from assistant.exporting.cited import SHEETS, SLIDES, Cited

_BLOCK_WORDS = 40
_NO_DATE = Words("t.t.", "n.d.")
_AND_OTHERS = Words("dkk.", "et al.")
_AND = Words("dan", "and")
_MOST_NOTE_AUTHORS = 2
_MOST_REFERENCE_AUTHORS = 20


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of a quotation, in italics or not."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    """The runs without their italics."""
    return "".join(run.text for run in runs)


def apa_reference(cited: Cited, language: Language) -> Runs:
    """The document's entry in a list of references: "Amanda, M. (2016). *Judul*. Penerbit."."""
    date = Run(f"({_date(cited, language)}). ")
    publisher = cited.publisher if cited.publisher not in cited.authors else ""
    title = (Run(cited.title, italic=True), Run(_stop(cited.title)))
    last = (Run(f"{publisher}{_stop(publisher)}"),) if publisher else ()
    authors = _reference_authors(cited)
    if not authors:
        return _trimmed((*title, Run(" "), date, *last))
    return _trimmed((Run(f"{authors}{_stop(authors)} "), date, *title, Run(" "), *last))


def apa_quotation(cited: Cited, language: Language) -> Runs:
    """The quote with its citation in the text, and below it the entry for the list of references."""
    name = (Run(_text_authors(cited, language)),) if cited.authors else (Run(cited.title, italic=True),)
    parts = [_date(cited, language), *_apa_places(cited, language)]
    citation = (Run("("), *name, Run(f", {', '.join(parts)})"))
    quote = cited.quote.strip()
    said: Runs
    if len(quote.split()) >= _BLOCK_WORDS:
        said = (Run(f"{quote} "), *citation)
    else:
        said = (Run(f"“{quote}” "), *citation, Run("."))
    return (*said, Run("\n\n"), *apa_reference(cited, language))


def chicago_quotation(cited: Cited, language: Language) -> Runs:
    """The quote, and below it the full note for it."""
    return (Run(f"“{cited.quote.strip()}”\n\n"), *chicago_note(cited, language))


def chicago_note(cited: Cited, language: Language) -> Runs:
    """The full note: "Meitia Amanda, *Judul* (Penerbit, 2016), 12."."""
    year = _date(cited, language)
    authors = _note_authors(cited, language)
    imprint = f" ({cited.publisher}, {year})" if cited.publisher else f" ({year})" if cited.published else f", {year}"
    ending = "".join((imprint, *(f", {part}" for part in _chicago_places(cited, language))))
    return _trimmed(
        (Run(f"{authors}, " if authors else ""), Run(cited.title, italic=True), Run(ending + _stop(ending)))
    )


def _date(cited: Cited, language: Language) -> str:
    return str(cited.published) if cited.published else _NO_DATE.in_(language)


def _reference_authors(cited: Cited) -> str:
    """Family names first with initials, all up to twenty of them (9.8)."""
    names = [_inverted(name) for name in cited.authors]
    if len(names) > _MOST_REFERENCE_AUTHORS:
        return f"{', '.join(names[: _MOST_REFERENCE_AUTHORS - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _text_authors(cited: Cited, language: Language) -> str:
    """Family names; of three or more only the first (8.17)."""
    names = [name.partition(",")[0].strip() for name in cited.authors]
    if len(names) > 2:
        return f"{names[0]} {_AND_OTHERS.in_(language)}"
    return " & ".join(names)


def _note_authors(cited: Cited, language: Language) -> str:
    """Names in their natural order; of more than two only the first (Chicago 18, 13.23)."""
    names = [" ".join(part.strip() for part in reversed(name.split(",", 1))) for name in cited.authors]
    if len(names) > _MOST_NOTE_AUTHORS:
        return f"{names[0]} {_AND_OTHERS.in_(language)}"
    return f" {_AND.in_(language)} ".join(names)


def _inverted(name: str) -> str:
    """ "Amanda, Meitia Putri" as "Amanda, M. P."; a name without a comma (an organisation) as it is."""
    family, comma, given = name.partition(",")
    if not comma:
        return name
    initials = " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in given.split())
    return f"{family.strip()}, {initials}".rstrip(", ")


def _apa_places(cited: Cited, language: Language) -> list[str]:
    """The page; without one the sheet or the section, which is said to be one; and the row of a table."""
    if pages := cited.printed_pages:
        return [Words(f"hlm. {pages}", f"{'pp.' if '–' in pages else 'p.'} {pages}").in_(language)]
    heading = cited.headings[-1] if cited.headings else ""
    section = [Words(f"bagian {heading}", f"{heading} section").in_(language)] if heading else []
    return [*(_sheet(cited, language) or section), *_row(cited, language)]


def _chicago_places(cited: Cited, language: Language) -> list[str]:
    """The bare page number; without one the sheet or the section in quotation marks; and the row of a table."""
    if pages := cited.printed_pages:
        return [pages]
    heading = cited.headings[-1] if cited.headings else ""
    section = [Words(f"bagian “{heading}”", f"under “{heading}”").in_(language)] if heading else []
    return [*(_sheet(cited, language) or section), *_row(cited, language)]


def _sheet(cited: Cited, language: Language) -> list[str]:
    if cited.page is None or not cited.media_type.endswith((SHEETS, SLIDES)):
        return []
    if cited.media_type.endswith(SLIDES):
        return [Words(f"salindia {cited.page}", f"slide {cited.page}").in_(language)]
    name = cited.page_label or str(cited.page)
    return [Words(f"lembar {name}", f"sheet {name}").in_(language)]


def _row(cited: Cited, language: Language) -> list[str]:
    return [Words(f"baris {cited.row}", f"row {cited.row}").in_(language)] if cited.row is not None else []


def _stop(text: str) -> str:
    """The full stop that ends an element, unless a mark already does."""
    return "" if text.endswith((".", "?", "!")) else "."


def _trimmed(runs: Runs) -> Runs:
    """Without empty runs, and without white space at the end."""
    kept = [run for run in runs if run.text]
    while kept and not kept[-1].text.strip():
        kept.pop()
    return (*kept[:-1], Run(kept[-1].text.rstrip(), kept[-1].italic)) if kept else ()
