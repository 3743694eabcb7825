"""GSN: strategies, contexts, challenges of elements and relations, and modules."""

import pytest

from argmap.formats import LossKind, parse
from argmap.model import Kind
from tests.formats.readers import count_losses, places, read, relations

NAME = "gsn/brake.gsn.yaml"


def test_strategies_join_goals_and_challenges_become_objections_and_exceptions() -> None:
    assert relations(read(NAME, "gsn").map) == {
        "G1 because G2 and G3 and G4 since S1 since S2 since A1 since J1 unless CG1",
        "G1 because Sn3 since A1",
        "G2 because Sn1 unless CG3",
        "G4 because Sn4",
        "Sn1 but CG1 unless CSn2",
    }


def test_kinds_contexts_urls_and_marks_are_kept() -> None:
    found = read(NAME, "gsn").map
    assert found.title == "Brake"
    assert found.statements["G1"].attributes["context"] == ("Road vehicles",)
    assert found.statements["G3"].tags == ("undeveloped",)
    assert found.statements["CSn2"].kind is Kind.EVIDENCE
    [citation] = found.statements["Sn1"].citations
    assert found.sources[citation.source].attributes["url"] == "https://example.org/disc"


def test_what_is_lost_is_reported_with_the_element() -> None:
    found = read(NAME, "gsn")
    assert count_losses(found) == {
        LossKind.INCOMPLETE_RELATION: 5,
        LossKind.STATEMENT: 4,
        LossKind.TEXT: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.TITLE: 1,
        LossKind.HEADER: 1,
        LossKind.LAYOUT: 2,
    }
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"G0", "G1", "G3", "S3", "CG3"}
    assert places(found, LossKind.STATEMENT) == {"", "X1", "Sn1", "C2"}


def test_strategies_below_each_other_end_in_one_reason() -> None:
    content = (
        "G1: {supportedBy: S1}\nS1: {supportedBy: [S2]}\nS2: {supportedBy: [S1, Sn1]}\nSn1: {}\n"
    )
    assert relations(parse(content, "gsn").map) == {"G1 because Sn1 since S1 since S2"}


def test_relations_to_and_from_a_strategy_can_be_challenged() -> None:
    content = (
        "G1: {supportedBy: S1}\nS1: {supportedBy: [G2, S2]}\nG2: {}\n"
        "S2: {supportedBy: G3, inContextOf: A1}\nG3: {}\nA1: {}\n"
    )
    reason = "G1 because G2 and G3 since S1 since S2 since A1"
    for relation in ("G1 -> S1", "S1 -> G2", "S1 -> S2", "S2 -> A1"):
        found = parse(f'{content}CG1: {{challenges: "{relation}"}}\n', "gsn")
        assert relations(found.map) == {f"{reason} unless CG1"}
    found = parse(f'{content}CG1: {{challenges: "G2 -> G3"}}\n', "gsn")
    assert relations(found.map) == {reason}
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"CG1"}


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_part_at_the_end_of_a_file_is_shown(end: str) -> None:
    [loss] = parse(f"G1: {{text: A}}\nX1:\n  - b\n  - c{end}", "gsn").losses
    assert "“- b - c”" in loss.about


def test_a_file_outside_of_the_folder_is_not_read() -> None:
    found = parse("module: {uses: [../../secret.yaml]}\nG1: {text: A}\n", "gsn")
    assert count_losses(found) == {LossKind.STATEMENT: 1}


def test_losses_of_a_context_are_in_the_order_of_the_file() -> None:
    fields = [f"{name}: x" for name in ("zeta", "beta", "eta", "theta", "alpha")]
    found = parse(f"G1: {{inContextOf: [C1]}}\nC1: {{text: A, {', '.join(fields)}}}\n", "gsn")
    lost = [loss.about for loss in found.losses if loss.kind is LossKind.ATTRIBUTE]
    assert [about.replace("“", "").replace("”", "") for about in lost] == fields
