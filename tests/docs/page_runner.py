"""Run what a page of the documentation shows, and compare it with what happens.

The code blocks run in the order of the page, in one folder:

- a block whose language is followed by a file name is written to that file;
- each `$ command` of a `console` block must print on standard output what follows it;
- `python` blocks share one namespace: those with `>>>` are doctests, the others are executed;
- an `{argmap}` block is a map without errors; if its caption is a file name, it is written there;
- `json` and `toml` blocks can be parsed.
"""

import doctest
import json
import os
import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import Factory, frozen

from argmap.loader import load_draft, load_drafts
from argmap.loader.markdown import find_fences
from argmap.source import Text

CHECKOUT = Path(__file__).parents[2]

_CHANGES_OUTPUT = {"BUILD_NUMBER", "CI", "FORCE_COLOR", "GITHUB_ACTIONS", "NO_COLOR", "PY_COLORS"}
"""Environment variables that change what argmap, click, pytest or Python print."""


@frozen
class CodeBlock:
    """A fenced code block: its language, the rest of the opening line, and its content."""

    language: str
    argument: str
    content: str
    line: int
    """The line of the opening fence."""

    @property
    def file(self) -> PurePosixPath | None:
        """The file that the block is the content of."""
        options = dict(re.findall(r"^:([\w-]+): (.+)$", self.content, re.MULTILINE))
        name = self.argument
        if self.is_directive and "file" not in options:
            name = options.get("caption", name)
        is_file = re.fullmatch(r"[\w.-][\w./-]*\.\w+", name) and ".." not in name
        return PurePosixPath(name) if is_file else None

    @property
    def file_content(self) -> str:
        """The content of that file: a directive without its options."""
        return re.sub(r"\A(:.*\n)+\n*", "", self.content) if self.is_directive else self.content

    @property
    def is_directive(self) -> bool:
        """Whether the block is a directive, such as `{argmap}`."""
        return self.language.startswith("{")


def find_code_blocks(page: Path) -> Iterator[CodeBlock]:
    """Yield the code blocks of a page, also of those in lists."""
    for info, passage in find_fences(Text(page.name, page.read_text("utf-8"))):
        language, _, argument = info.strip().partition(" ")
        content = f"{passage.content}\n" if passage.content else ""
        yield CodeBlock(language, argument.strip(), content, passage.first_line - 1)


def get_block(page: Path, info: str) -> str:
    """Return the content of the only code block of a page whose opening line has these words."""
    [content] = [
        block.content
        for block in find_code_blocks(page)
        if f"{block.language} {block.argument}".strip() == info
    ]
    return content


def run_command(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, on a terminal of 100 columns."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in _CHANGES_OUTPUT and not name.startswith("PYTEST")
    }
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    return subprocess.run(
        command,
        shell=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment | {"PATH": path, "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder,
        check=False,
    )


@frozen
class PageRunner:
    """Runs the blocks of one page in a folder, which must be the current one."""

    page: Path
    folder: Path
    namespace: dict[str, Any] = Factory(dict)

    def run(self) -> None:
        """Run all blocks. Raises AssertionError at the first that is not true."""
        for block in find_code_blocks(self.page):
            if block.file is not None:
                path = self.folder / block.file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.file_content, "utf-8")
            if block.language in _CHECKS:
                _CHECKS[block.language](self, block)

    def _place(self, block: CodeBlock) -> str:
        return f"{self.page.name}:{block.line}"

    def _check_commands(self, block: CodeBlock) -> None:
        before, *parts = re.split(r"^\$ ", block.content, flags=re.MULTILINE)
        assert not before, f"{self._place(block)}: start the block with `$ ` and a command"
        for part in parts:
            command, _, shown = part.partition("\n")
            done = run_command(command, self.folder)
            place = f"{self._place(block)}: $ {command}\n{done.stderr}"
            assert _hide_times(done.stdout) == _hide_times(shown), place

    def _run_python(self, block: CodeBlock) -> None:
        if block.file is not None:
            return
        if ">>> " not in block.content:
            code = compile("\n" * block.line + block.content, self.page, "exec")
            exec(code, self.namespace)
            return
        test = doctest.DocTestParser().get_doctest(
            block.content, {}, self.page.name, str(self.page), block.line
        )
        test.globs = self.namespace
        report = StringIO()
        failed = doctest.DocTestRunner().run(test, out=report.write, clear_globs=False).failed
        assert not failed, report.getvalue()

    def _check_map(self, block: CodeBlock) -> None:
        file = re.search(r"^:file: *(.+)$", block.content, re.MULTILINE)
        if file:
            draft = load_draft(self.page.parent / file[1].strip(), CHECKOUT)
        else:
            [draft] = [
                draft
                for draft in load_drafts(self.page)
                if draft.block and draft.block.line == block.line
            ]
        assert not draft.errors, self._place(block)

    def _check_json(self, block: CodeBlock) -> None:
        json.loads(block.content)

    def _check_toml(self, block: CodeBlock) -> None:
        tomllib.loads(block.content)


_CHECKS: dict[str, Callable[[PageRunner, CodeBlock], None]] = {
    "console": PageRunner._check_commands,
    "python": PageRunner._run_python,
    "{argmap}": PageRunner._check_map,
    "json": PageRunner._check_json,
    "toml": PageRunner._check_toml,
}


def _hide_times(output: str) -> str:
    # After a minute, pytest adds hours, minutes and seconds.
    return re.sub(r"in \d+\.\d+s( \(\d+:\d\d:\d\d\))?", "in 0.00s", output)
