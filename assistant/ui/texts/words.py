"""Every text of the page in one language, and numbers, dates and durations in the reader's form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.core.errors import Language, Words
from assistant.ui.texts.page import TEXTS

_MONTHS = Words(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "January February March April May June July August September October November December",
)


@dataclass(frozen=True, slots=True)
class Say:
    """The page's texts in one language: `say("ask_title")`, `say("source_page", page=3, pages=9)`."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The text of that key with the values put in; whole numbers are grouped as the language does.

        Raises:
            KeyError: there is no such text, or a value it needs is not given.
        """
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return TEXTS[key].in_(self.language).format(**shown)

    def known(self, family: str, value: str) -> str:
        """The name of one of the values of a document's description, as `kind_mou`; an unknown one stays as it is."""
        text = TEXTS.get(f"{family}_{value}")
        return text.in_(self.language) if text else value

    def number(self, value: int) -> str:
        """1234 as "1.234" or "1,234"."""
        return f"{value:,}" if self.language == "en" else f"{value:,}".replace(",", ".")

    def decimal(self, value: float) -> str:
        """1.25 as "1,3" or "1.3", with a real minus sign."""
        text = f"{value:.1f}".replace("-", "−")
        return text if self.language == "en" else text.replace(".", ",")

    def share(self, part: int, whole: int) -> str:
        """The part of the whole in per cent, "–" of nothing; only the whole itself is called 100%."""
        if whole <= 0:
            return "–"
        # 199 of 200 are not all of them, and 1 of 300 is more than none.
        percent = round(100 * part / whole)
        percent = min(percent, 99) if part < whole else percent
        return f"{max(percent, 1) if part > 0 else percent}%"

    @staticmethod
    def ranges(numbers: tuple[int, ...]) -> str:
        """(1, 2, 3, 7) as "1–3, 7"."""
        runs: list[list[int]] = []
        for number in sorted(numbers):
            if runs and number == runs[-1][1] + 1:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)

    def moment(self, iso: str) -> str:
        """A moment written by `datetime.isoformat`, in words and in this machine's time zone; "" stays ""."""
        try:
            at = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        if at.tzinfo is not None:
            at = at.astimezone()
        month = _MONTHS.in_(self.language).split()[at.month - 1]
        clock = f"{at:%H:%M}" if self.language == "en" else f"{at:%H.%M}"
        return f"{at.day} {month} {at.year}, {clock}"

    def date(self, year: int, month: int = 0, day: int = 0) -> str:
        """A day, a month or a year in words, as much of it as is given."""
        name = _MONTHS.in_(self.language).split()[month - 1] if month else ""
        return " ".join(part for part in (str(day) if day and month else "", name, str(year)) if part)

    def duration(self, seconds: float) -> str:
        """About how long, in the largest unit that makes sense."""
        if seconds < 90:
            # In steps of five: a number that jumps every half second is noise.
            return self("seconds", count=max(1, round(seconds)) if seconds < 10 else 5 * round(seconds / 5))
        return self("minutes", count=round(seconds / 60))
