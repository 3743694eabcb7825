"""Bytecode: what is installed has it, so that no Python compiles a package each time it starts."""

from __future__ import annotations

import compileall
import os
from importlib.util import find_spec

import click

FORBIDDING = "PYTHONDONTWRITEBYTECODE"


def keep_bytecode() -> None:
    """See to it that every Python that is started from here finds the bytecode of argmap.

    pip compiles what it installs; a checkout may have none. Without it each process would take a
    tenth of a second more, which no user waits for. Raises where it cannot be written.
    """
    os.environ.pop(FORBIDDING, None)
    spec = find_spec("argmap")
    for folder in (spec and spec.submodule_search_locations) or ():
        if not compileall.compile_dir(folder, quiet=2):
            raise click.ClickException(
                f"argmap has no bytecode in {folder}, and none can be written there: "
                "install it (`pip install .`) in the environment that runs this"
            )
