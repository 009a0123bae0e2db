"""Small pieces used by every screen, and the only doors to raw HTML and to our own browser scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, ParamSpec

import streamlit as st

from assistant.core.errors import AssistantError, SettingsError, Words
from assistant.core.settings import Settings, without_paths
from assistant.ui.session.reach import listens_here_only
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import Html, escape, join, tag

P = ParamSpec("P")
_FOLDER = Path(__file__).parent
_HEADING, _FIGURE = 48, 240
"""Heights, in pixels, of what is outlined while a page is waited for."""
ICON = str(_FOLDER / "icon.svg")
"""The tab's icon, from a file of ours: Streamlit would fetch one of its own from the network."""
_FAILURE = "callback-failure"
_MOST_HEARD = 50
"""How many presses of a component are remembered as handled; more than can be on their way."""

_PASSAGES = ("shared", "clipboard", "copying")
_PARTS = {
    "answer": ("shared", "clipboard", "rows", "actions"),
    "chart": ("shared",),
    "conflicts": ("shared",),
    "documents": ("shared",),
    "expanded": ("shared",),
    "facets": ("shared",),
    "facts": ("shared",),
    "findings": _PASSAGES,
    "reveal": ("shared",),
    "collection": _PASSAGES,
    "tools": _PASSAGES,
}
"""The components whose scripts use others, and which, in their order."""


def show(content: Html) -> None:
    """Put safe HTML on the page (Streamlit passes it through DOMPurify once more)."""
    st.html(content)


def style() -> None:
    """Load the style sheets, `look.css` first; call once for each page."""
    for sheet in sorted(_FOLDER.glob("*.css"), key=lambda path: (path.name != "look.css", path.name)):
        st.html(sheet)


def mount(name: str, data: dict[str, Any], key: str, **handlers: Callable[[Any], None]) -> None:
    """Mount the component whose script is `name`.js; a press of it calls the handler that it names, with its value.

    It is registered anew each time, which Streamlit takes for the same component: a page may be drawn before any other
    has imported this module. Each press is handled once, however often it is sent (see presses.js).
    """
    heard: list[str] = st.session_state.setdefault(f"{key}-heard", [])

    def hear() -> None:
        # It is gone where the page was drawn without it while the press was on its way.
        for press in st.session_state.get(key, {}).get("pressed") or []:
            if press["id"] not in heard:
                heard.append(press["id"])
                del heard[:-_MOST_HEARD]
                carefully(handlers[press["event"]])(press["value"])

    component = st.components.v2.component(f"rujukan_{name}", js=_script(name), isolate_styles=False)
    component(
        key=key, data={**data, "heard": heard}, default=None, width="stretch", height="content", on_pressed_change=hear
    )


def choices(label: str, look: str, entries: list[dict[str, Any]], key: str) -> str | None:
    """A list of buttons with foreign labels (`text`, `value`, `current`, a line of `detail`); the one just pressed."""
    chosen = received("choices", {"label": label, "look": look, "entries": entries}, key, "chosen")
    return str(chosen) if chosen else None


def received(name: str, data: dict[str, Any], key: str, event: str) -> Any:
    """Mount a component for one of its events; what that told, once, and `None` where it told nothing.

    It is kept until it is read: a page that is drawn anew before it comes to the component would forget it.
    """
    kept = f"{key}-{event}"
    mount(name, data, key, **{event: partial(st.session_state.__setitem__, kept)})
    return st.session_state.pop(kept, None)


def notice(title: str, text: str = "", hint: str = "", kind: str = "info") -> None:
    """A box: what is the case, and what to do. `kind` is info, warning or error."""
    parts = [tag("p", escape(title), "rj-notice-title")]
    parts += [tag("p", escape(line)) for line in (text, hint) if line]
    show(tag("div", join(parts), f"rj-notice rj-notice-{kind}", role="alert" if kind == "error" else "status"))


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Words and the outline of a page while what the block makes is waited for; nothing where that takes no time."""
    with st.spinner(words), st.skeleton(_HEADING), st.skeleton(_FIGURE), st.skeleton(_FIGURE):
        yield


def failure(say: Say, title: str, message: Words | None, hint: Words | None, kind: str = "error") -> None:
    """A failure in the reader's language: what happened and what to do next; of a `kind` of `notice`."""
    what, advice = (_told(words.in_(say.language)) if words else "" for words in (message, hint))
    notice(title, what, advice, kind)


def closed_notice(say: Say, message: Words | None, hint: Words | None) -> None:
    """In the place of what may not be shown: why, and what to do. A fact about the documents, and no failure."""
    language = say.language
    notice(message.in_(language) if message else "", hint=hint.in_(language) if hint else "", kind="warning")


def failed(say: Say, title: str, error: AssistantError) -> None:
    """`failure` for an error that was raised."""
    failure(say, title, error.message, error.hint)


def carefully(act: Callable[P, object]) -> Callable[P, None]:
    """A callback whose failure is told on the page that is drawn after it (`draw_failure`)."""

    def careful(*args: P.args, **named: P.kwargs) -> None:
        try:
            act(*args, **named)
        except AssistantError as error:
            st.session_state[_FAILURE] = error

    return careful


def draw_failure(say: Say) -> None:
    """Tell why what was pressed just now could not be done."""
    if error := st.session_state.pop(_FAILURE, None):
        failed(say, say("act_failed"), error)


def _told(text: str) -> str:
    """The text, for others than who sits at this computer without the paths of its folders."""
    if listens_here_only():
        return text
    try:
        settings = Settings.load()
    except SettingsError:  # perhaps the very error that is told
        settings = Settings()
    return without_paths(text, settings)


@cache
def _script(name: str) -> str:
    """The component's script; a script given to Streamlit as text cannot import another, so they are put together."""
    parts = ("presses", *_PARTS.get(name, ()), name)
    return "\n".join((_FOLDER / f"{one}.js").read_text(encoding="utf-8") for one in parts)
