"""Foreign text reaches the page as text: escaped HTML, never Markdown, never markup."""

import ast
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core.types import Source
from assistant.ui.texts.words import Say
from assistant.ui.views.context import named_sources, passage_in_context, row_in_table, stored_passage
from assistant.ui.views.safe import Html, escape, plain, tag
from tests.ui.fake import HOSTILE, HOSTILE_DOCUMENT, PDF, citation

UI = Path(__file__).resolve().parents[2] / "assistant" / "ui"


class Reader(HTMLParser):
    """What a browser would make of a fragment: its elements, attributes and text."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "<img src=x onerror=alert(1)>",
        "</p><script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "$\\frac{1}{2}$ `a` **b** _c_ :red[d] :material/home: :smile:",
        "# judul\n- butir\n| a | b |\n|---|---|",
        '"><svg onload=alert(1)>',
        "&lt;b&gt; &amp;#60;",
        "{nama} {0} %s",
    ],
)
def test_hostile_text_comes_out_literally(text: str) -> None:
    read = Reader(tag("p", escape(text), "rj-x", title=text))
    assert read.elements == ["p"]
    assert read.text == text
    assert [name for name, _ in read.attributes] == ["class", "title"]
    assert dict(read.attributes)["title"] == text


@given(st.text())
def test_any_text_comes_out_as_itself_without_its_invisible_characters(text: str) -> None:
    read = Reader(tag("p", escape(text)))
    assert read.elements == ["p"]
    # A parser reads a carriage return as a line end, which is what a browser shows too.
    assert read.text.replace("\r\n", "\n").replace("\r", "\n") == plain(text).replace("\r\n", "\n").replace("\r", "\n")


def test_marks_that_reverse_text_and_lone_surrogates_are_dropped() -> None:
    assert plain("a\u202egnp.exe\x00\ud800b\tc\nd") == "agnp.exeb\tc\nd"


def test_a_hostile_passage_is_shown_literally_with_its_quote_marked() -> None:
    one = citation(1, HOSTILE_DOCUMENT, 1, 20)
    for shown in (
        passage_in_context(HOSTILE_DOCUMENT, one.passage, one.start, one.end),
        stored_passage(one.passage, one.start, one.end),
    ):
        read = Reader(shown)
        assert set(read.elements) <= {"div", "p", "span", "mark"}
        assert HOSTILE in read.text
        assert tag("mark", escape(HOSTILE[:20])) in shown


def test_the_quote_is_marked_in_its_context_and_the_rest_is_faint() -> None:
    one = citation(1, PDF, 2, 40)
    shown = passage_in_context(PDF, one.passage, one.start, one.end)
    assert tag("mark", escape(one.quote)) in shown
    assert Reader(shown).text.count(one.quote) == 1
    assert '<span class="rj-far">Kerja sama ini dimulai' in shown
    assert '<span class="rj-far">Pemerintah kota' in shown


def test_a_row_is_shown_in_its_table_and_a_paragraph_in_none() -> None:
    shown = row_in_table(PDF, citation(1, PDF, 4).passage)
    assert '<tr class="rj-hit"><td>Kawasaki, Jepang</td>' in shown
    assert row_in_table(PDF, citation(1, PDF, 2).passage) == ""


def test_only_web_addresses_become_links_and_only_named_sources_are_listed() -> None:
    sources = (
        Source("S1", "Berita", "https://example.org/a?b=1&c=2"),
        Source("S2", "Jahat", "javascript:alert(1)"),
        Source("S12", "Tidak disebut", "https://example.org/x"),
    )
    shown = named_sources(sources, "Dilaporkan (S1, S2).", Say("id"))
    read = Reader(shown)
    assert read.elements.count("a") == 1
    assert dict(read.attributes)["href"] == "https://example.org/a?b=1&c=2"
    assert "Tidak disebut" not in read.text
    assert named_sources(sources, "Tanpa sumber.", Say("id")) == Html("")


def test_nothing_draws_markdown_and_raw_html_has_one_door() -> None:
    """Labels of buttons are Markdown to Streamlit, so they may only be our own words."""
    markdown = {"markdown", "write", "caption", "text", "title", "header", "subheader", "info", "warning", "error",
                "success", "toast", "latex", "code", "write_stream", "table", "dataframe"}  # fmt: skip
    labelled = {"button", "download_button", "chat_input", "Page", "expander", "popover", "segmented_control"}
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            called = ast.unparse(node.func)
            if not called.startswith("st."):
                continue
            name = called.removeprefix("st.")
            assert name not in markdown, f"{path.name}: {called}"
            assert name != "html" or path.name == "pieces.py", f"{path.name}: {called}"
            if name in labelled:
                label = next((k.value for k in node.keywords if k.arg == "title"), node.args[0])
                own = ast.unparse(label)
                assert own.startswith(("say(", "'Bahasa", "label")) or "say(" in own, f"{path.name}: {own}"
