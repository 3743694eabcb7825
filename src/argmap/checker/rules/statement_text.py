"""Rules about the wording of statements."""

import re
from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.checker.rule_definition import rule
from argmap.language.grammar import words
from argmap.model import ArgumentMap
from argmap.source import Diagnostic, Severity, Span, Text, find_misspelt

QUESTION_MARKS = ("?", "？", "؟", "\u037e")
"""The question marks of the Latin, Chinese and Japanese, Arabic and Greek scripts."""


@rule("W001", "question", Severity.WARNING, plural="statements are questions")
def question(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement is a question.

    Its text ends with a question mark.

    A question cannot hold or fail, so nothing can support it or object to it. A rhetorical question
    stands for a claim. State the claim.

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
                f"[{statement.id}] is a question, which cannot hold or fail",
                "state the answer that you have in mind",
            )


@rule(
    "W002",
    "long-statement",
    Severity.INFO,
    plural="statements have more words than `max-words` allows",
)
def long_statement(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement has more words than the settings allow.

    The limit is the setting `max-words` (60 unless set). Words are separated by white space.

    A long statement often contains several. Each may have reasons of its own, and an objection to
    one of them seems to affect all.

    Settings::

        max-words = 15

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim grow: The queue needs its own machine.
          because evidence load: The busiest hour brought 340 jobs a second, and the database was
              so busy during that hour that orders had to wait [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim grow: The queue needs its own machine.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          and evidence wait: Orders had to wait during that hour [@report].
    """
    limit = context.settings.max_words
    for statement in context.map.statements.values():
        count = statement.text.count(" ") + 1
        if count > limit:
            yield context.finding(
                statement.id,
                f"[{statement.id}] has {count:,} words; the limit is {limit:,}",
                "split it into several statements, and join them with `and`",
            )


@rule("W003", "reserved-word-typo", Severity.WARNING, plural="lines of text start like a relation")
def reserved_word_typo(context: RuleContext) -> Iterator[Diagnostic]:
    """A line of text starts like a relation.

    A later line of a statement starts with a misspelled connective. A line with everything else
    that a relation needs, such as `becuase claim: …`, is a syntax error (L002). The text of a map
    is also checked for lines that start with a correct connective (L004, L014).

    What the author meant as a reason becomes part of the text of the statement above.

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
    for statement, text, start, end in _iter_passages(context.map):
        for line in _LINE.finditer(text.content, start, end):
            connective = find_misspelt(line["word"], words().connectives)
            if connective:
                yield context.finding(
                    statement,
                    f"`{line['word']}` starts this line like a relation, but the line is part of "
                    f"the text of [{statement}]",
                    f"for a relation, write `{connective} claim: …`; for text, write "
                    f"`\\{line['word']}`",
                    Span(text, *line.span("word")),
                )


_LINE = re.compile(r"\n[^\S\n]+(?P<word>[^\W\d_]+)")
"""The start of an indented line that begins with a word."""

_PROSE = re.compile(r"(?:[^\\{]++|\\.)*+", re.DOTALL)
"""The text of a statement, up to its attributes."""


def _iter_passages(argument_map: ArgumentMap) -> Iterator[tuple[str, Text, int, int]]:
    """Yield the id of each statement, and where its text is: from its head to its attributes."""
    heads: dict[Text, list[tuple[Span, str | None]]] = {}
    for statement in argument_map.statements.values():
        if statement.span:
            heads.setdefault(statement.span.text, []).append((statement.span, statement.id))
    for source in argument_map.sources.values():
        if source.span:
            heads.setdefault(source.span.text, []).append((source.span, None))
    for text, spans in heads.items():
        spans.sort(key=lambda head: head[0].start)
        ends = [*(span.start for span, _ in spans[1:]), len(text.content)]
        for (span, statement_id), end in zip(spans, ends, strict=True):
            prose = _PROSE.match(text.content, span.end, end)
            if statement_id and prose:
                yield statement_id, text, span.end, prose.end()
