"""The page on strategies: its code runs, and it names everything public."""

import re
from pathlib import Path

import pytest

from argmap import testing
from argmap.testing import laws
from argmap.testing.narrowing import Narrowing

PAGE = (Path(__file__).parents[2] / "docs" / "strategies.md").read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def test_its_code_is_a_test_module(pytester: pytest.Pytester) -> None:
    # The example of a state machine runs 100 times 50 steps with Hypothesis's own settings.
    settings = (
        "from hypothesis import settings\nsettings.register_profile('few', max_examples=10)\n"
    )
    pytester.makeconftest(settings + "settings.load_profile('few')\n")
    pytester.makepyfile(CODE)
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=4)


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
