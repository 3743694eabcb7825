"""jPipe: strategies, templates and their overrides, loads, and what is not run."""

import pytest

from argmap.formats import FormatError, LossKind, parse
from argmap.model import Kind
from tests.formats.readers import count_losses, places, read, relations

NAME = "jpipe/release.jd"


def test_strategies_are_warrants_and_templates_are_filled_in() -> None:
    found = read(NAME, "jpipe").map
    assert relations(found) == {
        "release.tested.ok because release.tested.report and release.tested.plan"
        " since release.tested.run",
        "release.tested.ok because release.docs",
        "release.docs because release.reader since release.read",
        "night.c because night.sun",
    }
    assert found.statements["release.tested.report"].kind is Kind.EVIDENCE
    assert found.statements["night.sun"].tags == ("abstract",)
    assert [section.title for section in found.sections] == ["release", "night"]


def test_what_is_lost_is_reported_with_its_line() -> None:
    found = read(NAME, "jpipe")
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 2,
        LossKind.INCOMPLETE_RELATION: 3,
        LossKind.STATEMENT: 3,
    }
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"nobody", "idle"}
    assert {loss.span.line for loss in found.losses if loss.span} == {4, 5, 12, 13, 18, 19, 28}


def test_a_model_with_one_justification_keeps_its_ids() -> None:
    content = 'justification j { conclusion c is "C" evidence e is "E" e supports c }'
    found = parse(content, "jpipe").map
    assert relations(found) == {"c because e"}
    assert found.title == "j"


def test_templates_that_implement_each_other_are_read() -> None:
    content = (
        "template a implements b {} template b implements a {} justification j implements a {}"
    )
    assert LossKind.UNKNOWN_RELATION in count_losses(parse(content, "jpipe"))


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("justification {", 15),
        ('justification j { conclusion c "C" }', 32),
        ("justification j { c supports }", 30),
        ("justification j {", 18),
        ("hello", 1),
    ],
)
def test_a_syntax_error_has_its_place(content: str, column: int) -> None:
    with pytest.raises(FormatError) as error:
        parse(content, "jpipe", "plan.jd")
    assert (error.value.path, error.value.line, error.value.column) == ("plan.jd", 1, column)
