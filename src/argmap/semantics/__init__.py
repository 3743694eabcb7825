"""What "supported" means: the well-founded model of a map, the verdicts, and what they rest on."""

from argmap.semantics.assessment import Assessment, Obstacle, Role, assess
from argmap.semantics.judgement import Judgement, Reason, Verdict, verdicts
from argmap.semantics.program import Reading

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
