"""From syntax trees to a map: ids, sections, sources, attributes, headers, and their errors."""

from datetime import date
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.loader import Draft, parse_draft
from argmap.model import Citation, Kind


def read(text: str) -> Draft:
    return parse_draft(dedent(text))


Place = tuple[int, int, int]


def error(text: str) -> tuple[str, Place, str]:
    """The code, the place (line, column, length) and the fix of the only error in a text."""
    [diagnostic] = read(text).diagnostics
    span = diagnostic.span
    assert span is not None
    return diagnostic.code, (span.line, span.column, span.length), diagnostic.help


def test_a_whole_map() -> None:
    argument_map = parse_draft(
        dedent(
            """
            title: Jobs
            author: The team
            date: May 2024
            language: en
            document: notes.txt

            source report: Load report {date: 2024-01-15}

            # Context {#why}
            evidence load: 340 jobs a second [@report, p. 2; at ¶3]. #load {weight: 0.9}
            """
        )
    ).require_map()
    assert (argument_map.title, argument_map.author) == ("Jobs", "The team")
    assert (argument_map.date, argument_map.language) == ("May 2024", "en")
    assert argument_map.document == "notes.txt"
    statement = argument_map.statements["load"]
    assert statement.kind is Kind.EVIDENCE
    assert statement.text == "340 jobs a second."
    assert statement.tags == ("load",)
    assert statement.citations == (Citation("report", "p. 2"),)
    assert statement.places == ("¶3",)
    assert statement.attributes == {"weight": 0.9}
    assert statement.section == "why"
    assert statement.span is not None
    assert (statement.span.line, statement.span.column) == (11, 1)


def test_an_empty_text_is_an_empty_map() -> None:
    draft = parse_draft("")
    assert draft.diagnostics == ()
    assert not draft.map.statements


def test_a_statement_without_an_id_gets_one_from_its_text() -> None:
    draft = read(
        """
        claim: Ties grow stronger.
          because evidence: Trade grew.
        """
    )
    assert list(draft.map.statements) == ["ties-grow-stronger", "trade-grew"]
    assert draft.map.inferences[0].premises == ("trade-grew",)


def test_a_generated_id_can_be_referred_to() -> None:
    assert read("claim: Ties grow.\nclaim b: x\n  because [ties-grow]\n").diagnostics == ()


def test_a_statement_belongs_to_the_heading_above_it() -> None:
    draft = read(
        """
        claim a: x
        # One
        claim b: x
          because claim c: x
        ## Two
        claim d: x
        # Three
        """
    )
    assert [statement.section for statement in draft.map.statements.values()] == [
        None,
        "one",
        "one",
        "two",
    ]
    sections = draft.map.sections
    assert [(section.title, section.level) for section in sections] == [
        ("One", 1),
        ("Two", 2),
        ("Three", 1),
    ]


def test_sections_with_the_same_title_have_different_ids() -> None:
    sections = read("# One\n# One\n").map.sections
    assert len({section.id for section in sections}) == 2


def test_an_unknown_id_suggests_the_nearest() -> None:
    text = "claim agenda: x\n  but claim b: y\n  because [agneda]\n"
    code, place, fix = error(text)
    assert (code, place) == ("M001", (3, 12, 6))
    assert "`[agenda]`" in fix


def test_an_unknown_id_that_resembles_none() -> None:
    code, place, _ = error("claim a: x\n  because [somewhere]\n")
    assert (code, place) == ("M001", (2, 12, 9))


def test_an_unknown_statement_cannot_be_reopened() -> None:
    assert error("claim a: x\n[b]\n  because [a]\n")[0] == "M001"


def test_an_id_given_twice_names_the_first_place() -> None:
    text = "claim a: x\nclaim other: y\nclaim a: z\n"
    code, place, fix = error(text)
    assert (code, place) == ("M002", (3, 7, 1))
    assert "<text>:1" in fix
    assert "`[a]`" in fix
    statements = parse_draft(text).map.statements.values()
    assert [statement.text for statement in statements] == ["x", "y", "z"]


def test_a_section_id_given_twice() -> None:
    code, place, fix = error("# One {#s}\n# Two {#s}\n")
    assert (code, place) == ("M002", (2, 1, 10))
    assert "<text>:1" in fix


def test_an_unknown_source_suggests_the_nearest() -> None:
    code, place, fix = error("source report: R\nevidence a: x [@reprot, p. 3]\n")
    assert (code, place) == ("M005", (2, 16, 7))
    assert "`@report`" in fix


def test_an_unknown_source_that_resembles_none() -> None:
    code, _, fix = error("evidence a: x [@report]\n")
    assert code == "M005"
    assert "`source report: …`" in fix


def test_a_source_given_twice() -> None:
    code, place, fix = error("source r: One\nsource r: Two\n")
    assert (code, place) == ("M006", (2, 8, 1))
    assert "<text>:1" in fix


def test_a_header_given_twice() -> None:
    assert error("title: One\ntitle: Two\n")[:2] == ("M009", (2, 1, 5))


def test_a_header_below_a_statement() -> None:
    assert error("claim a: x\ntitle: One\n")[:2] == ("M009", (2, 1, 5))


@pytest.mark.parametrize("count", [1, 30])
def test_all_errors_are_reported(count: int) -> None:
    text = "claim a: x\n" + "".join(f"  because [gone{n}]\n" for n in range(count))
    assert len(parse_draft(text).diagnostics) == count


FRAGMENTS = """
title: author: # ## {#a} claim evidence goal recommendation a b c a: b: : because but and since
unless [a] [b] (implicit) (x) [@s] [@t, p. 1] [at ¶1] source s: include bibliography: x.bib {
} {weight: 2} {a: [1, b]} #tag text \\ " // ( ) [ ] , ;
"""
WORDS = st.sampled_from(FRAGMENTS.split())
LINES = st.tuples(st.sampled_from(["", "", "  ", "    ", "\t"]), st.lists(WORDS, max_size=6))


@example([("", ["title:", "\\"]), ("  ", ["goal"])])  # nothing is left of the first line
@given(st.lists(LINES, max_size=12))
def test_any_text_can_be_read(lines: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(indent + " ".join(words) for indent, words in lines)
    draft = parse_draft(text)
    for diagnostic in draft.diagnostics:
        assert diagnostic.span is not None
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "[nobody]\n",
        "[nobody]\n  because claim a: x\n  because claim b: y\n",
        "claim c: x\n  but [nobody]\n    because claim a: x\n    because claim b: y\n",
    ],
)
def test_a_missing_statement_is_reported_once(text: str) -> None:
    assert [diagnostic.code for diagnostic in parse_draft(text).diagnostics] == ["M001"]


# Attributes


def attributes(written: str) -> Draft:
    return parse_draft(f"claim a: x {{{written}}}\n")


def test_unknown_keys_are_kept() -> None:
    draft = attributes('colour: "dark red", sizes: [1, 2.5], seen: 2022-01-31')
    assert draft.diagnostics == ()
    assert draft.map.statements["a"].attributes == {
        "colour": "dark red",
        "sizes": ("1", "2.5"),
        "seen": date(2022, 1, 31),
    }


@pytest.mark.parametrize(
    "written",
    [
        "weight: 0",
        "weight: 0.7",
        "by: me",
        'by: [me, "some others"]',
        "by-date: 2022-01-31",
        "by-date: 2022-01",
        "valid-until: 2026-06-30",
        "date: 2022",
        'url: "https://example.org/x"',
        "test: [a, b]",
    ],
)
def test_known_keys_accept_values_of_their_type(written: str) -> None:
    assert attributes(written).diagnostics == ()


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("weight: 7", "weight: 0.7"),
        ("weight: heavy", "weight: 0.7"),
        ("date: soon", "date: 2022-01-31"),
        ("by-date: [2022-01-31]", "by-date: 2022-01-31"),
        ("by: 2022-01-31", 'by: ["one", "another"]'),
        ("url: example", 'url: "https://example.org"'),
        ("url: report.pdf", 'url: "https://example.org"'),
        ("url: argmap.org/report?a=1", 'url: "https://argmap.org/report?a=1"'),
        ("url: www.argmap.org", 'url: "https://www.argmap.org"'),
    ],
)
def test_a_value_of_the_wrong_type(written: str, example: str) -> None:
    [diagnostic] = attributes(written).diagnostics
    assert diagnostic.code == "M007"
    assert f"`{example}`" in diagnostic.help
    assert attributes(example).diagnostics == ()


def test_the_place_of_a_wrong_value_is_the_value() -> None:
    [diagnostic] = attributes("by: me, weight: 7").diagnostics
    assert diagnostic.span is not None
    assert (diagnostic.span.column, diagnostic.span.length) == (29, 1)


@pytest.mark.parametrize("written", ["by: me, by: you", "weight: 1, weight: 0"])
def test_a_key_given_twice_keeps_its_first_value(written: str) -> None:
    draft = attributes(written)
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["M008"]
    assert draft.map.statements["a"].attributes in ({"by": "me"}, {"weight": 1})
