"""Which partners a text is about, by the names that the documents' own descriptions give. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.core.types import DocumentInfo
from assistant.language.words import words

_GENERIC = frozenset({"kota", "city", "kabupaten", "provinsi", "pemerintah"})


class Subjects:
    """The partners that the documents name in their descriptions."""

    def __init__(self, documents: Iterable[DocumentInfo]) -> None:
        names = {name for document in documents for name in document.partners}
        self._forms = {name: form for name in names if (form := _form(name))}

    def named_in(self, text: str) -> frozenset[str]:
        """The partners that a text names."""
        folded = f" {' '.join(words(text))} "
        return frozenset(name for name, form in self._forms.items() if form in folded)


def _form(name: str) -> str:
    """ " fort worth " for "Fort Worth"; what kind of place it is does not belong to the name."""
    kept = [word for word in words(name) if word not in _GENERIC]
    return f" {' '.join(kept)} " if kept else ""
