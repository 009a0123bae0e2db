"""One frozen `Settings`: defaults < settings file < environment < what the caller says.

The settings file is `rujukan.toml` in the project folder, or the file named by `ASSISTANT_SETTINGS`; environment
variables are the fields' names in capitals behind `ASSISTANT_` (`ASSISTANT_EMBEDDING_MODEL`). Unknown names in the
file are refused, so that a typing error is not silently a default.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.core.errors import Language, SettingsError, Words

PROJECT = Path(__file__).resolve().parents[2]
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|(?=.*:.*:)[0-9a-f:.]+")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things stand and how documents are cut.

    `embedding_model` is "" for the bundled model, else the name or folder of a SentenceTransformer. `passage_tokens`
    is the most tokens of a passage as the model counts them (measured by `benchmarks/passages.py`);
    `overlap_sentences` the sentences repeated from the passage before. `language` is that of messages where a question
    does not decide it. `cache` holds the prepared model and is chosen by the system's custom where it is not set;
    `state` holds conversations and what was deleted. `editing` says whether the page may add, rename and delete
    documents; `None` (not said) leaves it to the page, which allows it only where it listens on this machine alone.

    `max_reading_megabytes` and `max_reading_minutes` are the memory and the time that reading one document may take;
    `max_question_seconds` is the time that answering one question may.

    `api_hosts` are the names, besides those of this machine, under which the interface for other programs may be
    addressed.

    `writer_url` is the base URL of an OpenAI-compatible endpoint ("" for none: no language model is ever asked),
    `writer_model` the model's name there, `writer_key` its key ("" where none is needed; never shown), and
    `writer_timeout_seconds` the time it has for a whole answer.
    """

    corpus: Path = PROJECT / "corpus"
    index: Path = PROJECT / "index"
    state: Path = PROJECT / "state"
    cache: Path | None = None
    embedding_model: str = ""
    language: Language = "id"
    passage_tokens: int = 180
    overlap_sentences: int = 1
    max_file_megabytes: int = 200
    max_reading_megabytes: int = 2000
    max_reading_minutes: int = 10
    max_question_seconds: int = 30
    editing: bool | None = None
    writer_url: str = ""
    writer_model: str = ""
    writer_key: str = field(default="", repr=False)
    writer_timeout_seconds: int = 20
    api_hosts: tuple[str, ...] = ()

    @property
    def max_file_bytes(self) -> int:
        """The size from which on a file is not read."""
        return self.max_file_megabytes * 1_000_000

    @classmethod
    def load(cls, *, environment: Mapping[str, str] | None = None, file: Path | None = None, **said: Any) -> Settings:
        """Settings from all four places; `said` values of `None` count as not said.

        Raises:
            SettingsError: a file that is no TOML, an unknown name, or a value that cannot be used.
        """
        environment = os.environ if environment is None else environment
        named = environment.get("ASSISTANT_SETTINGS")
        path = file or (Path(named) if named else PROJECT / "rujukan.toml")
        values = _read_file(path, required=bool(file or named))
        for entry in fields(cls):
            variable = f"ASSISTANT_{entry.name.upper()}"
            if environment.get(variable):
                values[entry.name] = environment[variable]
        values |= {name: value for name, value in said.items() if value is not None}
        settings = cls(**{name: _usable(name, value) for name, value in values.items()})
        if settings.writer_url and not settings.writer_model:
            raise SettingsError(
                Words("writer_url diisi tetapi writer_model kosong.", "writer_url is set but writer_model is empty."),
                Words("Isi nama model, atau kosongkan keduanya.", "Name the model, or leave both empty."),
            )
        return settings


def without_paths(text: str, settings: Settings) -> str:
    """The text with the machine's folders named by what they are ("index"), not by where they lie."""
    named = [(name, getattr(settings, name)) for name in ("index", "state", "corpus", "cache")]
    named += [("model", Path(settings.embedding_model)), ("project", PROJECT), ("~", Path.home())]
    # A relative path tells nothing of the machine, and "/" or "." stands in every sentence.
    telling = [(str(path), name) for name, path in named if path and path.is_absolute() and path != Path(path.anchor)]
    folders = sorted(telling, key=lambda pair: -len(pair[0]))
    for path, name in folders:
        text = text.replace(path, name)
    return text


def _read_file(path: Path, *, required: bool) -> dict[str, Any]:
    if not path.is_file():
        if required:
            raise SettingsError(
                Words(f"Berkas pengaturan {path} tidak ada.", f"The settings file {path} does not exist."),
                Words("Periksa ASSISTANT_SETTINGS.", "Check ASSISTANT_SETTINGS."),
            )
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(
            Words(f"Berkas pengaturan {path} tidak terbaca: {error}.", f"Settings file {path} is unreadable: {error}."),
            Words("Perbaiki berkas itu sebagai TOML.", "Correct the file as TOML."),
        ) from error
    known = {entry.name for entry in fields(Settings)}
    unknown = sorted(set(values) - known)
    if unknown:
        listed, choices = ", ".join(unknown), ", ".join(sorted(known))
        raise SettingsError(
            Words(f"Pengaturan tidak dikenal di {path}: {listed}.", f"Unknown settings in {path}: {listed}."),
            Words(f"Yang ada: {choices}.", f"Known are: {choices}."),
        )
    return values


def _usable(name: str, value: object) -> Any:
    if name in ("corpus", "index", "state", "cache"):
        if not isinstance(value, (str, Path)):
            raise _no_text(name, value)
        return Path(os.path.expanduser(value))  # noqa: PTH111 - Path.expanduser raises for an unknown "~name"
    if name == "editing":
        return _switch(name, value)
    if name == "writer_url":
        return _address(value)
    if name == "writer_key":
        return _key(value)
    if name == "api_hosts":
        return _hosts(value)
    if name in (
        "passage_tokens",
        "overlap_sentences",
        "max_file_megabytes",
        "max_reading_megabytes",
        "max_reading_minutes",
        "max_question_seconds",
        "writer_timeout_seconds",
    ):
        lowest = 0 if name == "overlap_sentences" else 16 if name == "passage_tokens" else 1
        try:
            number = int(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else lowest - 1
        except ValueError:
            number = lowest - 1
        if number < lowest:
            raise SettingsError(
                Words(f"{name} = {value!r} tidak dapat dipakai.", f"{name} = {value!r} cannot be used."),
                Words(f"Beri bilangan bulat, paling kecil {lowest}.", f"Give a whole number of at least {lowest}."),
            )
        return number
    if name == "language" and value not in ("id", "en"):
        raise SettingsError(
            Words(f"language = {value!r} tidak dikenal.", f"language = {value!r} is not known."),
            Words("Pilih id atau en.", "Choose id or en."),
        )
    if not isinstance(value, str):
        raise _no_text(name, value)
    return value


def _switch(name: str, value: object) -> bool:
    said = {"true": True, "1": True, "yes": True, "ya": True, "false": False, "0": False, "no": False, "tidak": False}
    known = value if isinstance(value, bool) else said.get(str(value).strip().lower())
    if known is None:
        raise SettingsError(
            Words(f"{name} = {value!r} tidak dapat dipakai.", f"{name} = {value!r} cannot be used."),
            Words("Tulis true atau false.", "Write true or false."),
        )
    return known


def _address(value: object) -> str:
    if not isinstance(value, str):
        raise _no_text("writer_url", value)
    address = value.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket left open
        parts, usable = urlsplit(""), False
    if address and ("@" in parts.netloc or not usable):
        # The value is not repeated: somebody may have put a password into it.
        raise SettingsError(
            Words("writer_url tidak dapat dipakai.", "writer_url cannot be used."),
            Words(
                "Beri alamat seperti http://127.0.0.1:8080/v1, tanpa nama pengguna; kunci ditulis di writer_key.",
                "Give an address like http://127.0.0.1:8080/v1 without a user name; a key belongs in writer_key.",
            ),
        )
    return address


def _key(value: object) -> str:
    if not isinstance(value, str) or not (value.isascii() and value.strip().isprintable()):
        raise SettingsError(
            Words("writer_key tidak dapat dipakai.", "writer_key cannot be used."),
            Words("Tulis kunci sebagai satu baris huruf biasa.", "Write the key as one line of plain characters."),
        )
    return value.strip()


def _hosts(value: object) -> tuple[str, ...]:
    """Names of hosts from a list, or from a text with commas; in lower case, without brackets."""
    said = value.split(",") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [None]
    hosts = tuple(str(host).strip().strip("[]").lower() for host in said if host != "")
    if not all(isinstance(host, str) for host in said) or not all(map(_HOST.fullmatch, hosts)):
        raise SettingsError(
            Words(f"api_hosts = {value!r} tidak dapat dipakai.", f"api_hosts = {value!r} cannot be used."),
            Words(
                "Tulis nama atau alamat tanpa port, dipisah koma: rujukan.kantor.go.id, 192.168.1.5.",
                "Write names or addresses without a port, with commas: rujukan.office.example, 192.168.1.5.",
            ),
        )
    return hosts


def _no_text(name: str, value: object) -> SettingsError:
    return SettingsError(
        Words(f"{name} = {value!r} tidak dapat dipakai.", f"{name} = {value!r} cannot be used."),
        Words("Tulis sebagai teks dalam tanda kutip.", "Write it as text in quotes."),
    )
