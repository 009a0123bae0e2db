"""From where the server can be reached, and what follows for those who come: what may be changed and sent to it."""

from __future__ import annotations

import ipaddress

import streamlit as st

from assistant.core.errors import SettingsError
from assistant.core.settings import Settings


def may_edit(settings: Settings) -> bool:
    """Whether this page may change documents: as set, and where nothing is said only for this machine itself."""
    return listens_here_only() if settings.editing is None else settings.editing


def listens_here_only() -> bool:
    """Whether the server can be reached from this machine only (no address at all means from everywhere)."""
    address = str(st.get_option("server.address") or "").strip("[]")
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def may_send() -> bool:
    """Whether the server takes files: where documents may be changed."""
    try:
        return may_edit(Settings.load())
    except SettingsError:
        return False
