"""The server of Rujukan, page and interfaces on one port: `streamlit run app.py`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from assistant.api.access import KnownHosts
from assistant.api.routes import Interface
from assistant.api.uploads import Uploads
from assistant.ui.session import loading
from assistant.ui.session.reach import listens_here_only, may_send

_SECONDS_FOR_THE_SCRIPTS = 3.0
interface = Interface()


@asynccontextmanager
async def running(_: st.App) -> AsyncIterator[None]:
    """Loads what answers if nobody comes; a browser that comes at once has its scripts by then."""
    loading.begin(_SECONDS_FOR_THE_SCRIPTS)
    async with interface.running():
        yield


app = st.App(
    Path(__file__).with_name("page.py"),
    routes=interface.routes,
    lifespan=running,
    middleware=[
        Middleware(KnownHosts, desk=interface.desk, listens_here_only=listens_here_only),
        Middleware(Uploads, may_send=may_send),
    ],
)
