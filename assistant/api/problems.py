"""What can go wrong for another program, each with a status, a code that stays, and words in both languages. Pure.

In JSON: {"error": {"code": …, "message": what happened, "hint": what to do}}. Neither holds a traceback or a path of
this machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.core.errors import (
    AssistantError,
    IndexUnavailable,
    Language,
    ModelError,
    QuestionError,
    QuestionTimeout,
    QuestionTooLong,
    SettingsError,
    Words,
)
from assistant.core.settings import Settings, without_paths

_RETRY_SECONDS = "2"


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal or failure that a caller is told of; `headers` go with it."""

    status: int
    code: str
    message: Words
    hint: Words
    headers: Mapping[str, str] = field(default_factory=dict)

    def form(self, language: Language) -> dict[str, dict[str, str]]:
        """The problem as JSON."""
        told = {"message": self.message.in_(language), "hint": self.hint.in_(language)}
        return {"error": {"code": self.code, **told}}


class Refused(Exception):  # noqa: N818 - it is what happens to a request
    """Carries a problem to where it is told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


_SEE = Words("Lihat deskripsinya di /api.", "See the description at /api.")
SEE_SCHEMA = Words("Lihat skema alat ini.", "See the tool's schema.")
_TOKEN = Words(
    "Kirim tajuk Authorization: Bearer TOKEN. Token dibuat di server: python -m assistant token add NAMA",
    "Send the header Authorization: Bearer TOKEN. A token is made on the server: python -m assistant token add NAME",
)
_CHALLENGE = 'Bearer realm="Rujukan"'

NO_TOKEN = Problem(
    401, "token_missing", Words("Permintaan ini perlu token.", "This request needs a token."), _TOKEN,
    {"WWW-Authenticate": _CHALLENGE},
)  # fmt: skip
WRONG_TOKEN = Problem(
    401, "token_unknown", Words("Token ini tidak dikenal.", "This token is not known."), _TOKEN,
    {"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'},
)  # fmt: skip
NOT_LOCAL = Problem(
    403,
    "not_local",
    Words(
        "Tanpa token, hanya program di komputer ini yang dilayani.",
        "Without tokens, only programs on this computer are answered.",
    ),
    Words(
        "Buat token di server: python -m assistant token add NAMA",
        "Make a token on the server: python -m assistant token add NAME",
    ),
)
UNKNOWN_HOST = Problem(
    403,
    "host_unknown",
    Words("Nama host ini tidak dikenal.", "This host name is not known."),
    Words(
        "Pakai localhost atau 127.0.0.1, atau daftarkan namanya di pengaturan ASSISTANT_API_HOSTS.",
        "Use localhost or 127.0.0.1, or list the name in the setting ASSISTANT_API_HOSTS.",
    ),
)
OTHER_SITE = Problem(
    403,
    "other_site",
    Words("Permintaan dari halaman situs lain ditolak.", "Requests from another site's pages are refused."),
    Words("Tanyakan dari program, bukan dari halaman web.", "Ask from a program, not from a web page."),
)
NO_JSON_TYPE = Problem(
    415,
    "no_json",
    Words("Isi permintaan bukan application/json.", "The request's body is not application/json."),
    Words("Kirim JSON dengan Content-Type: application/json.", "Send JSON with Content-Type: application/json."),
)
BAD_JSON = Problem(
    400, "bad_json", Words("Isi permintaan bukan JSON yang sah.", "The request's body is no valid JSON."), _SEE
)
BUSY = Problem(
    429,
    "busy",
    Words("Terlalu banyak permintaan sekaligus.", "Too many requests at once."),
    Words(f"Coba lagi setelah {_RETRY_SECONDS} detik.", f"Try again after {_RETRY_SECONDS} seconds."),
    {"Retry-After": _RETRY_SECONDS},
)
STARTING = Problem(
    503,
    "starting",
    Words("Server belum siap.", "The server is not ready yet."),
    Words("Coba lagi sebentar lagi.", "Try again in a moment."),
    {"Retry-After": _RETRY_SECONDS},
)
UNEXPECTED = Problem(
    500,
    "unexpected",
    Words("Terjadi kesalahan yang tidak terduga.", "Something unexpected went wrong."),
    Words("Coba sekali lagi; rinciannya ada di catatan server.", "Try once more; the server's log has the details."),
)
BAD_SETTINGS = Problem(
    503,
    "settings",
    # What is wrong holds paths and values of the machine; the command line tells it to whoever runs the server.
    Words("Pengaturan server tidak dapat dipakai.", "The server's settings cannot be used."),
    Words("Jalankan di server: python -m assistant status", "Run on the server: python -m assistant status"),
)
NO_ADDRESS = Problem(404, "no_address", Words("Alamat ini tidak ada.", "There is no such address."), _SEE)


def too_large(most: int) -> Problem:
    """The body has more than `most` bytes."""
    return Problem(
        413,
        "too_large",
        Words(f"Isi permintaan lebih dari {most} bita.", f"The request's body is larger than {most} bytes."),
        Words("Kirim satu pertanyaan yang lebih pendek.", "Send one, shorter question."),
    )


def wrong_method(allowed: str) -> Problem:
    """The address does not know the method; `allowed` is the header that names those it knows."""
    return Problem(
        405,
        "wrong_method",
        Words("Metode ini tidak dikenal di alamat ini.", "This address does not know the method."),
        Words(f"Pakai {allowed}.", f"Use {allowed}."),
        {"Allow": allowed},
    )


def unusable(detail: str, see: Words = _SEE) -> Problem:
    """What was sent does not have the form that is described; `detail` says where, in English, and `see` what to do."""
    return Problem(
        422,
        "unusable",
        Words(f"Permintaan tidak sesuai deskripsi: {detail}.", f"The request does not fit the description: {detail}."),
        see,
    )


def not_found(error: QuestionError) -> Problem:
    """Something that was named is not among the documents."""
    return Problem(404, "not_found", error.message, error.hint)


def problem_of(error: AssistantError, settings: Settings) -> Problem:
    """The problem that an expected failure of the assistant is for a caller."""
    if isinstance(error, QuestionTooLong):
        return Problem(422, "question_too_long", error.message, error.hint)
    if isinstance(error, QuestionTimeout):
        # Not the question's fault alone: a quieter hour or another limit answers it.
        return Problem(503, "question_timeout", error.message, error.hint)
    if isinstance(error, QuestionError):
        return not_found(error)
    if isinstance(error, SettingsError):
        return BAD_SETTINGS
    code = "unavailable"
    if isinstance(error, IndexUnavailable | ModelError):
        # IndexMissing -> index_missing
        code = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(error).__name__).lower().removesuffix("_error")
    message, hint = (
        Words(without_paths(words.id, settings), without_paths(words.en, settings))
        for words in (error.message, error.hint)
    )
    return Problem(503, code, message, hint)
