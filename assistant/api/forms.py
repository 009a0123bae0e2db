"""What other programs ask, and how it is checked: the same types make the description and check what comes in. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from assistant.api.problems import BAD_JSON, SEE_SCHEMA, Refused, unusable
from assistant.core.errors import Language
from assistant.core.questions import MOST_CHARACTERS
from assistant.core.types import Filters

LONGEST_QUESTION = MOST_CHARACTERS
"""Characters of a question, as it is sent."""
MOST_HITS = 100
MOST_DOCUMENTS = 500
_MOST_EARLIER, _MOST_VALUES, _LONGEST_VALUE = 20, 50, 300

Question = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST_QUESTION,
        description="A question, Indonesian or English.",
        examples=["Mengapa kerja sama dengan Kawasaki tersendat?"],
    ),
]
Value = Annotated[str, Meta(min_length=1, max_length=_LONGEST_VALUE)]
Values = Annotated[list[Value], Meta(max_length=_MOST_VALUES)]
Year = Annotated[int, Meta(ge=1000, le=9999)]
Limit = Annotated[int, Meta(ge=1, le=MOST_HITS, description="The most hits to give.")]
Offset = Annotated[int, Meta(ge=0, le=10**9, description="How many documents to leave out, by path.")]
DocumentsLimit = Annotated[int, Meta(ge=1, le=MOST_DOCUMENTS, description="The most documents to give.")]

T = TypeVar("T")


class Form(Struct, kw_only=True, forbid_unknown_fields=True):
    """What all forms have in common: a name that is not known is refused, so that a slip is not silently ignored."""


Kinds = Annotated[Values, Meta(description='Kinds of documents, or top folders: "thesis".')]
Partners = Annotated[Values, Meta(description='Partners: "Kawasaki".')]
Countries = Annotated[Values, Meta(description='Countries, as the documents are described: "Jepang".')]
Languages = Annotated[
    list[Literal["id", "en"]], Meta(max_length=2, description="Languages of the passages, not of the answer.")
]
Documents = Annotated[Values, Meta(description="Paths, file names or ids (SHA-256) of documents.")]


class FiltersForm(Form):
    """What to search in; an empty field does not restrict. Values that no document has are refused with 404."""

    kinds: Kinds = []
    partners: Partners = []
    countries: Countries = []
    years: Annotated[tuple[Year, Year], Meta(description="First and last year, inclusive.")] | None = None
    languages: Languages = []
    documents: Documents = []


class AskForm(Form):
    """A question to be answered with quotes."""

    question: Question
    history: Annotated[
        list[Question],
        Meta(max_length=_MOST_EARLIER, description="Earlier questions of the same conversation, oldest first."),
    ] = []
    filters: FiltersForm = msgspec.field(default_factory=FiltersForm)
    literal: Annotated[
        bool, Meta(description="Take the question as it is written: nothing from earlier ones, no spelling corrected.")
    ] = False


class SearchForm(Form):
    """A question or words to find passages for."""

    question: Question
    limit: Limit = 10
    filters: FiltersForm = msgspec.field(default_factory=FiltersForm)


class LanguageQuery(Form):
    """What every address understands."""

    language: (
        Annotated[
            Language, Meta(description="Language of messages and places; without it, what Accept-Language prefers.")
        ]
        | UnsetType
    ) = UNSET


class SearchQuery(LanguageQuery, kw_only=True):
    """A search in an address; a filter may be given several times."""

    question: Question
    limit: Limit = 10
    kind: Kinds = []
    partner: Partners = []
    country: Countries = []
    year: (
        Annotated[str, Meta(pattern=r"^[1-9][0-9]{3}(-[1-9][0-9]{3})?$", description="2016 or 2013-2016.")] | UnsetType
    ) = UNSET
    passage_language: Languages = []
    document: Documents = []

    def form(self) -> SearchForm:
        """The same search as it stands in a body."""
        first, _, last = ("" if isinstance(self.year, UnsetType) else self.year).partition("-")
        filters = FiltersForm(
            kinds=self.kind,
            partners=self.partner,
            countries=self.country,
            years=(int(first), int(last or first)) if first else None,
            languages=self.passage_language,
            documents=self.document,
        )
        return SearchForm(question=self.question, limit=self.limit, filters=filters)


class DocumentsQuery(LanguageQuery):
    """Which part of the list of documents."""

    offset: Offset = 0
    limit: DocumentsLimit = 100


def filters_of(form: FiltersForm) -> Filters:
    """The filters as the assistant takes them; a range of years may be given in either order."""
    return Filters(
        kinds=tuple(form.kinds),
        partners=tuple(form.partners),
        countries=tuple(form.countries),
        years=(min(form.years), max(form.years)) if form.years else None,
        languages=tuple(form.languages),
        documents=tuple(form.documents),
    )


def from_json(body: bytes, form: type[T]) -> T:
    """What a body asks. Raises Refused: 400 for no JSON, 422 for another form."""
    try:
        values = _whole_numbers(msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(BAD_JSON) from error
    try:
        return msgspec.convert(values, form)
    except msgspec.ValidationError as error:
        raise Refused(unusable(str(error))) from error


def from_values(values: dict[str, Any], form: type[T]) -> T:
    """What a tool's arguments ask. Raises Refused."""
    try:
        return msgspec.convert(_whole_numbers(values), form)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Refused(unusable(str(error), SEE_SCHEMA)) from error


def from_query(pairs: Iterable[tuple[str, str]], form: type[T]) -> T:
    """What an address's query asks; only fields that are lists may be given several times. Raises Refused."""
    lists = {field.name for field in msgspec.structs.fields(form) if field.default_factory is list}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for name, value in pairs:
        if name in lists:
            values.setdefault(name, []).append(value)
        elif name in values:
            raise Refused(unusable(f"`{name}` is given twice"))
        else:
            values[name] = value
    try:
        return msgspec.convert(values, form, strict=False)
    except msgspec.ValidationError as error:
        raise Refused(unusable(str(error))) from error


def _whole_numbers(value: Any) -> Any:
    """The value, with 25.0 as 25: JSON knows no difference, and a schema's "integer" allows both."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole_numbers(one) for one in value]
    if isinstance(value, dict):
        return {name: _whole_numbers(one) for name, one in value.items()}
    return value


def language_asked(pairs: Iterable[tuple[str, str]], accepted: str, otherwise: Language) -> Language:
    """The language that a request asks for by its query, else by Accept-Language, else `otherwise`."""
    said = dict(pairs).get("language")
    if said in ("id", "en"):
        return said  # type: ignore[return-value]
    best: tuple[float, Language] = (0.0, otherwise)
    for entry in accepted.split(","):
        tag, _, weight = entry.partition(";")
        name = tag.strip().split("-")[0].lower()
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if name in ("id", "in", "en") and quality > best[0]:
            best = (quality, "en" if name == "en" else "id")
    return best[1]
