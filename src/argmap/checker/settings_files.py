"""Find and read settings files: `argmap.toml`, or `[tool.argmap]` in `pyproject.toml`.

The file that applies to a map is the nearest one, in its folder or above, up to the top of the
repository or the user's home.

Codes: C001 not TOML, C002 unknown setting, C003 wrong value, C004 unknown rule, and the F codes of
files that cannot be read.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from argmap.checker.selection import RuleInfo, find_unknown
from argmap.checker.settings import Settings, SettingsError, check_table
from argmap.files import UnreadableError, read_text
from argmap.project import (
    OWN_FILE,
    SHARED_FILE,
    TABLE,
    ProjectFiles,
    find_settings_file,
    get_shared_table,
)
from argmap.source import Diagnostic, Severity, Span, Text, nearest

_KEYS = {
    field.name.replace("_", "-"): field.name
    for field in attrs.fields(Settings)
    if field.name not in ("folder", "today")
}


def find_settings(folder: Path) -> Settings:
    """Return the settings that apply to the maps in a folder.

    Raises SettingsError, also for a file that is a link out of its project.
    """
    path = find_settings_file(folder)
    if path is None:
        return Settings()
    if path.is_symlink():
        _refuse_foreign(path)
    return read_settings(path)


def _refuse_foreign(link: Path) -> None:
    """Raise SettingsError if a link leads out of its project: errors quote lines of the file."""
    try:
        ProjectFiles(link.parent).find(link.name, link.parent)
    except UnreadableError as error:
        message = f"{link} is a link to a file outside its project"
        fix = "put a copy of the file in its place, or name the file with `--config`"
        refusal = UnreadableError(error.code, message, fix)
        raise SettingsError(refusal.diagnostic(Text(str(link), ""))) from None


def read_settings(
    path: str | os.PathLike[str], rules: Mapping[str, RuleInfo] | None = None
) -> Settings:
    """Read the settings in a file. Raises SettingsError for everything that is wrong in it.

    `rules` are the rules that settings may name: all that are installed, unless given.

    >>> from pathlib import Path
    >>> _ = Path("argmap.toml").write_text('ignore = ["W002"]')
    >>> argmap.read_settings("argmap.toml").ignore
    ('W002',)
    """
    path = Path(path)
    try:
        text = read_text(path, str(path))
    except UnreadableError as error:
        raise SettingsError(error.diagnostic(Text(str(path), ""))) from None
    if rules is None:
        from argmap.checker.registry import installed_rules  # takes 25 ms without need

        rules = installed_rules().rules
    settings = parse_settings(text, rules, shared=path.name == SHARED_FILE)
    return attrs.evolve(settings, folder=path.parent)


def parse_settings(text: Text, rules: Mapping[str, RuleInfo], *, shared: bool = False) -> Settings:
    """Parse settings in TOML, in the table `[tool.argmap]` if the file is `shared`.

    Raises SettingsError for everything that is wrong.
    """
    try:
        content = tomllib.loads(text.content)
    except ValueError as error:
        raise SettingsError(_make_toml_error(text, str(error))) from None
    except RecursionError:
        raise SettingsError(_make_toml_error(text, "too many nested brackets")) from None
    table = (get_shared_table(content) or {}) if shared else content
    errors = list(_find_errors(text, table, rules))
    if errors:
        raise SettingsError(*sorted(errors, key=_start))
    assert isinstance(table, dict)
    return Settings(**{_KEYS[key]: value for key, value in table.items()})


def _start(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span else 0


def _make_toml_error(text: Text, reason: str) -> Diagnostic:
    """Return the error of the TOML parser, at the place that its message ends with."""
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", reason)
    if place and place[1]:
        start = text.line_starts[int(place[1]) - 1] + int(place[2]) - 1
    else:
        start = len(text.content.rstrip("\n"))
    why = reason[: place.start()] if place else reason
    message = f"this is not TOML: {why[:1].lower()}{why[1:]}"
    return Diagnostic("C001", Severity.ERROR, message, Span(text, start, start))


def _find_errors(text: Text, table: object, rules: Mapping[str, RuleInfo]) -> Iterator[Diagnostic]:
    try:
        check_table("tool.argmap", table, 'select = ["R"]')
    except SettingsError as error:
        yield from _locate(text, error, "tool.argmap")
    for key, value in table.items() if isinstance(table, dict) else ():
        if key not in _KEYS:
            yield _make_unknown_setting_error(text, key, value)
            continue
        try:
            settings = Settings(**{_KEYS[key]: value})
        except SettingsError as error:
            yield from _locate(text, error, key)
            continue
        for unknown in find_unknown(settings, rules):
            if unknown.where[0] == _KEYS[key]:
                yield from _locate(text, unknown, key)


def _make_unknown_setting_error(text: Text, key: str, value: object) -> Diagnostic:
    near = nearest(key, _KEYS)
    fix = f"did you mean `{near}`?" if near else f"the settings are {', '.join(_KEYS)}"
    if key == "tool" and isinstance(value, dict) and "argmap" in value:
        fix = f"leave out `[tool.argmap]` in {OWN_FILE}"
    message = f"there is no setting `{key}`"
    return Diagnostic("C002", Severity.ERROR, message, _find_place(text, key), fix)


def _locate(text: Text, error: SettingsError, key: str) -> Iterator[Diagnostic]:
    """Add the place to the diagnostics of an error, and name the setting as in files."""
    name, *rest = error.where
    for diagnostic in error.diagnostics:
        message = diagnostic.message.replace(f"`{name}`", f"`{key}`")
        yield attrs.evolve(diagnostic, message=message, span=_find_place(text, key, *rest))


def _find_place(text: Text, *words: str) -> Span:
    """Return the place of the last of some words, each searched for after the one before."""
    table = TABLE.search(text.content)
    start = table.start() if table else 0
    span = Span(text, start, start)
    for word in words:
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        found = pattern.search(text.content, span.end)
        span = Span(text, *found.span()) if found else span
    return span
