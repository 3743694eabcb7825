"""Remarks: what authors tell the checker in a map, in a comment before what it is about.

    // argmap: ignore R010 (the board decides in May who acts)
    recommendation agenda: Put emerging technology on the agenda.

A remark names rules, by code or by name, and gives the reason, which is there for readers and so
has to be. It is about what begins on the next line that is neither empty nor a comment: a finding
of these rules whose statement, or whose place, begins on that line is let stand.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.checker.selection import describe_unknown, names_rules
from argmap.model import FrozenDict
from argmap.source import Span, Text, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.checker.rule_definition import Rule
    from argmap.model import ArgumentMap, Inference, Section, Source, Statement
    from argmap.source import Diagnostic

IGNORE = "ignore"
"""The word with which a remark lets findings stand. There is no other yet."""

_REMARK = re.compile(r"^[ \t]*(//[ \t]+argmap(?:[ \t]*:.*|[ \t]+ignore\b.*))$", re.MULTILINE)
_PARTS = re.compile(
    r"//[ \t]+argmap(?P<colon>[ \t]*:)?[ \t]*(?P<word>[\w-]*)(?P<rules>[^(]*)(?P<reason>.*)"
)
_BESIDE_THE_POINT = re.compile(r"[ \t]*(?://(?:[ \t].*)?)?")
"""A line that is empty or a comment."""


@attrs.frozen
class IgnoreComment:
    """One remark: its place, the line that it is about, and the rules it names, each at its place.

    One that is wrong names no rules, and says what is wrong and how to mend it.
    """

    span: Span
    about: int
    rules: Mapping[str, Span] = attrs.field(factory=FrozenDict, hash=False)
    wrong: tuple[str, str] | None = None


@attrs.frozen(eq=False)
class IgnoreComments:
    """The remarks in all texts of a map."""

    _map: ArgumentMap
    _rules: Mapping[str, Rule]

    @cached_property
    def all(self) -> tuple[IgnoreComment, ...]:
        """The remarks in the order in which they stand, text by text."""
        return tuple(remark for text in _texts(self._map) for remark in self._in(text))

    def on(self, diagnostic: Diagnostic) -> list[IgnoreComment]:
        """The remarks that let a finding stand."""
        if not self._by_line:
            return []
        spans = [diagnostic.span]
        if diagnostic.statement is not None:
            spans.append(self._map.statements[diagnostic.statement].span)
        lines = dict.fromkeys((span.text, span.line) for span in spans if span)
        remarks = (remark for line in lines for remark in self._by_line.get(line, ()))
        return [remark for remark in remarks if diagnostic.code in remark.rules]

    @cached_property
    def _by_line(self) -> Mapping[tuple[Text, int], list[IgnoreComment]]:
        by_line: dict[tuple[Text, int], list[IgnoreComment]] = {}
        for each in self.all:
            by_line.setdefault((each.span.text, each.about), []).append(each)
        return by_line

    def _in(self, text: Text) -> Iterator[IgnoreComment]:
        about = 0
        for found in _REMARK.finditer(text.content) if "argmap" in text.content else ():
            span = Span(text, *found.span(1))
            # Remarks that stand below each other are about the same line, which is looked for once.
            about = about if about > span.line else _next_line(text, span.line)
            yield self._read(span, about)

    def _read(self, span: Span, about: int) -> IgnoreComment:
        parts = _PARTS.match(span.text.content, span.start, span.end)
        assert parts  # every remark has these parts, if only empty
        start = parts.start("rules")
        words = {
            word[0]: Span(span.text, start + word.start(), start + word.end())
            for word in re.finditer(r"[^\s,]+", parts["rules"])
        }
        wrong = _wrong(parts, words) or self._unknown(words)
        if wrong:
            return IgnoreComment(span, about, wrong=wrong)
        codes = {each.name: each.code for each in self._rules.values()}
        rules = {codes.get(word, word): place for word, place in words.items()}
        return IgnoreComment(span, about, FrozenDict(rules))

    def _unknown(self, words: Iterable[str]) -> tuple[str, str] | None:
        single = {*self._rules, *(each.name for each in self._rules.values())}
        for word in words:
            if word not in single and names_rules(word, self._rules):
                return f"{word} is more than one rule", "name each rule that is to be ignored"
            if word not in single:
                return describe_unknown(word, self._rules)
        return None


def _texts(argument_map: ArgumentMap) -> Iterable[Text]:
    """The texts that a map was read from, as far as anything stands in them."""
    members: tuple[Statement | Source | Section | Inference, ...] = (
        *argument_map.statements.values(),
        *argument_map.sources.values(),
        *argument_map.sections,
        *argument_map.inferences,
    )
    return dict.fromkeys(each.span.text for each in members if each.span)


def _next_line(text: Text, number: int) -> int:
    """The line behind another that is neither empty nor a comment; the end where there is none."""
    end = len(text.line_starts) + 1
    lines = range(number + 1, end)
    return next((each for each in lines if not _BESIDE_THE_POINT.fullmatch(text.line(each))), end)


def _wrong(parts: re.Match[str], words: Iterable[str]) -> tuple[str, str] | None:
    """What is wrong with the form of a remark, and how to mend it."""
    word, reason = parts["word"], parts["reason"].strip()
    shape = f"write `// argmap: {IGNORE} R010 (the reason)`"
    if word != IGNORE:
        near = nearest(word, [IGNORE])
        what = f"`{word}` is nothing that can be asked of argmap" if word else "this asks nothing"
        return what, f"did you mean `{near}`?" if near else shape
    if not parts["colon"]:
        return "a remark to argmap has a colon behind its name", shape
    if not words:
        return "this does not say which rule is to be ignored", shape
    if not reason.endswith(")") or not reason.strip("() \t"):
        return "this gives no reason", "say in round brackets at the end why the finding stands"
    return None
