"""Programs that draw DOT: the embedded Graphviz, pygraphviz, or a Graphviz `dot`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import graphviz

from argmap.errors import Error
from argmap.rendering.fonts import FAMILIES

VARIABLE = "ARGMAP_ENGINE"
"""The environment variable that names an engine."""

EMBEDDED = "graphviz-pure"
PYGRAPHVIZ = "pygraphviz"

TIMEOUT = 60
"""How long an engine may take, in seconds. A map of 3,000 statements takes two."""

_OPTIONS = {
    # Twice the resolution of an old screen, and no larger than an image viewer can open.
    "png": ["-Gdpi=144", "-Gsize=80,80"],
}

# In a process of its own, so that it can be stopped and a crash does no harm.
_RUN_PYGRAPHVIZ = """
import sys
from pygraphviz import AGraph

layout, format, *options = (argument[2:] for argument in sys.argv[1:])
graph = AGraph(string=sys.stdin.buffer.read().decode())
for option in options:
    name, _, value = option.partition("=")
    graph.graph_attr[name] = value
sys.stdout.buffer.write(graph.draw(format=format, prog=layout))
"""


class RenderError(Error):
    """A map cannot be drawn as requested; the message says why and what to do."""


@attrs.frozen
class Engine:
    """A command that takes the options of Graphviz' `dot`."""

    name: str
    command: tuple[str, ...]

    @property
    def embedded(self) -> bool:
        """Whether this is the engine that argmap installs, which has fonts of its own."""
        return self.name == EMBEDDED

    def draw(self, dot: str, format: str, layout: str = "dot") -> bytes:  # noqa: A002
        """Return DOT text drawn in a format. Raises RenderError if the engine fails."""
        if self.embedded:  # it would measure text in a font that it does not know
            dot = dot.replace(f'fontname="{FAMILIES}"', "fontname=Arial")
        arguments = [*self.command, f"-K{layout}", f"-T{format}", *_OPTIONS.get(format, [])]
        try:
            run = subprocess.run(
                arguments, input=dot.encode(), capture_output=True, check=False, timeout=TIMEOUT
            )
        except OSError as error:
            raise RenderError(f"cannot run {self.name}: {error}") from error
        except subprocess.TimeoutExpired as error:
            raise RenderError(
                f"{self.name} did not finish within {TIMEOUT} seconds: draw a part of the map "
                "(`--focus ID --depth 2`), try another `--engine`, or write DOT (`--format dot`) "
                "and lay it out yourself"
            ) from error
        if run.returncode:
            raise RenderError(f"{self.name} cannot draw {format}: {_find_error(run.stderr)}")
        return run.stdout


def find_engine(
    format: str,  # noqa: A002
    name: str | None = None,
    needs_fonts: bool = False,
) -> Engine:
    """Return the engine that `name` or ARGMAP_ENGINE names, or one that can draw the format.

    That is the embedded engine, except for PDF and where the text needs the fonts of the system.
    Raises RenderError if there is no such engine.
    """
    name = name or os.environ.get(VARIABLE)
    if name and name != EMBEDDED:
        return _find_named(name)
    if not name and (format == "pdf" or needs_fonts):
        if find_spec(PYGRAPHVIZ):
            return _pygraphviz()
        if dot := shutil.which("dot"):
            return Engine(dot, (dot,))
    if format == "pdf":
        raise RenderError(
            "the embedded engine cannot draw PDF: run `pip install 'argmap[pdf]'`, or install "
            "Graphviz (`apt install graphviz`, `brew install graphviz`, "
            "`winget install graphviz`), or draw SVG"
        )
    return _find_embedded()


def _pygraphviz() -> Engine:
    return Engine(PYGRAPHVIZ, (sys.executable, "-P", "-c", _RUN_PYGRAPHVIZ))


def _find_named(name: str) -> Engine:
    if path := shutil.which(name):
        return Engine(path, (path,))
    if name == PYGRAPHVIZ and find_spec(PYGRAPHVIZ):
        return _pygraphviz()
    raise RenderError(
        f"there is no engine `{name}`: give the name or path of a Graphviz `dot`, or no engine, "
        "to draw with the embedded one"
    )


def _find_embedded() -> Engine:
    """Find the embedded engine where pip put it, which need not be on the search path."""
    program = f"{EMBEDDED}.exe" if os.name == "nt" else EMBEDDED
    path = Path(sys.executable).with_name(program)
    if not path.is_file():
        try:
            installed = files(EMBEDDED) or []
        except PackageNotFoundError:
            installed = []
        path = next(
            (Path(os.path.normpath(file.locate())) for file in installed if file.name == program),
            path,
        )
    if path.is_file():
        return Engine(EMBEDDED, (str(path),))
    raise RenderError(
        f"the embedded engine is not installed: run `pip install {EMBEDDED}`, or name a Graphviz "
        f"`dot` as the engine or in {VARIABLE}"
    )


def _find_error(stderr: bytes) -> str:
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("Error")]
    return (errors or lines[-1:] or ["it gave no reason"])[0]


class DotSource(graphviz.Source):
    """DOT text that argmap's engines draw if there is no `dot` on the search path."""

    def pipe(  # type: ignore[override]
        self,
        format: str | None = None,  # noqa: A002
        *,
        engine: str | None = None,
        encoding: str | None = None,
        quiet: bool = True,
        **options: Any,
    ) -> bytes | str:
        """Return the drawing, as `graphviz.Source.pipe` does."""
        try:
            return super().pipe(format, engine=engine, encoding=encoding, quiet=quiet, **options)
        except graphviz.ExecutableNotFound:
            form = format or self.format
            drawing = find_engine(form).draw(self.source, form, engine or self.engine)
            return drawing.decode(encoding) if encoding else drawing
