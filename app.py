"""The server of Rujukan, page and interfaces on one port: `streamlit run app.py`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st

from assistant.api.routes import Interface

interface = Interface()


@asynccontextmanager
async def running(_: st.App) -> AsyncIterator[None]:
    """Reads the page's code while the browser is still on its way, so that the first visit does not wait for it."""
    Thread(target=import_module, args=("assistant.ui.main",), daemon=True).start()
    async with interface.running():
        yield


app = st.App(Path(__file__).with_name("page.py"), routes=interface.routes, lifespan=running)
