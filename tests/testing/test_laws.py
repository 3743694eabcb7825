"""Laws: argmap obeys its own, and a function that breaks one is found."""

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
from tests.testing.minimal import minimal

few = settings(max_examples=20)


# argmap itself

test_canonical_text_round_trips = given(maps())(laws.round_trips(canonical_text, parse))
test_canonical_text_keeps_statements = few(
    given(maps())(laws.keeps_statements(canonical_text, parse))
)
test_canonical_text_keeps_verdicts = few(given(maps())(laws.keeps_verdicts(canonical_text, parse)))
test_verdicts_ignore_order = given(maps())(laws.ignores_order(verdicts))


def svg(argument_map: ArgumentMap) -> bytes:
    return draw(argument_map, "svg").data


def read_svg(data: bytes) -> str:
    return "".join(ET.fromstring(data).itertext())


def find_elements(data: bytes) -> set[str]:
    return {element.tag for element in ET.fromstring(data).iter()}


few_statements = maps(size=(0, 4))
test_pictures_show_every_statement = few(
    given(few_statements)(laws.shows_every_statement(svg, read_svg))
)
test_pictures_escape_texts = few(given(few_statements)(laws.escapes_texts(svg, find_elements)))


def dot(argument_map: ArgumentMap) -> str:
    return draw(argument_map, "dot").data.decode()


def read_dot(data: str) -> str:
    """Return the text of HTML-like labels."""
    return unescape(re.sub(r"<[^<>]*>", "", data)).replace("\\\\", "\\")


def find_dot_elements(data: str) -> set[str]:
    """Return the elements in HTML-like labels except line breaks."""
    quoted = r'"(?:[^"\\]|\\.)*"'
    return set(re.findall(r"</?\w+", re.sub(quoted, "", data))) - {"<BR"}


def find_boxes(argument_map: ArgumentMap) -> list[str]:
    """Return the classes of the boxes of statements, sorted.

    Whether a reason is a line or a reference depends on the order, and on purpose.
    """
    return sorted(re.findall(r'class="statement [^"]*"', dot(argument_map)))


test_dot_shows_every_statement = few(
    given(few_statements)(laws.shows_every_statement(dot, read_dot))
)
test_dot_escapes_texts = few(given(few_statements)(laws.escapes_texts(dot, find_dot_elements)))
test_dot_ignores_order = few(given(few_statements)(laws.ignores_order(find_boxes)))


def dump_evidence(argument_map: ArgumentMap) -> str:
    return evidence_to_json(argument_map, evidence_table(argument_map, date(2026, 1, 1)))


def read_evidence(data: str) -> str:
    return " ".join(entry["text"] for entry in json.loads(data)["evidence"])


test_evidence_reports_show_all_evidence = few(
    given(maps(kinds=["evidence"]))(laws.shows_every_statement(dump_evidence, read_evidence))
)


def find_recommendation_codes(argument_map: ArgumentMap) -> set[str]:
    return {finding.code for finding in check(argument_map) if finding.code.startswith("R")}


test_findings_about_recommendations_ignore_order = few(
    given(maps())(laws.ignores_order(find_recommendation_codes))
)


# Functions that break laws

PLAN = parse(
    """\
    title: A <plan>
    recommendation act: Act now & then.
      because evidence seen: It has been <seen>.
      but claim dear: It is dear.
    """.replace("\n    ", "\n").lstrip()
)


def without_objections(argument_map: ArgumentMap) -> ArgumentMap:
    kept = [inference for inference in argument_map.inferences if inference.polarity == "because"]
    return attrs.evolve(argument_map, inferences=kept)


def without_reasons(argument_map: ArgumentMap) -> ArgumentMap:
    return attrs.evolve(argument_map, inferences=[])


def without_a_statement(argument_map: ArgumentMap) -> ArgumentMap:
    bare = without_objections(argument_map)
    kept = [statement for statement in bare.statements.values() if statement.id != "dear"]
    return attrs.evolve(bare, statements=kept)


def as_claims(argument_map: ArgumentMap) -> ArgumentMap:
    statements = argument_map.statements.values()
    return attrs.evolve(
        argument_map,
        statements=[attrs.evolve(statement, kind=Kind.CLAIM) for statement in statements],
    )


def itself(argument_map: ArgumentMap) -> ArgumentMap:
    return argument_map


def outline(argument_map: ArgumentMap) -> str:
    """Return HTML with unescaped texts."""
    return "".join(f"<p>{statement.text}</p>" for statement in argument_map.statements.values())


def tags(text: str) -> set[str]:
    return {part.partition(">")[0] for part in text.split("<")}


BROKEN: dict[str, tuple[Callable[[ArgumentMap], None], str]] = {
    "round trip": (
        laws.round_trips(itself, without_objections),
        "the loaded map differs: the reasons for and against [act] changed\nIt was dumped as",
    ),
    "a lost statement": (
        laws.keeps_statements(itself, without_a_statement),
        "[dear] is lost: it was claim: 'It is dear.'",
    ),
    "an added statement": (
        laws.keeps_statements(without_a_statement, lambda _: PLAN),
        "[dear] was added: claim: 'It is dear.'",
    ),
    "another kind": (
        laws.keeps_statements(as_claims, itself),
        "[act] was recommendation: 'Act now & then.' and is now claim: ",
    ),
    "another verdict": (
        laws.keeps_verdicts(without_reasons, itself),
        "[act] was supported and is now unsupported (bare)",
    ),
    "a hidden statement": (
        laws.shows_every_statement(without_a_statement, outline),
        "[dear] is not shown: 'It is dear.'",
    ),
    "markup": (laws.escapes_texts(outline, tags), "a text has become markup"),
    "order": (
        laws.ignores_order(lambda argument_map: [*argument_map.statements]),
        "in reverse order, the map gives ['dear', 'seen', 'act'], not ['act', 'seen', 'dear']",
    ),
}


@pytest.mark.parametrize(("law", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_law_is_reported(law: Callable[[ArgumentMap], None], message: str) -> None:
    with pytest.raises(AssertionError) as broken:
        law(without_a_statement(PLAN) if "added" in message else PLAN)
    assert message in str(broken.value)


def plain_list(argument_map: ArgumentMap) -> str:
    return "\n".join(f"- {statement.text}" for statement in argument_map.statements.values())


def cut_off(argument_map: ArgumentMap) -> str:
    return "\n".join(statement.text[:40] for statement in argument_map.statements.values())


def stars(text: str) -> list[str]:
    return re.findall(r"\*\w|`", text)


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(
    "law",
    [
        laws.escapes_texts(outline, tags),
        laws.escapes_texts(plain_list, stars),
        laws.shows_every_statement(cut_off, itself),  # type: ignore[arg-type]
    ],
    ids=["HTML", "Markdown", "cut off"],
)
def test_a_broken_law_is_found_by_a_hundred_maps(
    law: Callable[[ArgumentMap], None], number: int
) -> None:
    @seed(number)
    @settings(max_examples=100, database=None, phases=[Phase.generate])
    @given(maps())
    def obeys_the_law(argument_map: ArgumentMap) -> None:
        law(argument_map)

    with pytest.raises(AssertionError):
        obeys_the_law()


def test_texts_with_markup_are_drawn() -> None:
    assert "<b>" in outline(minimal(maps(), shows_markup))
    assert len(minimal(prose(), lambda text: len(text) > 200)) > 200


def shows_markup(argument_map: ArgumentMap) -> bool:
    return "<b>" in outline(argument_map)


@pytest.mark.parametrize(
    ("load", "message"),
    [
        (lambda _: None, "load returned None"),
        (lambda _: "x", "load returned 'x', which is not a map"),
        (
            lambda argument_map: attrs.evolve(argument_map, title="Plan"),
            "title was 'A <plan>' and is now 'Plan'",
        ),
    ],
)
def test_a_round_trip_reports_what_was_loaded(
    load: Callable[[ArgumentMap], object], message: str
) -> None:
    with pytest.raises(AssertionError, match=message):
        laws.round_trips(itself, load)(PLAN)


OBEYED = [
    laws.round_trips(itself, itself),
    laws.keeps_statements(itself, without_objections),
    laws.keeps_verdicts(itself, without_objections),
    laws.shows_every_statement(itself, outline),
    laws.escapes_texts(svg, find_elements),
    laws.ignores_order(lambda argument_map: len(argument_map.statements)),
]


@pytest.mark.parametrize("law", OBEYED)
def test_a_law_that_is_obeyed_raises_nothing(law: Callable[[ArgumentMap], None]) -> None:
    law(PLAN)
