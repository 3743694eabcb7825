"""Supposed changes of a map, and restoring what was withdrawn."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.model import ArgumentMap, Citation, Inference, Kind, Source
from argmap.reports.explanation_text import format_explanation
from argmap.semantics import Judgement, Reading, Reason, Verdict, assess, verdicts
from argmap.semantics.explanations import explanations
from argmap.semantics.what_if import Change, WithdrawnStatements, suppose, what_if
from argmap.testing import maps
from tests.semantics.brute_force import brute_verdicts
from tests.semantics.changed_maps import (
    SOURCES,
    cited_maps,
    find_withdrawn_with,
    without,
)
from tests.semantics.strategies import statement


def granting(argument_map: ArgumentMap, names: set[str]) -> ArgumentMap:
    """Return the map with some statements given and the objections to them removed."""
    given_kinds = {Kind.EVIDENCE, Kind.ASSUMPTION, Kind.GOAL}
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(each, kind=Kind.ASSUMPTION)
            if each.id in names and each.kind not in given_kinds
            else each
            for each in argument_map.statements.values()
        ],
        inferences=[
            each
            for each in argument_map.inferences
            if each.conclusion not in names or each.polarity == "because"
        ],
    )


@given(st.data(), cited_maps())
@settings(max_examples=150)
def test_changes_match_the_verdicts_of_the_changed_map(
    data: st.DataObject, argument_map: ArgumentMap
) -> None:
    names = st.sampled_from(list(argument_map.statements))
    withdrawn = data.draw(st.sets(st.one_of(names, st.sampled_from([*SOURCES, "(author)"]))))
    fallen = {*(withdrawn & set(argument_map.statements))}
    fallen.update(find_withdrawn_with(argument_map, withdrawn - fallen))
    granted = data.draw(st.sets(names)) - fallen
    before = brute_verdicts(argument_map)
    after = brute_verdicts(granting(without(argument_map, fallen), granted))
    expected = {
        name: (judgement, after.get(name))
        for name, judgement in before.items()
        if after.get(name) != judgement
    }
    found = what_if(argument_map, without=withdrawn, grant=granted)
    assert list(found) == list(expected)
    for name, change in found.items():
        assert (change.before.verdict, change.before.reason) == expected[name][0]
        result = change.after and (change.after.verdict, change.after.reason)
        assert result == expected[name][1]


@given(st.data(), cited_maps())
def test_granted_statements_hold(data: st.DataObject, argument_map: ArgumentMap) -> None:
    granted = data.draw(st.sampled_from(list(argument_map.statements)))
    verdict = verdicts(suppose(argument_map, grant=[granted]))[granted].verdict
    assert verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)


@given(cited_maps(), st.sampled_from(Reading))
def test_nothing_changes_without_suppositions(argument_map: ArgumentMap, reading: Reading) -> None:
    assert suppose(argument_map) == argument_map
    assert not what_if(argument_map, reading=reading)


SUPPORTED, CONDITIONAL = Judgement(Verdict.SUPPORTED), Judgement(Verdict.CONDITIONAL)
CONTESTED = Judgement(Verdict.CONTESTED)
BARE = Judgement(Verdict.UNSUPPORTED, Reason.BARE)

PLAN = ArgumentMap(
    [
        statement(Kind.RECOMMENDATION, "act"),
        attrs.evolve(
            statement(Kind.EVIDENCE, "rate"), citations=[Citation("trial"), Citation("report")]
        ),
        attrs.evolve(statement(Kind.EVIDENCE, "crash"), citations=[Citation("trial")]),
        statement(Kind.CLAIM, "safe"),
        statement(Kind.CLAIM, "slow"),
        statement(Kind.CLAIM, "report"),
    ],
    [
        Inference("act", "because", ["safe"]),
        Inference("safe", "because", ["crash"]),
        Inference("safe", "but", ["slow"]),
        Inference("slow", "but", ["rate"]),
    ],
    [Source("trial", "A trial."), Source("report", "A report.")],
)


def test_evidence_is_withdrawn_with_its_last_source() -> None:
    assert not what_if(PLAN, without=["@report"])
    assert list(what_if(PLAN, without=["trial"])) == ["act", "crash", "safe"]
    assert list(what_if(PLAN, without=["trial", "@report"])) == ["act", "rate", "crash", "safe"]


def test_a_bare_id_names_a_statement_before_a_source() -> None:
    assert list(what_if(PLAN, without=["report"])) == ["report"]


def test_a_withdrawn_statement_has_no_judgement() -> None:
    assert what_if(PLAN, without=["crash"]) == {
        "act": Change(SUPPORTED, Judgement(Verdict.UNSUPPORTED, Reason.UNGROUNDED)),
        "crash": Change(SUPPORTED, None),
        "safe": Change(SUPPORTED, BARE),
    }


def test_a_granted_claim_is_conditional() -> None:
    assert what_if(PLAN, grant=["slow"]) == {
        "act": Change(SUPPORTED, Judgement(Verdict.UNSUPPORTED, Reason.DEFEATED)),
        "safe": Change(SUPPORTED, CONTESTED),
        "slow": Change(BARE, CONDITIONAL),
    }


@pytest.mark.parametrize(
    ("without", "grant", "message"),
    [
        (["craash"], [], "this map has no statement or source 'craash'; did you mean 'crash'"),
        (["@trail"], [], "this map has no statement or source '@trail'; did you mean '@trial'"),
        ([], ["trial"], "this map has no statement 'trial'"),
        ([], ["zzz"], "this map has no statement 'zzz'$"),
        (["trial"], ["crash"], "'crash' cannot be both withdrawn and granted"),
    ],
)
def test_wrong_suppositions_are_refused(without: list[str], grant: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        what_if(PLAN, without=without, grant=grant)


@given(maps(), st.data())
def test_withdrawn_reasons_are_not_called_missing(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    givens = [each.id for each in argument_map.statements.values() if each.kind.is_given]
    out = data.draw(st.sets(st.sampled_from(givens))) if givens else set()
    withdrawn = WithdrawnStatements(argument_map, dict.fromkeys(out, "it failed"))
    left = assess(suppose(argument_map, without=out))
    told = explanations(left, left.map.statements, withdrawn=withdrawn)
    for name, explanation in told.items():
        first = format_explanation(explanation).splitlines()[0]
        if withdrawn.withdrawn_reasons(name):
            assert "no reason is given" not in first


def test_a_string_names_one_statement_to_withdraw_or_grant() -> None:
    argument_map = parse("claim ab: So.\n  because evidence a: Seen.\nevidence b: Heard.\n")
    assert what_if(argument_map, without="ab").keys() == {"ab"}
    assert suppose(argument_map, without="ab") == argument_map.without("ab")
    assert suppose(argument_map, grant="ab").statements["ab"].kind is Kind.ASSUMPTION
