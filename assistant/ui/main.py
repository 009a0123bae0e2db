"""The frame of every screen: navigation, language, and what is drawn before the rest of the program is loaded.

The page can be used before what answers is loaded (see `loading`), so this module imports little.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.core.errors import AssistantError, Language
from assistant.core.settings import Settings
from assistant.ui.components.asking import begin, draw_welcome
from assistant.ui.components.loading import draw_asked, draw_loading
from assistant.ui.components.pieces import ICON, draw_failure, failed, mount, style
from assistant.ui.session import loading
from assistant.ui.texts.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.ui.session.state import OpenAssistant, Visit

_log = logging.getLogger(__name__)
SCREENS = {
    "ask": ("forum", "tanya", "screens.ask"),
    "search": ("search", "telusuri", "screens.search"),
    "partners": ("public", "mitra", "partnerships.screen"),
    "documents": ("folder_open", "dokumen", "screens.documents"),
    "quality": ("fact_check", "mutu", "screens.quality"),
}
"""Each screen with its icon, its address and the module that draws it, in the order of the navigation; the first is the
one to begin with."""
_LANGUAGE_COOKIE = "rujukan_language"
_LOGO = Path(__file__).parent / "components" / "logo.svg"


def run(open_assistant: OpenAssistant | None = None) -> None:
    """Draw the page; called anew for every interaction."""
    st.set_page_config(page_title="Rujukan", page_icon=ICON, layout="wide")
    style()
    st.logo(str(_LOGO), size="large")
    try:
        say = _language_switch(Settings.load())
    except AssistantError as error:
        failed(Say("id"), "Rujukan", error)
        return
    visit = cache(partial(open_visit, open_assistant, say))
    pages = {
        name: st.Page(
            partial(_screen, name, say, visit), title=say(f"nav_{name}"), icon=f":material/{icon}:",
            url_path=address, default=name == next(iter(SCREENS)),
        )
        for name, (icon, address, _) in SCREENS.items()
    }  # fmt: skip
    st.session_state["ask_page"] = pages["ask"]
    page = st.navigation(list(pages.values()))
    # A place of their own: what comes into it later does not move the input, where somebody may be typing.
    around = st.container(key="around")
    with st.container():
        draw_failure(say)
    try:
        if loading.is_done():
            with around:
                _draw_around(visit())
        page.run()
        if loading.is_done():
            from assistant.ui.components.sidebar import draw_sidebar

            # After the screen, so that a question asked just now is in the list.
            draw_sidebar(visit(), pages["ask"], page is pages["ask"])
    except AssistantError as error:
        failed(say, "Rujukan", error)


def open_visit(open_assistant: OpenAssistant | None, say: Say) -> Visit:
    """What a screen is drawn from; by default over the one assistant of this process. Raises AssistantError."""
    loading.load()
    from assistant.application.assistant import shared_assistant
    from assistant.ui.session import state

    shared = state.shared(open_assistant or shared_assistant)
    return state.Visit(shared, shared.status(), say, state.owner())


def _screen(name: str, say: Say, visited: Callable[[], Visit]) -> None:
    """A screen; what it could not handle itself is told in words instead of a traceback."""
    begun = begin(say) if name == "ask" else None
    if not loading.is_done() and not (begun and begun.question):
        with begun.left if begun else st.container():
            if begun and "c" not in st.query_params:
                draw_welcome(say)
            draw_loading(say)
        return
    if begun and not loading.is_done():
        with begun.left, draw_asked(say, begun.question):
            visited()
    visit = replace(visited(), begun=begun)
    from assistant.application.jobs import UNEXPECTED
    from assistant.ui.session import document_actions, state

    if conversation := state.take_way():
        state.open_conversation(conversation)
    if state.newly_on(name):
        # What was told and opened on the screen of documents has been seen; it does not wait there for a return.
        document_actions.leave()
    failure = None
    try:
        import_module(f"assistant.ui.{SCREENS[name][2]}").render(visit)
    except AssistantError as error:
        failure = error
    except Exception:  # noqa: BLE001 - the edge of a screen: a bug is logged and told in the reader's language, not lost
        _log.exception("a screen could not be drawn")
        failure = UNEXPECTED
    if failure:
        # A question that was sent just now is shown again, so that it is not lost.
        with begun.left if begun else st.container():
            failed(say, (begun and begun.question) or say("something_failed"), failure)


def _draw_around(visit: Visit) -> None:
    """What has no look of its own. Before the screen, so that what is seen in a language is also remembered in it; not
    on the first page of a process, since the first of our scripts makes Streamlit load pandas."""
    from assistant.ui.components.translation import draw_translation
    from assistant.ui.session import state

    draw_translation(visit)
    remembered = {"owner": [state.OWNER_COOKIE, visit.owner], "language": [_LANGUAGE_COOKIE, visit.say.language]}
    mount("browser", remembered, key="browser", owner=_adopt_owner)
    mount("side", {}, key="side")


def _adopt_owner(owner: object) -> None:
    from assistant.ui.session import state

    state.adopt_owner(str(owner))


def _language_switch(settings: Settings) -> Say:
    """The switch at the top of every screen; its labels are the same in both languages, so nobody gets lost."""
    # Not put into the widget: the browser would hear of it once, perhaps before it has loaded what draws the switch.
    first = st.session_state.setdefault("first_language", _first_language(settings))
    with st.container(horizontal=True, horizontal_alignment="right", key="top"):
        language = st.segmented_control(
            "Bahasa / Language",
            ["id", "en"],
            default=first,
            format_func={"id": "Indonesia", "en": "English"}.__getitem__,
            key="language",
            required=True,
            label_visibility="collapsed",
        )
    return Say("en" if language == "en" else "id")


def _first_language(settings: Settings) -> Language:
    """The language to begin with: the one last used in this browser, else the setting."""
    kept = st.context.cookies.get(_LANGUAGE_COOKIE)
    return kept if kept in ("id", "en") else settings.language  # type: ignore[return-value]
