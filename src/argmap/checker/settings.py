"""The settings of a check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

import attrs

from argmap.choices import require_date
from argmap.errors import Error
from argmap.model import FrozenDict
from argmap.source import Diagnostic, Severity, nearest

NEVER = "never"
"""The value of `fail_on` with which no finding fails a check. `None` means the same."""


class SettingsError(Error, ValueError):
    """Settings are wrong; `diagnostics` lists all errors, in the order of the file if there is one.

    `where` names the setting that is wrong, and what is wrong in it.

    >>> try:
    ...     argmap.Settings(max_words="forty")
    ... except argmap.SettingsError as error:
    ...     print(error)
    `max_words` must be a whole number, 1 or larger, not "forty"
    """

    def __init__(self, *diagnostics: Diagnostic, where: tuple[str, ...] = ()) -> None:
        super().__init__(
            "\n".join(
                "; ".join(filter(None, [diagnostic.message, diagnostic.help]))
                for diagnostic in diagnostics
            )
        )
        self.diagnostics = diagnostics
        self.where = where


def _error(message: str, fix: str, *where: str) -> SettingsError:
    return SettingsError(Diagnostic("C003", Severity.ERROR, message, None, fix), where=where)


def format_value(value: object) -> str:
    """Return a value as in a settings file, shortened."""
    text = str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
    return text if len(text) <= 40 else f"{text[:39]}…"


# Converters leave what they cannot convert to the validators, which know the name of the setting.


def _to_words(value: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, Iterable) else value


def _to_severity(value: Severity | str) -> Severity:
    return Severity(value) if value in [*Severity] else cast("Severity", value)


def _to_fail_on(value: Severity | str | None) -> Severity | None:
    return None if value in (None, NEVER) else _to_severity(value)


def _to_severities(value: Mapping[str, Severity | str]) -> Mapping[str, Severity]:
    if not isinstance(value, Mapping):
        return value
    return FrozenDict({word: _to_severity(severity) for word, severity in value.items()})


def _to_patterns(value: Mapping[str, str | Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        return value
    return FrozenDict({pattern: _to_words(words) for pattern, words in value.items()})


def _check_list(value: object, items: str, example: str, *where: str) -> None:
    if not isinstance(value, tuple) or not all(isinstance(word, str) for word in value):
        shown = format_value([*value] if isinstance(value, tuple) else value)
        message = f"`{where[-1]}` must be a list of {items}, not {shown}"
        raise _error(message, f"for example: {example}", *where)


def _check_words(_: Any, attribute: attrs.Attribute[Any], value: object, *where: str) -> None:
    _check_list(value, "rules", '["R010", "W"]', *(where or (attribute.name,)))


def _check_paths(_: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    _check_list(value, "patterns", '["drafts/", "*-old.argmap"]', attribute.name)
    for pattern in value if isinstance(value, tuple) else ():
        if re.fullmatch(r"!|(?:.*[^\\])?(?:\\\\)*\\", pattern):
            message = f"`{attribute.name}`: {format_value(pattern)} is not a pattern"
            raise _error(message, "patterns are those of .gitignore", attribute.name, pattern)


def _check_baseline(_: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not (isinstance(value, str) and value):
        message = f"`{attribute.name}` must be a path, not {format_value(value)}"
        raise _error(message, 'for example: "baseline.json"', attribute.name)


def _check_severity(value: object, accepted: list[str], *where: str, fix: str = "") -> None:
    if not isinstance(value, Severity):
        near = nearest(value, accepted) if isinstance(value, str) else None
        message = f"`{where[-1]}` must be one of {', '.join(accepted)}, not {format_value(value)}"
        raise _error(message, f"did you mean `{near}`?" if near else fix, *where, str(value))


def _check_fail_on(_: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None:
        _check_severity(value, [*Severity, NEVER], attribute.name)


def _check_severities(_: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    for word, severity in check_table(attribute.name, value, 'R010 = "warning"').items():
        fix = f"to turn the rule off, write `ignore = [{format_value(str(word))}]`"
        _check_severity(severity, [*Severity], attribute.name, str(word), fix=fix)


def _check_patterns(instance: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    for pattern, words in check_table(attribute.name, value, '"drafts/*" = ["R010"]').items():
        _check_words(instance, attribute, words, attribute.name, str(pattern))


def check_table(name: str, value: object, example: str) -> Mapping[Any, Any]:
    """Return a value if it is a table. Raises SettingsError otherwise."""
    if not isinstance(value, Mapping):
        message = f"`{name}` must be a table, not {format_value(value)}"
        raise _error(message, f"for example: {{ {example} }}", name)
    return value


def _check_positive(_: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        shown = format_value(value)
        message = f"`{attribute.name}` must be a whole number, 1 or larger, not {shown}"
        raise _error(message, "", attribute.name, shown.strip('"'))


def _check_date(_: Any, attribute: attrs.Attribute[Any], value: object) -> None:
    require_date(attribute.name, value)


@attrs.frozen
class Settings:
    """How a map is checked. In files, each setting has the same name with `-` for `_`.

    `select`, `ignore`, the keys of `severity` and the values of `per_path_ignores` are rule
    selectors: `all`, `default`, a prefix of codes, a code or a name. Raises SettingsError for a
    wrong value. Rules that do not exist are refused when a map is checked.

    >>> settings = argmap.Settings(select=["default", "R017"], fail_on="warning", max_words=40)
    >>> settings.fail_on
    <Severity.WARNING: 'warning'>
    """

    select: tuple[str, ...] = attrs.field(
        default=("default",), converter=_to_words, validator=_check_words
    )
    """The rules that run."""
    ignore: tuple[str, ...] = attrs.field(default=(), converter=_to_words, validator=_check_words)
    """The selected rules that do not run after all."""
    severity: Mapping[str, Severity] = attrs.field(
        factory=FrozenDict, converter=_to_severities, validator=_check_severities, hash=False
    )
    """Severities of rules that differ from their own."""
    per_path_ignores: Mapping[str, tuple[str, ...]] = attrs.field(
        factory=FrozenDict, converter=_to_patterns, validator=_check_patterns, hash=False
    )
    """The rules, and errors in the text, that are ignored in the files that a pattern matches."""
    exclude: tuple[str, ...] = attrs.field(
        default=(".*", "node_modules"), converter=_to_words, validator=_check_paths
    )
    """The files and folders that are skipped in a folder, as patterns of `.gitignore`."""
    extend_exclude: tuple[str, ...] = attrs.field(
        default=(), converter=_to_words, validator=_check_paths
    )
    """More files and folders that are skipped."""
    extend_include: tuple[str, ...] = attrs.field(
        default=(), converter=_to_words, validator=_check_paths
    )
    """The files in a folder that are maps, or Markdown with maps, besides `*.argmap`."""
    baseline: str | None = attrs.field(default=None, validator=_check_baseline)
    """The path of the baseline, relative to `folder`; None for no baseline."""
    fail_on: Severity | None = attrs.field(
        default=Severity.ERROR, converter=_to_fail_on, validator=_check_fail_on
    )
    """The severity from which findings fail a check; None if none does."""
    max_words: int = attrs.field(default=60, validator=_check_positive)
    """The length limit of a statement (W002)."""
    max_depth: int = attrs.field(default=6, validator=_check_positive)
    """The limit on steps from a recommendation to its evidence (S012)."""
    max_age: int | None = attrs.field(
        default=None, validator=attrs.validators.optional(_check_positive)
    )
    """The age limit of evidence in days (E004); None for no limit."""
    folder: Path = attrs.field(factory=Path, converter=Path)
    """The folder that paths and patterns are relative to."""
    today: date = attrs.field(factory=date.today, validator=_check_date)
    """The date of the check."""

    @property
    def baseline_path(self) -> Path | None:
        """The path of the baseline, if there is one."""
        return None if self.baseline is None else self.folder / self.baseline
