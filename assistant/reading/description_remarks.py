"""What is said of descriptions that are not understood, each with what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.core.errors import Words
from assistant.core.types import Remark
from assistant.language.shortening import shortened

_MOST_SHOWN = 60
_UNTIL_THEN = Words("Sampai itu dokumennya dianggap rahasia.", "Until then the document counts as confidential.")


def _remark(reason: Words, to_do: Words) -> Remark:
    """A remark on a description that closed its document."""
    return Remark(reason, Words(f"{to_do.id} {_UNTIL_THEN.id}", f"{to_do.en} {_UNTIL_THEN.en}"))


def too_long(where: str, most: int) -> Remark:
    """The description has more than `most` characters."""
    return _remark(
        Words(f"Keterangan di {where} terlalu panjang.", f"The description in {where} is too long."),
        Words(
            f"Pendekkan menjadi paling banyak {most} huruf.",
            f"Shorten it to at most {most} characters.",
        ),
    )


def unreadable(where: str, error: Exception | None) -> Remark:
    """The description is no YAML mapping, or cannot be opened."""
    mark = getattr(error, "problem_mark", None)
    line = f" ({mark.line + 1})" if mark is not None else ""
    return _remark(
        Words(f"Keterangan dokumen di {where} tidak dapat dibaca.", f"The description in {where} cannot be read."),
        Words(
            "Tulis baris demi baris “nama: nilai”, dengan spasi setelah titik dua dan setiap nama satu kali"
            f"{line and ', lihat baris' + line}; misalnya “access: internal”.",
            "Write it line by line as “name: value”, with a space behind the colon and each name once"
            f"{line and ', see line' + line}; for example “access: internal”.",
        ),
    )


def unknown_access(where: str, value: object) -> Remark:
    """The value is no level of access."""
    shown = shortened(str(value), _MOST_SHOWN)
    return _remark(
        Words(
            f"Tingkat akses “{shown}” di {where} tidak dikenal.", f"The access level “{shown}” in {where} is not known."
        ),
        Words(
            "Tulis “access: public”, “access: internal”, atau “access: confidential”.",
            "Write “access: public”, “access: internal” or “access: confidential”.",
        ),
    )


def twice(where: str, key: str) -> Remark:
    """Two keys say the same thing."""
    shown = shortened(key, _MOST_SHOWN)
    return _remark(
        Words(f"“{shown}” di {where} ditulis dua kali.", f"“{shown}” in {where} is written twice."),
        Words("Sisakan satu.", "Leave one of them."),
    )


def may_mean_access(where: str, key: str) -> Remark:
    """A key or its value may be meant as a level of access."""
    shown = shortened(key, _MOST_SHOWN)
    return _remark(
        Words(
            f"“{shown}” di {where} tampaknya mengatur siapa yang boleh membaca dokumen ini, tetapi tidak dipahami.",
            f"“{shown}” in {where} seems to say who may read this document, but is not understood.",
        ),
        Words(
            "Tulis “access: public”, “access: internal”, atau “access: confidential” sebagai gantinya.",
            "Write “access: public”, “access: internal” or “access: confidential” instead.",
        ),
    )


def misspelt(where: str, key: str, meant: str) -> Remark:
    """A key is almost spelt like one that is known."""
    shown = shortened(key, _MOST_SHOWN)
    return _remark(
        Words(f"“{shown}” di {where} tidak dikenal.", f"“{shown}” in {where} is not known."),
        Words(f"Tulis “{meant}” bila itu maksudnya.", f"Write “{meant}” if that is meant."),
    )


def uncertain(name: str, sidecars: Sequence[str]) -> Remark:
    """Several files may describe this document, or one may describe another as well."""
    listed = ", ".join(sidecars)
    return _remark(
        Words(
            f"Tidak jelas keterangan mana yang milik {name}: {listed}.",
            f"It is not clear which description belongs to {name}: {listed}.",
        ),
        Words(
            f"Sisakan satu bernama {name}.yaml; dokumen lain perlu berkasnya sendiri.",
            f"Leave one that is called {name}.yaml; another document needs a file of its own.",
        ),
    )


def stamped(stamp: str, level: str) -> Remark:
    """The document bears a stamp; `level` is what its description says ("": nothing)."""
    shown = shortened(stamp, _MOST_SHOWN)
    reason = Words(f"Dokumen ini bercap “{shown}”.", f"This document bears the stamp “{shown}”.")
    if level:
        return Remark(
            reason,
            Words(
                f"Keterangannya menulis “access: {level}”, jadi dokumen ini dibuka; periksa apakah itu benar.",
                f"Its description says “access: {level}”, so it is open; check whether that is right.",
            ),
        )
    return _remark(
        reason,
        Words(
            "Bila memang boleh dibaca, tulis “access: internal” atau “access: public” dalam keterangannya.",
            "If it may be read, write “access: internal” or “access: public” in its description.",
        ),
    )
