"""Bytes as text, in whatever encoding they are."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """Bytes as text: by byte order mark, as UTF-8, as UTF-16 without a mark, else as the likeliest single-byte code."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return data.decode("utf-32", "replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    sample = data[:4096]
    if sample[1::2].count(0) > len(sample) * 0.3:
        return data.decode("utf-16-le", "replace")
    if sample[::2].count(0) > len(sample) * 0.3:
        return data.decode("utf-16-be", "replace")
    return _single_byte(data)


def _single_byte(data: bytes) -> str:
    """Windows' Western code, which Indonesian and English texts use, unless it has characters no text would use."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best is not None else "latin-1", "replace")
    return western
