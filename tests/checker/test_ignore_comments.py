"""Remarks: which line each is about, and where it ends."""

import pytest

from argmap.checker.ignore_comments import IgnoreComment, IgnoreComments
from argmap.checker.registry import RULES
from tests.checker.cases import written

REMARK = "// argmap: ignore R001 (later)"
ACT = "recommendation act: Act now."


def remarks(text: str) -> list[IgnoreComment]:
    return [*IgnoreComments(written(text), RULES).all]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (f"{REMARK}\n{ACT}\n", 2),
        (f"{REMARK}\n{ACT}", 2),
        (f"{ACT}\n{REMARK}\n  because claim b: It helps.", 3),
        (f"{ACT}\n{REMARK}\n\n  // It does.\n  because claim b: It helps.\n", 5),
        (f"{ACT}\n{REMARK}\n", 4),
        (f"{ACT}\n{REMARK}", 3),
    ],
)
def test_a_remark_is_about_the_next_line_with_anything_on_it(text: str, about: int) -> None:
    [remark] = remarks(text)
    assert remark.about == about


def test_remarks_below_each_other_are_about_one_line() -> None:
    text = f"{REMARK}\n{REMARK}\n{ACT}\n{REMARK}\n  because claim b: It helps.\n{REMARK}\n"
    assert [each.about for each in remarks(text)] == [3, 3, 5, 8]


def test_a_remark_ends_with_its_line() -> None:
    [remark] = remarks(f"// argmap: ignore R001\n{ACT[:-1]} (or later)\n")
    assert remark.wrong is not None
    assert remark.wrong[0] == "this gives no reason"


@pytest.mark.parametrize(
    ("reason", "is_one"), [("(X)", True), ("(see (a))", True), ("( )", False), ("((\t))", False)]
)
def test_a_reason_is_anything_in_brackets(reason: str, is_one: bool) -> None:
    [remark] = remarks(f"// argmap: ignore R001 {reason}\n{ACT}\n")
    assert (remark.wrong is None) is is_one
