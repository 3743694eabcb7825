"""Toulmin in YAML: data, warrant, backing, qualifier and rebuttals."""

from argmap.formats import LossKind, parse
from argmap.model import Kind
from tests.formats.readers import count_losses, read, relations


def test_the_parts_of_an_argument_become_premises_warrant_and_exceptions() -> None:
    found = read("toulmin.yaml", "toulmin").map
    assert relations(found) == {
        "rain because it-rained-in-may and it-was-warm-in-june since rain-and-warmth-make-a"
        " unless hail-falls unless locusts-come",
        "rain-and-warmth-make-a because the-records-of-1950-to",
    }
    assert found.statements["it-rained-in-may"].kind is Kind.EVIDENCE
    assert found.statements["rain"].attributes == {"qualifier": "probably", "tier": "EMPIRICAL"}
    assert found.statements["locusts-come"].attributes == {"metric": "count them"}


def test_a_warrant_without_backing_is_taken_for_granted() -> None:
    found = parse("data: A\nwarrant: B\nclaim: C\n", "toulmin").map
    assert found.statements["b"].kind is Kind.ASSUMPTION


def test_what_is_lost_is_reported() -> None:
    assert count_losses(read("toulmin.yaml", "toulmin")) == {
        LossKind.INCOMPLETE_RELATION: 1,
        LossKind.ATTRIBUTE: 2,
        LossKind.TAG: 1,
        LossKind.TITLE: 1,
    }
