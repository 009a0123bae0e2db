"""What is searched for, and its address: the question, the filters, the page and the opened passage. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.core.types import Filters

GROUPS = {"kind": "kinds", "partner": "partners", "language": "languages", "document": "documents"}
"""The filters that are lists of values: their name in an address, and in `Filters`."""
_NO_FILTERS = Filters()
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Sought:
    """A search: everything that its address says. `page` counts from 1; `passage` is the opened one's id."""

    question: str = ""
    filters: Filters = _NO_FILTERS
    page: int = 1
    passage: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return self.filters != _NO_FILTERS

    def with_value(self, group: str, value: str, *, chosen: bool) -> Sought:
        """With one value of a filter chosen or not, on the first page."""
        name = GROUPS[group]
        values = [one for one in getattr(self.filters, name) if one != value]
        return self.with_filters(replace(self.filters, **{name: (*values, value) if chosen else tuple(values)}))

    def with_years(self, first: str, last: str) -> Sought:
        """With a first and a last year ("" for none: then the other one alone), on the first page."""
        years = _years(f"{first or last}-{last or first}")
        return self.with_filters(replace(self.filters, years=years))

    def with_filters(self, filters: Filters) -> Sought:
        """With other filters, on the first page."""
        return replace(self, filters=filters, page=1)


def from_address(parameters: Mapping[str, Sequence[str]]) -> Sought:
    """The search that an address names; what cannot be understood of it is passed over."""

    def last(name: str) -> str:
        return (parameters.get(name) or [""])[-1]

    page = last("page")
    lists = {GROUPS[group]: tuple(dict.fromkeys(filter(None, parameters.get(group, ())))) for group in GROUPS}
    return Sought(
        question=last("q"),
        filters=Filters(**lists, years=_years(last("year"))),
        page=max(1, int(page)) if re.fullmatch(r"\d{1,6}", page) else 1,
        passage=last("passage"),
    )


def to_address(sought: Sought) -> dict[str, list[str]]:
    """The parameters of its address, without what goes without saying."""
    years = sought.filters.years
    parameters = {
        "q": [sought.question],
        **{group: list(getattr(sought.filters, name)) for group, name in GROUPS.items()},
        "year": [str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"] if years else [],
        "page": [str(sought.page)] if sought.page > 1 else [],
        "passage": [sought.passage],
    }
    return {name: kept for name, values in parameters.items() if (kept := [value for value in values if value])}


def _years(said: str) -> tuple[int, int] | None:
    """An inclusive range from "2016" or "2016-2020", in whichever order; None for anything else."""
    found = _YEARS.fullmatch(said)
    if found is None:
        return None
    first, last = sorted((int(found[1]), int(found[2] or found[1])))
    return first, last
