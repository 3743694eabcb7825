"""Print the reference of the command `argmap`, made from its help.

Run `python tools/command_line_page.py > docs/command-line.md` after a change to a command.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from inspect import cleandoc

import click

from argmap.cli import commands
from argmap.text_layout import join_words

HEAD = """\
# Command line

For everybody who runs `argmap` in a terminal, a script or a CI job. Look up what each command does,
its options, their defaults, and its exit codes. `argmap --help` lists the commands, and
`argmap check --help` (or `-h`) describes one.

| command | |
| --- | --- |"""

FOOT = """\
## Environment variables

| variable | |
| --- | --- |
| `ARGMAP_ENGINE` | the Graphviz that `render` draws with, like `--engine` |
| `ARGMAP_CACHE_DIR` | the folder of Lark's saved parser; by default, the user's cache folder |
| `NO_COLOR`, `FORCE_COLOR` | if not empty: never or always print colors; else, only on terminals |
| `COLUMNS` | the width of reports; by default, that of the terminal, or 100 |

Settings are in [files](settings.md).

## Exit codes

Each command lists its own above. All commands have these:

| exit code | |
| --- | --- |
| 0 | success |
| 1 | problems were found, as each command lists them |
| 2 | wrong arguments, or something that cannot be read or written |
| 130 | interrupted by Ctrl-C |
| 141 | the reader of the output ended first, as in `argmap rules \\| head -1` |

## Shell completion

Put the line for your shell into its startup file:

```sh
eval "$(_ARGMAP_COMPLETE=bash_source argmap)"           # ~/.bashrc
eval "$(_ARGMAP_COMPLETE=zsh_source argmap)"            # ~/.zshrc
_ARGMAP_COMPLETE=fish_source argmap | source            # ~/.config/fish/config.fish
```

This page is generated (`python tools/command_line_page.py > docs/command-line.md`).
"""

MORE = {
    "new": "[the language](language.md).",
    "check": "[checking maps](checking.md), [the rules](rules.md), [settings](settings.md).",
    "explain": "[the table](checking.md#other-reports), [what the verdicts mean](semantics.md).",
    "evidence": "[tests as evidence](pytest.md#tests-as-evidence).",
    "coverage": "[what it compares](checking.md#other-reports).",
    "render": "[pictures and pages](pictures.md).",
    "brief": "[briefs](brief.md).",
    "diff": "[versions of a map](versions.md).",
    "watch": "[interactive pages](pictures.md#an-interactive-page).",
    "fmt": "[formatting](checking.md#formatting).",
    "rename": "[versions of a map](versions.md).",
    "merge": "[versions of a map](versions.md).",
    "convert": "[formats of other tools](formats.md).",
    "rules": "[the rules](rules.md).",
}
"""The pages about each command."""

CODE = re.compile(
    r"`[^`]+`|(?<![\w`-])(?:"
    r"```argmap|\[[a-z.]+ ¶?\d*\]|\[tool\.argmap\]"  # texts of files
    r"|--?[a-z][\w-]*|-(?= )"  # options, and the path -
    r"|\$?[A-Z]{2,}(?:_[A-Z]+)*s?(?::[A-Z]+)?|@[A-Za-z]+"  # placeholders
    r"|argmap\.toml|pyproject\.toml|[a-z]+-brief\.html"
    r")(?![\w`])"
)
"""Words of a help text that are code. Help texts have few quotation marks, for a terminal."""

WORDS = {"JSON", "SVG", "PNG", "PDF", "HTML", "DOI", "XML", "CSV", "ID"}
"""Words in capitals that are not placeholders."""


def format_page() -> str:
    """Return the page in Markdown."""
    with click.Context(commands, info_name="argmap") as context:
        subcommands = [
            (name, command)
            for name in commands.list_commands(context)
            if (command := commands.get_command(context, name))
        ]
        rows = [
            f"| [`argmap {name}`](#argmap-{name}) | {mark_code(command.get_short_help_str(80))} |"
            for name, command in subcommands
        ]
        sections = [format_command(name, command, context) for name, command in subcommands]
    return "\n".join([HEAD, *rows, "", *sections, FOOT])


def format_command(name: str, command: click.Command, parent: click.Context) -> str:
    """Return the section of a command."""
    with click.Context(command, info_name=name, parent=parent) as context:
        usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
        records = [
            record
            for parameter in command.params
            if isinstance(parameter, click.Option)
            and (record := parameter.get_help_record(context))
        ]
    text = cleandoc(command.help or "")
    return "\n\n".join(
        [
            f"## argmap {name}",
            f"```text\n{usage}\n```",
            *map(mark_code, text.split("\n\n")),
            "\n".join(["| option | | default |", "| --- | --- | --- |", *map(format_row, records)]),
            *format_epilog(command.epilog or ""),
            f"More: {MORE[name]}\n",
        ]
    )


def format_row(record: tuple[str, str]) -> str:
    """Return the row of an option."""
    names, text = record
    choices = re.search(r" \[(.*\|.*)\]$", names)
    text, _, extra = text.partition("  [")
    extras = re.split(r"\]  \[|; (?=x|\d)", extra.removesuffix("]")) if extra else []
    default = next((part for part in extras if part.startswith("default: ")), "")
    limits = [part for part in extras if not part.startswith("default: ")]
    described = mark_code(text) + "".join(f" ({limit.replace('x', 'N')})" for limit in limits)
    if choices:
        names = names.removesuffix(choices[0])
        described += f" One of {join_words(choices[1].split('|'), word='or', by=as_code)}."
    shown = mark_code(default.removeprefix("default: "))
    return f"| `{escape(names)}` | {escape(described)} | {escape(shown)} |"


def as_code(word: str) -> str:
    """Return a word as code."""
    return f"`{word}`"


def format_epilog(epilog: str) -> Iterator[str]:
    """Yield the examples and the exit codes of a command."""
    for part in cleandoc(epilog).split("\b\n"):
        title, _, rest = part.strip().partition("\n")
        lines = cleandoc(rest).splitlines()
        if title == "Examples:":
            yield "\n".join(["```sh", *lines, "```"])
        elif title == "Exit codes:":
            joined = re.sub(r"\n +", " ", "\n".join(lines))
            rows = [line.partition("  ") for line in joined.splitlines()]
            cells = (f"| {code} | {mark_code(meaning.strip())} |" for code, _, meaning in rows)
            yield "\n".join(["| exit code | |", "| --- | --- |", *cells])


def mark_code(text: str) -> str:
    """Return a help text in one line, with backticks around what is code."""
    return CODE.sub(_mark, " ".join(text.split()))


def _mark(found: re.Match[str]) -> str:
    word = found[0]
    if word.rstrip("s") in WORDS or word.endswith("`"):
        return word
    return f"`` {word} ``" if "`" in word else f"`{word}`"


def escape(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(format_page())
