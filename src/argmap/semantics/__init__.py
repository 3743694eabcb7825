"""What "supported" means: the well-founded model of a map, the verdicts, and their bases."""

from argmap.semantics.assessment import Assessment, assess, to_assessment, verdicts
from argmap.semantics.judgement import Judgement, Reason, Verdict
from argmap.semantics.program import Reading
from argmap.semantics.reading_result import Obstacle, ReadingResult, Role

__all__ = [
    "Assessment",
    "Judgement",
    "Obstacle",
    "Reading",
    "ReadingResult",
    "Reason",
    "Role",
    "Verdict",
    "assess",
    "to_assessment",
    "verdicts",
]
