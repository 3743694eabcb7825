from itertools import pairwise
from math import exp, isclose
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.semantics import Verdict, verdicts
from argmap.semantics.program import Reading, exceptions_of, premises_of
from argmap.semantics.strength import ROUNDS, Semantics, strengths
from tests.semantics.brute_force import without_objections
from tests.semantics.changed_maps import without
from tests.semantics.strategies import small_maps, tangled_map

FOR, AGAINST = Polarity.FOR, Polarity.AGAINST
SUMMING = [Semantics.EULER, Semantics.QUADRATIC]
DUAL = [Semantics.DF_QUAD, Semantics.QUADRATIC]

every_semantics = pytest.mark.parametrize("semantics", Semantics)
weights = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1))


def make_statement(name: str, weight: float | None = 0.5, kind: Kind = Kind.CLAIM) -> Statement:
    return Statement(
        kind, name, f"{name} is so.", attributes={} if weight is None else {"weight": weight}
    )


def with_weights(argument_map: ArgumentMap, weight_of: list[float]) -> ArgumentMap:
    return ArgumentMap(
        [
            make_statement(statement.id, weight, statement.kind)
            for statement, weight in zip(argument_map.statements.values(), weight_of, strict=False)
        ],
        argument_map.inferences,
    )


weighted_maps = st.builds(with_weights, small_maps(), st.lists(weights, min_size=7, max_size=7))


@st.composite
def graphs(draw: st.DrawFn) -> ArgumentMap:
    """Acyclic graphs of the papers: single premises, no exceptions, no relation given twice."""
    given_weights = draw(st.lists(weights, min_size=1, max_size=7))
    pairs = [(a, b) for a in range(len(given_weights)) for b in range(a + 1, len(given_weights))]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return ArgumentMap(
        [make_statement(f"s{number}", weight) for number, weight in enumerate(given_weights)],
        [
            Inference(f"s{to}", draw(st.sampled_from([FOR, AGAINST])), [f"s{by}"])
            for to, by in edges
        ],
    )


def make_graph(weight: float, pro: list[float], con: list[float]) -> ArgumentMap:
    """A statement `x` of a weight, with reasons and objections of the given strengths."""
    pros, cons = [f"p{n}" for n in range(len(pro))], [f"c{n}" for n in range(len(con))]
    return ArgumentMap(
        [
            make_statement("x", weight),
            *map(make_statement, pros, pro),
            *map(make_statement, cons, con),
        ],
        [Inference("x", FOR, [name]) for name in pros]
        + [Inference("x", AGAINST, [name]) for name in cons],
    )


def evaluate_strength(
    semantics: Semantics, weight: float, pro: list[float], con: list[float]
) -> float:
    return strengths(make_graph(weight, pro, con), semantics)["x"]


few_weights = st.lists(weights, max_size=4)


# What the page on the semantics says, to its six decimals.

GOLDEN = ArgumentMap(
    [
        make_statement(*arguments)
        for arguments in zip("abcdef", [0.5, 0.2, 0.85, 0.65, 0.4, 1.0], strict=True)
    ],
    [Inference(to, AGAINST, [by]) for to, by in ["ac", "be", "cf"]]
    + [Inference(to, FOR, [by]) for to, by in ["ab", "ad", "ce"]],
)


@pytest.mark.parametrize(
    ("semantics", "a", "b", "c"),
    [
        (Semantics.DF_QUAD, 0.676000, 0.120000, 0.340000),
        (Semantics.EULER, 0.498787, 0.153487, 0.810773),
        (Semantics.QUADRATIC, 0.518755, 0.172414, 0.625000),
    ],
)
def test_the_golden_case(semantics: Semantics, a: float, b: float, c: float) -> None:
    found = strengths(GOLDEN, semantics)
    assert {name: round(found[name], 6) for name in "abc"} == {"a": a, "b": b, "c": c}
    assert not found.unsettled


# A second implementation of the formulas, straight from the documentation.


def define_strength(
    semantics: Semantics, weight: float, pro: list[float], con: list[float]
) -> float:
    if semantics is Semantics.DF_QUAD:
        vs, va = aggregate(pro), aggregate(con)
        if va >= vs:
            return weight - weight * abs(vs - va)
        return weight + (1 - weight) * abs(vs - va)
    energy = sum(pro) - sum(con)
    if semantics is Semantics.EULER:
        return 1 - (1 - weight**2) / (1 + weight * exp(energy))
    return weight - weight * square_ratio(-energy) + (1 - weight) * square_ratio(energy)


def aggregate(values: list[float]) -> float:
    product = 1.0
    for value in values:
        product *= 1 - value
    return 1 - product if values else 0


def square_ratio(x: float) -> float:
    return max(x, 0) ** 2 / (1 + max(x, 0) ** 2)


def evaluate_recursively(semantics: Semantics, graph: ArgumentMap, name: str) -> float:
    reasons = graph.reasons.get(name, ())
    return define_strength(
        semantics,
        float(graph.statements[name].attributes["weight"]),  # type: ignore[arg-type]
        [
            evaluate_recursively(semantics, graph, reason.premises[0])
            for reason in reasons
            if reason.polarity is FOR
        ],
        [
            evaluate_recursively(semantics, graph, reason.premises[0])
            for reason in reasons
            if reason.polarity is AGAINST
        ],
    )


@every_semantics
@given(graph=graphs())
def test_an_acyclic_graph_has_the_strengths_of_the_recursive_definition(
    semantics: Semantics, graph: ArgumentMap
) -> None:
    for name, strength in strengths(graph, semantics).items():
        assert isclose(strength, evaluate_recursively(semantics, graph, name), abs_tol=1e-12)


@every_semantics
@settings(max_examples=60)
@given(argument_map=weighted_maps, reading=st.sampled_from(Reading))
def test_converged_strengths_satisfy_their_equations(
    semantics: Semantics, argument_map: ArgumentMap, reading: Reading
) -> None:
    found = strengths(argument_map, semantics, reading)

    def force(inference: Inference) -> float:
        weakest = min(found[premise] for premise in premises_of(inference, reading))
        exceptions = set(exceptions_of(inference, reading))
        return define_strength(
            semantics, weakest, [], [found[exception] for exception in exceptions]
        )

    def forces(name: str, polarity: Polarity) -> list[float]:
        distinct = {}
        for inference in argument_map.reasons.get(name, ()):
            members = frozenset(premises_of(inference, reading))
            goals = all(argument_map.statements[x].kind is Kind.GOAL for x in members)
            is_included = not (reading is Reading.AS_WRITTEN and inference.implicit)
            if inference.polarity is polarity and is_included and not goals:
                distinct[members, frozenset(exceptions_of(inference, reading))] = force(inference)
        return list(distinct.values())

    for name, statement in argument_map.statements.items():
        if name not in found.unsettled:
            weight = float(statement.attributes["weight"])  # type: ignore[arg-type]
            equation = define_strength(semantics, weight, forces(name, FOR), forces(name, AGAINST))
            assert isclose(found[name], equation, abs_tol=1e-8)


# The principles.


@every_semantics
@settings(max_examples=60)
@given(argument_map=weighted_maps)
def test_bounds(semantics: Semantics, argument_map: ArgumentMap) -> None:
    found = strengths(argument_map, semantics)
    assert list(found) == list(argument_map.statements)
    assert all(0 <= strength <= 1 for strength in found.values())


@every_semantics
@given(weight=weights)
def test_stability(semantics: Semantics, weight: float) -> None:
    assert isclose(evaluate_strength(semantics, weight, [], []), weight, abs_tol=1e-15)


@every_semantics
@given(weight=weights, both=few_weights)
def test_balance(semantics: Semantics, weight: float, both: list[float]) -> None:
    assert isclose(evaluate_strength(semantics, weight, both, both[::-1]), weight, abs_tol=1e-12)


@every_semantics
@given(weight=weights, pro=few_weights, con=few_weights, more=weights)
def test_monotony_in_the_number_of_reasons(
    semantics: Semantics, weight: float, pro: list[float], con: list[float], more: float
) -> None:
    before = evaluate_strength(semantics, weight, pro, con)
    assert evaluate_strength(semantics, weight, [*pro, more], con) >= before - 1e-12
    assert evaluate_strength(semantics, weight, pro, [*con, more]) <= before + 1e-12


@every_semantics
@given(weight=weights, pro=few_weights, con=few_weights, two=st.tuples(weights, weights))
def test_monotony_in_strengths_and_weight(
    semantics: Semantics,
    weight: float,
    pro: list[float],
    con: list[float],
    two: tuple[float, float],
) -> None:
    less, more = sorted(two)

    def order(weaker: float, stronger: float) -> bool:
        return weaker <= stronger + 1e-12

    assert order(
        evaluate_strength(semantics, weight, [*pro, less], con),
        evaluate_strength(semantics, weight, [*pro, more], con),
    )
    assert order(
        evaluate_strength(semantics, weight, pro, [*con, more]),
        evaluate_strength(semantics, weight, pro, [*con, less]),
    )
    assert order(
        evaluate_strength(semantics, less, pro, con), evaluate_strength(semantics, more, pro, con)
    )


@every_semantics
@given(weight=weights, pro=few_weights, con=few_weights)
def test_neutrality(
    semantics: Semantics, weight: float, pro: list[float], con: list[float]
) -> None:
    assert isclose(
        evaluate_strength(semantics, weight, [*pro, 0.0], [*con, 0.0]),
        evaluate_strength(semantics, weight, pro, con),
        abs_tol=1e-15,
    )


@every_semantics
@settings(max_examples=60)
@given(argument_map=weighted_maps, changed=weights)
def test_directionality(semantics: Semantics, argument_map: ArgumentMap, changed: float) -> None:
    first, *others = argument_map.statements.values()
    other = ArgumentMap(
        [make_statement(first.id, changed, first.kind), *others], argument_map.inferences
    )
    touched = {first.id}
    for _ in argument_map.statements:
        touched |= {
            inference.conclusion
            for inference in argument_map.inferences
            if touched
            & {
                *inference.premises,
                *(x.statement for x in inference.warrants + inference.exceptions),
            }
        }
    before, after = strengths(argument_map, semantics), strengths(other, semantics)
    for name in argument_map.statements.keys() - touched:
        assert before[name] == after[name]
        assert (name in before.unsettled) == (name in after.unsettled)


@pytest.mark.parametrize("semantics", DUAL)
@given(weight=weights, pro=few_weights, con=few_weights)
def test_duality(semantics: Semantics, weight: float, pro: list[float], con: list[float]) -> None:
    turned = evaluate_strength(semantics, 1 - weight, con, pro)
    assert isclose(turned, 1 - evaluate_strength(semantics, weight, pro, con), abs_tol=1e-12)


def test_the_euler_based_semantics_has_no_duality() -> None:
    up = evaluate_strength(Semantics.EULER, 0.5, [1.0] * 50, [])
    down = evaluate_strength(Semantics.EULER, 0.5, [], [1.0] * 50)
    assert up == pytest.approx(1)
    assert down == pytest.approx(0.5**2)


@given(weight=weights, pro=few_weights, con=few_weights)
def test_no_objection_brings_an_euler_based_strength_below_the_square_of_the_weight(
    weight: float, pro: list[float], con: list[float]
) -> None:
    assert evaluate_strength(Semantics.EULER, weight, pro, con) >= weight**2 - 1e-12


@pytest.mark.parametrize("semantics", SUMMING)
@given(weight=weights, pro=few_weights, con=few_weights, same=weights)
def test_franklin(
    semantics: Semantics, weight: float, pro: list[float], con: list[float], same: float
) -> None:
    assert isclose(
        evaluate_strength(semantics, weight, [*pro, same], [*con, same]),
        evaluate_strength(semantics, weight, pro, con),
        abs_tol=1e-12,
    )


def test_df_quad_does_not_satisfy_franklin() -> None:
    assert evaluate_strength(Semantics.DF_QUAD, 0.5, [0.8], []) == pytest.approx(0.9)
    assert evaluate_strength(Semantics.DF_QUAD, 0.5, [0.8, 1.0], [1.0]) == pytest.approx(0.5)


@every_semantics
@settings(max_examples=60)
@given(argument_map=weighted_maps, random=st.randoms(use_true_random=False))
def test_strengths_do_not_depend_on_the_order_of_writing(
    semantics: Semantics, argument_map: ArgumentMap, random: Random
) -> None:
    statements, inferences = list(argument_map.statements.values()), list(argument_map.inferences)
    random.shuffle(statements)
    random.shuffle(inferences)
    before = strengths(argument_map, semantics)
    after = strengths(ArgumentMap(statements, inferences), semantics)
    for name in argument_map.statements.keys() - before.unsettled - after.unsettled:
        assert isclose(before[name], after[name], abs_tol=1e-6)


# What a map has and the graphs of the papers have not.


@every_semantics
def test_a_linked_reason_is_as_strong_as_its_weakest_premise(
    semantics: Semantics,
) -> None:
    statements = [
        make_statement("x", 0.5),
        make_statement("a", 0.9),
        make_statement("b", 0.3),
        make_statement("c", 0.6),
    ]
    linked = ArgumentMap(statements, [Inference("x", FOR, ["a", "b"], [Link("c")])])
    warranted = ArgumentMap(statements, [Inference("x", FOR, ["a", "c"], [Link("b")])])
    alone = evaluate_strength(semantics, 0.5, [0.3], [])
    assert strengths(linked, semantics)["x"] == strengths(warranted, semantics)["x"] == alone


def test_an_exception_attacks_the_reason_and_not_the_conclusion() -> None:
    excepted = ArgumentMap(
        [
            make_statement("x", 0.5),
            make_statement("a", 0.8),
            make_statement("b", 0.2),
            make_statement("e", 0.25),
        ],
        [Inference("x", FOR, ["a"], exceptions=[Link("e")]), Inference("x", FOR, ["b"])],
    )
    # The reason has 0.8 - 0.8 · 0.25; the other one is not touched.
    reason = 0.6
    assert strengths(excepted, Semantics.DF_QUAD)["x"] == pytest.approx(
        evaluate_strength(Semantics.DF_QUAD, 0.5, [reason, 0.2], [])
    )


@every_semantics
@given(weight=weights, member=weights, exception=weights)
def test_an_exception_takes_at_most_what_the_reason_gave(
    semantics: Semantics, weight: float, member: float, exception: float
) -> None:
    excepted = ArgumentMap(
        [make_statement("x", weight), make_statement("a", member), make_statement("e", exception)],
        [Inference("x", FOR, ["a"], exceptions=[Link("e")])],
    )
    found = strengths(excepted, semantics)["x"]
    assert weight - 1e-12 <= found <= evaluate_strength(semantics, weight, [member], []) + 1e-12


@every_semantics
def test_goals_alone_give_no_strength(semantics: Semantics) -> None:
    statements = [
        make_statement("x", 0.5),
        make_statement("end", 1.0, Kind.GOAL),
        make_statement("means", 1.0),
    ]
    assert strengths(ArgumentMap(statements, [Inference("x", FOR, ["end"])]), semantics)["x"] == 0.5
    served = ArgumentMap(statements, [Inference("x", FOR, ["end", "means"])])
    assert strengths(served, semantics)["x"] > 0.5


@every_semantics
def test_a_reason_that_is_given_twice_counts_once(semantics: Semantics) -> None:
    twice = ArgumentMap(
        [
            make_statement("x", 0.5),
            make_statement("a", 0.5),
            make_statement("b", 0.5),
            make_statement("e", 0.5),
        ],
        [
            Inference("x", FOR, ["a", "b"], exceptions=[Link("e")]),
            Inference("x", FOR, ["b", "a", "a"], exceptions=[Link("e"), Link("e")]),
        ],
    )
    once = ArgumentMap(twice.statements, twice.inferences[:1])
    assert strengths(twice, semantics)["x"] == strengths(once, semantics)["x"]


@every_semantics
def test_implicit_relations_give_no_strength_as_written(semantics: Semantics) -> None:
    implicit = ArgumentMap(
        [make_statement("x", 0.5), make_statement("a", 0.5)],
        [Inference("x", FOR, ["a"], implicit=True)],
    )
    assert strengths(implicit, semantics)["x"] > 0.5
    assert strengths(implicit, semantics, Reading.AS_WRITTEN)["x"] == 0.5


@every_semantics
def test_without_weights_givens_have_half_and_claims_have_nothing(semantics: Semantics) -> None:
    unweighted = ArgumentMap([make_statement(kind, None, kind) for kind in Kind])
    found = strengths(unweighted, semantics)
    assert found == {kind: 0.5 if kind.is_given else 0 for kind in Kind}


def test_euler_based_strength_names_the_statements_that_need_a_weight() -> None:
    argument_map = ArgumentMap(
        [
            make_statement("a", None),
            make_statement("b", 0.5),
            make_statement("e", None, Kind.EVIDENCE),
        ],
        [Inference("a", FOR, ["e"])],
    )
    assert strengths(argument_map, Semantics.EULER).unweighted == {"a"}
    assert strengths(argument_map, Semantics.EULER)["a"] == 0
    assert strengths(argument_map, Semantics.DF_QUAD).unweighted == frozenset()


@every_semantics
@given(
    argument_map=small_maps() | st.builds(tangled_map, st.integers(0, 1000), st.just(12)),
    reading=st.sampled_from(Reading),
    data=st.data(),
)
def test_an_unsupported_statement_is_never_stronger_than_another_one(
    semantics: Semantics, argument_map: ArgumentMap, reading: Reading, data: st.DataObject
) -> None:
    withdrawn = data.draw(st.sets(st.sampled_from([*argument_map.statements])))
    for changed in (argument_map, without(argument_map, withdrawn)):
        found = strengths(changed, semantics, reading)
        for name, judgement in verdicts(changed, reading).items():
            if judgement.verdict is Verdict.UNSUPPORTED:
                assert found[name] == 0
                assert name not in found.unweighted


@pytest.mark.parametrize("semantics", DUAL)
@given(argument_map=small_maps().map(without_objections))
def test_without_objections_exactly_the_statements_that_hold_have_a_strength(
    semantics: Semantics, argument_map: ArgumentMap
) -> None:
    found = strengths(argument_map, semantics)
    for name, judgement in verdicts(argument_map).items():
        assert (found[name] > 0) == judgement.holds


@every_semantics
@given(argument_map=weighted_maps, reading=st.sampled_from(Reading), data=st.data())
def test_a_missing_weight_is_0_or_a_half_except_for_unsupported_statements(
    semantics: Semantics, argument_map: ArgumentMap, reading: Reading, data: st.DataObject
) -> None:
    unweighted = data.draw(st.sets(st.sampled_from([*argument_map.statements])))
    judgements = verdicts(argument_map, reading)

    def set_weight(statement: Statement, *, is_explicit: bool) -> Statement:
        default = 0.5 if statement.kind.is_given else 0.0
        weight = default if is_explicit else None
        return make_statement(statement.id, weight, statement.kind)

    def set_weights(*, is_explicit: bool) -> ArgumentMap:
        return attrs.evolve(
            argument_map,
            statements=[
                set_weight(statement, is_explicit=is_explicit)
                if statement.id in unweighted
                else statement
                for statement in argument_map.statements.values()
            ],
            inferences=[
                inference
                for inference in argument_map.inferences
                if inference.conclusion not in unweighted
                or judgements[inference.conclusion].verdict is not Verdict.UNSUPPORTED
            ]
            if is_explicit
            else argument_map.inferences,
        )

    implied = strengths(set_weights(is_explicit=False), semantics, reading)
    assert implied == strengths(set_weights(is_explicit=True), semantics, reading)


@every_semantics
def test_a_defeated_reason_gives_an_unsupported_recommendation_no_strength(
    semantics: Semantics,
) -> None:
    defeated = Inference("act", FOR, ["fact"], exceptions=[Link("case")])
    evidence = [make_statement(name, None, Kind.EVIDENCE) for name in ("fact", "case")]
    act = make_statement("act", None, Kind.RECOMMENDATION)
    assert strengths(ArgumentMap([act, *evidence], [defeated]), semantics)["act"] == 0


def test_unknown_semantics_and_readings_are_refused() -> None:
    with pytest.raises(ValueError, match="semantics must be"):
        strengths(ArgumentMap(), "nonsense")
    with pytest.raises(ValueError, match="reading must be"):
        strengths(ArgumentMap(), "euler", "nonsense")


# Cycles.


def make_objections(*pairs: str) -> list[Inference]:
    return [Inference(to, AGAINST, [by]) for to, by in pairs]


def test_mutual_objections_under_df_quad() -> None:
    # Moving the whole way, they would go from 1 to 0 and back forever.
    found = strengths(
        ArgumentMap(
            [make_statement("a", 1.0), make_statement("b", 1.0)], make_objections("ab", "ba")
        ),
        Semantics.DF_QUAD,
    )
    assert found["a"] == pytest.approx(0.5)
    assert found["b"] == pytest.approx(0.5)
    assert not found.unsettled


def test_three_in_a_circle_of_objections() -> None:
    found = strengths(
        ArgumentMap(
            [make_statement(name, 1.0) for name in "abc"], make_objections("ab", "bc", "ca")
        ),
        Semantics.DF_QUAD,
    )
    assert list(found.values()) == pytest.approx([0.5] * 3)


def test_an_objection_to_itself_under_quadratic_energy() -> None:
    # s = 1/2 - 1/2 · s²/(1 + s²), that is 2s³ + 2s - 1 = 0
    found = strengths(
        ArgumentMap([make_statement("a", 0.5)], make_objections("aa")), Semantics.QUADRATIC
    )
    assert 2 * found["a"] ** 3 + 2 * found["a"] - 1 == pytest.approx(0, abs=1e-8)


def test_mutual_support_under_df_quad() -> None:
    circle = ArgumentMap(
        [make_statement("a"), make_statement("b")],
        [Inference("a", FOR, ["b"]), Inference("b", FOR, ["a"])],
    )
    assert strengths(circle, Semantics.DF_QUAD)["a"] == pytest.approx(1)


def test_strong_feedback_needs_small_steps() -> None:
    names = [f"s{number}" for number in range(100)]
    found = strengths(
        ArgumentMap(
            [make_statement("a", 1.0), *(make_statement(name, 0.0) for name in names)],
            [Inference("a", AGAINST, [name]) for name in names]
            + [Inference(name, FOR, ["a"]) for name in names],
        ),
        Semantics.DF_QUAD,
    )
    assert not found.unsettled
    assert found["a"] == pytest.approx((1 - found["a"]) ** 100)


def test_strengths_that_do_not_converge_are_named() -> None:
    # b = b · (1 - b): it sinks to 0, but ever more slowly.
    slow = ArgumentMap(
        [
            make_statement("a", 1.0),
            make_statement("b", 1.0),
            make_statement("on"),
            make_statement("off", 0.0),
        ],
        [
            *make_objections("ab", "ba", "bb"),
            Inference("on", FOR, ["b"]),
            Inference("a", FOR, ["off"]),
        ],
    )
    found = strengths(slow, Semantics.DF_QUAD)
    assert found.unsettled == {"a", "b", "on"}
    assert found["b"] < 10 / ROUNDS * 2
    assert found["off"] == 0


@every_semantics
@settings(max_examples=10)
@given(seed=st.integers(0, 1000))
def test_tangled_maps_converge(semantics: Semantics, seed: int) -> None:
    assert not strengths(tangled_map(seed, 30), semantics).unsettled


# Size.


@every_semantics
def test_a_long_chain(semantics: Semantics) -> None:
    names = [f"s{number}" for number in range(2_000)]
    chain = ArgumentMap(
        [make_statement(name) for name in names],
        [Inference(a, FOR, [b]) for a, b in pairwise(names)],
    )
    assert 0.5 < strengths(chain, semantics)["s0"] <= 1


@every_semantics
@pytest.mark.parametrize("weight", [0.0, 5e-324, 0.5, 1.0])
def test_thousands_of_reasons_and_objections_overflow_nothing(
    semantics: Semantics, weight: float
) -> None:
    many = [1.0] * 5000
    assert weight - 1e-12 <= evaluate_strength(semantics, weight, many, []) <= 1
    assert 0 <= evaluate_strength(semantics, weight, [], many) <= weight
