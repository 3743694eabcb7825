"""Merge two versions of a map statement by statement."""
