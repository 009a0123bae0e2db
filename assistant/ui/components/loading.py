"""What stands where a screen will be while what answers is still loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from assistant.ui.components.pieces import show
from assistant.ui.session import loading
from assistant.ui.texts.words import Say
from assistant.ui.views.safe import escape, tag

_POLL_SECONDS = 0.25
_SECONDS_FOR_THIS_PAGE = 0.8
"""For what is drawn until then to reach the browser."""
_SKELETON_PIXELS = 160


def draw_loading(say: Say) -> None:
    """Load behind the page, and draw it anew when all is there."""
    loading.begin(_SECONDS_FOR_THIS_PAGE)

    @st.fragment(run_every=_POLL_SECONDS)
    def until_done() -> None:
        if loading.is_done():
            st.rerun()
        show(tag("p", escape(say("page_loading")), "rj-hint", role="status"))
        st.skeleton(_SKELETON_PIXELS)

    until_done()


@contextmanager
def draw_asked(say: Say, question: str) -> Iterator[None]:
    """A question that did not wait for the page stays in sight for the length of a `with`."""
    place = st.empty()
    with place.container():
        show(tag("h2", escape(question), "rj-question"))
        show(tag("p", escape(say("page_loading")), "rj-hint", role="status"))
    yield
    place.empty()
