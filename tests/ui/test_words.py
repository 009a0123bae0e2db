"""The page's texts are complete in both languages, and numbers and dates read as the language does."""

import re
import string
from collections import Counter
from pathlib import Path

import pytest

from assistant.ui.texts.page import TEXTS
from assistant.ui.texts.words import Say

UI = Path(__file__).resolve().parents[2] / "assistant" / "ui"
WRITTEN = {path for path in (UI / "texts").glob("*.py") if path.name != "words.py"}
FAMILIES = {
    "nav": ["ask", "search", "partners", "documents", "quality"],
    "state": ["read", "partly", "unread", "new", "changed", "removed", "noted", "copy", "confidential"],
    "status": ["answered", "partial", "not_found"],
    "step": ["read", "embed", "write"],
    "report": ["added", "changed", "renamed", "removed", "unchanged", "skipped", "noted"],
    "column": ["document", "state", "kind", "partner", "language", "pages", "passages", "access", "actions"],
    "file": ["open", "replace", "rename", "describe", "delete", "clear"],
    "build_refused": ["hint", "ask"],
    "filing": ["not_allowed", "stays_confidential", "stays_confidential_hint"],
    "told": [
        "added",
        "replaced",
        "renamed",
        "described",
        "deleted",
        "restored",
        "unchanged",
        "cleared",
        "refused",
        "failed",
        "too_large",
        "wrong_format",
        "name_taken",
    ],
    "removed": ["deleted", "replaced"],
    "failed_by": ["status", "nothing", "citation", "long", "altered"],
    "cooperation": ["loi", "mou", "agreement", "sister"],
    "widget": [
        "skip",
        "side",
        "side_fold",
        "side_unfold",
        "screens",
        "home",
        "send",
        "lost",
        "silent",
        "start",
        "choose",
        "unfold",
        "limits",
        "formats",
        "drop",
        "add",
        "remove",
        "cancel",
        "large",
        "format",
        "failed",
        "error",
        "retry",
        "uploading",
        "close",
        "pages",
        "previous",
        "next",
        "page",
        "nothing",
        "clear",
    ],
    "kind": ["thesis", "mou", "interview", "other"],
    "access": ["public", "internal", "confidential"],
    "by": ["kind", "language"],
    "figure": ["passed", "answerable", "right", "false", "verbatim", "support", "recall"],
    "history": ["when", "file", "passed", "right", "false", "verbatim", "time"],
    "asked": [
        "why",
        "fact",
        "table",
        "list",
        "count",
        "en",
        "follow",
        "slang",
        "conflict",
        "absent",
        "far",
        "inject",
        "partial",
    ],
    "reason": ["beside", "incomplete", "refused", "source", "other"],
    "saved_state": ["asking", "waiting", "closed", "failed", "changed", "unchanged", "older"],
    "closed": ["answer", "answer_hint"],
    "difference": [
        "status_changed",
        *(f"{part}_{kind}" for part in ("quote", "row", "conflict") for kind in ("added", "removed", "changed")),
    ],
    "filter": ["first", "last", "kind", "partner", "language", "document"],
    "form": ["csv", "json", "ris", "bib", "docx"],
    "event": ["start", "document", "activity", "disputed"],
    "of_partner": ["name", "when", "kind", "what", "country", "position"],
    "by_partner": ["region", "form", "field", "status"],
    "fact": ["name", "country", "region", "start", "end", "form", "field", "status", "period", "document"],
    "ask_partner": ["start", "form", "field", "status", "document", "hindrance"],
    "timeline": ["none", "none_hint"],
    "map": ["none", "none_hint"],
}


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_is_there_in_both_languages_and_needs_the_same_values(key: str) -> None:
    text = TEXTS[key]
    assert text.id.strip()
    assert text.en.strip()
    assert names(text.id) == names(text.en)


def test_no_text_is_there_twice() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in WRITTEN)
    keys = re.findall(r'^    "(\w+)": Words\(', written, re.MULTILINE)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_text_the_code_asks_for_exists_and_every_text_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in set(UI.rglob("*.py")) - WRITTEN)
    asked = set(re.findall(r'(?:say|self)\(["\']([a-z0-9_]+)', code))
    asked |= {f"{family}_{name}" for family, members in FAMILIES.items() for name in members}
    asked |= {"language_id", "language_en"}
    assert asked - set(TEXTS) == set()
    assert set(TEXTS) - asked == set()


def test_numbers_dates_and_durations_follow_the_language() -> None:
    indonesian, english = Say("id"), Say("en")
    assert (indonesian.number(1234567), english.number(1234567)) == ("1.234.567", "1,234,567")
    assert indonesian.moment("2026-03-04T05:06:07") == "4 Maret 2026, 05.06"
    assert english.moment("2026-03-04T05:06:07") == "4 March 2026, 05:06"
    assert indonesian.moment("") == ""
    assert (indonesian.date(2016, 2, 18), english.date(2016, 2), english.date(2016)) == (
        "18 Februari 2016",
        "February 2016",
        "2016",
    )
    assert (indonesian.duration(3.2), indonesian.duration(43), indonesian.duration(200)) == (
        "3 detik",
        "45 detik",
        "3 menit",
    )


def test_a_share_is_whole_or_nothing_only_where_it_is() -> None:
    say = Say("id")
    shares = [(3, 4), (199, 200), (200, 200), (1, 300), (0, 300), (0, 0)]
    assert [say.share(part, whole) for part, whole in shares] == ["75%", "99%", "100%", "1%", "0%", "–"]


def test_an_unknown_kind_is_shown_as_it_is() -> None:
    assert Say("en").known("kind", "mou") == "Cooperation"
    assert Say("en").known("kind", "surat") == "surat"
