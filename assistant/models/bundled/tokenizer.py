"""The tokenizer of multilingual-e5-small, made from the packed pieces and scores.

SentencePiece's Unigram model with its normaliser "nmt_nfkc": control characters dropped, everything that separates
words made a space, NFKC, runs of spaces joined. Two things are added to it: soft hyphens are removed (PDFs keep them
inside words, and the model never saw one), and the special pieces cannot be typed: "<s>" in a document is three
characters of text, not the start of a text.

Source of the character classes: the map in the packed file itself, which agrees with SentencePiece's builder.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from assistant.models.bundled.packed import PackedModel
from assistant.models.bundled.text import encodable

DROPPED: Final = "[\u0000-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f\u00ad]"
SPACES: Final = "[\u0009\u000a\u000c\u000d\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
MASK: Final = "<mask>"
_NEVER: Final = -1000.0
"""Score of the special pieces: far below any way to spell them with ordinary pieces (the lowest score is -20)."""


def build_tokenizer(packed: PackedModel) -> Tokenizer:
    """The tokenizer; it adds begin and end, and neither cuts nor pads (see `token_ids`)."""
    config = packed.config
    specials = {config.begin, config.end, config.padding, config.unknown}
    specials.update(index for index, piece in enumerate(packed.pieces) if piece == MASK)
    scores = [_NEVER if index in specials else score for index, score in enumerate(packed.scores)]
    pairs = list(zip(packed.pieces, scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pairs, unk_id=config.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(DROPPED), ""),
            normalizers.Replace(Regex(SPACES), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(left=True, right=True),
        ]
    )
    # "\u2581" marks the beginning of a word in SentencePiece.
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace(replacement="\u2581", prepend_scheme="always")
    begin, end = packed.pieces[config.begin], packed.pieces[config.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, config.begin), (end, config.end)],
    )
    return tokenizer


def token_ids(tokenizer: Tokenizer, texts: Sequence[str], *, most: int | None = None) -> list[list[int]]:
    """The ids of each text, begin and end included; of more than `most`, those before the end are left out."""
    rows: list[list[int]] = [found.ids for found in tokenizer.encode_batch_fast([encodable(text) for text in texts])]
    if most is None:
        return rows
    return [row if len(row) <= most else [*row[: most - 1], row[-1]] for row in rows]
