"""The rules, one small function each, by what they are about."""
