"""Robustness against withdrawing every set of evidence and of sources."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading, verdicts
from argmap.semantics.criticality import critical
from argmap.semantics.provenance import AUTHOR
from argmap.semantics.robustness import Robustness, robustness
from argmap.semantics.what_if import suppose
from tests.semantics.changed_maps import (
    SOURCES,
    cited_maps,
    find_withdrawn_with,
    holds,
    least,
    no_longer_holds,
)


def evidence_of(argument_map: ArgumentMap) -> list[str]:
    return [
        statement.id
        for statement in argument_map.statements.values()
        if statement.kind == "evidence"
    ]


def is_right(robustness: Robustness, size: int | None, sets: list[tuple[str, ...]]) -> bool:
    if not robustness.exact:
        return robustness.example == () and (size is None or (robustness.k or 0) <= size)
    return robustness.k == size and robustness.example in (sets or [()])


@settings(max_examples=150)
@given(cited_maps(), st.none() | st.integers(0, 30))
def test_robustness_matches_brute_force(argument_map: ArgumentMap, budget: int | None) -> None:
    evidence = evidence_of(argument_map)
    found = robustness(argument_map, argument_map.statements, budget=budget)
    assert list(found) == [name for name in argument_map.statements if holds(argument_map, name)]
    for name, resistance in found.items():
        pieces = least(evidence, lambda sets, name=name: no_longer_holds(argument_map, name, sets))  # type: ignore[misc]
        sources = least(
            [*SOURCES, AUTHOR],
            lambda sets, name=name: no_longer_holds(
                argument_map, name, find_withdrawn_with(argument_map, sets)
            ),  # type: ignore[misc]
        )
        assert is_right(resistance.evidence, *pieces)
        assert is_right(resistance.sources, *sources)
        if budget is None:
            assert resistance.evidence.exact
            assert resistance.sources.exact


@given(cited_maps(most=5), st.sampled_from(Reading))
def test_robustness_is_what_the_verdicts_show_in_every_reading(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    def fails(name: str, withdrawn: tuple[str, ...]) -> bool:
        left = verdicts(suppose(argument_map, without=withdrawn), reading)
        return name not in left or not left[name].holds

    evidence = evidence_of(argument_map)
    for name, resistance in robustness(argument_map, argument_map.statements, reading).items():
        pieces = least(evidence, lambda chosen, name=name: fails(name, chosen))  # type: ignore[misc]
        sources = least([*SOURCES, AUTHOR], lambda chosen, name=name: fails(name, chosen))  # type: ignore[misc]
        assert is_right(resistance.evidence, *pieces)
        assert is_right(resistance.sources, *sources)


REPORTED = parse(
    """
    source survey: The 2021 survey of pumps.
    source bill: The bills of 2021.

    recommendation replace: Replace the pumps.
      because evidence leaks: Every third pump leaks [@survey].
      because evidence noise: They are louder than allowed [@survey].
      because evidence bills: Repairs came to 80,000 [@bill; @survey].
    """.replace("\n    ", "\n")
)


def test_robustness_counts_sources_and_evidence_separately() -> None:
    resistance = robustness(REPORTED)["replace"]
    assert resistance.evidence == Robustness(3, True, ("leaks", "noise", "bills"))
    assert resistance.sources == Robustness(2, True, ("survey", "bill"))


def test_withdrawing_both_sources_of_one_piece_may_be_enough() -> None:
    argument_map = parse(
        """
        source a: A.
        source b: B.
        source c: C.
        source d: D.
        source e: E.

        claim so: So it is.
          because evidence first: Seen [@a].
          and evidence both: Counted [@b; @c].
          because evidence second: Heard [@c; @d; @e].
          and evidence third: Smelt [@c; @d; @e].
          and [both]
        """.replace("\n        ", "\n")
    )
    assert robustness(argument_map, ["so"])["so"].sources == Robustness(2, True, ("b", "c"))


def test_withdrawing_one_piece_with_many_sources_may_be_enough() -> None:
    argument_map = parse(
        """
        source a: A.
        source b: B.
        source c: C.
        source d: D.
        source e: E.
        source f: F.
        source g: G.

        claim so: So it is.
          because evidence first: Seen [@a; @b; @c].
          and evidence second: Counted [@d; @e].
          because evidence third: Heard [@f; @g].
          unless [second]
        """.replace("\n        ", "\n")
    )
    sources = robustness(argument_map, ["so"])["so"].sources
    assert sources == Robustness(3, True, ("a", "b", "c"))


def test_robustness_is_a_lower_bound_beyond_its_budget() -> None:
    sources = "".join(f"source s{number}: Report.\n" for number in range(30))
    reasons = "".join(f"  because evidence e{x}: Seen [@s{x}].\n" for x in range(30))
    argument_map = parse(f"{sources}claim c: So.\n{reasons}")
    cut_short, whole = robustness(argument_map, ["c"], budget=800), robustness(argument_map, ["c"])
    for bound in cut_short["c"].evidence, cut_short["c"].sources:
        assert not bound.exact
        assert bound.k is not None
        assert 1 < bound.k <= 30
    assert whole["c"].evidence.k == whole["c"].sources.k == 30


def test_withdrawing_evidence_does_not_affect_an_assumption() -> None:
    argument_map = parse(
        "claim c: So.\n  because evidence e: Seen.\n  because assumption a: Sure.\n"
    )
    assert robustness(argument_map, ["c"])["c"].evidence == Robustness(None, True)


def test_withdrawing_more_may_have_less_effect() -> None:
    argument_map = parse(
        """
        claim stands: It stands.
          because assumption built: It was built well.
          but evidence crack: There is a crack.
            but evidence paint: The crack is in the paint alone.
        """.replace("\n        ", "\n")
    )
    assert robustness(argument_map, ["stands"])["stands"].evidence == Robustness(
        1, True, ("paint",)
    )
    assert no_longer_holds(argument_map, "stands", ["paint"])
    assert not no_longer_holds(argument_map, "stands", ["paint", "crack"])


@given(cited_maps(), st.sampled_from(Reading))
def test_robustness_is_one_if_anything_is_critical(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    evidence = set(evidence_of(argument_map))
    alone = critical(argument_map, argument_map.statements, reading)
    for name, resistance in robustness(argument_map, argument_map.statements, reading).items():
        assert (resistance.evidence.k == 1) == bool(evidence & set(alone[name].givens))
        assert (resistance.sources.k == 1) == bool(alone[name].sources)


def test_long_chains_need_no_recursion() -> None:
    size = 5_000
    links = "".join(f"claim c{x}: So.\n  because [c{x + 1}]\n" for x in range(size))
    argument_map = parse(f"{links}evidence c{size}: Seen.\n")
    assert robustness(argument_map, ["c0"])["c0"].evidence == Robustness(1, True, (f"c{size}",))
