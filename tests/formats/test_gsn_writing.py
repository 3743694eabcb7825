"""Maps as GSN: what a strategy can express is kept, and the rest is changed and reported."""

from collections import Counter
from typing import Any

import yaml
from hypothesis import given, settings

from argmap.formats import LossKind, dump, parse
from argmap.loader import parse as parse_map
from argmap.model import ArgumentMap, Statement
from argmap.testing import maps

SUPPORT = {"Goal", "Strategy", "Solution", "CounterGoal", "CounterSolution"}


def read_elements(argument_map: ArgumentMap) -> dict[str, Any]:
    found = yaml.safe_load(dump(argument_map, "gsn").text)
    return {key: element for key, element in found.items() if key != "module"}


def count_losses(text: str) -> dict[LossKind, int]:
    return Counter(loss.kind for loss in dump(parse_map(text), "gsn").losses)


def test_a_safety_case_is_kept() -> None:
    case = parse_map(
        "title: Brake\n"
        "claim safe: The brake is safe.\n"
        "  because claim stops: It stops.\n"
        "  and evidence test: It was tested.\n"
        "  since assumption hazards: These are all hazards.\n"
        "  since assumption dry: Roads are dry.\n"
        "  unless claim ice: There is ice.\n"
        "  because evidence years: Ten years without accident.\n"
        "  unless claim luck: It was luck.\n"
        "  but claim old: It is old.\n"
    )
    exported = dump(case, "gsn")
    assert not exported.losses
    elements = read_elements(case)
    assert elements["safe"]["supportedBy"] == ["hazards", "years"]
    assert elements["hazards"]["supportedBy"] == ["stops", "test"]
    assert elements["hazards"]["inContextOf"] == ["dry"]
    assert elements["ice"]["challenges"] == ["hazards"]
    assert elements["luck"]["challenges"] == ["safe -> years"]
    assert elements["old"]["nodeType"] == "CounterGoal"
    assert parse(exported.text, "gsn").map == case


def test_linked_premises_without_a_warrant_get_a_strategy() -> None:
    text = "claim a: A.\n  because claim b: B.\n  and claim c: C.\n"
    assert count_losses(text) == {LossKind.LINKED_PREMISES: 1}
    elements = read_elements(parse_map(text))
    assert elements["a"]["supportedBy"] == ["a-strategy-1"]
    assert elements["a-strategy-1"]["supportedBy"] == ["b", "c"]


def test_an_assumption_beside_a_premise_becomes_a_condition() -> None:
    text = "claim a: A.\n  because claim b: B.\n  and assumption c: C.\n"
    assert count_losses(text) == {LossKind.LINKED_PREMISES: 2}
    assert read_elements(parse_map(text))["a-strategy-1"]["inContextOf"] == ["c"]


def test_an_assumption_that_is_a_reason_by_itself_becomes_a_goal() -> None:
    text = "claim a: A.\n  because assumption b: B.\n"
    assert count_losses(text) == {LossKind.KIND: 1}
    assert read_elements(parse_map(text))["b"]["nodeType"] == "Goal"


def test_an_objection_of_several_premises_gets_a_goal() -> None:
    text = "claim a: A.\n  but claim b: B.\n  and claim c: C.\n"
    assert count_losses(text) == {LossKind.OBJECTION: 1, LossKind.LINKED_PREMISES: 1}
    elements = read_elements(parse_map(text))
    assert elements["a-objection-1"]["text"] == "B.; C."
    assert elements["a-objection-1"]["challenges"] == ["a"]


def test_exceptions_that_no_relation_tells_apart_are_reported() -> None:
    twice = "  because [b]\n  unless [c]\n"
    text = f"claim b: B.\n\nclaim c: C.\n\nclaim a: A.\n{twice}{twice}"
    assert count_losses(text) == {LossKind.EXCEPTION: 2}
    assert count_losses(text.replace("because", "but")) == {LossKind.EXCEPTION: 2}


def test_an_objection_before_a_reason_is_reported() -> None:
    text = "claim a: A.\n  but claim b: B.\n  because claim c: C.\n"
    assert count_losses(text) == {LossKind.LAYOUT: 1}


def test_the_id_module_is_replaced() -> None:
    written = dump(ArgumentMap([Statement("claim", "module", "A.")], title="B"), "gsn")
    assert [loss.kind for loss in written.losses] == [LossKind.ID]
    assert yaml.safe_load(written.text) == {
        "module": {"name": "B"},
        "module-1": {"nodeType": "Goal", "text": "A."},
    }


@settings(max_examples=60)
@given(maps(plain=True))
def test_relations_are_those_that_gsn_allows(argument_map: ArgumentMap) -> None:
    elements = read_elements(argument_map)
    types = {key: element["nodeType"] for key, element in elements.items()}
    for key, element in elements.items():
        if "supportedBy" in element:
            assert types[key] in ("Goal", "CounterGoal", "Strategy")
            assert {types[target] for target in element["supportedBy"]} <= SUPPORT
        if "inContextOf" in element:
            assert types[key] == "Strategy"
            assert {types[target] for target in element["inContextOf"]} == {"Assumption"}
        assert ("challenges" in element) == types[key].startswith("Counter")
        for target in element.get("challenges", ()):
            assert set(target.split(" -> ")) <= set(elements)
