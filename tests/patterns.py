"""Every regular expression of the program, and texts made to make each of them slow."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import assistant

_METHODS = frozenset("compile search match fullmatch sub subn split findall finditer".split())
_PACKAGE = Path(assistant.__file__).parent
_AT_THE_BEGINNING = frozenset({"match", "fullmatch"})
_DEEPEST = 4
Built = Mapping[str, Callable[[], Iterable[str]]]
COMMON = (
    " ",
    "\n",
    "\t",
    " \n",
    "\u00a0",
    "1",
    "1/",
    "1.",
    "1,",
    "1-",
    "1 ",
    "a",
    "a.",
    "a ",
    "A",
    "Ab ",
    "AbC",
    "kota, ",
    "dan ",
    ",",
    ", ",
    "(",
    ")",
    "[",
    "[1",
    "[1] ",
    "“",
    '"',
    "-",
    "a-",
    "–",
    ".",
    ". A",
    "!",
    "/",
    ":",
    "; ",
    "%",
    "\\",
    "é",
    "e\u0301",
    "😀",
    "Tabel 1 ",
    "2016 ",
    "2016-",
    "1 Mei ",
    "Rp1.",
    "http://",
    "<think>",
)
"""Repeated for every pattern, whatever it holds."""


def modules() -> tuple[str, ...]:
    """The names of all modules of the program."""
    found = (module.name for module in pkgutil.walk_packages([str(_PACKAGE)], "assistant."))
    return tuple(name for name in found if not name.endswith("__main__"))


@dataclasses.dataclass(frozen=True)
class Used:
    """A pattern, where it stands, and whether it is tried at every place of a text or at the beginning alone."""

    pattern: re.Pattern[str]
    where: str
    everywhere: bool


def patterns_of(name: str, built: Built) -> list[Used]:
    """The patterns of a module: those it keeps, and those written where they are used.

    Args:
        built: for a function that makes patterns from data ("module.function") what makes such patterns.
    """
    module = importlib.import_module(name)
    found = [
        Used(pattern, f"{name}.{variable}", not _uses().get(variable, {""}) <= _AT_THE_BEGINNING)
        for variable, value in vars(module).items()
        for pattern in _inside(value, _DEEPEST)
        if isinstance(pattern.pattern, str)
    ]
    found += _written_in(module, built)
    own: dict[tuple[str, int], Used] = {}
    for one in found:
        same = own.setdefault((one.pattern.pattern, one.pattern.flags), one)
        if one.everywhere and not same.everywhere:
            own[one.pattern.pattern, one.pattern.flags] = one
    return list(own.values())


@cache
def _uses() -> dict[str, frozenset[str]]:
    """What is called of each name in capitals anywhere in the program; "" where it is handed on."""
    found: dict[str, set[str]] = {}
    for path in _PACKAGE.rglob("*.py"):
        for node in ast.walk(tree := ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(node.value.id, set()).add(node.attr)
        called = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                found.setdefault(node.id, set()).add("")
    return {name: frozenset(uses) for name, uses in found.items()}


def _inside(value: Any, deepest: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif deepest and isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _inside(one, deepest - 1)
    elif deepest and isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from _inside(one, deepest - 1)
    elif deepest and dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _inside(getattr(value, field.name, None), deepest - 1)


def _written_in(module: ModuleType, built: Built) -> Iterator[Used]:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    functions = [
        node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
    ]
    # The innermost function comes last and names the place.
    calls = {id(node): (node, function) for function in functions for node in ast.walk(function) if _is_of_re(node)}
    for call, function in calls.values():
        where = f"{module.__name__}.{getattr(function, 'name', 'lambda')}"
        try:
            patterns: Iterable[Any] = [_value(call.args[0], module)]
        except NameError:
            if where not in built:
                raise AssertionError(f"say in BUILT what patterns are made in {where}") from None
            patterns = built[where]()
        flags = _flags(call, module)
        for pattern in patterns:
            compiled = pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, flags)
            yield Used(compiled, f"{where}()", call.func.attr not in _AT_THE_BEGINNING)


def _is_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _METHODS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def _value(expression: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(expression), "pattern", "eval"), vars(module))  # our own source


def _flags(call: ast.Call, module: ModuleType) -> int:
    said = [word.value for word in call.keywords if word.arg == "flags"]
    place = {
        "compile": 1,
        "search": 2,
        "match": 2,
        "fullmatch": 2,
        "findall": 2,
        "finditer": 2,
        "split": 3,
        "sub": 4,
        "subn": 4,
    }
    said += call.args[place[call.func.attr] :][:1]  # type: ignore[attr-defined]
    return int(_value(said[0], module)) if said else 0


def hostile_units(pattern: re.Pattern[str]) -> tuple[tuple[str, str], ...]:
    """What to begin with and what to repeat then, so that a pattern has much to try: what its repeats hold, what stands
    before them, its beginnings, pairs of its characters."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE & ~re.DEBUG)
    units: dict[tuple[str, str], None] = {}
    singles: dict[str, None] = {}
    for sequence in _sequences(tree):
        _add_of_sequence(sequence, units, singles)
    letters = [one for one in singles if one][:10]
    for one in letters:
        units.setdefault(("", one))
    spaces = [one for one in letters if one.isspace()][:1]
    for one in letters[:6]:
        for other in (*spaces, *letters[:3]):
            if one != other:
                units.setdefault(("", one + other))
    for one in COMMON:
        units.setdefault(("", one))
    return tuple(units)


def _sequences(tree: Any) -> Iterator[list[Any]]:
    """Each sequence of the pattern: of the whole, of every group, branch, repeat and look-around."""
    yield list(tree)
    for operation, argument in tree:
        for part in _parts(operation, argument):
            yield from _sequences(part)


def _parts(operation: Any, argument: Any) -> list[Any]:
    if operation is constants.BRANCH:
        return list(argument[1])
    if operation is constants.SUBPATTERN:
        return [argument[3]]
    if operation in _REPEATS:
        return [argument[2]]
    if operation in (constants.ASSERT, constants.ASSERT_NOT):
        return [argument[1]]
    if operation is constants.ATOMIC_GROUP:
        return [argument]
    return []


_REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)


def _add_of_sequence(sequence: list[Any], units: dict[tuple[str, str], None], singles: dict[str, None]) -> None:
    for place, (operation, argument) in enumerate(sequence):
        if operation in (constants.LITERAL, constants.IN, constants.NOT_LITERAL, constants.ANY):
            singles.setdefault(_example([(operation, argument)], 0))
        if operation not in _REPEATS or argument[1] is not constants.MAXREPEAT:
            continue
        for choice in range(2):
            before, body = _example(sequence[:place], choice), _example(argument[2], choice)
            if body:
                after = _example(sequence[place + 1 : place + 2], choice)
                units.setdefault((before, body))
                units.setdefault(("", before + body))
                units.setdefault(("", body + after))
    for choice in range(2):
        whole = _example(sequence, choice)
        if whole and len(sequence) > 1:
            units.setdefault(("", whole))
            units.setdefault(("", whole + " "))


def _example(tree: Any, choice: int) -> str:
    """A text that the pattern, or a part of it, matches; look-arounds are passed over."""
    text = ""
    for operation, argument in tree:
        if operation is constants.LITERAL:
            text += chr(argument)
        elif operation is constants.NOT_LITERAL:
            text += next(one for one in "a1 ,é" if ord(one) != argument)
        elif operation is constants.ANY:
            text += "a"
        elif operation is constants.IN:
            text += _member(argument, choice)
        elif operation is constants.BRANCH:
            branches = argument[1]
            text += _example(branches[(0, -1)[choice % 2]], choice)
        elif operation is constants.SUBPATTERN:
            text += _example(argument[3], choice)
        elif operation is constants.ATOMIC_GROUP:
            text += _example(argument, choice)
        elif operation in _REPEATS:
            least, _, body = argument
            # Of what may be missing one choice has it and the other has not.
            text += _example(body, choice) * min(max(int(least), 1 - choice % 2), 4)
    return text


_CATEGORIES = {
    constants.CATEGORY_DIGIT: "1",
    constants.CATEGORY_NOT_DIGIT: "a",
    constants.CATEGORY_SPACE: " ",
    constants.CATEGORY_NOT_SPACE: "a",
    constants.CATEGORY_WORD: "a",
    constants.CATEGORY_NOT_WORD: ",",
}


def _member(items: list[Any], choice: int) -> str:
    """A character of a class."""
    if items[0][0] is constants.NEGATE:
        source = re.compile("[^" + re.escape("".join(_members(items[1:]))) + "]")
        return next((one for one in "a1 ,“A" if source.match(one) and not _in_category(one, items[1:])), "x")
    members = list(_members(items))
    return members[(0, -1)[choice % 2]]


def _members(items: list[Any]) -> Iterator[str]:
    for operation, argument in items:
        if operation is constants.LITERAL:
            yield chr(argument)
        elif operation is constants.RANGE:
            yield chr(argument[0])
        elif operation is constants.CATEGORY:
            yield _CATEGORIES[argument]


def _in_category(character: str, items: list[Any]) -> bool:
    told = {
        constants.CATEGORY_DIGIT: r"\d",
        constants.CATEGORY_NOT_DIGIT: r"\D",
        constants.CATEGORY_SPACE: r"\s",
        constants.CATEGORY_NOT_SPACE: r"\S",
        constants.CATEGORY_WORD: r"\w",
        constants.CATEGORY_NOT_WORD: r"\W",
    }
    for operation, argument in items:
        if operation is constants.CATEGORY and re.match(told[argument], character):
            return True
        if operation is constants.RANGE and argument[0] <= ord(character) <= argument[1]:
            return True
    return False
