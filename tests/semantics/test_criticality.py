"""What is critical: examples as an author meets them, and all withdrawals one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading, verdicts
from argmap.semantics.criticality import Critical, critical
from argmap.semantics.provenance import AUTHOR, cited_sources
from argmap.semantics.what_if import what_if
from tests.semantics.changed_maps import (
    SOURCES,
    cited_maps,
    find_withdrawn_with,
    holds,
    no_longer_holds,
)


@settings(max_examples=150)
@given(cited_maps())
def test_critical_givens_and_sources_match_brute_force(argument_map: ArgumentMap) -> None:
    statements = argument_map.statements
    expected = {
        name: Critical(
            tuple(
                statement.id
                for statement in statements.values()
                if statement.kind.is_given and no_longer_holds(argument_map, name, [statement.id])
            ),
            tuple(
                source
                for source in [*SOURCES, AUTHOR]
                if no_longer_holds(argument_map, name, find_withdrawn_with(argument_map, [source]))
            ),
        )
        for name in statements
        if holds(argument_map, name)
    }
    assert critical(argument_map, statements) == expected


@settings(max_examples=200)
@given(cited_maps(), st.sampled_from(Reading))
def test_critical_givens_and_sources_are_those_that_what_if_shows(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    def fails(name: str, withdrawn: str) -> bool:
        change = what_if(argument_map, without=withdrawn, reading=reading).get(name)
        return change is not None and (change.after is None or not change.after.holds)

    statements = argument_map.statements.values()
    assert critical(argument_map, argument_map.statements, reading) == {
        name: Critical(
            tuple(
                other.id for other in statements if other.kind.is_given and fails(name, other.id)
            ),
            tuple(source for source in [*SOURCES, AUTHOR] if fails(name, source)),
        )
        for name, judgement in verdicts(argument_map, reading).items()
        if judgement.holds
    }


def test_an_implicit_warrant_is_critical_as_written() -> None:
    argument_map = parse(
        "recommendation act: Act.\n  because evidence seen: Seen.\n"
        "  since (implicit) assumption link: What is seen calls for it.\n"
    )
    assert critical(argument_map, reading="as written")["act"].givens == ("seen", "link")


def test_evidence_for_an_objection_may_be_critical_cautiously() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but claim ground: The ground does not bear it.
            because evidence map: The map shows clay.
              but evidence borings: Twelve borings found rock.
        """.replace("\n        ", "\n")
    )
    assert critical(argument_map)["build"].givens == ("traffic", "borings")
    # Without the map, the objection is unsupported, and therefore granted.
    assert critical(argument_map, reading="cautious")["build"].givens == (
        "traffic",
        "map",
        "borings",
    )


def test_five_pieces_of_evidence_may_be_one_report() -> None:
    argument_map = parse(
        """
        source survey: The 2021 survey of pumps.

        recommendation replace: Replace the pumps.
          because claim age: The pumps are worn out.
            because evidence leaks: Every third pump leaks [@survey, p. 3].
            because evidence noise: They are louder than allowed [@survey, p. 4].
            because evidence heat: They run hot [@survey, p. 9].
          because claim cost: Repairs cost more than new pumps.
            because evidence bills: Repairs came to 80,000 [@survey, table 2].
            and evidence price: New pumps come to 60,000 [@survey, table 5].
        """.replace("\n        ", "\n")
    )
    assert critical(argument_map) == {"replace": Critical(givens=(), sources=("survey",))}


def test_an_answer_to_an_objection_may_be_critical() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          because evidence quay: The quay is about to close.
          but claim ground: The ground does not bear it.
            because assumption clay: It is clay.
            but evidence borings: Twelve borings found rock.
        """.replace("\n        ", "\n")
    )
    assert critical(argument_map)["build"].givens == ("borings",)
    # All three pieces of evidence stand on the author's word.
    assert critical(argument_map)["build"].sources == (AUTHOR,)


def test_reasons_do_not_bring_withdrawn_evidence_back() -> None:
    argument_map = parse(
        """
        claim safe: The road is safe.
          because evidence count: Nobody was hurt in a year.
            because evidence ledger: The ledger has no accident.
        """.replace("\n        ", "\n")
    )
    assert critical(argument_map, ["safe"])["safe"].givens == ("count",)


def test_evidence_with_two_sources_survives_the_withdrawal_of_one() -> None:
    argument_map = parse(
        """
        source a: One count.
        source b: Another count.

        claim many: There are many.
          because evidence counted: They were counted [@a; @b].
          and assumption alike: They were counted alike [@a].
        """.replace("\n        ", "\n")
    )
    assert critical(argument_map, ["many"])["many"] == Critical(("counted", "alike"), ())


def test_only_statements_that_hold_have_critical_givens() -> None:
    argument_map = parse(
        "recommendation a: Do it.\n  because evidence e: Seen.\n"
        "recommendation b: Do that.\nclaim c: So it is.\n  because [e]\n"
    )
    assert critical(argument_map).keys() == {"a"}
    assert critical(argument_map, ["c", "b"]).keys() == {"c"}
    with pytest.raises(ValueError, match="no statement 'nobody'"):
        critical(argument_map, ["nobody"])


def test_the_tie_breaker_between_mutual_objections_is_critical() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge here.
          because claim firm: The ground is firm.
            because evidence rock: Rock was found at four metres.
            but claim soft: The ground is soft.
              because evidence mud: There is mud after rain.
              but [firm]
              but evidence drained: The mud was gone once a pipe had been mended.
        """.replace("\n        ", "\n")
    )
    assert critical(argument_map) == {"build": Critical(("rock", "drained"), (AUTHOR,))}


@given(cited_maps(), st.data())
def test_critical_givens_are_the_same_for_one_statement_and_for_all(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(argument_map.statements)))
    together = critical(argument_map, argument_map.statements)
    assert critical(argument_map, [name]).get(name) == together.get(name)


def test_cited_sources_are_listed_once() -> None:
    argument_map = parse("source a: A.\nsource b: B.\nevidence e: So [@b, p. 1; @a; @b, p. 2].\n")
    assert cited_sources(argument_map.statements["e"]) == ("b", "a")
    assert cited_sources(parse("evidence e: So.\n").statements["e"]) == (AUTHOR,)


OBJECTION = """  but claim no: No.
    because evidence doubt: It seems not.
    but evidence answer: It does.
"""


@pytest.mark.parametrize("end", ["", OBJECTION])
def test_long_chains_need_no_recursion(end: str) -> None:
    size = 5_000
    links = "".join(
        f"claim c{number}: So.\n  because [c{number + 1}]\n  and evidence e{number}: Seen.\n"
        for number in range(size)
    )
    argument_map = parse(f"{links}evidence c{size}: Seen, too.\n[c{size - 1}]\n{end}")
    found = critical(argument_map, ["c0"])["c0"].givens
    assert len(found) == size + 1 + bool(end)
