"""Answers in JSON, and refusals in the caller's language."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from assistant.api.desk import Desk
from assistant.api.forms import language_asked
from assistant.api.problems import Problem
from assistant.core.errors import AssistantError, Language

_ALWAYS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Vary": "Accept-Language, Authorization"}


def given(form: Any) -> Response:
    """A result."""
    return Response(msgspec.json.encode(form), headers=_ALWAYS, media_type="application/json")


def refused(scope: Scope, problem: Problem, desk: Desk) -> Response:
    """A problem, in the language of the request."""
    body = msgspec.json.encode(problem.form(language_of(scope, desk)))
    headers = {**_ALWAYS, **problem.headers}
    return Response(body, status_code=problem.status, headers=headers, media_type="application/json")


def language_of(scope: Scope, desk: Desk) -> Language:
    """The language that a request asks for, else the one that is set."""
    try:
        otherwise = desk.settings.language
    except AssistantError:
        otherwise = "id"
    accepted = ",".join(Headers(scope=scope).getlist("accept-language"))
    return language_asked(query_of(scope), accepted, otherwise)


def base_of(request: Request) -> str:
    """The page's address as the caller wrote it; its host has been checked."""
    return f"{request.url.scheme}://{request.headers['host']}"


def query_of(scope: Scope) -> list[tuple[str, str]]:
    """The pairs of an address's query, in their order."""
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
