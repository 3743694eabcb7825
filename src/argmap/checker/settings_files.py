"""Where settings stand: in `argmap.toml`, or in `[tool.argmap]` of a project.

The file that counts for a map is the one in its folder, or else in the nearest folder above, up to
the top of a repository or the home of the user. What stands in it, `configuration` reads.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.files import UnreadableError, read_text
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.source import Diagnostic

OWN_FILE = "argmap.toml"
"""What a file is called that holds settings of argmap alone."""

SHARED_FILE = "pyproject.toml"
"""What a file is called that holds settings of argmap in a table `[tool.argmap]`."""


class SettingsError(ValueError):
    """Settings are wrong; `diagnostics` says everything that is, in the order of the file."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(each.message for each in diagnostics))
        self.diagnostics = diagnostics


def settings_file(folder: Path) -> Path | None:
    """The file with the settings for the maps in a folder; None where there is none."""
    here, home = folder.resolve(), _home()
    for each in (here, *here.parents):
        if _is_file(each / OWN_FILE):
            return _as_asked_for(each / OWN_FILE)
        if _is_file(each / SHARED_FILE) and _has_settings(each / SHARED_FILE):
            return _as_asked_for(each / SHARED_FILE)
        if each == home or os.path.exists(each / ".git"):  # noqa: PTH110 -- nor does this
            return None
    return None


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 -- this one never raises


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # this user has none
        return None


def _as_asked_for(path: Path) -> Path:
    """A path as messages show it: from the current folder, where it lies in that."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _has_settings(path: Path) -> bool:
    """Whether a file that other tools share has settings of argmap, right or wrong."""
    try:
        content = read_text(path, SHARED_FILE).content
        return "argmap" in content and shared_table(toml(content)) is not None
    except UnreadableError:
        return False
    except (ValueError, RecursionError):
        return bool(TABLE.search(content))


def toml(content: str) -> dict[str, Any]:
    """The content of a text in TOML. Raises ValueError or RecursionError where it is none."""
    import tomllib  # most maps have no settings

    return tomllib.loads(content)


def shared_table(table: dict[str, Any]) -> object:
    """What a file that other tools share has for argmap; None if nothing."""
    tools = table.get("tool")
    return tools.get("argmap") if isinstance(tools, dict) else None


TABLE = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*argmap\b", re.MULTILINE)
"""How the table of a file begins that other tools share."""


def settings_text(path: Path) -> Text:
    """The text of a file that holds settings. Raises SettingsError."""
    try:
        return read_text(path, str(path))
    except UnreadableError as problem:
        raise SettingsError(problem.diagnostic(Text(str(path), ""))) from None
