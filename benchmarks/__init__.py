"""How fast argmap is beside what people would use instead: one command, one table.

    python -m benchmarks --argdown FOLDER --argdown OTHER -o docs/speed.md

Each module has one subject: `shapes` makes what is measured, `dialects` writes it in our language
and in those of others, `contestants` and `solvers` know who can do what, `bytecode` sees to it that
argmap is as installed, `measuring` runs and times. `commands`, `disputes`, `growth`, `edits` and
`folders` say what is compared, `goals` what shall come of it, and `page` writes it down.
`test_parts.py` times the parts. `mutation` is about something else: what the tests are worth.
"""
