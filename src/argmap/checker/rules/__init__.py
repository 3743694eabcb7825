"""The rules, one function each, grouped by subject."""
