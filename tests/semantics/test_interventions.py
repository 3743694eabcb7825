"""Cruxes and settlements, compared with evaluating every changed map."""

from collections.abc import Iterator

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, Verdict, assess, verdicts
from argmap.semantics.interventions import Act, Crux, Intervention, Settlement, cruxes, to_settle
from argmap.semantics.what_if import suppose
from tests.semantics.brute_force import as_written
from tests.semantics.changed_maps import HOLDING, changed, cited_maps, holds, least
from tests.semantics.strategies import linked_map


def find_candidates(argument_map: ArgumentMap, reading: Reading) -> Iterator[Crux]:
    """Everything that may be a crux, by its definition; some of it more than once."""
    result = assess(argument_map).result(reading)
    verdict_of = {name: judgement.verdict for name, judgement in result.judgements.items()}
    fails = {Verdict.UNSUPPORTED, Verdict.CONTESTED}
    objections = [
        inference
        for inference in result.inferences
        if inference.polarity == "but"
        and any(
            argument_map.statements[name].kind is not Kind.GOAL
            for name in result.premises(inference)
        )
    ]
    objecting = {name for objection in objections for name in result.premises(objection)}
    for name, statement in argument_map.statements.items():
        if statement.kind is Kind.CLAIM and verdict_of[name] not in HOLDING:
            yield Crux(grant=(name,))
        if (statement.kind is Kind.CLAIM or name in objecting) and verdict_of[name] not in fails:
            yield Crux(without=(name,))
    for objection in objections:
        grant = [name for name in result.premises(objection) if verdict_of[name] not in HOLDING]
        without = [name for name in result.exceptions(objection) if verdict_of[name] not in fails]
        if (grant or without) and not {*grant} & {*without}:
            yield Crux(tuple(dict.fromkeys(grant)), tuple(dict.fromkeys(without)), objection)


@settings(max_examples=250)
@given(cited_maps(), st.sampled_from(Reading))
def test_cruxes_are_the_claims_and_objections_that_what_if_shows(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    expected: dict[str, set[Change]] = {name: set() for name in argument_map.statements}
    before = verdicts(argument_map, reading)
    for crux in find_candidates(argument_map, reading):
        changed = verdicts(suppose(argument_map, grant=crux.grant, without=crux.without), reading)
        for name, judgement in changed.items():
            if name not in crux.grant and judgement.verdict is not before[name].verdict:
                expected[name].add((crux.grant, crux.without))
    found = cruxes(argument_map, argument_map.statements, reading)
    assert found.keys() == expected.keys()
    for name, turning in found.items():
        assert {(crux.grant, crux.without) for crux in turning} == expected[name]
        assert len(turning) == len(expected[name])


Change = tuple[tuple[str, ...], tuple[str, ...]]
"""What is granted, and what is withdrawn."""


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
        Crux(grant=("ground",)),
        Crux(without=("drilled",)),
        Crux(grant=("shallow",)),
    )


def test_evidence_in_a_live_objection_is_a_crux() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but evidence price: It costs 40 million.
          and claim poor: The county cannot pay that.
        """.replace("\n        ", "\n")
    )
    assert cruxes(argument_map)["build"] == (Crux(grant=("poor",)),)
    poor = suppose(argument_map, grant="poor")
    assert cruxes(poor)["build"] == (Crux(without=("price",)), Crux(without=("poor",)))


def test_a_crux_may_be_whether_an_objection_counts_despite_its_exception() -> None:
    argument_map = parse(
        "recommendation act: Act.\n  because evidence unsafe: It is unsafe.\n"
        "  but evidence cost: It costs much.\n  unless evidence benefits: It pays off.\n"
    )
    objection = argument_map.reasons["act"][1]
    assert cruxes(argument_map)["act"] == (Crux((), ("benefits",), objection),)


def test_an_objection_may_need_several_changes() -> None:
    argument_map = parse(
        """
        recommendation build: Build the bridge.
          because evidence traffic: The ferry is full every day.
          but claim dear: It costs 40 million.
          and claim poor: The county cannot pay that.
          but claim loud: It is loud there.
            because evidence noise: 80 decibels were measured.
          unless claim night: Nobody crosses at night.
            because evidence count: No one was counted at night.
        """.replace("\n        ", "\n")
    )
    dear, loud = argument_map.reasons["build"][1:]
    assert cruxes(argument_map)["build"] == (
        Crux(without=("night",)),
        Crux(("dear", "poor"), (), dear),
    )
    assert loud.exceptions[0].statement == "night"


def test_a_change_to_conditional_makes_a_crux() -> None:
    shown = (
        "recommendation act: Act.\n  because claim shown: So.\n    because evidence seen: Seen.\n"
    )
    for other in "  because assumption sure: Sure.\n", "  but evidence harm: It harms.\n":
        assert Crux(without=("shown",)) in cruxes(parse(shown + other))["act"]


def test_granted_claims_count_as_assumptions() -> None:
    argument_map = parse(
        "recommendation act: Act.\n  because assumption sure: Sure.\n  because claim bare: So.\n"
    )
    # It is conditional already, and granting what has no evidence makes it no better.
    assert cruxes(argument_map) == {"act": ()}
    bare = parse("recommendation act: Act.\n  because claim bare: So.\n")
    assert cruxes(bare) == {"act": (Crux(grant=("bare",)),)}


def test_every_link_of_a_chain_is_a_crux() -> None:
    size = 3_000
    links = "".join(f"claim c{x}: So.\n  because [c{x + 1}]\n" for x in range(size))
    argument_map = parse(f"{links}evidence c{size}: Seen.\n")
    assert len(cruxes(argument_map, ["c0"])["c0"]) == size - 1


def available(argument_map: ArgumentMap, name: str) -> list[Intervention]:
    """All that a set that settles a statement may contain, evidence first."""
    statements = [
        statement for statement in argument_map.statements.values() if statement.id != name
    ]
    behind_unless = {
        link.statement for inference in argument_map.inferences for link in inference.exceptions
    }
    return [
        *(
            Intervention(Act.EVIDENCE, statement.id)
            for statement in statements
            if not statement.kind.is_given
        ),
        *(
            Intervention(Act.ANSWER, statement.id)
            for statement in statements
            if statement.id in behind_unless
        ),
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
        assert all(chosen in sets for chosen in settlement.sets)
        assert len(settlement.sets) == len(sets) or not settlement.complete


@given(cited_maps(most=5))
def test_settlements_as_written_ignore_implicit_relations(
    argument_map: ArgumentMap,
) -> None:
    def named(settlement: Settlement) -> list[list[tuple[Act, str]]]:
        return [[(change.act, change.statement) for change in chosen] for chosen in settlement.sets]

    read = to_settle(argument_map, argument_map.statements, Reading.AS_WRITTEN)
    rewritten = to_settle(as_written(argument_map), argument_map.statements)
    assert {name: named(settlement) for name, settlement in read.items()} == {
        name: named(settlement) for name, settlement in rewritten.items()
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
