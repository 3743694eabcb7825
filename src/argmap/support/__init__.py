"""What "supported" means: the well-founded model of a map, the verdicts, and what they rest on."""

from argmap.support.assessment import Assessment, Obstacle, Role, assess
from argmap.support.judgement import Judgement, Reason, Verdict, verdicts
from argmap.support.program import Reading

__all__ = [
    "Assessment",
    "Judgement",
    "Obstacle",
    "Reading",
    "Reason",
    "Role",
    "Verdict",
    "assess",
    "verdicts",
]
