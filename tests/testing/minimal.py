"""Find the minimal example of a strategy: the one that a failing test would show."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import Phase, find, settings
from hypothesis import strategies as st

Example = TypeVar("Example")


def minimal(
    strategy: st.SearchStrategy[Example], condition: Callable[[Example], bool] = lambda _: True
) -> Example:
    phases = [Phase.generate, Phase.shrink]
    return find(
        strategy, condition, settings=settings(max_examples=2000, database=None, phases=phases)
    )
