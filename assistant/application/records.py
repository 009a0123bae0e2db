"""Frozen values to JSON and back, led by their type hints, so that a stored answer reads like a fresh one."""

from __future__ import annotations

import json
import types
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def to_json(value: Any) -> str:
    """A dataclass as JSON; tuples become lists."""
    return json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[Value], text: str) -> Value:
    """The dataclass that `to_json` wrote. Fields it did not know take their defaults; unknown fields are passed over.

    Raises:
        ValueError: the text is no JSON, or lacks a field without a default.
    """
    try:
        read: Value = _revive(kind, json.loads(text))
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"not a stored {kind.__name__}: {error}") from error
    return read


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _revive(hint: Any, value: Any) -> Any:
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, dict):
            return value
        hints = _hints(hint)
        known = {entry.name for entry in fields(hint)}
        return hint(**{name: _revive(hints[name], item) for name, item in value.items() if name in known})
    origin = get_origin(hint)
    if origin is tuple and isinstance(value, list):
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_revive(inner[0], item) for item in value)
        return tuple(_revive(one, item) for one, item in zip(inner, value, strict=True))
    if origin in (Union, types.UnionType) and value is not None:
        for choice in get_args(hint):
            if (is_dataclass(choice) and isinstance(value, dict)) or (
                get_origin(choice) is tuple and isinstance(value, list)
            ):
                return _revive(choice, value)
    return value
