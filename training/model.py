"""The reader as it is trained: multilingual-e5-small over `question, passage`, with a head on every token.

A token gets three numbers: how well an answer begins there, how well one ends there, and (read at the first token only)
whether the passage answers the question at all. "No answer" is also a span: the first token to the first token.
The embeddings and the lowest layers stay as they are, so that their weights need not be shipped.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import assistant  # noqa: F401 (first: it keeps the libraries below from reporting, see `assistant/core/quiet.py`)

# isort: split
import torch
from torch import nn
from transformers import AutoModel

START, END, ANSWERS = 0, 1, 2
"""Columns of the head's output."""


class SpanReader(nn.Module):
    """`frozen` counts the lowest layers that are not trained, besides the embeddings."""

    def __init__(self, encoder: Path, *, frozen: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
        )
        self.head = nn.Linear(self.encoder.config.hidden_size, 3)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]):
            for parameter in part.parameters():
                parameter.requires_grad = False

    def forward(self, tokens: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
        """float32 (texts, tokens, 3)."""
        states = self.encoder(input_ids=tokens, attention_mask=attention).last_hidden_state
        return self.head(states)  # type: ignore[no-any-return]

    def trained(self) -> dict[str, torch.Tensor]:
        """The weights that training changes."""
        wanted = {name for name, parameter in self.named_parameters() if parameter.requires_grad}
        return {name: value for name, value in self.state_dict().items() if name in wanted}

    def body(self) -> Iterable[nn.Parameter]:
        """The trained weights of the encoder."""
        return [parameter for parameter in self.encoder.parameters() if parameter.requires_grad]


def loss(scores: torch.Tensor, attention: torch.Tensor, start: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy of start and end, and of whether there is an answer (a start other than the first token)."""
    masked = scores.masked_fill(attention[..., None] == 0, -1e4)
    spans = nn.functional.cross_entropy(masked[..., START], start) + nn.functional.cross_entropy(masked[..., END], end)
    answers = nn.functional.binary_cross_entropy_with_logits(scores[:, 0, ANSWERS], (start > 0).float())
    return spans / 2 + answers / 2
