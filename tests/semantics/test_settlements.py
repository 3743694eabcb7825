"""What would settle a matter, against doing everything that may be done."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading
from argmap.semantics.interventions import Act, Intervention, Settlement, to_settle
from tests.semantics.brute_force import as_written
from tests.semantics.changed_maps import changed, cited_maps, holds, least


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


@settings(max_examples=200)
@given(cited_maps(most=5), st.none() | st.integers(0, 60))
def test_they_are_the_smallest_sets_after_which_it_holds(
    argument_map: ArgumentMap, budget: int | None
) -> None:
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
def test_as_written_it_is_what_it_is_without_the_implicit_relations(
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


def test_either_end_of_a_chain_may_be_shown() -> None:
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


def test_what_nobody_gives_a_reason_for_is_not_settled_by_what_is_there() -> None:
    argument_map = parse("recommendation act: Act.\nclaim other: Something else.\n")
    assert to_settle(argument_map) == {"act": Settlement(None, True, (), True)}


def test_two_that_object_to_each_other_are_settled_by_an_answer() -> None:
    argument_map = parse(
        "recommendation left: Turn left.\n  because evidence l: It is nearer.\n"
        "  but recommendation right: Turn right.\n    because evidence r: It is level.\n"
        "    but [left]\n"
    )
    objection = argument_map.reasons["left"][1]
    assert to_settle(argument_map, ["left"])["left"].sets == (
        (Intervention(Act.ANSWER, objection),),
    )


def test_a_long_chain_can_be_shown_anywhere() -> None:
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
