"""Rules about how statements are worded, as far as that can be told without understanding them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import attrs

from argmap.checker.rule_definition import rule
from argmap.language.grammar import words
from argmap.language.line_shapes import kind_pattern, relation_pattern
from argmap.source import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.checker.context import RuleContext
    from argmap.source import Text

QUESTION_MARKS = ("?", "？", "؟", "\u037e")
"""What a question ends with: in Latin script, in Chinese and Japanese, in Arabic, in Greek."""

SHORTEST_MISTYPED = 5
"""How many letters a connective has of which a mistyped one can be told from other short words."""

FAR_ENOUGH = 40
"""How many characters back from the end of a line it can be told whether it ends a sentence."""


@rule("W001", "question", Severity.WARNING)
def question(context: RuleContext) -> Iterator[Diagnostic]:
    """Is a statement that ends in a question mark.

    The text of a statement, of whatever kind, ends with `?`. A question says nothing that could
    hold, and so nothing that could be supported or objected to. What an author asks for effect is a
    claim in another dress: write down which.

    Example::

        claim lasting: Who would want to wait for ever?
          because assumption impatient: Everybody has something better to do.

    Fixed::

        claim lasting: Nobody wants to wait for ever.
          because assumption impatient: Everybody has something better to do.
    """
    for statement in context.map.statements.values():
        if statement.text.endswith(QUESTION_MARKS):
            yield context.finding(
                statement.id,
                f"[{statement.id}] is a question, and a question neither holds nor fails",
                "write down the answer that is meant",
            )


@rule("W002", "long-statement", Severity.INFO)
def long_statement(context: RuleContext) -> Iterator[Diagnostic]:
    """Has more words than the settings allow: perhaps it is several statements.

    The text of a statement has more than `max-words` words (60 where that is not set), which are
    what stands between spaces. Each half of a long statement may have reasons of its own, and an
    objection to one half seems to hit both.

    Settings::

        max-words = 15

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim grow: The queue needs a machine of its own.
          because evidence load: The busiest hour brought 340 jobs a second, and the database was
              busy for all of it, so that orders had to wait [@report].
          unless claim lull: It has been less since.

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim grow: The queue needs a machine of its own.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          and evidence wait: In that hour orders had to wait [@report].
          unless claim lull: It has been less since.
    """
    allowed = context.settings.max_words
    for statement in context.map.statements.values():
        words = statement.text.count(" ") + 1
        if words > allowed:
            yield context.finding(
                statement.id,
                f"[{statement.id}] has {words:,} words, and {allowed:,} are allowed",
                "say one thing in a statement; what belongs together is joined with `and`",
            )


@rule("W003", "reserved-word-typo", Severity.WARNING)
def mistyped(context: RuleContext) -> Iterator[Diagnostic]:
    """Goes on in a line that begins like a relation, but is read as prose.

    A line of a statement's text, not its first, begins with a connective that is mistyped: two
    letters swapped or, in a connective of five letters or more, one of them missing, wrong or added
    behind the first. Or it begins with a connective as it should be, behind the end of a sentence,
    and no kind of statement follows. So what was meant as a reason is swallowed as words of the
    statement above. A line that has all else of a relation, `becuase claim: …`, is an error (L002),
    and not looked at here.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          becuase it had 340 jobs a second in its busiest hour.
          because evidence workers: No worker was idle for a minute [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: It had 340 jobs a second in its busiest hour [@report].
          and evidence workers: No worker was idle for a minute [@report].
    """
    for text, heads in _heads(context).items():
        lines = [(line, _connective(text, line)) for line in _LINE.finditer(text.content)]
        suspects = [(line, right) for line, right in lines if right]
        stretches = list(_stretches(text, heads)) if suspects else []
        starts = [each.start for each in stretches]
        for line, right in suspects:
            place = bisect_right(starts, line.start()) - 1
            if place >= 0 and line.start() < stretches[place].end:
                name = stretches[place].statement
                yield context.finding(
                    name,
                    f"`{line['word']}` begins a line of [{name}] as a relation would begin, but "
                    "is read as prose",
                    f"a relation names a kind: `{right} claim: …`; prose may begin with "
                    f"`\\{right}`",
                    Span(text, *line.span("word")),
                )


_LINE = re.compile(r"\n[ \t]+(?P<word>[^\W\d_]+)")
"""The beginning of an indented line that begins with a word."""

_PROSE = re.compile(r"(?:[^\\{]++|\\.)*+", re.DOTALL)
"""What a statement says, up to its attributes."""

_END_OF_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?…][\"'”’»)]*[ \t]*$")
"""The end of a line that ends a sentence, and not just an abbreviation such as `U.S.`."""


@attrs.frozen
class _Written:
    """Where in a text a statement is written, from its head to its attributes."""

    start: int
    end: int
    statement: str


def _heads(context: RuleContext) -> Mapping[Text, list[tuple[Span, str | None]]]:
    """The heads in each text: of statements, with their ids, and of sources, without any."""
    texts: dict[Text, list[tuple[Span, str | None]]] = {}
    for statement in context.map.statements.values():
        if statement.span:
            texts.setdefault(statement.span.text, []).append((statement.span, statement.id))
    for source in context.map.sources.values():
        if source.span:
            texts.setdefault(source.span.text, []).append((source.span, None))
    return texts


def _stretches(text: Text, heads: list[tuple[Span, str | None]]) -> Iterator[_Written]:
    """What of a text statements are written in. Sources end what stands before them."""
    heads.sort(key=lambda head: head[0].start)
    ends = [*(span.start for span, _ in heads[1:]), len(text.content)]
    for (span, statement), end in zip(heads, ends, strict=True):
        prose = _PROSE.match(text.content, span.end, end)
        if statement and prose:
            yield _Written(span.start, prose.end(), statement)


def _connective(text: Text, line: re.Match[str]) -> str | None:
    """The connective that a line seems to begin with, if it is not read as one."""
    word, start = line["word"], line.start("word")
    mistyped, relation, connectives = _shapes()
    if word not in connectives:
        slip = mistyped.fullmatch(word)
        return slip and slip.lastgroup
    if relation.match(text.content, start):
        return None
    end = line.start()
    return word if _END_OF_SENTENCE.search(text.content, end - FAR_ENOUGH, end) else None


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    """What a mistyped connective looks like, and what a relation; and the connectives."""
    connectives = words().connectives
    mistyped = (f"(?P<{word}>{'|'.join(_slips(word))})" for word in connectives)
    relation = rf"{relation_pattern()}(?:\[|{kind_pattern()}[^:\n]*:)"
    return re.compile("|".join(mistyped)), re.compile(relation), connectives


def _slips(word: str) -> Iterator[str]:
    """Patterns of what a slip of the finger makes of a word, and perhaps the word itself."""
    for place in range(1, len(word)):
        yield word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
        if len(word) >= SHORTEST_MISTYPED:
            yield rf"{word[:place]}\w?{word[place + 1 :]}"
            yield rf"{word[:place]}\w{word[place:]}"
