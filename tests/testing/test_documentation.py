"""The page on strategies names everything public."""

import re
from pathlib import Path

from argmap import testing
from argmap.testing import laws
from argmap.testing.narrowing import Narrowing

PAGE = (Path(__file__).parents[2] / "docs" / "strategies.md").read_text(encoding="utf-8")


def test_it_names_every_argument_law_and_strategy() -> None:
    prose = re.sub(r"^```.*?^```", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    named = {name for code in re.findall(r"`([^`]+)`", prose) for name in re.findall(r"\w+", code)}
    public_laws = {
        name
        for name, value in vars(laws).items()
        if name[0].islower() and getattr(value, "__module__", "") == laws.__name__
    }
    assert public_laws <= named
    assert named >= Narrowing.__annotations__.keys()
    assert {name for name in testing.__all__ if name[0].islower()} - {"laws"} <= named
