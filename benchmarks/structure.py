"""How the package is put together: rooms (folders), arrows (imports between them), floors, circles, lines.

    PYTHONPATH=. python benchmarks/structure.py [--json FILE]

A room is a folder, or a module that lies beside the folders; an arrow stands for all imports from one room to another;
the floors are the longest way down.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
from common import write_result

import assistant

_ROOT = Path(assistant.__file__).parent


def room(module: str) -> str:
    """The folder a module lies in; a module directly in the package is a room of its own."""
    is_folder = _ROOT.parent.joinpath(*module.split(".")).is_dir()
    return module if is_folder or module.count(".") == 1 else module.rpartition(".")[0]


def arrows() -> dict[str, set[str]]:
    """Each room with those it imports from."""
    graph = grimp.build_graph("assistant", cache_dir=None)
    found: dict[str, set[str]] = defaultdict(set)
    for module in graph.modules - {"assistant"}:
        imported = {room(one) for one in graph.find_modules_directly_imported_by(module) - {"assistant"}}
        found[room(module)] |= imported - {room(module)}
    return dict(found)


def floors(rooms: dict[str, set[str]]) -> int:
    """How many rooms lie above each other at most. Raises `CycleError` where rooms import each other in a circle."""
    height: dict[str, int] = {}
    for one in TopologicalSorter(rooms).static_order():
        height[one] = 1 + max((height[below] for below in rooms[one]), default=0)
    return max(height.values())


def measured() -> dict[str, object]:
    """The figures; `circle` names the rooms of the first one found, and then there are no floors."""
    rooms = arrows()
    files = sorted(_ROOT.rglob("*.py"))
    figures: dict[str, object] = {
        "rooms": len(rooms),
        "arrows": sum(map(len, rooms.values())),
        "folders_at_the_top": len({one.split(".")[1] for one in rooms}),
        "modules": len(files),
        "lines": sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files),
    }
    try:
        return figures | {"floors": floors(rooms), "circle": []}
    except CycleError as error:
        return figures | {"circle": error.args[1]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=Path(tempfile.gettempdir()) / "structure.json")
    write_result(parser.parse_args().json, measured())
