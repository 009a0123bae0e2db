"""The one way from foreign text (documents, questions, file names, error messages) to the page.

Foreign text never becomes Markdown: it is either put into HTML here, escaped, or handed to a component that sets it as
text content. `Html` marks a string as safe, so that a type checker sees where escaping was forgotten.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NewType

Html = NewType("Html", str)

EMPTY = Html("")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that reverse the direction of text (they can disguise it), and lone surrogates."""


def plain(text: str) -> str:
    """The text without characters that are invisible or cannot be sent; otherwise unchanged."""
    return _INVISIBLE.sub("", text)


def escape(text: str) -> Html:
    """The text as HTML that shows it literally, in element content and in quoted attributes."""
    return Html(html.escape(plain(text), quote=True))


def fill(template: str, **values: str | int) -> Html:
    """Our own HTML with every `{name}` replaced by the escaped value; `Html` fragments go in by `join` or `tag`."""
    return Html(template.format_map({name: escape(str(value)) for name, value in values.items()}))


def tag(name: str, content: Html, classes: str = "", **attributes: str | int) -> Html:
    """An element around safe content; attribute names are written with `_` for `-`, values are escaped."""
    given = {"class": classes, **{key.rstrip("_").replace("_", "-"): str(value) for key, value in attributes.items()}}
    written = "".join(f' {key}="{escape(value)}"' for key, value in given.items() if value)
    return Html(f"<{name}{written}>{content}</{name}>")


def join(fragments: Iterable[Html], separator: str = "") -> Html:
    """Safe fragments one after the other."""
    return Html(separator.join(fragments))
