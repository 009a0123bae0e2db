"""Write the reader's weights as they ship: matrices in 7 bits with a scale for each row, everything else in float32.

    python training/export.py CHECKPOINT --out assistant/models/bundled/reader.safetensors

Prints the SHA-256 that belongs into `reader_weights.py`.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save

from assistant.models.bundled.reader_weights import as_rows

_MOST = 64
"""As in `graph.py`: products of a row stay within what every processor adds without being cut off."""


def main() -> None:
    """Read the checkpoint, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    said = parser.parse_args()
    weights = torch.load(said.checkpoint, map_location="cpu")["weights"]
    tensors: dict[str, np.ndarray] = {}
    for name, value in weights.items():
        values = value.float().numpy()
        if name.startswith("head."):
            tensors[name] = values
            continue
        own = name.removeprefix("encoder.")
        if values.ndim == 2:
            tensors |= {own + ending: array for ending, array in as_rows(values, _MOST).items()}
        else:
            tensors[own] = values
    content = save(tensors)
    said.out.write_bytes(content)
    print(f"{len(content) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
