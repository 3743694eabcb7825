"""Argument maps: read one, learn what its recommendations rest on, see it as a diagram."""
