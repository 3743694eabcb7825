"""Ignore comments: which line they refer to, and where they end."""

import pytest

from argmap.checker.ignore_comments import IgnoreComment, IgnoreComments
from argmap.checker.registry import RULES
from tests.checker.cases import parse_map

COMMENT = "// argmap: ignore R001 (later)"
ACT = "recommendation act: Act now."


def find_comments(text: str) -> list[IgnoreComment]:
    return [*IgnoreComments(parse_map(text), RULES).comments]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{COMMENT}\n{ACT}\n", 2),
        (f"{COMMENT}\n{ACT}", 2),
        (f"{ACT}\n{COMMENT}\n  because claim b: It helps.", 3),
        (f"{ACT}\n{COMMENT}\n\n  // It does.\n  because claim b: It helps.\n", 5),
        (f"{ACT}\n{COMMENT}\n", 4),
        (f"{ACT}\n{COMMENT}", 3),
    ],
)
def test_a_comment_refers_to_the_next_line_with_content(text: str, line: int) -> None:
    [comment] = find_comments(text)
    assert comment.line == line


def test_a_comment_after_a_text_is_malformed() -> None:
    [comment] = find_comments(f"claim a: A.\n\n{ACT} {COMMENT}\n")
    assert comment.error is not None
    assert (comment.span.line, comment.line) == (3, 3)
    assert not comment.rules


def test_consecutive_comments_refer_to_one_line() -> None:
    text = f"{COMMENT}\n{COMMENT}\n{ACT}\n{COMMENT}\n  because claim b: It helps.\n{COMMENT}\n"
    assert [each.line for each in find_comments(text)] == [3, 3, 5, 8]


def test_a_comment_ends_with_its_line() -> None:
    [comment] = find_comments(f"// argmap: ignore R001\n{ACT[:-1]} (or later)\n")
    assert comment.error is not None
    assert comment.error[0] == "this comment gives no reason"


@pytest.mark.parametrize(
    ("reason", "is_valid"), [("(X)", True), ("(see (a))", True), ("( )", False), ("((\t))", False)]
)
def test_a_reason_is_any_text_in_parentheses(reason: str, is_valid: bool) -> None:
    [comment] = find_comments(f"// argmap: ignore R001 {reason}\n{ACT}\n")
    assert (comment.error is None) is is_valid
