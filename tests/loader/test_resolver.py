"""From what is written to the map: ids, sections, sources, headers, and each error in its place."""

from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.loader import Draft, parse_draft
from argmap.model import Citation, Kind


def read(text: str) -> Draft:
    return parse_draft(dedent(text))


def problem(text: str) -> tuple[str, str, str, tuple[int, int, int]]:
    [found] = read(text).diagnostics
    assert found.span is not None
    place = (found.span.line, found.span.column, found.span.length)
    return found.code, found.message, found.help, place


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
            evidence load: 340 jobs a second #load [@report, p. 2; at ¶3]. {weight: 0.9}
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


def test_a_made_id_can_be_referred_to() -> None:
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
    assert [each.section for each in draft.map.statements.values()] == [None, "one", "one", "two"]
    sections = draft.map.sections
    assert [(each.title, each.level) for each in sections] == [("One", 1), ("Two", 2), ("Three", 1)]


def test_sections_with_the_same_title_are_told_apart() -> None:
    sections = read("# One\n# One\n").map.sections
    assert len({each.id for each in sections}) == 2


def test_an_unknown_id_suggests_the_nearest() -> None:
    assert problem("claim agenda: x\n  but claim b: y\n  because [agneda]\n") == (
        "M001",
        "no statement has the id `agneda`",
        "did you mean `[agenda]`?",
        (3, 12, 6),
    )


def test_an_unknown_id_that_is_near_none() -> None:
    assert problem("claim a: x\n  because [somewhere]\n")[2] == (
        "write the statement, or take the reference out"
    )


def test_an_unknown_statement_cannot_be_reopened() -> None:
    draft = read("claim a: x\n[b]\n  because [a]\n")
    assert [each.code for each in draft.diagnostics] == ["M001"]


def test_an_id_given_twice_names_the_first_place() -> None:
    text = "claim a: x\nclaim other: y\nclaim a: z\n"
    code, message, cure, place = problem(text)
    assert (code, message) == ("M002", "two statements have the id `a`")
    assert cure == "the first one is at <text>:1; give this one another, or write `[a]`"
    assert place == (3, 7, 1)
    assert [each.text for each in parse_draft(text).map.statements.values()] == ["x", "y", "z"]


def test_a_section_id_given_twice() -> None:
    code, message, cure, _ = problem("# One {#s}\n# Two {#s}\n")
    assert (code, message) == ("M002", "two sections have the id `s`")
    assert cure == "the first one is at <text>:1"


def test_an_unknown_source_suggests_the_nearest() -> None:
    assert problem("source report: R\nevidence a: x [@reprot, p. 3]\n") == (
        "M005",
        "no source has the key `reprot`",
        "did you mean `@report`?",
        (2, 16, 7),
    )
    assert problem("evidence a: x [@report]\n")[2] == "describe it in a line `source report: …`"


def test_a_source_given_twice() -> None:
    assert problem("source r: One\nsource r: Two\n") == (
        "M006",
        "`r` names two sources",
        "the first one is at <text>:1",
        (2, 8, 1),
    )


def test_a_header_given_twice() -> None:
    assert problem("title: One\ntitle: Two\n") == (
        "M009",
        "`title` is given twice",
        "keep one of them",
        (2, 1, 5),
    )


def test_a_header_below_a_statement() -> None:
    assert problem("claim a: x\ntitle: One\n")[:3] == (
        "M009",
        "headers stand at the top of a map",
        "move it above the first statement",
    )


@pytest.mark.parametrize("count", [1, 30])
def test_every_error_is_said(count: int) -> None:
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
def test_no_text_makes_reading_fail(lines: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(indent + " ".join(words) for indent, words in lines)
    draft = parse_draft(text)
    for each in draft.diagnostics:
        assert each.span is not None
        assert 0 <= each.span.start <= each.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "[nobody]\n",
        "[nobody]\n  because claim a: x\n  because claim b: y\n",
        "claim c: x\n  but [nobody]\n    because claim a: x\n    because claim b: y\n",
    ],
)
def test_what_is_not_there_is_said_once_where_it_is_named(text: str) -> None:
    assert [each.code for each in parse_draft(text).diagnostics] == ["M001"]
