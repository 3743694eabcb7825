"""Cruxes against changing every claim and objection of a map."""

import attrs
from hypothesis import given, settings

from argmap import parse
from argmap.model import ArgumentMap, Inference
from argmap.semantics import Reading, verdicts
from argmap.semantics.interventions import Act, Intervention, cruxes
from tests.semantics.brute_force import as_written, brute_model, members
from tests.semantics.changed_maps import changed, cited_maps


def turning_points(argument_map: ArgumentMap, name: str) -> list[Intervention]:
    """The changes of value of claims and objections that change the verdict on a statement."""
    model = brute_model(argument_map)
    candidates: list[tuple[str, object, Intervention]] = []
    for act in (Act.GRANT, Act.STRIKE_OUT):
        candidates += [
            ("holds", each.id, Intervention(act, each.id))
            for each in argument_map.statements.values()
            if each.kind == "claim" and each.id != name
        ]
        candidates += [
            ("live", number, Intervention(act, each))
            for number, each in enumerate(argument_map.inferences)
            if each.polarity == "but" and claim_alone(argument_map, each) in (None, name)
        ]
    return [
        intervention
        for relation, subject, intervention in candidates
        if model.value(relation, subject) is not (intervention.act is Act.GRANT)
        if verdicts(changed(argument_map, intervention))[name].verdict
        != verdicts(argument_map)[name].verdict
    ]


def claim_alone(argument_map: ArgumentMap, objection: Inference) -> str | None:
    """The claim that is all there is to an objection and bears on nothing else."""
    claim = objection.premises[0]
    elsewhere = {
        name for each in argument_map.inferences if each is not objection for name in members(each)
    }
    behind_unless = {x.statement for each in argument_map.inferences for x in each.exceptions}
    is_so = (
        argument_map.statements[claim].kind == "claim"
        and members(objection) == {claim}
        and not objection.exceptions
        and claim not in elsewhere | behind_unless
    )
    return claim if is_so else None


@settings(max_examples=200)
@given(cited_maps())
def test_they_are_what_changes_the_verdict(argument_map: ArgumentMap) -> None:
    found = cruxes(argument_map, argument_map.statements)
    assert found.keys() == argument_map.statements.keys()
    for name, turns in found.items():
        expected = turning_points(argument_map, name)
        assert len(turns) == len(expected)
        assert all(each in expected for each in turns)


@given(cited_maps())
def test_as_written_they_are_what_they_are_without_the_implicit_relations(
    argument_map: ArgumentMap,
) -> None:
    def named(turns: tuple[Intervention, ...]) -> list[tuple[Act, str]]:
        return [(each.act, each.statement) for each in turns]

    read = cruxes(argument_map, argument_map.statements, Reading.AS_WRITTEN)
    rewritten = cruxes(as_written(argument_map), argument_map.statements)
    assert {name: named(each) for name, each in read.items()} == {
        name: named(each) for name, each in rewritten.items()
    }


def test_a_crux_may_be_far_from_what_turns_on_it() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but claim ground: The ground does not bear it.
            because evidence clay: The map shows clay.
            but claim drilled: Borings found rock.
              because evidence borings: Twelve of twelve did.
              but claim shallow: They were too shallow.
        """.replace("\n        ", "\n")
    )
    assert cruxes(argument_map)["build"] == (
        Intervention(Act.GRANT, "ground"),
        Intervention(Act.STRIKE_OUT, "drilled"),
        Intervention(Act.GRANT, "shallow"),
    )


def test_an_objection_of_more_than_a_claim_is_a_crux_of_its_own() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but evidence price: It costs 40 million.
          and claim poor: The county cannot pay that.
        """.replace("\n        ", "\n")
    )
    objection = argument_map.reasons["build"][1]
    assert cruxes(argument_map)["build"] == (
        Intervention(Act.GRANT, "poor"),
        Intervention(Act.GRANT, objection),
    )
    assert Intervention(Act.GRANT, objection).statement == "price"


def test_so_is_one_of_several_claims_or_one_with_an_exception() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but claim dear: It costs 40 million.
            because evidence offer: That is the best offer.
          and claim poor: The county cannot pay that.
          but claim loud: It is loud there.
            because evidence noise: 80 decibels were measured.
          unless claim night: Nobody crosses at night.
        """.replace("\n        ", "\n")
    )
    dear, loud = argument_map.reasons["build"][1:]
    assert cruxes(argument_map)["build"] == (
        Intervention(Act.STRIKE_OUT, "loud"),
        Intervention(Act.GRANT, "night"),
        Intervention(Act.STRIKE_OUT, loud),
    )
    quiet = attrs.evolve(argument_map, inferences=argument_map.inferences[:3])
    assert cruxes(quiet)["build"] == (
        Intervention(Act.GRANT, "poor"),
        Intervention(Act.GRANT, dear),
    )


def test_so_is_one_whose_claim_bears_on_something_else() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but claim dear: It costs 40 million.
        recommendation lease: Lease the bridge.
          but [dear]
        """.replace("\n        ", "\n")
    )
    assert cruxes(argument_map)["build"] == (
        Intervention(Act.GRANT, "dear"),
        Intervention(Act.GRANT, argument_map.reasons["build"][1]),
    )


def test_what_makes_it_conditional_or_takes_its_grounds_changes_the_verdict() -> None:
    shown = (
        "recommendation act: Act.\n  because claim shown: So.\n    because evidence seen: Seen.\n"
    )
    for other in "  because assumption sure: Sure.\n", "  but evidence harm: It harms.\n":
        assert Intervention(Act.STRIKE_OUT, "shown") in cruxes(parse(shown + other))["act"]


def test_a_claim_is_granted_as_an_assumption_is() -> None:
    argument_map = parse(
        "recommendation act: Act.\n  because assumption sure: Sure.\n  because claim bare: So.\n"
    )
    # It is conditional already, and granting what has no evidence makes it no better.
    assert cruxes(argument_map) == {"act": ()}
    bare = parse("recommendation act: Act.\n  because claim bare: So.\n")
    assert cruxes(bare) == {"act": (Intervention(Act.GRANT, "bare"),)}


def test_a_long_chain_is_all_cruxes() -> None:
    size = 3_000
    links = "".join(f"claim c{x}: So.\n  because [c{x + 1}]\n" for x in range(size))
    argument_map = parse(f"{links}evidence c{size}: Seen.\n")
    assert len(cruxes(argument_map, ["c0"])["c0"]) == size - 1
