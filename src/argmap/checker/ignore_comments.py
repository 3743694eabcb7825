"""Comments in a map that suppress findings.

    // argmap: ignore R010 (the board decides in May who acts)
    recommendation agenda: Put emerging technology on the agenda.

A comment names rules, by code or name, and must give a reason. It suppresses the findings of these
rules whose statement or place begins on the next line that is neither empty nor a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from argmap.checker.selection import RuleInfo, explain_unknown, is_selector
from argmap.model import ArgumentMap, FrozenDict, Inference, Section, Source, Statement
from argmap.source import Diagnostic, Span, Text, nearest

IGNORE = "ignore"
"""The only instruction to argmap in a comment."""

_COMMENT = re.compile(r"^[ \t]*(//[ \t]+argmap(?:[ \t]*:.*|[ \t]+ignore\b.*))$", re.MULTILINE)
_PARTS = re.compile(
    r"//[ \t]+argmap(?P<colon>[ \t]*:)?[ \t]*(?P<word>[\w-]*)(?P<rules>[^(]*)(?P<reason>.*)"
)
_IN_TEXT = re.compile(rf"// argmap: ?{IGNORE}\b")
_EMPTY_OR_COMMENT = re.compile(r"[ \t]*(?://(?:[ \t].*)?)?")


@attrs.frozen(eq=False, repr=False)
class IgnoreComment:
    """A comment that suppresses findings."""

    span: Span
    line: int
    """The line of the findings that it suppresses."""
    rules: Mapping[str, Span] = attrs.field(factory=FrozenDict, hash=False)
    """The codes of the rules that it names, and their places. Empty for a malformed comment."""
    error: tuple[str, str] | None = None
    """A message about a malformed comment, and a fix."""


@attrs.frozen(eq=False, repr=False)
class IgnoreComments:
    """The ignore comments in all texts of a map."""

    _map: ArgumentMap
    _rules: Mapping[str, RuleInfo]

    @cached_property
    def comments(self) -> tuple[IgnoreComment, ...]:
        """The comments, in the order of the texts, and those that became texts."""
        found = (comment for text in _list_texts(self._map) for comment in self._find(text))
        return (*found, *_find_in_statements(self._map))

    def suppressing(self, diagnostic: Diagnostic) -> list[IgnoreComment]:
        """Return the comments that suppress a diagnostic."""
        if not self._by_line:
            return []
        spans = [diagnostic.span]
        if diagnostic.statement is not None:
            spans.append(self._map.statements[diagnostic.statement].span)
        lines = dict.fromkeys((span.text, span.line) for span in spans if span)
        comments = (comment for line in lines for comment in self._by_line.get(line, ()))
        return [comment for comment in comments if diagnostic.code in comment.rules]

    @cached_property
    def _by_line(self) -> Mapping[tuple[Text, int], list[IgnoreComment]]:
        by_line: dict[tuple[Text, int], list[IgnoreComment]] = {}
        for comment in self.comments:
            by_line.setdefault((comment.span.text, comment.line), []).append(comment)
        return by_line

    def _find(self, text: Text) -> Iterator[IgnoreComment]:
        line = 0
        for match in _COMMENT.finditer(text.content):
            span = Span(text, *match.span(1))
            # Consecutive comments refer to the same line, which is searched for once.
            line = line if line > span.line else _find_next_line(text, span.line)
            yield self._parse(span, line)

    def _parse(self, span: Span, line: int) -> IgnoreComment:
        parts = _PARTS.match(span.text.content, span.start, span.end)
        assert parts  # all parts may be empty
        start = parts.start("rules")
        words = {
            word[0]: Span(span.text, start + word.start(), start + word.end())
            for word in re.finditer(r"[^\s,]+", parts["rules"])
        }
        error = _find_error(parts, words) or self._find_unknown(words)
        if error:
            return IgnoreComment(span, line, error=error)
        codes = {rule.name: rule.code for rule in self._rules.values()}
        rules = {codes.get(word, word): place for word, place in words.items()}
        return IgnoreComment(span, line, FrozenDict(rules))

    def _find_unknown(self, words: Iterable[str]) -> tuple[str, str] | None:
        exact = {*self._rules, *(rule.name for rule in self._rules.values())}
        for word in words:
            if word not in exact and is_selector(word, self._rules):
                return f"{word} is more than one rule", "name each rule"
            if word not in exact:
                return explain_unknown(word, self._rules)
        return None


def _find_in_statements(argument_map: ArgumentMap) -> Iterator[IgnoreComment]:
    """Yield a malformed comment for each statement whose text contains one."""
    for statement in argument_map.statements.values():
        if statement.span and _IN_TEXT.search(statement.text):
            error = "this comment is read as text", "move it to the line before the statement"
            yield IgnoreComment(statement.span, statement.span.line, error=error)


def _list_texts(argument_map: ArgumentMap) -> Iterable[Text]:
    members: tuple[Statement | Source | Section | Inference, ...] = (
        *argument_map.statements.values(),
        *argument_map.sources.values(),
        *argument_map.sections,
        *argument_map.inferences,
    )
    return dict.fromkeys(member.span.text for member in members if member.span)


def _find_next_line(text: Text, number: int) -> int:
    """Return the next line that is neither empty nor a comment, or the end of the text."""
    end = text.last_line + 1
    lines = range(number + 1, end)
    return next((line for line in lines if not _EMPTY_OR_COMMENT.fullmatch(text.line(line))), end)


def _find_error(parts: re.Match[str], words: Iterable[str]) -> tuple[str, str] | None:
    """Return a message about the form of a comment and a fix, or None if it is correct."""
    word, reason = parts["word"], parts["reason"].strip()
    form = f"write `// argmap: {IGNORE} R010 (the reason)`"
    if word != IGNORE:
        message = f"unknown instruction `{word}`" if word else "this comment has no instruction"
        near = nearest(word, [IGNORE])
        return message, f"did you mean `{near}`?" if near else form
    if not parts["colon"]:
        return "the colon after `argmap` is missing", form
    if not words:
        return "this comment names no rule", form
    if not reason.endswith(")") or not reason.strip("() \t"):
        return "this comment gives no reason", "give the reason in parentheses at the end"
    return None
