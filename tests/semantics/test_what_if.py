"""What if something were withdrawn, or granted."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Citation, Inference, Kind, Source
from argmap.semantics import Judgement, Reading, Reason, Verdict, verdicts
from argmap.semantics.what_if import Change, suppose, what_if
from tests.semantics.brute_force import brute_verdicts
from tests.semantics.changed_maps import SOURCES, cited_maps, felled_by, without
from tests.semantics.strategies import statement


def granting(argument_map: ArgumentMap, names: set[str]) -> ArgumentMap:
    """The map in which some statements are given and nothing is said against them."""
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
def test_it_says_what_judging_the_changed_map_says(
    data: st.DataObject, argument_map: ArgumentMap
) -> None:
    names = st.sampled_from(list(argument_map.statements))
    withdrawn = data.draw(st.sets(st.one_of(names, st.sampled_from([*SOURCES, "(author)"]))))
    fallen = {*(withdrawn & set(argument_map.statements))}
    fallen.update(felled_by(argument_map, withdrawn - fallen))
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
        judged = change.after and (change.after.verdict, change.after.reason)
        assert judged == expected[name][1]


@given(st.data(), cited_maps())
def test_what_is_granted_holds(data: st.DataObject, argument_map: ArgumentMap) -> None:
    granted = data.draw(st.sampled_from(list(argument_map.statements)))
    verdict = verdicts(suppose(argument_map, grant=[granted]))[granted].verdict
    assert verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)


@given(cited_maps(), st.sampled_from(Reading))
def test_nothing_changes_if_nothing_is_supposed(
    argument_map: ArgumentMap, reading: Reading
) -> None:
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


def test_evidence_falls_with_the_last_of_its_sources() -> None:
    assert not what_if(PLAN, without=["@report"])
    assert list(what_if(PLAN, without=["trial"])) == ["act", "crash", "safe"]
    assert list(what_if(PLAN, without=["trial", "@report"])) == ["act", "rate", "crash", "safe"]


def test_a_bare_id_names_a_statement_before_a_source() -> None:
    assert list(what_if(PLAN, without=["report"])) == ["report"]


def test_to_withdraw_a_statement_leaves_it_without_a_judgement() -> None:
    assert what_if(PLAN, without=["crash"]) == {
        "act": Change(SUPPORTED, Judgement(Verdict.UNSUPPORTED, Reason.UNGROUNDED)),
        "crash": Change(SUPPORTED, None),
        "safe": Change(SUPPORTED, BARE),
    }


def test_to_grant_a_claim_is_not_to_have_evidence_of_it() -> None:
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
def test_what_cannot_be_supposed_is_refused(
    without: list[str], grant: list[str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        what_if(PLAN, without=without, grant=grant)
