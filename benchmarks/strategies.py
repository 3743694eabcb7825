"""Count how many examples a second each strategy of `argmap.testing` generates.

    python benchmarks/strategies.py

Prints the best of three runs of 300 examples, in seconds of processor time.
"""

from __future__ import annotations

import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from argmap.testing import broken_documents, documents, edits, flawed_maps, maps

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
    """Print the rate of each strategy."""
    for name, strategy in STRATEGIES.items():
        rate = max(measure_rate(strategy) for _ in range(3))
        print(f"{name:45} {rate:6.0f} a second")


def measure_rate(strategy: SearchStrategy[object]) -> float:
    """Return how many examples a second a strategy generates."""
    count = 0

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def count_example(_: object) -> None:
        nonlocal count
        count += 1

    start = time.process_time()
    count_example()
    return count / (time.process_time() - start)


if __name__ == "__main__":
    main()
