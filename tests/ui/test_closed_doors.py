"""A document becomes confidential: no door lets its words out, before the next build and after it; opened again, all is
back.

A door is a function of `Office` that gives all it says as text. A new one is added to `LIVE` (it says what the index
holds) or to `KEPT` (it says what was stored): the rest is done for each of them.
"""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import anyio
import docx
import pypdf
import pytest
import streamlit as st
from mcp import Client
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assistant.api.desk import Desk
from assistant.api.mcp import server
from assistant.api.routes import Interface
from assistant.application.assistant import Assistant
from assistant.application.collection import Collection
from assistant.application.conversations import Conversations, Turn
from assistant.application.jobs import BuildJob
from assistant.application.opened import resolve
from assistant.application.outdated import fates
from assistant.application.saved import SavedQuestion, SavedQuestions
from assistant.application.saved_jobs import SavedJob
from assistant.core.errors import AssistantError
from assistant.core.settings import Settings
from assistant.core.types import Answer, BuildReport
from assistant.evaluation.runs import FOLDER, save_run
from assistant.exporting.collected import FORMS, collection_file
from assistant.exporting.json_forms import answer_form
from assistant.ui import main
from assistant.ui.components.export import note_file
from assistant.ui.components.progress import report_box
from assistant.ui.components.saved_view import saved_view
from assistant.ui.texts.page import TEXTS
from assistant.ui.texts.words import Say
from assistant.ui.views.findings import taken
from tests.fakes import KAWASAKI, FakeEmbedder, FakeReader, write_corpus

OWNER = "pemilik-peramban-ini-saja"
QUESTION = "Mengapa kerja sama dengan Kawasaki tersendat?"
PATH = "mou/kawasaki.md"
FIRST = KAWASAKI.replace("komunikasi terputus", "komunikasi kurang")
SECRETS = ("pendanaan", "terputus", "kurang, dan pandemi", "karbon", "Lembar fakta", "Kawasaki di Jepang")
"""Words of the document, of its table and of its description that no question of this test holds."""
APP = str(Path(__file__).with_name("closed_app.py"))


def described(text: str) -> str:
    """The document, described as confidential in its own head."""
    return text.replace("country:", "access: confidential\ncountry:")


@dataclass
class Office:
    """A small office's documents and all that was asked, saved and collected of them while they were open."""

    settings: Settings
    assistant: Assistant
    monkeypatch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        folder, closed = self.settings.state, self.assistant.closed
        self.conversations = Conversations(folder, closed)
        self.saved = SavedQuestions(folder, closed)
        self.collection = Collection(folder, closed)
        self.building = BuildJob(self.assistant)
        self.asking = SavedJob(self.assistant, self.saved, self.building)
        self.write(FIRST)
        self.build()
        self.old: Answer = self.assistant.ask(QUESTION)
        self.conversation = self.conversations.start(OWNER)
        self.turn = self.conversations.ask(self.conversation, QUESTION)
        self.conversations.finish(self.turn, self.old)
        self.conversations.rate(self.turn, OWNER, "bad", "Yang benar: komunikasi terputus.")
        self.saved.save(OWNER, QUESTION, self.old, generation=self.assistant.status().generation)
        self.write(KAWASAKI)
        self.build()
        self.revised = self.assistant.status().generation
        self.report: BuildReport | None = self.building.state.report
        self.answer = self.assistant.ask(QUESTION)
        again = self.conversations.ask(self.conversation, QUESTION)
        self.conversations.finish(again, self.answer)
        (self.document,) = [one for one in self.assistant.documents() if one.path == PATH]
        self.passages = self.assistant.passages(self.document.id)
        for passage in self.passages:
            self.collection.add(OWNER, self.document, passage)
        quotes = [
            {"number": one.number, "document": one.document.path, "locator": "", "quote": one.quote}
            for one in self.answer.citations
        ]
        failure = {"id": "q1", "kind": "why", "question": QUESTION, "reasons": [], "answer": self.answer.text}
        none = {"questions": 1, "passed": 0}
        save_run(
            folder / FOLDER,
            {
                "when": "2026-03-04T05:06:07+00:00", "file": "soal.jsonl", "questions": 1, "passed": 0,
                "answerable": none, "refusals": {"questions": 0, "right": 0, "false": 0}, "by_kind": {},
                "failures": [{**failure, "citations": quotes}],
            },
        )  # fmt: skip

    def write(self, text: str) -> None:
        (self.settings.corpus / PATH).write_text(text, encoding="utf-8")

    def build(self) -> None:
        """Build, and ask the saved questions again, as the page does."""
        self.building.start()
        assert self.building.wait(30)
        assert self.building.state.error is None
        self.asking.start()
        assert self.asking.wait(30)

    def turns(self) -> tuple[Turn, ...]:
        return self.conversations.turns(self.conversation)

    def question(self) -> SavedQuestion:
        (one,) = self.saved.listed(OWNER)
        return one


def tried(look: Callable[[], object]) -> str:
    """What a look gives, or how it is refused."""
    try:
        return repr(look())
    except AssistantError as error:
        return f"{error.message} {error.hint}"


def http(path: str, **body: object) -> Callable[[Office], str]:
    def door(office: Office) -> str:
        interface = Interface(lambda _: office.assistant, office.settings)
        served = Starlette(routes=interface.routes, lifespan=lambda _: interface.running())
        with TestClient(served, base_url="http://127.0.0.1:8501", client=("127.0.0.1", 50000)) as client:
            address = path.format(document=office.document.id, passage=office.passages[1].id)
            return (client.post(address, json=body) if body else client.get(address)).text

    return door


def mcp(tool: str, **arguments: object) -> Callable[[Office], str]:
    def door(office: Office) -> str:
        said: list[str] = []

        async def main() -> None:
            desk = Desk(lambda _: office.assistant, office.settings)
            async with Client(server(desk)) as client:
                given = {"passage_id": office.passages[1].id} if tool == "open_passage" else arguments
                said.append(repr(await client.call_tool(tool, given)))

        anyio.run(main)
        return "".join(said)

    return door


def exported(form: Any) -> Callable[[Office], str]:
    return lambda office: text_of(form, note_file(form, "Catatan", office.turns(), "id", ""))


def collected(form: Any) -> Callable[[Office], str]:
    def door(office: Office) -> str:
        passages = taken(office.collection.listed(OWNER), Say("id"))
        return text_of(form, collection_file(form, passages, "id").data)

    return door


def text_of(form: str, data: bytes) -> str:
    """The words of a file, on one line."""
    if form == "docx":
        document = docx.Document(io.BytesIO(data))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        text = "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))
    elif form == "pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    else:
        text = data.decode().replace("\\", "")
    return " ".join(text.split())


def history(office: Office) -> str:
    return repr(office.saved.history(office.question().id))


def found_by_words(office: Office) -> str:
    """Which of the words find a conversation: a search must not tell what a closed answer says."""
    return " ".join(word for word in SECRETS if office.conversations.listed(OWNER, containing=word))


def sources(office: Office) -> str:
    """What the source panel is opened with."""
    answers = [turn.answer for turn in office.turns() if turn.answer]
    return repr([resolve(answer, f"c{one.number}") for answer in answers for one in answer.citations])


def old_and_new(office: Office) -> str:
    """Outdated answers, the old wording beside the new."""
    return repr([fates(turn.answer, office.assistant) for turn in office.turns() if turn.answer])


def saved_card(office: Office) -> str:
    one = office.question()
    return saved_view(one, "changed", "", office.saved.history(one.id), Say("id"))


def last_report(office: Office) -> str:
    """The report that the page still has in memory, as the screen draws it."""
    report = office.report
    assert report is not None
    return report_box(office.assistant.closed().without(report), (), Say("id"))


def screen(name: str, language: str, **query: str) -> Callable[[Office], str]:
    """All that a screen sends to the browser: HTML, data of components, and files."""

    def door(office: Office) -> str:
        sent: list[str] = []
        with office.monkeypatch.context() as patched:
            for setting in ("corpus", "index", "state"):
                patched.setenv(f"ASSISTANT_{setting.upper()}", str(getattr(office.settings, setting)))
            patched.setenv("ASSISTANT_LANGUAGE", language)
            patched.setenv("FIRST", "" if name == "ask" else name)
            patched.setattr(main, "SCREENS", main.SCREENS)
            component, download = st.components.v2.component, st.download_button

            def recorded(*arguments: Any, **keywords: Any) -> Callable[..., Any]:
                made = component(*arguments, **keywords)

                def mounted(*a: Any, **k: Any) -> Any:
                    sent.append(repr(k.get("data")))
                    return made(*a, **k)

                return mounted

            def offered(label: str, data: Any, *a: Any, **k: Any) -> Any:
                content = data() if callable(data) else data
                sent.append(content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content))
                return download(label, data, *a, **k)

            patched.setattr(st.components.v2, "component", recorded)
            patched.setattr(st, "download_button", offered)
            st.cache_resource.clear()
            test = AppTest.from_file(APP, default_timeout=30)
            test.session_state["owner"] = OWNER
            for key, value in query.items():
                if key == "state":
                    test.session_state[value] = True
                else:
                    test.query_params[key] = value.format(
                        conversation=office.conversation, passage=office.passages[1].id
                    )
            if name == "ask":
                test.session_state["conversation"] = office.conversation
                test.session_state["source"] = (office.turn, "c1")
            test.run()
            assert not test.exception
            st.cache_resource.clear()
        return "\n".join((*sent, *(element.value for element in test.get("html"))))

    return door


Door = Callable[[Office], str]

LIVE: dict[str, Door] = {
    "answer": lambda office: repr(answer_form(replace(office.assistant.ask(QUESTION), question=""))),
    "search": lambda office: repr(office.assistant.search(QUESTION)),
    "findings": lambda office: repr(office.assistant.findings(QUESTION)),
    "facets": lambda office: repr(office.assistant.findings("")).replace("Kawasaki", "karbon"),
    "suggestions": lambda office: repr(office.assistant.suggestions()).replace("Kawasaki", "karbon"),
    "documents": lambda office: repr(office.assistant.documents()),
    "library": lambda office: repr(office.assistant.library()),
    "document": lambda office: tried(lambda: office.assistant.document(office.document.id)),
    "passages": lambda office: repr(office.assistant.passages(office.document.id)),
    "passage": lambda office: tried(lambda: office.assistant.passage(office.passages[1].id)),
    "neighbours": lambda office: tried(lambda: office.assistant.neighbours(office.passages[1].id)),
    "original": lambda office: tried(lambda: office.assistant.original(office.document.id).read_text("utf-8")),
    "partners": lambda office: repr(office.assistant.partners().partners).replace("Kawasaki", "karbon"),
    "http ask": http("/api/ask", question=QUESTION),
    "http search": http("/api/search", question=QUESTION),
    "http documents": http("/api/documents"),
    "http document": http("/api/documents/{document}"),
    "http passage": http("/api/passages/{passage}"),
    "mcp ask": mcp("ask", question=QUESTION),
    "mcp search": mcp("search", question=QUESTION),
    "mcp documents": mcp("list_documents"),
    "mcp passage": mcp("open_passage"),
    "search screen": screen("search", "id", q=QUESTION, passage="{passage}"),
    "search screen, English": screen("search", "en", q=QUESTION, passage="{passage}"),
    "documents screen": screen("documents", "en"),
}
"""What the index says now."""

KEPT: dict[str, Door] = {
    "conversation": lambda office: repr([turn.answer for turn in office.turns()]),
    "reasons of marked answers": lambda office: repr(office.conversations.marked_bad()),
    "conversation search": found_by_words,
    "source panel": sources,
    "outdated answers": old_and_new,
    "note as DOCX": exported("docx"),
    "note as PDF": exported("pdf"),
    "note as Markdown": exported("markdown"),
    "history of a saved question": history,
    "collection": lambda office: repr(office.collection.listed(OWNER)),
    **{f"collection as {form}": collected(form) for form in FORMS},
    "report of a build": lambda office: repr(office.assistant.report_of(office.revised)),
    "report in memory": last_report,
    "evaluations": lambda office: repr(office.assistant.evaluations()),
    "ask screen": screen("ask", "id", c="{conversation}"),
    "ask screen, English": screen("ask", "en", c="{conversation}"),
    "collection screen": screen("search", "id", state="search_collection"),
    "quality screen": screen("quality", "id"),
    "quality screen, English": screen("quality", "en"),
}
"""What was stored while the document was open."""

RENEWED: dict[str, Door] = {
    "saved question": lambda office: repr(office.question()),
    "saved question as drawn": saved_card,
}
"""What is stored and asked again after each build."""

DOORS = {**LIVE, **KEPT, **RENEWED}


@contextmanager
def opened_office(folder: Path) -> Iterator[Office]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ASSISTANT_SETTINGS", str(folder / "none.toml"))
        (folder / "none.toml").touch()
        st.cache_data.clear()
        corpus = write_corpus(folder / "corpus")
        settings = Settings(corpus=corpus, index=folder / "index", state=folder / "state")
        yield Office(settings, Assistant(settings, embedder=FakeEmbedder, reader=FakeReader), patched)
        st.cache_data.clear()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What each door says in each stage of the document's life."""
    heard: dict[str, dict[str, str]] = {}
    with opened_office(tmp_path_factory.mktemp("office")) as office:
        for stage, text, build in (
            ("open", KAWASAKI, False),
            ("closed", described(KAWASAKI), False),
            ("closed and built", described(KAWASAKI), True),
            ("opened", KAWASAKI, False),
            ("opened and built", KAWASAKI, True),
        ):
            office.write(text)
            if build:
                office.build()
            heard[stage] = {name: door(office) for name, door in DOORS.items()}
    return heard


def spoken(text: str) -> list[str]:
    return [word for word in SECRETS if word in text]


@pytest.mark.parametrize("door", DOORS)
def test_while_the_document_is_open_its_words_are_said(door: str, said: dict[str, dict[str, str]]) -> None:
    assert spoken(said["open"][door])


@pytest.mark.parametrize("stage", ["closed", "closed and built"])
@pytest.mark.parametrize("door", DOORS)
def test_once_it_is_confidential_no_door_says_its_words(door: str, stage: str, said: dict[str, dict[str, str]]) -> None:
    assert spoken(said[stage][door]) == []


@pytest.mark.parametrize("door", KEPT)
def test_once_it_is_open_again_all_that_was_kept_is_readable(door: str, said: dict[str, dict[str, str]]) -> None:
    # A screen shows what stands around a quote only while the index holds it.
    same = not door.split(",")[0].endswith("screen")
    assert spoken(said["opened"][door])
    assert not same or spoken(said["opened"][door]) == spoken(said["open"][door])


@pytest.mark.parametrize("door", DOORS)
def test_after_the_next_build_everything_is_back(door: str, said: dict[str, dict[str, str]]) -> None:
    assert spoken(said["opened and built"][door])


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with opened_office(tmp_path) as opened:
        yield opened


def test_a_closed_answer_is_told_with_what_to_do_and_nothing_is_deleted(office: Office) -> None:
    before = office.turns()
    office.write(described(KAWASAKI))
    for turn in office.turns():
        assert (turn.state, turn.answer, turn.rating, turn.reason) == ("closed", None, "", "")
        assert (turn.message, turn.hint) == (TEXTS["closed_answer"], TEXTS["closed_answer_hint"])
        assert turn.question == QUESTION
    assert [marked.closed for marked in office.conversations.marked_bad()] == [True]
    assert office.conversations.listed(OWNER, containing="tersendat")
    office.write(KAWASAKI)
    assert office.turns() == before


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_screens_say_why_something_is_missing(language: str, office: Office) -> None:
    office.write(described(KAWASAKI))
    say = Say("en" if language == "en" else "id")
    shown = screen("ask", language, c="{conversation}")(office)
    assert say("closed_answer") in shown
    assert say("closed_answer_hint") in shown
    quality = screen("quality", language)(office)
    assert say("closed_reason") in quality
    assert say("closed_answer") in quality
    counted = say("closed_collected", count=len(office.passages))
    assert counted in screen("search", language, state="search_collection")(office)
    assert say("saved_state_closed") in screen("documents", language)(office)


def test_a_note_leaves_the_closed_answer_out_and_says_so(office: Office) -> None:
    office.write(described(KAWASAKI))
    note = exported("markdown")(office)
    assert TEXTS["closed_answer"].id in note
    assert "belum terjawab" not in note


def test_a_saved_question_that_is_answered_openly_again_tells_nothing_of_the_closed_answer(office: Office) -> None:
    office.write(described(KAWASAKI))
    one = office.question()
    assert (one.readable, one.message, one.differences) == (False, TEXTS["closed_answer"], ())
    office.build()
    one = office.question()
    assert (one.readable, one.compared, one.differences) == (True, False, ())
    assert one.latest.status == "not_found"
    assert office.saved.history(one.id) == ()
    assert TEXTS["closed_compared"].id in saved_card(office)
    office.write(KAWASAKI)
    assert office.question().compared
    assert len(office.saved.history(one.id)) == 2


def test_differences_written_down_by_an_earlier_version_are_hidden_while_anything_is_closed(office: Office) -> None:
    identity = office.question().id
    with closing(sqlite3.connect(office.settings.state / "saved.sqlite3")) as database, database:
        database.execute("UPDATE difference SET documents = ''")
    assert office.saved.history(identity)
    (office.settings.corpus / "mou/namur.md.yaml").write_text("access: confidential\n", encoding="utf-8")
    assert office.saved.history(identity) == ()


def test_clearing_the_collection_leaves_what_is_hidden_in_it(office: Office) -> None:
    (other,) = [one for one in office.assistant.documents() if one.path == "mou/namur.md"]
    office.collection.add(OWNER, other, office.assistant.passages(other.id)[0])
    office.write(described(KAWASAKI))
    assert len(office.collection.ids(OWNER)) == len(office.collection.listed(OWNER)) == 1
    assert office.collection.hidden(OWNER) == len(office.passages)
    office.collection.remove(OWNER)
    assert office.collection.listed(OWNER) == ()
    office.write(KAWASAKI)
    assert len(office.collection.listed(OWNER)) == len(office.passages)


def test_answers_of_other_documents_stay_as_they_are(office: Office) -> None:
    question = "Apa bidang kerja sama dengan Namur?"
    answer = office.assistant.ask(question)
    conversation = office.conversations.start(OWNER)
    office.conversations.finish(office.conversations.ask(conversation, question), answer)
    office.write(described(KAWASAKI))
    (turn,) = office.conversations.turns(conversation)
    closed = any(one.path == PATH for one in (hit.document for hit in answer.nearest))
    assert (turn.answer == answer) is not closed
    assert office.conversations.listed(OWNER, containing="Namur")
