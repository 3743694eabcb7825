"""The least example of a strategy: what a test that fails would show."""

from collections.abc import Callable
from random import Random
from typing import TypeVar

from hypothesis import Phase, find, settings
from hypothesis import strategies as st

Example = TypeVar("Example")


def least(
    strategy: st.SearchStrategy[Example],
    wanted: Callable[[Example], bool] = lambda _: True,
    random: Random | None = None,
) -> Example:
    """The least example that is wanted; nobody needs it explained."""
    phases = [Phase.generate, Phase.shrink]
    asked = settings(max_examples=2000, database=None, deadline=None, phases=phases)
    return find(strategy, wanted, settings=asked, random=random)
