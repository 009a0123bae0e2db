"""The letters of a PDF: fonts that are embedded, and what stands for characters that none of them has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from font_caladea import Caladea, CaladeaBold, CaladeaBoldItalic, CaladeaItalic
from font_lato import Lato, LatoBold, LatoBoldItalic, LatoItalic
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FAMILIES = {
    "Caladea": (Caladea, CaladeaBold, CaladeaItalic, CaladeaBoldItalic),
    "Lato": (Lato, LatoBold, LatoItalic, LatoBoldItalic),
}
_FACES = ("", "-Bold", "-Italic", "-BoldItalic")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_MISSING = ""


@cache
def register_fonts() -> None:
    """Make both families known, so that `<b>` inside a paragraph finds its face."""
    for family, files in _FAMILIES.items():
        names = [f"{family}{face}" for face in _FACES]
        for name, file in zip(names, files, strict=True):
            pdfmetrics.registerFont(TTFont(name, file))
        pdfmetrics.registerFontFamily(family, *names)


class Letters:
    """Text as markup of a paragraph, each character in a font that has it; counts those that none has."""

    def __init__(self) -> None:
        register_fonts()
        self.count = 0
        self.example = ""

    def markup(self, text: str, family: str) -> str:
        """The text in `family`, the characters it lacks in the other font or as code points: "[U+67F3 U+5DDE]"."""
        return "".join(self._run(name, "".join(run), family) for name, run in groupby(_shown(text), _font_by(family)))

    def _run(self, name: str, run: str, family: str) -> str:
        if name == _MISSING:
            codes = f"[{' '.join(f'U+{ord(letter):04X}' for letter in run)}]"
            self.count += len(run)
            self.example = self.example or codes.split()[0].strip("[]")
            return codes
        marked = escape(run).replace("\n", "<br/>")
        return marked if name == family else f'<font name="{name}">{marked}</font>'


def _shown(text: str) -> Iterable[str]:
    """The characters to be drawn: composed, hyphens and spaces as the fonts have them, without invisible ones."""
    for letter in unicodedata.normalize("NFC", text).translate(_HYPHENS):
        kind = unicodedata.category(letter)
        if kind == "Zs":
            yield letter if letter == "\xa0" else " "
        elif kind != "Cf":
            yield letter


def _font_by(family: str) -> Callable[[str], str]:
    order = (family, *(name for name in _FAMILIES if name != family))
    return lambda letter: next((name for name in order if letter == "\n" or _has(name, letter)), _MISSING)


@cache
def _has(name: str, letter: str) -> bool:
    return ord(letter) in pdfmetrics.getFont(name).face.charToGlyph
