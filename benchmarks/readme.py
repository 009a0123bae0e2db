"""The README's tables, made from the benchmarks' JSON: `python benchmarks/readme.py` writes them in their places."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).resolve().parent.parent
_RESULTS = Path(__file__).resolve().parent / "results"
_ORDERS = ("lexical", "dense", "rank fusion", "hybrid")


_SETS = {"evaluation": "Development set", "gold": "Our own gold set"}
"""The results that the evaluation table joins, and what they are called in it."""


def evaluation(result: dict[str, Any]) -> str:
    """What passes of each measured set, by kind, and the failures one by one. `result` holds the sets by name."""
    sets = {key: name for key, name in _SETS.items() if key in result}
    kinds = list(dict.fromkeys(kind for one in result.values() for kind in one["by_kind"]))
    lines = [_said(name, result[key]) + "\n" for key, name in sets.items()]
    lines += ["| kind | " + " | ".join(sets.values()) + " |", "|---" * (len(sets) + 1) + "|"]
    lines += [f"| {kind} | " + " | ".join(_passed(result[key], kind) for key in sets) + " |" for kind in kinds]
    for key, name in sets.items():
        lines += ["", f"<details><summary>Every failure: {name.lower()}</summary>", ""]
        lines += [_failure(row) for row in result[key]["failures"]]
        lines += ["", "</details>"]
    return "\n".join(lines)


def _said(name: str, result: dict[str, Any]) -> str:
    refused, answerable, quotes = result["refusals"], result["answerable"], result["citations"]
    said = (
        f"{name}, {result['made'][:10]}: **{result['passed']} of {result['questions']}** pass "
        f"({answerable['passed']} of {answerable['questions']} answerable ones; {refused['right']} of "
        f"{refused['questions']} rightly refused, {refused['false']} wrongly). {quotes['verbatim']} of "
        f"{quotes['quotes']} quotes verbatim, {quotes['supported']} of {quotes['lines']} lines with a citation, "
        f"{quotes['met']} of {quotes['demanded']} demanded citations given. "
        f"Median {result['elapsed_ms']['p50']:.0f} ms, 95 % under {result['elapsed_ms']['p95']:.0f} ms, on "
        f"{result['machine']['cores']} shared cores."
    )
    splits = [f"{row['passed']} of {row['questions']} ({split})" for split, row in result["by_split"].items()]
    return said + (f" By split: {', '.join(splits)}; only the first may be tuned on." if splits else "")


def _passed(result: dict[str, Any], kind: str) -> str:
    row = result["by_kind"].get(kind)
    return f"{row['passed']}/{row['questions']}" if row else "–"


def _failure(row: dict[str, Any]) -> str:
    asked = " → ".join((*row["history"], row["question"]))
    # A regular expression may hold what Markdown reads as its own; a code span shows it as it is.
    return f"- `{row['id']}` ({row['kind']}) {asked} — `{'; '.join(row['reasons'])}`"


def retrieval(result: dict[str, Any]) -> str:
    """IDK-MRC, then the four directions."""
    idk = result["idk_mrc"]
    lines = [
        f"IDK-MRC ({idk['questions']} answerable validation questions over {idk['contexts']} contexts):",
        "",
        "| | Recall@1 | Recall@5 | MRR@10 | nDCG@10 |",
        "|---|---|---|---|---|",
    ]
    for name in _ORDERS:
        row = idk[name]
        lines.append(
            f"| {name} | {row['recall@1']:.3f} | {row['recall@5']:.3f} | {row['mrr@10']:.3f} | {row['ndcg@10']:.3f} |"
        )
    for key, title in (("parallel", "our parallel set"), ("xquad", "XQuAD and its Indonesian translation")):
        directions = list(result[key]["hybrid"])
        lines += [
            "",
            f"Question language > passage language, every passage in one language only, nDCG@10, {title} "
            f"({min(row['questions'] for row in result[key]['hybrid'].values())} questions or more a direction):",
            "",
            "| | " + " | ".join(directions) + " |",
            "|---" * (len(directions) + 1) + "|",
        ]
        for name in _ORDERS:
            cells = " | ".join(f"{result[key][name][direction]['ndcg@10']:.3f}" for direction in directions)
            lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)


def reader(result: dict[str, Any]) -> str:
    """Finding answers in IDK-MRC, then ranking and refusing in each direction of languages."""
    found = result["idk_mrc"]
    lines = [
        f"IDK-MRC, {found['questions']} validation questions: exact match **{100 * found['exact_match']:.1f}**, "
        f"F1 **{100 * found['f1']:.1f}** (answerable ones, never refusing: "
        f"{100 * found['answerable_exact_match']:.1f} and {100 * found['answerable_f1']:.1f}); "
        "AUROC of refusing adversarial questions over the right passage "
        f"{found['refusal_auroc_adversarial']:.3f}. Others' figures on this data set: IndoBERT-base 65.8 and 72.5, "
        "XLM-R-large 74.1 and 81.0.",
        "",
        "| question > passage | questions | Recall@1 before | after | MRR@10 before | after | AUROC, passage removed |",
        "|---|---|---|---|---|---|---|",
    ]
    for key, row in result.items():
        if not key.startswith("search "):
            continue
        before, after, removed = row["before"], row["after"], row["refusal_auroc_right_passage_removed"]
        lines.append(
            f"| {key.removeprefix('search ').replace('>', ' > ')} | {row['questions']} | {before['recall@1']:.3f} "
            f"| {after['recall@1']:.3f} | {before['mrr@10']:.3f} | {after['mrr@10']:.3f} "
            f"| {removed:.3f} |"
        )
    lines += [
        "",
        "| our own held-out documents, question > passage | questions | exact match | F1 | AUROC, near misses |",
        "|---|---|---|---|---|",
    ]
    for key, row in result.items():
        if key.startswith("written "):
            lines.append(
                f"| {key.removeprefix('written ').replace('>', ' > ')} | {row['questions']} | {row['exact_match']:.3f} "
                f"| {row['f1']:.3f} | {row['refusal_auroc_adversarial']:.3f} |"
            )
    times = sorted(row["reading_8_passages_median_ms"] for key, row in result.items() if key.startswith("search "))
    return "\n".join(
        [*lines, "", f"Reading 8 passages takes {times[0]:.0f} to {times[-1]:.0f} ms (medians of these sets)."]
    )


_TABLES: dict[str, Callable[[dict[str, Any]], str]] = {
    "evaluation": evaluation,
    "reader": reader,
    "retrieval": retrieval,
}
_PARTS = {"evaluation": tuple(_SETS)}
"""The tables made of several results."""


def _result(name: str) -> dict[str, Any]:
    if name in _PARTS:
        return {part: _read(part) for part in _PARTS[name] if (_RESULTS / f"{part}.json").is_file()}
    return _read(name)


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def rendered(text: str) -> str:
    """The README's text with each table as the results say it."""
    for name, render in _TABLES.items():
        start, end = f"<!-- {name}: made by benchmarks/readme.py -->", f"<!-- /{name} -->"
        pattern = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
        if not pattern.search(text):
            raise SystemExit(f"README.md has no marks for the table {name!r}")
        table = f"{start}\n{render(_result(name))}\n{end}"
        text = pattern.sub(lambda _, table=table: table, text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    readme = _PROJECT / "README.md"
    readme.write_text(rendered(readme.read_text(encoding="utf-8")), encoding="utf-8")
