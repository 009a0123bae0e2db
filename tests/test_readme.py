import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.main import main

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
START = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/streamlit run app.py"
TEST = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/pytest"


def commands() -> list[str]:
    return sorted(set(re.findall(r"^python -m assistant (\w+)", README, re.MULTILINE)))


def test_the_two_commands_stand_in_the_readme_word_for_word() -> None:
    blocks = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    assert blocks[:2] == [START, TEST]


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "assistant", "--help"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    listed = re.findall(r"^    (\w+)  ", shown, re.MULTILINE)
    assert sorted(listed) == commands()


@pytest.mark.parametrize("line", re.findall(r"^python -m assistant ([^#\n]+)", README, re.MULTILINE))
def test_every_option_in_the_readme_is_one_of_the_command(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, *rest = shlex.split(line)
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    options = [word.strip("[].") for word in rest if word.strip("[].").startswith("-")]
    assert [option for option in options if option not in shown] == []


def test_every_setting_in_the_readme_is_one() -> None:
    from dataclasses import fields

    from assistant.core.settings import Settings

    named = {name.lower() for name in re.findall(r"`ASSISTANT_(\w+)`", README)}
    assert named == {field.name for field in fields(Settings)}


def test_the_tables_are_those_of_the_benchmarks() -> None:
    written = subprocess.run(
        [
            sys.executable,
            "-c",
            "import readme, pathlib; print(readme.rendered(pathlib.Path('../README.md').read_text()))",
        ],
        cwd=PROJECT / "benchmarks",
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert written.rstrip() == README.rstrip()


def test_every_file_the_readme_points_to_exists() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    assert linked
    assert [path for path in linked if not (PROJECT / path).exists()] == []
