"""Laws: what every importer, exporter, renderer and rule should keep, as ready-made checks.

A law takes the functions that are to keep it, and gives a check of one map, which raises
AssertionError where the law is broken. A check is a test by itself:

    test_my_format = given(maps())(laws.round_trips(dump, load))
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import attrs

from argmap.model import ArgumentMap
from argmap.semantics import verdicts
from argmap.testing.printing import pasteable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.model import Statement

    Check = Callable[[ArgumentMap], None]

Written = TypeVar("Written")


def round_trips(dump: Callable[[ArgumentMap], Written], load: Callable[[Written], object]) -> Check:
    """What is written reads as an equal map."""

    def check(argument_map: ArgumentMap) -> None:
        written = dump(argument_map)
        read = load(written)
        if read != argument_map:
            raise AssertionError(
                f"the map does not come back as it was: {_difference(argument_map, read)}\n"
                f"It is written as\n{written!r}\nwhich reads as\n{_shown(read)}"
            )

    return check


def keeps_statements(
    dump: Callable[[ArgumentMap], Written], load: Callable[[Written], ArgumentMap]
) -> Check:
    """No statement is lost on the way, and none is added: ids, kinds and texts come back."""

    def check(argument_map: ArgumentMap) -> None:
        before, after = argument_map.statements, load(dump(argument_map)).statements
        for name in [*before, *after]:
            _kept(name, _said(before.get(name)), _said(after.get(name)))

    return check


def keeps_verdicts(
    dump: Callable[[ArgumentMap], Written], load: Callable[[Written], ArgumentMap]
) -> Check:
    """Every statement is judged as before when the map comes back."""

    def check(argument_map: ArgumentMap) -> None:
        before, after = verdicts(argument_map), verdicts(load(dump(argument_map)))
        for name, judgement in before.items():
            _kept(name, str(judgement), str(after[name]) if name in after else "")

    return check


def shows_every_statement(
    render: Callable[[ArgumentMap], Written], read: Callable[[Written], str]
) -> Check:
    """What a reader gets to read of a rendering has the text of every statement in it.

    `read` gives that reading, without markup. White space makes no difference: texts are wrapped.
    """

    def check(argument_map: ArgumentMap) -> None:
        shown = _solid(read(render(argument_map)))
        for statement in argument_map.statements.values():
            if _solid(statement.text) not in shown:
                raise AssertionError(f"[{statement.id}] is not shown: {statement.text!r}")

    return check


def escapes_texts(
    render: Callable[[ArgumentMap], Written], structure: Callable[[Written], object]
) -> Check:
    """Whatever the texts of a map say, a rendering has the structure that plain words would give.

    `structure` gives what markup there is, such as the names of the elements; and not how texts are
    wrapped, which may differ. The map is looked at as it is, and with markup in one text besides.
    """

    def check(argument_map: ArgumentMap) -> None:
        expected = structure(render(_in_plain_words(argument_map)))
        for said, given in ("", argument_map), *_with_markup(argument_map):
            found = structure(render(given))
            if found != expected:
                raise AssertionError(
                    f"a text has become markup{said}: {found!r} in place of {expected!r}"
                )

    return check


def ignores_order(answer: Callable[[ArgumentMap], object]) -> Check:
    """An answer does not depend on the order in which statements and reasons were written."""

    def check(argument_map: ArgumentMap) -> None:
        expected = answer(argument_map)
        found = answer(_reversed(argument_map))
        if found != expected:
            raise AssertionError(f"written backwards, the map gives {found!r} for {expected!r}")

    return check


def _kept(name: str, before: str, after: str) -> None:
    if before == after:
        return
    if not after:
        raise AssertionError(f"[{name}] is lost: it was {before}")
    if not before:
        raise AssertionError(f"[{name}] has been added: {after}")
    raise AssertionError(f"[{name}] was {before} and comes back as {after}")


def _said(statement: Statement | None) -> str:
    return f"{statement.kind}: {statement.text!r}" if statement else ""


def _shown(read: object) -> str:
    return pasteable(read) if isinstance(read, ArgumentMap) else repr(read)


def _difference(before: ArgumentMap, after: object) -> str:
    """The first thing in which what was read is not the map."""
    if not isinstance(after, ArgumentMap):
        return "load gave None" if after is None else f"load gave {after!r}, which is no map"
    for what, one, other in (
        ("the statement", before.statements, after.statements),
        ("the source", before.sources, after.sources),
        ("what bears on", before.reasons, after.reasons),
    ):
        for name in [*one, *other]:
            if one.get(name) != other.get(name):
                fate = "differs" if name in one and name in other else "is lost"
                return f"{what} [{name}] {fate if name in one else 'has been added'}"
    for field in (each.name for each in attrs.fields(ArgumentMap) if each.eq):
        was, became = getattr(before, field), getattr(after, field)
        if was != became:
            return f"{field} was {was!r} and comes back as {became!r}"
    return "it is not equal to itself"


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _with_markup(argument_map: ArgumentMap) -> Iterator[tuple[str, ArgumentMap]]:
    """The map with markup of many languages in the text of one statement, and where that is."""
    for first in [*argument_map.statements.values()][:1]:
        hostile = attrs.evolve(first, text=_HOSTILE)
        others = [*argument_map.statements.values()][1:]
        said = f", where [{first.id}] says {_HOSTILE!r}"
        yield said, attrs.evolve(argument_map, statements=[hostile, *others])


_HOSTILE = 'It is <b>so</b>, *so*, _so_, `so`, [so](so), &amp; "so" $so$ \\so{so} --> ]]> so.'


def _in_plain_words(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with plain words for all of its running texts."""

    def plain(text: str) -> str:
        return "words" if text else ""

    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(
                each,
                text=plain(each.text),
                citations=[
                    attrs.evolve(cite, locator=plain(cite.locator)) for cite in each.citations
                ],
                places=[plain(place) for place in each.places],
            )
            for each in argument_map.statements.values()
        ],
        sources=[
            attrs.evolve(each, text=plain(each.text)) for each in argument_map.sources.values()
        ],
        sections=[attrs.evolve(each, title=plain(each.title)) for each in argument_map.sections],
        title=plain(argument_map.title),
        author=plain(argument_map.author),
        date=plain(argument_map.date),
    )


def _reversed(argument_map: ArgumentMap) -> ArgumentMap:
    return attrs.evolve(
        argument_map,
        statements=[*argument_map.statements.values()][::-1],
        inferences=argument_map.inferences[::-1],
        sources=[*argument_map.sources.values()][::-1],
    )
