"""JSON that is refused: each error has its place."""

import pytest

from argmap.formats import FormatError, parse


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ('{"a": {"b": 1},\n "b": 2, "a": 3}', 2, 10),
        ('{"a": "\\"a\\": {", "c": [{"a": 1}],\n"a": 1}', 2, 1),
        ('{"a":\n NaN}', 2, 2),
        ("[-Infinity]", 1, 2),
        ("[1,\n" + "9" * 5000 + "]", 2, 1),
        ("\n" + "[" * 101 + "]" * 101, 2, 101),
        ('{"a": 1', 1, 8),
    ],
)
def test_what_is_no_json_has_a_place(content: str, line: int, column: int) -> None:
    with pytest.raises(FormatError) as caught:
        parse(content, "aif")
    assert (caught.value.line, caught.value.column) == (line, column)
