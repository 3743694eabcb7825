"""Evidence that runs: how the tests came out that evidence names, and what that leaves of a map."""

from argmap.outcomes.record import Outcome, Outcomes, Trial, above
from argmap.outcomes.withdrawal import Withdrawal, tests_of, withdrawals

__all__ = ["Outcome", "Outcomes", "Trial", "Withdrawal", "above", "tests_of", "withdrawals"]
