"""Originals opened in the browser's own viewer, by an address that only the page gives out.

Other files than PDFs are not shown, only downloaded on the page: a browser would take an HTML file for a page of ours.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from assistant.api.desk import Desk
from assistant.api.problems import NO_ADDRESS, Refused
from assistant.api.replies import query_of, refused

ADDRESS = "/original/{id}"
_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def original_route(desk: Desk) -> Route:
    """The route that serves a PDF to one who has its key (`Assistant.original_key`)."""

    async def original(request: Request) -> Response:
        identity, key = request.path_params["id"], dict(query_of(request.scope)).get("key", "")
        try:
            path = await desk.look(lambda assistant: assistant.original_by(identity, key))
        except Refused as refusal:
            return refused(request.scope, refusal.problem, desk)
        if path.suffix.lower() != ".pdf":
            return refused(request.scope, NO_ADDRESS, desk)
        return FileResponse(
            path,
            media_type="application/pdf",
            filename=path.name,
            content_disposition_type="inline",
            headers=_HEADERS,
        )

    return Route(ADDRESS, original, methods=["GET"])
