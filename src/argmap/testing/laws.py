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
from argmap.support import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[[ArgumentMap], None]

Written = TypeVar("Written")


def round_trips(dump: Callable[[ArgumentMap], Written], load: Callable[[Written], object]) -> Check:
    """What is written reads as an equal map."""

    def check(argument_map: ArgumentMap) -> None:
        written = dump(argument_map)
        read = load(written)
        if read != argument_map:
            raise AssertionError(
                f"the map does not come back as it was:\n{argument_map!r}\n"
                f"is written as\n{written!r}\nwhich reads as\n{read!r}"
            )

    return check


def keeps_statements(
    dump: Callable[[ArgumentMap], Written], load: Callable[[Written], ArgumentMap]
) -> Check:
    """No statement is lost on the way, and none is added: ids, kinds and texts come back."""

    def check(argument_map: ArgumentMap) -> None:
        before, after = (
            {each.id: (each.kind, each.text) for each in some.statements.values()}
            for some in (argument_map, load(dump(argument_map)))
        )
        for name in before.keys() | after.keys():
            _same(name, before.get(name), after.get(name))

    return check


def keeps_verdicts(
    dump: Callable[[ArgumentMap], Written], load: Callable[[Written], ArgumentMap]
) -> Check:
    """Every statement is judged as before when the map comes back."""

    def check(argument_map: ArgumentMap) -> None:
        before, after = verdicts(argument_map), verdicts(load(dump(argument_map)))
        for name, judgement in before.items():
            _same(name, judgement, after.get(name))

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
    wrapped, which may differ.
    """

    def check(argument_map: ArgumentMap) -> None:
        found = structure(render(argument_map))
        expected = structure(render(_in_plain_words(argument_map)))
        if found != expected:
            raise AssertionError(f"a text has become markup: {found!r} in place of {expected!r}")

    return check


def ignores_order(answer: Callable[[ArgumentMap], object]) -> Check:
    """An answer does not depend on the order in which statements and reasons were written."""

    def check(argument_map: ArgumentMap) -> None:
        expected = answer(argument_map)
        found = answer(_reversed(argument_map))
        if found != expected:
            raise AssertionError(f"written backwards, the map gives {found!r} for {expected!r}")

    return check


def _same(name: str, before: object, after: object) -> None:
    if before != after:
        raise AssertionError(f"[{name}] was {before!r} and comes back as {after!r}")


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


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
