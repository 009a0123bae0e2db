"""Train the reader. Resumable: run the same command again and it goes on from its last checkpoint.

    python training/train.py EXAMPLES.jsonl --encoder FOLDER --work FOLDER [--init FILE] [--steps N] [--minutes M]

EXAMPLES is what `examples.py` writes; the encoder's folder is made by `reference.py`. The learning rate warms up,
stays, and falls to nothing over the last part of the steps. What the run says of itself is written to
`WORK/training.json`.
On CPUs, give glibc's allocator `MALLOC_TOP_PAD_=268435456 MALLOC_TRIM_THRESHOLD_=8589934592
MALLOC_MMAP_THRESHOLD_=4294967296`: without, a quarter of the time goes into page faults.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from model import SpanReader, loss
from tokenizers import Tokenizer

from assistant.models.bundled.pairs import encode_pair

MOST_TOKENS = 256
BATCH = 16
FROZEN = 4
_WARM_UP = 100
_FALL = 0.6
"""Share of the steps over which the learning rate falls."""
_RATES = {"body": 1e-4, "head": 5e-4}
_KEEP_EVERY = 100
PADDING = 1


@dataclass(frozen=True)
class Row:
    """A tokenised example: ids, and the tokens where its answer begins and ends (0 and 0: none)."""

    ids: list[int]
    start: int
    end: int


def tokenise(question: str, passage: str, answer: tuple[int, int] | None, tokenizer: Tokenizer) -> Row | None:
    """One example as the model reads it; None where its answer lies beyond what is read."""
    pair = encode_pair(tokenizer, question, passage, most=MOST_TOKENS)
    if answer is None:
        return Row(pair.ids, 0, 0)
    inside = [at for at, (start, end) in enumerate(pair.spans) if start < answer[1] and answer[0] < end]
    if not inside or pair.spans[inside[-1]][1] < answer[1]:
        return None
    return Row(pair.ids, pair.first + inside[0], pair.first + inside[-1])


def batches(rows: Sequence[Row], seed: int) -> Iterator[list[Row]]:
    """One pass over the rows in an order that only the seed decides; rows of like length share a batch."""
    order = list(rows)
    chance = random.Random(seed)
    chance.shuffle(order)
    pools = [
        sorted(order[at : at + BATCH * 40], key=lambda row: len(row.ids)) for at in range(0, len(order), BATCH * 40)
    ]
    found = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
    chance.shuffle(found)
    return iter(found)


def tensors(batch: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Tokens and attention, int64 (texts, tokens); starts and ends, int64 (texts,)."""
    longest = max(len(row.ids) for row in batch)
    tokens = torch.full((len(batch), longest), PADDING)
    attention = torch.zeros((len(batch), longest), dtype=torch.long)
    for at, row in enumerate(batch):
        tokens[at, : len(row.ids)] = torch.tensor(row.ids)
        attention[at, : len(row.ids)] = 1
    return tokens, attention, torch.tensor([row.start for row in batch]), torch.tensor([row.end for row in batch])


def rate(step: int, steps: int) -> float:
    """The learning rate at a step, as a share of the highest."""
    return min(1.0, (step + 1) / _WARM_UP, max(0.0, (steps - step) / (steps * _FALL)))


def main() -> None:
    """Train until the steps are done or the minutes are over."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("examples", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="weights of an earlier run to start from")
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--minutes", type=float, default=1e9)
    said = parser.parse_args()
    torch.manual_seed(0)
    said.work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(said.encoder / "tokenizer.json"))
    lines = [json.loads(line) for line in said.examples.read_text(encoding="utf-8").splitlines()]
    found = [tokenise(line["question"], line["passage"], line["answer"], tokenizer) for line in lines]
    rows = [row for row in found if row is not None]
    print(
        f"{len(rows)} of {len(lines)} examples, {sum(len(row.ids) for row in rows) / len(rows):.0f} tokens on average"
    )

    model = SpanReader(said.encoder, frozen=FROZEN)
    if said.init:
        model.load_state_dict(torch.load(said.init)["weights"], strict=False)
    model.train()
    groups = [{"params": model.body(), "lr": _RATES["body"]}, {"params": model.head.parameters(), "lr": _RATES["head"]}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    checkpoint = said.work / "checkpoint.pt"
    step, seconds, history = 0, 0.0, []
    if checkpoint.is_file():
        kept = torch.load(checkpoint)
        model.load_state_dict(kept["weights"], strict=False)
        optimiser.load_state_dict(kept["optimiser"])
        step, seconds, history = kept["step"], kept["seconds"], kept["history"]
        print(f"goes on at step {step}")

    per_pass = -(-len(rows) // BATCH)
    started = mark = time.monotonic()
    since, running = 0, 0.0

    def keep() -> None:
        spent = seconds + time.monotonic() - started
        state = {"weights": model.trained(), "optimiser": optimiser.state_dict(), "step": step, "seconds": spent}
        torch.save(state | {"history": history}, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
        report = {
            "examples": len(rows),
            "step": step,
            "steps": said.steps,
            "batch": BATCH,
            "minutes": round(spent / 60, 1),
            "frozen_layers": FROZEN,
            "rates": _RATES,
            "loss": history,
        }
        (said.work / "training.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")

    while step < said.steps:
        for at, batch in enumerate(batches(rows, seed=step // per_pass)):
            if at < step % per_pass:
                continue
            share = rate(step, said.steps)
            for group, base in zip(optimiser.param_groups, _RATES.values(), strict=True):
                group["lr"] = base * share
            tokens, attention, start, end = tensors(batch)
            value = loss(model(tokens, attention), attention, start, end)
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_([*model.body(), *model.head.parameters()], 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, since, running = step + 1, since + 1, running + value.item()
            if since == 25:
                history.append([step, round(running / since, 4)])
                pace = BATCH * since / (time.monotonic() - mark)
                print(f"{step}/{said.steps} loss {history[-1][1]}, {pace:.1f} examples/s", flush=True)
                mark, since, running = time.monotonic(), 0, 0.0
            if step % _KEEP_EVERY == 0 or step >= said.steps:
                keep()
            if step >= said.steps or time.monotonic() - started > said.minutes * 60:
                keep()
                return
            if step % per_pass == 0:
                break


if __name__ == "__main__":
    main()
