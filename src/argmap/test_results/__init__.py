"""Results of tests, and the evidence that they withdraw from a map."""

from argmap.test_results.outcomes import Outcome, Outcomes, Result, iter_parents
from argmap.test_results.withdrawal import Withdrawal, withdrawals

__all__ = [
    "Outcome",
    "Outcomes",
    "Result",
    "Withdrawal",
    "iter_parents",
    "withdrawals",
]
