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


def evaluation(result: dict[str, Any]) -> str:
    """Questions by kind, and the failures one by one."""
    rows = [f"| {kind} | {row['passed']}/{row['questions']} |" for kind, row in result["by_kind"].items()]
    refused, answerable = result["refusals"], result["answerable"]
    failures = [
        f"- `{row['id']}` ({row['kind']}) {row['question']} — {'; '.join(row['reasons'])}" for row in result["failures"]
    ]
    return "\n".join(
        [
            f"Development set, {result['made'][:10]}: **{result['passed']} of {result['questions']}** pass "
            f"({answerable['passed']} of {answerable['questions']} answerable ones; {refused['right']} of "
            f"{refused['questions']} rightly refused, {refused['false']} wrongly). "
            f"Median {result['elapsed_ms']['median']:.0f} ms on {result['machine']['cores']} shared cores.",
            "",
            "| kind | passed |",
            "|---|---|",
            *rows,
            "",
            "<details><summary>Every failure</summary>",
            "",
            *failures,
            "",
            "</details>",
        ]
    )


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


_TABLES: dict[str, Callable[[dict[str, Any]], str]] = {"evaluation": evaluation, "retrieval": retrieval}


def rendered(text: str) -> str:
    """The README's text with each table as the results say it."""
    for name, render in _TABLES.items():
        result = json.loads((_RESULTS / f"{name}.json").read_text(encoding="utf-8"))
        start, end = f"<!-- {name}: made by benchmarks/readme.py -->", f"<!-- /{name} -->"
        pattern = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
        if not pattern.search(text):
            raise SystemExit(f"README.md has no marks for the table {name!r}")
        table = f"{start}\n{render(result)}\n{end}"
        text = pattern.sub(lambda _, table=table: table, text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    readme = _PROJECT / "README.md"
    readme.write_text(rendered(readme.read_text(encoding="utf-8")), encoding="utf-8")
