"""What has to be done to a text before any tokenizer may see it."""

from __future__ import annotations


def encodable(text: str) -> str:
    """`text` as UTF-8 can hold it: halves of surrogate pairs are joined, lone ones become U+FFFD.

    Broken PDFs give such halves, and the tokenizers library refuses a text that has one.
    """
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
