"""Cruxes and settlements, compared with evaluating every changed map."""

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap, Inference
from argmap.semantics import Reading, verdicts
from argmap.semantics.interventions import Act, Intervention, Settlement, cruxes, to_settle
from tests.semantics.brute_force import as_written, brute_model, members
from tests.semantics.changed_maps import changed, cited_maps, holds, least
from tests.semantics.strategies import linked_map


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


@settings(max_examples=150)
@given(cited_maps())
def test_cruxes_match_brute_force(argument_map: ArgumentMap) -> None:
    found = cruxes(argument_map, argument_map.statements)
    assert found.keys() == argument_map.statements.keys()
    for name, turns in found.items():
        expected = turning_points(argument_map, name)
        assert len(turns) == len(expected)
        assert all(each in expected for each in turns)


@given(cited_maps())
def test_cruxes_as_written_ignore_implicit_relations(
    argument_map: ArgumentMap,
) -> None:
    def named(turns: tuple[Intervention, ...]) -> list[tuple[Act, str]]:
        return [(each.act, each.statement) for each in turns]

    read = cruxes(argument_map, argument_map.statements, Reading.AS_WRITTEN)
    rewritten = cruxes(as_written(argument_map), argument_map.statements)
    assert {name: named(each) for name, each in read.items()} == {
        name: named(each) for name, each in rewritten.items()
    }


def test_a_crux_may_be_far_from_the_statement() -> None:
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


def test_an_objection_from_evidence_is_a_crux_itself() -> None:
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


def test_a_linked_objection_or_one_with_an_exception_is_a_crux_itself() -> None:
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


def test_an_objection_whose_claim_is_used_elsewhere_is_a_crux_itself() -> None:
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


def test_a_change_to_conditional_makes_a_crux() -> None:
    shown = (
        "recommendation act: Act.\n  because claim shown: So.\n    because evidence seen: Seen.\n"
    )
    for other in "  because assumption sure: Sure.\n", "  but evidence harm: It harms.\n":
        assert Intervention(Act.STRIKE_OUT, "shown") in cruxes(parse(shown + other))["act"]


def test_granted_claims_count_as_assumptions() -> None:
    argument_map = parse(
        "recommendation act: Act.\n  because assumption sure: Sure.\n  because claim bare: So.\n"
    )
    # It is conditional already, and granting what has no evidence makes it no better.
    assert cruxes(argument_map) == {"act": ()}
    bare = parse("recommendation act: Act.\n  because claim bare: So.\n")
    assert cruxes(bare) == {"act": (Intervention(Act.GRANT, "bare"),)}


def test_every_link_of_a_chain_is_a_crux() -> None:
    size = 3_000
    links = "".join(f"claim c{x}: So.\n  because [c{x + 1}]\n" for x in range(size))
    argument_map = parse(f"{links}evidence c{size}: Seen.\n")
    assert len(cruxes(argument_map, ["c0"])["c0"]) == size - 1


def available(argument_map: ArgumentMap, name: str) -> list[Intervention]:
    """All that a set that settles a statement may contain, evidence first."""
    statements = [each for each in argument_map.statements.values() if each.id != name]
    behind_unless = {link.statement for each in argument_map.inferences for link in each.exceptions}
    return [
        *(Intervention(Act.EVIDENCE, each.id) for each in statements if not each.kind.is_given),
        *(Intervention(Act.ANSWER, each.id) for each in statements if each.id in behind_unless),
        *(Intervention(Act.ANSWER, x) for x in argument_map.inferences if x.polarity == "but"),
    ]


def settles(argument_map: ArgumentMap, name: str, interventions: tuple[Intervention, ...]) -> bool:
    return holds(changed(argument_map, *interventions), name)


@settings(max_examples=150)
@given(cited_maps(most=5) | st.integers(0, 2**32).map(linked_map), st.none() | st.integers(0, 60))
def test_settlements_match_brute_force(argument_map: ArgumentMap, budget: int | None) -> None:
    found = to_settle(argument_map, argument_map.statements, budget=budget)
    assert list(found) == [x for x in argument_map.statements if not holds(argument_map, x)]
    for name, settlement in found.items():
        choices = available(argument_map, name)
        assume(len(choices) <= 9)
        size, sets = least(
            choices,
            lambda chosen, name=name: settles(argument_map, name, chosen),  # type: ignore[misc]
        )
        if budget is None:
            assert settlement == Settlement(size, True, tuple(sets), True)
        if settlement.exact:
            assert settlement.size == size
        else:
            assert settlement.sets == ()
            assert size is None or (settlement.size or 0) <= size
        assert all(each in sets for each in settlement.sets)
        assert len(settlement.sets) == len(sets) or not settlement.complete


@given(cited_maps(most=5))
def test_settlements_as_written_ignore_implicit_relations(
    argument_map: ArgumentMap,
) -> None:
    def named(settlement: Settlement) -> list[list[tuple[Act, str]]]:
        return [[(each.act, each.statement) for each in chosen] for chosen in settlement.sets]

    read = to_settle(argument_map, argument_map.statements, Reading.AS_WRITTEN)
    rewritten = to_settle(as_written(argument_map), argument_map.statements)
    assert {name: named(each) for name, each in read.items()} == {
        name: named(each) for name, each in rewritten.items()
    }


def evidence(*names: str) -> tuple[Intervention, ...]:
    return tuple(Intervention(Act.EVIDENCE, name) for name in names)


def test_any_link_of_a_chain_settles_it() -> None:
    argument_map = parse(
        """
        recommendation move: Move the office.
          because claim cheaper: The new rent is lower.
            because claim offer: The landlord offers less.
          and claim reach: Everybody gets there.
        """.replace("\n        ", "\n")
    )
    assert to_settle(argument_map)["move"] == Settlement(
        2, True, (evidence("cheaper", "reach"), evidence("offer", "reach")), True
    )


def test_evidence_does_not_silence_an_objection() -> None:
    argument_map = parse(
        """
        recommendation move: Move the office.
          because claim cheaper: The new rent is lower.
            but evidence lease: The lease says otherwise.
          unless evidence sold: The building is sold.
        """.replace("\n        ", "\n")
    )
    (only,) = to_settle(argument_map)["move"].sets
    (lease,) = argument_map.reasons["cheaper"]
    assert only == (
        *evidence("cheaper"),
        Intervention(Act.ANSWER, "sold"),
        Intervention(Act.ANSWER, lease),
    )


def test_a_statement_without_reasons_cannot_be_settled() -> None:
    argument_map = parse("recommendation act: Act.\nclaim other: Something else.\n")
    assert to_settle(argument_map) == {"act": Settlement(None, True, (), True)}


def test_mutual_objections_are_settled_by_an_answer() -> None:
    argument_map = parse(
        "recommendation left: Turn left.\n  because evidence l: It is nearer.\n"
        "  but recommendation right: Turn right.\n    because evidence r: It is level.\n"
        "    but [left]\n"
    )
    objection = argument_map.reasons["left"][1]
    assert to_settle(argument_map, ["left"])["left"].sets == (
        (Intervention(Act.ANSWER, objection),),
    )


def test_a_long_chain_is_settled_at_any_link() -> None:
    size = 300
    links = "".join(f"claim c{x}: So.\n  because [c{x + 1}]\n" for x in range(size))
    settlement = to_settle(parse(f"{links}claim c{size}: So.\n"), ["c0"], budget=10**6)["c0"]
    assert settlement.sets == tuple(evidence(f"c{x}") for x in range(1, size + 1))


def test_some_of_the_smallest_sets_may_be_known_when_the_budget_ends() -> None:
    links = "".join(
        f"claim {side}{x}: So.\n  because [{side}{x + 1}]\n" for side in "ab" for x in range(4)
    )
    argument_map = parse(
        f"claim c: So.\n  because [a0]\n  and [b0]\n{links}claim a4: So.\nclaim b4: So.\n"
    )
    settlement = to_settle(argument_map, ["c"], budget=160)["c"]
    assert (settlement.size, settlement.exact, settlement.complete) == (2, True, False)
    assert 0 < len(settlement.sets) < 25
