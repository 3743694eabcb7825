"""Laws: argmap keeps its own, and whoever breaks one is told so."""

import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import Phase, given, seed, settings

from argmap.canonical import canonical_text
from argmap.checker import check
from argmap.loader import parse
from argmap.model import ArgumentMap, Kind
from argmap.rendering import draw
from argmap.reports.evidence_report import evidence_to_json
from argmap.semantics import verdicts
from argmap.semantics.evidence_table import evidence_table
from argmap.testing import laws, maps, prose
from tests.testing.finding import least

few = settings(max_examples=20)


# Argmap's own

test_canonical_text_reads_as_its_map = given(maps())(laws.round_trips(canonical_text, parse))
test_canonical_text_keeps_statements = few(
    given(maps())(laws.keeps_statements(canonical_text, parse))
)
test_canonical_text_keeps_verdicts = few(given(maps())(laws.keeps_verdicts(canonical_text, parse)))
test_verdicts_ignore_order = given(maps())(laws.ignores_order(verdicts))


def svg(argument_map: ArgumentMap) -> bytes:
    return draw(argument_map, "svg").data


def shown(data: bytes) -> str:
    return "".join(ET.fromstring(data).itertext())


def elements(data: bytes) -> set[str]:
    return {each.tag for each in ET.fromstring(data).iter()}


test_pictures_show_every_statement = few(given(maps())(laws.shows_every_statement(svg, shown)))
test_pictures_escape_texts = few(given(maps())(laws.escapes_texts(svg, elements)))


def dot(argument_map: ArgumentMap) -> str:
    return draw(argument_map, "dot").data.decode()


def labelled(data: str) -> str:
    """What stands in labels of DOT, which are like HTML, without their marks and escapes."""
    return unescape(re.sub(r"<[^<>]*>", "", data)).replace("\\\\", "\\")


def marks(data: str) -> set[str]:
    """The marks in labels of DOT, but for those that end lines."""
    quoted = r'"(?:[^"\\]|\\.)*"'
    return set(re.findall(r"</?\w+", re.sub(quoted, "", data))) - {"<BR"}


def drawn(argument_map: ArgumentMap) -> list[str]:
    """How the statements and the lines of a picture are classed, in no order."""
    return sorted(re.findall(r'(?:id="statement-\w+ )?class="[^"]*"', dot(argument_map)))


few_maps = maps(size=(0, 4))
test_dot_shows_every_statement = few(given(few_maps)(laws.shows_every_statement(dot, labelled)))
test_dot_escapes_texts = few(given(few_maps)(laws.escapes_texts(dot, marks)))
test_dot_ignores_order = few(given(few_maps)(laws.ignores_order(drawn)))


def ledgers(argument_map: ArgumentMap) -> str:
    return evidence_to_json(argument_map, evidence_table(argument_map, date(2026, 1, 1)))


def said(data: str) -> str:
    return " ".join(each["text"] for each in json.loads(data)["evidence"])


test_reports_on_evidence_show_all_of_it = few(
    given(maps(kinds=["evidence"]))(laws.shows_every_statement(ledgers, said))
)


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
        "the map does not come back as it was: what bears on [act] differs\nIt is written as",
    ),
    "a lost statement": (
        laws.keeps_statements(itself, without_a_statement),
        "[dear] is lost: it was claim: 'It is dear.'",
    ),
    "an added statement": (
        laws.keeps_statements(without_a_statement, lambda _: PLAN),
        "[dear] has been added: claim: 'It is dear.'",
    ),
    "another kind": (
        laws.keeps_statements(as_claims, itself),
        "[act] was recommendation: 'Act now & then.' and comes back as claim: ",
    ),
    "another verdict": (
        laws.keeps_verdicts(without_reasons, itself),
        "[act] was supported and comes back as unsupported (bare)",
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
        law(without_a_statement(PLAN) if "added" in message else PLAN)
    assert message in str(broken.value)


def plain_list(argument_map: ArgumentMap) -> str:
    return "\n".join(f"- {each.text}" for each in argument_map.statements.values())


def cut_off(argument_map: ArgumentMap) -> str:
    return "\n".join(each.text[:40] for each in argument_map.statements.values())


def stars(text: str) -> list[str]:
    return re.findall(r"\*\w|`", text)


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize(
    "law",
    [
        laws.escapes_texts(outline, tags),
        laws.escapes_texts(plain_list, stars),
        laws.shows_every_statement(cut_off, itself),  # type: ignore[arg-type]
    ],
    ids=["HTML", "Markdown", "cut off"],
)
def test_whoever_breaks_a_law_is_caught_in_every_run(
    law: Callable[[ArgumentMap], None], number: int
) -> None:
    @seed(number)
    @settings(max_examples=100, database=None, phases=[Phase.generate])
    @given(maps())
    def looked_at(argument_map: ArgumentMap) -> None:
        law(argument_map)

    with pytest.raises(AssertionError):
        looked_at()


def test_hostile_texts_are_drawn_and_not_only_made_by_a_law() -> None:
    assert "<b>" in outline(least(maps(), shows_markup))
    assert len(least(prose(), lambda text: len(text) > 200)) > 200


def shows_markup(argument_map: ArgumentMap) -> bool:
    return "<b>" in outline(argument_map)


@pytest.mark.parametrize(
    ("load", "message"),
    [
        (lambda _: None, "load gave None"),
        (lambda _: "x", "load gave 'x', which is no map"),
        (
            lambda each: attrs.evolve(each, title="Plan"),
            "title was 'A <plan>' and comes back as 'Plan'",
        ),
    ],
)
def test_a_round_trip_says_what_came_back(
    load: Callable[[ArgumentMap], object], message: str
) -> None:
    with pytest.raises(AssertionError, match=message):
        laws.round_trips(itself, load)(PLAN)


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
