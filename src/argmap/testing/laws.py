"""Laws that importers, exporters, renderers and rules obey.

A law takes the functions to test and returns a check of one map, which raises AssertionError if the
law is broken. With Hypothesis, a check is a complete test::

    test_my_format = given(maps())(laws.round_trips(dump, load))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import attrs

from argmap.loader import parse
from argmap.model import ArgumentMap, Statement
from argmap.semantics import verdicts
from argmap.testing.pretty_printing import to_python

__all__ = [
    "escapes_texts",
    "ignores_order",
    "keeps_statements",
    "keeps_verdicts",
    "round_trips",
    "shows_every_statement",
]

Output = TypeVar("Output")
Check = Callable[[ArgumentMap], None]

# Load Lark's grammar now. The first map that a test parses would exceed Hypothesis's deadline.
parse("")


def round_trips(dump: Callable[[ArgumentMap], Output], load: Callable[[Output], object]) -> Check:
    """Check that loading what was dumped returns an equal map.

    >>> from argmap.testing import laws
    >>> check = laws.round_trips(argmap.canonical_text, argmap.parse)
    >>> check(argmap.parse("claim a: It rains."))
    """

    def check(argument_map: ArgumentMap) -> None:
        dumped = dump(argument_map)
        loaded = load(dumped)
        if loaded != argument_map:
            raise AssertionError(
                f"the loaded map differs: {_describe_difference(argument_map, loaded)}\n"
                f"It was dumped as\n{dumped!r}\nand loaded as\n{_format(loaded)}"
            )

    return check


def keeps_statements(
    dump: Callable[[ArgumentMap], Output], load: Callable[[Output], ArgumentMap]
) -> Check:
    """Check that dumping and loading keeps every statement's id, kind and text, and adds none.

    >>> from argmap.testing import laws
    >>> check = laws.keeps_statements(argmap.canonical_text, load=lambda text: argmap.ArgumentMap())
    >>> try:
    ...     check(argmap.parse("claim a: It rains."))
    ... except AssertionError as error:
    ...     print(error)
    [a] is lost: it was claim: 'It rains.'
    """

    def check(argument_map: ArgumentMap) -> None:
        before, after = argument_map.statements, load(dump(argument_map)).statements
        for name in [*before, *after]:
            _compare(name, _format_statement(before.get(name)), _format_statement(after.get(name)))

    return check


def keeps_verdicts(
    dump: Callable[[ArgumentMap], Output], load: Callable[[Output], ArgumentMap]
) -> Check:
    """Check that dumping and loading keeps the verdict on every statement.

    >>> from argmap.testing import laws
    >>> def load(text):
    ...     return argmap.parse(text.replace("evidence", "claim"))
    >>> check = laws.keeps_verdicts(argmap.canonical_text, load)
    >>> try:
    ...     check(argmap.parse("evidence a: It rains."))
    ... except AssertionError as error:
    ...     print(error)
    [a] was supported and is now unsupported (bare)
    """

    def check(argument_map: ArgumentMap) -> None:
        before, after = verdicts(argument_map), verdicts(load(dump(argument_map)))
        for name, judgement in before.items():
            _compare(name, str(judgement), str(after[name]) if name in after else "")

    return check


def shows_every_statement(
    render: Callable[[ArgumentMap], Output], read: Callable[[Output], str]
) -> Check:
    """Check that a rendering contains the text of every statement.

    `read` returns the text that a reader sees, without markup. White space is ignored.

    >>> from argmap.testing import laws
    >>> check = laws.shows_every_statement(argmap.canonical_text, read=lambda text: text[:20])
    >>> try:
    ...     check(argmap.parse("claim a: It rains all day."))
    ... except AssertionError as error:
    ...     print(error)
    [a] is not shown: 'It rains all day.'
    """

    def check(argument_map: ArgumentMap) -> None:
        visible = _remove_white_space(read(render(argument_map)))
        for statement in argument_map.statements.values():
            if _remove_white_space(statement.text) not in visible:
                raise AssertionError(f"[{statement.id}] is not shown: {statement.text!r}")

    return check


def escapes_texts(
    render: Callable[[ArgumentMap], Output], structure: Callable[[Output], object]
) -> Check:
    """Check that no text of a map becomes markup.

    `structure` returns the markup of a rendering, such as the names of its elements, but nothing
    that depends on how texts are wrapped. The map is checked as it is and with markup in one text.

    >>> from argmap.testing import laws
    >>> def render(plan):
    ...     return "".join(f"<p>{statement.text}</p>" for statement in plan.statements.values())
    >>> check = laws.escapes_texts(render, structure=lambda page: page.count("<"))
    >>> try:
    ...     check(argmap.parse("claim a: It rains."))
    ... except AssertionError as error:
    ...     print("a text has become markup" in str(error))
    True
    """

    def check(argument_map: ArgumentMap) -> None:
        expected = structure(render(_replace_texts(argument_map)))
        for tested, note in _add_markup(argument_map):
            found = structure(render(tested))
            if found != expected:
                raise AssertionError(
                    f"a text has become markup{note}: {found!r} instead of {expected!r}"
                )

    return check


def ignores_order(function: Callable[[ArgumentMap], object]) -> Check:
    r"""Check that a result does not depend on the order of statements, inferences and sources.

    >>> from argmap.testing import laws
    >>> check = laws.ignores_order(lambda plan: next(iter(plan.statements)))
    >>> try:
    ...     check(argmap.parse("claim a: It rains.\nclaim b: It is wet.\n"))
    ... except AssertionError as error:
    ...     print(error)
    in reverse order, the map gives 'b', not 'a'
    """

    def check(argument_map: ArgumentMap) -> None:
        expected = function(argument_map)
        found = function(_reverse(argument_map))
        if found != expected:
            raise AssertionError(f"in reverse order, the map gives {found!r}, not {expected!r}")

    return check


def _compare(name: str, before: str, after: str) -> None:
    if before == after:
        return
    if not after:
        raise AssertionError(f"[{name}] is lost: it was {before}")
    if not before:
        raise AssertionError(f"[{name}] was added: {after}")
    raise AssertionError(f"[{name}] was {before} and is now {after}")


def _format_statement(statement: Statement | None) -> str:
    return f"{statement.kind}: {statement.text!r}" if statement else ""


def _format(loaded: object) -> str:
    return to_python(loaded) if isinstance(loaded, ArgumentMap) else repr(loaded)


def _describe_difference(before: ArgumentMap, after: object) -> str:
    if not isinstance(after, ArgumentMap):
        return f"load returned {after!r}, which is not a map"
    for subject, old, new in (
        ("the statement", before.statements, after.statements),
        ("the source", before.sources, after.sources),
        ("the reasons for and against", before.reasons, after.reasons),
    ):
        for name in [*old, *new]:
            if old.get(name) != new.get(name):
                change = "changed" if name in old and name in new else "was lost"
                return f"{subject} [{name}] {change if name in old else 'was added'}"
    for field in attrs.fields(ArgumentMap):
        old_value, new_value = getattr(before, field.name), getattr(after, field.name)
        if field.eq and old_value != new_value:
            return f"{field.name} was {old_value!r} and is now {new_value!r}"
    return "it is not equal to itself"


def _remove_white_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


_MARKUP = 'It is <b>so</b>, *so*, _so_, `so`, [so](so), &amp; "so" $so$ \\so{so} --> ]]> so.'


def _add_markup(argument_map: ArgumentMap) -> list[tuple[ArgumentMap, str]]:
    """Return a map, and the same with markup in its first statement, each with a note on it."""
    if not argument_map.statements:
        return [(argument_map, "")]
    first, *others = argument_map.statements.values()
    changed = attrs.evolve(argument_map, statements=[attrs.evolve(first, text=_MARKUP), *others])
    return [(argument_map, ""), (changed, f" when the text of [{first.id}] is {_MARKUP!r}")]


def _replace_texts(argument_map: ArgumentMap) -> ArgumentMap:
    """Return a map with the same word for each of its texts."""

    def replace(text: str) -> str:
        return "words" if text else ""

    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(
                statement,
                text=replace(statement.text),
                citations=[
                    attrs.evolve(citation, locator=replace(citation.locator))
                    for citation in statement.citations
                ],
                places=list(map(replace, statement.places)),
            )
            for statement in argument_map.statements.values()
        ],
        sources=[
            attrs.evolve(source, text=replace(source.text))
            for source in argument_map.sources.values()
        ],
        sections=[
            attrs.evolve(section, title=replace(section.title)) for section in argument_map.sections
        ],
        title=replace(argument_map.title),
        author=replace(argument_map.author),
        date=replace(argument_map.date),
    )


def _reverse(argument_map: ArgumentMap) -> ArgumentMap:
    return attrs.evolve(
        argument_map,
        statements=[*argument_map.statements.values()][::-1],
        inferences=argument_map.inferences[::-1],
        sources=[*argument_map.sources.values()][::-1],
    )
