"""Results of tests, and the evidence that they withdraw from a map."""

from argmap.test_results.outcomes import (
    Outcome,
    Outcomes,
    OutcomesError,
    TestResult,
    find_worst,
    iter_parents,
)
from argmap.test_results.withdrawal import Withdrawal, names_unknown_tests, withdrawals

__all__ = [
    "Outcome",
    "Outcomes",
    "OutcomesError",
    "TestResult",
    "Withdrawal",
    "find_worst",
    "iter_parents",
    "names_unknown_tests",
    "withdrawals",
]
