"""Programs that draw DOT: the embedded Graphviz, pygraphviz, or a Graphviz `dot`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import attrs

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

from argmap.rendering.deadline import TIMEOUT, Deadline, LimitError, RenderError
from argmap.rendering.fonts import FAMILIES

VARIABLE = "ARGMAP_ENGINE"
"""The environment variable that names an engine."""

EMBEDDED = "graphviz-pure"
PYGRAPHVIZ = "pygraphviz"

MEMORY = 2 << 30
"""The most memory that an engine may use, in bytes, where the system can limit it."""

RESOLUTION = 144
"""The resolution of PNG by default, in dots per inch: twice that of an old screen."""

_LARGEST_PNG = 80
"""The largest width and height of PNG at `RESOLUTION`, in inches: image viewers can open it."""

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


@attrs.frozen
class Engine:
    """A command that takes the options of Graphviz' `dot`."""

    name: str
    command: tuple[str, ...]

    @property
    def embedded(self) -> bool:
        """Whether this is the engine that argmap installs, which has fonts of its own."""
        return self.name == EMBEDDED

    def draw(
        self,
        dot: str,
        format: str,  # noqa: A002
        layout: str = "dot",
        deadline: Deadline | None = None,
        resolution: int = RESOLUTION,
    ) -> bytes:
        """Return DOT text drawn in a format, by default within `TIMEOUT` seconds.

        `resolution` is that of PNG, in dots per inch.

        Raises RenderError if the engine fails, and LimitError if it needs too much time or memory.
        """
        if self.embedded:  # it would measure text in a font that it does not know
            dot = dot.replace(f'fontname="{FAMILIES}"', "fontname=Arial")
        deadline = deadline or Deadline.after(TIMEOUT)
        inches = _LARGEST_PNG * RESOLUTION // resolution
        options = [f"-Gdpi={resolution}", f"-Gsize={inches},{inches}"] if format == "png" else []
        arguments = [*self.command, f"-K{layout}", f"-T{format}", *options]
        try:
            run = subprocess.run(
                arguments,
                input=dot.encode(),
                capture_output=True,
                check=False,
                timeout=deadline.left(),
                preexec_fn=_limit_memory if resource else None,
            )
        except (OSError, subprocess.SubprocessError) as error:
            if isinstance(error, subprocess.TimeoutExpired):
                raise LimitError(
                    f"{self.name} did not finish within {deadline.seconds:.3g} seconds"
                ) from error
            raise RenderError(f"cannot run {self.name}: {error}") from error
        if run.returncode:
            reason = _find_error(run.stderr)
            if run.returncode < 0 or "memory" in reason.lower():
                raise LimitError(f"{self.name} ran out of memory, or crashed: {reason}")
            raise RenderError(f"{self.name} cannot draw {format}: {reason}")
        return run.stdout


def _limit_memory() -> None:
    """Limit the memory of the engine's process, before its program starts."""
    assert resource
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(OSError, ValueError):  # not possible on this system
        limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


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


def find_layout_engine() -> Engine:
    """Return the engine that lays out pictures: the embedded one, so that all look alike."""
    try:
        return _find_embedded()
    except RenderError:
        if dot := shutil.which("dot"):
            return Engine(dot, (dot,))
        raise


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
        from importlib.metadata import PackageNotFoundError, files  # takes 7 ms

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
    """Return the line that explains a failure: the first error, or the last line but warnings."""
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    lines = [line for line in lines if not line.lower().startswith("warning")]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines[-1:] or ["it gave no reason"])[0]
