"""Reports on maps: findings, explanations, evidence and coverage, for people and for programs."""
