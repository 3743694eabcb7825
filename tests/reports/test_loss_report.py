"""The report of what a conversion lost."""

import pytest

from argmap.formats import Loss, LossKind, LossReport
from argmap.reports.loss_report import format_losses, is_shortened


@pytest.mark.parametrize(
    ("loss", "line"),
    [
        (Loss(LossKind.TAG, "#a", "claim"), "claim: #a"),
        (Loss(LossKind.TAG, "#a"), "#a"),
        (Loss(LossKind.HEADER, "id: 3", "id"), "id: 3"),
        (Loss(LossKind.HEADER, "idle: 3", "id"), "id: idle: 3"),
    ],
)
def test_a_loss_names_its_element_once(loss: Loss, line: str) -> None:
    assert format_losses(LossReport((loss,)), "a.json").splitlines()[-1].strip() == line


@pytest.mark.parametrize(("count", "expected"), [(0, False), (3, False), (4, True)])
def test_more_than_three_losses_of_a_kind_are_counted(count: int, expected: bool) -> None:
    losses = tuple(Loss(LossKind.TAG, f"#t{number}") for number in range(count))
    others = tuple(Loss(LossKind.TEXT, f"{number}") for number in range(3))
    report = LossReport(losses + others)
    assert is_shortened(report) is expected
    assert ("and 1 more" in format_losses(report, "a.json")) is expected
