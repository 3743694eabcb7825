"""YAML of David Sanson's tools: reasons, objections, implicit claims, labels and notes."""

import pytest

from argmap.formats import FormatError, LossKind, parse
from tests.formats.readers import count_losses, read, relations


def test_keys_become_claims_reasons_and_objections() -> None:
    found = read("argmap.yml", "argmap-yaml").map
    assert relations(found) == {
        "brunellus-is-irrational because (argumentum ad asinum)"
        " brunellus-is-a-donkey and all-donkeys-are-irrational",
        "all-donkeys-are-irrational but some-donkeys-calculate",
        "brunellus-is-irrational but brunellus-studied-in-paris and most-who-study-in-paris",
        "brunellus-is-irrational because brunellus-is-a-donkey",
    }
    assert found.statements["most-who-study-in-paris"].tags == ("implicit",)
    assert found.statements["brunellus-is-a-donkey"].attributes["note"] == "Brunellus is a name."


def test_what_is_lost_is_reported_with_its_line() -> None:
    found = read("argmap.yml", "argmap-yaml")
    assert {(loss.kind, loss.span.line) for loss in found.losses if loss.span} == {
        (LossKind.INCOMPLETE_RELATION, 17),
        (LossKind.WEIGHT, 11),
        (LossKind.LAYOUT, 4),
    }
    assert sum(count_losses(found).values()) == 3


@pytest.mark.parametrize(
    ("content", "line"),
    [("a:\n  b:\n  b:\n", 3), ("a: [\n", 2), ("a: &x\n  b: *x\n", 2), ("a: *x\n", 1), ("- a\n", 0)],
)
def test_yaml_that_cannot_be_read_is_an_error_with_its_line(content: str, line: int) -> None:
    with pytest.raises(FormatError) as error:
        parse(content, "argmap-yaml", "plan.yml")
    assert (error.value.path, error.value.line) == ("plan.yml", line)


@pytest.mark.parametrize(
    "content",
    [
        "[" * 5_000,
        "a:\n" + "".join(" " * depth + "- \n" for depth in range(500)),
        "a: &a0 [x]\n" + "".join(f"b{n}: &a{n + 1} [{f'*a{n}, ' * 9}]\n" for n in range(9)),
        "a: \x01\n",
    ],
    ids=["brackets", "levels", "aliases", "control"],
)  # fmt: skip
def test_hostile_yaml_is_refused(content: str) -> None:
    with pytest.raises(FormatError):
        parse(content, "argmap-yaml")
