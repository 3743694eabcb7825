"""Accounts of a map for whoever asks: what its statements rest on, as text and as data."""
