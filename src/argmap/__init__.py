"""Argument maps: parse one, find the recommendations that nothing supports, draw it.

>>> import argmap
>>> plan = argmap.parse('''
... recommendation act: Act now.
...   because claim: It helps.
... ''')
>>> argmap.verdicts(plan)["act"].verdict
<Verdict.UNSUPPORTED: 'unsupported'>

To read a map: `load`, `parse`; for editors, `load_draft`, `parse_draft`; for all maps in a Markdown
file, `load_drafts`.
To build one: `MapBuilder`. To write one: `canonical_text`.
To evaluate it: `verdicts`, `assess`, `explain`, `what_if`, `critical`, `robustness`, `cruxes`,
`to_settle`, `evidence_table`, `strengths`.
To check it: `check`, `check_draft`, `Settings`, `read_settings`; your own rules: `rule`.
To report on it: `format_report`, `format_explanation`, `format_evidence`, `format_coverage`.
To draw it: `draw`, `render`, `to_graphviz`; as an interactive page: `to_html`.

`dir(argmap)` lists all public names. `help(argmap.parse)` describes one. Each is listed once, in
`__init__.pyi`; a module is imported when one of its names is used.
"""

import lazy_loader

# Without `__all__`, help(argmap) shows this page instead of every class in full.
__getattr__, __dir__, _ = lazy_loader.attach_stub(__name__, __file__)
