"""Selection: which rules are asked, how bad what they find is, and where it does not count.

Settings name rules with words, from wide to narrow: `all`; `default`, the rules that are asked
where nobody selects; the beginning of codes, as `E` or `E01`; and the code or the name of one rule.
Where two words say different things about a rule, the narrower one counts, and of two that are
equally narrow the one that ignores.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from argmap.files import relative_path
from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.checker.rule_definition import Rule
    from argmap.checker.settings import Settings
    from argmap.source import Severity

ALL = "all"
DEFAULT = "default"

_EXACT = 99
"""How narrow a word is that names one rule; no code is as long."""


def select_rules(rules: Mapping[str, Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that are asked, in the order of their codes, each as severe as it is set to be."""
    return _selected(tuple(rules.values()), settings)


@lru_cache(maxsize=64)
def _selected(rules: tuple[Rule, ...], settings: Settings) -> tuple[Rule, ...]:
    """The same, kept: many maps have the same settings."""
    return tuple(
        attrs.evolve(each, severity=_severity(each, settings))
        for each in rules
        if _narrowest(settings.select, each) > _narrowest(settings.ignore, each)
    )


def find_codes(words: Iterable[str], rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """The codes of the rules that some words name."""
    words = tuple(words)
    return tuple(code for code, each in rules.items() if _narrowest(words, each))


def names_rules(word: str, rules: Mapping[str, Rule]) -> bool:
    """Whether a word names rules, even if there should be none of them."""
    return word in (ALL, DEFAULT) or bool(find_codes([word], rules))


def describe_unknown(word: str, rules: Mapping[str, Rule]) -> tuple[str, str]:
    """What to say of a word that names no rule, and what to do about it."""
    if re.fullmatch(r"[LMF](\d{3})?", word):
        return f"{word} is no rule, but a mistake in the text of a map", "mend it in the map"
    words = [*rules, *(each.name for each in rules.values()), ALL, DEFAULT]
    near = nearest(word, words)
    cure = f"did you mean {near}?" if near else "`argmap rules` lists them all"
    return f"there is no rule {word or 'without a name'}", cure


def _severity(rule: Rule, settings: Settings) -> Severity:
    naming = [word for word in settings.severity if _narrowness(word, rule)]
    if not naming:
        return rule.severity
    return settings.severity[max(naming, key=lambda word: _narrowness(word, rule))]


def _narrowest(words: Iterable[str], rule: Rule) -> int:
    return max((_narrowness(word, rule) for word in words), default=0)


def _narrowness(word: str, rule: Rule) -> int:
    """How narrowly a word names a rule; 0 where it does not."""
    if word in (rule.code, rule.name):
        return _EXACT
    if word == ALL:
        return 1
    if word == DEFAULT:
        return 2 if rule.default else 0
    return 2 + len(word) if word and rule.code.startswith(word) else 0


def find_ignored_codes(path: str, rules: Mapping[str, Rule], settings: Settings) -> frozenset[str]:
    """The codes of the rules whose findings do not count in a file."""
    if not settings.per_path_ignores:
        return frozenset()
    within = relative_path(path, settings.folder)
    words = (
        word
        for pattern, words in settings.per_path_ignores.items()
        if fnmatchcase(within, pattern) or fnmatchcase(within.rpartition("/")[2], pattern)
        for word in words
    )
    return frozenset(find_codes(words, rules))
