"""How settings are read. Everything that is wrong in a file is told at once, each with its place.

Codes: C001 no TOML, C002 an unknown key, C003 a wrong value, C004 an unknown rule, and those of
files that cannot be read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from argmap.checker.selection import explain_unknown, is_selector
from argmap.checker.settings import Settings
from argmap.checker.settings_files import (
    OWN_FILE,
    SHARED_FILE,
    TABLE,
    SettingsError,
    settings_text,
    shared_table,
    toml,
)
from argmap.source import Diagnostic, Severity, Span, Text, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.checker.rule_definition import Rule

NEVER = "never"
"""The value of `fail-on` with which no finding makes a check fail."""


def read_settings(path: Path, rules: Mapping[str, Rule]) -> Settings:
    """The settings in a file. Raises SettingsError."""
    return settings_of(settings_text(path), rules)


def settings_of(text: Text, rules: Mapping[str, Rule]) -> Settings:
    """The settings in the text of a file. Raises SettingsError."""
    path = Path(text.name)
    settings = parse_settings(text, rules, shared=path.name == SHARED_FILE)
    return attrs.evolve(settings, folder=path.parent)


def parse_settings(text: Text, rules: Mapping[str, Rule], *, shared: bool = False) -> Settings:
    """The settings in a text, which has them in `[tool.argmap]` if it is `shared`.

    Raises SettingsError.
    """
    try:
        content = toml(text.content)
    except ValueError as error:
        raise SettingsError(_notoml(text, str(error))) from None
    except RecursionError:
        raise SettingsError(_notoml(text, "too many brackets within brackets")) from None
    reading = _Reading(text, rules)
    settings = reading.settings((shared_table(content) or {}) if shared else content)
    if reading.problems:
        raise SettingsError(*sorted(reading.problems, key=_start))
    return settings


def _notoml(text: Text, reason: str) -> Diagnostic:
    """What to say of a text that is no TOML, at the place that the reason ends with."""
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", reason)
    if place and place[1]:
        start = text.line_starts[int(place[1]) - 1] + int(place[2]) - 1
    else:
        start = len(text.content.rstrip("\n"))
    why = reason[: place.start()] if place else reason
    message = f"this is not TOML: {why[:1].lower()}{why[1:]}"
    return Diagnostic("C001", Severity.ERROR, message, Span(text, start, start))


def _start(diagnostic: Diagnostic) -> int:
    assert diagnostic.span  # whatever is wrong in a file stands somewhere in it
    return diagnostic.span.start


@attrs.frozen(eq=False)
class _Reading:
    """A table of settings that is being read, and what was found to be wrong in it so far."""

    text: Text
    rules: Mapping[str, Rule]
    problems: list[Diagnostic] = attrs.field(factory=list, init=False)

    def settings(self, table: object) -> Settings:
        """The settings in a table, as far as they are right."""
        read: dict[str, Any] = {}
        for key, value in self._table("tool.argmap", table, 'select = ["R"]').items():
            if key in _READERS:
                before = len(self.problems)
                setting = _READERS[key](self, key, value)
                if len(self.problems) == before:
                    read[key.replace("-", "_")] = setting
            else:
                self._unknown_key(key, value)
        return Settings(**read)

    def _unknown_key(self, key: str, value: object) -> None:
        near = nearest(key, _READERS)
        cure = f"did you mean `{near}`?" if near else f"the settings are {', '.join(_READERS)}"
        if key == "tool" and isinstance(value, dict) and "argmap" in value:
            cure = f"in {OWN_FILE} settings stand without `[tool.argmap]` above them"
        self.wrong("C002", f"`{key}` is no setting", cure, key)

    def words(self, key: str, value: object, *within: str) -> tuple[str, ...]:
        """A list of words that name rules."""
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            message = f"`{key}` must be a list of rules, not {_shown(value)}"
            self.wrong("C003", message, 'write it like this: ["R010", "W"]', *within, key)
            return ()
        for word in value:
            self._word(word, *within, key)
        return tuple(value)

    def _word(self, word: str, *within: str) -> None:
        if not is_selector(word, self.rules):
            message, cure = explain_unknown(word, self.rules)
            self.wrong("C004", f"`{within[-1]}`: {message}", cure, *within, word)

    def severities(self, key: str, value: object) -> Mapping[str, Severity]:
        """A table of words that name rules, and how severe these are."""
        severities = {}
        for word, severity in self._table(key, value, 'R010 = "warning"').items():
            self._word(word, key)
            severities[word] = self._severity(word, severity, [*Severity], key)
        return severities

    def fail_on(self, key: str, value: object) -> Severity | None:
        """A severity, or that none is meant."""
        return None if value == NEVER else self._severity(key, value, [*Severity, NEVER])

    def _severity(self, key: str, value: object, known: list[str], *within: str) -> Severity:
        if value in known:
            return Severity(str(value))
        near = nearest(value, known) if isinstance(value, str) else None
        message = f"`{key}` must be one of {', '.join(known)}, not {_shown(value)}"
        cure = f"did you mean `{near}`?" if near else ""
        self.wrong("C003", message, cure, *within, key, str(value))
        return Severity.ERROR

    def patterns(self, key: str, value: object) -> Mapping[str, tuple[str, ...]]:
        """A table of patterns that fit files, and the rules that do not count there."""
        table = self._table(key, value, '"drafts/*" = ["R010"]')
        return {pattern: self.words(pattern, words, key) for pattern, words in table.items()}

    def _table(self, key: str, value: object, example: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        message = f"`{key}` must be a table, not {_shown(value)}"
        self.wrong("C003", message, f"write it like this: {{ {example} }}", key)
        return {}

    def whole(self, key: str, value: object) -> object:
        """A whole number, 1 or larger."""
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            message = f"`{key}` must be a whole number, 1 or larger, and not {_shown(value)}"
            self.wrong("C003", message, "", key, _shown(value).strip('"'))
        return value

    def wrong(self, code: str, message: str, cure: str, *within: str) -> None:
        """Keep in mind what is wrong, at the last of some words that can be found in turn."""
        table = TABLE.search(self.text.content)
        start = table.start() if table else 0
        span = Span(self.text, start, start)
        for word in within:
            found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(
                self.text.content, span.end
            )
            span = Span(self.text, *found.span()) if found else span
        self.problems.append(Diagnostic(code, Severity.ERROR, message, span, cure))


_READERS: Mapping[str, Callable[[_Reading, str, Any], object]] = {
    "select": _Reading.words,
    "ignore": _Reading.words,
    "severity": _Reading.severities,
    "per-path-ignores": _Reading.patterns,
    "fail-on": _Reading.fail_on,
    "max-words": _Reading.whole,
    "max-depth": _Reading.whole,
    "max-age": _Reading.whole,
}


def _shown(value: object) -> str:
    """A value as it stands in a file, more or less, and not too much of it."""
    shown = str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
