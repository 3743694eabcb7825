"""The program that draws: the bundled one, or a Graphviz of the user's own.

The bundled engine is looked up where its distribution put it, so that nothing has to be on the
search path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.rendering.error import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "ARGMAP_ENGINE"
"""The environment variable that names an engine where the caller does not."""

BUNDLED = "graphviz-pure"

_OPTIONS: Mapping[str, list[str]] = {
    # Twice as fine as a screen was once, and never larger than an image viewer can hold.
    "png": ["-Gdpi=144", "-Gsize=80,80"],
}


@attrs.frozen
class Engine:
    """A program that understands the command line of Graphviz' `dot`."""

    path: str
    bundled: bool

    def draw(self, dot: bytes, format: str) -> bytes:  # noqa: A002
        """Draw a DOT text in UTF-8. Raises RenderError where the program fails."""
        arguments = [self.path, "-Kdot", f"-T{format}", *_OPTIONS.get(format, [])]
        try:
            run = subprocess.run(arguments, input=dot, capture_output=True, check=False)
        except OSError as error:
            raise RenderError(f"{self.path} cannot be run: {error}") from error
        if run.returncode:
            problem = _first_error(run.stderr)
            raise RenderError(f"{self.path} cannot draw this as {format}: {problem}")
        return run.stdout


def engine_for(format: str, wanted: str | None, foreign: bool = False) -> Engine:  # noqa: A002
    """The engine for a format: the one that is wanted, or that ARGMAP_ENGINE names, or the bundled
    one.

    Without a wish, what the bundled engine cannot draw goes to a `dot` on the search path: PDF
    always, and `foreign` letters, for which it has no font, if there is a `dot`. Raises
    RenderError where there is no such program.
    """
    wanted = wanted or os.environ.get(VARIABLE)
    if wanted and wanted != BUNDLED:
        return _named(wanted)
    if not wanted and (format == "pdf" or foreign):
        system = shutil.which("dot")
        if system:
            return Engine(system, bundled=False)
    if format == "pdf":
        raise RenderError(
            "the engine that comes with argmap writes no PDF: install Graphviz, which has one "
            "(`apt install graphviz`, `brew install graphviz`, `winget install graphviz`), "
            "or write SVG"
        )
    return _bundled()


def _named(wanted: str) -> Engine:
    path = shutil.which(wanted)
    if not path:
        raise RenderError(
            f"there is no program `{wanted}` to draw with: name a Graphviz `dot` on the search "
            "path or give its whole path; without an engine the one that comes with argmap draws"
        )
    return Engine(path, bundled=False)


def _bundled() -> Engine:
    beside = Path(sys.executable).with_name(f"{BUNDLED}.exe" if os.name == "nt" else BUNDLED)
    path = str(beside) if beside.is_file() else _installed()
    if path:
        return Engine(path, bundled=True)
    raise RenderError(
        f"the engine that draws is not installed: run `pip install {BUNDLED}`, or name a Graphviz "
        f"`dot` as the engine or in {VARIABLE}"
    )


def _installed() -> str | None:
    """Where the distribution of the bundled engine put it, if it is not beside Python itself."""
    from importlib.metadata import PackageNotFoundError, files  # takes longer than to look beside

    try:
        installed = files(BUNDLED) or []
    except PackageNotFoundError:
        return None
    found = (x for x in installed if x.stem == BUNDLED and x.suffix in ("", ".exe"))
    return next((os.path.normpath(file.locate()) for file in found), None)


def _first_error(said: bytes) -> str:
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("Error")]
    return (errors or lines or ["it does not say why"])[0]
