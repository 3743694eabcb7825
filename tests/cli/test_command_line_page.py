"""The page about the command line is that of the commands, and its examples can be typed."""

import re
import shlex
from pathlib import Path

import click
import pytest

from argmap.cli import commands
from tools.command_line_page import format_page, mark_code

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "command-line.md"


def list_names() -> list[str]:
    return commands.list_commands(click.Context(commands))


def get_command(name: str) -> click.Command:
    command = commands.get_command(click.Context(commands), name)
    assert command
    return command


def test_the_page_is_up_to_date() -> None:
    fix = "run: python tools/command_line_page.py > docs/command-line.md"
    assert PAGE.read_text("utf-8") == format_page(), fix


@pytest.mark.parametrize("name", list_names())
def test_every_command_lists_examples_that_parse_and_exit_codes(name: str) -> None:
    command = get_command(name)
    epilog = command.epilog or ""
    examples = re.findall(rf"^  argmap {name}\b(.*)$", epilog, re.MULTILINE)
    assert examples
    for example in examples:
        arguments = shlex.split(re.sub(r" [<>] \S+", "", example))
        with click.Context(command, info_name=name) as context:
            _, rest, _ = command.make_parser(context).parse_args(arguments)
        assert rest == []
    assert re.search(r"^Exit codes:\n  0  .*(\n.*)*\n  2  ", epilog, re.MULTILINE)


@pytest.mark.parametrize("name", list_names())
def test_every_option_is_described(name: str) -> None:
    options = [each for each in get_command(name).params if isinstance(each, click.Option)]
    assert [option.name for option in options if not option.help] == []
    shown = PAGE.read_text("utf-8")
    section = re.split(r"^## ", shown.partition(f"## argmap {name}\n")[2], flags=re.MULTILINE)[0]
    for option in options:
        assert re.search(rf"^\| `[^|]*{option.opts[-1]}\b", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Show --fix, or - for\n  standard input.", "Show `--fix`, or `-` for standard input."),
        ("maps in ```argmap blocks", "maps in `` ```argmap `` blocks"),
        ("PATH is JSON, with IDs", "`PATH` is JSON, with IDs"),
        ("what `pytest --argmap-evidence` wrote", "what `pytest --argmap-evidence` wrote"),
        ("a DOI: [at ¶7].", "a DOI: `[at ¶7]`."),
        ("re-read Ctrl-C", "re-read Ctrl-C"),
    ],
)
def test_code_in_help_is_marked(text: str, expected: str) -> None:
    assert mark_code(text) == expected
