"""What an office does in a day, by every way in, where nothing may leave: run by `test_nothing_leaves.py`.

    python -m tests.network.journey FOLDER      (FOLDER/corpus holds documents; what was seen goes to FOLDER/seen.json)

The server runs from the first step to the last: ONNX Runtime, left to itself, reports some seconds after it was loaded.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio
import httpx
from mcp import Client, StdioServerParameters, stdio_client
from playwright.sync_api import expect

from assistant.core.quiet import SWITCHES
from tests.fakes import PROJECT
from tests.network.documents import TRACKED
from tests.ui.browser import SILENT, Server, ask, browsing, chromium, serving

QUESTION = "Apa hambatan kerja sama Bandung dengan Kawasaki?"
COMMANDS = (
    ("build", "--full"),
    ("status",),
    ("search", TRACKED),
    ("ask", QUESTION),
    ("doctor",),
)
SCREENS = {
    f"telusuri?q={quote(TRACKED)}": ".rj-finding",
    "mitra": ".rj-chart svg",
    "dokumen": ".rj-documents",
    "mutu": "h1",
}


def run(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """The command line."""
    told = {}
    for words in COMMANDS:
        command = [sys.executable, "-m", "assistant", *words]
        done = subprocess.run(command, env=os.environ | environment, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{words}: {done.stdout}{done.stderr}")
        told[words[0]] = done.stdout
    return told


async def talk(environment: dict[str, str], folder: Path) -> str:
    """MCP over standard input and output."""
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant", "mcp"], env=os.environ | environment, cwd=folder
    )
    async with Client(stdio_client(command)) as client:
        return str((await client.call_tool("ask", {"question": QUESTION})).structured_content["status"])


def stream(server: Server, origin: str | None, host: str = "") -> int:
    """The status that opening the page's websocket is answered with: 101 where it is opened."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {
        "Host": host or f"127.0.0.1:{server.port}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    try:
        connection.request("GET", "/_stcore/stream", headers=headers | ({} if origin is None else {"Origin": origin}))
        return connection.getresponse().status
    finally:
        connection.close()


def streams(server: Server) -> dict[str, int]:
    """The page's websocket for pages of this and of other sites."""
    here = f"127.0.0.1:{server.port}"
    return {
        "ours": stream(server, f"http://{here}"),
        "none": stream(server, None),
        "by name": stream(server, f"http://known.example:{server.port}", f"KNOWN.example:{server.port}"),
        "behind a proxy": stream(server, "https://known.example"),
        "foreign": stream(server, "https://foreign.example"),
        "another port": stream(server, "http://127.0.0.1:9"),
        "null": stream(server, "null"),
        "malformed": stream(server, f"http://somebody@{here}"),
    }


def ask_over_http(server: Server) -> dict[str, Any]:
    """The interface for programs, and MCP over HTTP."""
    with httpx.Client(base_url=server.url, timeout=120, trust_env=False) as client:
        answer = client.post("/api/ask", json={"question": QUESTION})
        foreign = client.post("/api/ask", json={"question": QUESTION}, headers={"Origin": "https://foreign.example"})
        asked = {"name": "ask", "arguments": {"question": QUESTION}}
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": asked}
        hosted = client.post("/mcp", json=call, headers={"Accept": "application/json, text/event-stream"})
        return {
            "asked": answer.json()["status"],
            "foreign": foreign.json()["error"]["code"],
            "hosted": hosted.status_code,
        }


def look(server: Server) -> list[str]:
    """The page in a browser, all five screens; the addresses that it asked for."""
    addresses: list[str] = []
    with browsing(*SILENT) as browser:
        page = browser.new_page()
        page.on("request", lambda request: addresses.append(request.url))
        page.on("websocket", lambda socket: addresses.append(socket.url))
        page.goto(server.url)
        expect(page.get_by_test_id("stChatInputTextArea")).to_be_enabled()
        ask(page, QUESTION)
        for name, shown in SCREENS.items():
            page.goto(f"{server.url}/{name}")
            expect(page.locator(shown).first).to_be_visible()
    return addresses


def main(folder: Path) -> None:
    """All of it, once."""
    # Importing the package set them here too; each process that is started must set them by itself.
    for name in SWITCHES:
        del os.environ[name]
    environment = {f"ASSISTANT_{name.upper()}": str(folder / name) for name in ("corpus", "index", "state")}
    seen: dict[str, Any] = {}
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    everywhere = ("--server.address", "0.0.0.0")
    settings = {**environment, "ASSISTANT_API_HOSTS": "known.example"}
    with serving(PROJECT / "app.py", elsewhere, everywhere, **settings) as server:
        seen["streams"] = streams(server)
        seen["told"] = run(environment, elsewhere)
        seen["mcp"] = anyio.run(talk, environment, elsewhere)
        seen |= ask_over_http(server)
        seen["url"], seen["addresses"] = server.url, look(server) if chromium() else []
    (folder / "seen.json").write_text(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
