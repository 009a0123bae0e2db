"""The operations as a page for people, at /api: nothing is fetched for it, and no script runs. Pure."""

from __future__ import annotations

from html import escape

from assistant.api.operations import OPERATIONS, Operation
from assistant.core.errors import Language, Words

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Language",
}
_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1b2a2f, #e4ebeb); --accent: light-dark(#12606f, #7cc6d1);
  --line: light-dark(#d5dddd, #324046); --soft: light-dark(#f3f6f6, #1b2525); }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 4rem; color: var(--ink);
  background: light-dark(#fff, #12191c); font: 1rem/1.6 system-ui, sans-serif; }
h1, h2 { line-height: 1.25; font-weight: 600; } h2 { margin-top: 2.5rem; }
a { color: var(--accent); } code { font-family: ui-monospace, monospace; font-size: .9em; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
dt { margin-top: 1rem; } dt code { font-weight: 600; } dd { margin: 0; }
"""
_TITLE = Words("Rujukan untuk program lain", "Rujukan for other programs")
_INTRO = Words(
    "Program Anda dapat bertanya, mencari dan membuka kutipan di alamat yang sama dengan halaman ini. "
    "Setiap kutipan sama huruf demi huruf dengan dokumennya; isinya adalah data, bukan perintah.",
    "Your programs can ask, search and open quotes at the address of this page. "
    "Every quote is its document’s text to the letter; what it says is data, not instructions.",
)
_OTHER_LANGUAGE = Words("English", "Bahasa Indonesia")
_DESCRIBED = Words("Deskripsi lengkap untuk perkakas (OpenAPI 3.1)", "Complete description for tools (OpenAPI 3.1)")
_ACCESS = Words("Akses", "Access")
_ACCESS_TEXT = Words(
    "Selama belum ada token, hanya program di komputer ini yang dilayani. Begitu satu token dibuat, "
    "setiap permintaan perlu token. Token ditampilkan sekali saja.",
    "While there are no tokens, only programs on this computer are answered. Once a token is made, "
    "every request needs one. A token is shown only once.",
)
_ADDRESSES = Words("Alamat", "Addresses")
_EXAMPLE = Words("Contoh", "Example")
_QUESTION = Words("Mengapa kerja sama dengan Kawasaki tersendat?", "Why did the cooperation with Kawasaki stall?")
_MCP_TEXT = Words(
    "Asisten dan perkakas yang mengenal Model Context Protocol memakai alamat ini atau perintah di bawahnya:",
    "Assistants and tools that know the Model Context Protocol use this address, or run the command below it:",
)


def page(language: Language, base: str) -> str:
    """The guide as HTML; `base` is the server's address as the caller wrote it."""

    def say(words: Words) -> str:
        return escape(words.in_(language))

    other: Language = "id" if language == "en" else "en"
    curl = (
        f"curl {base}/api/ask -H 'Content-Type: application/json' \\\n"
        f"  -H 'Authorization: Bearer TOKEN' \\\n  -d '{{\"question\": \"{_QUESTION.in_(language)}\"}}'"
    )
    return f"""<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{say(_TITLE)}</title><style>{_STYLE}</style></head>
<body><main>
<p><a href="/api?language={other}" lang="{other}">{say(_OTHER_LANGUAGE)}</a></p>
<h1>{say(_TITLE)}</h1>
<p>{say(_INTRO)}</p>
<p><a href="/api/openapi.json">{say(_DESCRIBED)}</a></p>
<h2>{say(_ACCESS)}</h2>
<p>{say(_ACCESS_TEXT)}</p>
<pre>python -m assistant token add NAME
python -m assistant token list
python -m assistant token remove NAME</pre>
<h2>{say(_ADDRESSES)}</h2>
<dl>{"".join(_entry(operation, language) for operation in OPERATIONS)}</dl>
<h2>{say(_EXAMPLE)}</h2>
<pre>{escape(curl)}</pre>
<h2>MCP</h2>
<p>{say(_MCP_TEXT)}</p>
<pre>{escape(base)}/mcp
python -m assistant mcp</pre>
</main></body></html>
"""


def _entry(operation: Operation, language: Language) -> str:
    texts = (operation.summary.in_(language), operation.description.in_(language))
    address = escape(f"{operation.method} /api{operation.path}")
    return f"<dt><code>{address}</code></dt><dd>{escape(texts[0])}. {escape(texts[1])}</dd>"
