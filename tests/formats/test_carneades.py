"""Carneades: undercutters, issues, assumptions and roles, in YAML and in LKIF."""

import pytest

from argmap.formats import LossKind, parse
from argmap.model import Kind
from tests.formats.readers import FILES, count_losses, places, read, relations


def test_arguments_undercutters_and_issues_become_relations() -> None:
    found = read("carneades.yml", "carneades").map
    assert relations(found) == {
        "british because bermuda since rule unless the-rule-does-not-apply",
        "the-rule-does-not-apply because american",
        "british because passport",
        "british because bermuda",
        "harry-is-no-british-subject because (expert opinion) american",
        "british but harry-is-no-british-subject",
        "harry-is-no-british-subject but british",
    }
    kinds = {name: found.statements[name].kind for name in ("bermuda", "rule", "american")}
    assert kinds == {"bermuda": Kind.ASSUMPTION, "rule": Kind.ASSUMPTION, "american": Kind.CLAIM}
    [source] = found.sources.values()
    assert source.text == "Toulmin, The Uses of Argument."


def test_what_only_carneades_can_run_is_reported() -> None:
    found = read("carneades.yml", "carneades")
    assert count_losses(found) == {
        LossKind.INCOMPLETE_RELATION: 1,
        LossKind.WEIGHT: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.HEADER: 1,
        LossKind.SETTING: 3,
    }
    assert places(found, LossKind.SETTING) == {"i1", "argument_schemes", "tests"}


def test_premises_of_lkif_may_be_exceptions_warrants_or_negative() -> None:
    found = read("lkif.xml", "lkif").map
    assert relations(found) == {
        "contract because (rule) agreement and not-one-was-a-minor"
        " and not-they-were-joking since law unless fraud",
        "not-one-was-a-minor but minor",
        "not-one-was-a-minor because adult",
        "minor but adult",
        "not-they-were-joking but joke",
        "contract but form",
    }
    assert found.title == "A contract"
    assert found.statements["contract"].tags == ("main-issue",)


def test_what_lkif_says_is_accepted_or_rejected_is_given() -> None:
    statements = read("lkif.xml", "lkif").map.statements
    given = {name for name, statement in statements.items() if statement.kind.is_given}
    assert given == {"agreement", "adult", "not-they-were-joking"}


def test_losses_of_lkif_are_reported() -> None:
    found = read("lkif.xml", "lkif")
    assert count_losses(found) == {
        LossKind.TEXT: 2,
        LossKind.WEIGHT: 1,
        LossKind.ATTRIBUTE: 2,
        LossKind.SETTING: 2,
    }
    assert places(found, LossKind.ATTRIBUTE) == {"a1", "fraud"}


def test_losses_are_in_the_order_of_the_file() -> None:
    keys = ["zeta", "labels", "beta", "tests", "eta", "language", "alpha"]
    content = "statements: {}\narguments: {}\n" + "".join(f"{key}: x\n" for key in keys)
    losses = parse(content, "carneades").losses
    assert [loss.element for loss in losses] == keys


def test_other_attributes_and_second_titles_of_lkif_are_reported() -> None:
    content = (FILES / "lkif.xml").read_text("utf-8")
    content = content.replace('id="a3"', 'id="a3" note="late"').replace(
        "</argument-graphs>", '<argument-graph id="h" title="Another"/></argument-graphs>'
    )
    before, found = read("lkif.xml", "lkif"), parse(content, "lkif")
    assert found.map == before.map
    assert places(found, LossKind.TITLE) == {"h"}
    assert places(found, LossKind.ATTRIBUTE) - places(before, LossKind.ATTRIBUTE) == {"a3"}


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("issues: {i: so}", LossKind.INCOMPLETE_RELATION),
        ("issues: [so]", LossKind.INCOMPLETE_RELATION),
        ("arguments: [so]", LossKind.INCOMPLETE_RELATION),
        ("meta: so", LossKind.HEADER),
    ],
)
def test_parts_of_another_shape_are_reported(part: str, kind: LossKind) -> None:
    assert count_losses(parse(f"statements: {{p: P}}\n{part}\n", "carneades")) == {kind: 1}
