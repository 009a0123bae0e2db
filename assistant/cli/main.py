"""The command line: build, status, search, ask, evaluate, watch, verify, doctor, token, mcp.

Errors are two lines on standard error (what happened, what to do) and exit code 1; usage errors exit with 2. Nothing
heavy is imported before a command needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.core.errors import AssistantError, IndexIncompatible, Language, QuestionError, Words
from assistant.core.settings import Settings

if TYPE_CHECKING:
    from assistant.application.assistant import Assistant
    from assistant.core.types import Filters

T = TypeVar("T")
Command = Callable[[argparse.Namespace, Settings], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    language: Language = "en" if os.environ.get("ASSISTANT_LANGUAGE") == "en" else "id"
    said = _parser(language).parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Windows' own code has no "›"; half a surrogate pair, which a question may hold, becomes its JSON escape.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        settings = Settings.load(corpus=getattr(said, "corpus", None), index=said.index)
        language = settings.language
        command: Command = said.command
        return command(said, settings)
    except AssistantError as error:
        print(error.message.in_(language), file=sys.stderr)
        print(error.hint.in_(language), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); keep Python from complaining again while it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(language: Language) -> argparse.ArgumentParser:
    def say(indonesian: str, english: str) -> str:
        return Words(indonesian, english).in_(language)

    parser = argparse.ArgumentParser(
        prog="python -m assistant",
        description=say("Rujukan: jawaban dari dokumen kantor sendiri.", "Rujukan: answers from your own documents."),
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, help_text: str, *, has_json: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_text, description=help_text)
        sub.add_argument("--index", type=Path, metavar="DIR", help=say("folder indeks", "the index's folder"))
        if has_json:
            sub.add_argument("--json", action="store_true", help=say("keluaran JSON", "JSON output"))
        sub.set_defaults(command=command)
        return sub

    corpus_help = say("folder dokumen", "the folder of documents")
    build = add("build", _build, say("bangun atau perbarui indeks", "build or update the index"))
    build.add_argument("--corpus", type=Path, metavar="DIR", help=corpus_help)
    build.add_argument("--full", action="store_true", help=say("baca dan hitung semuanya lagi", "redo everything"))
    build.add_argument(
        "--accept-removals",
        action="store_true",
        help=say("dokumen yang hilang memang dihapus", "the documents that are gone were removed on purpose"),
    )
    status = add("status", _status, say("keadaan indeks", "the state of the index"))
    status.add_argument("--corpus", type=Path, metavar="DIR", help=corpus_help)
    batch_help = say("baris JSON masuk dan keluar; - untuk masukan baku", "JSON lines in and out; - for standard input")
    search = add("search", _search, say("cari bagian dokumen", "find passages"))
    search.add_argument("-n", type=int, default=10, metavar="N", help=say("jumlah hasil", "how many hits"))
    ask = add("ask", _ask, say("jawab pertanyaan dengan kutipan", "answer a question with quotes"))
    ask.add_argument(
        "--history", action="append", default=[], metavar="Q", help=say("pertanyaan tadi", "earlier question")
    )
    for sub in (search, ask):
        sub.add_argument("question", nargs="?", metavar="QUESTION", help=say("pertanyaan", "the question"))
        sub.add_argument("--batch", metavar="FILE", help=batch_help)
        for name, metavar in (
            ("kind", "K"),
            ("partner", "P"),
            ("country", "C"),
            ("language", "L"),
            ("document", "PATH"),
        ):
            sub.add_argument(f"--{name}", action="append", default=[], metavar=metavar)
        sub.add_argument("--year", metavar="Y|Y-Y")
    evaluate = add("evaluate", _evaluate, say("ukur jawaban dengan berkas soal", "measure answers on a question file"))
    evaluate.add_argument("file", type=Path, metavar="FILE.jsonl")
    evaluate.add_argument(
        "--out", type=Path, metavar="FILE", help=say("tulis hasilnya juga ke sini", "write it here too")
    )
    watch = add(
        "watch", _watch, say("perbarui indeks saat dokumen berubah", "update as documents change"), has_json=False
    )
    watch.add_argument("--corpus", type=Path, metavar="DIR", help=corpus_help)
    verify = add("verify", _verify, say("periksa setiap kutipan pada dokumennya", "check each passage in its document"))
    verify.add_argument("--corpus", type=Path, metavar="DIR", help=corpus_help)
    token = add("token", _token, say("token untuk program lain", "tokens for other programs"))
    token.add_argument("action", choices=["add", "list", "remove"])
    token.add_argument("name", nargs="?", metavar="NAME", help=say("nama pemakainya", "who uses it"))
    add("mcp", _mcp, say("layani MCP lewat stdio", "serve MCP over standard input and output"), has_json=False)
    doctor = add("doctor", _doctor, say("apa yang kurang di komputer ini", "what is missing on this machine"))
    doctor.add_argument("--corpus", type=Path, metavar="DIR", help=corpus_help)
    return parser


def _build(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.corpus.revisions import revision_lines
    from assistant.exporting.json_forms import report_form

    with _progress(settings.language) as on_progress:
        report = _assistant(settings).build(
            full=said.full, on_progress=on_progress, accept_removals=said.accept_removals
        )
    form = report_form(report, settings.language)
    if said.json:
        _print_json(form)
        return 0
    counts = tuple(len(form[name]) for name in ("added", "changed", "removed", "unchanged"))
    told = Words(
        "{}: {} baru, {} berubah, {} dihapus, {} tetap\n{} dokumen, {} bagian ({} dihitung baru), {} detik",
        "{}: {} added, {} changed, {} removed, {} unchanged\n{} documents, {} passages ({} embedded now), {} seconds",
    )
    sizes = (report.documents, report.passages, report.embedded_passages, report.seconds)
    print(told.in_(settings.language).format(report.generation, *counts, *sizes))
    for line in revision_lines(report.revisions, settings.language):
        print(line)
    for skipped in form["skipped"]:
        print(f"! {skipped['path']}: {skipped['reason']} {skipped['hint']}")
    return 0


def _status(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.exporting.json_forms import status_form

    assistant = _assistant(settings)
    form = status_form(assistant.status(), settings.language)
    if said.json:
        _print_json(form)
    else:
        for name, value in form.items():
            if value not in ("", None):
                print(f"{name}: {value}")
    return 0 if form["state"] == "ready" else 1


def _search(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.cli.batch import answer_lines
    from assistant.exporting.json_forms import search_form

    assistant, filters = _assistant(settings), _filters(said)

    def one(question: str, history: Sequence[str], identity: object) -> dict[str, Any]:
        started = time.perf_counter()
        hits = _with_rebuild(assistant, lambda: assistant.search(question, limit=said.n, filters=filters))
        elapsed = round((time.perf_counter() - started) * 1000, 1)
        return search_form(question, hits, settings.language, elapsed, identity)

    if said.batch:
        return 0 if answer_lines(said.batch, one) else 1
    form = one(_question(said), (), None)
    if said.json:
        _print_json(form)
        return 0
    for hit in form["hits"]:
        print(f"{hit['rank']}. {hit['title']} — {hit['locator']}  ({hit['score']:.3f})")
        print("   " + " ".join(hit["text"].split()))
    return 0


def _ask(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.cli.batch import answer_lines
    from assistant.exporting.json_forms import answer_form

    assistant, filters = _assistant(settings), _filters(said)

    def one(question: str, history: Sequence[str], identity: object) -> dict[str, Any]:
        answer = _with_rebuild(assistant, lambda: assistant.ask(question, history=history, filters=filters))
        return answer_form(answer, identity)

    if said.batch:
        return 0 if answer_lines(said.batch, one) else 1
    form = one(_question(said), said.history, None)
    if said.json:
        _print_json(form)
        return 0
    if form["understood_as"]:
        print(f"{Words('Dipahami sebagai', 'Understood as').in_(settings.language)}: {form['understood_as']}")
    print(form["answer"])
    for citation in form["citations"]:
        print(f"[{citation['number']}] {citation['title']} — {citation['locator']} ({citation['document']})")
    for hit in form["nearest"]:
        print(f"  · {hit['title']} — {hit['locator']}")
    for question in form["suggestions"]:
        print(f"  ? {question}")
    return 0


def _evaluate(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.evaluation.evaluate import evaluate, read_cases, summary, summary_lines
    from assistant.evaluation.runs import FOLDER, save_run, stamp, write_run

    assistant = _assistant(settings)
    cases = read_cases(said.file)
    _with_rebuild(assistant, lambda: assistant.search("rujukan", limit=1))
    outcomes = evaluate(cases, lambda question, history: assistant.ask(question, history=history), assistant.document)
    result = stamp(summary(outcomes), said.file, generation=assistant.status().generation)
    kept = save_run(settings.state / FOLDER, result)
    if said.out is not None:
        write_run(said.out, result)
    if said.json:
        _print_json(result)
    else:
        print("\n".join(summary_lines(result, settings.language)))
        print(Words(f"Disimpan di {kept}", f"Kept in {kept}").in_(settings.language), file=sys.stderr)
    return 0


def _watch(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.core.errors import IndexBusy
    from assistant.corpus.revisions import revision_lines
    from assistant.corpus.watch import changes

    assistant, served = _assistant(settings), ""
    print(Words(f"Mengamati {settings.corpus}.", f"Watching {settings.corpus}.").in_(settings.language), flush=True)
    for _ in _at_once_and(changes(settings.corpus)):
        try:
            report = assistant.build()
        except AssistantError as error:
            if not served and not isinstance(error, IndexBusy):
                raise
            # What worked before is told and tried again at the next change.
            print(f"{error.message.in_(settings.language)} {error.hint.in_(settings.language)}", file=sys.stderr)
            continue
        if report.generation != served:
            served = report.generation
            print(
                f"{served}: +{len(report.added)} ~{len(report.changed)} -{len(report.removed)} "
                f"({report.embedded_passages}/{report.passages})",
                flush=True,
            )
            for line in revision_lines(report.revisions, settings.language):
                print(line, flush=True)
            for skipped in report.skipped:
                print(f"! {skipped.path}: {skipped.reason.in_(settings.language)}", flush=True)
    return 0


def _verify(said: argparse.Namespace, settings: Settings) -> int:
    with _progress(settings.language) as on_progress:
        found = _assistant(settings).verify(on_progress)
    wrong = [
        {"path": one.path, "passage_id": one.passage_id, "reason": one.reason.in_(settings.language)} for one in found
    ]
    if said.json:
        _print_json({"mismatches": wrong})
    else:
        for one in wrong:
            print(f"{one['path']} {one['passage_id']}: {one['reason']}")
        good = Words("Setiap bagian sama dengan dokumennya.", "Every passage is its document's text.")
        bad = Words(f"{len(wrong)} bagian tidak sama.", f"{len(wrong)} passages differ.")
        print((bad if wrong else good).in_(settings.language))
    return 1 if wrong else 0


def _doctor(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.cli.doctor import examine

    checks = list(examine(settings))
    language = settings.language
    rows = [
        {
            "name": check.name,
            "good": check.good,
            "needed": check.needed,
            "finding": check.finding.in_(language),
            "remedy": check.remedy.in_(language) if check.remedy and not check.good else None,
        }
        for check in checks
    ]
    if said.json:
        _print_json({"checks": rows})
    else:
        for row in rows:
            mark = "✓" if row["good"] else "✗" if row["needed"] else "–"
            print(f"{mark} {row['name']}: {row['finding']}" + (f" → {row['remedy']}" if row["remedy"] else ""))
    return 1 if any(check.needed and not check.good for check in checks) else 0


def _token(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.api.tokens import Tokens

    tokens, language = Tokens(settings.state), settings.language
    if (said.name is None) != (said.action == "list"):
        raise AssistantError(
            Words("Nama token kurang atau berlebih.", "A name of a token is missing, or is one too many."),
            Words(
                "Tulis: token add NAMA, token list, token remove NAMA.",
                "Write: token add NAME, token list, token remove NAME.",
            ),
        )
    if said.action == "add":
        text = tokens.add(said.name)
        once = Words("Simpan sekarang: token ini tidak ditampilkan lagi.", "Keep it now: it is not shown again.")
        print(json.dumps({"name": said.name, "token": text}) if said.json else text)
        print(once.in_(language), file=sys.stderr)
    elif said.action == "remove":
        tokens.remove(said.name)
    else:
        listed = tokens.listed()
        if said.json:
            _print_json({"tokens": [{"name": token.name, "created": token.created} for token in listed]})
        else:
            print("\n".join(f"{token.name}  {token.created}" for token in listed), end="\n" * bool(listed))
    return 0


def _mcp(said: argparse.Namespace, settings: Settings) -> int:
    from assistant.api.desk import Desk
    from assistant.api.mcp import serve_stdio

    serve_stdio(Desk(settings=settings))
    return 0


def _assistant(settings: Settings) -> Assistant:
    from assistant.application.assistant import Assistant

    return Assistant(settings)


def _with_rebuild(assistant: Assistant, call: Callable[[], T]) -> T:
    """Changing the model (or the version) rebuilds the index by itself, and says so."""
    try:
        return call()
    except IndexIncompatible as error:
        language = assistant.settings.language
        told = Words("Indeks dibangun ulang.", "The index is rebuilt.")
        print(f"{error.message.in_(language)} {told.in_(language)}", file=sys.stderr)
        with _progress(language) as on_progress:
            assistant.build(on_progress=on_progress)
        return call()


def _filters(said: argparse.Namespace) -> Filters:
    from assistant.core.types import Filters
    from assistant.searching.filters import parse_years

    return Filters(
        kinds=tuple(said.kind),
        partners=tuple(said.partner),
        countries=tuple(said.country),
        years=parse_years(said.year) if said.year else None,
        languages=tuple(said.language),
        documents=tuple(said.document),
    )


def _question(said: argparse.Namespace) -> str:
    if said.question is None:
        raise QuestionError(
            Words("Tidak ada pertanyaan.", "There is no question."),
            Words("Tulis pertanyaan dalam tanda kutip, atau beri --batch.", "Write it in quotes, or give --batch."),
        )
    return str(said.question)


def _at_once_and(changes: Iterator[None]) -> Iterator[None]:
    yield None
    yield from changes


def _progress(language: Language) -> Any:
    from assistant.cli.terminal import progress_bar

    return progress_bar(language)


def _print_json(form: dict[str, Any]) -> None:
    print(json.dumps(form, ensure_ascii=False, indent=2))
