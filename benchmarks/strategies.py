"""How many examples each strategy of `argmap.testing` gives in a second of processor time.

    python benchmarks/strategies.py

Best of three runs, each of 300 examples that are generated and not looked at.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings

from argmap.testing import broken_documents, documents, edits, flawed_maps, maps

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

EXAMPLES = 300

STRATEGIES: dict[str, SearchStrategy[object]] = {
    "maps()": maps(),
    "maps(plain=True, size=(1, 7))": maps(plain=True, size=(1, 7)),
    "maps(depth=3, connected=True)": maps(depth=3, connected=True),
    'maps(recommendations="supported")': maps(recommendations="supported"),
    'maps(recommendations="contested", depth=3)': maps(recommendations="contested", depth=3),
    "documents()": documents(),
    "broken_documents()": broken_documents(),
    "maps(size=(1, 5)).flatmap(edits)": maps(size=(1, 5)).flatmap(edits),
    'flawed_maps("R005")': flawed_maps("R005"),
}


def main() -> None:
    for name, strategy in STRATEGIES.items():
        print(f"{name:45} {max(rate(strategy) for _ in range(3)):6.0f} a second")


def rate(strategy: SearchStrategy[object]) -> float:
    count = 0

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def looked_at(_: object) -> None:
        nonlocal count
        count += 1

    begun = time.process_time()
    looked_at()
    return count / (time.process_time() - begun)


if __name__ == "__main__":
    main()
