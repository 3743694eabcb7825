"""Benchmarks: how long argmap takes, beside Argdown and beside an empty Python.

    python -m benchmarks --argdown FOLDER -o docs/speed.md

`arguments` generates what is measured, `processes` runs and times commands, `comparisons` pairs
them, and `speed_page` writes the results as Markdown. `strategies` counts how many examples a
second the Hypothesis strategies give.
"""
