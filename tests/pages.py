"""Pages that show commands and what these print."""

import os
import re
import subprocess
import sysconfig
from pathlib import Path

OF_THE_MACHINE = {"CI", "BUILD_NUMBER"}
"""What changes how pytest prints, beside its own settings."""


def block(page: str, heading: str) -> str:
    """The only code block of a page that is headed so."""
    [found] = re.findall(rf"^```{heading}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return str(found)


def commands(page: str) -> list[tuple[str, str]]:
    """The commands that a page shows, in order, each with what it prints there."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    parts = [part for each in blocks for part in re.split(r"^\$ ", each, flags=re.MULTILINE)]
    split = (part.partition("\n") for part in parts if part)
    return [(command, output) for command, _, output in split]


def printed(command: str, folder: Path) -> str:
    """What a command prints in a folder, on a terminal of 100 columns."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in OF_THE_MACHINE and not name.startswith("PYTEST")
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
    ).stdout


def timeless(output: str) -> str:
    """What was printed, whatever time it took."""
    return re.sub(r"in \d+\.\d+s", "in 0.00s", output)
