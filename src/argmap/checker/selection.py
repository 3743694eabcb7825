"""Which rules run, with which severity, and in which files they are ignored.

Settings name rules with selectors, from wide to narrow: `all`; `default`, the rules that run unless
settings say otherwise; a prefix of codes, such as `E` or `E01`; the code or the name of one rule.
If two selectors disagree about a rule, the narrower one wins. If both are equally narrow, `ignore`
wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Protocol, TypeVar

from argmap.checker.settings import Settings, SettingsError
from argmap.files import relative_path
from argmap.source import Diagnostic, Severity, nearest

ALL = "all"
DEFAULT = "default"

_TEXT_CODES = re.compile(r"[LMF]\d{0,3}")
"""Selectors of errors in the text of a map, by their codes or prefixes of them."""

_NARROWEST = 99  # longer than any code


class RuleInfo(Protocol):
    """What selectors need to know about a rule.

    >>> @argmap.rule("X001", "no-title", "info")
    ... def untitled(context):
    ...     \"\"\"The map has no title.\"\"\"
    ...     return []
    >>> from pathlib import Path
    >>> _ = Path("argmap.toml").write_text('select = ["X001"]')
    >>> argmap.read_settings("argmap.toml", rules={"X001": untitled}).select
    ('X001',)
    """

    @property
    def code(self) -> str:
        """The code, such as `R001`."""
        ...

    @property
    def name(self) -> str:
        """The name, such as `bare-recommendation`."""
        ...

    @property
    def severity(self) -> Severity:
        """The severity of its findings unless settings say otherwise."""
        ...

    @property
    def default(self) -> bool:
        """Whether it runs unless settings say otherwise."""
        ...


RuleT = TypeVar("RuleT", bound=RuleInfo)


def select_rules(rules: Mapping[str, RuleT], settings: Settings) -> tuple[RuleT, ...]:
    """Return the rules that run, sorted by code."""
    return tuple(
        rule
        for rule in rules.values()
        if _measure_best_match(settings.select, rule) > _measure_best_match(settings.ignore, rule)
    )


def effective_severity(rule: RuleInfo, settings: Settings) -> Severity:
    """Return the severity of a rule's findings."""
    selectors = [word for word in settings.severity if _measure_narrowness(word, rule)]
    if not selectors:
        return rule.severity
    return settings.severity[max(selectors, key=lambda word: _measure_narrowness(word, rule))]


def find_codes(selectors: Iterable[str], rules: Mapping[str, RuleInfo]) -> tuple[str, ...]:
    """Return the codes of the rules that selectors match."""
    selectors = tuple(selectors)
    return tuple(code for code, rule in rules.items() if _measure_best_match(selectors, rule))


def find_ignored_codes(
    path: str, rules: Mapping[str, RuleInfo], settings: Settings
) -> frozenset[str]:
    """Return the codes of the rules that `per_path_ignores` ignores in a file."""
    return frozenset(find_codes(_list_selectors(path, settings), rules))


def is_text_error_ignored(error: Diagnostic, settings: Settings) -> bool:
    """Return whether `per_path_ignores` ignores an error in the text of a map."""
    return error.span is not None and any(
        _TEXT_CODES.fullmatch(word) and error.code.startswith(word)
        for word in _list_selectors(error.span.path, settings)
    )


def _list_selectors(path: str, settings: Settings) -> Iterable[str]:
    """Return the selectors in `per_path_ignores` that apply to a file."""
    if not settings.per_path_ignores:
        return ()
    relative = relative_path(path, settings.folder)
    name = relative.rpartition("/")[2]
    return dict.fromkeys(
        word
        for pattern, words in settings.per_path_ignores.items()
        if fnmatchcase(relative, pattern) or fnmatchcase(name, pattern)
        for word in words
    )


def is_selector(word: str, rules: Mapping[str, RuleInfo]) -> bool:
    """Return whether a word is a selector. `default` is one even if it matches no rule."""
    return word in (ALL, DEFAULT) or bool(find_codes([word], rules))


def find_unknown(settings: Settings, rules: Mapping[str, RuleInfo]) -> Iterator[SettingsError]:
    """Yield an error for each selector in settings that matches no rule."""
    places = [
        *(("select", word) for word in settings.select),
        *(("ignore", word) for word in settings.ignore),
        *(("severity", word) for word in settings.severity),
        *(
            ("per_path_ignores", pattern, word)
            for pattern, words in settings.per_path_ignores.items()
            for word in words
        ),
    ]
    for where in places:
        is_text_code = where[0] == "per_path_ignores" and _TEXT_CODES.fullmatch(where[-1])
        if not is_text_code and not is_selector(where[-1], rules):
            message, fix = explain_unknown(where[-1], rules)
            message = f"`{where[-2]}`: {message}"
            yield SettingsError(Diagnostic("C004", Severity.ERROR, message, None, fix), where=where)


def explain_unknown(word: str, rules: Mapping[str, RuleInfo]) -> tuple[str, str]:
    """Return a message about a word that is not a selector, and a fix."""
    if _TEXT_CODES.fullmatch(word):
        message = f"{word} is an error in the text of a map, not a rule"
        return message, "fix the map; or, for some files, use `per-path-ignores`"
    near = nearest(word, [*rules, *(rule.name for rule in rules.values()), ALL, DEFAULT])
    fix = f"did you mean {near}?" if near else "`argmap rules` lists all rules"
    return f"there is no rule {word or 'with an empty name'}", fix


def _measure_best_match(selectors: Iterable[str], rule: RuleInfo) -> int:
    return max((_measure_narrowness(word, rule) for word in selectors), default=0)


def _measure_narrowness(selector: str, rule: RuleInfo) -> int:
    """Return how narrowly a selector matches a rule; 0 if it does not match."""
    if selector in (rule.code, rule.name):
        return _NARROWEST
    if selector == ALL:
        return 1
    if selector == DEFAULT:
        return 2 if rule.default else 0
    return 2 + len(selector) if selector and rule.code.startswith(selector) else 0
