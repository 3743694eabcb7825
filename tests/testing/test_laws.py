"""Laws: argmap keeps its own, and whoever breaks one is told so."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings

from argmap.compose import canonical_text
from argmap.findings import check
from argmap.model import ArgumentMap, Kind
from argmap.pictures import picture
from argmap.resolve import parse
from argmap.support import verdicts
from argmap.testing import laws, maps

few = settings(max_examples=20)


# Argmap's own

test_canonical_text_reads_as_its_map = given(maps())(laws.round_trips(canonical_text, parse))
test_canonical_text_keeps_statements = few(
    given(maps())(laws.keeps_statements(canonical_text, parse))
)
test_canonical_text_keeps_verdicts = few(given(maps())(laws.keeps_verdicts(canonical_text, parse)))
test_verdicts_ignore_order = given(maps())(laws.ignores_order(verdicts))


def svg(argument_map: ArgumentMap) -> bytes:
    return picture(argument_map, "svg").data


def shown(data: bytes) -> str:
    return "".join(ET.fromstring(data).itertext())


def elements(data: bytes) -> set[str]:
    return {each.tag for each in ET.fromstring(data).iter()}


test_pictures_show_every_statement = few(given(maps())(laws.shows_every_statement(svg, shown)))
test_pictures_escape_texts = few(given(maps())(laws.escapes_texts(svg, elements)))


def fates(argument_map: ArgumentMap) -> set[str]:
    return {each.code for each in check(argument_map) if each.code.startswith("R")}


test_findings_about_recommendations_ignore_order = few(given(maps())(laws.ignores_order(fates)))


# Those who break them

PLAN = parse(
    """\
    title: A <plan>
    recommendation act: Act now & then.
      because evidence seen: It has been <seen>.
      but claim dear: It is dear.
    """.replace("\n    ", "\n").lstrip()
)


def without_objections(argument_map: ArgumentMap) -> ArgumentMap:
    kept = [each for each in argument_map.inferences if each.polarity == "because"]
    return attrs.evolve(argument_map, inferences=kept)


def without_reasons(argument_map: ArgumentMap) -> ArgumentMap:
    return attrs.evolve(argument_map, inferences=[])


def without_a_statement(argument_map: ArgumentMap) -> ArgumentMap:
    bare = without_objections(argument_map)
    kept = [each for each in bare.statements.values() if each.id != "dear"]
    return attrs.evolve(bare, statements=kept)


def as_claims(argument_map: ArgumentMap) -> ArgumentMap:
    statements = argument_map.statements.values()
    return attrs.evolve(
        argument_map, statements=[attrs.evolve(each, kind=Kind.CLAIM) for each in statements]
    )


def itself(argument_map: ArgumentMap) -> ArgumentMap:
    return argument_map


def outline(argument_map: ArgumentMap) -> str:
    """Unescaped, as nobody should write it."""
    return "".join(f"<p>{each.text}</p>" for each in argument_map.statements.values())


def tags(text: str) -> set[str]:
    return {each.partition(">")[0] for each in text.split("<")}


BROKEN: dict[str, tuple[Callable[[ArgumentMap], None], str]] = {
    "round trip": (
        laws.round_trips(itself, without_objections),
        "the map does not come back as it was",
    ),
    "a lost statement": (
        laws.keeps_statements(itself, without_a_statement),
        "[dear] was (<Kind.CLAIM: 'claim'>, 'It is dear.') and comes back as None",
    ),
    "an added statement": (
        laws.keeps_statements(without_a_statement, lambda _: PLAN),
        "[dear] was None",
    ),
    "another kind": (laws.keeps_statements(as_claims, itself), "and comes back as (<Kind.CLAIM"),
    "another verdict": (
        laws.keeps_verdicts(without_reasons, itself),
        "[act] was Judgement(verdict=<Verdict.SUPPORTED",
    ),
    "a hidden statement": (
        laws.shows_every_statement(without_a_statement, outline),
        "[dear] is not shown: 'It is dear.'",
    ),
    "markup": (laws.escapes_texts(outline, tags), "a text has become markup"),
    "order": (
        laws.ignores_order(lambda each: [*each.statements]),
        "written backwards, the map gives ['dear', 'seen', 'act'] for ['act', 'seen', 'dear']",
    ),
}


@pytest.mark.parametrize(("law", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_law_is_told(law: Callable[[ArgumentMap], None], message: str) -> None:
    with pytest.raises(AssertionError) as broken:
        law(without_a_statement(PLAN) if message == "[dear] was None" else PLAN)
    assert message in str(broken.value)


KEPT = [
    laws.round_trips(itself, itself),
    laws.keeps_statements(itself, without_objections),
    laws.keeps_verdicts(itself, without_objections),
    laws.shows_every_statement(itself, outline),
    laws.escapes_texts(svg, elements),
    laws.ignores_order(lambda each: len(each.statements)),
]


@pytest.mark.parametrize("law", KEPT)
def test_a_law_that_is_kept_says_nothing(law: Callable[[ArgumentMap], None]) -> None:
    law(PLAN)
