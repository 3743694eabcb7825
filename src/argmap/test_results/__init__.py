"""Evidence that runs: how the tests came out that evidence names, and what that leaves of a map."""

from argmap.test_results.record import Outcome, Outcomes, Trial, above
from argmap.test_results.withdrawal import Withdrawal, tests_of, withdrawals

__all__ = ["Outcome", "Outcomes", "Trial", "Withdrawal", "above", "tests_of", "withdrawals"]
